// SPDX-License-Identifier: MIT
// Typing into the grid: fields, moving between them, undoing, the figure of the period before, theirs or one's own.
#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/dateinput.h"
#include "tui/return_view.h"

// ---- Fields ----------------------------------------------------------------------------------------------------------------------------

bool return_has_reason(const struct return_view *view)
{
    return view->corrections > 0 || view->reason.edit.text.length > 0;
}

static int last_focus(const struct return_view *view)
{
    return (int)view->sheet.count + return_has_reason(view);
}

struct return_field *return_focused(struct return_view *view)
{
    struct return_cell *cell = return_cell_at(view);
    return cell ? &cell->field : view->focus == 0 ? &view->received : &view->reason;
}

struct return_cell *return_cell_at(struct return_view *view)
{
    return view->focus >= 1 && view->focus <= (int)view->sheet.count ? &view->cells[view->focus - 1]
                                                                     : NULL;
}

void return_field_set(struct return_field *field, const char *text)
{
    lineedit_set(&field->edit, text);
    field->running = false;
}

static void forget_past(struct return_field *field)
{
    for (size_t i = 0; i < field->past_count; i++)
        free(field->past[i]);
    free(field->past);
}

void return_field_release(struct return_field *field)
{
    forget_past(field);
    lineedit_release(&field->edit);
    *field = (struct return_field){0};
}

void return_cells_release(struct return_view *view)
{
    for (size_t i = 0; view->cells && i < view->sheet.count; i++) {
        struct return_cell *cell = &view->cells[i];
        return_field_release(&cell->field);
        free(cell->base);
        free(cell->theirs);
        free(cell->own);
        free(cell->who);
    }
    free(view->cells);
    view->cells = NULL;
    view->readings = NULL;
}

// What stands there can be brought back.
static void remember(struct return_field *field)
{
    field->past = list_room(field->past, &field->past_room, field->past_count, sizeof *field->past);
    field->past[field->past_count++] = xstrdup(text_get(&field->edit.text));
}

// ---- Reading ---------------------------------------------------------------------------------------------------------------------------

static void read_received(struct return_view *view, struct app *app)
{
    struct text why = {0};
    const char *typed = text_get(&view->received.edit.text);
    view->received_on = DAY_NONE;
    if (typed[0] &&
        !date_input_towards(typed, app->office->today, DATE_BACK, &view->received_on, &why)) {
        text_clear(&why);
        text_add(&why, "Date received must be a real date: 24 May 2027, 24/5, t, -1.");
        view->received_on = DAY_NONE;
    } else {
        return_received_check(&view->sheet, view->received_on, app->office->today, &why);
    }
    view->received_why = arena_strdup(view->read_arena, text_get(&why));
    text_release(&why);
}

void return_reread(struct return_view *view, struct app *app)
{
    arena_reset(view->read_arena);
    view->readings = ARENA_ARRAY(view->read_arena, view->sheet.count + 1, struct return_reading);
    view->corrections = 0;
    read_received(view, app);
    for (size_t i = 0; i < view->sheet.count; i++) {
        struct return_cell *cell = &view->cells[i];
        return_read(&view->sheet, i, text_get(&cell->field.edit.text), view->received_on,
                    view->read_arena, &view->readings[i]);
        if (!cell->field.touched && view->readings[i].change != RETURN_NOTHING)
            view->readings[i] =
                (struct return_reading){.words = ""}; // nobody has said anything yet
        view->corrections += view->readings[i].change == RETURN_CORRECTION;
    }
    if (view->focus > last_focus(view))
        view->focus = last_focus(view);
}

void return_changed(struct return_view *view, struct app *app)
{
    struct return_field *field = return_focused(view);
    field->touched = true;
    field->left = field->fresh = false;
    view->unkept = true;
    text_clear(&view->refused);
    view->meaning_old = true;
    app_unkept(app);
    return_reread(view, app);
}

bool return_any_typed(const struct return_view *view)
{
    bool any = view->received.touched || view->reason.edit.text.length > 0;
    for (size_t i = 0; view->cells && i < view->sheet.count && !any; i++)
        any = view->cells[i].field.touched;
    return any;
}

const struct return_typed *return_all_typed(struct return_view *view, size_t *count)
{
    struct return_typed *all =
        ARENA_ARRAY(view->read_arena, view->sheet.count + 1, struct return_typed);
    *count = 0;
    for (size_t i = 0; i < view->sheet.count; i++) {
        const struct return_cell *cell = &view->cells[i];
        if (cell->field.touched)
            all[(*count)++] = (struct return_typed){.kpi = view->sheet.kpis[i].kpi->ref,
                                                    .text = text_get(&cell->field.edit.text),
                                                    .base = cell->base};
    }
    return all;
}

// ---- Moving ----------------------------------------------------------------------------------------------------------------------------

// A cell that was emptied again, or holds again what is recorded, was not typed in.
static void settle(struct return_cell *cell)
{
    if (text_equal(text_get(&cell->field.edit.text), cell->base) && !cell->theirs)
        cell->field.touched = false;
}

void return_go(struct return_view *view, int focus)
{
    struct return_field *field = return_focused(view);
    struct return_cell *cell = return_cell_at(view);
    field->left = field->touched || field == &view->reason;
    field->running = false;
    if (cell)
        settle(cell);
    view->focus = focus;
    field = return_focused(view);
    field->fresh =
        focus != (int)view->sheet.count + 1; // words are gone on with, figures typed anew
    field->edit.cursor = field->edit.text.length;
}

