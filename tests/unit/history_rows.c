// SPDX-License-Identifier: MIT
// The history of a contract or provider, and the line in words for each kind of fact.
#include "tests/unit/support/office_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "model/history.h"

// What each kind of fact says, with the Bristol framework.
static const struct {
    struct fact_row row;
    const char *summary;
} said[] = {
    {{.kind = "result", .ref = "r1", .kpi = "7", .value = "88.4", .colour = "amber"},
     "KPI 7 EMS: 88.4 %, AMBER, for the quarter from 1 January 2027"},
    {{.kind = "result", .ref = "r2", .kpi = "7", .value = "899/1000", .colour = "red"},
     "KPI 7 EMS: 89.9 %, RED, for the quarter from 1 January 2027"},
    {{.kind = "result", .ref = "r3", .kpi = "8", .colour = "green"},
     "KPI 8 Referrals: GREEN, for the quarter from 1 January 2027"},
    {{.kind = "result", .ref = "r4", .kpi = "8", .value = "none"},
     "KPI 8 Referrals: no activity, for the quarter from 1 January 2027"},
    {{.kind = "early", .ref = "e1", .kpi = "1", .colour = "red"},
     "KPI 1 Outcomes: RED, for the quarter from 1 January 2027, reported early"},
    {{.kind = "served",
      .ref = "PWN-3",
      .instrument = "pwn",
      .answers = "pwn-quarter:2027-01-01;pwn-raps:2027-01-01"},
     "PWN-3 served: Provider Warning Notice, answers pwn-quarter:2027-01-01, pwn-raps:2027-01-01"},
    {{.kind = "served",
      .ref = "RAP-7",
      .instrument = "rap",
      .covers = "7;8",
      .accompanies = "PWN-3",
      .follows = "RAP-5"},
     "RAP-7 served: Remedial Action Plan for KPI 7, 8, rectify by 4 July 2027, accompanies PWN-3, "
     "follows RAP-5"},
    {{.kind = "determined", .ref = "RAP-7", .outcome = "met"}, "RAP-7 determined: met"},
    {{.kind = "determined", .ref = "RAP-7", .outcome = "not-met", .covers = "7"},
     "RAP-7 determined: not met, KPI 7"},
    {{.kind = "determined", .ref = "RAP-7", .outcome = "awaited"},
     "RAP-7: evidence awaited until 4 July 2027"},
    {{.kind = "withdrawn", .ref = "PWN-3"}, "PWN-3 withdrawn"},
    {{.kind = "decided",
      .ref = "D-1",
      .outcome = "waived",
      .answers = "pwn-raps:2027-01-01",
      .note = "Agreed by phone."},
     "D-1: waived, on pwn-raps:2027-01-01. Agreed by phone."},
    {{.kind = "never-event", .ref = "NE-1", .outcome = "handing-back"}, "NE-1, never event: "},
    {{.kind = "visit", .ref = "V-1", .instrument = "qa-visit", .outcome = "held"},
     "V-1 held: QA visit"},
    {{.kind = "meeting", .ref = "M-1", .instrument = "what-ever", .outcome = "planned"},
     "M-1 planned: what-ever"},
};

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static void test_summaries(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    const struct framework *framework;
    must(f,
         office_framework(&desk->office, "bristol-homecare", on("2027-05-24"), &framework, &f->st));
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        struct fact_row row = said[i].row;
        const char **texts[] = {&row.kpi,     &row.value,       &row.colour,  &row.instrument,
                                &row.covers,  &row.accompanies, &row.follows, &row.outcome,
                                &row.answers, &row.note};
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
            *texts[k] = or_empty(*texts[k]);
        row.date = on("2027-04-12");
        row.period = on("2027-01-01");
        bool dated = strcmp(row.ref, "RAP-7") == 0 &&
                     (strcmp(row.kind, "served") == 0 || strcmp(row.outcome, "awaited") == 0);
        row.rectify_by = dated ? on("2027-07-04") : DAY_NONE;
        row.entered_by = "tester";
        const struct fact_rows rows = {&row, 1};
        struct contract_facts facts = {
            .contract = "HC-1", .starts = on("2024-04-01"), .ends = DAY_NEVER};
        must(f, facts_from_rows(&rows, f->arena, &facts, &f->st));
        const char *summary = fact_summary(framework, &facts, &facts.facts[0], f->arena);
        if (strcmp(row.kind, "never-event") == 0) // the framework's own title follows
            assert_true(text_starts(summary, said[i].summary) &&
                        strlen(summary) > strlen(said[i].summary));
        else
            assert_string_equal(summary, said[i].summary);
    }
}

