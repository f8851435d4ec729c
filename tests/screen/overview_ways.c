// SPDX-License-Identifier: MIT
// The main job by keys: who is red, why, what was served, how it came about; the list sorted and narrowed; any day told for.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
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

static void what_is_left_out_as_unknown_stands_in_the_first_line(void **state)
{
    (void)state;
    struct term *t =
        demo_with((struct term_options){.rows = 12, .cols = 40}, "--known-at", "2026-01-01", NULL);
    see(t, "known 1 Jan 2026");
    term_free(t);
    t = demo_with((struct term_options){.rows = 24, .cols = 80}, "--known-at", "2026-01-01", NULL);
    see(t, "as at Mon 24 May 2027, known at 1 Jan 2026");
    press(t, "=");
    see(t, "known at 1 January 2026.");
    term_free(t);
}

// A framework file that cannot be read must not look like a provider of whom nothing is asked.
static void nothing_is_said_that_could_not_be_worked_out(void **state)
{
    (void)state;
    char *folder = scratch_path("broken");
    assert_int_equal(mkdir(folder, 0700), 0);
    char *file = scratch_file("broken/bristol-homecare.conf", "id = \"bristol-homecare\"; oh\n");
    char *setting = xasprintf("CONTRACTMON_FRAMEWORKS=%s", folder);
    const char *const env[] = {setting, NULL};
    struct term *t = demo_with((struct term_options){.rows = 30, .cols = 132, .env = env}, NULL);
    see(t, "Cannot be worked out:");
    press(t, "settle");
    assert_null(strstr(term_screen(t), "Nothing served"));
    assert_null(strstr(term_screen(t), "None recorded"));
    press(t, "i wait:Dossier settle");
    see(t, "Cannot be worked out:");
    assert_null(strstr(term_screen(t), "Nothing is required"));
    press(t, "Esc wait:Providers t wait:Timeline settle");
    see(t, "Cannot be worked out:");
    term_free(t);
    free(setting);
    free(file);
    free(folder);
}

// Where the list is narrow a standing in words is short rather than cut; what is late is told in full, if need be in two rows.
static void words_that_matter_are_not_cut(void **state)
{
    (void)state;
    char *db = scratch_path("words.db"), *contracts = scratch_path("words.csv");
    FILE *file = fopen(contracts, "w");
    assert_non_null(file);
    fprintf(file, "ref,title,provider_ref,provider,framework,starts\n"
                  "LA-1,Elm Court,P-4,Dogwood Care,lancashire-supported-housing,2026-01-15\n"
                  "BM-1,Care,B-1,Birm Care,birmingham-intervention,2026-01-15\n");
    assert_int_equal(fclose(file), 0);
    struct ran made[] = {
        run(NULL, "--db", db, "init", NULL),
        run(NULL, "--db", db, "import", "contracts", contracts, NULL),
        run(NULL, "--db", db, "record", "BM-1", "improvement-plan", "IP-1", "2027-04-20",
            "requested", "failure=Punctuality", NULL),
    };
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        assert_int_equal(made[i].status, 0);
        ran_free(&made[i]);
    }
    struct term *t = demo_with((struct term_options){.rows = 24}, "--db", db, NULL);
    see(t, "none     Dogwood Care"); // "No contractual action"
    see(t, "Wed 5 May   Improvement Plan to 19 days late");
    see(t, "            be received (IP-1)");
    term_free(t);
    free(db);
    free(contracts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_matter_are_not_cut),
        cmocka_unit_test(red_why_served_and_how),
        cmocka_unit_test(the_list_is_sorted),
        cmocka_unit_test(any_day_is_told_for),
        cmocka_unit_test(a_date_that_will_not_do_stays_to_be_mended),
        cmocka_unit_test(hints_stand_on_a_clean_line),
        cmocka_unit_test(the_list_does_not_jump_on_the_way_up),
        cmocka_unit_test(the_cursor_stays_with_its_subject_at_another_size),
        cmocka_unit_test(small_screens_show_one_pane),
        cmocka_unit_test(what_is_left_out_as_unknown_stands_in_the_first_line),
        cmocka_unit_test(nothing_is_said_that_could_not_be_worked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
