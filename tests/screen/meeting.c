// SPDX-License-Identifier: MIT
// A whole review meeting by keys: attendance, minutes, actions, the end, the next one booked; its draft outlives the line and the program.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"
#include "tests/screen/support/typing.h"
#include "tests/unit/support/db_fixture.h"

// Every test has a database of its own: they write.
static void renew(void)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    char *path = xstrdup(demo_database());
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *part = xasprintf("%s%s", path, parts[i]);
        unlink(part);
        free(part);
    }
    free(path);
    demo_database();
}

// The same with the next Contract Meeting of HC-014 on today, Mon 24 May 2027.
static void renew_for_today(void)
{
    renew();
    struct ran ran = run(NULL, "--db", demo_database(), "record", "HC-014", "meeting", "M-14",
                         "2027-05-24", "planned", "moved=Both are here", NULL);
    if (ran.status != 0)
        fail_msg("%s", ran.err);
    ran_free(&ran);
}

// What a subcommand says of the database; the caller frees it.
static char *told(const char *command, const char *first, const char *second)
{
    struct ran ran = run(NULL, "--db", demo_database(), command, first, second, NULL);
    char *out = xstrdup(ran.out);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    return out;
}

static char *minutes_of(const char *ref)
{
    struct ran ran = run(NULL, "--db", demo_database(), "report", "minutes", "HC-014", ref, NULL);
    char *out = ran.status == 0 ? xstrdup(ran.out) : NULL;
    ran_free(&ran);
    return out;
}

// Three actions, minutes of four items, attendance, the end and the next meeting, from the list to the minutes.
static void hold_one(struct term *t)
{
    typing_begin();
    keys(t, "m wait:Planned Enter wait:Commissioner Space Down");
    prose(t, "Jane Doe, Bob Roe");
    keys(t, "C-n wait:Minutes");
    prose(t, "Both default notices are accepted.");
    keys(t, "C-t");
    prose(t, "Send the recovery plan");
    signs(t, ";jane;14 jun");
    see(t, "Action by Mon 14 June 2027");
    keys(t, "C-n C-n wait:Outcomes");
    prose(t, "Calls were missed.");
    keys(t, "C-t");
    prose(t, "Keep to the rota");
    signs(t, ";bob");
    see(t, "Action by Tue 24 August 2027"); // the next meeting
    keys(t, "C-n");
    prose(t, "Two KPIs are red.");
    keys(t, "C-n");
    prose(t, "The QA visit is put off.");
    keys(t, "C-t");
    prose(t, "Agree a new day");
    signs(t, ";comm;+7");
    see(t, "Action by Mon 31 May 2027");
    keys(t, "C-o");
    see(t, "HELD OVER");
    keys(t, "C-s wait:record. C-s");
    see(t, "is on record");
    see(t, "MINUTES");
}

static void check_minutes(void)
{
    static const char *const said[] = {
        "Contract Meeting M-14\n",
        "Held on Mon 24 May 2027",
        "  Commissioner\n",
        "  Main Provider: Jane Doe, Bob Roe\n",
        "Both default notices are accepted.\n",
        "Owner: Jane Doe. By Mon 14 June 2027.",
        "Keep to the rota. Owner: Bob Roe. By Tue 24 August 2027.",
        "Agree a new day. Owner: Commissioner. By Mon 31 May 2027.",
        "Held over to the next meeting\n  Information obtained through the QA Framework\n",
        "Contract Meeting M-15, planned for Tue 24 August 2027",
        "Audit trail: entry ",
    };
    char *minutes = minutes_of("M-14");
    assert_non_null(minutes);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (strstr(minutes, said[i]) == NULL)
            fail_msg("\"%s\" is not in:\n%s", said[i], minutes);
    }
    free(minutes);
    char *due = told("due", "--within", "120d");
    assert_non_null(strstr(due, "Send the recovery plan (Jane Doe)"));
    assert_non_null(strstr(due, "Contract Meeting,M-15"));
    free(due);
}

