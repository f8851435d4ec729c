// SPDX-License-Identifier: MIT
// Actions and their keys: the table itself, remapping, conflicts, letters switched off.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/keymap.h"

static key named(const char *name)
{
    key pressed = 0;
    assert_true(key_parse(name, strlen(name), &pressed));
    return pressed;
}

static void every_action_is_complete(void **state)
{
    (void)state;
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        enum action found;
        assert_true(*info->name && *info->label && *info->help && info->contexts);
        assert_true(action_find(info->name, &found) && found == (enum action)i);
        assert_int_not_equal(info->help[strlen(info->help) - 1], '.');
    }
}

static void defaults_are_keys_without_conflict(void **state)
{
    (void)state;
    struct keymap *keymap = keymap_new(true);
    for (int i = 0; i < ACTION_COUNT; i++) {
        struct text why = {0};
        if (!keymap_bind(keymap, (enum action)i, action_info((enum action)i)->keys, &why))
            fail_msg("%s: %s", action_info((enum action)i)->name, text_get(&why));
    }
    struct key_conflict conflict;
    size_t at = 0;
    if (keymap_conflict(keymap, &at, &conflict))
        fail_msg("%s and %s", action_info(conflict.first)->name,
                 action_info(conflict.second)->name);
    keymap_free(keymap);
}

static void contexts_decide(void **state)
{
    (void)state;
    struct keymap *keymap = keymap_new(true);
    assert_int_equal(keymap_action(keymap, named("+"), IN_TIMELINE), ACTION_ZOOM_IN);
    assert_int_equal(keymap_action(keymap, named("+"), IN_OVERVIEW), ACTION_NONE);
    assert_int_equal(keymap_action(keymap, named("F1"), IN_HELP), ACTION_HELP);
    assert_int_equal(keymap_action(keymap, named("Z"), IN_ALL), ACTION_NONE);
    keymap_free(keymap);
}

static void remapping(void **state)
{
    (void)state;
    struct keymap *keymap = keymap_new(true);
    struct text text = {0};
    assert_true(keymap_bind(keymap, ACTION_SORT, "F2  Ctrl-S", &text));
    assert_int_equal(keymap_action(keymap, named("s"), IN_OVERVIEW), ACTION_NONE);
    assert_int_equal(keymap_action(keymap, named("Ctrl-S"), IN_OVERVIEW), ACTION_SORT);
    keymap_names(keymap, ACTION_SORT, ", ", 0, &text);
    assert_string_equal(text_get(&text), "F2, Ctrl-S");
    text_clear(&text);
    assert_false(keymap_bind(keymap, ACTION_SORT, "F2 Strg-S", &text));
    assert_string_equal(text_get(&text), "there is no key \"Strg-S\"");
    assert_int_equal(keymap_action(keymap, named("F2"), IN_OVERVIEW),
                     ACTION_SORT); // nothing changed
    text_clear(&text);
    assert_true(keymap_bind(keymap, ACTION_SORT, "", &text));
    assert_int_equal(keymap_action(keymap, named("F2"), IN_OVERVIEW), ACTION_NONE);
    text_release(&text);
    keymap_free(keymap);
}

static void conflicts_are_found_where_contexts_meet(void **state)
{
    (void)state;
    struct keymap *keymap = keymap_new(true);
    struct text why = {0};
    struct key_conflict conflict;
    size_t at = 0;
    assert_true(keymap_bind(keymap, ACTION_SORT, "+", &why)); // zoom_in is of another screen
    assert_false(keymap_conflict(keymap, &at, &conflict));
    assert_true(keymap_bind(keymap, ACTION_SORT, "M", &why));
    at = 0;
    assert_true(keymap_conflict(keymap, &at, &conflict));
    assert_true(conflict.first == ACTION_SORT && conflict.second == ACTION_MINE);
    keymap_take(keymap, ACTION_MINE, conflict.pressed);
    assert_int_equal(keymap_action(keymap, named("M"), IN_OVERVIEW), ACTION_SORT);
    keymap_free(keymap);
}

static void without_letters_all_else_works(void **state)
{
    (void)state;
    struct keymap *keymap = keymap_new(false);
    for (key character = '!'; character <= '~'; character++)
        assert_int_equal(keymap_action(keymap, character, IN_ALL),
                         character == ':' ? ACTION_COMMANDS : ACTION_NONE);
    static const char *const left[] = {"Up",  "F1",     "F10", "Enter", "Esc",
                                       "Tab", "Ctrl-F", "F8",  "F9"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        assert_int_not_equal(keymap_action(keymap, named(left[i]), IN_ALL), ACTION_NONE);
    keymap_free(keymap);
}

static void manual_names_every_action(void **state)
{
    (void)state;
    struct text out = {0};
    actions_manual(&out);
    for (int i = 0; i < ACTION_COUNT; i++)
        assert_non_null(strstr(text_get(&out), action_info((enum action)i)->name));
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_is_complete),
        cmocka_unit_test(defaults_are_keys_without_conflict),
        cmocka_unit_test(contexts_decide),
        cmocka_unit_test(remapping),
        cmocka_unit_test(conflicts_are_found_where_contexts_meet),
        cmocka_unit_test(without_letters_all_else_works),
        cmocka_unit_test(manual_names_every_action),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
