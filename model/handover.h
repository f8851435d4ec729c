// SPDX-License-Identifier: MIT
// Handing over: everything that is open with one officer, and moving contracts to another officer as one act.
#ifndef MODEL_HANDOVER_H
#define MODEL_HANDOVER_H

#include "db/contract.h"
#include "model/cover.h"
#include "model/queue.h"

// Something open that has no date in the queue: a finding to be considered, a record that goes on.
struct handover_open {
    const char *what; // "Concern C-3, logged since 10 May 2027: Two visits missed"
    const char *ref;  // of the record; "" for a finding
    const char *key;  // of the finding; "" for a record
};
struct handover_contract {
    int64_t contract, provider;
    const char *contract_ref, *provider_name, *framework, *standing,
        *trouble; // trouble: why it cannot be worked out, ""
    int rag;
    day ends, last_contact;         // DAY_NEVER, DAY_NONE
    const struct queue_item *items; // due within a year, by day
    size_t item_count;
    const struct handover_open *open;
    size_t open_count;
};
struct handover {
    const char *officer;
    day as_at;
    struct handover_contract *contracts; // that have not ended, by reference
    size_t count;
    struct covers covers; // of this officer, or by this officer, that are not over
    size_t red, amber, overdue,
        theirs; // contracts by colour; items of the council's that are late; items that wait on others
};

// As at the office's day; in the arena. STATUS_UNKNOWN: no contract has this officer; those who have are named.
bool handover_read(struct office *office, const char *officer, struct arena *arena,
                   struct handover *out, struct status *st);
// The same as a paper.
void handover_print(const struct handover *handover, struct text *out);

// ---- Moving

struct handover_move {
    const char *from, *to;        // logins; from "": contracts without an officer
    const char *const *contracts; // references; count 0: all of `from` that have not ended
    size_t count;
};
// The officers of contracts that have not ended on the office's day, by login, with how many each has.
bool handover_officers(struct office *office, struct arena *arena, struct contract_officer **list,
                       size_t *count, struct status *st);
// Whether a contract that has not ended has this officer; also where that cannot be read. A login may be one of somebody who has none, so
// a slip of the pen cannot be refused; it can be told.
bool handover_knows(struct office *office, const char *login);
// Moves them in one entry under the form's token: all or none. *moved: how many. STATUS_DATA: lines that begin with their label.
enum entry handover_make(struct office *office, const struct handover_move *move, const char *token,
                         size_t *moved, struct status *st);

#endif
