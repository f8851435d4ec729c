// SPDX-License-Identifier: MIT
// Import of histories: every kind of fact, what is refused of each, and that the same file adds
// nothing twice.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#define HEAD                                                                                   \
    "contract,kind,ref,date,kpi,period,value,colour,instrument,covers,rectify_by,accompanies," \
    "follows,outcome,answers,recorded\n"

// A history of every kind, in no order.
static const char whole[] = HEAD
    "HC-1,determined,RAP-1,2026-12-02,,,,,,7,,,,not-met,,\n"
    "HC-1,result,,2026-07-14,1,2026-04-01,88.4,,,,,,,,,\n"
    "HC-1,result,,2026-07-14,7,2026-04-01,,R,,,,,,,,\n"
    "HC-1,result,,2026-07-14,3,2026-04-01,none,,,,,,,,,\n"
    "HC-1,result,return/8,2026-07-14,8,2026-04-01,442/500,amber,,,,,,,,\n"
    "HC-1,early,,2026-08-10,7,2026-07-01,,A,,,,,,,,\n"
    "HC-1,never-event,NE-1,2026-09-01,,,,,,,,,,handing-back,,\n"
    "HC-1,served,PWN-1,2026-07-20,,,,,pwn,,,,,,pwn-quarter:2026-04-01,2026-07-20T10:15:00+01:00\n"
    "HC-1,served,RAP-1,2026-07-21,,,,,rap,7; 8,2026-11-30,PWN-1,,,rap-with:PWN-1,\n"
    "HC-1,served,RAP-2,2026-12-05,,,,,rap,7,2027-03-31,,RAP-1,,,\n"
    "HC-1,determined,RAP-2,2027-04-01,,,,,,,2027-04-15,,,awaited,,\n"
    "HC-1,withdrawn,PWN-1,2027-01-10,,,,,,,,,,,,\n"
    "HC-1,decided,,2026-09-20,,,,,,,,,,waived,compensate:NE-1;cf-never:NE-1,\n"
    "HC-1,visit,V-1,2026-10-01,,,,,scheduled,,,,,held,,\n"
    "HC-1,meeting,M-1,2027-06-14,,,,,contract-meeting,,,,,planned,,\n";

static void every_kind_is_taken_once(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "history", whole, 15, 0, 0);
    takes(desk, "history", whole, 0, 0, 15);
    struct fact_rows facts;
    must(desk->f, facts_of(desk->office.db, contract_id(desk->office.db, "HC-1"), desk->f->arena,
                           &facts, &desk->f->st));
    assert_int_equal(facts.count, 15);
    const struct fact_row *first = &facts.rows[0];
    assert_string_equal(first->kind, "result");
    assert_string_equal(first->ref, "1@2026-04-01");
    assert_string_equal(first->value, "88.4");
    assert_string_equal(first->colour, ""); // worked out when it is looked at
    assert_false(first->claimed);
    for (size_t i = 0; i < facts.count; i++) {
        const struct fact_row *row = &facts.rows[i];
        if (strcmp(row->ref, "PWN-1") == 0 && strcmp(row->kind, "served") == 0) {
            char iso[MOMENT_SIZE];
            assert_true(row->claimed);
            assert_string_equal(moment_iso(row->recorded, iso), "2026-07-20T09:15:00Z");
        }
        if (strcmp(row->ref, "RAP-1") == 0 && strcmp(row->kind, "served") == 0)
            assert_string_equal(row->covers, "7;8");
    }
}

static void it_may_come_in_parts(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "history",
          "contract,kind,ref,date,instrument,covers,rectify_by\nHC-1,served,RAP-1,2026-07-21,rap,7,"
          "2026-11-30\n",
          1, 0, 0);
    takes(desk, "history", "contract,kind,ref,date,outcome\nHC-1,determined,RAP-1,2026-12-01,met\n",
          1, 0, 0);
    takes(desk, "history",
          "contract,kind,ref,date,instrument,rectify_by,follows\nHC-1,served,RAP-2,2026-12-02,rap,"
          "2027-01-31,RAP-1\n",
          1, 0, 0);
    refuses(desk, "history",
            "contract,kind,ref,date,outcome\nHC-1,determined,RAP-1,2026-12-01,not-met\n",
            "in.csv:2: plan \"RAP-1\" is determined on 2026-12-01 stored already too");
}

