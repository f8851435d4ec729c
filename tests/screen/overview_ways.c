// SPDX-License-Identifier: MIT
// The main job by keys: who is red, why, what was served, how it came about; the list sorted and narrowed; any day told for.
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tests/screen/support/demo.h"

static void red_why_served_and_how(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    assert_non_null(strstr(term_row(t, marked_row(t)), "RED")); // the gravest stands first
    see(t, "Standing:");
    see(t, "required");
    press(t, "x");
    see(t, "Why: the status");
    press(t, "Esc wait:Providers 4 Enter");
    see(t, "Clause:");
    press(t, "Esc wait:Providers t");
    see(t, "Timeline  year");
    see(t, "Notices");
    press(t, "- wait:'Timeline  all' + + wait:'Timeline  quarter' Left");
    see(t, "recorded");
    press(t, "x");
    see(t, "Why:");
    press(t, "Esc wait:Timeline i");
    see(t, "Framework");
    press(t, "/ 'history, newest' wait:'Find: history, newest' settle Enter");
    press(t, "Esc wait:Timeline Esc");
    see(t, "Providers");
    term_free(t);
}

static void the_list_is_sorted(void **state)
{
    (void)state;
    static const char *const told[] = {"Sorted: by name", "Sorted: by what is due next",
                                       "Sorted: longest without contact", "Sorted: gravest first"};
    struct term *t = demo(24, 80);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        press(t, "s");
        see(t, told[i]);
    }
    assert_non_null(strstr(term_row(t, 2), "RED"));
    press(t, "M");
    see(t, "Only contracts where you are the officer");
    see(t, "Overview  mine");
    press(t, "M");
    see(t, "Overview  all");
    press(t, "E");
    see(t, "Ended contracts are shown too");
    press(t, "E");
    see(t, "Ended contracts are hidden");
    term_free(t);
}

static void any_day_is_told_for(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *told;
    } ways[] = {
        {"[", "as at Sun 23 May 2027"},
        {"{", "as at Fri 23 April 2027"},
        {"]", "as at Sat 24 April 2027"},
        {"}", "as at today"},
        {"d wait:'As at:' '2026-01-31' Enter", "as at Sat 31 January 2026"},
        {"}", "as at Sat 28 February 2026"},
        {"d wait:'As at:' '24 may 2026' Enter", "as at Sun 24 May 2026"},
        {"=", "as at today"},
        {"d wait:'As at:' '31 feb' Enter", "must be a real date"},
        {"C-u '1/1/1950' Enter", "1990 to 2199"},
        {"C-u '-7' Enter", "as at Mon 17 May 2027"},
    };
    struct term *t = demo(24, 80);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        press(t, ways[i].keys);
        see(t, ways[i].told);
    }
    press(t, "t wait:Timeline [");
    see(t, "as at Sun 16 May 2027");
    press(t, "Esc");
    see(t, "Providers");
    see(t, "as at Sun 16 May 2027");
    term_free(t);
}

static void small_screens_show_one_pane(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    see(t, "Providers");
    press(t, "Tab");
    see(t, "KPI");
    press(t, "Tab");
    see(t, "Visits and dates");
    press(t, "Tab");
    see(t, "Notices");
    press(t, "Tab");
    see(t, "Providers");
    press(t, "t");
    see(t, "Timeline");
    press(t, "Down Down Up Left settle");
    assert_true(marked_row(t) > 0);
    term_free(t);
}

static void a_date_that_will_not_do_stays_to_be_mended(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "d wait:'As at:' '31 feb' Enter");
    see(t, "As at: 31 feb  It must be a real date");
    press(t, "BS BS BS 'may' Enter");
    see(t, "Told as at Mon 31 May 2027");
    press(t, "d wait:'As at:' '1/1/2500' Enter");
    see(t, "Only days of the years");
    press(t, "Esc");
    gone(t, "As at:");
    see(t, "as at Mon 31 May 2027");
    term_free(t);
}

static void hints_stand_on_a_clean_line(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ wait:'Find:' 'Wxyz' wait:'Wxyz' C-u");
    see(t, "Find:   any part");
    term_free(t);
}

static void the_list_does_not_jump_on_the_way_up(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    for (int i = 0; i < 25; i++)
        press(t, "Down");
    press(t, "settle");
    for (int i = 0; i < 10; i++)
        moves(t, "Up", -1);
    term_free(t);
}

// The text of the row with the mark, up to its first two blanks.
static char *marked_words(struct term *t)
{
    const char *row = term_row(t, marked_row(t)), *end = strstr(row, "  ");
    return end ? xstrndup(row, (size_t)(end - row)) : xstrdup(row);
}

static void the_cursor_stays_with_its_subject_at_another_size(void **state)
{
    (void)state;
    struct term *t = demo(24, 100);
    press(t, "i wait:Dossier PgDn PgDn Down settle");
    char *before = marked_words(t);
    term_resize(t, 24, 60);
    press(t, "settle");
    char *after = marked_words(t);
    assert_string_equal(before, after);
    free(before);
    free(after);
    press(t, "Esc wait:Providers t wait:Timeline settle");
    see(t, "Notices");
    term_resize(t, 12, 60);
    press(t, "settle");
    term_resize(t, 24, 80);
    press(t, "settle");
    see(t, "Notices  ");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(red_why_served_and_how),
        cmocka_unit_test(the_list_is_sorted),
        cmocka_unit_test(any_day_is_told_for),
        cmocka_unit_test(a_date_that_will_not_do_stays_to_be_mended),
        cmocka_unit_test(hints_stand_on_a_clean_line),
        cmocka_unit_test(the_list_does_not_jump_on_the_way_up),
        cmocka_unit_test(the_cursor_stays_with_its_subject_at_another_size),
        cmocka_unit_test(small_screens_show_one_pane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
