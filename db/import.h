// SPDX-License-Identifier: MIT
// The register of imports: each has a number, so that what it brought can be named and undone.
#ifndef DB_IMPORT_H
#define DB_IMPORT_H

#include "db/db.h"

// Registers an import inside a write transaction, audited. sha256: of the file's bytes, lower-case hex. *number is its number.
bool import_register(struct db *db, const char *profile, const char *file, const char *sha256,
                     int64_t *number, struct status *st);
// How many records it added, changed and found the same.
bool import_finish(struct db *db, int64_t number, int64_t added, int64_t changed, int64_t same,
                   struct status *st);

// SHA-256 of bytes as lower-case hex (libnettle stands behind db, like the audit trail).
void sha256_hex(const void *bytes, size_t size, char hex[65]);

#endif
