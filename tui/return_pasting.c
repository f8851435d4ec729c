// SPDX-License-Identifier: MIT
// Pasting into the grid: one figure is typed, a column or block is shown where it would land and taken when that is confirmed.
#include "model/returns_paste.h"
#include "tui/return_view.h"

unsigned return_pasted(struct return_view *view, struct app *app, const char *pasted)
{
    struct status st = {0};
    bool in_reason = view->focus > (int)view->sheet.count;
    view->pasted = NULL;
    if (in_reason || !return_paste_is_many(pasted)) {
        struct return_field *field = return_focused(view);
        struct lineedit clean = {0};
        unsigned reaction = REACT_NONE;
        lineedit_paste(&clean, pasted); // makes it one line of text
        if (!in_reason && field->fresh)
            reaction = return_field_act(view, app, ACTION_CLEAR);
        field->running = false;
        if (lineedit_paste(&field->edit, text_get(&clean.text)) == TYPED_CHANGED) {
            return_changed(view, app);
            reaction = REACT_SCREEN;
        }
        lineedit_release(&clean);
        return reaction;
    }
    arena_reset(view->paste_arena);
    size_t at = view->focus > 0 ? (size_t)view->focus - 1 : 0;
    const char **texts = NULL;
    if (return_paste(&view->sheet, pasted, at, view->paste_arena, &texts, &st)) {
        view->pasted = texts;
    } else {
        text_clear(&view->refused);
        text_add(&view->refused, status_message(&st));
        status_clear(&st);
    }
    return REACT_SCREEN;
}

static void take(struct return_view *view, struct app *app)
{
    const char **texts = view->pasted;
    int first = 0, last = 0;
    view->pasted = NULL;
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (!texts[i])
            continue;
        struct lineedit clean = {0};
        lineedit_paste(&clean, texts[i]); // without control characters
        return_go(view, (int)i + 1);
        return_field_act(view, app, ACTION_CLEAR);
        return_field_set(return_focused(view), text_get(&clean.text));
        return_changed(view, app);
        lineedit_release(&clean);
        first = first ? first : (int)i + 1;
        last = (int)i + 1;
    }
    return_go(view, first ? first : view->focus);
    app_say(app, first == last ? "The figure is taken. It is not saved yet."
                               : "The figures are taken. They are not saved yet.");
}

unsigned return_confirm(struct return_view *view, struct app *app, key pressed)
{
    enum action action = keymap_action(app->keymap, pressed, app_contexts(app));
    if (pressed == CODE_ENTER) {
        take(view, app);
        return REACT_SCREEN;
    }
    if (pressed == CODE_ESCAPE || action == ACTION_BACK) {
        view->pasted = NULL;
        app_say(app, "Nothing was taken of what was pasted.");
        return REACT_SCREEN;
    }
    if (action == ACTION_QUIT || action == ACTION_HELP || action == ACTION_REDRAW)
        return REACT_IGNORED;
    app_say(app,
            "First say what becomes of the figures pasted: Enter takes them, Esc leaves them.");
    return REACT_NONE;
}
