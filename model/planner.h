// SPDX-License-Identifier: MIT
// Planning visits and meetings: what is to be said of a day before one is booked for it, which providers have waited longest for a visit,
// and how much each officer has to do in each week.
#ifndef MODEL_PLANNER_H
#define MODEL_PLANNER_H

#include "model/queue.h"

// ---- A day for a visit or meeting

struct planner_booking {
    const char *record; // "visit" or "meeting"
    const char *ref;    // of one that is moved; NULL: a new one
    const char *type;   // id of a cadence; "" where none is said
    day on, called_on;  // called_on DAY_NONE: notice is given today
};
// Appends what is to be known of the day, a line each: no working day, which bank holiday, how long the notice is, how it lies beside the day
// on which it is due, what else is planned then. False where it cannot be booked so, with the reason as a line of its own in *refused: a day
// that is past, a notice shorter than the framework asks for.
bool planner_tell_day(struct office *office, const struct evaluation *now,
                      const struct planner_booking *booking, struct text *words,
                      struct text *refused);
// A day to propose: the one on which it is due, or the working day before it; not earlier than the next working day.
day planner_propose(struct office *office, const struct evaluation *now, day due);

// ---- Who has waited longest for a visit

struct planner_row {
    int64_t contract, provider;
    const char *contract_ref, *provider_name, *officer;
    const char
        *area; // the contract's zone; where it has none, the district of the provider's postcode
    const char *district; // "BS3"; "" where no postcode is known
    int rag;
    day last_visit; // held; DAY_NONE: never
    int months;     // whole months since then, or since the contract began
    int score;      // months x planner_weight
    day planned;    // the next planned visit; DAY_NONE
    const char *planned_ref;
    day due; // a visit is due by its cadence; DAY_NONE
    const char *due_type;
};
struct planner_rows {
    struct planner_row *list; // the highest score first, then by name
    size_t count;
    bool more; // only those longest without any contact were looked at
};
// How much a month counts: 3 for a provider who is RED, 2 AMBER, 1 GREEN or not rated.
int planner_weight(int rag);
extern const char planner_formula[]; // the same in words

// As at the office's day, contracts that run then. officer: login, or NULL for all. most: contracts that are worked out at most.
bool planner_unvisited(struct office *office, const char *officer, size_t most, struct arena *arena,
                       struct planner_rows *out, struct status *st);
// The same rows by area, so that a round trip can be planned: the area with the highest scores first, in it by district, then name.
void planner_by_area(struct planner_rows *rows);

// ---- The load of the weeks ahead

enum { PLANNER_WEEKS = 5 };
struct planner_load {
    const char *officer; // "" where a contract has none
    int planned[PLANNER_WEEKS],
        due[PLANNER_WEEKS]; // visits and meetings in the diary; those still to be booked
};
struct planner_loads {
    struct planner_load *list; // by officer
    size_t count;
    day weeks[PLANNER_WEEKS]; // their Mondays, the first is this week's
};
bool planner_week_loads(struct office *office, const char *officer, struct arena *arena,
                        struct planner_loads *out, struct status *st);

#endif
