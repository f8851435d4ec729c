// SPDX-License-Identifier: MIT
// The visit planner's screen: the list above, the load of the weeks beneath.
#include "tui/planner.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/narrow.h"
#include "tui/planner_view.h"

enum { TALL = 18, WIDE = 60, LOAD_HEIGHT = 9 };

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *list = &screen->panes[PLANNER_LIST], *load = &screen->panes[PLANNER_LOAD];
    list->area = load->area = (struct rect){.height = 0};
    if (body.height < TALL || body.width < WIDE) {
        screen->panes[screen->focus].area = body;
        return;
    }
    list->area = (struct rect){body.y, body.x, body.height - LOAD_HEIGHT, body.width};
    load->area = (struct rect){body.y + body.height - LOAD_HEIGHT, body.x, LOAD_HEIGHT, body.width};
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    ((struct planning *)screen->state)->stale = true;
}

// What is not yet worked out is said; the list beneath has only the others.
static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct planning *planning = screen->state;
    planning_ready(planning, app);
    size_t size = planner_size(planning->planner), left = planner_left(planning->planner);
    if (left)
        text_printf(out, "%zu of %zu worked out", size - left, size);
}

static unsigned idle(struct screen *screen, struct app *app)
{
    return planning_idle(screen->state, app);
}

static unsigned sort(struct planning *planning, struct app *app)
{
    planning->by_area = !planning->by_area;
    planning->other = true;
    app_say(app, planning->by_area ? "By area, for a round trip: the area that waits most first."
                                   : "By score: who has waited longest first.");
    return REACT_SCREEN;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct planning *planning = screen->state;
    switch (action) {
    case ACTION_MINE:
        scope_turn_mine(&app->scope, app);
        planning->top = true;
        return REACT_SCREEN;
    case ACTION_NARROW:
        planning->top = true;
        return narrow_open(app, &app->scope, NARROW_OFFICER | NARROW_KIND | NARROW_PROVIDER);
    case ACTION_SORT:
        return sort(planning, app);
    default:
        return REACT_IGNORED;
    }
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    struct planning *planning = screen->state;
    planning_ready(planning, app);
    switch (action) {
    case ACTION_SORT:
        return planning->by_area ? "By score" : "By area";
    case ACTION_MINE:
        return scope_is_mine(&app->scope, app) ? "All" : "Mine";
    case ACTION_VISIT:
        return planning_selected(planning) ? "Visit" : NULL;
    case ACTION_OPEN:
        break;
    default:
        return NULL;
    }
    if (screen->focus == PLANNER_LOAD)
        return "One or all";
    const struct planner_row *row = planning_selected(planning);
    return row ? planning_does(row, app->office->today) : NULL;
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct planning *planning = screen->state;
    planning_ready(planning, app);
    const struct planner_row *row = planning_selected(planning);
    *out = (struct chosen){0};
    if (row)
        *out = (struct chosen){.provider = row->provider, .contract = row->contract};
    return row != NULL;
}

static void close_planner(struct screen *screen, struct app *app)
{
    (void)app;
    struct planning *planning = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    arena_free(planning->arena);
    text_release(&planning->trouble);
    text_release(&planning->one);
    text_release(&planning->heading);
    planner_free(planning->planner);
    text_release(&screen->sought);
    free(planning);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Visit planner",
    .context = IN_PLANNER,
    .layout = layout,
    .header = header,
    .act = act,
    .label = label,
    .idle = idle,
    .reload = reload,
    .chosen = chosen,
    .close = close_planner,
};

unsigned planner_open(struct app *app, const struct chosen *from)
{
    (void)from;
    return planner_open_for(app, DAY_NONE);
}

unsigned planner_open_for(struct app *app, day on)
{
    struct planning *planning = xcalloc(1, sizeof *planning);
    planning->arena = arena_new();
    planning->stale = true;
    planning->on = on;
    planning->planner = planner_new(app->office);
    planning->screen = screen_new(&ops, planning);
    rows_add(planning->screen, &planner_list_source, planning);
    rows_add(planning->screen, &planner_load_source, planning);
    app_push(app, planning->screen);
    return REACT_LAYOUT;
}
