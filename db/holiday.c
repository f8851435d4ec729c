// SPDX-License-Identifier: MIT
#include "holiday.h"

#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "db/record.h"

#define EDITION "holiday_edition" // the setting that names it

static bool shape(struct status *st, const char *what)
{
    return status_fail(
        st, STATUS_DATA,
        "This is not the bank holiday file of GOV.UK: %s. Nothing was changed; fetch "
        "https://www.gov.uk/bank-holidays.json anew.",
        what);
}

static bool check_whole(struct db *db, const char *json, size_t size, struct status *st)
{
    struct text fault = {0};
    if (memchr(json, '\0', size) != NULL)
        return shape(st, "it holds a NUL byte");
    struct query q = query(db, SQL_holiday_json_fault);
    query_text_bytes(&q, json, size);
    if (query_row(&q))
        text_add(&fault, query_peek_at(&q, 0));
    bool ok = query_end(&q, st) && (*text_get(&fault) == '\0' || shape(st, text_get(&fault)));
    text_release(&fault);
    if (!ok)
        return false;
    q = query(db, SQL_holiday_json_divisions);
    query_text_bytes(&q, json, size);
    while (ok && query_row(&q)) {
        if (!text_equal(query_peek_at(&q, 1), "array")) {
            text_printf(&fault, "the division \"%s\" has no list of events", query_peek_at(&q, 0));
            ok = shape(st, text_get(&fault));
        }
    }
    text_release(&fault);
    return query_end(&q, st) && ok;
}

// One event. The rows come by division and date, so that a day that is there twice stands beside itself.
static bool read_event(struct query *q, struct arena *arena, struct holiday_rows *out,
                       size_t *capacity, struct status *st)
{
    struct holiday_row row = {.division = query_text_at(q, 0, arena)};
    const char *date = query_peek_at(q, 2);
    const char *fault = query_null_at(q, 3) ? "has no title" : NULL;
    if (!day_parse(date, &row.date))
        fault = "has no date like 2027-12-25";
    row.title = query_text_at(q, 3, arena);
    row.notes = query_text_at(q, 4, arena);
    const struct holiday_row *last = out->count > 0 ? &out->rows[out->count - 1] : NULL;
    if (fault == NULL && last != NULL && last->date == row.date &&
        text_equal(last->division, row.division))
        fault = "is of the same day as another";
    if (fault != NULL) {
        char *what = arena_printf(arena, "event %lld of \"%s\" %s", (long long)query_int_at(q, 1),
                                  row.division, fault);
        return shape(st, what);
    }
    out->rows = arena_room(arena, out->rows, capacity, out->count, sizeof *out->rows);
    out->rows[out->count++] = row;
    return true;
}

bool holidays_parse(const char *json, size_t size, struct arena *arena, struct holiday_rows *out,
                    struct status *st)
{
    struct db *db = NULL;
    size_t capacity = 0;
    *out = (struct holiday_rows){0};
    bool ok =
        db_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, DB_READ, &db, st) &&
        check_whole(db, json, size, st);
    if (ok) {
        struct query q = query(db, SQL_holiday_json_events);
        query_text_bytes(&q, json, size);
        while (ok && query_row(&q))
            ok = read_event(&q, arena, out, &capacity, st);
        ok = query_end(&q, st) && ok;
    }
    if (ok && out->count == 0)
        ok = shape(st, "it has no events");
    db_close(db);
    return ok;
}

static int compare(const struct holiday_row *a, const struct holiday_row *b)
{
    int division = strcmp(a->division, b->division);
    return division != 0 ? division : (a->date > b->date) - (a->date < b->date);
}

static int compare_rows(const void *a, const void *b)
{
    return compare(a, b);
}

struct stored {
    struct holiday_row row;
    int64_t id, version;
};

