// SPDX-License-Identifier: MIT
// The demonstration holds together: its counts, its seven stories on the day it is told, the same twice over, and nothing that an import
// would refuse.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/audit.h"
#include "db/standing.h"
#include "model/demo.h"
#include "model/demo_cast.h"
#include "model/demo_stories.h"
#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/import/import.h"
#include "model/standings.h"
#include "tests/harness/scratch.h"

struct theatre { // a demonstration, and what stands in it
    struct office office;
    struct arena *arena;
    struct status st;
    struct contracts contracts;
};

static void must(struct status *st, bool good)
{
    if (!good)
        fail_msg("%s", status_message(st));
}

static void open_new(struct office *office, const char *name, struct status *st)
{
    char *path = scratch_path(name);
    unlink(path);
    const struct office_options options = {
        .path = path, .mode = DB_INIT, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    must(st, office_open(&options, office, st));
    free(path);
}

static void raise_curtain(struct theatre *stage, const char *name)
{
    *stage = (struct theatre){.arena = arena_new()};
    open_new(&stage->office, name, &stage->st);
    must(&stage->st, demo_fill(&stage->office, &stage->st));
    must(&stage->st,
         contracts_of(stage->office.db, 0, stage->arena, &stage->contracts, &stage->st));
}

static void drop_curtain(struct theatre *stage)
{
    office_close(&stage->office);
    arena_free(stage->arena);
    status_clear(&stage->st);
}

static int setup(void **state)
{
    struct theatre *stage = xmalloc(sizeof *stage);
    raise_curtain(stage, "demo.db");
    *state = stage;
    return 0;
}

static int teardown(void **state)
{
    drop_curtain(*state);
    free(*state);
    return 0;
}

static struct evaluation worked_out(struct theatre *stage, int64_t contract)
{
    struct evaluation evaluation;
    must(&stage->st,
         evaluation_of(&stage->office, contract, stage->arena, &evaluation, &stage->st));
    return evaluation;
}

static void says_that_it_is_one(void **state)
{
    struct theatre *stage = *state;
    assert_true(stage->office.demo);
    char iso[DAY_ISO_SIZE];
    assert_string_equal(day_iso(stage->office.as_at, iso), DEMO_DAY);
    assert_true(office_live(&stage->office));
    assert_string_equal(db_setting(stage->office.db, "demo", stage->arena), "1");
    assert_string_equal(db_setting(stage->office.db, "demo_day", stage->arena), DEMO_DAY);
}

static void has_the_cast_it_should(void **state)
{
    struct theatre *stage = *state;
    struct providers providers;
    struct locations locations;
    size_t mine = 0, ended = 0, targets = 0, facts = 0;
    must(&stage->st, providers_all(stage->office.db, stage->arena, &providers, &stage->st));
    must(&stage->st, locations_of(stage->office.db, 0, stage->arena, &locations, &stage->st));
    for (size_t i = 0; i < stage->contracts.count; i++) {
        const struct contract *contract = &stage->contracts.rows[i];
        struct targets agreed;
        struct fact_rows rows;
        must(&stage->st,
             targets_of(stage->office.db, contract->id, stage->arena, &agreed, &stage->st));
        must(&stage->st, facts_of(stage->office.db, contract->id, stage->arena, &rows, &stage->st));
        mine += text_equal(contract->officer, stage->office.actor.login);
        ended += contract->ends < stage->office.today;
        targets += agreed.count;
        facts += rows.count;
        assert_true(rows.count > 0);
        assert_string_equal(contract->framework, "bristol-homecare");
    }
    assert_in_range(providers.count, 40, 60);
    assert_int_equal(locations.count, providers.count);
    assert_int_equal(stage->contracts.count, 50);
    assert_in_range(mine, 10, 15);
    assert_int_equal(ended, 1);
    assert_true(targets >= 6 * stage->contracts.count);
    assert_in_range(facts, 4000, 8000);
    for (size_t i = 0; i < providers.count; i++)
        assert_true(text_starts(providers.rows[i].ref, "1-9000000"));
}

static void colours_are_mixed(void **state)
{
    struct theatre *stage = *state;
    struct standing_counts counts;
    const struct standing_query query = {
        .ended = true, .with_bare = true, .as_at = stage->office.today, .rag = -1};
    must(&stage->st, standing_count(stage->office.db, &query, &counts, &stage->st));
    assert_int_equal(counts.stale, 0);
    assert_int_equal(counts.total, demo_cast_count);
    assert_in_range(counts.red, 4, 8);
    assert_in_range(counts.amber, 10, 18);
    assert_in_range(counts.green, 22, 36);
}

// How each story stands on the day it is told.
static const struct ending {
    const char *contract;
    enum colour rag;
    const char *standing, *highest_open; // NULL: nothing is open
    const char *key; // a finding it turns on, and how that stands; NULL: it has none at all
    enum finding_status status;
    size_t open;
} endings[] = {
    {"HC-016", COLOUR_GREEN, "No sanction", NULL, NULL, FINDING_OPEN, 0},
    {"HC-014", COLOUR_RED, "Default Notice", "dn-pwns:PWN-3+PWN-4", "dn-pwns:PWN-1+PWN-2",
     FINDING_ANSWERED, 1},
    {"HC-018", COLOUR_GREEN, "No sanction", NULL, "dn-quarter:2024-04-01", FINDING_ANSWERED, 0},
    {"HC-022", COLOUR_RED, "Consistent failure", "cf-dns:DN-4", "dn-quarter:2026-10-01",
     FINDING_ANSWERED, 2},
    {"HC-006", COLOUR_AMBER, "Provider Warning Notice", "pwn-never:NE-3", "pwn-never:NE-2",
     FINDING_ANSWERED, 2},
    {"HC-013", COLOUR_RED, "Default Notice", NULL, "dn-pwns:PWN-1+PWN-2", FINDING_ANSWERED, 0},
    {"HC-009", COLOUR_AMBER, "Provider Warning Notice", NULL, "pwn-quarter:2026-10-01",
     FINDING_ANSWERED, 0},
};

static void stories_end_as_they_should(void **state)
{
    struct theatre *stage = *state;
    assert_int_equal(demo_story_count, sizeof endings / sizeof *endings);
    for (size_t i = 0; i < demo_story_count; i++) {
        const struct ending *ending = &endings[i];
        const struct evaluation told =
            worked_out(stage, contract_id(stage->office.db, ending->contract));
        const struct outcome *outcome = told.outcome;
        print_message("%s %s\n", ending->contract, told.contract.provider_name);
        assert_int_equal(outcome->rag, ending->rag);
        assert_string_equal(outcome->standing, ending->standing);
        assert_string_equal(outcome->highest_open != NULL ? outcome->highest_open : "nothing",
                            ending->highest_open != NULL ? ending->highest_open : "nothing");
        assert_int_equal(outcome->open_must + outcome->open_consider, ending->open);
        assert_string_equal(told.contract.officer, stage->office.actor.login);
        if (ending->key == NULL) {
            assert_int_equal(outcome->finding_count, 0);
            continue;
        }
        const struct finding *finding = outcome_finding(outcome, ending->key);
        assert_non_null(finding);
        assert_int_equal(finding->status, ending->status);
    }
}

// Every paper answers something that the rules really asked for, but where a notice was withdrawn.
static void answers_rest_on_what_they_name(void **state)
{
    struct theatre *stage = *state;
    size_t withdrawn = 0;
    for (size_t i = 0; i < stage->contracts.count; i++) {
        const struct evaluation told = worked_out(stage, stage->contracts.rows[i].id);
        for (size_t j = 0; j < told.outcome->finding_count; j++) {
            const struct finding *finding = &told.outcome->findings[j];
            bool changed = (finding->flags & FINDING_BASIS_CHANGED) != 0;
            withdrawn += changed;
            if (changed && !text_equal(told.contract.ref, "HC-013"))
                fail_msg("%s: %s rests on something else today", told.contract.ref, finding->key);
        }
    }
    assert_true(withdrawn > 0);
}

// What was known before a figure was put right and a notice withdrawn.
static void the_withdrawn_notice_stood_before(void **state)
{
    struct theatre *stage = *state;
    struct evaluation told;
    day then = day_of(2027, 2, 1);
    must(&stage->st, evaluation_at(&stage->office, contract_id(stage->office.db, "HC-013"), then,
                                   moment_end_of_day(then), stage->arena, &told, &stage->st));
    const struct finding *finding = outcome_finding(told.outcome, "pwn-quarter:2026-07-01");
    assert_non_null(finding);
    assert_int_equal(finding->status, FINDING_ANSWERED);
    assert_int_equal(finding->flags, 0);
    assert_string_equal(finding->status_by, "PWN-1");
}

static void the_missing_return_is_missing(void **state)
{
    struct theatre *stage = *state;
    const struct evaluation told = worked_out(stage, contract_id(stage->office.db, "HC-009"));
    for (size_t i = 0; i < told.facts.fact_count; i++)
        assert_false(told.facts.facts[i].kind == FACT_RESULT &&
                     told.facts.facts[i].period >= day_of(2027, 1, 1));
}

static void facts_are_recorded_when_they_happened(void **state)
{
    struct theatre *stage = *state;
    day first = day_of(2024, 4, 1);
    for (size_t i = 0; i < stage->contracts.count; i++) {
        struct fact_rows rows;
        must(&stage->st, facts_of(stage->office.db, stage->contracts.rows[i].id, stage->arena,
                                  &rows, &stage->st));
        for (size_t j = 0; j < rows.count; j++) {
            const struct fact_row *row = &rows.rows[j];
            day recorded = moment_day(row->recorded, NULL);
            assert_false(row->claimed);
            assert_true(row->recorded == row->entered);
            assert_string_equal(row->entered_by, stage->contracts.rows[i].officer);
            assert_in_range(recorded, first, stage->office.today - 1);
            if (!text_equal(row->outcome, "planned"))
                assert_true(recorded == row->date);
        }
    }
}

static void the_list_says_what_the_rules_say(void **state)
{
    struct theatre *stage = *state;
    struct standings listed;
    const struct standing_query query = {.ended = true, .as_at = stage->office.today, .rag = -1};
    must(&stage->st,
         standing_page(stage->office.db, &query, 0, 1000, stage->arena, &listed, &stage->st));
    assert_int_equal(listed.count, stage->contracts.count);
    for (size_t i = 0; i < listed.count; i++) {
        const struct evaluation told = worked_out(stage, listed.rows[i].contract);
        struct standing fresh = {0};
        standing_of(&stage->office, &told, stage->office.today, MOMENT_ALL, &fresh);
        assert_int_equal(listed.rows[i].rag, fresh.rag);
        assert_string_equal(listed.rows[i].standing, fresh.standing);
        assert_string_equal(listed.rows[i].highest_open, fresh.highest_open);
        assert_int_equal(listed.rows[i].next_due_on, fresh.next_due_on);
        assert_int_equal(listed.rows[i].holds_until, fresh.holds_until);
    }
}

static void the_trail_is_sound(void **state)
{
    struct theatre *stage = *state;
    struct text report = {0};
    enum verify_result result = audit_verify(stage->office.db, NULL, &report);
    if (result != VERIFY_SOUND)
        print_message("%s\n", text_get(&report));
    text_release(&report);
    assert_int_equal(result, VERIFY_SOUND);
}

// ---- the same twice over -------------------------------------------------------------------------------------------------------------

static void write_facts(struct theatre *stage, struct text *out)
{
    char date[DAY_ISO_SIZE], period[DAY_ISO_SIZE], rectify_by[DAY_ISO_SIZE], recorded[MOMENT_SIZE];
    text_add(out, "contract,kind,ref,date,kpi,period,value,colour,instrument,covers,rectify_by,"
                  "accompanies,follows,outcome,"
                  "answers,recorded\n");
    for (size_t i = 0; i < stage->contracts.count; i++) {
        struct fact_rows rows;
        must(&stage->st, facts_of(stage->office.db, stage->contracts.rows[i].id, stage->arena,
                                  &rows, &stage->st));
        for (size_t j = 0; j < rows.count; j++) {
            const struct fact_row *r = &rows.rows[j];
            text_printf(out, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
                        stage->contracts.rows[i].ref, r->kind, r->ref, day_iso(r->date, date),
                        r->kpi, day_iso(r->period, period), r->value, r->colour, r->instrument,
                        r->covers, day_iso(r->rectify_by, rectify_by), r->accompanies, r->follows,
                        r->outcome, r->answers, moment_iso(r->recorded, recorded));
        }
    }
}

static void write_contracts(struct theatre *stage, struct text *out)
{
    char starts[DAY_ISO_SIZE], ends[DAY_ISO_SIZE];
    text_add(out, "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n");
    for (size_t i = 0; i < stage->contracts.count; i++) {
        const struct contract *c = &stage->contracts.rows[i];
        text_printf(out, "%s,\"%s\",%s,%s,%s,%s,%s,%s,%s,%lld.%02d\n", c->ref, c->title,
                    c->provider_ref, c->provider_name, c->framework, day_iso(c->starts, starts),
                    day_iso(c->ends, ends), c->officer, c->zone, (long long)(c->value / 100),
                    (int)(c->value % 100));
    }
}

static void write_targets(struct theatre *stage, struct text *out)
{
    char from[DAY_ISO_SIZE];
    text_add(out, "contract,kpi,from,target,amber\n");
    for (size_t i = 0; i < stage->contracts.count; i++) {
        struct targets rows;
        must(&stage->st, targets_of(stage->office.db, stage->contracts.rows[i].id, stage->arena,
                                    &rows, &stage->st));
        for (size_t j = 0; j < rows.count; j++)
            text_printf(out, "%s,%s,%s,%s,%s\n", stage->contracts.rows[i].ref, rows.rows[j].kpi,
                        day_iso(rows.rows[j].from, from), rows.rows[j].target, rows.rows[j].amber);
    }
}

static void write_grades(struct theatre *stage, struct text *out)
{
    struct grades grades;
    struct locations locations;
    char iso[DAY_ISO_SIZE];
    must(&stage->st, locations_of(stage->office.db, 0, stage->arena, &locations, &stage->st));
    must(&stage->st, grades_of(stage->office.db, 0, stage->arena, &grades, &stage->st));
    for (size_t i = 0; i < locations.count; i++)
        text_printf(out, "%s,%s,%s,%s\n", locations.rows[i].ref, locations.rows[i].name,
                    locations.rows[i].address, locations.rows[i].postcode);
    for (size_t i = 0; i < grades.count; i++)
        text_printf(out, "%lld,%s,%s,%s\n", (long long)grades.rows[i].location,
                    grades.rows[i].domain, grades.rows[i].grade,
                    day_iso(grades.rows[i].published, iso));
}

static void write_everything(struct theatre *stage, struct text *out)
{
    write_contracts(stage, out);
    write_targets(stage, out);
    write_grades(stage, out);
    write_facts(stage, out);
}

static void is_the_same_twice_over(void **state)
{
    struct theatre other;
    struct text first = {0}, second = {0};
    raise_curtain(&other, "again.db");
    write_everything(*state, &first);
    write_everything(&other, &second);
    drop_curtain(&other);
    bool same = strcmp(text_get(&first), text_get(&second)) == 0;
    text_release(&first);
    text_release(&second);
    assert_true(same);
}

// ---- by way of files -----------------------------------------------------------------------------------------------------------------

static void bring_in(struct office *office, const char *profile,
                     void (*write)(struct theatre *, struct text *), struct theatre *from,
                     struct status *st)
{
    struct text csv = {0};
    struct import_report report = {0};
    char *name = xasprintf("%s.csv", profile);
    write(from, &csv);
    char *path = scratch_file(name, text_get(&csv));
    must(st, import_file(office, profile, path, &(struct import_options){0}, &report, st));
    print_message("%s: %zu rows\n", profile, report.rows);
    import_report_release(&report);
    text_release(&csv);
    free(path);
    free(name);
}

// Written out as files and imported into a new database it is accepted row by row, and means the same.
static void an_import_would_take_it(void **state)
{
    struct theatre *stage = *state;
    struct office office;
    struct status st = {0};
    open_new(&office, "imported.db", &st);
    bring_in(&office, "contracts", write_contracts, stage, &st);
    bring_in(&office, "targets", write_targets, stage, &st);
    bring_in(&office, "history", write_facts, stage, &st);
    for (size_t i = 0; i < stage->contracts.count; i++) {
        const struct evaluation told = worked_out(stage, stage->contracts.rows[i].id);
        struct evaluation read;
        must(&st, evaluation_at(&office, contract_id(office.db, told.contract.ref),
                                stage->office.today, MOMENT_ALL, stage->arena, &read, &st));
        assert_int_equal(read.outcome->rag, told.outcome->rag);
        assert_string_equal(read.outcome->standing, told.outcome->standing);
        assert_int_equal(read.outcome->finding_count, told.outcome->finding_count);
        for (size_t j = 0; j < told.outcome->finding_count; j++) {
            assert_string_equal(read.outcome->findings[j].key, told.outcome->findings[j].key);
            assert_int_equal(read.outcome->findings[j].status, told.outcome->findings[j].status);
        }
    }
    office_close(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_that_it_is_one),
        cmocka_unit_test(has_the_cast_it_should),
        cmocka_unit_test(colours_are_mixed),
        cmocka_unit_test(stories_end_as_they_should),
        cmocka_unit_test(answers_rest_on_what_they_name),
        cmocka_unit_test(the_withdrawn_notice_stood_before),
        cmocka_unit_test(the_missing_return_is_missing),
        cmocka_unit_test(facts_are_recorded_when_they_happened),
        cmocka_unit_test(the_list_says_what_the_rules_say),
        cmocka_unit_test(the_trail_is_sound),
        cmocka_unit_test(is_the_same_twice_over),
        cmocka_unit_test(an_import_would_take_it),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
