// SPDX-License-Identifier: MIT
// The corners of clocks, gates, returns, grades and versions that the pages of the documents do not reach, over invented rows.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/workday.h"
#include "model/rules/grades.h"
#include "model/rules/provisions_state.h"

enum { JAN = 18628 }; // 1 January 2021, a Friday

static struct fact step(const char *kind, const char *ref, day date, const char *state,
                        const struct field *fields, size_t count)
{
    return (struct fact){.kind = FACT_RECORD,
                         .record = kind,
                         .ref = ref,
                         .date = date,
                         .recorded = (moment)date * 86400,
                         .outcome = state,
                         .fields = fields,
                         .field_count = count,
                         .note = "",
                         .recorded_by = ""};
}

static struct contract_facts contract(const struct fact *facts, size_t count)
{
    return (struct contract_facts){.contract = "C-1",
                                   .starts = JAN - 366,
                                   .ends = DAY_NEVER,
                                   .facts = facts,
                                   .fact_count = count};
}

static struct clock_runs runs(const struct framework *framework, const struct contract_facts *facts,
                              day as_at, struct arena *arena, bool *reached)
{
    struct record_states records;
    struct clock_runs out;
    struct status st = {0};
    record_states(facts, as_at, MOMENT_ALL, arena, &records);
    *reached = clocks_run(framework, facts, &records, as_at, arena, &out, &st);
    assert_int_equal(*reached, st.code == STATUS_OK);
    status_clear(&st);
    return out;
}

// ---- Clocks -------------------------------------------------------------------------------------------------------------------

static void clocks_that_wait_for_each_other_end(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct clock clocks[] = {
        {.id = "a", .record = "case", .from = "x", .or_after = "b", .count = 1, .unit = CLOCK_DAYS},
        {.id = "b", .record = "case", .from = "y", .or_after = "a", .count = 1, .unit = CLOCK_DAYS},
    };
    const struct framework framework = {.provisions = {.clocks = clocks, .clock_count = 2}};
    const struct fact facts[] = {step("case", "1", JAN, "x", NULL, 0)};
    const struct contract_facts told = contract(facts, 1);
    bool reached;
    struct clock_runs out = runs(&framework, &told, JAN + 10, arena, &reached);
    assert_true(reached);
    assert_int_equal(out.count, 2);
    assert_int_equal(out.list[0].ends, JAN + 1); // a, from its own state
    assert_int_equal(out.list[1].ends, JAN + 2); // b, after a
    arena_free(arena);
}

static void a_calendar_that_ends_is_told_and_the_rest_counted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct clock clocks[] = {
        {.id = "wd", .record = "case", .from = "x", .count = 10, .unit = CLOCK_WORKING_DAYS},
        {.id = "d", .record = "case", .from = "x", .count = 30, .unit = CLOCK_DAYS},
        {.id = "m", .record = "case", .from = "x", .count = 1, .unit = CLOCK_MONTHS},
    };
    const struct framework framework = {.provisions = {.clocks = clocks, .clock_count = 3}};
    const struct calendar calendar = {
        .name = "nowhere", .edition = "invented", .from = JAN - 365, .to = JAN + 5};
    const struct fact facts[] = {step("case", "1", JAN + 30, "x", NULL, 0)}; // 31 January
    struct contract_facts told = contract(facts, 1);
    bool reached;
    told.calendar = &calendar;
    struct clock_runs out = runs(&framework, &told, JAN + 40, arena, &reached);
    assert_false(reached);
    assert_int_equal(out.count, 2);
    assert_string_equal(out.list[0].clock->id, "m"); // 28 February, before 2 March
    assert_int_equal(out.list[0].ends, day_of(2021, 2, 28));
    assert_int_equal(out.list[1].ends, day_of(2021, 3, 2));
    told.calendar = NULL;
    assert_int_equal(runs(&framework, &told, JAN + 40, arena, &reached).count, 2);
    assert_false(reached);
    arena_free(arena);
}

