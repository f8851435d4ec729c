// SPDX-License-Identifier: MIT
// What the calendar shows: the month's part of the queue, the bank holidays, the rows of the list.
#include "tui/calendar_view.h"

day calendar_grid_start(const struct calendar_view *view)
{
    return view->month - day_weekday(view->month);
}

static day month_of(day on)
{
    struct civil civil = day_civil(on);
    return day_of(civil.year, civil.month, 1);
}

// ---- Bank holidays ---------------------------------------------------------------------------------------------------------------------

static void add_nation(struct calendar_view *view, struct app *app, const char *name)
{
    const struct calendar *calendar = NULL;
    struct status st = {0};
    if (name != NULL && office_calendar(app->office, name, &calendar, &st)) {
        for (size_t i = 0; i < view->nation_count; i++) {
            if (view->nations[i] == calendar)
                return;
        }
        if (view->nation_count < CALENDAR_NATIONS)
            view->nations[view->nation_count++] = calendar;
    }
    status_clear(&st);
}

// The nations of the frameworks under which something is due; where nothing is, England and Wales.
static void find_nations(struct calendar_view *view, struct app *app)
{
    view->nation_count = 0;
    for (size_t i = 0; i < view->queue.count; i++) {
        const struct framework *framework = NULL;
        struct status st = {0};
        const char *id = view->queue.items[i].framework;
        bool seen = false;
        for (size_t j = i > 8 ? i - 8 : 0; j < i && !seen; j++)
            seen = text_equal(view->queue.items[j].framework, id);
        if (!seen && office_framework(app->office, id, app->office->as_at, &framework, &st))
            add_nation(view, app, framework->calendar);
        status_clear(&st);
    }
    if (view->nation_count == 0)
        add_nation(view, app, "england-and-wales");
}

static const char *nation_words(const char *name)
{
    return text_equal(name, "england-and-wales")  ? "England and Wales"
           : text_equal(name, "scotland")         ? "Scotland"
           : text_equal(name, "northern-ireland") ? "Northern Ireland"
                                                  : name;
}

bool calendar_is_holiday(const struct calendar_view *view, day on)
{
    for (size_t i = 0; i < view->nation_count; i++) {
        if (calendar_holiday(view->nations[i], on))
            return true;
    }
    return false;
}

void calendar_holidays(const struct calendar_view *view, day on, struct text *out)
{
    bool first = true;
    for (size_t i = 0; i < view->nation_count; i++) {
        const struct calendar *calendar = view->nations[i];
        const struct holiday *holiday = calendar_holiday(calendar, on);
        if (holiday)
            text_printf(out, "%s%s (%s)", first ? "" : ", ", holiday->title,
                        nation_words(calendar->name));
        else if (on < calendar->from || on > calendar->to)
            text_printf(out, "%sbank holidays not known yet (%s)", first ? "" : ", ",
                        nation_words(calendar->name));
        else
            continue;
        first = false;
    }
}

// ---- Reading ---------------------------------------------------------------------------------------------------------------------------

static void read_month(struct calendar_view *view, struct app *app)
{
    struct status st = {0};
    arena_reset(view->arena);
    text_clear(&view->trouble);
    view->month = month_of(view->selected);
    text_clear(&view->heading);
    scope_words(&app->scope, app, &view->heading);
    scope_kind_words(&app->scope, &view->heading);
    view->scope_seen = app->scope.version;
    view->query.officer = scope_officer(&app->scope);
    view->query.provider = app->scope.provider;
    view->query.kinds = app->scope.kinds;
    view->query.from = calendar_grid_start(view);
    view->query.until = view->query.from + 7 * CALENDAR_WEEKS - 1;
    if (!queue_read(app->office, &view->query, view->arena, &view->queue, &st)) {
        text_add(&view->trouble, status_message(&st));
        view->queue = (struct queue){0};
    }
    status_clear(&st);
    find_nations(view, app);
}

static void add_row(struct calendar_view *view, size_t *room, enum calendar_row_kind is,
                    size_t index, day on)
{
    view->rows = arena_room(view->arena, view->rows, room, view->row_count, sizeof *view->rows);
    view->rows[view->row_count++] = (struct calendar_row){.is = is, .index = index, .on = on};
}

// With a grid beside it the list has the selected day, without one all days of the month on which anything is.
static void make_rows(struct calendar_view *view)
{
    size_t room = 0, at = 0;
    day from = view->by_day ? view->month : view->selected;
    day to = view->by_day ? day_add_months(view->month, 1) - 1 : view->selected;
    view->rows = NULL;
    view->row_count = 0;
    while (at < view->queue.count && view->queue.items[at].on < from)
        at++;
    for (day on = from; on <= to; on++) {
        bool any = at < view->queue.count && view->queue.items[at].on == on;
        if (view->by_day && (any || calendar_is_holiday(view, on)))
            add_row(view, &room, CALENDAR_DAY, 0, on);
        for (; at < view->queue.count && view->queue.items[at].on == on; at++) {
            add_row(view, &room, CALENDAR_ITEM, at, on);
            add_row(view, &room, CALENDAR_SECOND, at, on);
        }
    }
}

static size_t row_of_day(const struct calendar_view *view)
{
    for (size_t i = 0; i < view->row_count; i++) {
        if (view->rows[i].is == CALENDAR_ITEM && view->rows[i].on >= view->selected)
            return i;
    }
    return 0;
}

void calendar_ready(struct calendar_view *view, struct app *app)
{
    view->stale = view->stale || view->scope_seen != app->scope.version;
    bool by_day = view->screen->panes[CALENDAR_GRID].area.height == 0;
    if (view->selected == DAY_NONE)
        view->selected = app->office->as_at;
    if (!view->stale && by_day == view->by_day && view->month == month_of(view->selected) &&
        view->rows != NULL)
        return;
    bool moved = view->month != month_of(view->selected) || by_day != view->by_day;
    size_t at = rows_list(&view->screen->panes[CALENDAR_LIST])->selected;
    view->by_day = by_day;
    if (view->stale || view->month != month_of(view->selected))
        read_month(view, app);
    view->stale = false;
    make_rows(view);
    if (view->rows == NULL)
        view->rows = ARENA_ARRAY(view->arena, 1, struct calendar_row); // made, though empty
    rows_changed(&view->screen->panes[CALENDAR_LIST], moved && by_day        ? row_of_day(view)
                                                      : moved                ? 0
                                                      : at < view->row_count ? at
                                                                             : 0);
}

void calendar_select(struct calendar_view *view, day on)
{
    view->selected = on;
    view->rows = NULL; // made anew
    rows_changed(&view->screen->panes[CALENDAR_LIST], 0);
    screen_touch(view->screen);
}

void calendar_turn(struct calendar_view *view, int months)
{
    calendar_select(view, day_add_months(view->selected, months));
}

const struct queue_item *calendar_item(struct calendar_view *view, struct app *app)
{
    calendar_ready(view, app);
    size_t at = rows_list(&view->screen->panes[CALENDAR_LIST])->selected;
    if (at < view->row_count && view->rows[at].is == CALENDAR_DAY)
        at++; // before the first painting the cursor has not settled yet
    if (at >= view->row_count || view->rows[at].is == CALENDAR_DAY)
        return NULL;
    return &view->queue.items[view->rows[at].index];
}
