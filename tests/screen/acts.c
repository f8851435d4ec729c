// SPDX-License-Identifier: MIT
// From a finding to an act, by keys: a notice served with its plan, a plan determined, a paper withdrawn, findings waived and decided, a
// never event. Each test has a contract of its own in the demonstration.
#include "tests/screen/support/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness/scratch.h"

// What a subcommand says of the database that the screens wrote to.
static char *says(const char *command, const char *contract, const char *more)
{
    struct ran ran = more ? run(NULL, "--db", demo_database(), command, contract, more, NULL)
                          : run(NULL, "--db", demo_database(), command, contract, NULL);
    if (ran.status != 0)
        fail_msg("%s: %s", command, ran.err);
    char *out = strdup(ran.out);
    ran_free(&ran);
    return out;
}

static void stands(const char *contract, const char *words, bool there)
{
    char *out = says("findings", contract, "--all");
    if ((strstr(out, words) != NULL) != there)
        fail_msg("%s \"%s\" in:\n%s", there ? "no" : "there is", words, out);
    free(out);
}

// At the contract's page of what is to be done.
static struct term *acts_of(int rows, int cols, const char *find)
{
    struct term *t = demo(rows, cols);
    char keys[64];
    snprintf(keys, sizeof keys, "/ '%s' Enter", find);
    press(t, keys);
    press(t, "o");
    see(t, "Asked for");
    return t;
}

static void leave(struct term *t)
{
    press(t, "F10");
    ends(t, 0);
    term_free(t);
}

static void a_default_notice_with_its_plan(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "acornlea");
    press(t, "Enter");
    see(t, "Serve it: Default Notice");
    see(t, "more fields below"); // what has to be filled in is not all in sight
    see(t, "Answers: Default Notice: two Provider Warning Notices");
    press(t, "Tab Tab Tab Tab Tab Tab Tab Tab Tab '24 aug' Tab Tab");
    // what the framework demands and only a person can say is still blank
    press(t, "F2");
    see(t, "There are 3 problems to put right. Nothing was saved.");
    see(t, "Error: Enter the methodology.");
    stands("HC-014", "dn-pwns:PWN-3+PWN-4,dn,must,2027-05-19,open", true);
    press(t, "'Rounds logged daily' Tab 'A second coordinator' Tab 'Weekly' F2");
    see(t, "Saved: DN-2 with RAP-8 served.");
    see(t, "No finding is open today.");
    stands("HC-014", "dn-pwns:PWN-3+PWN-4,dn,must,2027-05-19,answered", true);
    stands("HC-014", "rap-with:DN-2", false);
    leave(t);
}

static void what_is_served_can_be_printed(void **state)
{
    (void)state;
    struct ran ran = run(NULL, "--db", demo_database(), "report", "notice", "HC-014", "DN-2", NULL);
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "Rounds logged daily"));
    assert_non_null(strstr(ran.out, "This is number 2."));
    assert_non_null(strstr(ran.out, "Follows         RAP-7"));
    assert_null(strstr(ran.out, "Not recorded."));
    assert_null(strstr(ran.out, "worked out from the record"));
    ran_free(&ran);
}

// The plan is found not met, which asks for a warning notice; that is served at 40 by 12.
static void a_plan_is_determined(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "gorsebank");
    press(t, "Enter");
    see(t, "Determine the plan");
    press(t, "Tab 'not' Tab");
    see(t, "KPI 1 Outcomes; KPI 2 Satisfaction; KPI 7 EMS");
    see(t, "Asks for: Provider Warning Notice: failures in one quarter");
    press(t, "F2");
    see(t, "Saved: RAP-1, not met.");
    stands("HC-021", "determine:RAP-1,determination,must,2027-04-25,answered", true);
    stands("HC-021", "pwn-quarter:2027-04-01,pwn,must,2027-05-24,open", true);
    leave(t);
}

