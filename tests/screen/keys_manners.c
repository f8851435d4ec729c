// SPDX-License-Identifier: MIT
// Keys as terminals send them, seen on the real screen (the numbers are those of the table of expectations, K1 to K21).
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include "model/clock.h"
#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

// K1, K5
static void arrows_of_both_modes_and_letters_move(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    moves(t, "\\e[B", 1);
    moves(t, "\\eOB", 1);
    moves(t, "j", 1);
    moves(t, "\\e[A", -1);
    moves(t, "k", -1);
    moves(t, "\\eOA", -1);
    term_free(t);
}

// K2
static void putty_home_and_end(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    int first = marked_row(t);
    press(t, "\\e[4~ settle");
    assert_int_not_equal(marked_row(t), first);
    press(t, "\\e[1~ settle");
    assert_int_equal(marked_row(t), first);
    assert_false(term_find(t, "[1~", NULL, NULL));
    press(t, "G settle");
    assert_int_not_equal(marked_row(t), first);
    press(t, "g settle");
    assert_int_equal(marked_row(t), first);
    term_free(t);
}

// K3
static void function_keys_of_putty_xterm_and_linux(void **state)
{
    (void)state;
    static const char *const keys[] = {"\\e[11~", "\\eOP", "\\e[[A", "\\e1", "?"};
    struct term *t = demo_with((struct term_options){.name = "xterm"}, NULL);
    see(t, "Quit");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) { // K18: Esc and a digit is a function key
        press(t, keys[i]);
        see(t, "Type to search");
        press(t, "Esc");
        see(t, "Providers");
    }
    term_free(t);
}

// K4
static void unknown_sequences_do_nothing(void **state)
{
    (void)state;
    static const char *const keys[] = {"\\e[99~", "\\e[1;9X", "\\eOx", "\\e[?2026;2$y", "Z", "\\e[M\\s!!"};
    struct term *t = demo(24, 80);
    press(t, "/ 'bryn' wait:'Bryn Awel'");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i], "Z") == 0)
            continue;
        press(t, keys[i]);
        press(t, "settle");
        see(t, "Find: bryn");
    }
    press(t, "Enter settle");
    char *before = xstrdup(term_screen(t));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t mark = term_mark(t);
        press(t, keys[i]);
        press(t, "settle");
        assert_int_equal(term_mark(t), mark); // S1: an unbound key writes nothing
    }
    assert_string_equal(term_screen(t), before);
    free(before);
    term_free(t);
}

// K6: with a patience that no machine is too slow for
static void an_arrow_may_come_in_pieces(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.env = (const char *const[]){"ESCDELAY=2000", NULL}}, NULL);
    see(t, "Quit");
    press(t, "Down Down settle");
    int was = marked_row(t);
    press(t, "\\e");
    press(t, "settle");
    press(t, "'OA'");
    for (int i = 0; i < 40 && marked_row(t) != was - 1; i++)
        term_settle(t, TERM_QUIET);
    assert_int_equal(marked_row(t), was - 1);
    assert_false(term_find(t, "OA", NULL, NULL));
    term_free(t);
}

// K7, K8: how long a lone Esc takes
static int64_t escape_takes(const char *delay)
{
    const char *const env[] = {delay, NULL};
    struct term *t = demo_with((struct term_options){.env = delay ? env : NULL}, NULL);
    see(t, "Quit");
    press(t, "? wait:'Type to search' settle");
    int64_t from = clock_ticks();
    press(t, "\\e");
    see(t, "Providers");
    int64_t took = clock_ticks() - from;
    term_free(t);
    return took;
}

static void a_lone_escape_acts_soon(void **state)
{
    (void)state;
    int64_t took = escape_takes(NULL);
    if (took < 90 || took > 400)
        fail_msg("%d ms", (int)took);
    took = escape_takes("ESCDELAY=800");
    if (took < 700)
        fail_msg("%d ms in spite of ESCDELAY=800", (int)took);
}

// K9
static void the_screen_is_never_frozen(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    struct termios now;
    term_termios(t, &now);
    assert_false(now.c_iflag & IXON);
    press(t, "C-s");
    moves(t, "Down", 1);
    term_free(t);
}

// K10, K13
static void text_fields_take_letters_and_both_backspaces(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ 'quiet' wait:'Find: quiet'");
    press(t, "\\x08 \\x7f \\x08 \\x7f \\x08 gone:quiet");
    see(t, "Find:");
    press(t, "Esc");
    see(t, "Providers");
    press(t, "q");
    ends(t, 0);
    term_free(t);
}

