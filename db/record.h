// SPDX-License-Identifier: MIT
// Records with an identity and a version: adding, changing, and the images of them that the audit trail keeps. For db/ only.
#ifndef DB_RECORD_H
#define DB_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/db.h"
#include "db/provider.h"
#include "db/statement.h"
#include "model/ground/text.h"

// table, number of fields that identify a record, whether it says from which import it is.
#define RECORDS(_)              \
    _(setting, 1, false)        \
    _(import, 1, false)         \
    _(provider, 1, true)        \
    _(location, 1, true)        \
    _(grade, 4, true)           \
    _(contract, 1, true)        \
    _(target, 4, true)          \
    _(person, 2, true)          \
    _(cover, 2, false)          \
    _(provider_event, 3, false) \
    _(holiday, 2, false)        \
    _(framework_version, 2, false)

#define RECORD_ENUM(table, keys, imported) RECORD_##table,
enum record_kind { RECORDS(RECORD_ENUM) RECORD_COUNT };
#undef RECORD_ENUM

struct record {
    const char *object; // name of the table, and of the object in the audit trail
    enum statement find, insert, update, images;
    size_t keys;   // the first fields, by which it is found
    bool imported; // the last column is the import
};
extern const struct record records[RECORD_COUNT];

#define RECORD_FIELDS 24 // most fields of a record

enum field_type { FIELD_NULL, FIELD_INT, FIELD_TEXT, FIELD_DAY };
struct field {
    enum field_type type;
    int64_t number;
    const char *text;
    char iso[DAY_ISO_SIZE]; // of FIELD_DAY
};
struct field field_int(int64_t number);
struct field field_text(const char *text); // NULL counts as ""; by reference
struct field field_day(day d);             // NULL for DAY_NONE and DAY_NEVER
struct field field_id(int64_t id);         // NULL for 0

// False with STATUS_DATA if a text is not UTF-8.
bool fields_check(const char *object, const struct field *fields, size_t count, struct status *st);
void fields_bind(struct query *q, const struct field *fields, size_t count);

// Images: the fields as type byte, length and bytes (schema.sql, table audit_payload).
void image_int(struct text *image, int64_t number);
void image_text(struct text *image, const char *bytes, size_t count);
void image_null(struct text *image);
void image_fields(struct text *image, const struct field *fields, size_t count);
void image_columns(struct text *image, struct query *q,
                   int from); // of a row, from that column to the last

// Adds or changes a record, audited, and says which; nothing is written when it says the same already.
bool record_put(struct db *db, enum record_kind kind, const struct field *fields, size_t count,
                int64_t import, int64_t *id, enum upsert *what, struct status *st);
// The same for a record of the version that was seen; 0: for a new one. STATUS_BUSY if somebody has changed it since, STATUS_DATA if a
// new one is there already: nothing is overwritten. It is no conflict where the record says by now what is to be put.
#define RECORD_ANY (-1) // whatever version it has
bool record_put_seen(struct db *db, enum record_kind kind, const struct field *fields, size_t count,
                     int64_t import, int64_t seen, int64_t *id, enum upsert *what,
                     struct status *st);
// Deletes a record of a version that was seen (statement: ?1 id, ?2 version), audited with what it said.
bool record_remove(struct db *db, enum record_kind kind, enum statement remove, int64_t id,
                   int64_t version, const struct field *fields, size_t count, struct status *st);

#endif
