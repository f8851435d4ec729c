// SPDX-License-Identifier: MIT
// What the files of the Work screen share. For tui/work_*.c only.
#ifndef TUI_WORK_VIEW_H
#define TUI_WORK_VIEW_H

#include "tui/work.h"

enum work_pane { WORK_LIST, WORK_DETAIL };

struct work_row {
    enum work_row_kind { WORK_HEADING, WORK_ITEM, WORK_SECOND, WORK_MORE, WORK_FAILED } is;
    size_t index; // of the item, failure, or the group
};

struct work {
    struct screen *screen;
    struct arena *arena; // of the queue and the rows
    struct queue_query query;
    struct queue queue;
    struct scope *
        scope; // whose contracts, which kinds: the application's, or its own from a page about a provider
    struct scope own;
    uint64_t scope_seen;
    struct text heading; // whose
    struct text filter;  // what was typed to narrow it
    enum work_turn turn;
    bool later; // what is due in more than 30 days, too
    bool stale; // to be read again
    bool other; // the rows are to be made again: what is shown is narrowed otherwise
    bool top;   // the cursor goes to the first row then
    struct work_row *rows;
    size_t row_count;
    int width;                           // the rows are made for
    int date_width;                      // of their dates: wider where some lie in another year
    size_t counts[QUEUE_GROUP_COUNT][2]; // theirs, ours
    struct text trouble;                 // why it cannot be read
    struct arena *detail_arena;
    struct doc detail; // of the selected item
    size_t detail_of;  // item it is made for; SIZE_MAX: none
};

// Reads what is old and makes the rows for the width of the list.
void work_ready(struct work *work, struct app *app);
// The item at the cursor, NULL if it stands on none.
const struct queue_item *work_selected(struct work *work, struct app *app);

extern const struct rows_source work_list_source, work_detail_source;

#endif
