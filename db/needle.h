// SPDX-License-Identifier: MIT
// The rows of standing follow providers and contracts; what the filter searches follows at the commit. For db/ only.
#ifndef DB_NEEDLE_H
#define DB_NEEDLE_H

#include <stddef.h>
#include <stdint.h>

#include "db/contract.h"
#include "db/provider.h"
#include "db/standing.h"

// standing_rows.c: after a provider or contract was added or changed, in the same transaction.
bool standing_follow_provider(struct db *db, const struct provider *provider, int64_t id,
                              enum upsert what, struct status *st);
bool standing_follow_contract(struct db *db, const struct contract *contract, int64_t id,
                              enum upsert what, struct status *st);

// Before one is removed.
bool standing_forget_provider(struct db *db, int64_t id, struct status *st);
bool standing_forget_contract(struct db *db, int64_t id, struct status *st);

// The rows of a provider, in no particular order; strings go to the arena, "" where there is no contract.
struct row_of {
    int64_t id, contract;
    const char *contract_ref, *title;
};
struct rows_of {
    struct row_of *rows;
    size_t count;
};
bool standing_rows_of(struct db *db, int64_t provider, struct arena *arena, struct rows_of *out,
                      struct status *st);

#endif
