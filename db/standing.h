// SPDX-License-Identifier: MIT
// The one cache: what lists and queues need of each contract, worked out from its facts, stamped with the day on which it must be worked out anew.
// It can be dropped and rebuilt and never differs from a fresh computation. Providers without a contract have a row too (contract 0).
#ifndef DB_STANDING_H
#define DB_STANDING_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct standing {
    int64_t id; // of the row; stable while the contract or provider exists
    int64_t provider;
    int64_t contract; // 0: a provider without a contract
    const char *provider_ref, *provider_name;
    const char *provider_former; // his name before the last change of name; "" if there was none
    day provider_renamed;        // the day of it; DAY_NONE
    const char *provider_ended;  // "merged", "closed", "deregistered"; "" if he goes on
    day provider_ended_on;       // which may lie ahead; DAY_NONE
    const char *contract_ref, *framework, *officer, *zone; // "" without a contract
    day ends;                                              // of the contract; DAY_NEVER
    int rag;                                               // enum colour
    int rank; // of the gravest open finding's instrument (framework.h), 0 if none; SORT_RISK uses it
    const char *standing, *highest_open; // "" if none
    const char *next_due;                // what, in words; "" if none
    day next_due_on;                     // DAY_NONE if none
    day last_contact;                    // DAY_NONE if none
    day computed_on; // the as-at day of the computation; DAY_NONE: never computed
    day holds_until; // to be worked out anew on this day
};
#define STANDING_UNKNOWN \
    "cannot be worked out" // the standing of a contract of which nothing can be said

// Writes the computed part (rag .. holds_until) of a contract's row. Inside a write transaction; not audited, it is no record.
bool standing_put(struct db *db, const struct standing *standing, struct status *st);
// Marks a contract's row as not worked out (its facts changed in bulk).
bool standing_drop(struct db *db, int64_t contract, struct status *st);
bool standing_drop_all(struct db *db, struct status *st);

// By which framework files the rows were worked out; NULL before the first of them. No record: setting it is not audited.
const char *standing_basis(struct db *db, struct arena *arena);
bool standing_set_basis(struct db *db, const char *mark, struct status *st); // inside a write

// What is wrong with the rows beside the records, counted: all 0 in a cache that is whole.
struct standing_faults {
    size_t contracts; // without their row
    size_t bare;      // providers without a contract, without their row
    size_t surplus;   // rows of nobody, or twice
    size_t tally;     // sums that are not those of the rows
    size_t needles;   // rows that the filter cannot find, and texts of no row
};
bool standing_check(struct db *db, struct standing_faults *out, struct status *st);
// Makes all rows anew from contracts and providers, none of them worked out. Inside a write.
bool standing_rebuild(struct db *db, struct status *st);

enum standing_sort { SORT_RISK, SORT_NAME, SORT_DUE, SORT_CONTACT };

struct standing_query {
    enum standing_sort sort;
    const char *officer; // only this officer's; NULL: all
    bool covering;       // also those that this officer covers on as_at (db/cover.h)
    bool ended;          // also contracts that ended before as_at
    bool with_bare;      // also providers without a contract (they stand at the end)
    day as_at;
    int rag; // only this colour; -1: all
};

struct standings {
    struct standing *rows;
    size_t count;
};

// Rows offset .. offset+limit-1 of the list, in its order: SORT_RISK is red, amber, green, none; then rank of the gravest finding; then name.
bool standing_page(struct db *db, const struct standing_query *query, size_t offset, size_t limit,
                   struct arena *arena, struct standings *out, struct status *st);

// Only the ids of those rows, in that order: an index scan, 100,000 in about 15 ms. With them a cursor deep in a long list
// reads its rows one by one (standing_row) instead of skipping thousands for each page.
struct standing_ids {
    int64_t *ids;
    size_t count;
};
bool standing_ids(struct db *db, const struct standing_query *query, size_t offset, size_t limit,
                  struct arena *arena, struct standing_ids *out, struct status *st);

struct standing_counts {
    size_t total, red, amber, green, none; // rows that match
    size_t stale;                          // of them, not worked out for as_at
};
bool standing_count(struct db *db, const struct standing_query *query, struct standing_counts *out,
                    struct status *st);

// Contracts whose row must be worked out anew by as_at (or never was), at most limit, as contract ids.
struct contract_ids {
    int64_t *ids;
    size_t count;
};
bool standing_stale(struct db *db, day as_at, size_t limit, struct arena *arena,
                    struct contract_ids *out, struct status *st);

// What the filter scans: for every row of the query, in its order, id and a folded text of names, references, regulator's ids and
// postcodes (of the provider and its locations), a line each. The texts live in the arena. 100,000 rows take some 30 ms: read them
// once (in an idle moment), search them for every key.
struct needle_row {
    int64_t id; // standing id
    const char *folded;
};
struct needle_rows {
    struct needle_row *rows;
    size_t count;
};
bool standing_needles(struct db *db, const struct standing_query *query, struct arena *arena,
                      struct needle_rows *out, struct status *st);
// One row by its id. STATUS_UNKNOWN if it has gone.
bool standing_row(struct db *db, int64_t id, struct arena *arena, struct standing *out,
                  struct status *st);

#endif
