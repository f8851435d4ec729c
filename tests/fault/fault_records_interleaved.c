// SPDX-License-Identifier: MIT
// Two officers who step the same records through each other, a thousand times in a random but repeatable order: nothing acknowledged is lost,
// nothing refused is there, and no record ends in two ways.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/drafts.h"
#include "model/entry.h"
#include "model/records_store.h"
#include "tests/unit/support/office_fixture.h"

enum {
    INTERLEAVINGS = 1000,
    ACTIONS = 8,
    RECORDS = 2,       // at hand in one interleaving
    PER_CONTRACT = 25, // interleavings, so that evaluations stay short
};

static const char *const states[] = {"planned", "held", "missed", "cancelled"};

struct seen { // what an officer saw when he opened the form
    bool looked;
    char now[16];
    size_t steps;
};

struct officer {
    struct office office;
    struct seen seen[RECORDS];
    char token[DRAFT_TOKEN_SIZE]; // of the form at hand
    bool saved;                   // under that token
};

struct play {
    struct desk *desk;
    struct officer officers[2];
    uint32_t random;
    int64_t contract;
    char refs[RECORDS][24];
    size_t acknowledged[RECORDS];      // steps that were called saved
    long taken, refused, stale, twice; // over all, so that the test is known to have met each
};

static unsigned roll(struct play *play, unsigned sides)
{
    play->random = play->random * 1664525u + 1013904223u;
    return (play->random >> 16) % sides;
}

static void open_officer(struct desk *desk, struct officer *officer, const char *login)
{
    const struct office_options options = {
        .path = desk->f->path, .mode = DB_WRITE, .as_at = on("2027-05-24"), .known_at = MOMENT_ALL};
    must(desk->f, office_open(&options, &officer->office, &desk->f->st));
    officer->office.test_clock = true;
    officer->office.actor.login = login;
}

static const struct record_state *read_record(struct office *office, int64_t contract,
                                              const char *ref, struct arena *arena)
{
    struct status st = {0};
    struct evaluation evaluation;
    struct record_states *all = arena_alloc(arena, sizeof *all);
    assert_true(office_read_begin(office, &st));
    bool good = evaluation_facts(office, contract, office->today, arena, &evaluation, &st);
    office_read_end(office);
    if (!good)
        fail_msg("%s", status_message(&st));
    record_states(&evaluation.facts, DAY_NEVER, MOMENT_ALL, arena, all);
    return record_find(all, "visit", ref);
}

static void look(struct play *play, struct officer *officer, int which)
{
    struct arena *arena = arena_new();
    const struct record_state *own =
        read_record(&officer->office, play->contract, play->refs[which], arena);
    struct seen *seen = &officer->seen[which];
    *seen = (struct seen){.looked = true};
    if (own) {
        snprintf(seen->now, sizeof seen->now, "%s", record_now(own));
        seen->steps = own->step_count;
    }
    draft_token(officer->token);
    officer->saved = false;
    arena_free(arena);
}

// A step that follows from what the officer saw, which may be long past.
static void step(struct play *play, struct officer *officer, int which)
{
    struct seen *seen = &officer->seen[which];
    struct status st = {0};
    struct arena *arena = arena_new();
    const char *to = states[*seen->now ? roll(play, 4) : roll(play, 2)];
    const struct fact fact = record_fact("visit", play->refs[which], on("2027-05-24"), to, NULL, 0);
    enum entry entry = entry_begin(&officer->office, officer->token, &st);
    if (officer->saved)
        assert_int_equal(entry, ENTRY_BEFORE);
    play->twice += entry == ENTRY_BEFORE;
    if (entry == ENTRY_OPEN) {
        bool good = record_take(&officer->office, play->contract, &fact, arena, NULL, &st);
        bool give_up = good && roll(play, 8) == 0; // the line drops before the commit
        if (good && !give_up) {
            assert_true(entry_commit(&officer->office, officer->token, &st));
            officer->saved = true;
            play->taken++;
            play->stale += seen->steps != play->acknowledged[which];
            play->acknowledged[which]++;
        } else {
            entry_give_up(&officer->office);
            play->refused++;
        }
    } else if (entry == ENTRY_FAILED) {
        fail_msg("%s", status_message(&st));
    }
    status_clear(&st);
    arena_free(arena);
}

static bool over(const char *state)
{
    return strcmp(state, "planned") != 0;
}

// Every step that was acknowledged is there and no other; whatever ends it stands last, and once.
static void check(struct play *play)
{
    for (int which = 0; which < RECORDS; which++) {
        for (int i = 0; i < 2; i++) {
            struct arena *arena = arena_new();
            const struct record_state *own =
                read_record(&play->officers[i].office, play->contract, play->refs[which], arena);
            assert_int_equal(own ? own->step_count : 0, play->acknowledged[which]);
            for (size_t j = 0; own && j < own->step_count; j++) {
                bool last = j + 1 == own->step_count;
                if (!last && over(own->steps[j].fact->outcome))
                    fail_msg("%s went on after it %s", play->refs[which],
                             own->steps[j].fact->outcome);
            }
            arena_free(arena);
        }
    }
}

static void interleave(struct play *play, int number)
{
    for (int which = 0; which < RECORDS; which++) {
        snprintf(play->refs[which], sizeof play->refs[which], "V-%d.%d", number, which);
        play->acknowledged[which] = 0;
        for (int i = 0; i < 2; i++)
            play->officers[i].seen[which] = (struct seen){0};
    }
    for (int i = 0; i < ACTIONS; i++) {
        struct officer *officer = &play->officers[roll(play, 2)];
        int which = (int)roll(play, RECORDS);
        if (!officer->seen[which].looked || roll(play, 3) == 0)
            look(play, officer, which);
        else
            step(play, officer, which);
    }
    check(play);
}

static void no_update_is_lost(void **state)
{
    struct desk *desk = *state;
    struct play play = {.desk = desk, .random = 20270524};
    int64_t contracts[INTERLEAVINGS / PER_CONTRACT];
    for (int i = 0; i < INTERLEAVINGS / PER_CONTRACT; i++)
        contracts[i] = desk_contract(desk, arena_printf(desk->f->arena, "P-%d", i), "Acorn",
                                     arena_printf(desk->f->arena, "HC-%d", i));
    db_close(desk->f->db);
    desk->f->db = NULL;
    open_officer(desk, &play.officers[0], "jsmith");
    open_officer(desk, &play.officers[1], "mjones");
    for (int i = 0; i < INTERLEAVINGS; i++) {
        play.contract = contracts[i / PER_CONTRACT];
        interleave(&play, i);
    }
    print_message("%ld taken, %ld refused, %ld past another, %ld saved before\n", play.taken,
                  play.refused, play.stale, play.twice);
    assert_true(play.taken > 1000 && play.refused > 100 && play.stale > 100 && play.twice > 50);
    office_close(&play.officers[0].office);
    office_close(&play.officers[1].office);
    reopen(desk->f, DB_WRITE);
    struct text report = {0};
    if (audit_verify(desk->f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_update_is_lost, desk_setup, desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