static void mistakes_are_told_with_what_is_allowed(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *rows, *words; // rows of the columns of HEAD
    } mistakes[] = {
        // any kind
        {"HC-1,reslt,,2026-07-14,1,2026-04-01,88,,,,,,,,,",
         "in.csv:2: there is no kind \"reslt\"; the kinds are result, early,"},
        {"HC-9,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,",
         "in.csv:2: there is no contract \"HC-9\"; did you mean \"HC-1\"?"},
        {"HC-1,result,,2026-02-29,1,2026-01-01,88,,,,,,,,,",
         "in.csv:2: date \"2026-02-29\": write a date that exists"},
        {"HC-1,result,,,1,2026-01-01,88,,,,,,,,,", "in.csv:2: date is empty and must not be"},
        {"HC-1,result,,2036-01-14,1,2026-01-01,88,,,,,,,,,", "is more than five years ahead"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,yesterday",
         "recorded \"yesterday\": write a time as"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,2027-06-01T10:00:00Z",
         "recorded 2027-06-01T10:00:00Z is yet to come"},
        {"HC-1,visit,V 1,2026-10-01,,,,,scheduled,,,,,held,,",
         "ref \"V 1\": a reference has letters, digits and . _ / - only"},
        // results
        {"HC-1,result,,2026-07-14,,2026-04-01,88,,,,,,,,,", "kpi is empty, and result needs it"},
        {"HC-1,result,,2026-07-14,1,,88,,,,,,,,,", "period is empty, and result needs it"},
        {"HC-1,result,,2026-07-14,6,2026-04-01,88,,,,,,,,,",
         "there is no KPI \"6\" in bristol-homecare, which has 1, 2, 3, 4, 5, 7, 8"},
        {"HC-1,result,,2026-07-14,1,2026-05-15,88,,,,,,,,,",
         "period 2026-05-15 is not the first day of a period; write that, as 2026-04-01"},
        {"HC-1,result,,2026-03-14,1,2026-04-01,88,,,,,,,,,",
         "period 2026-04-01 begins after date 2026-03-14"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,,,,,,,,,,", "result has neither value nor colour"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88%,,,,,,,,,",
         "value \"88%\": write a number as 88.4, a ratio as 442/500"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,0/0,,,,,,,,,", "value \"0/0\": write a number"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,,B,,,,,,,,", "colour \"B\": write G, A or R"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,none,G,,,,,,,,", "which has no colour"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,89.999,G,,,,,,,,",
         "value \"89.999\" of KPI 1 is amber (target 90, amber to 80), and the colour says green"},
        {"HC-1,early,,2026-07-14,4,2026-07-01,20.001,green,,,,,,,,",
         "value \"20.001\" of KPI 4 is amber"},
        {"HC-1,result,,2026-07-14,3,2026-04-01,suspended,,,,,,,,,",
         "value \"suspended\" is none of KPI 3, which takes a colour only"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,pwn,,,,,,,",
         "instrument is filled, and result has no such field"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,\nHC-1,result,,2026-07-20,1,2026-04-01,"
         "91,,,,,,,,,",
         "in.csv:3: a result of KPI 1 for that period is on line 2; give the row that corrects the "
         "other a recorded time"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,2026-07-14T09:00:00Z\nHC-1,result,,2026-"
         "07-15,1,2026-04-01,91,,,,,,,,,2026-07-14T10:00:00+01:00",
         "in.csv:3: a result of KPI 1 for that period is on line 2, recorded 2026-07-14T09:00:00Z; "
         "to correct it give a later recorded time"},
        {"HC-1,result,R1,2026-07-14,1,2026-04-01,88,,,,,,,,,\nHC-1,result,R1,2026-07-14,2,2026-04-"
         "01,88,,,,,,,,,",
         "in.csv:3: ref \"R1\" is another result's, on line 2"},
        // papers
        {"HC-1,result,,2026-07-14,1,2026-04-01,100.5,,,,,,,,,",
         "in.csv:2: value \"100.5\" of KPI 1: a percentage is between 0 and 100"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,-1,,,,,,,,,", "of KPI 1: a percentage"},
        {"HC-1,result,,2026-07-14,7,2026-04-01,501/500,,,,,,,,,", "of KPI 7: a percentage"},
        {"HC-1,result,,2026-07-14,1,2026-01-01,88,,,,,,,,,",
         "the period of KPI 1 from 2026-01-01 was over before the contract began on 2026-04-01"},
        {"HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,2026-07-12T23:00:00+01:00",
         "recorded 2026-07-12T22:00:00Z is before the day it tells of, 2026-07-14"},
        {"HC-1,visit,V-9,2026-07-14,,,,,contract-meeting,,,,,held,,",
         "contract-meeting\" is a meeting of bristol-homecare: its kind is meeting"},
        {"HC-1,meeting,M-9,2026-07-14,,,,,qa-visit,,,,,held,,",
         "qa-visit\" is a visit of bristol-homecare: its kind is visit"},
        {"HC-1,served,,2026-07-20,,,,,pwn,,,,,,,", "ref is empty, and served needs it"},
        {"HC-1,served,X-1,2026-07-20,,,,,pwm,,,,,,,",
         "instrument \"pwm\" is none that bristol-homecare serves; it has rap, pwn, dn"},
        {"HC-1,served,X-1,2026-07-20,,,,,decision,,,,,,,",
         "instrument \"decision\" is none that bristol-homecare serves"},
        {"HC-1,served,X-1,2026-07-20,,,,,pwn,7,,,,,,",
         "covers is filled, and a pwn has no such field"},
        {"HC-1,served,X-1,2026-07-20,,,,,dn,,2026-09-01,,,,,",
         "rectify_by is filled, and a dn has no such field"},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7,,,,,,", "rectify_by is empty, and a rap needs it"},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7,2026-07-19,,,,,",
         "rectify_by 2026-07-19 is before the plan is served"},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7;6,2026-09-01,,,,,", "there is no KPI \"6\""},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7,2026-09-01,PWN-9,,,,",
         "accompanies \"PWN-9\" is no notice of contract \"HC-1\", neither in this file nor "
         "stored"},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7,2026-09-01,RAP-0,,,,",
         "accompanies \"RAP-0\" is no notice"},
        {"HC-1,served,X-1,2026-07-20,,,,,rap,7,2026-09-01,,RAP-9,,,",
         "follows \"RAP-9\" is no plan of contract \"HC-1\""},
        {"HC-1,served,X-1,2026-05-01,,,,,rap,7,2026-09-01,,RAP-0,,,",
         "follows \"RAP-0\", which is no earlier plan: it is served on 2026-05-01"},
        {"HC-1,served,X-1,2026-07-20,,,,,pwn,,,,,,pwn-quarter,",
         "answers \"pwn-quarter\" is no key of a finding"},
        {"HC-1,served,X-1,2026-07-20,,,,,pwn,,,,,,pwn-quater:2026-04-01,",
         "answers \"pwn-quater:2026-04-01\": bristol-homecare has no rule \"pwn-quater\""},
        {"HC-1,served,X-1,2026-07-20,,,,,pwn,,,,,,,\nHC-1,served,X-1,2026-07-21,,,,,pwn,,,,,,,",
         "in.csv:3: served \"X-1\" is on line 2 and says something else"},
        {"HC-1,served,RAP-0,2026-07-20,,,,,pwn,,,,,,,",
         "served \"RAP-0\" is stored already and says something else"},
        // what became of them
        {"HC-1,determined,RAP-9,2026-12-01,,,,,,,,,,met,,",
         "ref \"RAP-9\" is no plan of contract \"HC-1\", neither in this file nor stored"},
        {"HC-1,determined,PWN-0,2026-12-01,,,,,,,,,,met,,", "ref \"PWN-0\" is no plan"},
        {"HC-1,determined,RAP-0,2026-06-30,,,,,,,,,,not-met,,",
         "plan \"RAP-0\" is not-met on or before its rectify_by 2026-06-30"},
        {"HC-1,determined,RAP-0,2026-04-30,,,,,,,,,,met,,",
         "is determined before it is served on 2026-05-01"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,8,,,,not-met,,",
         "covers: KPI 8 is none that plan \"RAP-0\" covers (7)"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,7,,,,met,,",
         "covers is filled, and only not-met has it"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,,2027-01-01,,,met,,",
         "rectify_by is filled, and only awaited has it"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,,,,,awaited,,",
         "awaited needs the day until which it is"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,,,,,failed,,",
         "outcome \"failed\": a determination is met, not-met or awaited"},
        {"HC-1,determined,RAP-0,2026-12-01,,,,,,,,,,met,,\nHC-1,determined,RAP-0,2026-12-01,,,,,,,,"
         ",,not-met,,",
         "in.csv:3: plan \"RAP-0\" is determined on 2026-12-01 on line 2 too"},
        {"HC-1,withdrawn,PWN-9,2026-12-01,,,,,,,,,,,,",
         "ref \"PWN-9\" is no notice or plan of contract \"HC-1\""},
        {"HC-1,withdrawn,RAP-0,2026-04-30,,,,,,,,,,,,",
         "\"RAP-0\" is withdrawn before it is served on 2026-05-01"},
        {"HC-1,withdrawn,RAP-0,2026-12-01,,,,,,,,,,,,\nHC-1,withdrawn,RAP-0,2026-12-02,,,,,,,,,,,,",
         "in.csv:3: \"RAP-0\" is withdrawn on line 2 too"},
        {"HC-1,never-event,NE-9,2026-09-01,,,,,,,,,,late,,",
         "outcome \"late\" is no type of never event of bristol-homecare, which has support-plan,"},
        {"HC-1,decided,,2026-09-01,,,,,,,,,,waived,,", "answers is empty, and decided needs it"},
        {"HC-1,decided,,2026-09-01,,,,,,,,,,perhaps,pwn-quarter:2026-04-01,",
         "outcome \"perhaps\" is no decision of bristol-homecare: write waived, "},
        {"HC-1,visit,V-9,2026-10-01,,,,,scheduled,,,,,done,,",
         "outcome \"done\": a visit is planned, held, missed or cancelled"},
        {"HC-1,meeting,M-9,2026-10-01,,,,,,,,,,held,,",
         "instrument is empty, and meeting needs it"},
    };
    agree(desk);
    takes(desk, "history",
          HEAD "HC-1,served,RAP-0,2026-05-01,,,,,rap,7,2026-06-30,,,,,\nHC-1,served,PWN-0,2026-05-"
               "01,,,,,pwn,,,,,,,\n",
          2, 0, 0);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "history", arena_printf(desk->f->arena, "%s%s\n", HEAD, mistakes[i].rows),
                mistakes[i].words);
}

