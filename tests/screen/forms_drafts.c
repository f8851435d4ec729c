// SPDX-License-Identifier: MIT
// What was typed is never lost: drafts kept, offered, several side by side, given up and brought back
// (F15, F16, F17, F18, K12, K14, S8, S9).
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/support/forms.h"

// F15
static void going_back_keeps_the_draft(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab '+7' Tab Tab Tab 'Look at rotas' Esc");
    see(t, "Kept as a draft. The same key goes on with it; D shows all you have.");
    see(t, "Providers");
    press(t, "v");
    see(t, "Your draft of 10:30."); // British summer time
    see(t, "31 May 2027");
    see(t, "Look at rotas");
    press(t, "F2");
    see(t, "Saved: Visit V-8 is planned, 31 May 2027.");
    stored_is(db, DRAFTS, "0");
    stored_is(db, LAST_SAID, "type=qa-visit\npurpose=Look at rotas\n");
    press(t, "v wait:'Planned for'");
    gone(t, "Your draft"); // of what has been saved there is none
    press(t, "Esc wait:Providers q");
    ends(t, 0);
    term_free(t);
    free(db);
}

// K12, K14
static void leaving_asks_once_where_something_waits(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'Late calls' C-c");
    see(t, "Ctrl-C does nothing here. To leave, press F10.");
    see(t, "Late calls");
    press(t, "Esc wait:Providers q");
    see(t, "Not saved yet; it is kept as a draft");
    press(t, "Esc");
    see(t, "Providers");
    press(t, "q wait:'Not saved yet' Enter");
    ends(t, 0);
    term_free(t);
    stored_is(db, DRAFTED("Late calls"), "1");
    t = officer(db, 24, 80);
    press(t, "settle q"); // nothing was begun this time: nothing is asked
    ends(t, 0);
    term_free(t);
    free(db);
}

// F17: killed five seconds after the last key, and at once after a field was left
static void a_draft_outlives_the_program(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'Said by the daughter' Tab wait:'draft kept'");
    press(t, "S-Tab ', and she rang twice'");
    see(t, "Concern  not saved  ");
    see(t, "draft kept"); // two seconds later
    term_signal(t, SIGKILL);
    dies(t, SIGKILL);
    term_free(t);
    t = officer(db, 24, 80);
    see(t, "Not saved yet: Concern: Acornlea Homecare, HC-014 (10:30). D goes on with it.");
    press(t, "D");
    see(t, "Begun and not saved: Enter goes on, Del gives one up");
    see(t, "Said by the daughter, and she rang twice");
    press(t, "Enter");
    see(t, "Your draft of 10:30.");
    see(t, "Said by the daughter, and she rang twice");
    press(t, "F2");
    see(t, "Saved: Concern C-1 is logged, 24 May 2027.");
    see(t, "Nothing waits here");
    stored_is(db, LAST_SAID, "what=Said by the daughter, and she rang twice\n");
    term_free(t);
    free(db);
}

// F18
static void two_drafts_do_not_overwrite_each_other(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'The first one' Esc wait:Providers c wait:'Your draft of' F6");
    see(t, "An empty form.");
    gone(t, "The first one");
    press(t, "Tab Tab 'The second one' Esc wait:Providers");
    press(t, "Down Down v wait:'Planned for' Tab Tab Tab Tab 'A third one' Esc wait:Providers D");
    see(t, "The first one");
    see(t, "The second one");
    see(t, "A third one");
    press(t, "Down Enter"); // the last but one
    see(t, "Your draft of");
    see(t, "The second one");
    press(t, "Tab Tab End Space 'indeed' F2");
    see(t, "Saved: Concern C-1 is logged");
    see(t, "The first one");
    stored_is(db, LAST_SAID, "what=The second one indeed\n");
    stored_is(db, DRAFTED("The first one"), "1");
    stored_is(db, DRAFTED("A third one"), "1");
    term_free(t);
    free(db);
}

// F16: what was given up comes back as it was
static void a_draft_given_up_comes_back(void **state)
{
    (void)state;
    static const char whole[] = "SELECT token || form || subject || title || body FROM draft";
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'Keep me' Esc wait:Providers D wait:'Keep me'");
    char *before = stored(db, whole);
    press(t, "Del");
    see(t, "Given up: Concern: Acornlea Homecare, HC-014. u brings it back.");
    see(t, "Nothing waits here");
    stored_is(db, DRAFTS, "0");
    press(t, "u");
    see(t, "Keep me");
    stored_is(db, whole, before);
    press(t, "u");
    see(t, "No draft was given up here.");
    free(before);
    term_free(t);
    free(db);
}

// S8, S9: however it ends, nothing is lost: not even what was typed a moment before
static void an_end_from_outside_keeps_all(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, 0}; // 0: the line is closed
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        char *db = fresh_demo();
        struct term *t = officer(db, 24, 80);
        press(t, "c wait:Concern Tab Tab 'Up to the last key'");
        see(t, "Up to the last key");
        if (signals[i]) {
            term_signal(t, signals[i]);
            dies(t, signals[i]);
            restored(t);
        } else {
            term_hang_up(t);
            assert_true(term_wait_exit(t, NULL, 4000));
        }
        term_free(t);
        stored_is(db, DRAFTED("Up to the last key"), "1");
        free(db);
    }
}

// A key that was on its way when the line dropped counts as typed.
static void keys_before_the_line_dropped_are_kept(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab wait:'What was said' settle");
    term_write(t, "typed and gone", 14);
    assert_true(term_wait(t, "typed and gone", TERM_PATIENCE));
    term_hang_up(t);
    assert_true(term_wait_exit(t, NULL, 4000));
    term_free(t);
    stored_is(db, DRAFTED("typed and gone"), "1");
    free(db);
}

// A draft of a text longer than any buffer, with line ends, signs and other scripts, comes back as it was.
static void all_that_can_be_typed_comes_back(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 12, 40);
    press(t, "c wait:Concern Tab Tab 'a=b\\nc;d' Enter 'T\xc5\xb7 Gwyn \xe6\x9d\xb1' Enter '' ''x");
    press(t, "Esc wait:Providers c wait:'Your draft' Tab Tab");
    see(t, "a=b\\nc;d");
    see(t, "T\xc5\xb7 Gwyn \xe6\x9d\xb1");
    term_free(t);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(going_back_keeps_the_draft),
        cmocka_unit_test(leaving_asks_once_where_something_waits),
        cmocka_unit_test(a_draft_outlives_the_program),
        cmocka_unit_test(two_drafts_do_not_overwrite_each_other),
        cmocka_unit_test(a_draft_given_up_comes_back),
        cmocka_unit_test(an_end_from_outside_keeps_all),
        cmocka_unit_test(keys_before_the_line_dropped_are_kept),
        cmocka_unit_test(all_that_can_be_typed_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
