// SPDX-License-Identifier: MIT
// Whom to reach at a provider.
#ifndef DB_PERSON_H
#define DB_PERSON_H

#include <stddef.h>

#include "db/provider.h"

struct person { // strings are never NULL in what is read; "" where unknown
    int64_t id;
    int64_t provider;
    const char *ref; // "P-1"; unique with the provider
    const char *name, *role, *telephone, *email;
    const char *note; // when to be reached, and the like
    day since;        // DAY_NONE: not known
    day until;        // the day from which he is no longer there; DAY_NEVER: still there
    int64_t version;
};
struct persons {
    struct person *rows;
    size_t count;
};

// Adds one (version 0) or changes the version that was seen, as provider_save.
bool person_save(struct db *db, const struct person *person, int64_t *id, enum upsert *what,
                 struct status *st);
// STATUS_UNKNOWN if there is none of that reference.
bool person_by_ref(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                   struct person *out, struct status *st);
// Those who are there before those who have left, each in the order in which they were entered.
bool persons_of(struct db *db, int64_t provider, struct arena *arena, struct persons *out,
                struct status *st);
// The highest number of a reference "P-<number>" of the provider; 0 if there is none.
int64_t person_top(struct db *db, int64_t provider);

#endif
