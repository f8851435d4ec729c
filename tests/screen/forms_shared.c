// SPDX-License-Identifier: MIT
// Two officers on one record: each sees what the other wrote, and nothing is lost (F19, F20).
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/support/forms.h"

// To the visit planned for 1 June, which is V-7.
#define TO_V7 "Tab Tab wait:'QA visit' v wait:'V-7 is planned for' Enter wait:'V-7 is planned, A'"

// How often a step of V-7 says it.
#define V7_SAYS(part)                                                      \
    "SELECT count(*) FROM fact WHERE ref = 'V-7' AND instr(fields, '" part \
    "') > 0 AND contract = "                                               \
    "(SELECT id FROM contract WHERE ref = 'HC-014')"

// Both move it to another day, and both write a purpose.
static void both_values_stand_side_by_side(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 24, 80);
    press(one, TO_V7);
    press(two, TO_V7);
    press(two, "'planned' Tab '15/6' Tab 'Ill' Tab Tab Tab 'Rotas, as the second says' "
               "wait:'draft kept'");
    press(one, "'planned' Tab '8/6' Tab 'Ill' Tab Tab 'y' Tab 'Medication, as the first says' F2");
    see(one, "Saved: Visit V-7 is planned, 8 June 2027.");
    press(two, "F2");
    see(two, "Somebody else has saved this meanwhile; nothing of yours is saved yet.");
    see(two, " at 10:30 has recorded that it is planned, 8 June 2027.");
    see(two, " at 10:30 wrote: Medication, as the first"); // says
    see(two, "Rotas, as the second says");
    focus_on(two, "Rotas");
    stored_is(db, V7_SAYS("Rotas"), "0");
    press(two, "F3");
    focus_on(two, "Medication, as the first says");
    press(two, "C-o");
    focus_on(two, "n, as the first says; Rotas, as the second says"); // both, scrolled to its end
    press(two, "F3");
    focus_on(two, "Rotas, as the second says");
    press(two, "F3 F3 F2");
    see(two, "Saved: Visit V-7 is planned, 15 June 2027.");
    stored_is(db, V7_SAYS("purpose=Medication, as the first says\n"), "1"); // both steps stand
    stored_is(db, V7_SAYS("purpose=Medication, as the first says; Rotas, as the second says\n"),
              "1");
    cli_tells(db, "HC-014,V-7,qa-visit,2027-06-15,planned", "export", "visits");
    term_free(one);
    term_free(two);
    free(db);
}

// A value that one has not touched is taken over from the other, and said.
static void what_one_has_not_touched_is_taken_over(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 12, 40);
    press(one, TO_V7);
    press(two, "Tab Tab v wait:'What is to' Enter wait:'Next' 'planned' Tab '15/6' Tab 'Ill' Tab");
    press(one, "'planned' Tab '8/6' Tab 'Ill' Tab Tab Tab 'Medication' F2 wait:Saved");
    press(two, "F2 settle");
    see(two, "Somebody else has saved");
    see(two, "Purpose: now as ");
    press(two, "F2");
    see(two, "Saved: Visit V-7 is planned");
    stored_is(db, V7_SAYS("purpose=Medication"), "1");
    cli_tells(db, "HC-014,V-7,qa-visit,2027-06-15,planned", "export", "visits");
    term_free(one);
    term_free(two);
    free(db);
}

// Both record that it took place: the second corrects what the first said, with all of his own words at hand.
static void two_who_held_it_end_with_one_record(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 40, 80), *two = officer(db, 40, 80);
    press(one, TO_V7);
    press(two, TO_V7);
    press(two, "Tab Tab 'Early' Tab Tab Tab Tab 'Found by the second' wait:'draft kept'");
    press(one, "Tab Tab 'Early' Tab Tab Tab Tab 'Found by the first' F2");
    see(one, "Saved: Visit V-7 was held, 24 May 2027.");
    press(two, "F2");
    see(two, "has recorded that it was");
    see(two, "Nothing can follow that:");
    focus_on(two, "Next *");
    press(two, "F4 wait:'Correct what was said' gone:'it was called off' Enter");
    see(two, "wrote: Found by the first");
    see(two, "Found by the second");
    press(two, "Tab Tab Tab Tab Tab");
    focus_on(two, "Found by the second");
    press(two, "F3 F3"); // theirs, then both
    see(two, "Found by the first");
    press(two, "F2");
    see(two, "Enter why it is corrected.");
    press(two, "'Two of us were there' F2");
    see(two, "Corrected: Visit V-7.");
    stored_is(db, V7_SAYS("result=Found by the first\\nFound by the second"), "1");
    term_free(one);
    term_free(two);
    free(db);
}

