// SPDX-License-Identifier: MIT
// Transactions: readers take a snapshot, writers begin IMMEDIATE, and a commit says the truth about what was saved.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "db/handle.h"
#include "model/ground/memory.h"

#define BUSY_LIMIT    5000 // milliseconds that a transaction waits for its turn
#define HURRIED_LIMIT 250  // ... that can as well be written elsewhere or later

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// SQLite's own waiting grows to sleeps of 100 ms, so that whoever has just written wins again and others starve. Small random
// sleeps (0.5 to 5 ms) are fair.
int db_busy(void *handle, int count)
{
    struct db *db = handle;
    if (count == 0)
        db->busy_since = milliseconds();
    else if (milliseconds() - db->busy_since >= (db->hurried ? HURRIED_LIMIT : BUSY_LIMIT))
        return 0;
    db->random ^= db->random << 13;
    db->random ^= db->random >> 7;
    db->random ^= db->random << 17;
    const struct timespec pause = {.tv_nsec = 500000 + (long)(db->random % 4500000)};
    nanosleep(&pause, NULL);
    return 1;
}

void db_hurry(struct db *db, bool hurry)
{
    db->hurried = hurry;
}

static bool run(struct db *db, enum statement which, struct status *st)
{
    struct query q = query(db, which);
    return query_run(&q, st);
}

bool db_read_begin(struct db *db, struct status *st)
{
    // Inside a write its own changes are what must be seen.
    if (db->reading == 0 && !db->writing && !run(db, SQL_begin_read, st))
        return false;
    db->reading++;
    return true;
}

// Ends whatever is open; a failure to do so has already ended it.
static void end(struct db *db)
{
    struct status st = {0};
    if (!sqlite3_get_autocommit(db->sqlite))
        run(db, SQL_rollback, &st);
    status_clear(&st);
}

void db_read_end(struct db *db)
{
    if (db->reading > 0 && --db->reading == 0 && !db->writing)
        end(db);
}

moment db_last_write(struct db *db)
{
    struct status ignored = {0};
    moment last = 0;
    struct query q = query(db, SQL_audit_last);
    if (query_row(&q))
        last = query_int_at(&q, 2);
    query_end(&q, &ignored);
    status_clear(&ignored);
    return last;
}

static bool take_head(struct db *db, struct status *st)
{
    struct query q = query(db, SQL_audit_last);
    db->head = 0;
    db->head_at = 0;
    memset(db->head_hash, 0, sizeof db->head_hash);
    if (query_row(&q)) {
        size_t size = 0;
        db->head = query_int_at(&q, 0);
        db->head_at = query_int_at(&q, 2);
        const void *hash = query_blob_at(&q, 1, &size);
        memcpy(db->head_hash, hash, size < sizeof db->head_hash ? size : sizeof db->head_hash);
    }
    return query_end(&q, st);
}

// A file that was deleted or replaced under the program takes every write and keeps none. Where its folder cannot be looked into, which is
// so on a shared server, nobody but its keeper can do that.
static bool still_there(const struct db *db, struct status *st)
{
    struct stat file;
    int moved = 0;
    if (sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
        !moved || (stat(db->path, &file) != 0 && errno != ENOENT))
        return true;
    return status_fail(st, STATUS_FAILED,
                       "%s: NOT saved: the file is not there any more; it was moved, deleted or "
                       "replaced. What was saved before is where the file is now. Leave the "
                       "program, see to the file, and start it again.",
                       db->path);
}

bool db_write_begin(struct db *db, const struct actor *actor, moment now, struct status *st)
{
    if (db->mode == DB_READ)
        return status_fail(st, STATUS_DENIED,
                           "%s: it was opened only to be read. Nothing was changed.", db->path);
    if (db->broken)
        return status_fail(st, STATUS_FAILED,
                           "%s: the disk failed under an earlier write. Nothing more is written "
                           "until the program has "
                           "been started again.",
                           db->path);
    if (db->writing || db->reading > 0)
        return status_fail(st, STATUS_FAILED,
                           "%s: a transaction was begun inside another. Nothing was changed.",
                           db->path);
    if (actor == NULL || actor->login == NULL || *actor->login == '\0')
        return status_fail(st, STATUS_DENIED,
                           "It is not known who you are, so nothing can be changed.");
    if (!run(db, SQL_begin_write, st))
        return false;
    if (!still_there(db, st) || !take_head(db, st) || !run(db, SQL_cache_for_writing, st)) {
        end(db);
        return false;
    }
    db->writing = true;
    db->spoiled = false;
    db->began = db->head;
    db->actor = actor;
    // What is said later counts; so by a clock that was turned back nothing is recorded before what there is already.
    db->now = now > db->head_at ? now : db->head_at;
    db->told = false;
    db->touched_count = 0;
    db->dropped = 0;
    return true;
}

bool db_must_write(const struct db *db, struct status *st)
{
    return db->writing ||
           status_fail(st, STATUS_FAILED,
                       "%s: a change was made outside a transaction. It was not saved.", db->path);
}

static void over(struct db *db)
{
    struct status st = {0};
    end(db);
    run(db, SQL_cache_for_reading, &st);
    status_clear(&st);
    db->writing = false;
    db->actor = NULL;
    db->touched_count = 0;
}

bool db_write_commit(struct db *db, struct status *st)
{
    if (!db->writing)
        return status_fail(st, STATUS_FAILED, "%s: there is nothing to save.", db->path);
    bool ok = !db->spoiled && !sqlite3_get_autocommit(db->sqlite);
    if (!ok)
        status_fail(st, STATUS_FAILED,
                    "%s: NOT saved: a change before this one failed, so none of them was kept.",
                    db->path);
    ok = ok && needle_settle(db, st) && run(db, SQL_commit, st);
    if (ok && db->head > db->began) {
        db->saves = list_room(db->saves, &db->save_capacity, db->save_count, sizeof *db->saves);
        db->saves[db->save_count++] = (struct stretch){db->began + 1, db->head};
    }
    // After a failed sync the system may forget that the pages were never written: no second attempt on this connection.
    if (!ok && (sqlite3_extended_errcode(db->sqlite) & 0xff) == SQLITE_IOERR)
        db->broken = true;
    over(db);
    return ok;
}

void db_write_rollback(struct db *db)
{
    if (db->writing)
        over(db);
}

bool db_changed(struct db *db)
{
    struct query q = query(db, SQL_data_version);
    int64_t version = query_number(&q, db->data_version);
    bool changed = db->data_version != -1 && version != db->data_version;
    db->data_version = version;
    return changed;
}
