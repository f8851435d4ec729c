// SPDX-License-Identifier: MIT
// Cursor, colours, characters and sizes for everyone (A1 to A19 of the table of expectations).
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

// A1
static void the_cursor_stands_on_the_focused_row(void **state)
{
    (void)state;
    static const char *const keys[] = {"Down", "Down", "PgDn", "Up", "Home", "Tab", "Down", "Tab", "Tab", "Down",
                                       "1",    "i",    "Down", "PgDn", "Esc", "x", "Down", "Esc", "?", "Down"};
    struct term *t = demo(24, 80);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(t, keys[i]);
        press(t, strcmp(keys[i], "Esc") == 0 ? "wait:Providers settle" : "settle");
        struct cursor cursor = term_cursor(t);
        assert_true(cursor.visible);
        // the mark stands in the cursor's row, and what is under the cursor is the first letter of the row's text
        int mark = cursor.col - 1;
        while (mark > 0 && strcmp(term_cell(t, cursor.row, mark).text, " ") == 0)
            mark--;
        bool marked = strcmp(term_cell(t, cursor.row, mark).text, ">") == 0;
        if (!marked || strcmp(term_cell(t, cursor.row, cursor.col).text, " ") == 0)
            fail_msg("after %s (%zu) the cursor is at %d,%d\n%s", keys[i], i, cursor.row, cursor.col, term_screen(t));
    }
    term_free(t);
}

// A2
static void the_cursor_follows_what_is_typed(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ wait:'Find:' settle");
    int start = term_cursor(t).col;
    press(t, "'abc' wait:'Find: abc' settle");
    assert_int_equal(term_cursor(t).col, start + 3);
    press(t, "東 settle");
    assert_int_equal(term_cursor(t).col, start + 5);
    term_free(t);
}

// A3
static void the_cursor_moves_last(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    for (int i = 0; i < 10; i++) {
        size_t mark = term_mark(t), count;
        press(t, "Down");
        assert_true(term_wait_output(t, mark, TERM_PATIENCE));
        press(t, "settle");
        struct cursor cursor = term_cursor(t);
        assert_true(cursor.row == marked_row(t) && cursor.col == 1);
        // behind the last attribute reset nothing was drawn
        const char *bytes = term_written(t, mark, &count);
        assert_true(count > 4 && strchr("mHGABCD\r>", bytes[count - 1]) != NULL);
    }
    term_free(t);
}

// A4 and P5
static void nothing_is_written_while_idle(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    size_t mark = term_mark(t);
    assert_false(term_wait_output(t, mark, 2500)); // five looks at others' changes
    term_free(t);
}

// A5, A6
static void colour_never_speaks_alone(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.env = (const char *const[]){"NO_COLOR=1", NULL}}, NULL);
    see(t, "RED");
    see(t, "AMBER");
    see(t, "GREEN");
    press(t, "Down PgDn settle");
    for (int row = 0; row < term_rows(t); row++) {
        for (int col = 0; col < term_cols(t); col++)
            assert_true(term_cell(t, row, col).fg == COLOUR_DEFAULT && term_cell(t, row, col).bg == COLOUR_DEFAULT);
    }
    assert_null(strstr(term_written(t, 0, NULL), "48;"));
    assert_null(strstr(term_written(t, 0, NULL), "38;"));
    term_free(t);
    t = demo_with((struct term_options){.env = (const char *const[]){"NO_COLOR=", NULL}}, NULL);
    see(t, "RED");
    assert_int_equal(cell_at(t, "RED").bg, 203);
    term_free(t);
    t = demo_with((struct term_options){.env = (const char *const[]){"NO_COLOR=1", NULL}}, "--color", "always", NULL);
    see(t, "RED");
    assert_int_equal(cell_at(t, "RED").bg, 203);
    term_free(t);
}

// A7
static void focus_is_seen_without_colour(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.name = "vt100"}, NULL);
    see(t, "RED");
    press(t, "settle");
    int row = marked_row(t);
    assert_true(row > 0);
    assert_true(term_cell(t, row, 8).reverse);
    assert_true(cell_at(t, "RED").reverse);
    term_free(t);
}

static bool only_ascii(const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if ((unsigned char)bytes[i] >= 0x80)
            return false;
    }
    return true;
}

// A10
static void ascii_sends_nothing_else(void **state)
{
    (void)state;
    static const char *const c_locale[] = {"LC_ALL=C", "LANG", NULL};
    for (int way = 0; way < 2; way++) {
        struct term *t = way ? demo_with((struct term_options){.rows = 24}, "--ascii", NULL)
                             : demo_with((struct term_options){.env = c_locale}, NULL);
        size_t count;
        see(t, "Quit");
        press(t, "/ 'abedz' wait:Labedz Enter settle t wait:Timeline Esc settle i wait:Dossier End settle");
        const char *bytes = term_written(t, 0, &count);
        assert_true(only_ascii(bytes, count));
        assert_null(strstr(bytes, "\033(0"));
        term_free(t);
    }
}

// A11, A12
static void utf8_draws_real_lines_and_letters(void **state)
{
    (void)state;
    static const char *const unset[] = {"LC_ALL", "LANG", "LC_CTYPE", NULL};
    for (int way = 0; way < 2; way++) {
        struct term *t = demo_with((struct term_options){.name = "xterm", .env = way ? unset : NULL}, NULL);
        see(t, "Łabędź");
        const char *bytes = term_written(t, 0, NULL);
        assert_non_null(strstr(bytes, "\xe2\x94\x80"));
        assert_null(strstr(bytes, "\033(0"));
        assert_null(strstr(bytes, "~B"));
        term_free(t);
    }
}

