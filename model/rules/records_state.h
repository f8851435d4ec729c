// SPDX-License-Identifier: MIT
// Where the records of a contract stand on a day: each step is a fact, the last one that is effective says the state. Private to model/rules.
#ifndef RULES_RECORDS_STATE_H
#define RULES_RECORDS_STATE_H

#include "model/ground/arena.h"
#include "model/rules/framework.h"

struct step { // one state that a record reached
    const struct fact *fact;
    day on;
};

struct record_state {
    const char *kind, *ref;
    const struct step *steps; // in order of date, then of recording
    size_t step_count;
};

struct record_states {
    struct record_state *list; // by kind, then ref, bytewise
    size_t count;
};

// Records (and visits and meetings, whose kind is "visit" or "meeting") as they stood on a day, from what was recorded by known_at.
void record_states(const struct contract_facts *facts, day as_at, moment known_at,
                   struct arena *arena, struct record_states *out);
// The same without visits and meetings, of which there are many and which few frameworks' provisions look at.
void record_states_alone(const struct contract_facts *facts, day as_at, moment known_at,
                         struct arena *arena, struct record_states *out);
// The record of that kind and ref; NULL if there is none.
const struct record_state *record_find(const struct record_states *records, const char *kind,
                                       const char *ref);
// The record of that kind that took its last step last, of one day the last by ref; NULL if there is none.
const struct record_state *record_latest(const struct record_states *records, const char *kind);
// The rating that was given last, in a rating or in any other step that gives it anew; "" if none was.
const char *rating_given(const struct record_states *records);
const char *record_now(const struct record_state *record); // the state it is in
day record_moved(const struct record_state *record);       // the day of its last step
// The day on which it reached a state that ends it, and did not leave it again; DAY_NEVER while it goes on.
day record_over(const struct record_state *record);
day record_reached(const struct record_state *record,
                   const char *state); // first day in that state; DAY_NEVER if never
// What a step says in a field; "" where it says nothing. The type of a visit or meeting is a field, too.
const char *step_field(const struct fact *step, const char *name);
// The last value given for a field; "" if none was.
const char *record_field(const struct record_state *record, const char *name);

#endif
