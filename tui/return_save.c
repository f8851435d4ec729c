// SPDX-License-Identifier: MIT
// Saving a return: mistakes told with the cursor on the first, what others recorded meanwhile, or done.
#include <string.h>

#include "tui/return_screen.h"
#include "tui/return_view.h"

// The first field that cannot be saved; -1: none.
static int first_bad(struct return_view *view, struct arena *arena)
{
    if (*view->received_why)
        return 0;
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (*return_cell_mistake(view, i, arena))
            return (int)i + 1;
    }
    return *return_reason_mistake(view) ? (int)view->sheet.count + 1 : -1;
}

static unsigned tell(struct return_view *view, struct app *app)
{
    view->told = true;
    view->received.left = view->reason.left = true;
    for (size_t i = 0; i < view->sheet.count; i++)
        view->cells[i].field.left = view->cells[i].field.touched;
    int bad = first_bad(view, app->scratch);
    if (bad >= 0)
        return_go(view, bad);
    return_keep(view, app);
    return REACT_SCREEN;
}

// What was saved, and the first thing that is asked for because of it, without its reasons.
static void say_saved(struct return_view *view, struct app *app, const struct return_saving *saving)
{
    struct text words = {0};
    size_t all = saving->added + saving->corrected;
    text_printf(&words, "Saved %zu figure%s", all, all == 1 ? "" : "s");
    if (saving->corrected)
        text_printf(&words, ", %zu corrected", saving->corrected);
    text_add_char(&words, '.');
    if (view->asked.length)
        text_printf(&words, " Now required: %s.", text_get(&view->asked));
    app_say(app, "%s", text_get(&words));
    text_release(&words);
}

// The draft went with the saving; a file of it is still there.
static unsigned done(struct return_view *view, struct app *app)
{
    struct status st = {0};
    if (view->in_file && !drafts_drop(app->office, view->token, &st))
        status_clear(&st); // the file is gone all the same
    view->unkept = view->drafted = false;
    app->data_version++;
    return REACT_CLOSE | REACT_RELOAD;
}

static unsigned show_changed(struct return_view *view, struct app *app)
{
    struct status st = {0};
    arena_reset(view->sheet_arena);
    if (!return_sheet(app->office, view->contract, view->sheet.first, view->sheet_arena,
                      &view->sheet, &st))
        app_failed(app, &st);
    return_follow(view, app);
    view->unkept = true;
    unsigned reaction = tell(view, app);
    app_warn(app,
             "Somebody else has recorded figures of this period meanwhile. Nothing was saved yet.");
    return reaction;
}

static unsigned save(struct return_view *view, struct app *app, const struct return_typed *typed,
                     size_t count, struct arena *arena)
{
    struct status st = {0};
    unsigned reaction = REACT_SCREEN;
    struct return_saving saving = {
        .contract = view->contract,
        .first = view->sheet.first,
        .received = view->received_on,
        .reason = text_get(&view->reason.edit.text),
        .typed = typed,
        .count = count,
        .token = view->token,
    };
    switch (return_save(app->office, &saving, arena, &st)) {
    case RETURN_SAVED:
        say_saved(view, app, &saving);
        reaction = done(view, app);
        break;
    case RETURN_SAVED_BEFORE:
        app_say(app, "This return had been saved already.");
        reaction = done(view, app);
        break;
    case RETURN_CHANGED:
        reaction = show_changed(view, app);
        break;
    case RETURN_REFUSED:
    case RETURN_FAILED:
        text_clear(&view->refused);
        text_printf(&view->refused, "Not saved: %s What was typed is still here.",
                    status_message(&st));
        reaction = tell(view, app);
        break;
    }
    status_clear(&st);
    return reaction;
}

static bool any_change(const struct return_view *view)
{
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (view->readings[i].change == RETURN_NEW || view->readings[i].change == RETURN_CORRECTION)
            return true;
    }
    return false;
}

unsigned return_save_all(struct return_view *view, struct app *app)
{
    size_t count;
    return_focused(view)->left = true;
    text_clear(&view->refused);
    if (first_bad(view, app->scratch) >= 0)
        return tell(view, app);
    const struct return_typed *typed = return_all_typed(view, &count);
    if (!any_change(view)) {
        app_say(app, count ? "These figures are recorded already: there is nothing to save."
                           : "There is nothing to save yet. Type a figure first.");
        return REACT_NONE;
    }
    struct arena *arena = arena_new();
    return_lines(view, app, 80, true, arena); // what it means is known before it is saved
    unsigned reaction = save(view, app, typed, count, arena);
    arena_free(arena);
    return reaction;
}