// A13, A14: what was typed by others stands in its columns and steers nothing
static void stored_text_is_harmless_and_aligned(void **state)
{
    (void)state;
    static const char contracts[] =
        "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n"
        "A-1,t,P-1,\xc5\xb4ylfa w\xcc\x82 \xc5\xbb\xc3\xb3\xc5\x82\xc4\x87,bristol-homecare,2026-04-01,,tester,,1\n"
        "A-2,t,P-2,\xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x99\x82,bristol-homecare,2026-04-01,,tester,,1\n"
        "A-3,t,P-3,B\xe2\x80\xaexyz\xe2\x80\x8bz \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7,bristol-homecare,2026-04-01,,tester,,1\n"
        "A-4,t,P-4,Plain,bristol-homecare,2026-04-01,,tester,,1\n";
    char *db = scratch_path("hostile.db"), *file = scratch_file("hostile.csv", contracts);
    struct ran made = run(NULL, "--db", db, "init", NULL), imported = run(NULL, "--db", db, "import", "contracts", file, NULL);
    if (made.status || imported.status)
        fail_msg("%s%s", made.err, imported.err);
    struct term *t = demo_with((struct term_options){.rows = 24}, "--db", db, NULL);
    see(t, "Plain");
    press(t, "settle i wait:Dossier Esc settle");
    see(t, "Providers");
    press(t, "settle");
    int column = -1, row;
    assert_true(term_find(t, "Plain", &row, NULL));
    for (int col = 0; col < term_cols(t) && column < 0; col++)
        column = strcmp(term_cell(t, row, col).text, "│") == 0 ? col : -1;
    assert_true(column > 0);
    for (row = 2; row < 6; row++)
        assert_string_equal(term_cell(t, row, column).text, "│");
    const char *bytes = term_written(t, 0, NULL);
    assert_null(strstr(bytes, "\xe2\x80\xae"));
    assert_null(strstr(bytes, "\xe2\x80\x8b"));
    assert_null(strstr(bytes, "\xe2\x80\x8d"));
    term_free(t);
    ran_free(&made);
    ran_free(&imported);
    free(db);
    free(file);
}

// A16
static void a_small_terminal_is_told_and_recovers(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "Down Down settle");
    char *before = xstrdup(term_screen(t));
    term_resize(t, 3, 10);
    see(t, "Too small");
    term_resize(t, 24, 80);
    see(t, "Quit");
    press(t, "settle");
    assert_string_equal(term_screen(t), before);
    free(before);
    term_resize(t, 3, 10);
    see(t, "Too small");
    press(t, "q");
    ends(t, 0);
    term_free(t);
}

// A17
static void resizing_keeps_focus_and_text(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ 'home' wait:'Find: home' settle");
    term_resize(t, 43, 132);
    press(t, "settle");
    see(t, "Find: home");
    term_resize(t, 20, 60);
    press(t, "settle");
    see(t, "Find: home");
    press(t, "Enter settle");
    char *resized = xstrdup(term_screen(t));
    term_free(t);
    t = demo(20, 60); // painted afresh at that size it looks the same
    press(t, "/ 'home' wait:'Find: home' Enter settle");
    assert_string_equal(term_screen(t), resized);
    free(resized);
    term_free(t);
}

// A18
static void the_same_size_again_paints_all(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    size_t mark = term_mark(t), count;
    term_signal(t, SIGWINCH);
    assert_true(term_wait_output(t, mark, TERM_PATIENCE));
    press(t, "settle");
    term_written(t, mark, &count);
    assert_true(count > 1000);
    mark = term_mark(t);
    press(t, "C-l settle");
    term_written(t, mark, &count);
    assert_true(count > 1000);
    term_free(t);
}

// A19
static void unknown_terminals_fall_back_and_dumb_ones_are_refused(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.name = "xterm-nobody-knows"}, NULL);
    see(t, "The terminal type xterm-nobody-knows is not known here");
    see(t, "Providers");
    press(t, "q");
    ends(t, 0);
    term_free(t);
    t = demo_with((struct term_options){.name = "dumb"}, NULL);
    see(t, "contractmon list");
    ends(t, 2);
    assert_null(strchr(term_written(t, 0, NULL), '\033'));
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_stands_on_the_focused_row),
        cmocka_unit_test(the_cursor_follows_what_is_typed),
        cmocka_unit_test(the_cursor_moves_last),
        cmocka_unit_test(nothing_is_written_while_idle),
        cmocka_unit_test(colour_never_speaks_alone),
        cmocka_unit_test(focus_is_seen_without_colour),
        cmocka_unit_test(ascii_sends_nothing_else),
        cmocka_unit_test(utf8_draws_real_lines_and_letters),
        cmocka_unit_test(stored_text_is_harmless_and_aligned),
        cmocka_unit_test(a_small_terminal_is_told_and_recovers),
        cmocka_unit_test(resizing_keeps_focus_and_text),
        cmocka_unit_test(the_same_size_again_paints_all),
        cmocka_unit_test(unknown_terminals_fall_back_and_dumb_ones_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
