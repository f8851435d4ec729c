// SPDX-License-Identifier: MIT
// The audit trail: a chain of SHA-256 hashes, written in the transaction of every change, payloads behind salted commitments
// so that a redaction keeps the chain valid (trust.md 3).
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"
#include "model/ground/text.h"

// One change, as the record files of db/ write it. Inside a write transaction only.
struct audit_change {
    const char *action; // "add", "correct", "withdraw", "import", "undo", ...
    const char *object; // table of the record: "fact", "contract", ...
    int64_t object_id;
    int64_t version; // of the record after the change
    const void *before,
        *after; // canonical bytes of the record (type byte, length, value each); NULL where there is none
    size_t before_size, after_size;
};
// Appends the entry and returns its sequence number in *seq (may be NULL).
bool audit_append(struct db *db, const struct audit_change *change, int64_t *seq,
                  struct status *st);

// The newest entry: its number (0 if there is none) and hash in lower-case hex.
bool audit_head(struct db *db, int64_t *seq, char hex[65], struct status *st);

enum verify_result { VERIFY_SOUND, VERIFY_BROKEN, VERIFY_UNREADABLE };
// Re-checks the whole chain, every payload, and every record against its last payload, read-only. Appends what was found in words
// ("sound: 1234 entries, head 3f9a..., 2 redacted" or each break with its number and kind). anchor (may be NULL): text of an
// earlier anchor, lines of "<seq> <hash>"; entries that are missing or differ from it are a break.
enum verify_result audit_verify(struct db *db, const char *anchor, struct text *report);

// Read the trail, newest first, for screens and history. Strings go to the arena.
struct audit_row {
    int64_t seq;
    moment at;
    const char *login, *action, *object;
    int64_t object_id;
};
struct audit_rows {
    struct audit_row *rows;
    size_t count;
};
bool audit_recent(struct db *db, int64_t before_seq, size_t limit, struct arena *arena,
                  struct audit_rows *out, struct status *st);
// What others than this person have changed since an entry, newest first: facts, contracts, targets, notes and changes of providers, and
// whom to reach there. Not what regulators publish, which comes by the thousand. Strings go to the arena.
struct audit_news {
    int64_t seq;
    moment at;
    const char *login, *action, *object;
    int64_t object_id;
    int64_t contract,
        provider; // that it is about; 0: the other says it; both 0: it cannot be known any more
};
struct audit_newses {
    struct audit_news *rows;
    size_t count;
};
bool audit_since(struct db *db, int64_t seq, const char *login, size_t limit, struct arena *arena,
                 struct audit_newses *out, struct status *st);
// The last entry about a record; seq 0 where there is none.
bool audit_last_of(struct db *db, const char *object, int64_t id, struct arena *arena,
                   struct audit_row *out, struct status *st);

#endif
