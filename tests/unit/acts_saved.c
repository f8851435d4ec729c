// SPDX-License-Identifier: MIT
// What acts do to the findings that asked for them, and that all of an entry is saved or nothing.
#include "tests/unit/support/acts_fixture.h"

#include <string.h>

#include "model/entry.h"
#include "model/ground/text.h"
#include "model/records.h"

#define QUARTER "pwn-quarter:2027-01-01"

static struct act plan_with(struct desk *desk, const char *ref, const char *notice)
{
    struct act plan = served(desk, "rap", ref, "");
    plan.paper.accompanies = notice;
    plan.paper.follows = "RAP-1";
    return plan;
}

static const struct field by_commissioner[] = {{"decided_by", "commissioner"}};

static struct act decided(const char *outcome, const char *keys)
{
    struct act act = an_act(FACT_DECIDED, "");
    act.paper.outcome = outcome;
    act.paper.answers = keys;
    act.fields = by_commissioner;
    act.field_count = 1;
    act.note = "Old records, dealt with at the time";
    return act;
}

static void a_notice_with_its_plan(void **state)
{
    struct desk *desk = *state;
    const struct act acts[] = {served(desk, "pwn", "PWN-2", QUARTER),
                               plan_with(desk, "RAP-2", "PWN-2")};
    assert_string_equal(stands(desk, QUARTER), "open");
    assert_string_equal(saved(desk, acts, 2), "");
    assert_string_equal(stands(desk, QUARTER), "answered");
    assert_string_equal(stands(desk, "rap-with:PWN-2"), "none");
    assert_string_equal(stands(desk, "dn-pwns:PWN-1+PWN-2"), "open");
    struct evaluation now = acts_today(desk);
    const struct fact *plan = notice_served(&now.facts, "RAP-2");
    assert_string_equal(plan->follows, "RAP-1");
    assert_string_equal(fact_field(plan, "content.methodology"), "Said");
}

static void a_mistake_in_the_second_keeps_the_first_out(void **state)
{
    struct desk *desk = *state;
    struct act acts[] = {served(desk, "pwn", "PWN-2", QUARTER), plan_with(desk, "RAP-2", "PWN-3")};
    SAYS(saved(desk, acts, 2), "Goes with: \"PWN-3\" is no notice of contract");
    assert_string_equal(stands(desk, QUARTER), "open");
    struct evaluation now = acts_today(desk);
    assert_null(notice_served(&now.facts, "PWN-2"));
}

static void a_plan_is_determined(void **state)
{
    struct desk *desk = *state;
    struct act act = an_act(FACT_DETERMINED, "RAP-1");
    act.paper.outcome = "awaited";
    act.paper.rectify_by = on("2027-05-31");
    assert_string_equal(stands(desk, "determine:RAP-1"), "open");
    assert_string_equal(saved(desk, &act, 1), "");
    assert_string_equal(stands(desk, "determine:RAP-1"), "lapsed");
    act.paper.date = on("2027-05-23");
    act.paper.outcome = "not-met";
    act.paper.rectify_by = DAY_NONE;
    assert_string_equal(saved(desk, &act, 1), "");
    assert_string_equal(stands(desk, "rap-again:RAP-1"), "open");
    SAYS(saved(desk, &act, 1), "one determination a day");
}

static void a_notice_is_withdrawn(void **state)
{
    struct desk *desk = *state;
    struct act serve = served(desk, "pwn", "PWN-2", QUARTER);
    serve.paper.date = on("2027-05-20");
    struct act withdraw = an_act(FACT_WITHDRAWN, "PWN-2");
    withdraw.fields = by_commissioner;
    withdraw.field_count = 1;
    withdraw.note = "Served on wrong figures";
    assert_string_equal(saved(desk, &serve, 1), "");
    assert_string_equal(saved(desk, &withdraw, 1), "");
    assert_string_equal(stands(desk, QUARTER), "withdrawn");
    assert_string_equal(stands(desk, "dn-pwns:PWN-1+PWN-2"), "lapsed");
    SAYS(saved(desk, &withdraw, 1), "Paper: \"PWN-2\" is withdrawn stored already, by ");
    const struct act again = served(desk, "pwn", "PWN-3", QUARTER);
    assert_string_equal(saved(desk, &again, 1), "");
    assert_string_equal(stands(desk, QUARTER), "answered");
}

