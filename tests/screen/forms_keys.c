// SPDX-License-Identifier: MIT
// Keys, pastes and sizes while a form is open: nothing cancels, nothing is lost, the cursor stands where the typing is
// (F10, K4, K17, A1, A2, A4, A17, S4, S5).
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tests/screen/support/forms.h"

// K4
static void unknown_sequences_neither_cancel_nor_type(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab Tab Tab Tab 'Spot check' settle");
    char *before = xstrdup(term_row(t, marked_row(t)));
    press(t, "\\e[99~ settle \\e[1;9X settle \\eOx settle \\e[?1;2c settle \\e[<0;3;4M settle");
    focus_on(t, "Purpose");
    assert_string_equal(term_row(t, marked_row(t)), before);
    free(before);
    term_free(t);
    free(db);
}

// K17: the form is as it was when one comes back from help
static void help_is_read_and_left(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'First line' Enter 'second' wait:'draft kept' settle");
    char *before = xstrdup(term_screen(t));
    struct cursor at = term_cursor(t);
    press(t, "F1 wait:'Save what was typed' Esc wait:'What was said' settle");
    assert_string_equal(term_screen(t), before);
    see_cursor(t, at.row, at.col);
    press(t, "F9 wait:'Save what was typed' Esc wait:'What was said' settle");
    assert_string_equal(term_screen(t), before);
    free(before);
    term_free(t);
    free(db);
}

// A1, at both sizes
static void the_cursor_stands_on_the_field(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {12, 40}};
    for (size_t i = 0; i < 2; i++) {
        char *db = fresh_demo();
        struct term *t = officer(db, sizes[i][0], sizes[i][1]);
        press(t, "v wait:Planned 'held' Tab settle");
        for (int field = 0; field < 18; field++) {
            int marked = marked_row(t), row = term_cursor(t).row;
            if (marked < 0 || row < marked || row > marked + 2) // a label may stand in a row above
                fail_msg("the mark is in row %d, the cursor in row %d\n%s", marked, row,
                         term_screen(t));
            press(t, field % 2 ? "Tab settle" : "Down settle");
        }
        see(t, "[ Save ]");
        press(t, "S-Tab S-Tab settle");
        assert_true(marked_row(t) >= 0);
        term_free(t);
        free(db);
    }
}

// A2
static void the_cursor_goes_with_the_typing(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab Tab Tab Tab settle");
    struct cursor at = term_cursor(t);
    press(t, "'abc'");
    see_cursor(t, at.row, at.col + 3);
    press(t, "'\xe6\x9d\xb1'"); // as wide as two letters
    see_cursor(t, at.row, at.col + 5);
    press(t, "'w\xcc\x82'"); // with a mark of its own
    see_cursor(t, at.row, at.col + 6);
    press(t, "Left");
    see_cursor(t, at.row, at.col + 5);
    press(t, "BS");
    see_cursor(t, at.row, at.col + 3);
    press(t, "Home");
    see_cursor(t, at.row, at.col);
    press(t, "End");
    see_cursor(t, at.row, at.col + 4);
    term_free(t);
    free(db);
}

// A17: text and focus stay, no stale cell is left, whatever the window does
static void another_size_keeps_text_and_focus(void **state)
{
    (void)state;
    static const int sizes[][2] = {{43, 132}, {20, 60}, {12, 40}, {3, 20}, {24, 80}};
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(
        t,
        "c wait:Concern Tab Tab 'Said on the telephone: calls come late, and nobody rings' settle");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        term_resize(t, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] < 10) {
            see(t, "Too small");
            continue;
        }
        press(t, "settle");
        see(t, "Said on the telephone");
        focus_on(t, "What was said *");
        char *before = xstrdup(term_screen(t));
        press(t, "C-l settle");
        assert_string_equal(term_screen(t), before);
        free(before);
        press(t, "'!' settle");
    }
    press(t, "F2 wait:Saved");
    stored_is(db, LAST_SAID, "what=Said on the telephone: calls come late, and nobody rings!!!!\n");
    term_free(t);
    free(db);
}

