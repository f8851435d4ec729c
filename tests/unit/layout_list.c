// SPDX-License-Identifier: MIT
// Places in a list, typed lines, typed dates, broken lines: what the screens work out without a terminal.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/compact.h"
#include "tui/dateinput.h"
#include "tui/doc.h"
#include "tui/lineedit.h"
#include "tui/list.h"
#include "tui/phrases.h"

static void lists_scroll_with_the_selection(void **state)
{
    (void)state;
    struct list list = {.count = 0};
    list_fit(&list, 100, 10);
    assert_false(list_move(&list, ACTION_UP));
    for (int i = 0; i < 9; i++)
        assert_true(list_move(&list, ACTION_DOWN));
    assert_true(list.selected == 9 && list.top == 0);
    list_move(&list, ACTION_DOWN);
    assert_true(list.selected == 10 && list.top == 1);
    list_move(&list, ACTION_PAGE_DOWN);
    assert_true(list.selected == 19 && list.top == 10);
    list_move(&list, ACTION_LAST);
    assert_true(list.selected == 99 && list.top == 90);
    assert_false(list_move(&list, ACTION_PAGE_DOWN));
    list_move(&list, ACTION_FIRST);
    assert_true(list.selected == 0 && list.top == 0);
    assert_false(list_move(&list, ACTION_SORT));
}

static void lists_follow_their_size(void **state)
{
    (void)state;
    struct list list = {.count = 0};
    list_fit(&list, 100, 10);
    list_select(&list, 50);
    list_fit(&list, 100, 20); // taller
    assert_true(list.selected >= list.top && list.selected < list.top + 20);
    list_fit(&list, 5, 20); // shorter
    assert_true(list.selected == 4 && list.top == 0);
    list_fit(&list, 0, 20);
    assert_true(list.selected == 0 && list.top == 0);
    assert_false(list_move(&list, ACTION_LAST));
    list_fit(&list, 3, 0); // no room at all
    list_move(&list, ACTION_DOWN);
    assert_int_equal(list.selected, 1);
}

static void type(struct lineedit *edit, const char *text)
{
    for (; *text; text++)
        lineedit_key(edit, (key)(unsigned char)*text);
}

static void lines_are_edited(void **state)
{
    (void)state;
    struct lineedit edit = {.cursor = 0};
    type(&edit, "ab");
    assert_int_equal(lineedit_key(&edit, CODE_BACKSPACE), TYPED_CHANGED);
    assert_int_equal(lineedit_key(&edit, CODE_BACKSPACE), TYPED_CHANGED);
    assert_int_equal(lineedit_key(&edit, CODE_BACKSPACE), TYPED_NOTHING);
    assert_string_equal(text_get(&edit.text), "");
    lineedit_key(&edit, 0x6771); // 東
    type(&edit, "x");
    assert_int_equal(lineedit_column(&edit), 3); // a wide one and a narrow one
    lineedit_key(&edit, CODE_HOME);
    lineedit_key(&edit, CODE_DELETE);
    assert_string_equal(text_get(&edit.text), "x");
    lineedit_set(&edit, "one two");
    lineedit_key(&edit, 'w' | WITH_CTRL);
    assert_string_equal(text_get(&edit.text), "one ");
    lineedit_key(&edit, 'u' | WITH_CTRL);
    assert_string_equal(text_get(&edit.text), "");
    assert_int_equal(lineedit_key(&edit, CODE_F1), TYPED_NOTHING);
    lineedit_release(&edit);
}

static void marks_stay_with_their_letter(void **state)
{
    (void)state;
    struct lineedit edit = {.cursor = 0};
    lineedit_set(&edit, "aw\xcc\x82z"); // w and a circumflex of its own
    assert_int_equal(lineedit_column(&edit), 3);
    lineedit_key(&edit, CODE_LEFT);
    lineedit_key(&edit, CODE_BACKSPACE);
    assert_string_equal(text_get(&edit.text), "az");
    lineedit_release(&edit);
}

static void pastes_are_one_line_without_controls(void **state)
{
    (void)state;
    struct lineedit edit = {.cursor = 0};
    lineedit_paste(&edit, "a\r\nb\tc\033[2Jd\x7f\xc2\x9b\xff" "e");
    assert_string_equal(text_get(&edit.text), "a b c[2Jde");
    lineedit_release(&edit);
}