static void a_later_recorded_result_corrects(void **state)
{
    struct desk *desk = *state;
    static const char first[] = HEAD "HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,2026-07-14\n";
    static const char second[] =
        HEAD "HC-1,result,,2026-07-30,1,2026-04-01,91,,,,,,,,,2026-07-30T15:00:00Z\n";
    agree(desk);
    takes(desk, "history", first, 1, 0, 0);
    takes(desk, "history", second, 1, 0, 0);
    takes(desk, "history", first, 0, 0, 1);
    takes(desk, "history", second, 0, 0, 1);
    refuses(desk, "history", HEAD "HC-1,result,,2026-07-20,1,2026-04-01,85,,,,,,,,,2026-07-20\n",
            "is stored already, recorded 2026-07-30T15:00:00Z; to correct it give a later recorded "
            "time");
    refuses(desk, "history", HEAD "HC-1,result,,2026-07-20,1,2026-04-01,85,,,,,,,,,\n",
            "is stored already; give");
}

// The correction says when it was recorded, the row that it corrects does not.
static void what_is_corrected_needs_no_time_of_its_own(void **state)
{
    struct desk *desk = *state;
    static const char both[] =
        HEAD "HC-1,result,,2026-07-30,1,2026-04-01,91,,,,,,,,,2026-07-30T15:00:00Z\n"
             "HC-1,result,,2026-07-14,1,2026-04-01,88,,,,,,,,,\n"
             "HC-1,visit,V-1,2026-10-01,,,,,scheduled,,,,,held,,2026-10-01T16:00:00Z\n"
             "HC-1,visit,V-1,2026-10-01,,,,,scheduled,,,,,planned,,\n";
    agree(desk);
    struct import_report report = import_text(desk, "history", both);
    assert_int_equal(report.added, 4);
    assert_non_null(
        strstr(text_get(&report.notes),
               "2 rows are corrected by others and have no recorded time; taken as recorded on "
               "their dates (first: line 3)."));
    import_report_release(&report);
    takes(desk, "history", both, 0, 0, 4);
    struct evaluation evaluation;
    must(desk->f, evaluation_of(&desk->office, contract_id(desk->office.db, "HC-1"), desk->f->arena,
                                &evaluation, &desk->f->st));
    assert_int_equal(evaluation.outcome->grids[0].cells[0].colour, COLOUR_GREEN);
}

