// SPDX-License-Identifier: MIT
// Reading a file to import.
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/import.h"
#include "model/ground/memory.h"

enum { MOST_BYTES = 1 << 30, FIRST_READ = 1 << 16 };

static bool read_all(int fd, size_t expected, struct source *source, struct status *st)
{
    size_t room =
        expected + 2; // one byte more tells that the file has ended, one is for the terminator
    source->bytes = xmalloc(room);
    for (;;) {
        ssize_t got = read(fd, source->bytes + source->size, room - 1 - source->size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return status_fail(st, STATUS_DATA, "%s: cannot be read: %s.", source->name,
                               strerror(errno));
        source->size += (size_t)got;
        if (got == 0)
            break;
        if (source->size > MOST_BYTES)
            return status_fail(st, STATUS_DATA, "%s: more than 1 GiB; split it.", source->name);
        if (source->size + 1 == room) {
            room *= 2;
            source->bytes = xreallocarray(source->bytes, room, 1);
        }
    }
    source->bytes[source->size] = '\0';
    sha256_hex(source->bytes, source->size, source->sha256);
    return true;
}

bool source_read(const char *path, struct source *source, struct status *st)
{
    bool standard = strcmp(path, "-") == 0;
    source->name = standard ? "standard input" : path;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0) {
        status_fail(st, STATUS_DATA, "%s: cannot be read: %s.", source->name, strerror(errno));
        if (fd >= 0 && !standard)
            close(fd);
        return false;
    }
    bool good = true;
    if (S_ISDIR(about.st_mode))
        good = status_fail(st, STATUS_DATA, "%s: is a folder; name a file in it.", source->name);
    else if (S_ISREG(about.st_mode) && about.st_size > MOST_BYTES)
        good = status_fail(st, STATUS_DATA, "%s: more than 1 GiB; split it.", source->name);
    else
        good =
            read_all(fd, S_ISREG(about.st_mode) ? (size_t)about.st_size : FIRST_READ, source, st);
    if (!standard)
        close(fd);
    return good;
}

void source_release(struct source *source)
{
    free(source->bytes);
    *source = (struct source){0};
}
