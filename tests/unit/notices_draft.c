// SPDX-License-Identifier: MIT
// What the program fills in of a plan or notice: references, KPIs, predecessors, and each item of the content.
#include "tests/unit/support/acts_fixture.h"

#include <string.h>

#include "model/ground/text.h"

#define QUARTER "pwn-quarter:2027-01-01"

static void the_next_reference(void **state)
{
    struct desk *desk = *state;
    struct evaluation now = acts_today(desk);
    assert_string_equal(notice_next_ref(&now, FACT_SERVED, "PWN", acts_arena), "PWN-2");
    assert_string_equal(notice_next_ref(&now, FACT_SERVED, "DN", acts_arena), "DN-1");
    assert_string_equal(notice_next_ref(&now, FACT_NEVER_EVENT, "NE", acts_arena), "NE-2");
    // what others have written by hand is no number
    const struct act odd[] = {served(desk, "pwn", "PWN-9x", ""), served(desk, "pwn", "PWN-12", "")};
    assert_string_equal(saved(desk, odd, 2), "");
    now = acts_today(desk);
    assert_string_equal(notice_next_ref(&now, FACT_SERVED, "PWN", acts_arena), "PWN-13");
}

static void the_kpis_behind_a_finding(void **state)
{
    static const struct {
        const char *keys, *kpis;
    } cases[] = {
        {QUARTER, "7"},           // of the failures
        {"determine:RAP-1", "7"}, // of the plan
        {"pwn-never:NE-1", ""},   // it is about none
        {QUARTER ";determine:RAP-1", "7"},
        {"pwn-quarter:2020-01-01", ""}, // nothing raised it
    };
    struct evaluation now = acts_today(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(notice_kpis(&now, cases[i].keys, acts_arena), cases[i].kpis);
}

// A plan that covers a KPI of a plan not yet met follows it; the one that the finding names before any other.
static void what_a_plan_follows(void **state)
{
    struct desk *desk = *state;
    struct evaluation now = acts_today(desk);
    day today = on("2027-05-24");
    assert_string_equal(notice_follows(&now, "", "7", today, acts_arena), "RAP-1");
    assert_string_equal(notice_follows(&now, "", "1;7", today, acts_arena), "RAP-1");
    assert_string_equal(notice_follows(&now, "", "1", today, acts_arena), "");
    assert_string_equal(notice_follows(&now, "", "7", on("2026-11-02"), acts_arena), "");
    struct act later = served(desk, "rap", "RAP-2", ""), unmet = an_act(FACT_DETERMINED, "RAP-1");
    later.paper.date = on("2027-05-10");
    unmet.paper.outcome = "not-met";
    const struct act both[] = {later, unmet};
    assert_string_equal(saved(desk, both, 2), "");
    now = acts_today(desk);
    // RAP-2 runs, but a plan in place of RAP-1, found not met, is what is asked for
    assert_string_equal(notice_follows(&now, "", "7", today, acts_arena), "RAP-1");
    assert_string_equal(notice_follows(&now, "rap-again:RAP-1", "7", today, acts_arena), "RAP-1");
    struct act met = an_act(FACT_DETERMINED, "RAP-2");
    met.paper.outcome = "met";
    assert_string_equal(saved(desk, &met, 1), "");
    now = acts_today(desk);
    assert_string_equal(notice_follows(&now, "", "7", today, acts_arena), "RAP-1");
}

static void which_notice_needs_a_plan(void **state)
{
    struct evaluation now = acts_today(*state);
    const struct instrument *pwn = framework_instrument(now.framework, "pwn");
    bool must = false;
    assert_string_equal(notice_plan(now.framework, pwn, QUARTER, &must)->id, "rap");
    assert_true(must);
    assert_non_null(notice_plan(now.framework, pwn, "pwn-never:NE-1", &must));
    assert_false(must);
    assert_non_null(notice_plan(now.framework, pwn, "pwn-never:NE-1;" QUARTER, &must));
    assert_true(must);
}

static const char *item(const struct notice_draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (strcmp(draft->content[i]->id, id) == 0)
            return draft->fields[i].value;
    }
    return NULL;
}

