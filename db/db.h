// SPDX-License-Identifier: MIT
// The connection: one per process, owned by the application. All SQL and every call of SQLite stand in this folder; nobody
// outside sees a SQLite type.
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "model/ground/date.h"
#include "model/ground/status.h"

struct db;

enum db_mode {
    DB_READ,  // must exist; never written
    DB_WRITE, // must exist; migrated if it is older
    DB_INIT,  // must not exist; made with the newest schema
};

struct actor { // who acts, for the audit trail
    const char *login;
    uint32_t uid;
};

// Opens a database file: WAL, synchronous=FULL, foreign keys, defensive settings, each read back. Newer, foreign, truncated
// databases and network file systems are refused untouched (STATUS_DATA; STATUS_UNKNOWN when the file is absent; STATUS_DENIED
// when permissions forbid it; STATUS_BUSY when locked). *out is owned by the caller (db_close); NULL on failure.
bool db_open(const char *path, enum db_mode mode, struct db **out, struct status *st);
void db_close(struct db *db); // NULL is fine
const char *db_path(const struct db *db);

// A consistent view for one screen fill or one command; nests by count. Nothing may be left open while a person thinks.
bool db_read_begin(struct db *db, struct status *st);
void db_read_end(struct db *db);

// BEGIN IMMEDIATE with a fair, bounded wait (STATUS_BUSY names who holds the lock where it can be known). Everything changed until
// the commit is audited under this actor and moment. actor must live until the end of the transaction.
bool db_write_begin(struct db *db, const struct actor *actor, moment now, struct status *st);
// False: nothing was saved, the message says why (full, I/O error, busy), and the transaction is over.
bool db_write_commit(struct db *db, struct status *st);
void db_write_rollback(struct db *db); // harmless when none is open
// While it hurries, a write waits for its turn for a moment only: for what can as well be written elsewhere or later.
void db_hurry(struct db *db, bool hurry);

// When the newest entry of the trail was recorded; 0: there is none. No entry bears an earlier time than the one before it.
moment db_last_write(struct db *db);
// True if another connection has committed since the last call (a microsecond; poll on a tick).
bool db_changed(struct db *db);

// Small named values of the database: "demo" -> "1", "demo_day" -> "2027-05-24". Strings go to the arena; NULL if unset.
struct arena;
const char *db_setting(struct db *db, const char *name, struct arena *arena);
bool db_set_setting(struct db *db, const char *name, const char *value,
                    struct status *st); // inside a write

// A consistent copy under a temporary name, checked (integrity and audit chain), synced, renamed to path. Refuses to overwrite.
bool db_backup(struct db *db, const char *path, struct status *st);

#endif
