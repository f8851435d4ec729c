// SPDX-License-Identifier: MIT
// The register of imports: each has a number, so that what it brought can be named and undone.
#ifndef DB_IMPORT_H
#define DB_IMPORT_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

// Registers an import inside a write transaction, audited. sha256: of the file's bytes, lower-case hex. *number is its number.
bool import_register(struct db *db, const char *profile, const char *file, const char *sha256,
                     int64_t *number, struct status *st);
// How many records it added, changed and found the same.
bool import_finish(struct db *db, int64_t number, int64_t added, int64_t changed, int64_t same,
                   struct status *st);

struct import_row {
    int64_t number;
    const char *profile, *file;
    moment at;
    const char *login;
    int64_t added, changed, same;
    moment undone; // 0: it stands
    const char *undone_by;
    int64_t last; // its last entry of the audit trail
};
struct imports {
    struct import_row *rows;
    size_t count;
};
bool imports_all(struct db *db, struct arena *arena, struct imports *out,
                 struct status *st); // by number

// Undoes an import, inside a write transaction that the caller gives up on failure: what it added goes, what it changed says again what it
// said before, its facts and targets stay in the record and count no more. STATUS_BUSY where something builds on it (each named), or it was
// undone already; STATUS_UNKNOWN if there is none. *restored: how many were put back.
bool import_take_back(struct db *db, int64_t number, size_t *restored, struct status *st);

// SHA-256 of bytes as lower-case hex (libnettle stands behind db, like the audit trail).
void sha256_hex(const void *bytes, size_t size, char hex[65]);

#endif
