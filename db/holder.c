// SPDX-License-Identifier: MIT
// Who holds the write lock. It is read from /proc/locks: opening the lock file and asking it would, on closing, drop the
// locks that this very process has there.
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "db/handle.h"
#include "model/ground/memory.h"

#define WRITE_LOCK \
    120 // offset of the byte in the -shm file whose lock is the right to write (SQLite's WAL format)

// A line is "3: POSIX  ADVISORY  WRITE 4711 08:01:262146 120 120".
static bool line_names(const char *line, const struct stat *file, long *pid)
{
    unsigned major_number = 0, minor_number = 0;
    unsigned long inode = 0;
    long from = 0;
    int at = 0;
    if (sscanf(line, "%*d: POSIX ADVISORY WRITE %ld %x:%x:%lu %ld %n", pid, &major_number,
               &minor_number, &inode, &from, &at) != 5 ||
        at == 0)
        return false;
    // Held alone: the writer's lock. Together with others: recovery or closing, which is as good an answer.
    char *end = NULL;
    long to = strtol(line + at, &end, 10);
    if (end == line + at)
        to = WRITE_LOCK; // "EOF"
    return inode == file->st_ino && major(file->st_dev) == major_number &&
           minor(file->st_dev) == minor_number && from <= WRITE_LOCK && to >= WRITE_LOCK &&
           *pid > 0;
}

static void name_process(long pid, struct text *out)
{
    struct stat about;
    char *folder = xasprintf("/proc/%ld", pid);
    const struct passwd *person = stat(folder, &about) == 0 ? getpwuid(about.st_uid) : NULL;
    if (person != NULL)
        text_printf(out, ". It is held by %s (process %ld)", person->pw_name, pid);
    else
        text_printf(out, ". It is held by process %ld", pid);
    free(folder);
}

void holder_describe(const char *path, struct text *out)
{
    struct stat file;
    char *shm = xasprintf("%s-shm", path);
    FILE *locks = stat(shm, &file) == 0 ? fopen("/proc/locks", "re") : NULL;
    char *line = NULL;
    size_t room = 0;
    long pid = 0;
    while (locks != NULL && getline(&line, &room, locks) > 0) {
        if (line_names(line, &file, &pid)) {
            name_process(pid, out);
            break;
        }
    }
    free(line);
    if (locks != NULL)
        fclose(locks);
    free(shm);
}
