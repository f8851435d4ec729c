// SPDX-License-Identifier: MIT
// What may not be recorded of papers and findings, told with the label of its field; and that nothing of it is stored.
#include "tests/unit/support/acts_fixture.h"

#include <string.h>

#include "model/ground/text.h"

#define QUARTER "pwn-quarter:2027-01-01"

// ---- What an import refuses, too -----------------------------------------------------------------------------------------------------

struct mistake {
    enum fact_kind kind;
    const char *ref, *date, *covers, *outcome, *answers;
    const char *words;
};

static const struct mistake mistakes[] = {
    {FACT_DETERMINED, .ref = "RAP-9", .outcome = "met",
     .words = "Plan: \"RAP-9\" is no plan of contract \"HC-001\".\n"},
    {FACT_DETERMINED, .ref = "PWN-1", .outcome = "met", .words = "Plan: \"PWN-1\" is no plan"},
    {FACT_DETERMINED, .ref = "RAP-1", .date = "2026-11-01", .outcome = "met",
     .words = "Date determined: plan \"RAP-1\" is determined before it is served on 2 November "
              "2026"},
    {FACT_DETERMINED, .ref = "RAP-1", .date = "2027-04-30", .outcome = "not-met",
     .words = "Date determined: plan \"RAP-1\" is not-met on or before its last day of "
              "rectification, 30 April 2027"},
    {FACT_DETERMINED, .ref = "RAP-1", .outcome = "not-met", .covers = "1",
     .words = "KPIs not met: KPI 1 is none that plan \"RAP-1\" covers (7)"},
    {FACT_DETERMINED, .ref = "RAP-1", .outcome = "awaited",
     .words = "Awaited until: is empty, and awaited needs the day"},
    {FACT_DETERMINED, .ref = "RAP-1", .outcome = "perhaps", .words = "Outcome: \"perhaps\": a "},
    {FACT_WITHDRAWN, .ref = "PWN-7", .words = "Paper: \"PWN-7\" is no notice or plan of contract"},
    {FACT_WITHDRAWN, .ref = "PWN-1", .date = "2026-11-01",
     .words = "Date withdrawn: \"PWN-1\" is withdrawn before it is served on 2 November 2026"},
    {FACT_DECIDED, .outcome = "perhaps", .answers = QUARTER,
     .words = "Decision: \"perhaps\" is no decision of bristol-homecare: write waived, "},
    {FACT_DECIDED, .outcome = "waived", .answers = "pwn-quater:2027-01-01",
     .words = "Findings: \"pwn-quater:2027-01-01\": bristol-homecare has no rule"},
    {FACT_NEVER_EVENT, .ref = "NE-2", .outcome = "late",
     .words = "Type of event: \"late\" is no type of never event"},
    {FACT_NEVER_EVENT, .ref = "NE-1", .outcome = "rejecting",
     .words = "Reference: never-event \"NE-1\" is stored already, by "},
    {FACT_NEVER_EVENT, .ref = "NE 2", .outcome = "rejecting",
     .words = "Reference: a reference has letters, digits"},
    // what only an entry asks
    {FACT_NEVER_EVENT, .ref = "NE-2", .date = "2027-05-25", .outcome = "rejecting",
     .words = "Date of the event: 25 May 2027 is yet to come"},
    {FACT_DECIDED, .outcome = "waived", .answers = QUARTER,
     .words = "Role that decided: enter it, as Commissioner.\nReason: enter the reason."},
    {FACT_WITHDRAWN, .ref = "PWN-1", .words = "Role that decided: enter it"},
    {FACT_DECIDED, .outcome = "waived", .answers = "", .words = "Findings: choose at least one"},
    {FACT_DECIDED, .outcome = "waived", .answers = "pwn-quarter:2026-01-01",
     .words = "Findings: there is no finding pwn-quarter:2026-01-01 today"},
    {FACT_DECIDED, .outcome = "no-action", .answers = QUARTER,
     .words = "Findings: " QUARTER " is answered by a Provider Warning Notice; here it can be "
              "waived only"},
    {FACT_DECIDED, .outcome = "no-action", .answers = "determine:RAP-1",
     .words = "Findings: determine:RAP-1 is answered by a Determination; here it can be waived"},
};

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static void mistakes_are_told_by_their_labels(void **state)
{
    struct desk *desk = *state;
    size_t before = acts_today(desk).facts.fact_count;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct mistake *mistake = &mistakes[i];
        struct act act = an_act(mistake->kind, or_empty(mistake->ref));
        act.paper.date = mistake->date != NULL ? on(mistake->date) : act.paper.date;
        act.paper.covers = or_empty(mistake->covers);
        act.paper.outcome = or_empty(mistake->outcome);
        act.paper.answers = or_empty(mistake->answers);
        const char *words = arena_printf(acts_arena, "%s\n", saved(desk, &act, 1));
        SAYS(words, mistake->words);
    }
    assert_int_equal(acts_today(desk).facts.fact_count, before);
}

