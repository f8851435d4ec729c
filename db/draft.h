// SPDX-License-Identifier: MIT
// Drafts of forms, and the tokens under which forms were saved. Not audited: a draft is not yet a record.
#ifndef DB_DRAFT_H
#define DB_DRAFT_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct draft_row {
    const char *token, *form, *subject, *title, *body; // never NULL in what is read
    moment begun, kept;
};

struct draft_rows {
    struct draft_row *rows;
    size_t count;
};

// All of these belong to the actor of the transaction; keeping and dropping stand inside a write.
bool draft_keep(struct db *db, const struct draft_row *draft, struct status *st);
bool draft_drop(struct db *db, const char *token, struct status *st); // none of that token is fine
// Those of a login, the last kept first.
bool drafts_of(struct db *db, const char *login, struct arena *arena, struct draft_rows *out,
               struct status *st);

// Inside a write: enters the token. *before is set when it had been saved already; nothing is entered then.
bool submission_add(struct db *db, const char *token, bool *before, struct status *st);

#endif