static void test_rows_that_cannot_be_read(void **state)
{
    struct desk *desk = *state;
    static const struct fact_row bad[] = {
        {.kind = "serve", .ref = "x"},
        {.kind = "result", .ref = "x", .colour = "blue"},
        {.kind = "result", .ref = "x", .value = "9O"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct fact_row row = bad[i];
        const char **texts[] = {&row.kpi,     &row.value,       &row.colour,  &row.instrument,
                                &row.covers,  &row.accompanies, &row.follows, &row.outcome,
                                &row.answers, &row.note};
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
            *texts[k] = or_empty(*texts[k]);
        const struct fact_rows rows = {&row, 1};
        struct contract_facts facts = {0};
        must_fail(desk->f, facts_from_rows(&rows, desk->f->arena, &facts, &desk->f->st),
                  STATUS_DATA, "contractmon verify");
    }
}

// Two reds in a quarter bring a warning notice, which is served, then withdrawn.
static int64_t fill_story(struct desk *desk)
{
    int64_t contract = desk_contract(desk, "P-1", "Alder", "HC-1");
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "result",
                                      .ref = "7@2027-01-01",
                                      .date = on("2027-04-12"),
                                      .kpi = "7",
                                      .period = on("2027-01-01"),
                                      .colour = "red"});
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "served",
                                      .ref = "PWN-1",
                                      .date = on("2027-04-20"),
                                      .instrument = "pwn",
                                      .answers = "pwn-quarter:2027-01-01"});
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "withdrawn",
                                      .ref = "PWN-1",
                                      .date = on("2027-05-10")});
    return contract;
}

static void tell(struct desk *desk, const char *ref, struct history *history)
{
    struct fixture *f = desk->f;
    struct subject subject;
    must(f, subject_find(&desk->office, ref, f->arena, &subject, &f->st));
    must(f, history_of(&desk->office, &subject, f->arena, history, &f->st));
}

// "kind ref" of each row, one line each.
static const char *kinds(struct desk *desk, const struct history *history)
{
    struct text lines = {0};
    char date[DAY_ISO_SIZE];
    for (size_t i = 0; i < history->count; i++)
        text_printf(&lines, "%s %s %s %s\n", day_iso(history->rows[i].date, date),
                    history->rows[i].contract, history->rows[i].kind, history->rows[i].ref);
    const char *kept = arena_strdup(desk->f->arena, text_get(&lines));
    text_release(&lines);
    return kept;
}

static void test_oldest_first(void **state)
{
    struct desk *desk = *state;
    fill_story(desk);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct history history;
    tell(desk, "HC-1", &history);
    assert_string_equal(kinds(desk, &history), "2027-04-12 HC-1 result 7@2027-01-01\n"
                                               "2027-04-12 HC-1 finding pwn-quarter:2027-01-01\n"
                                               "2027-04-20 HC-1 served PWN-1\n"
                                               "2027-04-20 HC-1 finding rap-with:PWN-1\n"
                                               "2027-05-10 HC-1 withdrawn PWN-1\n");
    assert_non_null(history.rows[0].fact);
    assert_null(history.rows[0].finding);
    assert_int_equal(history.rows[0].recorded_at, TEST_MOMENT);
    assert_string_equal(history.rows[0].recorded_by, "tester");
    assert_false(history.rows[0].claimed);
    assert_null(history.rows[1].fact);
    assert_string_equal(history.rows[1].clause, "Table 5");
    assert_non_null(strstr(history.rows[1].summary, "; withdrawn"));
}