// The reply is due by the day that was asked for, and no more once it has come.
static void a_reply_is_due_from_its_receipt(void **state)
{
    struct desk *desk = *state;
    struct act serve = served(desk, "pwn", "PWN-2", QUARTER);
    struct field *fields = ARENA_ARRAY(acts_arena, serve.field_count + 2, struct field);
    memcpy(fields, serve.fields, serve.field_count * sizeof *fields);
    fields[serve.field_count++] = (struct field){"received", "2027-05-24"};
    fields[serve.field_count++] = (struct field){"reply_by", "2027-06-07"};
    serve.fields = fields;
    assert_string_equal(saved(desk, &serve, 1), "");
    struct evaluation now = acts_today(desk);
    const struct due *reply = NULL;
    for (size_t i = 0; i < now.outcome->due_count; i++) {
        if (now.outcome->dues[i].on == on("2027-06-07"))
            reply = &now.outcome->dues[i];
    }
    assert_non_null(reply);
    assert_string_equal(reply->whose, "provider");
    SAYS(reply->what, "Reply of the provider");
    SAYS(reply->what, "PWN-2");
}

static void findings_are_decided(void **state)
{
    struct desk *desk = *state;
    const struct act compensation = decided("compensation", "compensate:NE-1");
    assert_string_equal(stands(desk, "compensate:NE-1"), "open");
    assert_string_equal(saved(desk, &compensation, 1), "");
    assert_string_equal(stands(desk, "compensate:NE-1"), "answered");
}

static void several_are_waived_with_one_reason(void **state)
{
    struct desk *desk = *state;
    const struct act waive = decided("waived", QUARTER ";determine:RAP-1;pwn-never:NE-1");
    assert_string_equal(saved(desk, &waive, 1), "");
    assert_string_equal(stands(desk, QUARTER), "waived");
    assert_string_equal(stands(desk, "determine:RAP-1"), "waived");
    assert_string_equal(stands(desk, "pwn-never:NE-1"), "waived");
    struct evaluation now = acts_today(desk);
    const struct fact *last = &now.facts.facts[now.facts.fact_count - 1];
    for (size_t i = 0; i < now.facts.fact_count; i++)
        last = now.facts.facts[i].kind == FACT_DECIDED ? &now.facts.facts[i] : last;
    assert_string_equal(last->note, "Old records, dealt with at the time");
    assert_string_equal(fact_field(last, "decided_by"), "commissioner");
    SAYS(saved(desk, &waive, 1), "Findings: " QUARTER " is no longer open: waived");
}

static void a_never_event(void **state)
{
    struct desk *desk = *state;
    static const struct field circumstances[] = {{"circumstances", "repeat;premium"}};
    struct act event = an_act(FACT_NEVER_EVENT, "NE-2");
    event.paper.outcome = "handing-back";
    event.fields = circumstances;
    event.field_count = 1;
    assert_string_equal(saved(desk, &event, 1), "");
    assert_string_equal(stands(desk, "pwn-never:NE-2"), "open");
    assert_string_equal(stands(desk, "cf-never:NE-2"), "open");
}

// The answer of the first attempt was lost on the way.
static void saved_once_however_often_it_is_tried(void **state)
{
    struct desk *desk = *state;
    struct status st = {0};
    const struct act serve = served(desk, "pwn", "PWN-2", QUARTER);
    static const char token[] = "0123456789abcdef0123456789abcdef";
    size_t before = acts_today(desk).facts.fact_count;
    assert_int_equal(acts_save(&desk->office, acts_contract, &serve, 1, token, &st), ACTS_SAVED);
    assert_int_equal(acts_save(&desk->office, acts_contract, &serve, 1, token, &st),
                     ACTS_SAVED_BEFORE);
    assert_int_equal(acts_today(desk).facts.fact_count, before + 1);
    assert_string_equal(status_message(&st), "");
}

static void what_it_would_change_is_told(void **state)
{
    struct desk *desk = *state;
    struct evaluation now = acts_today(desk);
    struct whatif whatif;
    struct status st = {0};
    struct text words = {0};
    const struct act acts[] = {served(desk, "pwn", "PWN-2", QUARTER),
                               plan_with(desk, "RAP-2", "PWN-2")};
    assert_true(acts_whatif(&desk->office, &now, acts, 2, acts_arena, &whatif, &st));
    whatif_words(&whatif, now.framework, &words);
    SAYS(text_get(&words), "Answers: Provider Warning Notice: failures in one quarter (Table 5)");
    SAYS(text_get(&words), "Asks for: Default Notice: two Provider Warning Notices");
    assert_null(strstr(text_get(&words), "Plan to support"));
    text_release(&words);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, acts_setup, acts_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_notice_with_its_plan),
        TEST(a_mistake_in_the_second_keeps_the_first_out),
        TEST(a_plan_is_determined),
        TEST(a_notice_is_withdrawn),
        TEST(a_reply_is_due_from_its_receipt),
        TEST(findings_are_decided),
        TEST(several_are_waived_with_one_reason),
        TEST(a_never_event),
        TEST(saved_once_however_often_it_is_tried),
        TEST(what_it_would_change_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