static void dates_are_read_as_typed(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *iso;
    } rows[] = {
        {"2027-05-24", "2027-05-24"}, {"24 may 2027", "2027-05-24"}, {"24 May", "2027-05-24"},  {"24/5/27", "2027-05-24"},
        {"24.5.2027", "2027-05-24"},  {"240527", "2027-05-24"},      {"24052027", "2027-05-24"}, {"3 sept 2027", "2027-09-03"},
        {"24th May 2027", "2027-05-24"}, {"1st june", "2027-06-01"}, {"16", "2027-05-16"},       {"t", "2027-05-24"},
        {"today", "2027-05-24"},      {"+7", "2027-05-31"},          {"-1", "2027-05-23"},       {"+2w", "2027-06-07"},
        {"+1m", "2027-06-24"},        {"-1y", "2026-05-24"},         {"+", "2027-05-25"},        {"mon", "2027-05-24"},
        {"sunday", "2027-05-30"},     {"5 Jan", "2027-01-05"},       {"20 Dec", "2026-12-20"},   {" 1 1 2028 ", "2028-01-01"},
    };
    day today = day_of(2027, 5, 24), found;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char iso[DAY_ISO_SIZE];
        struct text why = {0};
        if (!date_input(rows[i].typed, today, &found, &why))
            fail_msg("%s", text_get(&why));
        if (strcmp(day_iso(found, iso), rows[i].iso) != 0)
            fail_msg("%s: %s instead of %s", rows[i].typed, iso, rows[i].iso);
    }
}

static void what_is_no_date_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",           "99",      "1300",  "2017-06-hello", "5/14/2027",  "31 feb 2027", "24 foo", "+x",
                                       "+x",         "++1",     "24/5/27/1", "0/0/0",     "32",         "1234567890",  "may",    "+99999",
                                       "24 may 99999", "-9999y"};
    day found;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text why = {0};
        bool good = date_input(rows[i], day_of(2027, 5, 24), &found, &why);
        if (good)
            fail_msg("\"%s\" was taken for a date", rows[i]);
        if (!good)
            assert_non_null(strstr(text_get(&why), "must be a real date"));
        text_release(&why);
    }
}

static void words_break_at_blanks(void **state)
{
    (void)state;
    const char *words = "one two  three 東東東 overlongword";
    struct text line = {0};
    static const char *const lines[] = {"one two", "three", "東東東", "overlong", "word"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        text_clear(&line);
        assert_true(wrap_next(&words, 8, &line));
        while (line.length && line.bytes[line.length - 1] == ' ')
            line.bytes[--line.length] = 0;
        assert_string_equal(text_get(&line), lines[i]);
    }
    assert_false(wrap_next(&words, 8, &line));
    words = "東";
    text_clear(&line);
    assert_true(wrap_next(&words, 1, &line)); // wider than the place, yet it ends
    assert_false(wrap_next(&words, 1, &line));
    text_release(&line);
}

static void attribute_sequences_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"plain", "plain"},
        {"\033[39;49m\033(B\033[m x", "\033[m x"},
        {"\033(B\033[0m\033[30m\033[48;5;203mRED", "\033[0;30;48;5;203mRED"},
        {"\033[1m\033[7mx", "\033[1;7mx"},
        {"\033[1m\033[2;3Hx", "\033[1m\033[2;3Hx"}, // not across a movement
        {"x\033[m", "x\033[m"},
        {"\033[1", "\033[1"}, // cut off
        {"\033[K\033[0;1mx\033[m", "\033[K\033[0;1mx\033[m"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text out = {0};
        compact_output(rows[i].from, strlen(rows[i].from), true, &out);
        assert_string_equal(text_get(&out), rows[i].to);
        text_release(&out);
    }
    struct text out = {0};
    compact_output("\033(B\033[mx", 7, false, &out); // where line sets are switched
    assert_string_equal(text_get(&out), "\033(B\033[mx");
    text_release(&out);
}

static void days_in_few_words(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    day today = day_of(2027, 5, 24);
    assert_string_equal(phrase_weekday(arena, day_of(2027, 6, 1), today), "Tue 1 Jun");
    assert_string_equal(phrase_weekday(arena, day_of(2026, 6, 1), today), "1 Jun 2026");
    assert_string_equal(phrase_distance(arena, today - 1, today), "1 day late");
    assert_string_equal(phrase_distance(arena, today, today), "today");
    assert_string_equal(phrase_distance(arena, today + 8, today), "in 8 days");
    assert_string_equal(phrase_distance(arena, today + 80, today), "");
    assert_string_equal(phrase_distance(arena, DAY_NONE, today), "");
    assert_string_equal(phrase_this_year(arena, "to 30 June 2027: DN 2027", today), "to 30 June: DN 2027");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_scroll_with_the_selection),
        cmocka_unit_test(lists_follow_their_size),
        cmocka_unit_test(lines_are_edited),
        cmocka_unit_test(marks_stay_with_their_letter),
        cmocka_unit_test(pastes_are_one_line_without_controls),
        cmocka_unit_test(dates_are_read_as_typed),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(words_break_at_blanks),
        cmocka_unit_test(attribute_sequences_are_joined),
        cmocka_unit_test(days_in_few_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
