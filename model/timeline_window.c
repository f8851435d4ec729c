// SPDX-License-Identifier: MIT
// Looking at a timeline: stepping from event to event, windows, ticks and the cells of a lane.
#include "timeline.h"

#include <stdlib.h>
#include <string.h>

static int apart(day a, day b)
{
    return a < b ? b - a : a - b;
}

size_t timeline_nearest(const struct timeline *timeline, day to)
{
    size_t best = SIZE_MAX;
    for (int pass = 0; pass < 2 && best == SIZE_MAX; pass++) {
        for (size_t i = 0; i < timeline->count; i++) {
            const struct timeline_event *event = &timeline->events[i];
            if ((pass || event->notable) &&
                (best == SIZE_MAX || apart(event->at, to) <= apart(timeline->events[best].at, to)))
                best = i;
        }
    }
    return best;
}

size_t timeline_latest(const struct timeline *timeline, day until)
{
    for (size_t i = timeline->count; i-- > 0;) {
        if (timeline->events[i].notable && timeline->events[i].at <= until)
            return i;
    }
    return timeline_nearest(timeline, until);
}

size_t timeline_find(const struct timeline *timeline, const char *ref)
{
    for (size_t i = 0; i < timeline->count; i++) {
        if (text_equal(timeline->events[i].ref, ref))
            return i;
    }
    return SIZE_MAX;
}

size_t timeline_step(const struct timeline *timeline, size_t from, bool forward)
{
    for (size_t i = from; forward ? i + 1 < timeline->count : i > 0;) {
        i = forward ? i + 1 : i - 1;
        if (timeline->events[i].notable)
            return i;
    }
    return from;
}

static size_t nearest_in_lane(const struct timeline *timeline, size_t lane, day to)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < timeline->count; i++) {
        if (timeline->events[i].lane == lane &&
            (best == SIZE_MAX ||
             apart(timeline->events[i].at, to) < apart(timeline->events[best].at, to)))
            best = i;
    }
    return best;
}

size_t timeline_change_lane(const struct timeline *timeline, size_t from, bool down)
{
    if (from >= timeline->count)
        return from;
    size_t lane = timeline->events[from].lane;
    while (down ? lane + 1 < timeline->lane_count : lane > 0) {
        lane = down ? lane + 1 : lane - 1;
        size_t found = nearest_in_lane(timeline, lane, timeline->events[from].at);
        if (found != SIZE_MAX)
            return found;
    }
    return from;
}

const char *timeline_zoom_word(enum timeline_zoom zoom)
{
    static const char *const words[] = {[ZOOM_MONTH] = "month",
                                        [ZOOM_QUARTER] = "quarter",
                                        [ZOOM_YEAR] = "year",
                                        [ZOOM_ALL] = "all"};
    return words[zoom];
}

struct timeline_window timeline_look(const struct timeline *timeline, enum timeline_zoom zoom,
                                     int columns, day focus, const struct timeline_window *old)
{
    static const int days[] = {[ZOOM_MONTH] = 35, [ZOOM_QUARTER] = 100, [ZOOM_YEAR] = 400};
    struct timeline_window window = {.columns = columns > 0 ? columns : 1};
    if (zoom == ZOOM_ALL) {
        int all = timeline->last - timeline->first + 1, margin = all / 40 + 1;
        window.from = timeline->first - margin;
        window.days = all + 2 * margin < 100 ? 100 : all + 2 * margin;
        return window;
    }
    window.days = days[zoom];
    if (zoom == ZOOM_MONTH && window.columns >= window.days) { // every day as wide as the others
        int wide = (window.columns + window.days - 1) / window.days;
        window.days = window.columns / wide;
        window.columns = window.days * wide;
    }
    if (old && old->days == window.days && old->columns > 0 && focus >= old->from &&
        focus < old->from + old->days) {
        window.from = old->from;
        return window;
    }
    int before = window.days * 2 / 3;
    if (old && old->columns > 0 && old->days != window.days && focus >= old->from &&
        focus < old->from + old->days)
        before = (int)((int64_t)(focus - old->from) * window.days /
                       old->days); // zooming keeps its place
    window.from = focus - before;
    return window;
}

int timeline_column(const struct timeline_window *window, day d)
{
    int64_t along = ((int64_t)d - window->from) * window->columns;
    if (along < 0)
        return -1;
    int64_t column = along / window->days;
    return column < window->columns ? (int)column : window->columns;
}

enum unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

static day unit_start(enum unit unit, day d)
{
    struct civil civil = day_civil(d);
    switch (unit) {
    case UNIT_DAY:
        return d;
    case UNIT_WEEK:
        return d - day_weekday(d);
    case UNIT_MONTH:
        return day_of(civil.year, civil.month, 1);
    case UNIT_QUARTER:
        return day_quarter(d);
    case UNIT_YEAR:
        break;
    }
    return day_of(civil.year, 1, 1);
}

