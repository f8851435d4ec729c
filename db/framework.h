// SPDX-License-Identifier: MIT
// The text of every framework version that was ever used, with its hash, so that old outcomes can be replayed.
#ifndef DB_FRAMEWORK_H
#define DB_FRAMEWORK_H

#include <stddef.h>

#include "db/db.h"
#include "db/provider.h"
#include "model/ground/arena.h"

struct framework_text { // identified by framework and hash
    int64_t id;
    const char *framework; // its id: "bristol-homecare"
    const char *edition;   // its version, as the file names it
    day valid_from;        // DAY_NONE where the file names none
    const char *text;      // the file; valid UTF-8 without NUL
    const char *sha256;    // of text, lower-case hex; filled in by framework_keep and when read
};
struct framework_texts {
    struct framework_text *rows;
    size_t count;
};

// Keeps a text, audited (in a write transaction); one that is kept already is UPSERT_SAME. *id is its number.
bool framework_keep(struct db *db, const struct framework_text *text, int64_t *id,
                    enum upsert *what, struct status *st);
// The texts kept of a framework (NULL: of all), in the order in which they were first used.
bool frameworks_kept(struct db *db, const char *framework, struct arena *arena,
                     struct framework_texts *out, struct status *st);

#endif