static void what_is_unusual_is_taken_and_noted(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    notes(desk, "history", HEAD "HC-1,never-event,NE-1,2027-06-14,,,,,,,,,,rejecting,,\n",
          "1 row is dated after today; ");
    notes(desk, "history", HEAD "HC-1,visit,V-1,2026-06-14,,,,,coffee,,,,,held,,\n",
          "of a type that the framework does not name; it counts to no cadence (first: line 2).");
}

static void visits_lie_where_they_can(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    notes(desk, "history", HEAD "HC-1,visit,V-8,2027-06-14,,,,,qa-visit,,,,,held,,\n",
          "1 row is dated after today; it counts from its date on");
    notes(desk, "history", HEAD "HC-1,visit,V-9,1990-06-14,,,,,qa-visit,,,,,held,,\n",
          "1 visit or meeting lies outside the time of its contract (first: line 2)");
    notes(
        desk, "history", HEAD "HC-1,visit,V-1,2026-06-14,,,,,qa-visit,,,,,planned,,\n",
        "1 visit or meeting was planned for a day that is past, and no row says what became of it; "
        "it is due and late (first: line 2).");
}

static void a_result_is_of_a_period_that_there_is(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    notes(
        desk, "history", HEAD "HC-1,result,,2026-07-14,7,2026-05-01,,G,,,,,,,,\n",
        "1 result is for a period within a quarter; it counts to the quarter in which that begins");
    takes(desk, "history", HEAD "HC-1,early,,2026-06-14,7,2026-05-01,,G,,,,,,,,\n", 1, 0, 0);
    takes(desk, "contracts",
          "ref,provider_ref,framework,starts\nLA-1,P-1,lancashire-supported-housing,2020-05-01\n",
          1, 0, 0);
    refuses(desk, "history", HEAD "LA-1,result,,2021-01-14,2,2020-11-01,3,,,,,,,,,\n",
            "by the calendar of lancashire-supported-housing its periods begin on 2020-04-01, "
            "2020-07-01, 2020-10-01, 2021-01-01, and it ends on 2021-03-31");
    notes(desk, "history", HEAD "LA-1,result,,2021-07-14,2,2021-04-01,3,,,,,,,,,\n",
          "1 result is for a period for which no calendar of returns is published");
    takes(desk, "history",
          HEAD "LA-1,result,,2020-07-14,2,2020-05-01,3,,,,,,,,,\n" // its part of the quarter
               "LA-1,early,,2020-11-14,2,2020-10-01,3,,,,,,,,,\n",
          2, 0, 0);
}

static void the_standing_follows_at_once(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "history", HEAD "HC-1,result,,2027-04-14,7,2027-01-01,,R,,,,,,,,\n", 1, 0, 0);
    const struct standing_query query = {.as_at = on("2027-05-24"), .rag = -1};
    struct standings rows;
    must(desk->f,
         standing_page(desk->office.db, &query, 0, 9, desk->f->arena, &rows, &desk->f->st));
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.rows[0].computed_on, on("2027-05-24"));
    assert_int_equal(rows.rows[0].rag, COLOUR_RED);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_kind_is_taken_once),
        TEST(it_may_come_in_parts),
        TEST(mistakes_are_told_with_what_is_allowed),
        TEST(a_later_recorded_result_corrects),
        TEST(what_is_corrected_needs_no_time_of_its_own),
        TEST(what_is_unusual_is_taken_and_noted),
        TEST(visits_lie_where_they_can),
        TEST(a_result_is_of_a_period_that_there_is),
        TEST(the_standing_follows_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
