// SPDX-License-Identifier: MIT
// Notes: broken into lines for the screen, the cursor over wide and combining characters, cut words, empty lines.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/forms/notes.h"

// The lines as they are drawn, joined by |.
static void lines_are(const char *text, int width, const char *want)
{
    struct lineedit edit = {0};
    struct text have = {0};
    lineedit_set(&edit, text);
    size_t count = notes_count(&edit, width);
    for (size_t i = 0; i < count; i++) {
        size_t length = 0;
        const char *line = notes_line(&edit, width, i, &length);
        text_add(&have, i > 0 ? "|" : "");
        text_add_bytes(&have, line, length);
    }
    assert_string_equal(text_get(&have), want);
    text_release(&have);
    lineedit_release(&edit);
}

static void lines_are_broken_at_blanks(void **state)
{
    (void)state;
    lines_are("", 10, "");
    lines_are("one two", 10, "one two");
    lines_are("one two three", 10, "one two|three");
    lines_are("one two\nthree", 10, "one two|three");
    lines_are("one\n\nthree\n", 10, "one||three|");
    lines_are("\n", 10, "|");
    lines_are("exactly te", 10, "exactly te");
    lines_are("exactly ten", 10, "exactly|ten");
    lines_are("0123456789 x", 10, "0123456789|x");
}

static void words_longer_than_a_line_are_cut(void **state)
{
    (void)state;
    lines_are("abcdefghijkl", 5, "abcde|fghij|kl");
    lines_are("ab cdefghijkl", 5, "ab|cdefg|hijkl");
    lines_are("\xe6\x9d\xb1\xe6\x9d\xb1\xe6\x9d\xb1", 5, // three of two columns each
              "\xe6\x9d\xb1\xe6\x9d\xb1|\xe6\x9d\xb1");
    lines_are("w\xcc\x82w\xcc\x82w\xcc\x82", 2, "w\xcc\x82w\xcc\x82|w\xcc\x82");
}

// Presses keys from the start of a text; where the cursor then stands.
static void cursor_is(const char *text, int width, const key *keys, size_t count, size_t line,
                      int column)
{
    struct lineedit edit = {0};
    size_t at;
    int x;
    lineedit_set(&edit, text);
    edit.cursor = 0;
    for (size_t i = 0; i < count; i++)
        notes_key(&edit, width, keys[i]);
    notes_cursor(&edit, width, &at, &x);
    assert_int_equal(at, line);
    assert_int_equal(x, column);
    lineedit_release(&edit);
}

#define CURSOR(text, width, line, column, ...)         \
    cursor_is(text, width, (const key[]){__VA_ARGS__}, \
              sizeof((const key[]){__VA_ARGS__}) / sizeof(key), (line), (column))

static void the_cursor_goes_by_what_is_seen(void **state)
{
    (void)state;
    CURSOR("one two three", 8, 0, 7, CODE_END);
    CURSOR("one two three", 8, 1, 0, CODE_DOWN);
    CURSOR("one two three", 8, 1, 5, CODE_DOWN, CODE_END);
    CURSOR("one two three", 8, 0, 5, CODE_DOWN, CODE_END, CODE_UP);
    CURSOR("one two three", 8, 1, 0, CODE_DOWN, CODE_END, CODE_HOME);
    CURSOR("ab\n\ncd", 8, 1, 0, CODE_RIGHT, CODE_DOWN); // into an empty line and out of it
    CURSOR("ab\n\ncd", 8, 2, 0, CODE_RIGHT, CODE_DOWN, CODE_DOWN);
    CURSOR("\xe6\x9d\xb1"
           "b\nabcd",
           8, 0, 2, CODE_RIGHT);
    CURSOR("\xe6\x9d\xb1"
           "b\nabcd",
           8, 0, 0, CODE_DOWN, CODE_RIGHT, CODE_UP); // within a wide one: before it
    CURSOR("w\xcc\x82x", 8, 0, 1, CODE_RIGHT);
    CURSOR("abcdef", 3, 1, 0, CODE_RIGHT, CODE_RIGHT,
           CODE_RIGHT); // where a word was cut: the next line
    CURSOR("abc\n", 3, 1, 0, CODE_DOWN);
}

