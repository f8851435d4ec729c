// SPDX-License-Identifier: MIT
#include "person.h"

#include "db/handle.h"
#include "db/record.h"

bool person_save(struct db *db, const struct person *person, int64_t *id, enum upsert *what,
                 struct status *st)
{
    const struct field fields[] = {
        field_int(person->provider), field_text(person->ref),       field_text(person->name),
        field_text(person->role),    field_text(person->telephone), field_text(person->email),
        field_text(person->note),    field_day(person->since),      field_day(person->until)};
    return record_put_seen(db, RECORD_person, fields, sizeof fields / sizeof *fields, 0,
                           person->version, id, what, st);
}

static struct person person_at(struct query *q, struct arena *arena)
{
    return (struct person){.id = query_int_at(q, 0),
                           .provider = query_int_at(q, 1),
                           .ref = query_text_at(q, 2, arena),
                           .name = query_text_at(q, 3, arena),
                           .role = query_text_at(q, 4, arena),
                           .telephone = query_text_at(q, 5, arena),
                           .email = query_text_at(q, 6, arena),
                           .note = query_text_at(q, 7, arena),
                           .since = query_day_at(q, 8, DAY_NONE),
                           .until = query_day_at(q, 9, DAY_NEVER),
                           .version = query_int_at(q, 10)};
}

bool person_by_ref(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                   struct person *out, struct status *st)
{
    struct query q = query(db, SQL_person_by_ref);
    query_int(&q, provider);
    query_text(&q, ref);
    bool found = query_row(&q);
    if (found)
        *out = person_at(&q, arena);
    if (!query_end(&q, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN, "There is no person %s.", ref);
}

bool persons_of(struct db *db, int64_t provider, struct arena *arena, struct persons *out,
                struct status *st)
{
    size_t capacity = 0;
    *out = (struct persons){0};
    struct query q = query(db, SQL_persons_of);
    query_int(&q, provider);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = person_at(&q, arena);
    }
    return query_end(&q, st);
}

int64_t person_top(struct db *db, int64_t provider)
{
    struct query q = query(db, SQL_person_top);
    query_int(&q, provider);
    return query_number(&q, 0);
}