// S5: in three pieces, line ends as blanks in a line, as line ends in notes, nothing saved by them; S4 in lists
static void a_paste_goes_into_the_field_once(void **state)
{
    (void)state;
    char *db = fresh_demo(), *before = stored(db, FACTS);
    struct term *t = officer(db, 24, 80);
    press(t, "\\e[200~vhq\\r\\e[201~");
    see(t, "Pasted text was not taken");
    press(t, "v wait:'Planned for' 'held' Tab Tab Tab Tab settle");
    press(t, "\\e[200~a settle");
    press(t, "\\nb\\x07\\e[20 settle");
    press(t, "\\x31~ settle");
    focus_on(t, "a b");
    press(t, "Tab Tab Tab Tab \\e[200~one\\r\\ntwo\\e]52;c;eA==\\x07\\r\\e[201~ settle");
    see(t, "one");
    see(t, "two");
    press(t, "C-z settle"); // a paste is one thing, and taken back as one
    gone(t, "two");
    stored_is(db, FACTS, before);
    term_free(t);
    free(before);
    free(db);
}

static void type_two_concerns(struct term *t, bool at_once)
{
    static const char *const keys[] = {
        "c",
        "\t",
        "\02520 may 2027", // Ctrl-U first
        "\t",
        "Late calls on Saturday and on Sunday, said by the daughter, who rang the provider twice",
        "\t",
        "fam",
        "\r",
        "y",
        "\t",
        "\x13",
        "c",
        "\t\t",
        "A second one, typed ahead without looking at the screen: the clerk reads from the paper",
        "\t",
        "staff of the p",
        "\t",
        "no",
        "\x13",
    };
    struct text all = {0};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        text_add(&all, keys[i]);
        if (!at_once) {
            term_write(t, keys[i], strlen(keys[i]));
            press(t, "settle");
        }
    }
    assert_true(all.length > 200);
    if (at_once)
        term_write(t, text_get(&all), all.length);
    see(t, "Saved: Concern C-2 is logged, 24 May 2027.");
    text_release(&all);
}

// F10: more than 200 keys in one write, two records
static void keys_typed_ahead_make_the_same_records(void **state)
{
    (void)state;
    static const char both[] = "SELECT group_concat(kind || ref || date || outcome || fields, '|') "
                               "FROM (SELECT * FROM fact "
                               "ORDER BY id DESC LIMIT 2)";
    char *slow = fresh_demo(), *fast = fresh_demo();
    struct term *t = officer(slow, 24, 80);
    type_two_concerns(t, false);
    term_free(t);
    t = officer(fast, 24, 80);
    press(t, "settle");
    type_two_concerns(t, true);
    term_free(t);
    char *want = stored(slow, both);
    assert_non_null(strstr(want, "who rang the provider twice"));
    assert_non_null(strstr(want, "from=staff"));
    stored_is(fast, both, want);
    free(want);
    free(slow);
    free(fast);
}

// A4: nothing is written while nothing happens, once the draft has been kept
static void an_idle_form_writes_nothing(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'x' wait:'draft kept' settle");
    size_t mark = term_mark(t);
    assert_false(term_wait_output(t, mark, 3000));
    term_free(t);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_sequences_neither_cancel_nor_type),
        cmocka_unit_test(help_is_read_and_left),
        cmocka_unit_test(the_cursor_stands_on_the_field),
        cmocka_unit_test(the_cursor_goes_with_the_typing),
        cmocka_unit_test(another_size_keeps_text_and_focus),
        cmocka_unit_test(a_paste_goes_into_the_field_once),
        cmocka_unit_test(keys_typed_ahead_make_the_same_records),
        cmocka_unit_test(an_idle_form_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
