// SPDX-License-Identifier: MIT
// The planner's load: how much each officer has to do in the weeks ahead.
#include "tui/phrases.h"
#include "tui/planner_view.h"

enum { OFFICER = 10, WEEK = 9 };

static void load_title(void *context, struct app *app, struct text *out)
{
    planning_ready(context, app);
    text_add(out, "Visits and meetings by week: planned, +to be booked");
}

static size_t load_count(void *context, struct app *app)
{
    struct planning *planning = context;
    planning_ready(planning, app);
    return planning->loads.count + 2; // with the weeks, and what the score means
}

static bool load_stop(void *context, size_t index)
{
    (void)context;
    return index > 0;
}

static bool load_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct planning *planning = context;
    const struct planner_loads *loads = &planning->loads;
    if (index > loads->count) {
        row_add(out, 0, width, ROLE_DIM, planner_formula);
        return true;
    }
    const struct planner_load *load = index ? &loads->list[index - 1] : NULL;
    int weeks = (width - OFFICER) / WEEK < PLANNER_WEEKS ? (width - OFFICER) / WEEK : PLANNER_WEEKS;
    int name = width - weeks * WEEK;
    row_add(out, 0, name - 1, load ? ROLE_TEXT : ROLE_STRONG,
            !load            ? "Officer"
            : *load->officer ? load->officer
                             : "no officer");
    for (int i = 0; i < weeks && loads->count; i++) {
        const char *words =
            !load          ? phrase_day(app->scratch, loads->weeks[i], app->office->as_at)
            : load->due[i] ? arena_printf(app->scratch, "%d +%d", load->planned[i], load->due[i])
                           : arena_printf(app->scratch, "%d", load->planned[i]);
        row_add(out, name + i * WEEK, WEEK - 1, load ? ROLE_TEXT : ROLE_STRONG, words);
    }
    return true;
}

// Enter on an officer shows the contracts of that one only, Enter again those of all.
static unsigned load_act(void *context, struct app *app, size_t index, enum action action)
{
    struct planning *planning = context;
    const struct planner_load *load =
        index > 0 && index <= planning->loads.count ? &planning->loads.list[index - 1] : NULL;
    if (action != ACTION_OPEN || !load || !*load->officer)
        return REACT_IGNORED;
    const char *now = scope_officer(&app->scope);
    text_clear(&planning->one);
    text_add(&planning->one, load->officer); // the load's own words go when it is read anew
    scope_take_officer(&app->scope,
                       text_equal(now, load->officer) ? NULL : text_get(&planning->one));
    scope_say(&app->scope, app);
    return REACT_SCREEN;
}

const struct rows_source planner_load_source = {
    .title = load_title,
    .count = load_count,
    .row = load_row,
    .stop = load_stop,
    .act = load_act,
    .empty = "",
};
