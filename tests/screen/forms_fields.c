// SPDX-License-Identifier: MIT
// Fields of a form: going through them, mistakes told on saving, choices, the key that says the same again
// (F4, F5, F7, F8, F9, F11, K9, K10, K13, K15).
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include "tests/screen/support/forms.h"

// F4, K15
static void a_bad_field_is_left_both_ways(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab '31 feb' Tab");
    focus_on(t, "Type of visit");
    see(t, "Error: Planned for must be a real date");
    press(t, "S-Tab");
    focus_on(t, "31 feb");
    press(t, "S-Tab");
    focus_on(t, "Visit *");
    press(t, "Down Down");
    focus_on(t, "Type of visit");
    press(t, "Up");
    focus_on(t, "31 feb");
    press(t, "C-u '31 may'");
    gone(t, "Error:"); // once it is being mended nothing is held against it
    term_free(t);
    free(db);
}

// F5, F7
static void what_is_wrong_is_told_at_once_and_the_rest_stays(void **state)
{
    (void)state;
    char *db = fresh_demo(), *before = stored(db, FACTS);
    struct term *t = officer(db, 30, 80);
    press(t,
          "v wait:'Planned for' 'h' wait:Held Tab '99' Tab Tab 'y' Tab 'Spot check' Tab 'All well' "
          "Tab 'RAP-7' Tab Tab Tab 'doc 12' Tab");
    for (int i = 0; i < 3; i++)
        press(t, "Tab"); // on to the reference
    press(t, "C-u C-s");
    see(t, "There are 2 problems to put right. Nothing was saved.");
    see(t, "Error: Held on must be a real date");
    see(t, "Error: Enter the reference.");
    focus_on(t, "99");
    assert_non_null(strstr(cursor_row(t), "Held on *"));
    static const char *const kept[] = {"Held", "Yes", "Spot check", "RAP-7", "doc 12", "All well"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        see(t, kept[i]);
    stored_is(db, FACTS, before);
    press(t, "'20 may' C-s"); // the reference is still blank
    see(t, "There is a problem to put right. Nothing was saved.");
    focus_on(t, "Reference *");
    press(t, "'V-99' F2");
    see(t, "Saved: Visit V-99 was held, 20 May 2027.");
    stored_is(db, LAST_SAID,
              "type=qa-visit\nnotice_given=yes\npurpose=Spot check\nresult=All "
              "well\nlinked=RAP-7\nminutes=doc 12\n");
    cli_tells(db, "HC-014,V-99,qa-visit,2027-05-20,held", "export", "visits");
    term_free(t);
    free(before);
    free(db);
}

// The same at 40 by 12, where the field may be anywhere: the cursor brings it into sight, and the message says it all.
static void what_is_wrong_is_seen_on_a_small_screen(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 12, 40);
    press(t, "v wait:Planned Tab '99' Tab Tab Tab Tab Tab Tab C-s");
    see(t, "There is a problem to put right.");
    see(t, "Nothing was saved.");
    see(t, "Error: Planned for must be a real");
    focus_on(t, "Planned for *");
    press(t, "'t' F2");
    see(t, "Saved: Visit V-8 is planned");
    term_free(t);
    free(db);
}

// F8: never for notes, and never the reference
static void the_record_before_is_said_again(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t,
          "v wait:'Planned for' 'h' wait:Held Tab '20 may' Tab 'qa' wait:'QA visit' Enter 'y' Tab "
          "'Spot check' Tab 'All well' F2 wait:Saved");
    press(t, "v wait:'Planned for' F7");
    focus_on(t, "Held on");
    press(t, "S-Tab");
    focus_on(t, "Held");
    press(t, "Tab F7");
    see(t, "20 May 2027");
    press(t, "C-d C-d F7");
    focus_on(t, "What was found");
    see(t, "QA visit");
    see(t, "Spot check");
    press(t, "F7");
    see(t, "Notes are not carried over");
    press(t, "Tab Tab Tab Tab Tab Tab Tab Tab");
    focus_on(t, "V-9");
    press(t, "F7");
    see(t, "Nothing to bring here");
    press(t, "C-s");
    see(t, "Saved: Visit V-9 was held, 20 May 2027.");
    stored_is(db, LAST_SAID, "type=qa-visit\nnotice_given=yes\npurpose=Spot check\n");
    term_free(t);
    free(db);
}