// ---- Papers --------------------------------------------------------------------------------------------------------------------------

static void a_paper_needs_its_content(void **state)
{
    struct act notice = served(*state, "pwn", "PWN-2", QUARTER);
    struct field *fields = ARENA_ARRAY(acts_arena, notice.field_count, struct field);
    memcpy(fields, notice.fields, notice.field_count * sizeof *fields);
    fields[1].value = " \n\t";
    notice.fields = fields;
    SAYS(saved(*state, &notice, 1),
         "Count: a Provider Warning Notice says this before it can be served: Number of Provider "
         "Warning Notices issued in the period (Table 3).");
    notice.field_count = 0;
    const char *words = saved(*state, &notice, 1);
    SAYS(words, "Reasons: ");
    SAYS(words, "Consequences: ");
    assert_null(strstr(words, "Methodology")); // the plan that goes with it says that
    assert_string_equal(stands(*state, QUARTER), "open");
}

static void compensation_only_where_it_is_covered(void **state)
{
    struct act plan = served(*state, "rap", "RAP-2", "");
    plan.field_count--; // the last item is compensation
    plan.paper.covers = "7;8";
    SAYS(saved(*state, &plan, 1), "Compensation: a Remedial Action Plan says this");
    plan.paper.covers = "7";
    assert_string_equal(saved(*state, &plan, 1), "");
}

static void a_plan_has_a_period(void **state)
{
    struct act plan = served(*state, "rap", "RAP-2", "");
    plan.paper.rectify_by = DAY_NONE;
    SAYS(saved(*state, &plan, 1), "To be rectified by: is empty, and a rap needs it.");
    plan.paper.rectify_by = on("2027-05-23");
    SAYS(saved(*state, &plan, 1), "To be rectified by: 23 May 2027 is before the plan is served.");
    plan.paper.rectify_by = on("2027-08-24");
    plan.paper.covers = "6";
    SAYS(saved(*state, &plan, 1), "KPIs covered: there is no KPI \"6\" in bristol-homecare");
    plan.paper.covers = "7";
    plan.paper.accompanies = "RAP-1";
    SAYS(saved(*state, &plan, 1), "Goes with: \"RAP-1\" is no notice of contract");
    plan.paper.accompanies = "";
    plan.paper.follows = "RAP-2";
    SAYS(saved(*state, &plan, 1), "Follows: \"RAP-2\" is no plan of contract");
}

static void a_notice_answers_its_own(void **state)
{
    struct act notice = served(*state, "dn", "DN-1", QUARTER);
    SAYS(saved(*state, &notice, 1),
         "Answers: " QUARTER " is answered by a Provider Warning Notice.");
}

static void receipt_comes_after_service(void **state)
{
    struct act notice = served(*state, "pwn", "PWN-2", QUARTER);
    struct field *fields = ARENA_ARRAY(acts_arena, notice.field_count + 2, struct field);
    memcpy(fields, notice.fields, notice.field_count * sizeof *fields);
    fields[notice.field_count++] = (struct field){"received", "2027-05-23"};
    notice.fields = fields;
    SAYS(saved(*state, &notice, 1), "Received by the provider on: 23 May 2027 is before it was");
    fields[notice.field_count - 1].value = "2027-05-25";
    SAYS(saved(*state, &notice, 1), "Received by the provider on: this day is yet to come.");
    fields[notice.field_count - 1].value = "2027-05-24";
    fields[notice.field_count++] = (struct field){"reply_by", "2027-05-20"};
    SAYS(saved(*state, &notice, 1), "Reply asked for by: 20 May 2027 is before the provider has");
    fields[notice.field_count - 1].value = "2027-06-07";
    assert_string_equal(saved(*state, &notice, 1), "");
}

// Labels of its own, where two papers stand in one form.
static void labels_can_be_others(void **state)
{
    static const char *const labels[PAPER_FIELD_COUNT] = {[PAPER_RECTIFY_BY] = "Rectify by"};
    struct act plan = served(*state, "rap", "RAP-2", "");
    plan.labels = labels;
    plan.paper.rectify_by = on("2027-05-23");
    SAYS(saved(*state, &plan, 1), "Rectify by: 23 May 2027 is before the plan is served.");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, acts_setup, acts_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(mistakes_are_told_by_their_labels),
        TEST(a_paper_needs_its_content),
        TEST(compensation_only_where_it_is_covered),
        TEST(a_plan_has_a_period),
        TEST(a_notice_answers_its_own),
        TEST(receipt_comes_after_service),
        TEST(labels_can_be_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
