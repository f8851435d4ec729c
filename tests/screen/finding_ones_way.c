// SPDX-License-Identifier: MIT
// How a new person finds their way: last line, help, palette, first-run notice, remapped keys, mistakes in the configuration (D1-D5, C2-C4).
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

static bool last_line_has(struct term *t, const char *words)
{
    return strstr(term_row(t, term_rows(t) - 1), words) != NULL;
}

// D1
static void help_and_quit_stand_in_every_last_line(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {12, 40}};
    static const char *const screens[] = {"settle",     "i wait:Dossier",   "t wait:Timeline",
                                          "x wait:Why", "? wait:'Type to'", ": wait:'Type part'"};
    for (size_t size = 0; size < 2; size++) {
        for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
            struct term *t = demo(sizes[size][0], sizes[size][1]);
            press(t, screens[i]);
            press(t, "settle");
            if (!last_line_has(t,
                               i < 4 ? "? Help" : "F1 Help") || // letters are typed in the last two
                !last_line_has(t, i < 4 ? "q Quit" : "F10 Quit"))
                fail_msg("%s at %d columns:\n%s", screens[i], sizes[size][1], term_screen(t));
            term_free(t);
        }
    }
}

// D2
static void help_is_searched_and_runs_commands(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "? wait:'Type to' 'against' wait:'\"against\"' settle Enter");
    see(t, "Timeline");
    gone(t, "Type to");
    press(t, "Esc");
    see(t, "Providers");
    press(t, ": wait:'Type part' 'doss' settle Enter");
    see(t, "Dossier");
    press(t, "Esc");
    see(t, "Providers");
    press(t, "? 'zzz'"); // no command
    see(t, "No command has these words");
    press(t, "Enter BS BS BS wait:'Looking closer' Esc");
    see(t, "Providers");
    press(t, "? 'quit' settle Enter"); // q is typed there
    ends(t, 0);
    term_free(t);
}

// D3
static void hints_follow_remapped_keys(void **state)
{
    (void)state;
    char *path = scratch_file("keys.conf", "keys = { find = \"F3\"; };\n");
    struct term *t = demo_with((struct term_options){.rows = 24}, "--config", path, NULL);
    see(t, "F3 Find");
    press(t, "? wait:'Type to' 'find by' settle");
    see(t, "F3");
    press(t, "Esc Esc wait:Providers F3 wait:'Find:' Esc");
    press(t, "q");
    ends(t, 0);
    term_free(t);
    free(path);
}

static void hints_can_be_short_or_off(void **state)
{
    (void)state;
    struct term *t = demo_with(
        (struct term_options){.env = (const char *const[]){"CONTRACTMON_HINTS=off", NULL}}, NULL);
    see(t, "? Help  q Quit");
    term_free(t);
    t = demo_with(
        (struct term_options){.env = (const char *const[]){"CONTRACTMON_HINTS=short", NULL}}, NULL);
    see(t, "Timeline  q Quit");
    term_free(t);
}

// D5
static void the_first_run_notice_comes_once(void **state)
{
    (void)state;
    char *folder = scratch_path("state"), *variable = xasprintf("XDG_STATE_HOME=%s", folder);
    const char *const env[] = {variable, NULL};
    struct term *t = demo_with((struct term_options){.env = env}, NULL);
    see(t, "Welcome to contractmon");
    press(t, "Enter");
    see(t, "Providers");
    press(t, "q");
    ends(t, 0);
    term_free(t);
    t = demo_with((struct term_options){.env = env}, NULL);
    see(t, "Providers");
    gone(t, "Welcome");
    press(t, ": 'welcome' settle Enter");
    see(t, "Welcome to contractmon");
    term_free(t);
    free(folder);
    free(variable);
}

// C2, C3
static void mistakes_in_the_configuration_are_told_and_it_starts(void **state)
{
    (void)state;
    char *path = scratch_file("bad.conf", "sort = \"name\";\ntheam = \"x\";\nescape_delay = 5;\n");
    struct term *t = demo_with((struct term_options){.cols = 132}, "--config", path, NULL);
    see(t, "bad.conf:2: there is no option \"theam\". Did you mean theme?  (one of 2: contractmon "
           "config check)");
    press(t, "Down"); // goes with the next key
    gone(t, "bad.conf");
    press(t, "q");
    ends(t, 0);
    term_free(t);
    free(path);
}

// C4
static void key_conflicts_are_reported(void **state)
{
    (void)state;
    char *path = scratch_file("conflict.conf", "keys = { sort = \"F2\";\n mine = \"F2\"; };\n");
    struct ran ran = run(NULL, "--config", path, "config", "check", NULL);
    assert_int_not_equal(ran.status, 0);
    char *all = xasprintf("%s%s", ran.out, ran.err);
    assert_non_null(strstr(all, "the key F2 is given to both sort and mine"));
    free(all);
    ran_free(&ran);
    free(path);
}

// C1, as the command prints it
static void printed_values_name_their_origin(void **state)
{
    (void)state;
    char *path = scratch_file("print.conf", "\ntheme = \"dark\";\n");
    struct ran ran = run(NULL, "--config", path, "--ascii", "config", "print", NULL);
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.out, "theme = \"dark\";"));
    assert_non_null(strstr(ran.out, "print.conf:2\n"));
    assert_non_null(strstr(ran.out, "# --ascii\n"));
    ran_free(&ran);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_quit_stand_in_every_last_line),
        cmocka_unit_test(help_is_searched_and_runs_commands),
        cmocka_unit_test(hints_follow_remapped_keys),
        cmocka_unit_test(hints_can_be_short_or_off),
        cmocka_unit_test(the_first_run_notice_comes_once),
        cmocka_unit_test(mistakes_in_the_configuration_are_told_and_it_starts),
        cmocka_unit_test(key_conflicts_are_reported),
        cmocka_unit_test(printed_values_name_their_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
