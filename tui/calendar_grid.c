// SPDX-License-Identifier: MIT
// The grid of the month: a cell for each day, with how much is due; the cursor stands on a day.
#include "tui/calendar_view.h"

#include "tui/phrases.h"

enum { CELL = 6, WEEK_HEIGHT = 3 };

static void title(struct pane *pane, struct app *app, struct text *out)
{
    struct calendar_view *view = pane->state;
    calendar_ready(view, app);
    struct civil civil = day_civil(view->month);
    text_printf(out, "%s %d, %s", day_month_name(civil.month, false), civil.year,
                text_get(&view->heading));
}

// Lines for each week: three where there is room, so that weeks stand apart.
static int week_height(const struct pane *pane)
{
    return pane->area.height - 2 >= CALENDAR_WEEKS * WEEK_HEIGHT ? WEEK_HEIGHT : WEEK_HEIGHT - 1;
}

// A day told in two lines: the number with its marks, and what is due.
static void draw_cell(const struct calendar_view *view, struct app *app, int y, int x, day on)
{
    int ours, theirs, month = day_civil(on).month;
    bool inside = month == day_civil(view->month).month, chosen = on == view->selected;
    enum role role = chosen                          ? ROLE_SELECTION
                     : on == app->office->as_at      ? ROLE_TODAY
                     : !inside                       ? ROLE_DIM
                     : calendar_is_holiday(view, on) ? ROLE_STRONG
                                                     : ROLE_TEXT;
    calendar_count(view, on, &ours, &theirs);
    draw_field(&app->draw, y, x, CELL - 1, role,
               arena_printf(app->scratch, "%s%2d%s", chosen ? ">" : " ", day_civil(on).mday,
                            calendar_is_holiday(view, on)   ? " H"
                            : on == app->office->as_at      ? " *"
                            : calendar_is_unknown(view, on) ? " ?"
                                                            : ""));
    draw_blank(&app->draw, y, x + CELL - 1, 1, ROLE_TEXT);
    const char *due = ours && theirs ? arena_printf(app->scratch, " %d+%d", ours, theirs)
                      : ours         ? arena_printf(app->scratch, " %d", ours)
                      : theirs       ? arena_printf(app->scratch, " +%d", theirs)
                                     : "";
    draw_field(&app->draw, y + 1, x, CELL,
               ours && inside ? phrase_urgency(on, app->office->as_at) : ROLE_DIM, due);
}

static void draw(struct pane *pane, struct app *app)
{
    struct calendar_view *view = pane->state;
    calendar_ready(view, app);
    struct rect area = pane->area;
    int week = week_height(pane);
    day start = calendar_grid_start(view);
    for (int row = 1; row < area.height; row++)
        draw_blank(&app->draw, area.y + row, area.x, area.width, ROLE_TEXT);
    for (int i = 0; i < 7; i++)
        draw_field(&app->draw, area.y + 1, area.x + 1 + i * CELL, CELL, ROLE_STRONG,
                   day_weekday_name(i, true));
    for (int i = 0; i < 7 * CALENDAR_WEEKS; i++) {
        int y = area.y + 2 + i / 7 * week;
        if (y + 1 < area.y + area.height)
            draw_cell(view, app, y, area.x + i % 7 * CELL, start + i);
    }
    int last = area.y + 2 + CALENDAR_WEEKS * week;
    bool unknown = calendar_is_unknown(view, day_add_months(view->month, 1) - 1);
    if (last < area.y + area.height)
        draw_text(&app->draw, last, area.x + 1, area.width - 1, ROLE_DIM,
                  unknown ? "2 due, +1 on others, ? holidays not known"
                          : "2 due, +1 on others, * today, H holiday");
}

static unsigned move(struct calendar_view *view, enum action action)
{
    struct civil civil = day_civil(view->selected);
    day first = day_of(civil.year, civil.month, 1);
    static const int steps[ACTION_COUNT] = {
        [ACTION_LEFT] = -1, [ACTION_RIGHT] = 1, [ACTION_UP] = -7, [ACTION_DOWN] = 7};
    if (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
        calendar_turn(view, action == ACTION_PAGE_UP ? -1 : 1);
    else if (action == ACTION_FIRST)
        calendar_select(view, first);
    else if (action == ACTION_LAST)
        calendar_select(view, day_add_months(first, 1) - 1);
    else if (steps[action])
        calendar_select(view, view->selected + steps[action]);
    else
        return REACT_IGNORED;
    return REACT_SCREEN;
}

static unsigned act(struct pane *pane, struct app *app, enum action action)
{
    struct calendar_view *view = pane->state;
    calendar_ready(view, app);
    if (action == ACTION_OPEN && view->row_count) {
        view->screen->focus = CALENDAR_LIST;
        return REACT_SCREEN;
    }
    if (action == ACTION_OPEN)
        return calendar_plan(view, app);
    return move(view, action);
}

static void cursor(const struct pane *pane, int *y, int *x)
{
    const struct calendar_view *view = pane->state;
    int at = view->selected - calendar_grid_start(view);
    *y = pane->area.y + 2 + at / 7 * week_height(pane);
    *x = pane->area.x + at % 7 * CELL + 1;
}

static void copy(struct pane *pane, struct app *app, struct text *out)
{
    struct calendar_view *view = pane->state;
    int ours, theirs;
    (void)app;
    day_print(view->selected, true, out);
    calendar_count(view, view->selected, &ours, &theirs);
    text_printf(out, "  %d due, %d waiting on others  ", ours, theirs);
    calendar_holidays(view, view->selected, out);
}

static void close_grid(struct pane *pane)
{
    (void)pane; // the view belongs to the screen
}

const struct pane_ops calendar_grid_ops = {
    .title = title,
    .draw = draw,
    .act = act,
    .cursor = cursor,
    .copy = copy,
    .close = close_grid,
};
