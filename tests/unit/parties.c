// SPDX-License-Identifier: MIT
// Providers, contracts and people: saved for the version that was seen, taken back, and never lost between two officers.
#include "support/office_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "model/entry.h"
#include "model/parties.h"
#include "model/undo.h"

static void open_entry(struct desk *desk, struct office *office)
{
    if (entry_begin(office, NULL, &desk->f->st) != ENTRY_OPEN)
        fail_msg("%s", status_message(&desk->f->st));
}

static void close_entry(struct desk *desk, struct office *office)
{
    must(desk->f, entry_commit(office, NULL, &desk->f->st));
}

static struct desk *ready(void **state)
{
    struct desk *desk = *state;
    desk_contract(desk, "1-101", "Acorn Homecare", "HC-014");
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    return desk;
}

static struct provider acorn(struct desk *desk)
{
    struct provider provider;
    must(desk->f,
         provider_by_ref(desk->office.db, "1-101", desk->f->arena, &provider, &desk->f->st));
    return provider;
}

static struct contract hc014(struct desk *desk)
{
    struct contract contract;
    must(desk->f,
         contract_by_ref(desk->office.db, "HC-014", desk->f->arena, &contract, &desk->f->st));
    return contract;
}

static void sound(struct desk *desk)
{
    struct text report = {0};
    if (audit_verify(desk->office.db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
    struct standing_faults faults;
    must(desk->f, standing_check(desk->office.db, &faults, &desk->f->st));
    assert_int_equal(
        faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles, 0);
}

static void a_version_that_was_not_seen_is_never_overwritten(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office *office = &desk->office;
    struct provider mine = acorn(desk), theirs = mine, now;
    int64_t id = 0;
    theirs.brand = "Acorn Group";
    open_entry(desk, office);
    must(f, parties_save_provider(office, &theirs, &id, NULL, &f->st));
    close_entry(desk, office);
    mine.name = "Acorn Care";
    open_entry(desk, office);
    must_fail(f, parties_save_provider(office, &mine, &id, NULL, &f->st), STATUS_BUSY,
              "changed by someone else");
    entry_give_up(office);
    now = acorn(desk);
    assert_string_equal(now.name, "Acorn Homecare");
    assert_string_equal(now.brand, "Acorn Group");
    assert_non_null(strstr(parties_who(office, "provider", id, f->arena), " at "));
    // what says the same by now is no conflict
    open_entry(desk, office);
    theirs.version = 1;
    enum upsert what;
    must(f, parties_save_provider(office, &theirs, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_SAME);
    close_entry(desk, office);
    sound(desk);
}

static void mistakes_name_their_field(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office *office = &desk->office;
    int64_t id = 0;
    open_entry(desk, office);
    must_fail(f,
              parties_save_provider(office,
                                    &(struct provider){.ref = "1-101", .name = "", .brand = ""},
                                    &id, NULL, &f->st),
              STATUS_DATA, "Reference 1-101 is that of another provider.");
    must_fail(f,
              parties_save_provider(
                  office, &(struct provider){.ref = "a b", .name = "A\x1b[2J", .brand = ""}, &id,
                  NULL, &f->st),
              STATUS_DATA, "Name holds a control character");
    struct contract contract = hc014(desk);
    contract.ends = contract.starts - 1;
    must_fail(f, parties_save_contract(office, &contract, &id, NULL, &f->st), STATUS_DATA,
              "Last day must not be before the first day.");
    contract = hc014(desk);
    contract.framework = "nowhere";
    must_fail(f, parties_save_contract(office, &contract, &id, NULL, &f->st), STATUS_DATA,
              "Framework nowhere is not there.");
    struct person person = {.provider = acorn(desk).id,
                            .ref = "",
                            .name = " ",
                            .role = "",
                            .telephone = "",
                            .email = "",
                            .note = "",
                            .since = on("2027-01-02"),
                            .until = on("2027-01-01")};
    must_fail(f, parties_save_person(office, &person, &id, NULL, &f->st), STATUS_DATA,
              "Left on must not be before");
    entry_give_up(office);
}

static void what_facts_rest_on_cannot_change(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    int64_t id = desk_contract(desk, "1-101", "Acorn Homecare", "HC-014");
    desk_fact(desk, (struct fact_row){.contract = id,
                                      .kind = "visit",
                                      .ref = "V-1",
                                      .date = on("2027-05-01"),
                                      .outcome = "held"});
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    struct contract contract = hc014(desk);
    contract.starts++;
    open_entry(desk, &desk->office);
    must_fail(f, parties_save_contract(&desk->office, &contract, &id, NULL, &f->st), STATUS_DATA,
              "First day cannot change any more");
    contract.starts--;
    contract.officer = "mpatel";
    must(f, parties_save_contract(&desk->office, &contract, &id, NULL, &f->st));
    close_entry(desk, &desk->office);
    assert_string_equal(hc014(desk).officer, "mpatel");
}

static void people_are_numbered_and_leave(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office *office = &desk->office;
    int64_t provider = acorn(desk).id, id = 0;
    struct persons people;
    static const char *const names[] = {"Morgan Price", "Ade Obi"};
    for (int i = 0; i < 2; i++) {
        open_entry(desk, office);
        must(f, parties_save_person(office,
                                    &(struct person){.provider = provider,
                                                     .ref = "",
                                                     .name = names[i],
                                                     .role = "Registered manager",
                                                     .telephone = "0117 496 0000",
                                                     .email = "",
                                                     .note = "",
                                                     .since = DAY_NONE,
                                                     .until = DAY_NEVER},
                                    &id, NULL, &f->st));
        close_entry(desk, office);
    }
    must(f, parties_people(office, provider, f->arena, &people, &f->st));
    assert_int_equal(people.count, 2);
    assert_string_equal(people.rows[0].ref, "P-1");
    assert_string_equal(people.rows[1].ref, "P-2");
    struct person leaver = people.rows[0];
    leaver.until = on("2027-05-01");
    open_entry(desk, office);
    must(f, parties_save_person(office, &leaver, &id, NULL, &f->st));
    close_entry(desk, office);
    must(f, parties_people(office, provider, f->arena, &people, &f->st));
    assert_string_equal(people.rows[1].name, "Morgan Price"); // who has left stands below
    assert_false(person_there(&people.rows[1], on("2027-05-01")));
    assert_true(person_there(&people.rows[1], on("2027-04-30")));
    sound(desk);
}

static void the_last_saves_are_taken_back(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office *office = &desk->office;
    const char *said = "";
    int64_t id = 0;
    must_fail(f, undo_last(office, f->arena, &said, &f->st), STATUS_UNKNOWN, "nothing to undo");
    struct provider provider = acorn(desk);
    provider.name = "Acorn Care";
    open_entry(desk, office);
    must(f, parties_save_provider(office, &provider, &id, NULL, &f->st));
    close_entry(desk, office);
    struct contract added = hc014(desk);
    added.ref = "HC-099";
    added.version = 0;
    open_entry(desk, office);
    must(f, parties_save_contract(office, &added, &id, NULL, &f->st));
    close_entry(desk, office);
    must(f, undo_last(office, f->arena, &said, &f->st));
    assert_string_equal(said, "Undone: contract HC-099 is gone again.");
    assert_int_equal(contract_id(office->db, "HC-099"), 0);
    must(f, undo_last(office, f->arena, &said, &f->st));
    assert_string_equal(acorn(desk).name, "Acorn Homecare");
    must_fail(f, undo_last(office, f->arena, &said, &f->st), STATUS_UNKNOWN, "nothing to undo");
    sound(desk);
    // a number that was given once is not given to another record
    open_entry(desk, office);
    int64_t again = 0;
    must(f, parties_save_contract(office, &added, &again, NULL, &f->st));
    close_entry(desk, office);
    assert_true(again > id);
    sound(desk);
}

static void what_somebody_changed_since_is_not_taken_back(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office *office = &desk->office, other;
    const char *said = "";
    int64_t id = 0;
    struct provider provider = acorn(desk);
    provider.name = "Acorn Care";
    open_entry(desk, office);
    must(f, parties_save_provider(office, &provider, &id, NULL, &f->st));
    close_entry(desk, office);
    const struct office_options options = {
        .path = f->path, .mode = DB_WRITE, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    must(f, office_open(&options, &other, &f->st));
    provider = acorn(desk);
    provider.brand = "Theirs";
    open_entry(desk, &other);
    must(f, parties_save_provider(&other, &provider, &id, NULL, &f->st));
    close_entry(desk, &other);
    must_fail(f, undo_last(office, f->arena, &said, &f->st), STATUS_BUSY, "was changed since, by");
    assert_string_equal(acorn(desk).name, "Acorn Care");
    office_close(&other);
    sound(desk);
}

// ---- two officers --------------------------------------------------------------------------------------------------------

struct officer {
    struct office *office;
    struct provider provider; // as he has it open
    struct contract contract;
    struct person person;
    bool open;
    int kind;    // which record he edits
    char *token; // what he adds to it
    struct arena *arena;
};

static uint32_t dice(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static void look(struct desk *desk, struct officer *officer)
{
    struct fixture *f = desk->f;
    struct db *db = officer->office->db;
    must(f, provider_by_ref(db, "1-101", officer->arena, &officer->provider, &f->st));
    must(f, contract_by_ref(db, "HC-014", officer->arena, &officer->contract, &f->st));
    must(f, parties_person(officer->office, officer->provider.id, "P-1", officer->arena,
                           &officer->person, &f->st));
}

// Saves what he opened with his token added; false: somebody was quicker.
static bool save(struct desk *desk, struct officer *officer)
{
    struct fixture *f = desk->f;
    struct office *office = officer->office;
    const char **texts[] = {&officer->provider.brand, &officer->contract.title,
                            &officer->person.note};
    const char *before = *texts[officer->kind];
    int64_t id = 0;
    *texts[officer->kind] = arena_printf(officer->arena, "%s %s", before, officer->token);
    open_entry(desk, office);
    bool saved =
        officer->kind == 0   ? parties_save_provider(office, &officer->provider, &id, NULL, &f->st)
        : officer->kind == 1 ? parties_save_contract(office, &officer->contract, &id, NULL, &f->st)
                             : parties_save_person(office, &officer->person, &id, NULL, &f->st);
    if (saved) {
        close_entry(desk, office);
        return true;
    }
    if (f->st.code != STATUS_BUSY)
        fail_msg("%s", status_message(&f->st));
    status_clear(&f->st);
    entry_give_up(office);
    return false;
}

static void holds(const char *text, const char *token)
{
    const char *found = strstr(text, token);
    if (found == NULL || strstr(found + 1, token) != NULL)
        fail_msg("%s: %s", found == NULL ? "lost" : "twice", token);
}

static void of_two_officers_neither_loses_anything(void **state)
{
    enum { ROUNDS = 1000, MOST_STEPS = 12 };
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct office second;
    uint32_t chance = 2027;
    size_t conflicts = 0;
    const struct office_options options = {
        .path = f->path, .mode = DB_WRITE, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    must(f, office_open(&options, &second, &f->st));
    int64_t id = 0;
    open_entry(desk, &desk->office);
    must(f, parties_save_person(&desk->office,
                                &(struct person){.provider = acorn(desk).id,
                                                 .ref = "",
                                                 .name = "Morgan Price",
                                                 .role = "",
                                                 .telephone = "",
                                                 .email = "",
                                                 .note = "",
                                                 .since = DAY_NONE,
                                                 .until = DAY_NEVER},
                                &id, NULL, &f->st));
    close_entry(desk, &desk->office);
    for (int round = 0; round < ROUNDS; round++) {
        struct arena *arena = arena_new();
        struct officer officers[2] = {{.office = &desk->office, .arena = arena},
                                      {.office = &second, .arena = arena}};
        int done = 0, kind = (int)dice(&chance, 3);
        for (int i = 0; i < 2; i++) {
            officers[i].token = arena_printf(arena, "<%d.%d>", round, i);
            officers[i].kind = dice(&chance, 4) == 0 ? (int)dice(&chance, 3) : kind;
        }
        for (int step = 0; done < 2; step++) {
            struct officer *officer = &officers[dice(&chance, 2)];
            if (step > 40 * MOST_STEPS)
                fail_msg("round %d does not end", round);
            if (officer->token == NULL)
                continue;
            if (!officer->open) {
                look(desk, officer);
                officer->open = true;
            } else if (save(desk, officer)) {
                officer->token = NULL;
                done++;
            } else { // he sees theirs, and says his again
                conflicts++;
                officer->open = false;
            }
        }
        struct officer judge = {.office = &desk->office, .arena = arena};
        look(desk, &judge);
        const char *texts[] = {judge.provider.brand, judge.contract.title, judge.person.note};
        for (int i = 0; i < 2; i++)
            holds(texts[officers[i].kind], arena_printf(arena, "<%d.%d>", round, i));
        if (round % 20 ==
            19) { // texts do not grow for ever: what was there is taken out, knowingly
            struct officer tidy = judge;
            tidy.provider.brand = tidy.contract.title = tidy.person.note = "";
            for (tidy.kind = 0; tidy.kind < 3; tidy.kind++) {
                tidy.token = arena_printf(arena, "<tidied %d>", round);
                assert_true(save(desk, &tidy));
            }
        }
        arena_free(arena);
    }
    assert_true(conflicts > 100);
    office_close(&second);
    sound(desk);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_version_that_was_not_seen_is_never_overwritten),
        TEST(mistakes_name_their_field),
        TEST(what_facts_rest_on_cannot_change),
        TEST(people_are_numbered_and_leave),
        TEST(the_last_saves_are_taken_back),
        TEST(what_somebody_changed_since_is_not_taken_back),
        TEST(of_two_officers_neither_loses_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
