// SPDX-License-Identifier: MIT
// The screen of the return grid: opening, the period, reading anew, leaving.
#include "tui/return_screen.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/return_view.h"

// ---- Opening ---------------------------------------------------------------------------------------------------------------------------

static void begin_fields(struct return_view *view, struct app *app)
{
    struct text today = {0};
    day_print(app->office->today, false, &today);
    return_field_release(&view->received);
    return_field_release(&view->reason);
    return_field_set(&view->received, text_get(&today));
    text_release(&today);
    view->cells = xcalloc(view->sheet.count + 1, sizeof *view->cells);
    for (size_t i = 0; i < view->sheet.count; i++) {
        view->cells[i].base = xstrdup(view->sheet.kpis[i].result.text);
        return_field_set(&view->cells[i].field, view->cells[i].base);
    }
    draft_token(view->token);
    view->begun = office_now(app->office);
    view->drafted = view->unkept = view->in_file = view->told = false;
    view->pasted = NULL;
    text_clear(&view->meaning);
    text_clear(&view->asked);
    text_clear(&view->refused);
}

// The cursor goes to the first cell of which nothing is recorded or typed.
static int first_open(const struct return_view *view)
{
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (!view->cells[i].field.edit.text.length)
            return (int)i + 1;
    }
    return 1;
}

bool return_load(struct return_view *view, struct app *app, day first, struct status *st)
{
    struct arena *arena = arena_new();
    struct return_sheet sheet;
    if (!return_sheet(app->office, view->contract, first, arena, &sheet, st)) {
        arena_free(arena);
        return false;
    }
    if (view->cells)
        return_keep(view, app);
    return_cells_release(view);
    arena_free(view->sheet_arena);
    view->sheet_arena = arena;
    view->sheet = sheet;
    view->data_seen = app->data_version;
    begin_fields(view, app);
    bool read = return_take_draft(view, app, st);
    view->focus = view->top = 0;
    return_follow(view, app);
    return_go(view, first_open(view));
    return read;
}

static void release(struct return_view *view)
{
    return_cells_release(view);
    return_field_release(&view->received);
    return_field_release(&view->reason);
    arena_free(view->sheet_arena);
    arena_free(view->read_arena);
    arena_free(view->paste_arena);
    text_release(&view->meaning);
    text_release(&view->asked);
    text_release(&view->refused);
    free(view);
}

// ---- The screen ------------------------------------------------------------------------------------------------------------------------

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    screen->panes[0].area = body;
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    (void)app;
    const struct return_view *view = screen->state;
    if (return_any_typed(view))
        text_add(out, view->drafted && !view->unkept ? "draft kept" : "not saved");
}

static unsigned back(struct return_view *view, struct app *app)
{
    return_keep(view, app);
    if (view->drafted && !view->unkept && !app->message.length) {
        struct text keys = {0};
        keymap_names(app->keymap, ACTION_RETURN, " or ", 1, &keys);
        app_say(app, "Kept as a draft. %s goes on with it.", text_get(&keys));
        text_release(&keys);
    }
    return REACT_CLOSE;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct return_view *view = screen->state;
    switch (action) {
    case ACTION_SAVE:
        return return_save_all(view, app);
    case ACTION_BACK:
        return back(view, app);
    case ACTION_PICK:
    case ACTION_EDITOR:
    case ACTION_FRESH:
        app_say(app, "This key does nothing here.");
        return REACT_NONE;
    default:
        return REACT_IGNORED;
    }
}

static bool offers(struct screen *screen, struct app *app, enum action action)
{
    (void)screen;
    (void)app;
    return action != ACTION_PICK && action != ACTION_EDITOR && action != ACTION_FRESH;
}