static void test_as_the_day_knew_it(void **state)
{
    struct desk *desk = *state;
    fill_story(desk);
    desk_open(desk, DB_READ, on("2027-04-15"), MOMENT_ALL);
    struct history history;
    tell(desk, "HC-1", &history);
    assert_string_equal(kinds(desk, &history), "2027-04-12 HC-1 result 7@2027-01-01\n"
                                               "2027-04-12 HC-1 finding pwn-quarter:2027-01-01\n");
    assert_non_null(strstr(history.rows[1].summary, "; open"));
    desk_open(desk, DB_READ, DAY_NONE, TEST_MOMENT - 1); // before anything was recorded
    tell(desk, "HC-1", &history);
    assert_int_equal(history.count, 0);
}

static void test_a_correction_takes_the_first_date(void **state)
{
    struct desk *desk = *state;
    int64_t contract = desk_contract(desk, "P-1", "Alder", "HC-1");
    struct fact_row row = {.contract = contract,
                           .kind = "result",
                           .ref = "7@2027-01-01",
                           .date = on("2027-04-12"),
                           .kpi = "7",
                           .period = on("2027-01-01"),
                           .colour = "red"};
    row.claimed = true;
    row.recorded = TEST_MOMENT - 1000;
    desk_fact(desk, row);
    row.date = on("2027-05-01");
    row.colour = "green";
    row.recorded = TEST_MOMENT - 10;
    desk_fact(desk, row);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct history history;
    tell(desk, "HC-1", &history);
    assert_string_equal(kinds(desk, &history), "2027-04-12 HC-1 result 7@2027-01-01\n");
    assert_string_equal(history.rows[0].summary,
                        "KPI 7 EMS: GREEN, for the quarter from 1 January 2027 (corrected)");
    assert_true(history.rows[0].claimed);
    assert_int_equal(history.rows[0].recorded_at, TEST_MOMENT - 10);
    assert_int_equal(history.rows[0].entered_at, TEST_MOMENT);
}

static void test_a_provider_tells_all_contracts(void **state)
{
    struct desk *desk = *state;
    int64_t first = fill_story(desk), second = desk_contract(desk, "P-1", "Alder", "HC-0");
    assert_int_not_equal(first, second);
    desk_fact(desk, (struct fact_row){.contract = second,
                                      .kind = "visit",
                                      .ref = "V-1",
                                      .date = on("2027-04-12"),
                                      .instrument = "qa-visit",
                                      .outcome = "held"});
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct history history;
    tell(desk, "P-1", &history);
    assert_true(
        text_starts(kinds(desk, &history), "2027-04-12 HC-0 visit V-1\n2027-04-12 HC-1 result"));
    assert_int_equal(history.count, 6);
}

// What the framework of the day has no word for happened all the same.
static void test_what_the_framework_does_not_know(void **state)
{
    struct desk *desk = *state;
    int64_t contract = desk_contract(desk, "P-1", "Alder", "HC-1");
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "result",
                                      .ref = "99@2027-01-01",
                                      .date = on("2027-04-12"),
                                      .kpi = "99",
                                      .period = on("2027-01-01"),
                                      .colour = "red"});
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "served",
                                      .ref = "X-1",
                                      .date = on("2027-04-13"),
                                      .instrument = "letter"});
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct history history;
    tell(desk, "HC-1", &history);
    assert_string_equal(kinds(desk, &history),
                        "2027-04-12 HC-1 result 99@2027-01-01\n2027-04-13 HC-1 served X-1\n");
    assert_string_equal(history.rows[0].summary, "KPI 99: RED, for the period from 1 January 2027");
    assert_string_equal(history.rows[1].summary, "X-1 served: letter");
}

int main(void)
{
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_summaries, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_rows_that_cannot_be_read, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_oldest_first, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_as_the_day_knew_it, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_correction_takes_the_first_date, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_provider_tells_all_contracts, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_what_the_framework_does_not_know, desk_setup,
                                        desk_teardown),
    };
    return cmocka_run_group_tests_name("history_rows", tests, NULL, NULL);
}
