// SPDX-License-Identifier: MIT
// What a connection is made of. For the files of db/ only: the one header with a SQLite type.
#ifndef DB_HANDLE_H
#define DB_HANDLE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/audit.h"
#include "db/db.h"
#include "db/statement.h"
#include "db/undo.h"
#include "model/ground/text.h"

#define DB_APPLICATION_ID 0x434d6f6e // "CMon", in the header of every database of ours
#define DB_VERSION        1          // user_version of the newest schema
#define HASH_SIZE         32         // of SHA-256; salts have the same size

struct db {
    sqlite3 *sqlite;
    char *path;
    enum db_mode mode;
    sqlite3_stmt *statements[STATEMENT_COUNT]; // prepared when first used

    int reading;  // depth of db_read_begin
    bool writing; // between db_write_begin and its end
    bool spoiled; // a change of this transaction was left half made: it can only be rolled back
    bool broken;  // the disk failed under a commit: no more writing on this connection
    const struct actor *actor; // of the transaction
    moment now;
    int64_t head; // newest audit entry, within a write transaction
    moment head_at;
    uint8_t head_hash[HASH_SIZE];

    uint8_t salts[64 * HASH_SIZE];   // random bytes in store
    size_t salts_left;               // of them, not used yet
    struct text before, after, body; // images of the change at hand
    int64_t dropped; // contract whose standing this transaction has dropped last; 0: none

    struct stretch *saves; // commits of this connection that wrote to the trail, for undo
    size_t save_count, save_capacity;
    int64_t began; // the newest entry when the transaction began
    bool told;     // db_demo_tell was called in this transaction
    bool undoing;  // a record that was added goes: the authorizer lets it

    int64_t *touched; // providers whose needles must be written anew before the commit
    size_t touched_count, touched_capacity;

    int64_t data_version; // as db_changed saw it last; -1 before that
    uint64_t random;      // state of the busy handler's small sleeps
    int64_t busy_since;   // milliseconds of the monotonic clock
    bool hurried;         // it waits for its turn for a moment only
};

// errors.c: a message for an error of SQLite, with a code that fits it. doing: "saving", "reading", ... Returns false.
bool db_fail(struct db *db, int rc, struct status *st);
bool db_fail_path(const char *path, int rc, const char *detail, bool writing, struct status *st);

// holder.c: who holds the write lock, appended in words (". It is held by jsmith (process 4711)"), or nothing if unknown.
void holder_describe(const char *path, struct text *out);

// probe.c: looks at a file before SQLite does. True if it seems to be a database of ours, no newer than us, on a local disk.
bool probe_file(const char *path, enum db_mode mode, struct status *st);
bool probe_place(const char *path, struct status *st); // refuses network file systems
bool probe_filesystem(int64_t magic,
                      const char **name); // false for network file systems; *name is what it is

// settings.c: applies and reads back what a connection must be; then the authorizer.
bool settings_apply(struct db *db, struct status *st);
void settings_guard(struct db *db);
bool settings_pragma(struct db *db, const char *pragma, int64_t *value,
                     struct status *st); // first column of its first row

// connection.c: a connection with settings and nothing else. *out is owned by the caller also on failure (may be NULL).
bool db_connect(const char *path, int flags, enum db_mode mode, struct db **out, struct status *st);
bool db_ensure_wal(struct db *db, struct status *st);

// create.c: makes a database and closes it again.
bool create_database(const char *path, struct status *st);
// Gives the file `from` the name `to` unless that exists, and syncs the folder. False with errno.
bool file_publish(const char *from, const char *to);
void file_remove(const char *path); // with its companions
// A message about a file under its temporary name speaks of the name it was to get.
void file_rename_told(struct status *st, const char *from, const char *to);

// transaction.c: false with a message outside a write transaction; the busy handler
bool db_must_write(const struct db *db, struct status *st);
int db_busy(void *handle, int count);

// migrations.c: brings the schema from what it is to DB_VERSION; on a database of the newest version does nothing.
struct migration {
    int version;      // that it leads to
    const char *name; // for messages
    const char *sql;
};
bool migrations_create(struct db *db, struct status *st);
bool migrations_run(struct db *db, struct status *st);
bool migrations_apply(struct db *db, const struct migration *steps, size_t count,
                      struct status *st);

// audit.c: for record.c and fact.c, which must know an entry's number before they write.
int64_t audit_next(const struct db *db);

// verify.c: audit_verify with or without the comparison of records (an older schema has other columns).
enum verify_result verify_run(struct db *db, const char *anchor, bool records, struct text *report);

// backup.c
bool backup_write(struct db *db, const char *path, bool records, struct status *st);

// needle.c: what the filter searches, and the rows of standing that follow providers and contracts.
void needle_touch(struct db *db, int64_t provider);
bool needle_settle(struct db *db, struct status *st); // before the commit

#endif
