// SPDX-License-Identifier: MIT
// The calendar as a whole: opening, laying out, what concerns both panes.
#include "tui/calendar_view.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/narrow.h"

enum { TALL = 16, WIDE = 72, GRID = 44 };

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *grid = &screen->panes[CALENDAR_GRID], *list = &screen->panes[CALENDAR_LIST];
    if (body.height < TALL || body.width < WIDE) {
        grid->area = (struct rect){.height = 0};
        list->area = body;
        return;
    }
    grid->area = (struct rect){body.y, body.x, body.height, GRID};
    list->area = (struct rect){body.y, body.x + GRID + 1, body.height, body.width - GRID - 1};
}

static void frame(struct screen *screen, struct app *app)
{
    const struct pane *grid = &screen->panes[CALENDAR_GRID];
    if (!grid->area.height)
        return;
    draw_vertical(&app->draw, grid->area.y + 1, GRID, grid->area.height - 1);
    draw_part(&app->draw, grid->area.y, GRID, PART_TEE_DOWN);
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    ((struct calendar_view *)screen->state)->stale = true;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct calendar_view *view = screen->state;
    switch (action) {
    case ACTION_MINE:
        scope_turn_mine(&app->scope, app);
        return REACT_SCREEN;
    case ACTION_NARROW:
        return narrow_open(app, &app->scope, NARROW_OFFICER | NARROW_KIND | NARROW_PROVIDER);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        calendar_turn(view, action == ACTION_LEFT ? -1 : 1);
        return REACT_SCREEN;
    case ACTION_TODAY:
        if (app->office->as_at != app->office->today)
            return REACT_IGNORED; // first the day that is told for
        calendar_select(view, app->office->today);
        return REACT_SCREEN;
    case ACTION_BACK:
        if (screen->focus == CALENDAR_GRID || view->by_day)
            return REACT_IGNORED;
        screen->focus = CALENDAR_GRID;
        return REACT_SCREEN;
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct calendar_view *view = screen->state;
    const struct queue_item *item =
        screen->focus == CALENDAR_LIST ? calendar_item(view, app) : NULL;
    *out = (struct chosen){0};
    return item && work_item_chosen(item, out);
}

static bool offers(struct screen *screen, struct app *app, enum action action)
{
    struct calendar_view *view = screen->state;
    bool of_item =
        action == ACTION_EXPLAIN || action == ACTION_TIMELINE || action == ACTION_DOSSIER;
    if (action == ACTION_FIND || (action == ACTION_NEXT_PANE && view->by_day))
        return false;
    return !of_item || (screen->focus == CALENDAR_LIST && calendar_item(view, app));
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    struct calendar_view *view = screen->state;
    if (action != ACTION_OPEN)
        return NULL;
    if (screen->focus == CALENDAR_GRID)
        return "The day";
    const struct queue_item *item = calendar_item(view, app);
    return item ? work_item_brief(item, app->office->as_at) : NULL;
}

static void close_calendar(struct screen *screen, struct app *app)
{
    (void)app;
    struct calendar_view *view = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    arena_free(view->arena);
    text_release(&view->trouble);
    text_release(&view->heading);
    text_release(&screen->sought);
    free(view);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Calendar",
    .context = IN_CALENDAR,
    .layout = layout,
    .frame = frame,
    .act = act,
    .reload = reload,
    .chosen = chosen,
    .offers = offers,
    .label = label,
    .close = close_calendar,
};

unsigned calendar_open(struct app *app, const struct chosen *from)
{
    (void)from;
    struct calendar_view *view = xcalloc(1, sizeof *view);
    view->arena = arena_new();
    view->selected = view->month = DAY_NONE;
    view->stale = true;
    view->query.covering = true;
    view->screen = screen_new(&ops, view);
    screen_add(view->screen, &calendar_grid_ops, view);
    rows_add(view->screen, &calendar_list_source, view);
    app_push(app, view->screen);
    return REACT_LAYOUT;
}
