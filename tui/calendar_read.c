// SPDX-License-Identifier: MIT
// What the calendar shows: the month's part of the queue, the bank holidays, the rows of the list.
#include "tui/calendar_view.h"

#include "model/calendars_end.h"

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

// The nations of the frameworks under which something is due; in a month without anything those found before, at first England and Wales.
static void find_nations(struct calendar_view *view, struct app *app)
{
    if (view->queue.count)
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
        if (!holiday)
            continue;
        text_printf(out, "%s%s (%s)", first ? "" : ", ", holiday->title,
                    calendar_nation(calendar->name));
        first = false;
    }
}

bool calendar_is_unknown(const struct calendar_view *view, day on)
{
    for (size_t i = 0; i < view->nation_count; i++) {
        if (!calendar_knows(view->nations[i], on))
            return true;
    }
    return false;
}

void calendar_unknown(const struct calendar_view *view, day on, struct text *out)
{
    for (size_t i = 0; i < view->nation_count; i++) {
        if (!calendar_knows(view->nations[i], on))
            calendar_limits(view->nations[i], out);
    }
    if (calendar_is_unknown(view, on))
        text_add(out, calendar_newer);
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

void calendar_count(const struct calendar_view *view, day on, int *ours, int *theirs)
{
    *ours = *theirs = 0;
    for (size_t i = 0; i < view->queue.count; i++) {
        if (view->queue.items[i].on == on)
            ++*(view->queue.items[i].ours ? ours : theirs);
    }
}

// A week over the end of a month is in what was read for either.
static bool is_read(const struct calendar_view *view)
{
    day monday = calendar_monday(view);
    if (view->month == DAY_NONE || view->stale)
        return false;
    return view->week ? view->query.from <= monday && monday + 6 <= view->query.until
                      : view->month == month_of(view->selected);
}

static size_t row_of_day(const struct calendar_view *view)
{
    for (size_t i = 0; i < view->row_count && view->span != CALENDAR_OF_DAY; i++) {
        const struct calendar_row *row = &view->rows[i];
        bool stops = row->is == CALENDAR_ITEM || (row->is == CALENDAR_DAY && view->week);
        if (stops && row->on >= view->selected)
            return i;
    }
    return 0;
}

void calendar_ready(struct calendar_view *view, struct app *app)
{
    const struct pane *panes = view->screen->panes;
    enum calendar_span span = view->week                         ? CALENDAR_OF_WEEK
                              : panes[CALENDAR_GRID].area.height ? CALENDAR_OF_DAY
                                                                 : CALENDAR_OF_MONTH;
    int width = panes[CALENDAR_LIST].area.width - 1;
    view->stale = view->stale || view->scope_seen != app->scope.version;
    if (view->selected == DAY_NONE)
        view->selected = app->office->as_at;
    bool read = is_read(view);
    if (read && view->rows && span == view->span && width == view->width && !view->seek)
        return;
    size_t at = rows_list(&panes[CALENDAR_LIST])->selected;
    bool seek = view->seek || span != view->span;
    view->span = span;
    view->width = width;
    if (!read)
        read_month(view, app);
    view->stale = view->seek = false;
    calendar_rows(view);
    rows_changed(&view->screen->panes[CALENDAR_LIST], seek                   ? row_of_day(view)
                                                      : at < view->row_count ? at
                                                                             : 0);
}

void calendar_select(struct calendar_view *view, day on)
{
    view->selected = on;
    view->seek = true;
    rows_changed(&view->screen->panes[CALENDAR_LIST], 0);
    screen_touch(view->screen);
}

day calendar_monday(const struct calendar_view *view)
{
    return view->selected - day_weekday(view->selected);
}

void calendar_turn(struct calendar_view *view, int by)
{
    calendar_select(view,
                    view->week ? view->selected + 7 * by : day_add_months(view->selected, by));
}

const struct queue_item *calendar_item(struct calendar_view *view, struct app *app)
{
    calendar_ready(view, app);
    size_t at = rows_list(&view->screen->panes[CALENDAR_LIST])->selected;
    while (at < view->row_count && !view->week &&
           (view->rows[at].is == CALENDAR_DAY || view->rows[at].is == CALENDAR_NOTE))
        at++; // before the first painting the cursor has not settled yet
    if (at >= view->row_count || view->rows[at].is == CALENDAR_DAY ||
        view->rows[at].is == CALENDAR_NOTE)
        return NULL;
    return &view->queue.items[view->rows[at].index];
}
