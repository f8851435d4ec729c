// SPDX-License-Identifier: MIT
// Looks at a file before SQLite opens it as a database, so that what is not ours stays as it is, byte by byte.
// It is read through SQLite's own file layer: closing a descriptor of our own would drop every lock that another
// connection of this process holds on the file.
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "db/handle.h"
#include "model/ground/memory.h"

#define HEADER_SIZE 100

static const struct filesystem {
    int64_t magic; // f_type of statfs(2)
    const char *name;
} network[] = {
    {0x6969, "NFS"},        {0x517b, "SMB"},      {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB2"},   {0x01021997, "9p"},   {0x65735546, "FUSE (sshfs and the like)"},
    {0x00c36400, "Ceph"},   {0x5346414f, "AFS"},  {0x6b414653, "kAFS"},
    {0x73757245, "Coda"},   {0x01161970, "GFS2"}, {0x7461636f, "OCFS2"},
    {0x0bd00bd0, "Lustre"}, {0x564c, "NCP"},      {0x47504653, "GPFS"},
};

bool probe_filesystem(int64_t magic, const char **name)
{
    for (size_t i = 0; i < sizeof network / sizeof *network; i++) {
        // f_type is a signed long: the SMB numbers may come with their sign extended.
        if ((uint32_t)network[i].magic == (uint32_t)magic) {
            *name = network[i].name;
            return false;
        }
    }
    *name = "local";
    return true;
}

bool probe_place(const char *path, struct status *st)
{
    struct statfs fs;
    const char *name = NULL;
    if (statfs(path, &fs) != 0)
        return status_fail(st, STATUS_DENIED,
                           "%s: its file system cannot be asked what it is (%s).", path,
                           strerror(errno));
    if (!probe_filesystem((int64_t)fs.f_type, &name))
        return status_fail(
            st, STATUS_DATA,
            "%s: it is on a network file system (%s), where several processes cannot share a "
            "database safely. Nothing was changed; put the database on a disk of this machine.",
            path, name);
    return true;
}

static uint32_t number(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// The first bytes of the file. False with a message if it cannot be read.
static bool read_header(const char *path, uint8_t header[HEADER_SIZE], struct status *st)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    if (vfs == NULL)
        return db_fail_path(path, sqlite3_initialize(), NULL, false, st);
    // The layer wants a full name in a form of its own.
    char *full = xmalloc((size_t)vfs->mxPathname + 1);
    sqlite3_file *file = xcalloc(1, (size_t)vfs->szOsFile);
    sqlite3_filename name = NULL;
    int rc = vfs->xFullPathname(vfs, path, vfs->mxPathname + 1, full);
    if ((rc & 0xff) == SQLITE_OK) {
        name = sqlite3_create_filename(full, "", "", 0, NULL);
        rc = name == NULL
                 ? SQLITE_NOMEM
                 : vfs->xOpen(vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
    }
    if (rc == SQLITE_OK)
        rc = file->pMethods->xRead(file, header, HEADER_SIZE, 0); // zeros where the file is shorter
    if (file->pMethods != NULL)
        file->pMethods->xClose(file);
    sqlite3_free_filename(name);
    free(full);
    free(file);
    if (rc == SQLITE_IOERR_SHORT_READ)
        rc = SQLITE_OK;
    return rc == SQLITE_OK || db_fail_path(path, rc, NULL, false, st);
}

// Whether frames may wait in the companion file, so that the main file alone does not tell all.
static bool has_log(const char *path)
{
    struct stat about;
    char *log = xasprintf("%s-wal", path);
    bool has = stat(log, &about) == 0 && about.st_size > 0;
    free(log);
    return has;
}

static bool judge_header(const char *path, const uint8_t *header, int64_t size, struct status *st)
{
    if (memcmp(header, "SQLite format 3", 16) != 0)
        return status_fail(st, STATUS_DATA,
                           "%s: this is no contractmon database. It was left as it is.", path);
    if (number(header + 68) != DB_APPLICATION_ID)
        return status_fail(
            st, STATUS_DATA,
            "%s: this is a database of another program. It was left as it is; name the one of "
            "contractmon with --db.",
            path);
    if (number(header + 60) > DB_VERSION)
        return status_fail(st, STATUS_DATA,
                           "%s: this database was made by a newer contractmon (its version is %u, "
                           "this program knows "
                           "%d). It was left as it is; use the newer program.",
                           path, number(header + 60), DB_VERSION);
    int64_t page = (int64_t)header[16] << 8 | header[17];
    int64_t pages = number(header + 28);
    if (page == 1)
        page = 65536;
    if (!has_log(path) && size < page * pages)
        return status_fail(st, STATUS_DATA,
                           "%s: the file is cut short: %" PRId64 " of %" PRId64
                           " bytes are there. It was left "
                           "as it is; go back to "
                           "the last backup.",
                           path, size, page * pages);
    return true;
}

bool probe_file(const char *path, enum db_mode mode, struct status *st)
{
    struct stat about;
    uint8_t header[HEADER_SIZE] = {0};
    if (stat(path, &about) != 0) {
        if (errno == ENOENT)
            return status_fail(
                st, STATUS_UNKNOWN,
                "%s: there is no such database. `contractmon init` makes one; --db names another.",
                path);
        return status_fail(st, STATUS_DENIED, "%s: it cannot be reached (%s).", path,
                           strerror(errno));
    }
    if (!S_ISREG(about.st_mode))
        return status_fail(st, STATUS_DATA, "%s: this is %s, not a database.", path,
                           S_ISDIR(about.st_mode) ? "a folder" : "no regular file");
    if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0)
        return status_fail(st, STATUS_DENIED, "%s: you are not permitted to read this database.",
                           path);
    if (mode != DB_READ && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return status_fail(st, STATUS_DENIED,
                           "%s: %s. Nothing was changed; commands that only read still work.", path,
                           errno == EROFS ? "it is on a disk that can only be read"
                                          : "you are not permitted to write this database");
    if (!probe_place(path, st))
        return false;
    if (about.st_size == 0)
        return status_fail(st, STATUS_DATA,
                           "%s: the file is empty, not a database. It was left as it is.", path);
    return read_header(path, header, st) && judge_header(path, header, about.st_size, st);
}