static void a_whole_meeting(void **state)
{
    (void)state;
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {12, 40}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        renew_for_today();
        struct term *t = demo(sizes[i].rows, sizes[i].cols);
        press(t, "wait:Acorn");
        hold_one(t);
        // of 200 for a return, this and a notice with its plan together
        if (typing_keys() > 70)
            fail_msg("%zu keys beyond the prose", typing_keys());
        check_minutes();
        term_free(t);
    }
}

static void the_end_says_what_is_still_open(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner C-n wait:Minutes C-t");
    prose(t, "Visit again");
    signs(t, ";me");
    see(t, "the next meeting: "); // nobody who reads the minutes would know who "me" was
    press(t, "Enter C-t");
    prose(t, "Ring the manager");
    press(t, "C-s wait:'Not saved yet. F2 puts'");
    see(t, ": Visit again");
    see(t, "Nobody yet: Ring the manager");
    term_free(t);
}

static void the_draft_outlives_the_program(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        renew_for_today();
        struct term *t = demo(24, 80);
        press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner Space C-n wait:Minutes");
        prose(t, "Both default notices");
        see(t, "Both default notices");
        if (i == 0) { // the line drops: nothing at all is lost
            term_hang_up(t);
            assert_true(term_wait_exit(t, NULL, TERM_PATIENCE));
        } else { // killed: what has been kept is there
            bool kept = false;
            for (int tries = 0; tries < 20 && !kept; tries++) {
                struct term *other = demo(24, 80);
                kept = term_wait(other, "Not saved yet", 500);
                term_free(other);
            }
            assert_true(kept);
            term_signal(t, SIGKILL);
            assert_true(term_wait_exit(t, NULL, TERM_PATIENCE));
        }
        term_free(t);
        assert_null(minutes_of("M-14")); // nothing is on record before the end
        t = demo(24, 80);
        see(t, "Not saved yet: Contract Meeting: Acornlea Homecare, HC-014");
        press(t, "m");
        see(t, "begun, not saved");
        press(t, "Enter wait:Commissioner");
        see(t, "[x] Commissioner");
        see(t, "nothing of it is on record yet");
        press(t, "C-n wait:'Both default notices'");
        press(t, "C-s wait:record. C-s");
        see(t, "is on record");
        see(t, "required to attend");
        press(t, "Esc wait:Planned Esc wait:Providers D");
        see(t, "Begun and not saved");
        gone(t, "Contract Meeting:");
        term_free(t);
    }
}

static void letters_are_text_and_escape_keeps(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner C-n wait:Minutes");
    prose(t, "quit? :m / [1] q");
    see(t, "quit? :m / [1] q");
    press(t, "Esc");
    see(t, "Kept as a draft");
    press(t, "Enter wait:Commissioner C-n");
    see(t, "quit? :m / [1] q");
    press(t, "C-z"); // nothing typed in this run to take back
    see(t, "nothing to take back");
    prose(t, " more");
    see(t, "q more");
    press(t, "C-z gone:'q more'");
    // a paste of several lines is text of several lines
    prose(t, "\033[200~\n* Paste it; jane; 31/5\nand on\033[201~");
    see(t, "and on");
    press(t, "Up");
    see(t, "Action by Mon 31 May 2027: jane");
    term_free(t);
}

static void problems_are_told_and_nothing_is_lost(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner C-n wait:Minutes");
    prose(t, "* Nobody owns it");
    see(t, "Say who owns it");
    press(t, "C-s wait:record. C-s");
    see(t, "There is a problem: Who is here");
    press(t, "Space C-s wait:record. C-s");
    see(t, "There is a problem: Action \"Nobody owns it\": say who owns it.");
    prose(t, "; jane; 31 feb"); // the cursor stands behind it
    see(t, "\"31 feb\" must be a real date");
    press(t, "BS BS BS BS BS BS '1 june' C-s wait:record. Up");
    prose(t, "1 june 2027");
    press(t, "C-s");
    see(t, "There is a problem: Held on must be today or in the past.");
    prose(t, "24 may");
    press(t, "C-s");
    see(t, "is on record");
    term_free(t);
}