static void a_warning_notice_on_a_small_terminal(void **state)
{
    (void)state;
    struct term *t = acts_of(12, 40, "gorsebank");
    press(t, "Enter");
    see(t, "Serve it: Provider Warning");
    press(t, "Tab Tab Tab Tab Tab Tab");
    see(t, "Serve it now, too *");
    press(t, "Tab Tab Tab '24 aug' Tab Tab");
    press(t, "'Daily calls' Tab 'A manager' Tab 'Monthly' F2");
    see(t, "Saved: PWN-3 with RAP-4 served.");
    stands("HC-021", "pwn-quarter:2027-04-01,pwn,must,2027-05-24,answered", true);
    leave(t);
}

static void its_receipt_is_recorded(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "gorsebank");
    press(t, "/ 'PWN-3      Pro' Enter");
    see(t, ">PWN-3");
    press(t, "Enter");
    see(t, "Received by the provider on * 24 May 2027");
    press(t, "Tab Tab '7 jun' F2");
    see(t, "Saved: Receipt of a paper PWN-3");
    struct ran due = run(NULL, "--db", demo_database(), "due", "--within", "30d", NULL);
    if (!strstr(due.out, "2027-06-07,provider,HC-021"))
        fail_msg("no reply due in:\n%s", due.out);
    ran_free(&due);
    leave(t);
}

static void a_paper_is_withdrawn(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "gorsebank");
    press(t, "/ 'PWN-3      Pro' Enter n");
    see(t, ">PWN-3");
    press(t, "Enter");
    see(t, "stops counting from the day it is withdrawn.");
    press(t, "F2");
    see(t, "Error: Enter the reason.");
    press(t, "'comm' Tab 'Wrong figures' F2");
    see(t, "Saved: PWN-3 withdrawn.");
    leave(t);
}

static void a_finding_is_waived(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "bryn awel");
    press(t, "Enter");
    see(t, "Serve it: Provider Warning");
    press(t, "'wai' Tab");
    see(t, "Role that decided *");
    press(t, "F2");
    see(t, "Error: Enter the reason.");
    stands("HC-006", "pwn-never:NE-3,pwn,must,2027-05-19,open", true);
    press(t, "'comm' Tab 'The family asked for the move' F2");
    see(t, "waived");
    stands("HC-006", "pwn-never:NE-3,pwn,must,2027-05-19,waived", true);
    leave(t);
}

static void several_are_decided_with_one_reason(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "harbour wall");
    press(t, "Down Down");
    see(t, ">Several");
    press(t, "Enter");
    see(t, "[ ] Consistent failure: 4 Default Notices");
    press(t, "Space Down Space Tab");
    press(t, "'no act' Tab Tab 'comm' Tab 'Talks with the owner' F2");
    see(t, "Saved: 2 findings, No action.");
    see(t, "No finding is open today.");
    stands("HC-022", "cf-dns:DN-4,decision,must,2027-04-20,answered", true);
    leave(t);
}

static void a_never_event(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "bryn awel");
    press(t, "/ 'record a never' Enter");
    see(t, ">Event");
    press(t, "Enter");
    see(t, "Type of event *");
    press(t, "'handing' Tab");
    see(t, "Compensation: never event");
    press(t, "Tab 'Two packages handed back' F2");
    see(t, "Saved: never event NE-4.");
    stands("HC-006", "pwn-never:NE-4,pwn,must,2027-05-24,open", true);
    stands("HC-006", "compensate:NE-4,decision,consider,2027-05-24,open", true);
    leave(t);
}

// Somebody else records an event under the reference that was proposed here: this one takes the next.
static void a_reference_gives_way(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "bryn awel");
    press(t, "/ 'record a never' Enter Enter");
    see(t, "Type of event *");
    press(t, "'rej' Tab");
    see(t, "NE-5");
    struct ran ran = run("contract,kind,ref,date,outcome\n"
                         "HC-006,never-event,NE-5,2027-05-23,handing-back\n",
                         "--db", demo_database(), "import", "history", "-", NULL);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    press(t, "Tab 'Three refused' F2");
    see(t, "Saved: never event NE-6.");
    stands("HC-006", "pwn-never:NE-5,pwn,must,2027-05-23,open", true);
    stands("HC-006", "pwn-never:NE-6,pwn,must,2027-05-24,open", true);
    leave(t);
}