// Walks through a text with every key that moves, and changes it: the cursor is always between two characters, the lines hold the text.
static void nothing_is_lost_on_the_way(void **state)
{
    (void)state;
    static const key keys[] = {CODE_DOWN, CODE_END,   CODE_UP,         CODE_HOME,      CODE_RIGHT,
                               CODE_LEFT, CODE_ENTER, CODE_BACKSPACE,  CODE_DELETE,    'x',
                               ' ',       0x6771,     'u' | WITH_CTRL, 'w' | WITH_CTRL};
    struct lineedit edit = {0};
    uint32_t random = 2027;
    lineedit_set(&edit, "T\xc5\xb7 Gwyn, w\xcc\x82 and \xe6\x9d\xb1\n\nlonger than a line is wide");
    for (int i = 0; i < 20000; i++) {
        int width = 3 + (int)(random % 20), column;
        size_t line, total = 0, length;
        random = random * 1103515245u + 12345u;
        enum typed typed =
            notes_key(&edit, width, keys[(random >> 16) % (sizeof keys / sizeof *keys)]);
        assert_true(typed == TYPED_NOTHING || typed == TYPED_MOVED || typed == TYPED_CHANGED);
        assert_true(edit.cursor <= edit.text.length);
        assert_false(((unsigned char)text_get(&edit.text)[edit.cursor] & 0xc0) == 0x80);
        notes_cursor(&edit, width, &line, &column);
        assert_true(line < notes_count(&edit, width) && column >= 0 && column <= width + 1);
        for (size_t j = 0; j < notes_count(&edit, width); j++) {
            notes_line(&edit, width, j, &length);
            total += length;
        }
        assert_true(total <= edit.text.length);
        if (edit.text.length > 200)
            lineedit_set(&edit, "again and again");
    }
    lineedit_release(&edit);
}

static void keys_that_have_nowhere_to_go_say_so(void **state)
{
    (void)state;
    struct lineedit edit = {0};
    lineedit_set(&edit, "one\ntwo");
    assert_int_equal(notes_key(&edit, 10, CODE_DOWN), TYPED_NOTHING);
    assert_int_equal(notes_key(&edit, 10, CODE_UP), TYPED_MOVED);
    assert_int_equal(notes_key(&edit, 10, CODE_UP), TYPED_NOTHING);
    assert_int_equal(notes_key(&edit, 10, 'u' | WITH_CTRL), TYPED_CHANGED);
    assert_string_equal(text_get(&edit.text), "\ntwo");
    assert_int_equal(notes_key(&edit, 10, 'u' | WITH_CTRL), TYPED_NOTHING);
    lineedit_release(&edit);
}

static void a_paste_keeps_its_lines_and_nothing_else(void **state)
{
    (void)state;
    struct lineedit edit = {0};
    lineedit_set(&edit, "<>");
    edit.cursor = 1;
    assert_int_equal(notes_paste(&edit, "a\r\nb\rc\td\x07\x1b[31m\xc2\x9b\xff"), TYPED_CHANGED);
    assert_string_equal(text_get(&edit.text), "<a\nb\nc d[31m>");
    assert_int_equal(edit.cursor, edit.text.length - 1);
    assert_int_equal(notes_paste(&edit, "\x07"), TYPED_NOTHING);
    lineedit_release(&edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_broken_at_blanks),
        cmocka_unit_test(words_longer_than_a_line_are_cut),
        cmocka_unit_test(the_cursor_goes_by_what_is_seen),
        cmocka_unit_test(nothing_is_lost_on_the_way),
        cmocka_unit_test(keys_that_have_nowhere_to_go_say_so),
        cmocka_unit_test(a_paste_keeps_its_lines_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
