// SPDX-License-Identifier: MIT
// The intervention history of a contract or provider: what happened and what followed, oldest first.
#ifndef MODEL_HISTORY_H
#define MODEL_HISTORY_H

#include "db/provider_event.h"
#include "model/evaluation.h"

struct history_row {
    day date;
    const char *contract; // reference
    const char *kind,
        *ref; // a fact's kind and ref; "finding" and its key for what the rules raised; "note", "renamed", ...
    const char *
        summary; // one line in words: "PWN-3 served: Provider Warning Notice, answers pwn-quarter:2027-04-01"
    const char *clause; // of a finding or instrument; ""
    moment recorded_at;
    bool claimed; // recorded_at is a claim of an imported file
    moment entered_at;
    const char *recorded_by;
    const struct fact_row *fact;   // NULL for all else
    const struct finding *finding; // NULL for all else
    const struct event_row *event; // a note or a change of the provider; NULL for all else
};
struct history {
    struct history_row *rows;
    size_t count;
};

// What happened to the contract, or to all contracts of a provider, as the office's day and knowledge tell it. Findings are those that
// were raised, with the day on which they were. Lives in the arena.
bool history_of(struct office *office, const struct subject *subject, struct arena *arena,
                struct history *out, struct status *st);

// A finding's title and reason in words; neither is said twice.
void finding_words(const struct finding *finding, struct text *out);

// One line in words for a fact ("KPI 7 EMS: 88.4 %, AMBER, for the quarter from 1 January 2027"). Lives in the arena.
const char *fact_summary(const struct framework *framework, const struct contract_facts *facts,
                         const struct fact *fact, struct arena *arena);

#endif
