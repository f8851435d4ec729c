// SPDX-License-Identifier: MIT
// The review meeting: which one is due, its agenda, who has to be there, what is put on record when it ends, and its minutes as text.
#ifndef MODEL_MEETINGS_H
#define MODEL_MEETINGS_H

#include "model/evaluation.h"
#include "model/rules/agenda.h"

// ---- Which meetings there are

enum meeting_way { MEETING_PLANNED, MEETING_DUE, MEETING_AD_HOC };

struct meeting_offer { // one that can be held now
    enum meeting_way way;
    const char *ref;               // of one that is planned; else ""
    const char *type;              // id of the cadence; "" where the framework names none
    const char *title;             // "Contract Meeting"
    day on;                        // planned for, or due on; DAY_NONE where it is ad hoc
    const struct cadence *cadence; // NULL where the framework names none
};
struct meeting_offers {
    struct meeting_offer
        *list; // those planned and due by day, then each type ad hoc in the framework's order
    size_t count;
};
void meetings_offered(const struct evaluation *evaluation, struct arena *arena,
                      struct meeting_offers *out);

// ---- The table one sits at

enum agenda_part { AGENDA_EARLIER, AGENDA_STANDING, AGENDA_ADDED, AGENDA_NOW, AGENDA_PART_COUNT };
const char *agenda_part_title(enum agenda_part part); // "From last time", ...

struct agenda_item {
    const char *
        id; // the framework's, "action/A-3", "due/pwn-quarter:2027-04-01": the same whenever the agenda is made
    enum agenda_part part;
    bool beneath;       // stands beneath the item before it that does not
    const char *number; // "4a"; "" outside the standing agenda
    const char *title;
    const char *clause; // "" where none is said
    const char
        *more;    // what else is known of it, in words: "J. Rees, by 14 June 2027, 3 days late"; ""
    bool figures; // the KPIs' figures belong beside it
    const char *papers; // id of the instrument whose papers in force belong beside it; NULL: none
    const struct matter *matter; // what waits; NULL where it is none
    // What was said of it at the last meeting that minuted it.
    const char *last, *last_ref; // the words; "" where there are none
    day last_on;
    bool last_held_over;
};

struct meeting_role { // somebody who is expected
    const char *id, *word, *clause;
    bool required, chairs;
    bool provider; // of the provider's side
};

struct meeting_table {
    const struct evaluation *evaluation;
    const struct cadence *cadence; // NULL where the framework names none
    const char *ref;               // of the planned meeting; "" for a new one
    const char *type, *title;
    day planned_on, called_on; // DAY_NONE where it was not planned, or nothing is known
    const struct agenda_item *items;
    size_t item_count;
    const struct meeting_role *roles;
    size_t role_count;
    const struct fact *before; // the last meeting of this type that was held; NULL if none was
    const struct fact *
        held; // somebody has put this one on record already: what is typed is added to its minutes; NULL: nobody has
};

// The table of the meeting `ref`, or of a new one of that type ("" for ref; also where it was called off or missed: what is held then is
// another one). Everything lives in the arena; the evaluation must outlive it. STATUS_UNKNOWN: there is no such meeting.
bool meeting_table_of(const struct evaluation *evaluation, const char *ref, const char *type,
                      struct arena *arena, struct meeting_table *out, struct status *st);

// ---- The next one

struct meeting_next {
    const char *type, *title; // NULL: nothing is proposed
    day due;                  // by its cadence, without drift
    day on;                   // the last working day up to it
    const char *planned;      // ref of one that is planned already for `on`; NULL if none is
    const char *why;          // one sentence
};
// The one that follows when this one is held on that day: of its type, or of one that does for it, too.
void meeting_next(struct office *office, const struct meeting_table *table, day held,
                  struct arena *arena, struct meeting_next *out);
// Whether a meeting of the type can be called on `called` for `on`: the notice that the framework wants, counted in working days. False:
// *why (in the arena) is a sentence with the first day for which it can be called, NULL if the calendar does not reach so far.
bool meeting_notice(struct office *office, const struct evaluation *evaluation, const char *type,
                    day called, day on, struct arena *arena, const char **why);

// ---- Ending it

struct meeting_minute {
    const char *item;  // of the framework's agenda; "" for any other
    const char *title; // what it is called in the minutes
    const char *text;
    const char *about; // id of an agenda item outside the standing agenda: "action/A-3"; "" else
    bool held_over;    // to the next meeting
    bool done;         // what it is about is done: an action, a concern, an added item
};
struct meeting_action {
    const char *item; // as of a minute
    const char *what, *owner;
    const char *whose; // "council", "provider", ""
    day due_by;
};
struct meeting_entry {
    const char *token; // of the draft; NULL: none
    int64_t contract;
    const char *ref, *type;      // ref "": a new one
    day on, called_on;           // called_on: DAY_NONE where it does not matter
    const char *const *attended; // ids of roles
    size_t attended_count;
    const char *present;   // by name, lines of "Main Provider: Jane Doe"
    const char *apologies; // ""
    const char *chair;     // by name; "" where nobody is named
    const char *risk_checklist,
        *informed; // what some frameworks want of some meetings; NULL or "" where nothing is said
    const struct meeting_minute *minutes;
    size_t minute_count;
    const struct meeting_action *actions;
    size_t action_count;
    const char *next_type; // what is booked; NULL: nothing
    day next_on;
};
// What stands against ending it so, as lines of the status (STATUS_DATA).
bool meeting_check(struct office *office, const struct meeting_table *table,
                   const struct meeting_entry *entry, struct arena *arena, struct status *st);
// Whether the framework lets such a meeting be held only with that field of its record filled ("risk_checklist").
bool meeting_wants(const struct meeting_table *table, const char *field);
// The roles that are required and were not there, "Main Provider, Commissioner"; "" if all were. In the arena.
const char *meeting_absent(const struct meeting_table *table, const struct meeting_entry *entry,
                           struct arena *arena);
// Puts the meeting on record, everything in one entry under the token: held, with attendance and the results before it; each minute; each
// action; what was done; the next one. Of one that is on record already only minutes and actions are added. *ref: the meeting's, in the arena.
// *before: it had been saved already and nothing was written.
bool meeting_end(struct office *office, const struct meeting_entry *entry, struct arena *arena,
                 const char **ref, bool *before, struct status *st);
// Plans a meeting, or moves a planned one (ref not ""), in one entry. *ref as above.
bool meeting_plan(struct office *office, const char *token, int64_t contract, const char *ref,
                  const char *type, day on, day called_on, const char *purpose, struct arena *arena,
                  const char **planned, bool *before, struct status *st);

// ---- The minutes

// The minutes of a meeting that was held, as plain text, from what the office knows. STATUS_UNKNOWN: no such meeting; STATUS_DATA: it
// was not held.
bool meeting_minutes(struct office *office, int64_t contract, const char *ref, struct text *out,
                     struct status *st);

#endif