// F9
static void enter_alone_saves_what_stands_there(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for'");
    for (int i = 0; i < 12; i++)
        press(t, "Enter");
    see(t, "Saved: Visit V-8 is planned, 24 May 2027.");
    see(t, "Providers");
    cli_tells(db, "HC-014,V-8,qa-visit,2027-05-24,planned", "export", "visits");
    term_free(t);
    free(db);
}

// F11
static void a_full_field_is_not_left_by_itself(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab '24/05/2027' settle");
    focus_on(t, "24/05/2027");
    press(t, "Tab Tab 'y' settle");
    focus_on(t, "Notice given");
    term_free(t);
    free(db);
}

// K9, K10, K13
static void keys_that_other_programs_take_are_text_or_do_as_they_say(void **state)
{
    (void)state;
    struct termios now;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab Tab Tab Tab");
    focus_on(t, "Purpose");
    press(t, "a b \\x08 \\x7f settle");
    see_row(t, marked_row(t), ">Purpose");
    press(t, "'q?:/jD' settle");
    focus_on(t, "q?:/jD");
    press(t, "\\x13");
    see(t, "Saved");
    term_termios(t, &now);
    assert_false(now.c_iflag & IXON);
    moves(t, "Down", 1);
    stored_is(db, LAST_SAID, "type=qa-visit\npurpose=q?:/jD\n");
    term_free(t);
    free(db);
}

// Choices: the list narrows while one types, and where anything may be said, it is kept as it was typed.
static void the_list_narrows_and_others_may_be_named(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' F4");
    see(t, "> Planned");
    see(t, "  Held");
    press(t, "'e'");
    see(t, "> Planned");
    press(t, "'ld' wait:'> Held' Enter");
    focus_on(t, "Held on");
    press(t, "Tab Tab Tab Tab Tab Tab");
    focus_on(t, "Chair");
    press(t, "'comm'");
    see(t, "> Commissioner");
    press(t, "Enter S-Tab");
    focus_on(t, "Commissioner");
    press(t, "'Kay'"); // a name that no list has, though "Key stakeholders" is near
    see(t, "Not in the list: it is kept as typed.");
    press(t, "C-u 'ass'"); // "Lay assessor" has these letters, and is not meant
    see(t, "Enter keeps what you typed, Down chooses.");
    press(t, "Enter S-Tab");
    focus_on(t, "ass");
    press(t, "C-u 'ass' Down wait:'> Lay assessor' Up Down Enter");
    press(t, "'Brok' Enter S-Tab F4 wait:'stands there already' Up Up Up Up Enter S-Tab");
    focus_on(t, "Brokerage; Main Provider");
    press(t, "End '; Ann Other' F2");
    see(t, "Saved: Visit V-8 was held");
    stored_is(db, LAST_SAID,
              "type=qa-visit\nchair=lay-assessor\nattended=brokerage;main-provider;Ann Other\n");
    term_free(t);
    free(db);
}

// What is not in a closed list is told with the way out; Esc takes the typing back.
static void what_is_not_in_the_list_is_told(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab Tab 'xyz'");
    see(t, "Nothing in the list has these words."); // and that Esc takes them back
    press(t, "Tab");
    see(t, "Error: Type of visit must be one of the list: F4"); // shows it
    press(t, "S-Tab C-u Tab 'perhaps' Tab");
    see(t, "Error: Notice given to the provider must be yes");
    press(t, "S-Tab C-z");
    focus_on(t, "Notice given");
    press(t, "S-Tab 'q' wait:'> QA visit' Esc");
    gone(t, "> QA visit");
    see(t, "Planned for");
    term_free(t);
    free(db);
}

