// SPDX-License-Identifier: MIT
// The configuration: precedence of its sources, mistakes with their lines, wrapped numbers, keys, what it prints.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tui/config.h"
#include "tui/confscan.h"
#include "tui/keymap.h"

static struct config *load(const char *file, const char *const *environment)
{
    char *path = file ? scratch_file("contractmon.conf", file) : NULL;
    struct config *config =
        config_load(&(struct config_sources){.path = path, .environment = environment});
    free(path);
    return config;
}

// The file's only mistake ends so (its path stands before it).
static void one_mistake(const char *file, const char *ending)
{
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct config *config = load(file, environment);
    const char *mistake = config_mistake(config, 0);
    if (!mistake || config_mistake(config, 1))
        fail_msg("%s: %s, then %s", file, mistake ? mistake : "no mistake",
                 config_mistake(config, 1));
    size_t length = strlen(mistake), size = strlen(ending);
    if (length < size || strcmp(mistake + length - size, ending) != 0)
        fail_msg("\"%s\" does not end with \"%s\"", mistake, ending);
    config_free(config);
}

static void nothing_said_gives_the_built_in_values(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct config *config = load("", environment);
    for (int i = 0; i < OPTION_COUNT; i++) {
        assert_string_equal(config_text(config, (enum option)i),
                            option_info((enum option)i)->standard);
        assert_string_equal(config_origin(config, (enum option)i), "built-in");
        assert_true(option_allows((enum option)i, option_info((enum option)i)->standard));
    }
    assert_null(config_mistake(config, 0));
    assert_string_equal(config_database(config),
                        "/nowhere/.local/share/contractmon/contractmon.db");
    config_free(config);
}

static void later_sources_win(void **state)
{
    (void)state;
    char *home = scratch_path("home"), *folder = xasprintf("%s/.config", home),
         *own = xasprintf("%s/contractmon", folder);
    free(scratch_file("other.conf", ""));
    char *command = xasprintf("mkdir -p %s", own);
    assert_int_equal(system(command), 0);
    char *file = scratch_file("home/.config/contractmon/contractmon.conf",
                              "theme = \"dark\";\nsort = \"name\";\n");
    char *home_variable = xasprintf("HOME=%s", home);
    const char *const environment[] = {home_variable, "CONTRACTMON_SORT=due", "NO_COLOR=1",
                                       "ESCDELAY=800", NULL};
    const struct config_flag flags[] = {{.name = "theme", .value = "mono"}};
    struct config *config = config_load(
        &(struct config_sources){.environment = environment, .flags = flags, .flag_count = 1});
    char *origin = xasprintf("%s:2", file);
    assert_string_equal(config_text(config, OPTION_THEME), "mono");
    assert_string_equal(config_origin(config, OPTION_THEME), "--theme");
    assert_string_equal(config_text(config, OPTION_SORT), "due");
    assert_string_equal(config_origin(config, OPTION_SORT), "CONTRACTMON_SORT");
    assert_string_equal(config_text(config, OPTION_COLOR), "never");
    assert_int_equal(config_number(config, OPTION_ESCAPE_DELAY), 800);
    config_free(config);
    config = config_load(&(struct config_sources){.environment = environment + 0, .flags = NULL});
    assert_string_equal(config_text(config, OPTION_THEME), "dark");
    config_free(config);
    const char *const calm[] = {home_variable, "NO_COLOR=", NULL};
    config = config_load(&(struct config_sources){.environment = calm});
    assert_string_equal(config_text(config, OPTION_COLOR),
                        "auto"); // an empty NO_COLOR says nothing
    assert_string_equal(config_origin(config, OPTION_SORT), origin);
    config_free(config);
    const char *others[] = {home, folder, own, command, file, home_variable, origin};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        free((void *)(uintptr_t)others[i]);
}

static void the_person_overrules_no_color(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", "NO_COLOR=1", NULL};
    struct config *config = load("color = \"always\";", environment);
    assert_string_equal(config_text(config, OPTION_COLOR), "always");
    config_free(config);
}

static void mistakes_name_the_line_and_what_is_allowed(void **state)
{
    (void)state;
    one_mistake("\n\ntheam = \"dark\";",
                ".conf:3: there is no option \"theam\". Did you mean theme?");
    one_mistake(
        "theme = \"dakr\";",
        ".conf:1: there is no theme \"dakr\". Did you mean dark?; default is used (a file of "
        "your own is named by its path)");
    one_mistake("escape_delay = 5;", ".conf:1: escape_delay must be 10 to 2000, not 5; 120 stays");
    one_mistake("escape_delay = \"5\";", ".conf:1: escape_delay must be 10 to 2000; 120 stays");
    one_mistake("letter_keys = 1;", ".conf:1: letter_keys must be true or false; true stays");
    one_mistake("color = \"blue\";",
                ".conf:1: color must be auto, always or never, not blue; auto stays");
    one_mistake("keys = { sort = \"F2\"; sortt = \"F3\"; };",
                ".conf:1: there is no action \"sortt\". Did you mean sort?");
    one_mistake("keys = {\n sort = \"Foo\"; };", ".conf:2: there is no key \"Foo\"");
    one_mistake("keys = { sort = 3; };",
                ".conf:1: keys are a text of names, such as \"F2 Ctrl-S\"");
    one_mistake("keys = 3;", ".conf:1: keys must be a group: keys = { quit = \"q F10\"; };");
    one_mistake("keys = { quit = \"\"; };", ".conf:1: quit needs a key; q F10 Ctrl-Q stay");
    one_mistake("keys = { sort = \"M\"; mine = \"M\"; };",
                ".conf:1: the key M is given to both sort and mine; it stays with sort");
    one_mistake("keys = { mine = \"s\"; };",
                ".conf:1: the key s is given to both sort and mine; it stays with mine");
    one_mistake("@include \"/etc/passwd\"\n",
                ".conf:1: @include is not understood here; the file was left out");
    one_mistake("theme = \"\xff\";",
                ".conf:1: bytes that are no text (UTF-8); the file was left out");
}