// A draft that was begun before the other's step meets it all the same, after the program was left.
static void a_draft_meets_what_came_after_it(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, TO_V7);
    press(t, "'planned' Tab '15/6' Tab 'Ill' Tab Tab Tab 'Rotas' Esc wait:'Kept as a draft' q "
             "wait:'Not saved' "
             "Enter");
    ends(t, 0);
    term_free(t);
    struct term *one = officer(db, 24, 80);
    press(one, TO_V7);
    see(one, "Your draft of"); // the same login: an empty form beside it
    press(one, "F6 wait:'An empty form' 'planned' Tab '8/6' Tab 'Ill' Tab Tab Tab 'Medication' F2 "
               "wait:Saved");
    press(one, "D wait:'Rotas' Enter wait:'Your draft of' F2");
    see(one, "wrote: Medication");
    see(one, "Rotas");
    stored_is(db, V7_SAYS("Rotas"), "0");
    term_free(one);
    free(db);
}

// One person, two windows, one draft: what is typed in the one never takes the place of what is typed in the other.
static void one_draft_in_two_windows_becomes_two(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 24, 80);
    press(one, "c wait:Concern Tab Tab 'Begun' Tab wait:'draft kept'");
    press(two,
          "c wait:'Your draft of' Tab Tab End ', here' gone:'draft kept' Tab wait:'draft kept'");
    press(one, "S-Tab End ', there' gone:'draft kept' Tab wait:'draft kept'");
    stored_is(db, DRAFTS, "2");
    stored_is(db, DRAFTED("Begun, here"), "1");
    stored_is(db, DRAFTED("Begun, there"), "1");
    press(two, "S-Tab End '!' F2");
    see(two, "Saved: Concern C-1 is logged");
    stored_is(db, DRAFTED("Begun, there"), "1");
    term_free(one);
    term_free(two);
    free(db);
}

// The one saves, the other has typed nothing into a field that he has left: what he then saves is told, and stays.
static void what_was_saved_in_another_window_is_told(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 24, 80);
    press(one, "c wait:Concern Tab Tab 'Begun' Tab wait:'draft kept'");
    press(two, "c wait:'Your draft of' Tab Tab");
    press(one, "F2");
    see(one, "Saved: Concern C-1 is logged");
    press(two, "End Space 'and more' F2");
    see(two, "Your draft has been saved already, elsewhere.");
    see(two, "Begun and more");
    stored_is(db, DRAFTED("Begun and more"), "1");
    press(two, "F2");
    see(two, "Saved: Concern C-2 is logged");
    stored_is(db, LAST_SAID, "what=Begun and more\n");
    term_free(one);
    term_free(two);
    free(db);
}

// F20: whoever is killed holds nobody up
static void a_killed_program_blocks_nobody(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 24, 80);
    press(one, "c wait:Concern Tab Tab 'Never saved' Tab wait:'draft kept'");
    term_signal(one, SIGKILL);
    dies(one, SIGKILL);
    press(two, "v wait:'Planned for' F2");
    see(two, "Saved: Visit V-8 is planned");
    stored_is(db, DRAFTED("Never saved"), "1");
    term_free(one);
    term_free(two);
    free(db);
}

// A list of the other officer's shows what was saved, within a second or so, while a form is open over it.
static void what_others_save_does_not_disturb_the_typing(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *one = officer(db, 24, 80), *two = officer(db, 24, 80);
    press(two, "c wait:Concern Tab Tab 'Half a sent' settle");
    struct cursor at = term_cursor(two);
    press(one, "v wait:'Planned for' F2 wait:Saved");
    press(two, "wait:'draft kept' settle 'ence' settle");
    stored_is(db, DRAFTED("Half a sent"), "1");
    see_cursor(two, at.row, at.col + 4);
    focus_on(two, "Half a sentence");
    press(two, "Esc wait:Providers Tab Tab");
    see(two, "QA visit                   today"); // what the first has planned
    term_free(one);
    term_free(two);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_values_stand_side_by_side),
        cmocka_unit_test(what_one_has_not_touched_is_taken_over),
        cmocka_unit_test(two_who_held_it_end_with_one_record),
        cmocka_unit_test(a_draft_meets_what_came_after_it),
        cmocka_unit_test(one_draft_in_two_windows_becomes_two),
        cmocka_unit_test(what_was_saved_in_another_window_is_told),
        cmocka_unit_test(a_killed_program_blocks_nobody),
        cmocka_unit_test(what_others_save_does_not_disturb_the_typing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