// A notice was answered by somebody else while its form was open: nothing is served a second time, and what was typed stays.
static void answered_meanwhile(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "bryn awel");
    press(t, "/ 'never event: NE-5' Enter Enter");
    see(t, "Serve it: Provider Warning");
    struct ran ran = run("contract,kind,ref,date,instrument,answers\n"
                         "HC-006,served,PWN-8,2027-05-24,pwn,pwn-never:NE-5\n",
                         "--db", demo_database(), "import", "history", "-", NULL);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    press(t, "F2");
    see(t, "pwn-never:NE-5 is no longer open: answered by PWN-8");
    press(t, "Esc");
    press(t, "F10");
    term_settle(t, TERM_QUIET);
    press(t, "Enter");
    ends(t, 0);
    term_free(t);
}

// With the cursor on a finding its form opens at once.
static void straight_from_the_finding(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ 'bryn awel' Enter 4 Down");
    see(t, "Never event");
    press(t, "o");
    see(t, "Bryn Awel Care, HC-006");
    see(t, "F2 Save");
    press(t, "Esc");
    leave(t);
}

// Under Birmingham's protocol the rating says which interventions are offered, and in which mode.
static void interventions_by_rating(void **state)
{
    (void)state;
    static const char contracts[] = "ref,title,provider_ref,provider,framework,starts\n"
                                    "BM-1,Care,P-1,Alder Care,birmingham-intervention,2026-04-01\n";
    char *path = scratch_path("birmingham.db");
    struct ran ran = run(NULL, "--db", path, "init", NULL);
    ran_free(&ran);
    ran = run(contracts, "--db", path, "import", "contracts", "-", NULL);
    ran_free(&ran);
    ran = run(NULL, "--db", path, "record", "BM-1", "rating", "R-1", "2027-05-20", "decided",
              "rating=below", "basis=Quality toolkit", NULL);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    struct term *t = program(24, 80, "--db", path, NULL);
    see(t, "Alder Care");
    press(t, "o");
    see(t, "Interventions for the rating Below (Improvement Plan)");
    see(t, "14         Improvement Plan: Enable or Enforce");
    gone(t, "5          Reward");
    press(t, "/ 'breach notice:' Enter Enter");
    see(t, "Intervention *                Breach Notice");
    see(t, "Mode *                        Enable");
    press(t, "Esc");
    leave(t);
    free(path);
}

// What is printed can be read first.
static void a_paper_is_read(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "gorsebank");
    press(t, "/ 'PWN-2      Pro' Enter Enter");
    see(t, "report notice HC-021");
    see(t, "Reference       PWN-2");
    press(t, "Esc");
    leave(t);
}

// A draft from the first key: it is offered again, and goes on where it was left.
static void what_was_typed_is_kept(void **state)
{
    (void)state;
    struct term *t = acts_of(24, 80, "bryn awel");
    press(t, "/ 'record a never' Enter Enter");
    see(t, "Type of event *");
    press(t, "'rej' Tab Tab 'Half typed' Esc");
    see(t, "Kept as a draft.");
    press(t, "Enter");
    see(t, "Half typed");
    press(t, "Esc F10");
    see(t, "it is kept as a draft");
    press(t, "Enter");
    ends(t, 0);
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_default_notice_with_its_plan),
        cmocka_unit_test(what_is_served_can_be_printed),
        cmocka_unit_test(a_plan_is_determined),
        cmocka_unit_test(a_warning_notice_on_a_small_terminal),
        cmocka_unit_test(its_receipt_is_recorded),
        cmocka_unit_test(a_paper_is_withdrawn),
        cmocka_unit_test(a_finding_is_waived),
        cmocka_unit_test(several_are_decided_with_one_reason),
        cmocka_unit_test(a_never_event),
        cmocka_unit_test(a_reference_gives_way),
        cmocka_unit_test(answered_meanwhile),
        cmocka_unit_test(straight_from_the_finding),
        cmocka_unit_test(interventions_by_rating),
        cmocka_unit_test(a_paper_is_read),
        cmocka_unit_test(what_was_typed_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
