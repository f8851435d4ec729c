// SPDX-License-Identifier: MIT
// Where one stands in a list that is longer than its place: which row is selected, which is on top. Knows no terminal.
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/actions.h"

struct list {
    size_t count;    // rows there are
    size_t selected; // 0 .. count-1; 0 when there are none
    size_t top;      // the first row shown
    size_t height;   // rows that can be shown
};

// Does a movement (up, down, page_up, page_down, first, last). False if it is none or nothing moved.
bool list_move(struct list *list, enum action action);
void list_select(struct list *list, size_t index);
// After count or height changed: keeps the selected row inside and in view.
void list_fit(struct list *list, size_t count, size_t height);

#endif