static void a_clock_ends_on_the_day_that_was_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct clock clocks[] = {
        {.id = "by", .record = "notice", .from = "served", .until = "complied", .by = "comply_by"}};
    const struct framework framework = {.provisions = {.clocks = clocks, .clock_count = 1}};
    static const struct field first[] = {{"comply_by", "2021-02-01"}},
                              later[] = {{"comply_by", "2021-03-01"}};
    const struct fact facts[] = {step("notice", "1", JAN, "served", first, 1),
                                 step("notice", "1", JAN + 10, "served", later, 1),
                                 step("notice", "2", JAN, "served", NULL, 0)};
    const struct contract_facts told = contract(facts, 3);
    bool reached;
    struct clock_runs out = runs(&framework, &told, JAN + 20, arena, &reached);
    assert_true(reached); // that no day is named yet is no failure
    assert_int_equal(out.count, 1);
    assert_int_equal(out.list[0].ends, day_of(2021, 3, 1));
    assert_int_equal(runs(&framework, &told, JAN + 5, arena, &reached).list[0].ends,
                     day_of(2021, 2, 1));
    arena_free(arena);
}

static void another_record_stops_a_clock_only_if_it_is_about_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct clock clocks[] = {{.id = "visit",
                                           .record = "plan",
                                           .from = "agreed",
                                           .until_record = "visit",
                                           .until_type = "plan-visit",
                                           .until = "held",
                                           .count = 60,
                                           .unit = CLOCK_DAYS}};
    const struct framework framework = {.provisions = {.clocks = clocks, .clock_count = 1}};
    static const struct field other[] = {{"linked", "P-12;P-3"}}, own[] = {{"linked", "P-9;P-1"}};
    struct fact facts[] = {step("plan", "P-1", JAN, "agreed", NULL, 0),
                           step("visit", "V-0", JAN - 1, "held", NULL, 0),  // before it began
                           step("visit", "V-1", JAN + 1, "held", NULL, 0),  // of another type
                           step("visit", "V-2", JAN + 2, "held", other, 1), // about others
                           step("visit", "V-3", JAN + 9, "held", own, 1)};
    for (size_t i = 1; i < 5; i++) {
        facts[i].kind = FACT_VISIT;
        facts[i].instrument = i == 2 ? "qa-visit" : "plan-visit";
    }
    const struct contract_facts told = contract(facts, 5);
    bool reached;
    assert_int_equal(runs(&framework, &told, JAN + 8, arena, &reached).list[0].stopped, DAY_NEVER);
    assert_int_equal(runs(&framework, &told, JAN + 9, arena, &reached).list[0].stopped, JAN + 9);
    arena_free(arena);
}

// ---- Gates --------------------------------------------------------------------------------------------------------------------

static void a_gate_hears_what_earlier_steps_said(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct gate gates[] = {{.id = "c",
                                         .record = "issue",
                                         .state = "issued",
                                         .field = "category",
                                         .equals = "C",
                                         .role = "group",
                                         .message = "the group decides",
                                         .clause = "1"}};
    const struct framework framework = {.provisions = {.gates = gates, .gate_count = 1}};
    static const struct field proposed[] = {{"category", "C"}},
                              decided[] = {{"decided_by", "x;group"}},
                              meant[] = {{"decided_by", "groups"}};
    const struct fact facts[] = {step("issue", "1", JAN, "proposed", proposed, 1),
                                 step("issue", "1", JAN + 1, "authorised", meant, 1)};
    const struct contract_facts told = contract(facts, 2);
    const struct fact issued = step("issue", "1", JAN + 2, "issued", NULL, 0);
    struct gate_answers answers;
    gates_ask(&framework, &told, &issued, MOMENT_ALL, arena, &answers);
    assert_int_equal(answers.count, 1); // the category was said at the first step
    assert_false(answers.passed);
    const struct fact after[] = {facts[0], step("issue", "1", JAN + 1, "authorised", decided, 1)};
    const struct contract_facts now_told = contract(after, 2);
    gates_ask(&framework, &now_told, &issued, MOMENT_ALL, arena, &answers);
    assert_true(answers.passed);
    // another one, of another category, is not guarded; what was decided later or not known yet does not count
    const struct fact another = step("issue", "2", JAN + 2, "issued", NULL, 0);
    gates_ask(&framework, &now_told, &another, MOMENT_ALL, arena, &answers);
    assert_int_equal(answers.count, 0);
    gates_ask(&framework, &now_told, &issued, (moment)JAN * 86400, arena, &answers);
    assert_false(answers.passed);
    arena_free(arena);
}