// A reference that is taken does not make a new record the next step of the other.
static void a_taken_reference_is_told(void **state)
{
    (void)state;
    char *db = fresh_demo(), *before = stored(db, FACTS);
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' 'held' Tab Up Up End S-Tab settle");
    press(t, "PgDn PgDn PgDn Up");
    focus_on(t, "Reference *");
    press(t, "C-u 'V-7' F2"); // planned for 1 June
    see(t, "Error: Reference V-7 is taken");
    stored_is(db, FACTS, before);
    press(t, "C-u 'V-8' F2");
    see(t, "Saved: Visit V-8 was held");
    term_free(t);
    free(before);
    free(db);
}

// A planned visit that is due is offered before a new one; one at the cursor, or none near, is gone on with at once.
static void a_planned_visit_is_not_left_behind(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "/ 'castle' Enter wait:'>AMBER Castle' v wait:'Is it that one?'");
    see(t, "Thu 20 May, 4 days late: QA visit V-6");
    press(t, "Enter wait:'V-6 is planned, Castle'");
    see(t, "Held on *");
    press(t, "Esc v wait:'Is it that one?' Down Enter wait:'Planned for'");
    see(t, "V-6, planned for Thu 20 May 2027, stays planned.");
    press(t, "Esc Tab Tab wait:'>Fri 19 Feb' Down Down wait:'>Thu 20 May' v");
    see(t, "V-6 is planned, Castle"); // it is at the cursor
    see(t, "20 May 2027  Thursday");  // the day of the booking, not today
    press(t, "C-u 'cancelled' Tab wait:'Cancelled on'");
    see(t, "24 May 2027               Monday, today"); // when it was called off
    press(t,
          "S-Tab C-u 'held' Tab wait:'Held on' F2 wait:'Saved: Visit V-6 was held, 20 May 2027'");
    press(t, "Tab Tab v wait:'Planned for'"); // nothing is near any more
    term_free(t);
    cli_lacks(db, "Castle Street Support,Was it held?", "due");
    free(db);
}

// How often a meeting is held can be changed for one contract: the form says what follows before it is saved.
static void a_changed_frequency_says_what_follows(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "a wait:'Under the contract' / 'monitoring tier' Enter Enter wait:'every so many'");
    press(t, "Tab Tab 'contract meeting' Tab '1' Tab");
    see(t, "Contract Meeting (4.2, stated): so far next on Fri 6 August 2027; with this");
    see(t, "next on Sun 6 June 2027.");
    see(t, "Every 1 month (agreed for this contract on 24 May 2027; the framework says 3)");
    press(t, "S-Tab C-u Tab 'y' Tab 'Agreed at the review' F2");
    see(t, "is held under every contract (4.2, stated)");
    press(t, "Esc");
    term_free(t);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_field_is_left_both_ways),
        cmocka_unit_test(what_is_wrong_is_told_at_once_and_the_rest_stays),
        cmocka_unit_test(what_is_wrong_is_seen_on_a_small_screen),
        cmocka_unit_test(the_record_before_is_said_again),
        cmocka_unit_test(enter_alone_saves_what_stands_there),
        cmocka_unit_test(a_full_field_is_not_left_by_itself),
        cmocka_unit_test(keys_that_other_programs_take_are_text_or_do_as_they_say),
        cmocka_unit_test(the_list_narrows_and_others_may_be_named),
        cmocka_unit_test(what_is_not_in_the_list_is_told),
        cmocka_unit_test(a_taken_reference_is_told),
        cmocka_unit_test(a_changed_frequency_says_what_follows),
        cmocka_unit_test(a_planned_visit_is_not_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
