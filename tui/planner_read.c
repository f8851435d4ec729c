// SPDX-License-Identifier: MIT
// What the planner shows: the first contracts worked out at once, the others while no key comes.
#include "tui/planner_view.h"

#include <string.h>

#include "model/clock.h"

enum {
    AT_ONCE = 64,    // contracts worked out before the screen is painted
    SLICE = 15,      // ms of work between two looks for a key
    AT_A_TIME = 4,   // contracts, between two looks at the clock
    SHOW_AFTER = 250 // ms after which more of it is shown
};

static void add_row(struct planning *planning, size_t *room, enum planned_row_kind is, size_t index)
{
    planning->list =
        arena_room(planning->arena, planning->list, room, planning->count, sizeof *planning->list);
    planning->list[planning->count++] = (struct planned_row){.is = is, .index = index};
}

static void make_list(struct planning *planning)
{
    size_t room = 0;
    const struct planner_row *rows = planning->rows.list;
    planning->list = NULL;
    planning->count = 0;
    if (planning->rows.count)
        add_row(planning, &room, COLUMNS, 0);
    for (size_t i = 0; i < planning->rows.count; i++) {
        if (planning->by_area && (i == 0 || strcmp(rows[i - 1].area, rows[i].area) != 0))
            add_row(planning, &room, HEADING, i);
        add_row(planning, &room, CONTRACT, i);
    }
}

static size_t row_of(const struct planning *planning, int64_t contract)
{
    for (size_t i = 0; i < planning->count; i++) {
        if (planning->list[i].is == CONTRACT &&
            planning->rows.list[planning->list[i].index].contract == contract)
            return i;
    }
    return 0;
}

const struct planner_row *planning_selected(const struct planning *planning)
{
    size_t at = rows_list(&planning->screen->panes[PLANNER_LIST])->selected;
    while (at < planning->count && planning->list[at].is != CONTRACT)
        at++; // before the first painting the cursor has not settled yet
    return at < planning->count ? &planning->rows.list[planning->list[at].index] : NULL;
}

// The cursor stays on the officer who was chosen there.
static void settle_load(struct planning *planning)
{
    for (size_t i = 0; planning->one.length && i < planning->loads.count; i++) {
        if (text_equal(planning->loads.list[i].officer, text_get(&planning->one)))
            rows_changed(&planning->screen->panes[PLANNER_LOAD], planning_load_row(i));
    }
}

static void ask(struct planning *planning, struct app *app)
{
    struct status st = {0};
    const struct scope *scope = &app->scope;
    const struct planner_query query = {
        .officer = scope_officer(scope), .provider = scope->provider, .kinds = scope->kinds};
    planning->stale = false;
    planning->scope_seen = scope->version;
    text_clear(&planning->trouble);
    text_clear(&planning->heading);
    scope_words(scope, app, &planning->heading);
    scope_kind_words(scope, &planning->heading);
    if (!planner_ask(planning->planner, &query, &st) ||
        !planner_work(planning->planner, AT_ONCE, &st))
        text_add(&planning->trouble, status_message(&st));
    status_clear(&st);
}

static bool is_far(const struct planner_row *row, day as_at)
{
    return row->planned == DAY_NONE && row->due != DAY_NONE &&
           day_civil(row->due).year != day_civil(as_at).year;
}

static void show(struct planning *planning, day as_at)
{
    arena_reset(planning->arena);
    planner_list(planning->planner, planning->arena, &planning->rows);
    planner_week_loads(planning->planner, planning->arena, &planning->loads);
    if (planning->by_area)
        planner_by_area(&planning->rows);
    planning->far = false;
    for (size_t i = 0; i < planning->rows.count; i++)
        planning->far = planning->far || is_far(&planning->rows.list[i], as_at);
    make_list(planning);
    planning->other = false;
    planning->shown_at = clock_ticks();
}

void planning_ready(struct planning *planning, struct app *app)
{
    bool old = planning->stale || planning->scope_seen != app->scope.version;
    if (!old && !planning->other)
        return;
    const struct planner_row *row = planning_selected(planning);
    size_t at = rows_list(&planning->screen->panes[PLANNER_LIST])->selected;
    int64_t contract = row ? row->contract : 0;
    if (old)
        ask(planning, app);
    show(planning, app->office->as_at);
    settle_load(planning);
    size_t found = contract && !planning->top ? row_of(planning, contract) : 0;
    rows_changed(&planning->screen->panes[PLANNER_LIST],
                 found || planning->top || at >= planning->count ? found : at);
    planning->top = false;
}

unsigned planning_idle(struct planning *planning, struct app *app)
{
    struct status st = {0};
    int64_t now = clock_ticks(), until = now + SLICE;
    bool good = true;
    if (planning->stale || planning->scope_seen != app->scope.version ||
        !planner_left(planning->planner) || planning->trouble.length)
        return REACT_NONE;
    while (good && planner_left(planning->planner) && now < until) {
        good = planner_work(planning->planner, AT_A_TIME, &st);
        now = clock_ticks();
    }
    if (!good)
        text_add(&planning->trouble, status_message(&st));
    status_clear(&st);
    if (good && planner_left(planning->planner) && now - planning->shown_at < SHOW_AFTER)
        return REACT_IDLE;
    planning->other = true;
    return REACT_SCREEN;
}
