// SPDX-License-Identifier: MIT
// Taking back what a stretch of the audit trail did to records: those that it added go, those that it changed or removed say again what they
// said before, each as a new entry of the trail. Facts, targets and what is said of providers stay; where they are those of an import they
// are seen by nobody once it is marked as undone.
#ifndef DB_UNDO_H
#define DB_UNDO_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct stretch { // entries of one transaction
    int64_t first, last;
};

// The saves of this connection that were not taken back yet, the last first. False: there is none.
bool saves_last(const struct db *db, struct stretch *out);
void saves_forget(struct db *db); // the last one

// What the entries of a stretch are about, in their order.
struct undo_entry {
    int64_t seq;
    const char *action, *object; // "add", "provider"
    int64_t object_id;
};
struct undo_entries {
    struct undo_entry *rows;
    size_t count;
};
bool undo_entries(struct db *db, struct stretch stretch, struct arena *arena,
                  struct undo_entries *out, struct status *st);
// Whether records of that table can be put back.
bool undo_knows(const char *object);

struct undo_result {
    size_t count;     // records put back
    const char *word; // of the one that was written last: "contract"; in the arena
    const char *told; // its name or reference
    bool added;       // it had been added, and is gone
};
// Puts all records of the stretch back, inside a write transaction that the caller gives up on failure. STATUS_BUSY, saying what, where
// something was changed since or leans on a record that would go.
bool undo_records(struct db *db, struct stretch stretch, struct arena *arena,
                  struct undo_result *out, struct status *st);

#endif
