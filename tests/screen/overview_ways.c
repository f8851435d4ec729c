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
        {"d wait:'As at:' '-7' Enter", "as at Mon 17 May 2027"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(red_why_served_and_how),
        cmocka_unit_test(the_list_is_sorted),
        cmocka_unit_test(any_day_is_told_for),
        cmocka_unit_test(small_screens_show_one_pane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
