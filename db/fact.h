// SPDX-License-Identifier: MIT
// Facts of contracts: append-only. A correction is a later row that supersedes; nothing is overwritten or deleted (design 2).
#ifndef DB_FACT_H
#define DB_FACT_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

// One row, in the words of the history profile (design 6). Strings are never NULL; "" where a kind has no such field.
struct fact_row {
    int64_t id;
    int64_t contract;
    const char *kind, *ref;
    day date;
    const char *kpi;
    day period;         // DAY_NONE where there is none
    const char *value;  // as written: decimal, n/d, "none", ""
    const char *colour; // "green", "amber", "red", ""
    const char *instrument;
    const char *covers; // KPI references joined by ';'
    day rectify_by;     // DAY_NONE where there is none
    const char *accompanies, *follows, *outcome;
    const char *answers; // finding keys joined by ';'
    const char *note;
    const char *fields;     // what a record says beyond these: lines of name=value; NULL is ""
    moment recorded;        // when it was recorded, or the claim of an import
    bool claimed;           // recorded is such a claim
    moment entered;         // when the row really came in
    const char *entered_by; // login
};

struct fact_rows {
    struct fact_row *rows;
    size_t count;
};

// Appends one fact, audited (in a write transaction). row->id, entered and entered_by are filled from the transaction.
// import: number of the import, 0 for none.
bool fact_add(struct db *db, struct fact_row *row, int64_t import, struct status *st);
// All facts of a contract, by date, kind and id, without those of imports that were undone.
bool facts_of(struct db *db, int64_t contract, struct arena *arena, struct fact_rows *out,
              struct status *st);
// The same for somebody who looks back to a moment: what an import brought that was undone later is there, what was recorded since too
// (the rules leave that out).
bool facts_known(struct db *db, int64_t contract, moment known_at, struct arena *arena,
                 struct fact_rows *out, struct status *st);

#endif
