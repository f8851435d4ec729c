// SPDX-License-Identifier: MIT
// Stored text on its way to a terminal: nothing in it may act, and a cut is seen.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/utf8.h"

#define MARK "\uFFFD"

static void shown_as(const char *text, int columns, bool ascii, const char *wanted, int width)
{
    struct text out = {0};
    int used = display_text(text, columns, ascii, &out);
    assert_string_equal(text_get(&out), wanted);
    assert_int_equal(used, width);
    text_release(&out);
}

static void what_acts_on_a_terminal_is_marked(void **state)
{
    (void)state;
    shown_as("\x1B]0;title\x07", -1, false, MARK "]0;title" MARK, 10);
    shown_as("L\rM\bN", -1, false, "L" MARK "M" MARK "N", 5);
    shown_as("a\xC2\x9B"
             "31m",
             -1, false, "a" MARK "31m", 5);
    shown_as("a\u202Eb\u2066c\u200Bd\uFEFFe", -1, false, "a" MARK "b" MARK "c" MARK "d" MARK "e",
             9);
    shown_as("\U000E0041x\u2764\uFE0F", -1, false, MARK "x\u2764" MARK, 4);
    shown_as("bad \xFF\xC3 bytes", -1, false, "bad " MARK MARK " bytes", 12);
    shown_as("one\ntwo\tthree", -1, false, "one two three", 13);
    shown_as("\x7F", -1, true, "?", 1);
}

static void marks_do_not_pile_up(void **state)
{
    (void)state;
    shown_as("a\u0301\u0302\u0303\u0304\u0305\u0306b", -1, false, "a\u0301\u0302\u0303\u0304b", 2);
    shown_as("\u0301a", -1, false, MARK "a", 2); // it would sit on whatever stands before
    shown_as("a\u0301", -1, true, "a", 1);
}

static void a_cut_is_seen(void **state)
{
    (void)state;
    shown_as("Acorn Homecare", 14, false, "Acorn Homecare", 14);
    shown_as("Acorn Homecare", 6, false, "Acorn\u2026", 6);
    shown_as("Acorn Homecare", 6, true, "Acorn~", 6);
    shown_as("Acorn", 1, false, "\u2026", 1);
    shown_as("Acorn", 0, false, "", 0);
    shown_as("", 0, false, "", 0);
    shown_as("\u4E2D\u6587\u5B57", 4, false, "\u4E2D\u2026",
             3); // half a wide character does not fit
    shown_as("ab\u0301\u0302cd", 3, false, "ab\u0301\u0302\u2026", 3);
}

static void ascii_writes_what_it_can(void **state)
{
    (void)state;
    shown_as("T\u0177 \u0174en \u00A35 \u2013 \u201Cyes\u201D", -1, true, "Ty Wen GBP5 - \"yes\"",
             19);
    shown_as("\u00C6 \u1E9E \u00DF", -1, true, "AE SS ss", 8);
    shown_as("\u4E2D \u2026", -1, true, "? ...", 5);
}

static void append_random(struct text *text, unsigned *seed)
{
    static const char *const nasty[] = {"\x1B[31m", "\u202E",     "\u200D",   "\u0301",   "\u0302",
                                        "\u4E2D",   "\U0001F600", "\xC2\x9D", "\xF0\x9F", "\u00A3",
                                        "\u017B",   "\n",         "\u2026",   "~"};
    *seed = *seed * 1103515245 + 12345;
    unsigned pick = *seed >> 16;
    if (pick % 3 == 0)
        text_add(text, nasty[pick / 3 % (sizeof nasty / sizeof *nasty)]);
    else
        text_add_char(text, (char)(1 + pick / 3 % 255));
}

static bool harmless(const char *text, bool ascii)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = utf8_next(&text, end);
        if (c == UTF8_BAD || utf8_columns(c) < 0 || (ascii && c >= 0x80))
            return false;
    }
    return true;
}

static void any_bytes_come_out_clean_and_stay_so(void **state)
{
    (void)state;
    unsigned seed = 20270524;
    for (int round = 0; round < 20000; round++) {
        struct text text = {0}, once = {0}, twice = {0};
        bool ascii = round % 2 != 0;
        int limit = round % 5 == 0 ? -1 : round % 23;
        for (int i = round % 40; i >= 0; i--)
            append_random(&text, &seed);
        int width = display_text(text_get(&text), limit, ascii, &once);
        int again = display_text(text_get(&once), limit, ascii, &twice);
        assert_string_equal(text_get(&once), text_get(&twice));
        assert_int_equal(width, again);
        assert_true(harmless(text_get(&once), ascii));
        assert_int_equal(utf8_width(text_get(&once)), width);
        assert_true(limit < 0 || width <= limit);
        if (!ascii && limit < 0)
            assert_int_equal(utf8_width(text_get(&text)), width);
        text_release(&text);
        text_release(&once);
        text_release(&twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_acts_on_a_terminal_is_marked),
        cmocka_unit_test(marks_do_not_pile_up),
        cmocka_unit_test(a_cut_is_seen),
        cmocka_unit_test(ascii_writes_what_it_can),
        cmocka_unit_test(any_bytes_come_out_clean_and_stay_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
