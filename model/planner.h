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
// A day to propose: the one on which it is due, or the working day before it; not earlier than the next working day. Where none is due
// (DAY_NONE) the first working day from a week on on which the contract's officer has nothing planned. Appends why in a sentence.
day planner_propose(struct office *office, const struct evaluation *now, day due, struct text *why);

// ---- The portfolio as far as it is worked out

enum { PLANNER_WEEKS = 10 }; // at most: to the end of next month

struct planner_item { // a visit or meeting in the weeks ahead, or late
    enum due_kind kind;
    int week; // from 0; what is late is to be done in this one
    bool planned;
};
struct planner_row {
    int64_t contract, provider;
    const char *contract_ref, *provider_name, *officer;
    const char
        *area; // the contract's zone; where it has none, the district of the provider's postcode
    const char *district; // "BS3"; "" where no postcode is known
    const char *postcode; // "BS3 4QT", of the provider's first location that has one
    const char *calendar; // by whose bank holidays its days are counted
    int rag;
    day last_visit; // held; DAY_NONE: never
    int months;     // whole months since then, or since the contract began
    int score;      // months x planner_weight
    day planned;    // the next planned visit; DAY_NONE
    const char *planned_ref;
    day due; // a visit is due by its cadence; DAY_NONE
    const char *due_type;
    bool runs;      // it has begun: of others only the items count
    unsigned kinds; // bits 1 << enum due_kind of what is due or planned there, whenever
    const struct planner_item *items;
    size_t item_count;
};
struct planner_rows {
    struct planner_row *list; // the highest score first, then by name
    size_t count;
};
struct planner_load {
    const char *officer; // "" where a contract has none
    int planned[PLANNER_WEEKS],
        due[PLANNER_WEEKS]; // visits and meetings in the diary; those still to be booked
};
struct planner_loads {
    struct planner_load *list; // by officer
    size_t count;
    int week_count;           // to that which has the last day of next month
    day weeks[PLANNER_WEEKS]; // their Mondays, the first is this week's
    int working[PLANNER_WEEKS],
        working_most[PLANNER_WEEKS]; // working days of each, where nations differ the fewest
                                     // and the most; -1: not known
};

struct planner_query {
    const char *officer; // login: his contracts and those that he covers on the day; NULL: all
    int64_t provider;    // 0: all
    unsigned kinds;      // only contracts where one of these is due, and only items of them; 0: all
};

// A nation has more contracts than can be worked out while somebody waits: they are listed at once and worked out a few at a time, those
// longest without any contact first. What is worked out stays, whatever is asked for next.
struct planner;
struct planner *planner_new(struct office *office); // owned by the caller
void planner_free(struct planner *planner);
// Lists the contracts asked for, as at the office's day (of another day all is worked out anew); those that changed since the last time are
// worked out again.
bool planner_ask(struct planner *planner, const struct planner_query *query, struct status *st);
// Works out at most so many of those that are left.
bool planner_work(struct planner *planner, size_t most, struct status *st);
size_t planner_size(const struct planner *planner); // contracts asked for
size_t planner_left(const struct planner *planner); // of them, still to be worked out
// Those that are worked out and run; and what their officers have to do in each week. Strings live until the next planner_ask.
void planner_list(const struct planner *planner, struct arena *arena, struct planner_rows *out);
void planner_week_loads(const struct planner *planner, struct arena *arena,
                        struct planner_loads *out);

// How much a month counts, the graver of two: 3 for a provider who is RED, 2 AMBER, 1 GREEN or not rated; and how grave the standing is
// (struct outcome).
int planner_weight(int rag, int gravity);
extern const char planner_formula[]; // the same in words
// The same rows by area, so that a round trip can be planned: the area with the highest scores first, in it on a
// way from district to district: by letters, number, and what stands behind them in the postcode.
void planner_by_area(struct planner_rows *rows);

#endif
