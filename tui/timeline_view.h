// SPDX-License-Identifier: MIT
// What the two panes of the timeline screen share.
#ifndef TUI_TIMELINE_VIEW_H
#define TUI_TIMELINE_VIEW_H

#include "model/evaluation.h"
#include "model/timeline.h"
#include "tui/app.h"
#include "tui/doc.h"

enum { TIMELINE_LANES, TIMELINE_WHY };

struct timeline_view {
    struct screen *screen;
    int64_t contract;
    struct arena *facts_arena, *day_arena; // facts change with the database, the rest with the day
    struct evaluation evaluation;
    const struct timeline *timeline; // NULL while it cannot be worked out
    uint64_t data_seen;              // app->data_version when the facts were read
    day told_for;                    // the day of the outcome; DAY_NONE: none yet
    struct text trouble;
    char *wanted;  // ref or key to put the cursor on, once
    size_t chosen; // event at the cursor; SIZE_MAX if there is none
    day chosen_at;
    enum timeline_zoom zoom;
    struct timeline_window window;
    size_t top_lane; // first lane shown
    size_t lane_rows; // there was room for when it was last drawn
    struct doc doc;  // of the lower pane, in day_arena
    size_t doc_for;  // event it is made for
};

// Reads and works out what is old, so that the fields above hold.
void timeline_ready(struct timeline_view *view, struct app *app);
void timeline_choose(struct timeline_view *view, size_t event);

extern const struct pane_ops timeline_lanes_ops;
extern const struct rows_source timeline_why_source;

#endif