static void draft(struct desk *desk, const struct paper *paper, const struct paper *with,
                  struct notice_draft *out)
{
    struct evaluation *now = ARENA_NEW(acts_arena, struct evaluation);
    struct status st = {0};
    *now = acts_today(desk);
    assert_true(notice_draft(&desk->office, now, paper, with, acts_arena, out, &st));
}

static void a_notice_is_filled_from_the_record(void **state)
{
    struct notice_draft filled;
    const struct act notice = served(*state, "pwn", "PWN-2", QUARTER);
    draft(*state, &notice.paper, NULL, &filled);
    SAYS(item(&filled, "reasons"), "1 Red (threshold of at least 1) in the quarter 1 January 2027");
    SAYS(item(&filled, "reasons"), "- KPI 7 EMS: RED, for the quarter from 1 January 2027");
    SAYS(item(&filled, "count"), "1 Provider Warning Notice was served before this one in the 12 "
                                 "months to 24 May 2027: PWN-1 of 2 November 2026.\nThis is "
                                 "number 2.");
    SAYS(item(&filled, "previous"), "KPI 1 % Service User Outcomes achieved: AMBER from 1 January");
    SAYS(item(&filled, "consequences"),
         "rolling twelve (12) month period\" This notice brings it about.");
    SAYS(item(&filled, "consequences"), "Default Notice: two Provider Warning Notices (Table 5)");
    assert_null(item(&filled, "methodology")); // its plan says that
}

static void a_plan_leaves_blank_what_a_person_says(void **state)
{
    struct notice_draft filled;
    const struct act notice = served(*state, "pwn", "PWN-2", QUARTER);
    struct act plan = served(*state, "rap", "RAP-2", "");
    plan.paper.covers = "7;8";
    draft(*state, &plan.paper, &notice.paper, &filled);
    SAYS(item(&filled, "failure"),
         "- KPI 7 % of EMS compliance: RED for the period from 1 January");
    SAYS(item(&filled, "failure"), "Why: Provider Warning Notice: failures in one quarter");
    SAYS(item(&filled, "timescale"), "To be rectified by Tue 24 August 2027, 92 days from");
    SAYS(item(&filled, "compensation"), "recover all costs");
    assert_string_equal(item(&filled, "date"), "24 May 2027");
    assert_string_equal(item(&filled, "methodology"), "");
    assert_string_equal(item(&filled, "resources"), "");
    assert_string_equal(item(&filled, "monitoring"), "");
    plan.paper.covers = "7";
    draft(*state, &plan.paper, &notice.paper, &filled);
    assert_null(item(&filled, "compensation"));
}

// What an officer noted about a failure is not for the provider to read.
static void notes_stay_in_the_house(void **state)
{
    struct desk *desk = *state;
    struct act event = an_act(FACT_NEVER_EVENT, "NE-2");
    struct notice_draft filled;
    event.paper.outcome = "rejecting";
    event.note = "The manager said so on the telephone";
    assert_string_equal(saved(desk, &event, 1), "");
    const struct act notice = served(desk, "pwn", "PWN-2", "pwn-never:NE-2");
    draft(desk, &notice.paper, NULL, &filled);
    SAYS(item(&filled, "reasons"), "NE-2, never event: Rejecting a care package, 24 May 2027");
    assert_null(strstr(item(&filled, "reasons"), "telephone"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, acts_setup, acts_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_next_reference),
        TEST(the_kpis_behind_a_finding),
        TEST(what_a_plan_follows),
        TEST(which_notice_needs_a_plan),
        TEST(a_notice_is_filled_from_the_record),
        TEST(a_plan_leaves_blank_what_a_person_says),
        TEST(notes_stay_in_the_house),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
