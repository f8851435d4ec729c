// SPDX-License-Identifier: MIT
// The calendar as a whole: opening, laying out, what concerns both panes.
#include "tui/calendar_view.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/narrow.h"
#include "tui/planner.h"

enum { TALL = 16, WIDE = 72, GRID = 44 };

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *grid = &screen->panes[CALENDAR_GRID], *list = &screen->panes[CALENDAR_LIST];
    const struct calendar_view *view = screen->state;
    if (view->week || body.height < TALL || body.width < WIDE) {
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

unsigned calendar_plan(struct calendar_view *view, struct app *app)
{
    if (view->selected >= app->office->today)
        return planner_open_for(app, view->selected);
    app_warn(app, "This day is past. A visit made on it is recorded at its provider: Esc, then / "
                  "to find it, and v.");
    return REACT_NONE;
}

// A visit on the selected day: to the provider of the item at the cursor, else to one that the planner has.
static unsigned plan_visit(struct calendar_view *view, struct app *app)
{
    const struct queue_item *item =
        view->screen->focus == CALENDAR_LIST ? calendar_item(view, app) : NULL;
    if (!item)
        return calendar_plan(view, app);
    if (text_equal(item->record, "visit") || !item->contract)
        return REACT_IGNORED; // the one at the cursor is meant
    return work_visit_on(app, item->contract, view->selected);
}

static unsigned switch_span(struct calendar_view *view)
{
    view->week = !view->week;
    view->seek = true;
    view->screen->focus = CALENDAR_GRID; // where there is one
    return REACT_LAYOUT;
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
    case ACTION_WEEK:
        return switch_span(view);
    case ACTION_VISIT:
        return plan_visit(view, app);
    case ACTION_TODAY:
        if (app->office->as_at != app->office->today)
            return REACT_IGNORED; // first the day that is told for
        calendar_select(view, app->office->today);
        return REACT_SCREEN;
    case ACTION_BACK:
        if (screen->focus == CALENDAR_GRID || view->span != CALENDAR_OF_DAY)
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
    if (action == ACTION_FIND || (action == ACTION_NEXT_PANE && view->span != CALENDAR_OF_DAY))
        return false;
    return !of_item || (screen->focus == CALENDAR_LIST && calendar_item(view, app));
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    struct calendar_view *view = screen->state;
    bool grid = screen->focus == CALENDAR_GRID;
    const struct queue_item *item = grid ? NULL : calendar_item(view, app);
    switch (action) {
    case ACTION_OPEN:
        return grid && view->row_count ? "The day"
               : item                  ? work_item_brief(item, app->office->as_at)
                                       : "Plan a visit";
    case ACTION_WEEK:
        return view->week ? "Month" : "Week";
    case ACTION_RIGHT: // in the grid it is the next day
        return view->week ? "Next week" : grid ? NULL : "Next month";
    case ACTION_PAGE_DOWN: // in a list it is the next page
        return grid ? "Next month" : NULL;
    case ACTION_VISIT:
        return "Visit";
    default:
        return NULL;
    }
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