static bool read_stored(struct db *db, struct arena *arena, struct stored **rows, size_t *count,
                        struct status *st)
{
    size_t capacity = 0;
    *rows = NULL;
    *count = 0;
    struct query q = query(db, SQL_holidays_all);
    while (query_row(&q)) {
        *rows = arena_room(arena, *rows, &capacity, *count, sizeof **rows);
        (*rows)[(*count)++] = (struct stored){.id = query_int_at(&q, 0),
                                              .version = query_int_at(&q, 1),
                                              .row = {.division = query_text_at(&q, 2, arena),
                                                      .date = query_day_at(&q, 3, DAY_NONE),
                                                      .title = query_text_at(&q, 4, arena),
                                                      .notes = query_text_at(&q, 5, arena)}};
    }
    return query_end(&q, st);
}

#define HOLIDAY_FIELDS 4

static void fields_of(const struct holiday_row *row, struct field out[HOLIDAY_FIELDS])
{
    out[0] = field_text(row->division);
    out[1] = field_day(row->date);
    out[2] = field_text(row->title);
    out[3] = field_text(row->notes);
}

// Days that the new edition (sorted) no longer has.
static bool remove_dropped(struct db *db, const struct stored *old, size_t old_count,
                           const struct holiday_rows *now, bool *changed, struct status *st)
{
    struct field fields[HOLIDAY_FIELDS];
    for (size_t i = 0, k = 0; i < old_count; i++) {
        while (k < now->count && compare(&now->rows[k], &old[i].row) < 0)
            k++;
        if (k < now->count && compare(&now->rows[k], &old[i].row) == 0)
            continue;
        fields_of(&old[i].row, fields);
        if (!record_remove(db, RECORD_holiday, SQL_holiday_remove, old[i].id, old[i].version,
                           fields, HOLIDAY_FIELDS, st))
            return false;
        *changed = true;
    }
    return true;
}

static bool put_all(struct db *db, const struct holiday_rows *rows, bool *changed,
                    struct status *st)
{
    struct field fields[HOLIDAY_FIELDS];
    for (size_t i = 0; i < rows->count; i++) {
        int64_t id = 0;
        enum upsert what = UPSERT_SAME;
        fields_of(&rows->rows[i], fields);
        if (!record_put(db, RECORD_holiday, fields, HOLIDAY_FIELDS, 0, &id, &what, st))
            return false;
        *changed |= what != UPSERT_SAME;
    }
    return true;
}

bool holidays_put(struct db *db, const struct holiday_rows *rows, const char *edition,
                  bool *changed, struct status *st)
{
    struct arena *arena = arena_new();
    struct stored *old = NULL;
    size_t old_count = 0;
    struct holiday_rows sorted = {.rows = ARENA_ARRAY(arena, rows->count + 1, struct holiday_row),
                                  .count = rows->count};
    if (rows->count > 0)
        memcpy(sorted.rows, rows->rows, rows->count * sizeof *rows->rows);
    qsort(sorted.rows, sorted.count, sizeof *sorted.rows, compare_rows);
    *changed = false;
    bool ok = read_stored(db, arena, &old, &old_count, st) &&
              remove_dropped(db, old, old_count, &sorted, changed, st) &&
              put_all(db, &sorted, changed, st);
    const char *before = ok ? db_setting(db, EDITION, arena) : NULL;
    if (ok && !text_equal(before, edition)) {
        *changed = true;
        ok = db_set_setting(db, EDITION, edition, st);
    }
    arena_free(arena);
    return ok;
}

bool holidays_get(struct db *db, struct arena *arena, struct holiday_rows *out,
                  const char **edition, struct status *st)
{
    struct stored *rows = NULL;
    size_t count = 0;
    *out = (struct holiday_rows){0};
    *edition = db_setting(db, EDITION, arena);
    if (!read_stored(db, arena, &rows, &count, st))
        return false;
    out->rows = ARENA_ARRAY(arena, count + 1, struct holiday_row);
    out->count = count;
    for (size_t i = 0; i < count; i++)
        out->rows[i] = rows[i].row;
    return true;
}
