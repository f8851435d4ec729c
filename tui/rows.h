// SPDX-License-Identifier: MIT
// The one pane that shows rows: a source says how many there are and what stands in each, this file scrolls, marks, searches, copies.
#ifndef TUI_ROWS_H
#define TUI_ROWS_H

#include <stdint.h>

#include "tui/app.h"
#include "tui/list.h"

enum { MOST_SPANS = 16 };

// A piece of a row. Columns are counted from the first one behind the mark.
struct span {
    const char *
        text; // as stored; made harmless when drawn. Lives as long as the row is shown, or in app->scratch
    enum role role;
    short at, width; // width 0: as wide as the text
    bool right;      // stands at the right end of its width
    bool badge;      // keeps its colours on the selected row
};

struct row {
    struct span spans[MOST_SPANS];
    int count;
    int cursor; // the column where the cursor stands when the row is selected
};

// Adds a span and returns the column behind it (text of width 0 is measured).
int row_add(struct row *row, int at, int width, enum role role, const char *text);
int row_add_right(struct row *row, int at, int width, enum role role, const char *text);
int row_add_badge(struct row *row, int at, int width, enum role role, const char *text);

struct rows_source {
    void (*title)(void *context, struct app *app, struct text *out);
    size_t (*count)(void *context, struct app *app);
    // Fills one row for a pane of that width. False if it cannot be read: the row stays blank.
    bool (*row)(void *context, struct app *app, size_t index, int width, struct row *out);
    // Actions beyond moving, on the selected row. May be NULL.
    unsigned (*act)(void *context, struct app *app, size_t index, enum action action);
    // The selection moved. May be NULL.
    unsigned (*selected)(void *context, struct app *app, size_t index);
    // True for rows on which the cursor may stand (headings are passed over). NULL: all.
    bool (*stop)(void *context, size_t index);
    const char *empty; // what stands there when there are no rows
    // Appends what stands there instead, where it depends. May be NULL.
    void (*nothing)(void *context, struct app *app, struct text *out);
    bool keep;         // the selected row is marked also when the pane has not the keys
};

// Adds a pane of rows to a screen. The context belongs to the screen; the pane keeps only its place in the list.
struct pane *rows_add(struct screen *screen, const struct rows_source *source, void *context);
struct list *rows_list(const struct pane *pane); // where one stands
// The rows changed: to be counted and drawn anew. The selection goes to that row.
void rows_changed(struct pane *pane, size_t select);

#endif
