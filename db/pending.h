// SPDX-License-Identifier: MIT
// What is due and what is open under each contract: the part of the cache (standing.h) that the work queue and the findings are read from.
// It holds while the contract's row of standing does, and goes with it.
#ifndef DB_PENDING_H
#define DB_PENDING_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

// Numbers are enums of the model; texts are never NULL.
struct pending_due {
    day on;
    const char *kind; // its word
    const char *whose, *what, *key, *clause, *why;
    int provenance, duty;
    const char *record, *ref, *type, *about;
    day period; // DAY_NONE: none
    bool by_mark, never_late;
};

struct pending_finding {
    const char *key, *instrument, *clause, *counted; // counted: references with semicolons between
    int duty;
    day raised_on;
    unsigned flags;
};

struct pending {
    const struct pending_due *dues;
    size_t due_count;
    const struct pending_finding *findings;
    size_t finding_count;
};

// Replaces what is kept of a contract; rows that are there already are left alone. Inside a write transaction, after standing_put; not audited.
bool pending_put(struct db *db, int64_t contract, const struct pending *pending, struct status *st);

// Of contracts whose standing holds on a day.
struct pending_query {
    day as_at;
    day ends_from;              // contracts that ended before it are left out; DAY_NONE: none
    day from, until;            // of dues: DAY_NONE, DAY_NEVER for all
    const char *officer;        // only this officer's; NULL: all
    bool covering;              // also those that this officer covers on as_at or later
    int64_t provider, contract; // only of these; 0: all
    bool anew; // nothing that is kept holds: it is another day, or other frameworks
};

struct contract_due {
    struct pending_due due;
    int64_t contract, provider;
    const char *contract_ref, *provider_name, *provider_ref, *framework, *officer, *zone;
    int rag;
};
struct contract_dues { // in no order
    struct contract_due *rows;
    size_t count;
};
bool pending_dues(struct db *db, const struct pending_query *query, struct arena *arena,
                  struct contract_dues *out, struct status *st);

struct contract_finding {
    struct pending_finding finding;
    const char *contract_ref;
};
struct contract_findings { // by reference of the contract
    struct contract_finding *rows;
    size_t count;
};
// Also of contracts that have ended; ends_from, from, until and officer are not asked.
bool pending_findings(struct db *db, const struct pending_query *query, struct arena *arena,
                      struct contract_findings *out, struct status *st);

// The rows of standing (ids) of which nothing is kept that holds on the day, or which could not be worked out.
struct standing_ids;
bool pending_missing(struct db *db, const struct pending_query *query, struct arena *arena,
                     struct standing_ids *out, struct status *st);

#endif
