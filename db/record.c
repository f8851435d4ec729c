// SPDX-License-Identifier: MIT
#include "record.h"

#include <string.h>

#include "db/handle.h"
#include "model/ground/utf8.h"

#define RECORD_ROW(table, key_count, with_import)       \
    [RECORD_##table] = {.object = #table,               \
                        .find = SQL_##table##_find,     \
                        .insert = SQL_##table##_insert, \
                        .update = SQL_##table##_update, \
                        .images = SQL_##table##_images, \
                        .keys = (key_count),            \
                        .imported = (with_import)},
const struct record records[RECORD_COUNT] = {RECORDS(RECORD_ROW)};
#undef RECORD_ROW

struct field field_int(int64_t number)
{
    return (struct field){.type = FIELD_INT, .number = number};
}

struct field field_text(const char *text)
{
    return (struct field){.type = FIELD_TEXT, .text = text != NULL ? text : ""};
}

struct field field_day(day d)
{
    struct field field = {.type = FIELD_DAY};
    if (*day_iso(d, field.iso) == '\0')
        field.type = FIELD_NULL;
    return field;
}

struct field field_id(int64_t id)
{
    return id != 0 ? field_int(id) : (struct field){.type = FIELD_NULL};
}

bool fields_check(const char *object, const struct field *fields, size_t count, struct status *st)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].type == FIELD_TEXT &&
            !utf8_valid(fields[i].text, strlen(fields[i].text), NULL))
            return status_fail(
                st, STATUS_DATA,
                "A text of a %s is not valid UTF-8, so it was not saved. Read the file with the "
                "encoding it was written in.",
                object);
    return true;
}

void fields_bind(struct query *q, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        switch (fields[i].type) {
        case FIELD_NULL:
            query_null(q);
            break;
        case FIELD_INT:
            query_int(q, fields[i].number);
            break;
        case FIELD_TEXT:
            query_text(q, fields[i].text);
            break;
        case FIELD_DAY:
            query_text(q, fields[i].iso);
            break;
        }
    }
}

static void head(struct text *image, char type, size_t size)
{
    const char bytes[5] = {type, (char)(size >> 24), (char)(size >> 16), (char)(size >> 8),
                           (char)size};
    text_add_bytes(image, bytes, sizeof bytes);
}

void image_int(struct text *image, int64_t number)
{
    char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)((uint64_t)number >> (56 - 8 * i));
    head(image, 'i', sizeof bytes);
    text_add_bytes(image, bytes, sizeof bytes);
}

void image_text(struct text *image, const char *bytes, size_t count)
{
    head(image, 't', count);
    text_add_bytes(image, bytes, count);
}

void image_null(struct text *image)
{
    head(image, 'n', 0);
}

void image_fields(struct text *image, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        switch (fields[i].type) {
        case FIELD_NULL:
            image_null(image);
            break;
        case FIELD_INT:
            image_int(image, fields[i].number);
            break;
        case FIELD_TEXT:
            image_text(image, fields[i].text, strlen(fields[i].text));
            break;
        case FIELD_DAY:
            image_text(image, fields[i].iso, strlen(fields[i].iso));
            break;
        }
    }
}

void image_columns(struct text *image, struct query *q, int from)
{
    int columns = sqlite3_column_count(q->stmt);
    for (int i = from; i < columns; i++) {
        switch (sqlite3_column_type(q->stmt, i)) {
        case SQLITE_NULL:
            image_null(image);
            break;
        case SQLITE_INTEGER:
            image_int(image, query_int_at(q, i));
            break;
        default: { // a STRICT table holds nothing else in such a column
            const char *text = query_peek_at(q, i);
            image_text(image, text, (size_t)sqlite3_column_bytes(q->stmt, i));
        }
        }
    }
}

// The stored record of the same identity: its id and version, 0 if there is none, and its image in db->before.
static bool find(struct db *db, const struct record *record, const struct field *fields,
                 int64_t *id, int64_t *version, struct status *st)
{
    struct query q = query(db, record->find);
    fields_bind(&q, fields, record->keys);
    *id = *version = 0;
    text_clear(&db->before);
    if (query_row(&q)) {
        *id = query_int_at(&q, 0);
        *version = query_int_at(&q, 1);
        image_columns(&db->before, &q, 3);
    }
    return query_end(&q, st);
}

