// SPDX-License-Identifier: MIT
// What SQLite reports, in words a person can act on, and with a code that scripts can.
#include <string.h>

#include "db/handle.h"

struct explanation {
    int rc; // primary or extended code; the extended ones come first
    enum status_code code;
    const char *words;
};

static const struct explanation explanations[] = {
    {SQLITE_IOERR_FSYNC, STATUS_FAILED,
     "the disk could not confirm the write. What was saved before is kept; leave the program and "
     "start it again "
     "before saving anew, and tell whoever looks after the server"},
    {SQLITE_IOERR_SHMSIZE, STATUS_FAILED,
     "the disk is full: the companion file ending in -shm found no room. What was saved before is "
     "kept; make room on "
     "that disk and try again"},
    {SQLITE_IOERR_NOMEM, STATUS_MEMORY,
     "there is not enough memory. What was saved before is kept"},
    {SQLITE_IOERR, STATUS_FAILED,
     "the disk reported an error. What was saved before is kept; tell whoever looks after the "
     "server"},
    {SQLITE_FULL, STATUS_FAILED,
     "the disk is full. What was saved before is kept; make room on that disk and try again"},
    {SQLITE_BUSY, STATUS_BUSY,
     "another process holds the database. Nothing was changed; try again in a moment"},
    {SQLITE_LOCKED, STATUS_BUSY,
     "the database is in use by this very program. Nothing was changed; try again in a moment"},
    {SQLITE_READONLY_DIRECTORY, STATUS_DENIED,
     "even to be read it needs two companion files beside it (-wal and -shm), and its folder is "
     "read-only for you. "
     "Nothing was changed; copy it to a folder of your own, or read a backup"},
    {SQLITE_READONLY, STATUS_DENIED,
     "it cannot be written here: its file or folder is read-only for you. Nothing was changed; ask "
     "whoever looks "
     "after it for permission, or work on a copy"},
    {SQLITE_PERM, STATUS_DENIED,
     "the permissions of the file do not allow it. Nothing was changed"},
    {SQLITE_AUTH, STATUS_DENIED,
     "the program does not allow this change of its database. Nothing was changed"},
    {SQLITE_CORRUPT, STATUS_DATA,
     "the file is damaged. It was left as it is; run `contractmon doctor`, and go back to the last "
     "backup if that "
     "confirms it"},
    {SQLITE_NOTADB, STATUS_DATA, "this is no database. It was left as it is"},
    {SQLITE_CANTOPEN, STATUS_DENIED,
     "the file, or one of its companions ending in -wal and -shm, cannot be opened. Nothing was "
     "changed; check the "
     "permissions of the file and of its folder"},
    {SQLITE_NOMEM, STATUS_MEMORY, "there is not enough memory. What was saved before is kept"},
    {SQLITE_CONSTRAINT, STATUS_DATA,
     "the database refused what contradicts its rules. Nothing was changed by it"},
    {SQLITE_TOOBIG, STATUS_DATA,
     "a text is longer than the database takes. Nothing was changed by it"},
    {SQLITE_PROTOCOL, STATUS_BUSY,
     "too many processes want the database at once. Nothing was changed; try again"},
    {SQLITE_SCHEMA, STATUS_BUSY,
     "the database was changed by another version of the program; start it again"},
};

static const struct explanation *explain(int rc)
{
    const size_t count = sizeof explanations / sizeof *explanations;
    for (size_t i = 0; i < count; i++)
        if (explanations[i].rc == rc)
            return &explanations[i];
    for (size_t i = 0; i < count; i++)
        if (explanations[i].rc == (rc & 0xff))
            return &explanations[i];
    return NULL;
}

bool db_fail_path(const char *path, int rc, const char *detail, bool writing, struct status *st)
{
    const struct explanation *why = explain(rc);
    const char *words =
        why != NULL ? why->words : "the database reported an error. What was saved before is kept";
    enum status_code code = why != NULL ? why->code : STATUS_FAILED;
    struct text holder = {0};
    if ((rc & 0xff) == SQLITE_BUSY)
        holder_describe(path, &holder);
    status_fail(st, code, "%s: %s%s%s (SQLite: %s, code %d).", path, writing ? "NOT saved: " : "",
                words, text_get(&holder),
                detail != NULL && *detail != '\0' ? detail : sqlite3_errstr(rc), rc);
    text_release(&holder);
    return false;
}

bool db_fail(struct db *db, int rc, struct status *st)
{
    // The connection's own message tells more, if it is about this error.
    const char *detail =
        sqlite3_extended_errcode(db->sqlite) == rc ? sqlite3_errmsg(db->sqlite) : NULL;
    return db_fail_path(db->path, rc, detail, db->writing, st);
}
