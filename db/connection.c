// SPDX-License-Identifier: MIT
// Opening and closing: everything that must be true of a connection before anyone reads or writes through it.
#include "db.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "db/handle.h"
#include "model/ground/memory.h"

// The program has one thread: locks among threads and statistics would only cost time. Without effect, and harmless, once SQLite
// has been used. A path is a path, never a URI, whatever the distribution prefers.
static void configure_library(void)
{
    sqlite3_config(SQLITE_CONFIG_URI, 0);
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool db_connect(const char *path, int flags, enum db_mode mode, struct db **out, struct status *st)
{
    struct db *db = xcalloc(1, sizeof *db);
    *out = db;
    configure_library();
    db->path = xstrdup(path);
    db->mode = mode;
    db->data_version = -1;
    db->random = (uint64_t)getpid() * 0x9e3779b97f4a7c15U ^ (uint64_t)(uintptr_t)db;
    db->random |= 1;
    // Some relative names mean something else to SQLite (":memory:").
    bool plain = *path == '/' || (flags & (SQLITE_OPEN_URI | SQLITE_OPEN_MEMORY)) != 0;
    char *name = xasprintf("%s%s", plain ? "" : "./", path);
    int rc = sqlite3_open_v2(name, &db->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);
    free(name);
    if (rc != SQLITE_OK)
        return db_fail_path(path, rc, NULL, false, st);
    sqlite3_extended_result_codes(db->sqlite, 1);
    sqlite3_busy_handler(db->sqlite, db_busy, db);
    return settings_apply(db, st);
}

// The header of the main file was looked at before; what counts is what it and its log say together.
static bool check_identity(struct db *db, struct status *st)
{
    int64_t application = 0, version = 0;
    if (!settings_pragma(db, "PRAGMA application_id", &application, st) ||
        !settings_pragma(db, "PRAGMA user_version", &version, st))
        return false;
    if (application != DB_APPLICATION_ID)
        return status_fail(st, STATUS_DATA,
                           "%s: this is a database of another program. It was left as it is.",
                           db->path);
    if (version > DB_VERSION)
        return status_fail(st, STATUS_DATA,
                           "%s: this database was made by a newer contractmon (its version is "
                           "%lld, this program knows "
                           "%d). It was left as it is; use the newer program.",
                           db->path, (long long)version, DB_VERSION);
    if (version < DB_VERSION && db->mode == DB_READ)
        return status_fail(st, STATUS_DATA,
                           "%s: this database is of version %lld, this program reads version %d. "
                           "It was left as it is; "
                           "`contractmon doctor` brings it up to date.",
                           db->path, (long long)version, DB_VERSION);
    return true;
}

// Refused or only read: closing must not move the log's contents into the main file.
static void keep_bytes(struct db *db)
{
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

bool db_ensure_wal(struct db *db, struct status *st)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db->sqlite, "PRAGMA journal_mode = WAL", -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    bool wal = rc == SQLITE_ROW && text_equal((const char *)sqlite3_column_text(stmt, 0), "wal");
    sqlite3_finalize(stmt);
    if (wal)
        return true;
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, st);
    return status_fail(
        st, STATUS_FAILED,
        "%s: the database cannot keep a write-ahead log here, so it was not opened for writing.",
        db->path);
}

static bool open_writer(const char *path, struct db **out, struct status *st)
{
    if (!db_connect(path, SQLITE_OPEN_READWRITE, DB_WRITE, out, st))
        return false;
    struct db *db = *out;
    keep_bytes(db);
    if (!check_identity(db, st))
        return false;
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    if (!db_ensure_wal(db, st) || !migrations_run(db, st))
        return false;
    settings_guard(db);
    return true;
}

// A file that nobody can write needs no locks and gets no companions: a backup on a read-only disk, say.
static bool unchangeable(const char *path)
{
    struct statvfs place;
    struct stat file;
    return (statvfs(path, &place) == 0 && (place.f_flag & ST_RDONLY) != 0) ||
           (stat(path, &file) == 0 && (file.st_mode & 0222) == 0);
}

static char *immutable_uri(const char *path)
{
    struct text uri = {0};
    text_add(&uri, *path == '/' ? "file:" : "file:./");
    for (; *path != '\0'; path++) {
        if (strchr("%?#", *path) != NULL)
            text_printf(&uri, "%%%02X", (unsigned char)*path);
        else
            text_add_char(&uri, *path);
    }
    text_add(&uri, "?immutable=1");
    return text_take(&uri);
}

static bool log_is_empty(const char *path)
{
    struct stat about;
    char *log = xasprintf("%s-wal", path);
    bool empty = stat(log, &about) != 0 || about.st_size == 0;
    free(log);
    return empty;
}

static bool open_reader(const char *path, struct db **out, struct status *st)
{
    // Opened for writing where that is permitted: only so can the last one to leave tidy the companions away. The authorizer
    // and query_only see to it that nothing is written.
    bool fixed = unchangeable(path) && log_is_empty(path);
    char *uri = fixed ? immutable_uri(path) : NULL;
    int flags = SQLITE_OPEN_READONLY;
    if (fixed)
        flags |= SQLITE_OPEN_URI;
    else if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0)
        flags = SQLITE_OPEN_READWRITE;
    bool ok = db_connect(fixed ? uri : path, flags, DB_READ, out, st);
    free(uri);
    if (!ok)
        return false;
    struct db *db = *out;
    int64_t nothing = 0;
    if (fixed) {
        free(db->path);
        db->path = xstrdup(path);
    }
    if (!check_identity(db, st) || !settings_pragma(db, "PRAGMA query_only = ON", &nothing, st)) {
        keep_bytes(db);
        return false;
    }
    settings_guard(db);
    return true;
}

static bool open_by_mode(const char *path, enum db_mode mode, struct db **out, struct status *st)
{
    if (mode == DB_INIT) {
        if (!create_database(path, st))
            return false;
        mode = DB_WRITE;
    }
    if (!probe_file(path, mode, st))
        return false;
    return mode == DB_READ ? open_reader(path, out, st) : open_writer(path, out, st);
}

bool db_open(const char *path, enum db_mode mode, struct db **out, struct status *st)
{
    struct db *db = NULL;
    bool ok = open_by_mode(path, mode, &db, st);
    if (!ok) {
        db_close(db);
        db = NULL;
    }
    *out = db;
    return ok;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    if (db->writing)
        db_write_rollback(db);
    statements_release(db);
    if (db->sqlite != NULL && db->mode == DB_READ && !log_is_empty(db->path))
        keep_bytes(db);
    sqlite3_close(db->sqlite);
    text_release(&db->before);
    text_release(&db->after);
    text_release(&db->body);
    free(db->touched);
    free(db->saves);
    free(db->path);
    free(db);
}

const char *db_path(const struct db *db)
{
    return db->path;
}