static void a_step_of_its_own_is_not_one_of_another(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct gate same[] = {{.id = "s",
                                        .record = "end",
                                        .state = "notified",
                                        .earlier_record = "end",
                                        .earlier_state = "checked",
                                        .same = true,
                                        .message = "check first",
                                        .clause = "1"}},
                             other[] = {{.id = "o",
                                         .record = "end",
                                         .state = "notified",
                                         .earlier_record = "end",
                                         .earlier_state = "checked",
                                         .message = "one before",
                                         .clause = "1"}};
    const struct framework own = {.provisions = {.gates = same, .gate_count = 1}},
                           before = {.provisions = {.gates = other, .gate_count = 1}};
    const struct fact facts[] = {step("end", "1", JAN, "checked", NULL, 0),
                                 step("end", "2", JAN, "requested", NULL, 0)};
    const struct contract_facts told = contract(facts, 2);
    const struct fact first = step("end", "1", JAN + 1, "notified", NULL, 0),
                      second = step("end", "2", JAN + 1, "notified", NULL, 0);
    struct gate_answers answers;
    gates_ask(&own, &told, &first, MOMENT_ALL, arena, &answers);
    assert_true(answers.passed);
    gates_ask(&own, &told, &second, MOMENT_ALL, arena, &answers);
    assert_false(answers.passed);
    gates_ask(&before, &told, &first, MOMENT_ALL, arena, &answers);
    assert_false(answers.passed);
    gates_ask(&before, &told, &second, MOMENT_ALL, arena, &answers);
    assert_true(answers.passed);
    arena_free(arena);
}

static void amounts_are_compared_to_the_penny(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct gate gates[] = {{.id = "m",
                                         .record = "issue",
                                         .state = "issued",
                                         .amount = "value",
                                         .limit = "limit",
                                         .message = "within the limit",
                                         .clause = "1"}};
    const struct framework framework = {.provisions = {.gates = gates, .gate_count = 1}};
    static const struct {
        const char *value, *limit;
        bool passes;
    } rows[] = {{"20000", "20000.00", true},
                {"20000.01", "20,000", false},
                {"", "1", false},
                {"1", "", false},
                {"much", "1", false},
                {"0.99", "1", true}};
    const struct contract_facts told = contract(NULL, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct field fields[] = {{"value", rows[i].value}, {"limit", rows[i].limit}};
        const struct fact issued = step("issue", "1", JAN, "issued", fields, 2);
        struct gate_answers answers;
        gates_ask(&framework, &told, &issued, MOMENT_ALL, arena, &answers);
        assert_int_equal(answers.passed, rows[i].passes);
    }
    static const struct money_rule money[] = {{.id = "over", .pence = 2000000, .above = true},
                                              {.id = "under", .pence = 2000000}};
    const struct framework sums = {.provisions = {.money = money, .money_count = 2}};
    assert_string_equal(money_asks(&sums, 2000001)->id, "over");
    assert_string_equal(money_asks(&sums, 2000000)->id, "under");
    assert_null(money_asks(&framework, 1));
    arena_free(arena);
}

// ---- Returns ------------------------------------------------------------------------------------------------------------------

static void what_was_not_known_yet_was_not_received(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const kpis[] = {"1"};
    static const struct return_due lines[] = {
        {.id = "Q", .from = JAN, .to = JAN + 89, .due = JAN + 104, .kpis = {kpis, 1}}};
    const struct framework framework = {.provisions = {.returns = lines, .return_count = 1}};
    struct fact facts[] = {
        {.kind = FACT_RESULT,
         .ref = "1@",
         .kpi = "1",
         .period = JAN,
         .date = JAN + 100,
         .recorded = (moment)(JAN + 120) * 86400},
        {.kind = FACT_EARLY, .ref = "1!", .kpi = "1", .period = JAN, .date = JAN}};
    const struct contract_facts told = contract(facts, 2);
    struct expected_returns out;
    returns_expected(&framework, &told, JAN + 104, MOMENT_ALL, arena, &out);
    assert_int_equal(out.list[0].state, RETURN_RECEIVED);
    returns_expected(&framework, &told, JAN + 105, (moment)(JAN + 119) * 86400, arena, &out);
    assert_int_equal(out.list[0].state, RETURN_OVERDUE);
    returns_expected(&framework, &told, JAN + 99, MOMENT_ALL, arena, &out);
    assert_int_equal(out.list[0].state, RETURN_EXPECTED);
    assert_false(out.calendar_ended);
    arena_free(arena);
}

// ---- Grades -------------------------------------------------------------------------------------------------------------------

