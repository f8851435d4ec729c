// SPDX-License-Identifier: MIT
// The pick list beneath a field: typing narrows it, Enter takes, Esc leaves the field as it was.
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

// What narrows the list: all of the field, or of several the last.
static const char *narrowing(const struct form_field *field, const struct value *value)
{
    const char *typed = text_get(&value->edit.text), *last = strrchr(typed, ';');
    return field->kind == FORM_SEVERAL && last ? last + 1 : typed;
}

static const struct form_choice **matches(struct form *form, struct arena *arena, size_t *count)
{
    const struct form_field *field = field_at(form, form->focus);
    const struct value *value = value_at(form, form->focus);
    return field_matches(field, form->pick.narrowed ? narrowing(field, value) : "", arena, count);
}

// What Enter takes at first: the best of those that match. Where anything may be typed, only one that begins as it was typed.
static size_t chosen_first(struct form *form)
{
    const struct form_field *field = field_at(form, form->focus);
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct form_choice **found = matches(form, arena, &count);
    bool taken =
        !field->free || !form->pick.narrowed ||
        (count > 0 && field_begins(found[0], narrowing(field, value_at(form, form->focus))));
    arena_free(arena);
    return taken ? 0 : PICK_NONE;
}

void pick_open(struct form *form, struct app *app, bool all)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    size_t count = 0;
    (void)app;
    if (!field || !field_has_list(field))
        return;
    if (!form->pick.open) {
        free(form->pick.before);
        form->pick.before = xstrdup(text_get(&value->edit.text));
    }
    form->pick.open = true;
    form->pick.narrowed = !all;
    form->pick.chosen = chosen_first(form);
    if (!all)
        return;
    struct arena *arena = arena_new();
    const struct form_choice **found = matches(form, arena, &count);
    for (size_t i = 0; i < count;
         i++) { // the one that stands there is the one that Enter takes again
        if (text_equal(found[i]->id, value->means))
            form->pick.chosen = i;
    }
    arena_free(arena);
}

// The field as it was when the list was opened; false where it is so already.
static bool take_back(struct form *form)
{
    struct value *value = value_at(form, form->focus);
    bool changed =
        value && form->pick.before && strcmp(form->pick.before, text_get(&value->edit.text)) != 0;
    if (changed)
        lineedit_set(&value->edit, form->pick.before);
    pick_close(form);
    return changed;
}

void pick_close(struct form *form)
{
    form->pick.open = false;
    free(form->pick.before);
    form->pick.before = NULL;
}

// Of several the one chosen takes the place of what was typed last.
static void put(const struct form_field *field, struct value *value, const char *word)
{
    struct text text = {0};
    const char *typed = text_get(&value->edit.text), *last = strrchr(typed, ';');
    if (field->kind == FORM_SEVERAL && last) {
        text_add_bytes(&text, typed, (size_t)(last - typed));
        text_add(&text, "; ");
    }
    text_add(&text, word);
    lineedit_set(&value->edit, text_get(&text));
    text_release(&text);
}

bool pick_take(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct form_choice **found = matches(form, arena, &count);
    bool taken = form->pick.chosen < count;
    if (taken) {
        value_push(value, false);
        // the list was opened over what stands there: one more is added to several
        if (field->kind == FORM_SEVERAL && !form->pick.narrowed && value->edit.text.length > 0 &&
            !form_ticked(form, field->name, found[form->pick.chosen]->id)) {
            lineedit_key(&value->edit, CODE_END);
            lineedit_key(&value->edit, ';');
        }
        char *before = xstrdup(text_get(&value->edit.text));
        if (field->kind != FORM_SEVERAL || form->pick.narrowed ||
            !form_ticked(form, field->name, found[form->pick.chosen]->id))
            put(field, value, found[form->pick.chosen]->word);
        pick_close(form);
        if (strcmp(before, text_get(&value->edit.text)) != 0)
            form_touched(form, app);
        free(before);
    }
    arena_free(arena);
    return taken;
}

static void choose(struct form *form, int by)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    matches(form, arena, &count);
    const struct form_field *field = field_at(form, form->focus);
    struct pick *pick = &form->pick;
    bool none = pick->chosen == PICK_NONE;
    if (by < 0 && pick->chosen == 0 && field->free && pick->narrowed)
        pick->chosen = PICK_NONE;
    else if (by < 0)
        pick->chosen -= !none && pick->chosen > 0;
    else if (none || pick->chosen + 1 < count)
        pick->chosen = none ? 0 : pick->chosen + 1;
    arena_free(arena);
}

// Down goes on to the next field where what was typed leaves nothing further down the list to go to.
static bool down_leaves(struct form *form)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    matches(form, arena, &count);
    bool leaves = form->pick.narrowed && value_at(form, form->focus)->edit.text.length > 0 &&
                  (count == 0 || form->pick.chosen + 1 == count);
    arena_free(arena);
    return leaves;
}

unsigned pick_key(struct form *form, struct app *app, key pressed)
{
    if (!form->pick.open)
        return REACT_IGNORED;
    switch (pressed == CODE_DOWN && down_leaves(form) ? CODE_TAB : pressed) {
    case CODE_UP:
    case CODE_DOWN:
        choose(form, pressed == CODE_UP ? -1 : 1);
        return REACT_SCREEN;
    case CODE_ESCAPE:
    case 'g' | WITH_CTRL:
        if (take_back(form))
            form_touched(form, app);
        return REACT_SCREEN;
    case CODE_ENTER:
    case CODE_TAB: {
        const struct value *value = value_at(form, form->focus);
        bool emptied = form->pick.narrowed && value->edit.text.length == 0;
        if (!emptied)
            pick_take(form, app);
        pick_close(form);
        return REACT_IGNORED; // and on to the next field
    }
    default:
        return REACT_IGNORED;
    }
}