static day unit_next(enum unit unit, day start)
{
    static const int months[] = {[UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12};
    return unit == UNIT_DAY    ? start + 1
           : unit == UNIT_WEEK ? start + 7
                               : day_add_months(start, months[unit]);
}

static const char *unit_label(enum unit unit, day start, bool coarse, struct arena *arena)
{
    struct civil civil = day_civil(start);
    switch (unit) {
    case UNIT_DAY:
    case UNIT_WEEK:
        return arena_printf(arena, "%d", civil.mday);
    case UNIT_MONTH:
        return coarse ? arena_printf(arena, "%s %d", day_month_name(civil.month, true), civil.year)
                      : day_month_name(civil.month, true);
    case UNIT_QUARTER:
        return arena_printf(arena, "Q%d", (civil.month + 2) / 3);
    case UNIT_YEAR:
        break;
    }
    return arena_printf(arena, "%d", civil.year);
}

// The smallest unit whose labels fit beside one another.
static enum unit fine_unit(const struct timeline_window *window)
{
    static const struct {
        int days, width;
    } units[] = {[UNIT_DAY] = {1, 3},
                 [UNIT_WEEK] = {7, 3},
                 [UNIT_MONTH] = {30, 4},
                 [UNIT_QUARTER] = {91, 3}};
    for (int unit = UNIT_DAY; unit <= UNIT_QUARTER; unit++) {
        if ((int64_t)units[unit].days * window->columns / window->days >= units[unit].width)
            return (enum unit)unit;
    }
    return UNIT_YEAR;
}

struct timeline_tick *timeline_ticks(const struct timeline_window *window, bool coarse,
                                     struct arena *arena, size_t *count)
{
    enum unit unit = fine_unit(window);
    if (coarse)
        unit = unit <= UNIT_WEEK ? UNIT_MONTH : UNIT_YEAR;
    struct timeline_tick *ticks = NULL;
    size_t room = 0;
    int behind = 0; // labels do not run into one another
    *count = 0;
    for (day d = unit_start(unit, window->from); d < window->from + window->days;
         d = unit_next(unit, d)) {
        int column = d < window->from ? 0 : timeline_column(window, d);
        day next = unit_next(unit, d);
        const char *label = unit_label(unit, d, coarse, arena);
        int width = (int)strlen(label);
        int end = timeline_column(
            window, next < window->from + window->days ? next : window->from + window->days);
        if (column < behind || column + width > window->columns ||
            (d < window->from && (!coarse || end - column <= width)))
            continue;
        ticks = arena_room(arena, ticks, &room, *count, sizeof *ticks);
        ticks[(*count)++] = (struct timeline_tick){.column = column, .label = label};
        behind = column + width + 1;
    }
    return ticks;
}

static void put_bar(const struct timeline_window *window, const struct timeline_event *event,
                    size_t index, struct timeline_cell *cells)
{
    int from = timeline_column(window, event->from), until = timeline_column(window, event->until);
    if (event->from == event->until || until < 0 || from >= window->columns)
        return;
    for (int i = from < 0 ? 0 : from; i <= until && i < window->columns; i++) {
        if (cells[i].what == CELL_EMPTY)
            cells[i] = (struct timeline_cell){.what = CELL_BAR, .event = index};
    }
}

static void put_mark(const struct timeline_window *window, const struct timeline_event *event,
                     size_t index, bool chosen, struct timeline_cell *cells)
{
    int column = timeline_column(window, event->at);
    if (column < 0 || column >= window->columns)
        return;
    struct timeline_cell *cell = &cells[column];
    bool taken = cell->what == CELL_MARK;
    int more = taken ? cell->more + 1 : 0;
    if (!taken || chosen)
        *cell = (struct timeline_cell){.what = CELL_MARK, .letter = event->mark, .event = index};
    cell->more = more;
}

static bool own_or_free(const struct timeline_cell *cell, size_t index)
{
    return cell->what == CELL_EMPTY || (cell->what == CELL_BAR && cell->event == index);
}

// The label in place of the mark, where nothing but its own bar stands in its way and nothing close behind it; close behind another
// mark its own gives way to a blank, so that the two are not read as one.
static void put_label(const struct timeline_window *window, const struct timeline_event *event,
                      size_t index, struct timeline_cell *cells)
{
    int mark = timeline_column(window, event->at), length = (int)strlen(event->label);
    if (mark < 0 || mark >= window->columns || !length || cells[mark].event != index ||
        cells[mark].more)
        return;
    bool close =
        mark > 0 && (cells[mark - 1].what == CELL_MARK || cells[mark - 1].what == CELL_LABEL);
    int from = close ? mark + 1 : mark;
    if (from + length > window->columns)
        return;
    for (int i = mark + 1; i < from + length; i++) {
        if (!own_or_free(&cells[i], index))
            return;
    }
    if (from + length < window->columns &&
        (cells[from + length].what == CELL_MARK || cells[from + length].what == CELL_LABEL))
        return;
    cells[mark].letter = close ? ' ' : event->label[0];
    for (int i = close ? 0 : 1; i < length; i++)
        cells[from + i] =
            (struct timeline_cell){.what = CELL_LABEL, .letter = event->label[i], .event = index};
}

void timeline_cells(const struct timeline *timeline, const struct timeline_window *window,
                    size_t lane, size_t chosen, struct timeline_cell *cells)
{
    for (int i = 0; i < window->columns; i++)
        cells[i] = (struct timeline_cell){.what = CELL_EMPTY, .event = SIZE_MAX};
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < timeline->count; i++) {
            const struct timeline_event *event = &timeline->events[i];
            if (event->lane != lane)
                continue;
            if (pass == 0)
                put_bar(window, event, i, cells);
            else if (pass == 1)
                put_mark(window, event, i, i == chosen, cells);
            else
                put_label(window, event, i, cells);
        }
    }
}
