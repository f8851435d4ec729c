// SPDX-License-Identifier: MIT
// Making a new database, so that it is there whole or not at all.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/handle.h"
#include "model/ground/memory.h"

static bool sync_folder(const char *path)
{
    char *folder = xstrdup(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder ? 1 : 0] = '\0';
    int fd = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    free(folder);
    return ok;
}

bool file_publish(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0) {
        if (errno != EINVAL && errno != ENOSYS)
            return false;
        // A file system that cannot rename so may be able to link.
        if (link(from, to) != 0 || unlink(from) != 0)
            return false;
    }
    return sync_folder(to);
}

void file_rename_told(struct status *st, const char *from, const char *to)
{
    const char *told = status_message(st), *at = told != NULL ? strstr(told, from) : NULL;
    if (st->code == STATUS_OK || at == NULL)
        return;
    struct text words = {0};
    for (; at != NULL; at = strstr(told, from)) {
        text_add_bytes(&words, told, (size_t)(at - told));
        text_add(&words, to);
        told = at + strlen(from);
    }
    text_add(&words, told);
    status_fail(st, st->code, "%s", text_get(&words));
    text_release(&words);
}

void file_remove(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *name = xasprintf("%s%s", path, endings[i]);
        unlink(name);
        free(name);
    }
}

// Owner only, unless the umask leaves the group its rights: never half of them, and nothing for others.
static bool create_file(const char *path, struct status *st)
{
    struct stat about;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0660);
    if (fd < 0)
        return status_fail(
            st, errno == EACCES || errno == EROFS || errno == EPERM ? STATUS_DENIED : STATUS_FAILED,
            "%s: the database cannot be made (%s).", path, strerror(errno));
    bool ok = fstat(fd, &about) == 0 && ((about.st_mode & 0060) == 0060 || fchmod(fd, 0600) == 0);
    if (!ok)
        status_fail(st, STATUS_FAILED, "%s: its permissions cannot be set (%s).", path,
                    strerror(errno));
    close(fd); // no connection of ours can be on a file that is this new
    return ok;
}

// Under a temporary name and then renamed: a database is there whole or not at all.
bool create_database(const char *path, struct status *st)
{
    struct stat about;
    if (lstat(path, &about) == 0)
        return status_fail(st, STATUS_BUSY, "%s: this exists already. It was left as it is.", path);
    struct db *db = NULL;
    char *fresh = xasprintf("%s.new-%ld", path, (long)getpid());
    bool made = create_file(fresh, st);
    bool ok = made && probe_place(fresh, st) &&
              db_connect(fresh, SQLITE_OPEN_READWRITE, DB_INIT, &db, st) && db_ensure_wal(db, st) &&
              migrations_create(db, st);
    db_close(db); // moves the log into the file
    if (ok && !file_publish(fresh, path))
        ok = status_fail(st, errno == EEXIST ? STATUS_BUSY : STATUS_FAILED, "%s: %s.", path,
                         errno == EEXIST ? "this exists already. It was left as it is"
                                         : strerror(errno));
    if (!ok)
        file_rename_told(st, fresh, path);
    if (made)
        file_remove(fresh);
    free(fresh);
    return ok;
}