// K11, K14
static void escape_and_ctrl_c_never_quit(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    char *before = xstrdup(term_screen(t));
    press(t, "Esc Esc Esc Esc Esc settle");
    assert_string_equal(term_screen(t), before);
    press(t, "C-c");
    see(t, "To leave, press q");
    moves(t, "Down", 1);
    press(t, "Up settle");
    assert_string_equal(term_screen(t), before);
    free(before);
    press(t, "/ 'bryn' wait:Bryn C-c");
    see(t, "Providers");
    term_free(t);
}

// K12
static void every_quit_key_leaves(void **state)
{
    (void)state;
    static const char *const keys[] = {"q", "F10", "C-q", "\\e0"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct term *t = demo(24, 80);
        press(t, keys[i]);
        ends(t, 0);
        restored(t);
        term_free(t);
    }
}

// K15
static void tab_and_digits_change_panes(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    int list_column = term_cursor(t).col;
    press(t, "Tab settle");
    assert_true(term_cursor(t).col > list_column + 20);
    int row = term_cursor(t).row;
    press(t, "Tab settle");
    assert_true(term_cursor(t).row > row);
    press(t, "S-Tab settle");
    assert_int_equal(term_cursor(t).row, row);
    press(t, "4 settle");
    assert_true(term_cursor(t).row > row);
    press(t, "1 settle");
    assert_int_equal(term_cursor(t).col, list_column);
    press(t, "S-Tab settle");
    assert_true(term_cursor(t).col > list_column);
    press(t, "Esc"); // back to the list, not out
    see_cursor(t, 2, list_column);
    term_free(t);
}

// K16
static void finding_narrows_and_escape_restores(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ 'bryn' wait:'\"bryn\"' Enter settle");
    assert_non_null(strstr(term_row(t, marked_row(t)), "Bryn"));
    press(t, "/ C-u 'homecare' wait:'\"homecare\"' Enter settle");
    int was = marked_row(t);
    press(t, "n settle");
    assert_int_equal(marked_row(t), was + 1);
    press(t, "N settle");
    assert_int_equal(marked_row(t), was);
    press(t, "Esc");
    see(t, "Providers");
    press(t, "/ 'zzzz' wait:' 0 of' Enter");
    see(t, "Nothing has \"zzzz\"");
    press(t, "Esc");
    see(t, "Providers");
    press(t, "n");
    see(t, "Nothing was searched for yet");
    press(t, "/ 'bryn' wait:'\"bryn\"' Esc"); // given up while typing
    see(t, "Providers");
    term_free(t);
}

// K17
static void help_comes_and_goes_everywhere(void **state)
{
    (void)state;
    static const char *const screens[] = {"settle", "i wait:Dossier", "t wait:Timeline", "x wait:Why"};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct term *t = demo(24, 80);
        press(t, screens[i]);
        press(t, "settle");
        char *before = xstrdup(term_screen(t));
        static const char *const keys[] = {"?", "F1"};
        for (size_t k = 0; k < 2; k++) {
            press(t, keys[k]);
            see(t, "Type to search");
            press(t, "Esc gone:'Type to search' settle");
            assert_string_equal(term_screen(t), before);
        }
        free(before);
        term_free(t);
    }
}

// K21
static void letters_can_be_switched_off(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.env = (const char *const[]){"CONTRACTMON_LETTER_KEYS=false", NULL}}, NULL);
    see(t, "Quit");
    press(t, "settle");
    char *before = xstrdup(term_screen(t));
    press(t, "a b c d e f g settle h i j k l m n settle o p q r s t u settle v w x y z settle");
    assert_string_equal(term_screen(t), before);
    free(before);
    see(t, "F1 Help");
    moves(t, "Down", 1);
    press(t, "F9 wait:'Type part' 'timeline' settle Enter");
    see(t, "Timeline");
    press(t, "F10");
    ends(t, 0);
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_of_both_modes_and_letters_move),
        cmocka_unit_test(putty_home_and_end),
        cmocka_unit_test(function_keys_of_putty_xterm_and_linux),
        cmocka_unit_test(unknown_sequences_do_nothing),
        cmocka_unit_test(an_arrow_may_come_in_pieces),
        cmocka_unit_test(a_lone_escape_acts_soon),
        cmocka_unit_test(the_screen_is_never_frozen),
        cmocka_unit_test(text_fields_take_letters_and_both_backspaces),
        cmocka_unit_test(escape_and_ctrl_c_never_quit),
        cmocka_unit_test(every_quit_key_leaves),
        cmocka_unit_test(tab_and_digits_change_panes),
        cmocka_unit_test(finding_narrows_and_escape_restores),
        cmocka_unit_test(help_comes_and_goes_everywhere),
        cmocka_unit_test(letters_can_be_switched_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