static void what_was_left_comes_back(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn");
    hold_one(t);
    press(t, "Esc wait:M-15 Enter wait:'Hold it today' Enter wait:'Why on another' Tab Tab");
    prose(t, "Both are here");
    press(t, "F2 wait:'Saved: Meeting M-15' Enter wait:Commissioner Space C-n");
    see(t, "From last time");
    see(t, "A-3 Agree a new day");
    see(t, "Commissioner, by 31 May 2027");
    press(t, "C-d");
    see(t, "DONE");
    prose(t, "Agreed: 2 June.");
    press(t, "F3 wait:Agenda Down Down Down Down Down Down Down Enter");
    see(t, "Held over from M-14, 24 May: The QA visit is put");
    press(t, "C-x wait:'New item' 'Winter staffing' Enter");
    see(t, "Winter staffing");
    prose(t, "Noted.");
    press(t, "C-s wait:record. C-s");
    see(t, "is on record");
    char *minutes = minutes_of("M-15");
    assert_non_null(minutes);
    assert_non_null(strstr(minutes, "Agree a new day\n  Agreed: 2 June.\n"));
    assert_non_null(strstr(minutes, "Winter staffing\n  Noted.\n"));
    free(minutes);
    char *due = told("due", "--within", "120d");
    assert_null(strstr(due, "Agree a new day"));
    free(due);
    term_free(t);
}

// Two at one meeting: who ends it first has put it on record; the other's words are added to its minutes.
static void two_end_one_meeting(void **state)
{
    (void)state;
    renew_for_today();
    struct term *one = demo(24, 80), *other = demo(24, 80);
    press(one, "wait:Acorn m wait:Planned Enter wait:Commissioner Space C-n wait:Minutes");
    prose(one, "What the first one wrote.");
    see(one, "What the first one wrote.");
    press(other,
          "wait:Acorn m wait:Planned Down Up Enter wait:Commissioner Space C-n wait:Minutes");
    prose(other, "What the other wrote.");
    see(other, "What the other wrote.");
    press(one, "C-s wait:record. C-s");
    see(one, "is on record");
    see(other, "What you type is added to its");
    see(other, "What the other wrote.");
    press(other, "C-s wait:'is on record already'");
    press(other, "C-s");
    see(other, "MINUTES");
    char *minutes = minutes_of("M-14");
    assert_non_null(minutes);
    assert_non_null(strstr(minutes, "What the first one wrote."));
    assert_non_null(strstr(minutes, "What the other wrote."));
    free(minutes);
    term_free(one);
    term_free(other);
}

static void a_locked_database_keeps_the_words(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner Space C-n wait:Minutes");
    prose(t, "Both notices are accepted.");
    see(t, "Both notices are accepted.");
    press(t, "C-s wait:record.");
    struct sqlite3 *raw = raw_open(demo_database());
    assert_int_equal(raw_run(raw, "BEGIN IMMEDIATE"), 0);
    press(t, "C-s");
    assert_true(term_wait(t, "another process holds the database", 30000));
    assert_int_equal(raw_run(raw, "ROLLBACK"), 0);
    raw_close(raw);
    press(t, "C-s");
    see(t, "is on record");
    char *minutes = minutes_of("M-14");
    assert_non_null(minutes);
    assert_non_null(strstr(minutes, "Both notices are accepted."));
    free(minutes);
    term_free(t);
}