static void reload(struct screen *screen, struct app *app)
{
    struct return_view *view = screen->state;
    struct status st = {0};
    struct return_sheet sheet;
    if (view->data_seen == app->data_version)
        return;
    struct arena *arena = arena_new();
    view->data_seen = app->data_version;
    bool read = return_sheet(app->office, view->contract, view->sheet.first, arena, &sheet, &st);
    if (!read || sheet.count !=
                     view->sheet.count) { // another version of the framework: the cells are others
        arena_free(arena);
        if (!read)
            app_failed(app, &st);
        else if (!return_load(view, app, view->sheet.first, &st))
            app_failed(app, &st);
        return;
    }
    arena_free(view->sheet_arena);
    view->sheet_arena = arena;
    view->sheet = sheet;
    if (return_follow(view, app))
        app_warn(app,
                 "Somebody else has recorded another figure. Yours is kept beside it: < marks it.");
}

static unsigned type(struct screen *screen, struct app *app, key pressed)
{
    struct return_view *view = screen->state;
    if (!view->told) // what was said of a paste is read by now
        text_clear(&view->refused);
    return view->pasted ? return_confirm(view, app, pressed) : return_type(view, app, pressed);
}

static unsigned paste(struct screen *screen, struct app *app, const char *pasted)
{
    return return_pasted(screen->state, app, pasted);
}

static void keep(struct screen *screen, struct app *app)
{
    return_keep(screen->state, app);
}

static void close_screen(struct screen *screen, struct app *app)
{
    return_keep(screen->state, app); // leaving the program comes here at once
    release(screen->state);
    text_release(&screen->sought);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Return",
    .context = IN_RETURN,
    .layout = layout,
    .header = header,
    .act = act,
    .reload = reload,
    .type = type,
    .paste = paste,
    .keep = keep,
    .offers = offers,
    .close = close_screen,
};

unsigned return_view_open(struct app *app, int64_t contract, day first, struct status *st)
{
    struct return_view *view = xcalloc(1, sizeof *view);
    view->contract = contract;
    view->read_arena = arena_new();
    view->paste_arena = arena_new();
    if (!return_load(view, app, first, st) && !view->cells) {
        release(view);
        return REACT_NONE;
    }
    if (st->code != STATUS_OK) // the drafts could not be read: the grid can be used all the same
        app_failed(app, st);
    view->screen = screen_new(&ops, view);
    screen_add(view->screen, &return_pane_ops, view);
    app_push(app, view->screen);
    return REACT_LAYOUT;
}

// A draft of this contract, whichever period it is of, is gone on with.
static day drafted_period(struct app *app, const char *contract)
{
    struct drafts drafts;
    struct status st = {0};
    struct arena *arena = arena_new();
    day first = DAY_NONE;
    size_t length = strlen(contract);
    bool read = drafts_list(app->office, arena, &drafts, &st);
    for (size_t i = 0; read && i < drafts.count && first == DAY_NONE; i++) {
        const char *subject = drafts.list[i].subject;
        if (text_equal(drafts.list[i].form, "return") && text_starts(subject, contract) &&
            subject[length] == ' ' && !day_parse(subject + length + 1, &first))
            first = DAY_NONE;
    }
    status_clear(&st);
    arena_free(arena);
    return first;
}

unsigned return_open(struct app *app, const struct chosen *chosen)
{
    struct status st = {0};
    struct arena *arena = arena_new();
    struct return_sheet sheet;
    unsigned reaction = REACT_NONE;
    if (return_sheet(app->office, chosen->contract, DAY_NONE, arena, &sheet, &st))
        reaction = return_view_open(app, chosen->contract,
                                    drafted_period(app, sheet.evaluation.contract.ref), &st);
    if (st.code != STATUS_OK)
        app_failed(app, &st);
    arena_free(arena);
    return reaction;
}

bool return_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject found = {0};
    const char *space = strrchr(subject, ' ');
    day first;
    bool good = space && day_parse(space + 1, &first);
    if (!good)
        status_fail(st, STATUS_DATA, "The draft names no period: \"%s\".", subject);
    good = good && office_read_begin(app->office, st);
    if (good) {
        good = subject_find_contract(app->office,
                                     arena_strndup(arena, subject, (size_t)(space - subject)),
                                     arena, &found, st);
        office_read_end(app->office);
    }
    good = good && return_view_open(app, found.contract, first, st) != REACT_NONE;
    arena_free(arena);
    return good;
}
