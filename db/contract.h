// SPDX-License-Identifier: MIT
// Contracts and the targets agreed under them.
#ifndef DB_CONTRACT_H
#define DB_CONTRACT_H

#include <stddef.h>

#include "db/provider.h"
#include "model/ground/decimal.h"

struct contract {
    int64_t id;
    int64_t provider;
    const char *ref; // unique
    const char *title;
    const char *framework; // id of the framework it runs under
    day starts;
    day ends;            // DAY_NEVER: open
    const char *officer; // login
    const char *zone;
    int64_t value; // pence; -1: not stated
    int64_t version;
    // filled when read
    const char *provider_ref, *provider_name;
};

struct contracts {
    struct contract *rows;
    size_t count;
};

bool contract_put(struct db *db, const struct contract *contract, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st);
// The same for the version that was seen (contract->version; 0: a new one), as provider_save.
bool contract_save(struct db *db, const struct contract *contract, int64_t *id, enum upsert *what,
                   struct status *st);
bool contract_by_ref(struct db *db, const char *ref, struct arena *arena, struct contract *out,
                     struct status *st);
bool contract_by_id(struct db *db, int64_t id, struct arena *arena, struct contract *out,
                    struct status *st);
// When it was first entered, by the audit trail; 0 if that does not say.
moment contract_entered(struct db *db, int64_t id);
// Puts its term (starts, ends) back to what was known of it at a moment, from the audit trail; one whose payload was redacted stays.
bool contract_known(struct db *db, moment known_at, struct contract *contract, struct status *st);
int64_t contract_id(struct db *db, const char *ref); // 0 if there is none
// The officers of contracts that have not ended by a day, by login, with how many each has; "" for contracts without one.
struct contract_officer {
    const char *login;
    size_t contracts;
};
bool contract_officers(struct db *db, day on, struct arena *arena, struct contract_officer **list,
                       size_t *count, struct status *st);
// provider == 0: all, ordered by ref.
bool contracts_of(struct db *db, int64_t provider, struct arena *arena, struct contracts *out,
                  struct status *st);

struct target_row { // identified by contract, kpi and from; agreed anew it takes another turn
    int64_t id;
    int64_t contract;
    const char *kpi;
    day from;
    const char *target; // decimals as agreed, kept as written
    const char *amber;  // "" where not agreed
    int64_t version;    // which turn it is
};
struct targets {
    struct target_row *rows;
    size_t count;
};
// Each change is a row of its own, so that earlier knowledge stays; *id is that of the newest.
bool target_put(struct db *db, const struct target_row *target, int64_t import, int64_t *id,
                enum upsert *what, struct status *st);
// Those that hold now, by KPI and date; and those that were known at a moment (MOMENT_ALL: now). The targets that came in first
// count for any earlier moment, too.
bool targets_of(struct db *db, int64_t contract, struct arena *arena, struct targets *out,
                struct status *st);
bool targets_known(struct db *db, int64_t contract, moment known_at, struct arena *arena,
                   struct targets *out, struct status *st);

#endif
