// SPDX-License-Identifier: MIT
// A consistent copy, proved before it gets its name.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/handle.h"
#include "model/ground/memory.h"

static bool create_empty(const char *path, struct status *st)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return status_fail(
            st, errno == EACCES || errno == EROFS || errno == EPERM ? STATUS_DENIED : STATUS_FAILED,
            "%s: the backup cannot be made (%s).", path, strerror(errno));
    bool ok = fchmod(fd, 0600) == 0;
    close(fd);
    return ok || status_fail(st, STATUS_FAILED, "%s: its permissions cannot be set (%s).", path,
                             strerror(errno));
}

// All pages in one step: in several, another process that writes between two would make it begin again.
static bool copy_pages(struct db *from, struct db *to, struct status *st)
{
    sqlite3_backup *copy = sqlite3_backup_init(to->sqlite, "main", from->sqlite, "main");
    if (copy == NULL)
        return db_fail(to, sqlite3_extended_errcode(to->sqlite), st);
    int rc = sqlite3_backup_step(copy, -1);
    for (int count = 0; rc == SQLITE_BUSY || rc == SQLITE_LOCKED; count++) {
        if (!db_busy(from, count))
            break;
        rc = sqlite3_backup_step(copy, -1);
    }
    int finished = sqlite3_backup_finish(copy);
    if (rc == SQLITE_DONE && finished == SQLITE_OK)
        return true;
    return db_fail_path(to->path, finished != SQLITE_OK ? finished : rc, NULL, false, st);
}

// Without a write-ahead log a copy is one file, which can be read where nothing can be written.
static bool make_single(struct db *copy, struct status *st)
{
    int rc = sqlite3_exec(copy->sqlite, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return rc == SQLITE_OK || db_fail(copy, rc, st);
}

static bool check_pages(struct db *copy, struct status *st)
{
    struct query q = query(copy, SQL_integrity_check);
    bool sound = query_row(&q) && text_equal(query_peek_at(&q, 0), "ok");
    if (!query_end(&q, st))
        return false;
    return sound ||
           status_fail(st, STATUS_DATA,
                       "%s: the copy is damaged, so it was removed. The database itself may be: "
                       "run `contractmon doctor`.",
                       copy->path);
}

static bool check_trail(struct db *copy, bool with_records, struct status *st)
{
    struct text report = {0};
    bool sound = verify_run(copy, NULL, with_records, &report) == VERIFY_SOUND;
    if (!sound)
        status_fail(
            st, STATUS_DATA,
            "%s: the copy was removed, because the audit trail of the database is not sound:\n%s",
            copy->path, text_get(&report));
    text_release(&report);
    return sound;
}

static bool sync_file(const char *path, struct status *st)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC); // every connection to it is closed by now
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        status_fail(st, STATUS_FAILED, "%s: the disk did not take the backup (%s). It was removed.",
                    path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool fill(struct db *db, const char *path, bool with_records, struct status *st)
{
    struct db *copy = NULL;
    bool ok = db_connect(path, SQLITE_OPEN_READWRITE, DB_INIT, &copy, st) &&
              copy_pages(db, copy, st) && make_single(copy, st) && check_pages(copy, st) &&
              check_trail(copy, with_records, st);
    db_close(copy);
    return ok && sync_file(path, st);
}

bool backup_write(struct db *db, const char *path, bool records, struct status *st)
{
    struct stat about;
    if (db->writing)
        return status_fail(st, STATUS_FAILED, "A backup cannot be made in the midst of a change.");
    if (lstat(path, &about) == 0)
        return status_fail(st, STATUS_BUSY,
                           "%s: this exists already. It was left as it is; choose another name.",
                           path);
    char *partial = xasprintf("%s.partial-%ld", path, (long)getpid());
    bool made = create_empty(partial, st);
    bool ok = made && fill(db, partial, records, st);
    if (ok && !file_publish(partial, path))
        ok = status_fail(st, errno == EEXIST ? STATUS_BUSY : STATUS_FAILED, "%s: %s.", path,
                         errno == EEXIST ? "this exists already. It was left as it is"
                                         : strerror(errno));
    if (!ok)
        file_rename_told(st, partial, path);
    if (made)
        file_remove(partial);
    free(partial);
    return ok;
}

bool db_backup(struct db *db, const char *path, struct status *st)
{
    return backup_write(db, path, true, st);
}
