// SPDX-License-Identifier: MIT
// What the files of the calendar share. For tui/calendar_*.c only.
#ifndef TUI_CALENDAR_VIEW_H
#define TUI_CALENDAR_VIEW_H

#include "model/ground/workday.h"
#include "tui/calendar.h"
#include "tui/work.h"

enum calendar_pane { CALENDAR_GRID, CALENDAR_LIST };
enum { CALENDAR_WEEKS = 6, CALENDAR_NATIONS = 3 };

struct calendar_row {
    enum calendar_row_kind { CALENDAR_DAY, CALENDAR_ITEM, CALENDAR_SECOND } is;
    size_t index; // of the item
    day on;       // of a heading
};

struct calendar_view {
    struct screen *screen;
    struct arena *arena; // of the queue and the rows
    struct queue_query query;
    struct text heading; // whose contracts
    uint64_t scope_seen;
    struct queue queue;
    day selected;
    day month; // first day of the month shown; DAY_NONE: nothing is read yet
    bool stale;
    bool by_day; // there is no grid: the list has the whole month
    const struct calendar *nations[CALENDAR_NATIONS]; // of the frameworks of the contracts shown
    size_t nation_count;
    struct calendar_row *rows;
    size_t row_count;
    struct text trouble;
};

// Reads the month of the selected day if it is another or old, and makes the rows of the list.
void calendar_ready(struct calendar_view *view, struct app *app);
void calendar_select(struct calendar_view *view, day on);
// Goes so many months on; the day of the month stays where it can.
void calendar_turn(struct calendar_view *view, int months);
// The first Monday of the grid.
day calendar_grid_start(const struct calendar_view *view);
// Appends the bank holidays of a day: "Spring bank holiday (England and Wales)".
void calendar_holidays(const struct calendar_view *view, day on, struct text *out);
bool calendar_is_holiday(const struct calendar_view *view, day on);
const struct queue_item *calendar_item(struct calendar_view *view, struct app *app);

extern const struct pane_ops calendar_grid_ops;
extern const struct rows_source calendar_list_source;

#endif
