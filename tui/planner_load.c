// SPDX-License-Identifier: MIT
// The planner's load: how much each officer has to do in the weeks ahead, to the end of next month; where not all weeks stand side by
// side, some beneath the others.
#include "tui/phrases.h"
#include "tui/planner_view.h"

enum { OFFICER = 10, WEEK = 7, WIDE_WEEK = 9, WORKING_DAYS = 5 };

static void load_title(void *context, struct app *app, struct text *out)
{
    planning_ready(context, app);
    text_add(out, "Visits and meetings by week: planned, +to be booked");
}

// ---- Which row is what ---------------------------------------------------------------------------------------------------------

// A block: the weeks, their working days, a row for each officer.
static size_t block_rows(const struct planner_loads *loads)
{
    return loads->count + 2;
}

static int weeks_beside(const struct planner_loads *loads, int width)
{
    int fit = (width - OFFICER) / WEEK;
    return fit < 1 ? 1 : fit < loads->week_count ? fit : loads->week_count;
}

static size_t blocks(const struct planning *planning)
{
    const struct planner_loads *loads = &planning->loads;
    int beside = weeks_beside(loads, planning->screen->panes[PLANNER_LOAD].area.width - 1);
    return loads->count ? (size_t)((loads->week_count + beside - 1) / beside) : 0;
}

static const struct planner_load *load_of(const struct planning *planning, size_t index)
{
    const struct planner_loads *loads = &planning->loads;
    size_t rows = block_rows(loads);
    return index < blocks(planning) * rows && index % rows >= 2 ? &loads->list[index % rows - 2]
                                                                : NULL;
}

size_t planning_load_row(size_t officer)
{
    return officer + 2;
}

static size_t load_count(void *context, struct app *app)
{
    struct planning *planning = context;
    planning_ready(planning, app);
    return blocks(planning) * block_rows(&planning->loads) + 1; // with what the score means
}

static bool load_stop(void *context, size_t index)
{
    const struct planning *planning = context;
    return load_of(planning, index) || index >= blocks(planning) * block_rows(&planning->loads);
}

// ---- A row -----------------------------------------------------------------------------------------------------------------------

static const char *working_words(const struct planner_loads *loads, int week, struct arena *arena)
{
    int least = loads->working[week], most = loads->working_most[week];
    return least < 0       ? "?"
           : least == most ? arena_printf(arena, "%d", least)
                           : arena_printf(arena, "%d-%d", least, most);
}

static void add_week(const struct planner_loads *loads, const struct planner_load *load,
                     bool working, int week, struct app *app, struct row *out, int at, int width)
{
    bool fewer = loads->working[week] < WORKING_DAYS;
    if (load)
        row_add(out, at, width - 1, ROLE_TEXT,
                load->due[week]
                    ? arena_printf(app->scratch, "%d +%d", load->planned[week], load->due[week])
                    : arena_printf(app->scratch, "%d", load->planned[week]));
    else if (working)
        row_add(out, at, width - 1, fewer ? ROLE_WARNING : ROLE_DIM,
                working_words(loads, week, app->scratch));
    else
        row_add(out, at, width - 1, ROLE_STRONG,
                phrase_day(app->scratch, loads->weeks[week], loads->weeks[week]));
}

static bool load_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct planning *planning = context;
    const struct planner_loads *loads = &planning->loads;
    size_t rows = block_rows(loads);
    if (index >= blocks(planning) * rows) {
        row_add(out, 0, width, ROLE_DIM, planner_formula);
        return true;
    }
    const struct planner_load *load = load_of(planning, index);
    int beside = weeks_beside(loads, width), from = (int)(index / rows) * beside;
    int weeks = loads->week_count - from < beside ? loads->week_count - from : beside;
    int each = OFFICER + beside * WIDE_WEEK <= width ? WIDE_WEEK : WEEK;
    int name = width - beside * each;
    bool working = index % rows == 1;
    row_add(out, 0, name - 1,
            load      ? ROLE_TEXT
            : working ? ROLE_DIM
                      : ROLE_STRONG,
            working          ? "Work days"
            : !load          ? "Officer"
            : *load->officer ? load->officer
                             : "no officer");
    for (int i = 0; i < weeks; i++)
        add_week(loads, load, working, from + i, app, out, name + i * each, each);
    return true;
}

// Enter on an officer shows the contracts of that one only, Enter again those of all.
static unsigned load_act(void *context, struct app *app, size_t index, enum action action)
{
    struct planning *planning = context;
    const struct planner_load *load = load_of(planning, index);
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
