// SPDX-License-Identifier: MIT
// What the files of the visit planner share. For tui/planner_*.c only.
#ifndef TUI_PLANNER_VIEW_H
#define TUI_PLANNER_VIEW_H

#include "model/planner.h"
#include "tui/planner.h"
#include "tui/rows.h"

enum planner_pane { PLANNER_LIST, PLANNER_LOAD };

struct planned_row { // of the list: what the columns are, a heading for an area, or a contract
    enum planned_row_kind { COLUMNS, HEADING, CONTRACT } is;
    size_t index;
};

struct planning {
    struct screen *screen;
    struct planner *planner;
    struct arena *arena; // of what is shown
    struct text heading; // whose contracts
    struct text one;     // the officer that was chosen last from the load
    uint64_t scope_seen;
    day on; // visits are booked for; DAY_NONE: for one that is proposed
    bool by_area;
    bool far;   // a visit is due in another year: the column needs room for it
    bool stale; // to be asked for again
    bool other; // more is worked out, or it is to be shown otherwise
    bool top;   // the cursor goes to the first row then
    int64_t shown_at;
    struct planner_rows rows;
    struct planner_loads loads;
    struct planned_row *list;
    size_t count;
    struct text trouble;
};

// Asks for what is old, and makes the rows.
void planning_ready(struct planning *planning, struct app *app);
// Works some more out while no key comes. Returns REACT_... bits.
unsigned planning_idle(struct planning *planning, struct app *app);
// The contract at the cursor of the list, NULL: none.
const struct planner_row *planning_selected(const struct planning *planning);
// The row of the load in which that officer comes first.
size_t planning_load_row(size_t officer);
// What Enter would do there, for the footer.
const char *planning_does(const struct planner_row *row, day today);

extern const struct rows_source planner_list_source, planner_load_source;

#endif