static void syntax_mistakes_keep_the_rest(void **state)
{
    (void)state;
    one_mistake("theme = \"dark\"\nsort = = \"x\";",
                ".conf:2: syntax error; the file was left out");
    one_mistake("theme = \"dark;\nsort = \"name\";",
                ".conf:1: a quote is opened here and not closed on the same line (syntax error at "
                "line 2); the file was left out");
    one_mistake("keys = { sort = ( \"a\", ) ; };",
                ".conf:1: syntax error; the file was left out (after the last item of a list or "
                "group there is no comma)");
}

static void numbers_that_wrap_are_refused(void **state)
{
    (void)state;
    one_mistake("escape_delay = 4294967416;",
                ".conf:1: the number is too large; it was left out"); // 120 after wrapping
    assert_true(confscan_wraps("a = 1;\nb = 2147483648;\n", 2));
    assert_false(confscan_wraps("a = 1;\nb = 2147483647;\n", 2));
    assert_false(confscan_wraps("a = \"4294967416\"; # 4294967416\nb = 1;", 1));
    assert_false(confscan_wraps("a = 4294967416L;", 1));
    assert_true(confscan_wraps("a = 0x1ffffffff;", 1));
}

static void a_missing_file_is_told_only_when_asked_for(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct config *config = config_load(
        &(struct config_sources){.path = "/nowhere/x.conf", .environment = environment});
    assert_non_null(strstr(config_mistake(config, 0), "/nowhere/x.conf: cannot be opened"));
    config_free(config);
    config = config_load(&(struct config_sources){.path = "/", .environment = environment});
    assert_string_equal(config_mistake(config, 0), "/: is not a file");
    config_free(config);
    config = config_load(&(struct config_sources){.environment = environment});
    assert_null(config_mistake(config, 0));
    config_free(config);
}

static void keys_are_remapped(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct config *config = load("keys = { sort = [ \"F2\", \"Ctrl-S\" ]; };", environment);
    assert_null(config_mistake(config, 0));
    assert_int_equal(keymap_action(config_keymap(config), CODE_F2, IN_OVERVIEW), ACTION_SORT);
    config_free(config);
}

static void what_is_printed_can_be_read_again(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct config *config = load("theme = \"dark\"; keys = { sort = \"F2\"; };", environment);
    struct text printed = {0}, again = {0};
    config_print(config, &printed);
    assert_non_null(strstr(text_get(&printed), "theme = \"dark\";"));
    assert_non_null(strstr(text_get(&printed), "contractmon.conf:1\n"));
    config_free(config);
    config = load(text_get(&printed), environment);
    assert_null(config_mistake(config, 0));
    config_print(config, &again);
    assert_string_equal(config_text(config, OPTION_THEME), "dark");
    assert_int_equal(keymap_action(config_keymap(config), CODE_F2, IN_OVERVIEW), ACTION_SORT);
    config_free(config);
    text_release(&printed);
    text_release(&again);
}

// Every line of the example that is an option holds when its # is taken away.
static void the_example_is_right(void **state)
{
    (void)state;
    static const char *const environment[] = {"HOME=/nowhere", NULL};
    struct text example = {0}, bare = {0};
    config_example(&example);
    for (const char *at = text_get(&example); *at;) {
        size_t length = strcspn(at, "\n");
        if (*at == '#' && at[1] != ' ')
            text_add_bytes(&bare, at + 1, length - 1);
        else if (strncmp(at, "#    ", 5) == 0)
            text_add_bytes(&bare, at + 1, length - 1);
        text_add_char(&bare, '\n');
        at += length + (at[length] == '\n');
    }
    struct config *config = load(text_get(&bare), environment);
    if (config_mistake(config, 0))
        fail_msg("%s", config_mistake(config, 0));
    for (int i = 0; i < OPTION_COUNT; i++) {
        assert_string_equal(config_text(config, (enum option)i),
                            option_info((enum option)i)->standard);
        assert_string_not_equal(config_origin(config, (enum option)i), "built-in");
    }
    config_free(config);
    char *path =
        xasprintf("%s/contractmon.conf.example", getenv("TEST_ROOT") ? getenv("TEST_ROOT") : ".");
    char *shipped = scratch_read(path);
    assert_non_null(shipped);
    assert_string_equal(
        shipped,
        text_get(&example)); // contractmon config print --example > contractmon.conf.example
    free(shipped);
    free(path);
    text_release(&example);
    text_release(&bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_gives_the_built_in_values),
        cmocka_unit_test(later_sources_win),
        cmocka_unit_test(the_person_overrules_no_color),
        cmocka_unit_test(mistakes_name_the_line_and_what_is_allowed),
        cmocka_unit_test(syntax_mistakes_keep_the_rest),
        cmocka_unit_test(numbers_that_wrap_are_refused),
        cmocka_unit_test(a_missing_file_is_told_only_when_asked_for),
        cmocka_unit_test(keys_are_remapped),
        cmocka_unit_test(what_is_printed_can_be_read_again),
        cmocka_unit_test(the_example_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