// Nobody starts today, by mistake, what was agreed for another day.
static void one_of_another_day_is_asked_about(void **state)
{
    (void)state;
    renew();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter");
    see(t, "Contract Meeting M-14 is planned for Thu 5 August 2027.");
    press(t, "Down Down wait:'> Only look' Enter wait:Commissioner"); // prepared, not held
    see(t, "what you type is kept as a draft until its day.");
    press(t, "C-n wait:Minutes");
    prose(t, "Ask about the rota.");
    press(t, "C-s wait:'5 August 2027' C-s");
    see(t, "is planned for that day, which has not come");
    press(t,
          "Esc wait:'begun, not saved' Enter wait:'What is to happen' Enter wait:'Why on another'");
    see(t, "24 May 2027");
    press(t, "F2");
    see(t, "Error: Say why on another day: M-14 was");
    prose(t, "Both are here");
    press(t, "F2 wait:'Saved: Meeting M-14 is planned, 24 May 2027'");
    see(t, "Mon 24 May");
    press(t, "Enter wait:Commissioner C-n");
    see(t, "Ask about the rota.");
    press(t, "C-s wait:record.");
    see(t, "24 May 2027"); // the day on which it is held
    gone(t, "5 August");
    term_free(t);
    char *history = told("history", "HC-014", NULL);
    assert_non_null(strstr(history, "Both are here"));
    free(history);
}

// What the agenda asks to look at stands under its item: nobody has to leave the meeting for it.
static void notices_in_force_stand_under_their_items(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner C-n wait:Minutes");
    see(t, "Required since 19 May: Default Notice: two Provider");
    see(t, "DN-1 of 21 Jan, counts to 20 Jan 2028, 241 days");
    see(t, "left; RAP-5 rectify by 5 Jul, 42 days left");
    press(t, "C-n");
    see(t, "PWN-4 of 19 May, counts to 18 May 2028, 360 days");
    see(t, "left; RAP-4 NOT MET 11 May");
    gone(t, "DN-1 of");
    term_free(t);
}

static void one_is_planned_with_enough_notice(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Down Down Down Down Down Down Enter");
    see(t, "Type of meeting");
    press(t, "Tab '31/5' Tab");
    see(t, "Mon 31 May 2027 is a bank holiday in England and Wales: Spring bank holiday.");
    press(t, "S-Tab C-u '24/5/2026' C-s");
    see(t, "Error: Meeting date must be today or in the future");
    press(t, "C-u S-Tab");
    prose(t, "emerg");
    press(t, "Enter");
    prose(t, "26/5");
    press(t, "C-s");
    see(t, "it can be held from Thu 27 May 2027 on");
    prose(t, "27/5");
    press(t, "C-s");
    see(t, "is planned for Thu 27 May 2027");
    term_free(t);
}

static void the_figures_open_on_top_and_come_back(void **state)
{
    (void)state;
    renew_for_today();
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner C-n C-n C-n wait:Outcomes C-r");
    see(t, "Return");
    press(t, "Esc wait:Minutes");
    see(t, "3 Target level failures");
    term_free(t);
}

static void the_minutes_are_saved_as_a_file(void **state)
{
    (void)state;
    renew_for_today();
    char *path = scratch_path("minutes.txt");
    struct term *t = demo(24, 80);
    press(t, "wait:Acorn m wait:Planned Enter wait:Commissioner Space C-s wait:record. C-s "
             "wait:MINUTES s wait:'Save as' C-u");
    prose(t, path);
    press(t, "Enter");
    see(t, "Saved as");
    char *saved = scratch_read(path);
    assert_non_null(saved);
    assert_non_null(strstr(saved, "Contract Meeting M-14\n"));
    free(saved);
    press(t, "s wait:'Save as' C-u");
    prose(t, path);
    press(t, "Enter");
    see(t, "is there already");
    free(path);
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_meeting),
        cmocka_unit_test(the_draft_outlives_the_program),
        cmocka_unit_test(letters_are_text_and_escape_keeps),
        cmocka_unit_test(problems_are_told_and_nothing_is_lost),
        cmocka_unit_test(what_was_left_comes_back),
        cmocka_unit_test(two_end_one_meeting),
        cmocka_unit_test(a_locked_database_keeps_the_words),
        cmocka_unit_test(the_end_says_what_is_still_open),
        cmocka_unit_test(one_of_another_day_is_asked_about),
        cmocka_unit_test(notices_in_force_stand_under_their_items),
        cmocka_unit_test(one_is_planned_with_enough_notice),
        cmocka_unit_test(the_figures_open_on_top_and_come_back),
        cmocka_unit_test(the_minutes_are_saved_as_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