static unsigned step(struct return_view *view, struct app *app, int by)
{
    int to = view->focus + by;
    if (to < 0)
        return REACT_NONE;
    if (to > last_focus(view)) {
        struct text keys = {0};
        keymap_names(app->keymap, ACTION_SAVE, " or ", 2, &keys);
        app_say(app, "That was the last. %s saves.", text_get(&keys));
        text_release(&keys);
        to = last_focus(view);
    }
    return_go(view, to);
    if (view->unkept)
        app_keep_soon(app);
    return REACT_SCREEN;
}

static unsigned other_period(struct return_view *view, struct app *app, int by)
{
    struct status st = {0};
    bool there = by < 0 ? view->sheet.earlier : view->sheet.later;
    if (!there) {
        app_say(app, "%s",
                by < 0 ? "There is no return before this one."
                : view->sheet.last_published
                    ? "The calendar of returns ends with this period; no later one is published."
                    : "There is no return after it yet.");
        return REACT_NONE;
    }
    day first = day_add_months(view->sheet.first, by * view->sheet.months);
    bool typed = return_any_typed(view);
    if (!return_load(view, app, first, &st))
        app_failed(app, &st);
    else if (typed && !app->message.length)
        app_say(app, "What you typed for the other period is kept as a draft.");
    return REACT_LAYOUT;
}

// ---- Keys ------------------------------------------------------------------------------------------------------------------------------

static unsigned edit(struct return_view *view, struct app *app, key pressed)
{
    struct return_field *field = return_focused(view);
    bool character = key_is_character(pressed), over = character && field->fresh;
    if (!field->running || !character) {
        bool same = field->past_count &&
                    text_equal(field->past[field->past_count - 1], text_get(&field->edit.text));
        if (!same)
            remember(field);
    }
    if (over)
        lineedit_set(&field->edit, "");
    enum typed typed = lineedit_key(&field->edit, pressed);
    field->fresh = false;
    field->running = character;
    if (typed == TYPED_NOTHING)
        return REACT_NONE;
    if (typed == TYPED_CHANGED) {
        struct return_cell *cell = return_cell_at(view);
        if (cell && cell->theirs)
            cell->chosen = true;
        return_changed(view, app);
    }
    return REACT_SCREEN;
}

unsigned return_type(struct return_view *view, struct app *app, key pressed)
{
    bool in_cell = return_cell_at(view) != NULL;
    if (in_cell && (pressed == '[' || pressed == ']'))
        return other_period(view, app, pressed == '[' ? -1 : 1);
    if (key_is_character(pressed))
        return edit(view, app, pressed);
    if (keymap_action(app->keymap, pressed, app_contexts(app)) != ACTION_NONE)
        return REACT_IGNORED;
    switch (pressed) {
    case CODE_UP:
    case CODE_TAB | WITH_SHIFT:
        return step(view, app, -1);
    case CODE_DOWN:
    case CODE_TAB:
    case CODE_ENTER:
        return step(view, app, 1);
    case CODE_PAGE_UP:
        return other_period(view, app, -1);
    case CODE_PAGE_DOWN:
        return other_period(view, app, 1);
    case CODE_LEFT:
    case CODE_RIGHT:
    case CODE_HOME:
    case CODE_END:
    case CODE_DELETE:
    case CODE_BACKSPACE:
    case 'w' | WITH_CTRL:
        return edit(view, app, pressed);
    default:
        return REACT_IGNORED;
    }
}

// ---- Actions ---------------------------------------------------------------------------------------------------------------------------

static unsigned put(struct return_view *view, struct app *app, const char *text)
{
    struct return_field *field = return_focused(view);
    remember(field);
    return_field_set(field, text);
    return_changed(view, app);
    return REACT_SCREEN;
}

static unsigned same(struct return_view *view, struct app *app)
{
    if (!return_cell_at(view)) {
        app_say(app, "This is taken over from nowhere: only figures are.");
        return REACT_NONE;
    }
    const struct return_kpi *kpi = &view->sheet.kpis[view->focus - 1];
    for (int i = 0; i < RETURN_MOST_BEFORE; i++) {
        if (kpi->before[i].any)
            return put(view, app, kpi->before[i].text);
    }
    app_say(app, "Nothing is recorded of KPI %s for the periods before.", kpi->kpi->ref);
    return REACT_NONE;
}

static unsigned undo(struct return_view *view, struct app *app)
{
    struct return_field *field = return_focused(view);
    const char *now = text_get(&field->edit.text);
    while (field->past_count && text_equal(field->past[field->past_count - 1], now))
        free(field->past[--field->past_count]);
    if (!field->past_count) {
        app_say(app, "Nothing was typed here before.");
        return REACT_NONE;
    }
    char *before = field->past[--field->past_count];
    return_field_set(field, before);
    free(before);
    return_changed(view, app);
    struct return_cell *cell = return_cell_at(view);
    if (cell)
        settle(cell);
    return REACT_SCREEN;
}

// Theirs, one's own, theirs: in turn.
static unsigned theirs(struct return_view *view, struct app *app)
{
    struct return_cell *cell = return_cell_at(view);
    if (!cell || !cell->theirs) {
        app_say(app, "Nobody else has recorded a figure here since you began.");
        return REACT_NONE;
    }
    cell->chosen = true;
    if (cell->own) {
        put(view, app, cell->own);
        free(cell->own);
        cell->own = NULL;
    } else {
        cell->own = xstrdup(text_get(&cell->field.edit.text));
        put(view, app, cell->theirs);
    }
    return REACT_SCREEN;
}

unsigned return_field_act(struct return_view *view, struct app *app, enum action action)
{
    switch (action) {
    case ACTION_CLEAR:
        return return_focused(view)->edit.text.length ? put(view, app, "") : REACT_NONE;
    case ACTION_SAME:
        return same(view, app);
    case ACTION_UNDO_TYPING:
        return undo(view, app);
    case ACTION_THEIRS:
        return theirs(view, app);
    default:
        return REACT_IGNORED;
    }
}
