// SPDX-License-Identifier: MIT
// Who looks after whose contracts between two days.
#ifndef DB_COVER_H
#define DB_COVER_H

#include <stddef.h>

#include "db/provider.h"

struct cover {
    int64_t id;
    const char *officer; // login of who is away
    const char *by;      // login of who looks after his contracts
    day from, to;        // first and last day; to before from: taken back
};
struct covers {
    struct cover *rows;
    size_t count;
};

// Adds one, or changes that of the same officer and first day, audited.
bool cover_save(struct db *db, const struct cover *cover, enum upsert *what, struct status *st);
// That of an officer which holds on a day; id 0: there is none.
bool cover_on(struct db *db, const char *officer, day on, struct arena *arena, struct cover *out,
              struct status *st);
// All that there were and will be, without those taken back, by first day and officer.
bool covers_all(struct db *db, struct arena *arena, struct covers *out, struct status *st);

#endif
