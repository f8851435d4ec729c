// SPDX-License-Identifier: MIT
// What the files of the calendar share. For tui/calendar_*.c only.
#ifndef TUI_CALENDAR_VIEW_H
#define TUI_CALENDAR_VIEW_H

#include "model/ground/workday.h"
#include "tui/calendar.h"
#include "tui/work.h"

enum calendar_pane { CALENDAR_GRID, CALENDAR_LIST };
enum { CALENDAR_WEEKS = 6, CALENDAR_NATIONS = 3 };

// What the list shows: the selected day beside the grid; where there is no grid, the whole month or week by day.
enum calendar_span { CALENDAR_OF_DAY, CALENDAR_OF_MONTH, CALENDAR_OF_WEEK };

struct calendar_row {
    enum calendar_row_kind { CALENDAR_DAY, CALENDAR_NOTE, CALENDAR_ITEM, CALENDAR_SECOND } is;
    size_t index; // of the item
    day on;
    const char *words; // of a note; of an item as much of what is due as stands in this row
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
    bool week; // the week is shown and not the month
    bool seek; // the list's cursor goes to the selected day
    enum calendar_span span;
    int width;                                        // of the list that the rows are made for
    const struct calendar *nations[CALENDAR_NATIONS]; // of the frameworks of the contracts shown
    size_t nation_count;
    struct calendar_row *rows;
    size_t row_count;
    struct text trouble;
};

// Reads the month of the selected day if it is another or old, and makes the rows of the list.
void calendar_ready(struct calendar_view *view, struct app *app);
void calendar_select(struct calendar_view *view, day on);
// Goes so many months on, of a week so many weeks; the day of the month or week stays where it can.
void calendar_turn(struct calendar_view *view, int by);
day calendar_monday(const struct calendar_view *view); // of the selected day's week
// Counts what is due on a day: ours, and what waits on others.
void calendar_count(const struct calendar_view *view, day on, int *ours, int *theirs);
// The first Monday of the grid.
day calendar_grid_start(const struct calendar_view *view);
// Appends the bank holidays of a day: "Spring bank holiday (England and Wales)".
void calendar_holidays(const struct calendar_view *view, day on, struct text *out);
bool calendar_is_holiday(const struct calendar_view *view, day on);
// Whether it is not known if the day is a bank holiday, and then what is to be said of it.
bool calendar_is_unknown(const struct calendar_view *view, day on);
void calendar_unknown(const struct calendar_view *view, day on, struct text *out);
const struct queue_item *calendar_item(struct calendar_view *view, struct app *app);

// Opens the planner for the selected day, or says that it is past.
unsigned calendar_plan(struct calendar_view *view, struct app *app);
// Makes the rows of the list for what was read.
void calendar_rows(struct calendar_view *view);
// Whether provider, what is due and whose turn it is stand side by side; then the width of the providers' names.
bool calendar_in_columns(const struct calendar_view *view);
int calendar_names(const struct calendar_view *view);

extern const struct pane_ops calendar_grid_ops;
extern const struct rows_source calendar_list_source;

#endif