static bool insert(struct db *db, const struct record *record, const struct field *all,
                   size_t count, int64_t *id, struct status *st)
{
    struct query q = query(db, record->insert);
    query_int(&q, audit_next(db));
    fields_bind(&q, all, count);
    if (!query_run(&q, st))
        return false;
    *id = sqlite3_last_insert_rowid(db->sqlite);
    return true;
}

static bool update(struct db *db, const struct record *record, const struct field *all,
                   size_t count, int64_t id, int64_t version, struct status *st)
{
    int changed = 0;
    struct query q = query(db, record->update);
    query_int(&q, audit_next(db));
    fields_bind(&q, all, count);
    query_int(&q, id);
    query_int(&q, version);
    if (!query_change(&q, &changed, st))
        return false;
    return changed == 1 ||
           status_fail(st, STATUS_BUSY, "The %s was changed by someone else meanwhile.",
                       record->object);
}

// Whatever was written without its audit entry must not be committed.
static bool audited(struct db *db, const struct audit_change *change, struct status *st)
{
    if (audit_append(db, change, NULL, st))
        return true;
    db->spoiled = true;
    return false;
}

static bool as_seen(const struct record *record, int64_t version, int64_t seen, struct status *st)
{
    if (seen == RECORD_ANY || version == seen)
        return true;
    if (seen == 0)
        return status_fail(st, STATUS_DATA,
                           "There is a %s of that reference already. Nothing was saved.",
                           record->object);
    return status_fail(
        st, STATUS_BUSY,
        "The %s was changed by someone else meanwhile. Nothing was saved; look at it again.",
        record->object);
}

bool record_put(struct db *db, enum record_kind kind, const struct field *fields, size_t count,
                int64_t import, int64_t *id, enum upsert *what, struct status *st)
{
    return record_put_seen(db, kind, fields, count, import, RECORD_ANY, id, what, st);
}

bool record_put_seen(struct db *db, enum record_kind kind, const struct field *fields, size_t count,
                     int64_t import, int64_t seen, int64_t *id, enum upsert *what,
                     struct status *st)
{
    const struct record *record = &records[kind];
    struct field all[RECORD_FIELDS + 1];
    int64_t version = 0;
    if (!db_must_write(db, st) || !fields_check(record->object, fields, count, st) ||
        !find(db, record, fields, id, &version, st))
        return false;
    // Whether it says the same is asked without the import, which is told by the image's last field.
    text_clear(&db->after);
    image_fields(&db->after, fields, count);
    size_t said = db->after.length;
    *what = version == 0 ? UPSERT_ADDED : UPSERT_CHANGED;
    if (version != 0 && seen != 0 && db->before.length >= said &&
        memcmp(db->before.bytes, db->after.bytes, said) == 0) {
        *what = UPSERT_SAME;
        return true;
    }
    if (!as_seen(record, version, seen, st))
        return false;
    memcpy(all, fields, count * sizeof *fields);
    if (record->imported) {
        all[count] = field_id(import);
        image_fields(&db->after, &all[count], 1);
        count++;
    }
    bool written = version == 0 ? insert(db, record, all, count, id, st)
                                : update(db, record, all, count, *id, version, st);
    if (!written)
        return false;
    const struct audit_change change = {.action = version == 0 ? "add" : "correct",
                                        .object = record->object,
                                        .object_id = *id,
                                        .version = version + 1,
                                        .before = version == 0 ? NULL : db->before.bytes,
                                        .before_size = version == 0 ? 0 : db->before.length,
                                        .after = db->after.bytes,
                                        .after_size = db->after.length};
    return audited(db, &change, st);
}

bool record_remove(struct db *db, enum record_kind kind, enum statement remove, int64_t id,
                   int64_t version, const struct field *fields, size_t count, struct status *st)
{
    int changed = 0;
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, remove);
    query_int(&q, id);
    query_int(&q, version);
    if (!query_change(&q, &changed, st))
        return false;
    if (changed != 1)
        return status_fail(st, STATUS_BUSY, "The %s was changed by someone else meanwhile.",
                           records[kind].object);
    text_clear(&db->before);
    image_fields(&db->before, fields, count);
    const struct audit_change change = {.action = "withdraw",
                                        .object = records[kind].object,
                                        .object_id = id,
                                        .version = version + 1,
                                        .before = db->before.bytes,
                                        .before_size = db->before.length};
    return audited(db, &change, st);
}