static struct fact grade(const char *ref, day date, const char *word)
{
    return (struct fact){
        .kind = FACT_GRADE, .ref = ref, .date = date, .instrument = "R", .outcome = word};
}

static void grades_are_compared_with_the_last_that_stands_on_the_scale(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const words[] = {"poor", "fair", "good"};
    static const struct grade_scale scales[] = {{.regulator = "R", .grades = {words, 3}}};
    static const struct grade_trigger triggers[] = {
        {.key = "fall", .regulator = "R", .when = GRADE_FALL_TO, .grade = "fair"}};
    const struct framework framework = {
        .provisions = {
            .scales = scales, .scale_count = 1, .triggers = triggers, .trigger_count = 1}};
    const struct fact facts[] = {
        grade("L/A/B", JAN, "good"),      grade("L/A/B", JAN + 5, "not rated"),
        grade("L/A/B", JAN + 9, "fair"),  grade("L/A/C", JAN + 9, "good"),
        grade("L/A/B", JAN + 20, "poor"), grade("M/A/B", JAN + 9, "fair")};
    struct contract_facts told = contract(facts, 6);
    struct grade_hits hits;
    grade_hits(&framework, &told, JAN + 19, MOMENT_ALL, arena, &hits);
    assert_int_equal(hits.count, 1); // the first of M is no fall
    assert_int_equal(hits.list[0].on, JAN + 9);
    assert_string_equal(hits.list[0].why, "L/A/B fell from good to fair");
    grade_hits(&framework, &told, JAN + 20, MOMENT_ALL, arena, &hits);
    assert_int_equal(hits.count, 1); // from fair to poor is none to fair
    told.ends = JAN + 8;
    grade_hits(&framework, &told, JAN + 20, MOMENT_ALL, arena, &hits);
    assert_int_equal(hits.count, 0);
    arena_free(arena);
}

// ---- Versions -----------------------------------------------------------------------------------------------------------------

static void a_result_takes_its_colour_by_the_version_of_its_period(void **state)
{
    (void)state;
    static const struct kpi
        first[] = {{.ref = "1",
                    .unit = "%",
                    .has_target = true,
                    .target = {.target = {90, 1}, .amber = {80, 1}, .has_amber = true}}},
        second[] = {{.ref = "1",
                     .unit = "%",
                     .has_target = true,
                     .target = {.target = {95, 1}, .amber = {93, 1}, .has_amber = true}},
                    {.ref = "2", .has_target = true, .target = {.kpi = "2", .target = {1, 1}}}};
    const struct framework one = {.kpis = first, .kpi_count = 1},
                           two = {.kpis = second, .kpi_count = 2};
    const struct edition editions[] = {{DAY_NONE, &one}, {JAN, &two}};
    const struct contract_facts told = {
        .starts = JAN - 900, .ends = DAY_NEVER, .editions = editions, .edition_count = 2};
    const struct decimal figure = {92, 1};
    for (size_t i = 0; i < 2; i++) { // whichever of them evaluates
        const struct kpi *kpi = i == 0 ? &first[0] : &second[0];
        assert_int_equal(rules_colour(kpi, &told, JAN - 1, figure, false), COLOUR_GREEN);
        assert_int_equal(rules_colour(kpi, &told, JAN, figure, false), COLOUR_RED);
    }
    assert_int_equal(rules_colour(&second[1], &told, JAN, figure, false), COLOUR_GREEN);
    assert_int_equal(rules_colour(&second[1], &told, JAN - 1, figure, false), COLOUR_NONE);
    assert_null(rules_target(&second[1], &told, JAN - 1)); // there was no such KPI
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_that_wait_for_each_other_end),
        cmocka_unit_test(a_calendar_that_ends_is_told_and_the_rest_counted),
        cmocka_unit_test(a_clock_ends_on_the_day_that_was_named),
        cmocka_unit_test(another_record_stops_a_clock_only_if_it_is_about_it),
        cmocka_unit_test(a_gate_hears_what_earlier_steps_said),
        cmocka_unit_test(a_step_of_its_own_is_not_one_of_another),
        cmocka_unit_test(amounts_are_compared_to_the_penny),
        cmocka_unit_test(what_was_not_known_yet_was_not_received),
        cmocka_unit_test(grades_are_compared_with_the_last_that_stands_on_the_scale),
        cmocka_unit_test(a_result_takes_its_colour_by_the_version_of_its_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
