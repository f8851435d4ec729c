// SPDX-License-Identifier: MIT
// What happened under a contract laid out against time: events in lanes, and where they stand in a window of so many columns.
// Knows no terminal and no database.
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include "model/ground/arena.h"
#include "model/rules/rules.h"

enum timeline_lane_kind {
    LANE_KPI,
    LANE_NOTICES,
    LANE_PLANS,
    LANE_FINDINGS,
    LANE_VISITS,
    LANE_PROVIDER, // notes, and changes of the provider
    LANE_OTHERS
};

// Something said of the provider, in words.
struct timeline_told {
    day on;
    const char *ref, *words;
    const char *by; // who entered it
    moment entered;
    bool note; // a contact; else a change of the provider
    bool own;  // of the provider who has the contract; else of the one it came from
};

struct timeline_lane {
    enum timeline_lane_kind kind;
    const char *label; // "7 EMS", "Notices"; "" for a further row of the same
};

struct timeline_event {
    day at; // where it stands: a result at the end of its period, an early report and all else on its date
    day from,
        until; // of its bar: the period, a plan's time to rectify; both `at` where it has none
    size_t lane;
    const char *ref;   // of the fact, or key of the finding
    const char *label; // stands in place of the mark where there is room: "PWN-3"; ""
    char
        mark; // G A R 0 -; N notice, P plan, + met, x not met, a awaited, W withdrawn; ! ? o finding; V M v m x visit; E event, D decision; n note, C change
    enum colour colour;      // of a result
    bool notable;            // stepping stops here; green results are passed over
    bool dealt_with;         // a finding no longer open, a paper withdrawn
    const struct fact *fact; // one of these three; the others are NULL
    const struct finding *finding;
    const struct timeline_told *told;
};

struct timeline {
    struct timeline_event *events; // by at, then lane, then ref
    size_t count;
    struct timeline_lane *lanes;
    size_t lane_count;
    day first, last; // of everything, and of the as-at day
};

// Lays everything out as the outcome's day sees it: later facts are left out, but for visits and meetings that are planned. Lives in the
// arena, and as long as facts, outcome and what is told of the provider.
const struct timeline *timeline_lay_out(const struct framework *framework,
                                        const struct contract_facts *facts,
                                        const struct outcome *outcome,
                                        const struct timeline_told *told, size_t told_count,
                                        struct arena *arena);

// The event nearest in time to a day, notable ones first; SIZE_MAX if there are none.
size_t timeline_nearest(const struct timeline *timeline, day to);
// The last notable event on or before a day; the nearest if there is none.
size_t timeline_latest(const struct timeline *timeline, day until);
// The event of that ref or key; SIZE_MAX if there is none.
size_t timeline_find(const struct timeline *timeline, const char *ref);
// The next notable event after (or before) one; the same if there is none.
size_t timeline_step(const struct timeline *timeline, size_t from, bool forward);
// The event nearest in time in the next lane downwards (or upwards) that has any; the same if there is none.
size_t timeline_change_lane(const struct timeline *timeline, size_t from, bool down);

enum timeline_zoom { ZOOM_MONTH, ZOOM_QUARTER, ZOOM_YEAR, ZOOM_ALL };
const char *timeline_zoom_word(enum timeline_zoom zoom); // "month", "quarter", "year", "all"

struct timeline_window { // which days are seen
    day from;
    int days; // at least columns / 4
    int columns;
};

// A window of that zoom with the day in it: where the old one (may be NULL) shows it already it stays, else it moves so that the day
// stands two thirds along. Zooming keeps the day's place.
struct timeline_window timeline_look(const struct timeline *timeline, enum timeline_zoom zoom,
                                     int columns, day focus, const struct timeline_window *old);
// The column of a day; below 0 or at least `columns` when it is not in the window.
int timeline_column(const struct timeline_window *window, day d);

struct timeline_tick {
    int column;
    const char *label; // "Jun", "2027", "14"
};
// What stands above the lanes: coarse (years, or months with their year) and fine (quarters, months, weeks), as far as labels fit.
struct timeline_tick *timeline_ticks(const struct timeline_window *window, bool coarse,
                                     struct arena *arena, size_t *count);

// One cell of a lane as it is to be drawn.
struct timeline_cell {
    enum { CELL_EMPTY, CELL_BAR, CELL_MARK, CELL_LABEL } what;
    char letter;  // of a mark or label
    size_t event; // SIZE_MAX if empty
    int more;     // further marks that fall on the same cell
};
// Fills the cells of a lane; `chosen` (or SIZE_MAX) wins where several fall together.
void timeline_cells(const struct timeline *timeline, const struct timeline_window *window,
                    size_t lane, size_t chosen, struct timeline_cell *cells);

#endif
