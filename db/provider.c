// SPDX-License-Identifier: MIT
#include "provider.h"

#include "db/handle.h"
#include "db/needle.h"
#include "db/record.h"

static bool put_provider(struct db *db, const struct provider *provider, int64_t import,
                         int64_t seen, int64_t *id, enum upsert *what, struct status *st)
{
    const struct field fields[] = {field_text(provider->ref), field_text(provider->name),
                                   field_text(provider->brand)};
    return record_put_seen(db, RECORD_provider, fields, sizeof fields / sizeof *fields, import,
                           seen, id, what, st) &&
           standing_follow_provider(db, provider, *id, *what, st);
}

bool provider_put(struct db *db, const struct provider *provider, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st)
{
    return put_provider(db, provider, import, RECORD_ANY, id, what, st);
}

bool provider_save(struct db *db, const struct provider *provider, int64_t *id, enum upsert *what,
                   struct status *st)
{
    return put_provider(db, provider, 0, provider->version, id, what, st);
}

bool location_put(struct db *db, const struct location *location, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st)
{
    const struct field fields[] = {field_text(location->ref),      field_int(location->provider),
                                   field_text(location->name),     field_text(location->kind),
                                   field_text(location->address),  field_text(location->town),
                                   field_text(location->postcode), field_text(location->authority),
                                   field_text(location->region),   field_text(location->care_home),
                                   field_text(location->state)};
    if (!record_put(db, RECORD_location, fields, sizeof fields / sizeof *fields, import, id, what,
                    st))
        return false;
    if (*what != UPSERT_SAME)
        needle_touch(db, location->provider);
    return true;
}

bool grade_put(struct db *db, const struct grade *grade, int64_t import, int64_t *id,
               enum upsert *what, struct status *st)
{
    const struct field fields[] = {field_int(grade->location),   field_text(grade->grouping),
                                   field_text(grade->domain),    field_day(grade->published),
                                   field_text(grade->regulator), field_text(grade->grade),
                                   field_text(grade->report),    field_text(grade->inherited)};
    return record_put(db, RECORD_grade, fields, sizeof fields / sizeof *fields, import, id, what,
                      st);
}

static struct provider provider_at(struct query *q, struct arena *arena)
{
    return (struct provider){.id = query_int_at(q, 0),
                             .ref = query_text_at(q, 1, arena),
                             .name = query_text_at(q, 2, arena),
                             .brand = query_text_at(q, 3, arena),
                             .version = query_int_at(q, 4)};
}

bool provider_by_ref(struct db *db, const char *ref, struct arena *arena, struct provider *out,
                     struct status *st)
{
    struct query q = query(db, SQL_provider_by_ref);
    query_text(&q, ref);
    bool found = query_row(&q);
    if (found)
        *out = provider_at(&q, arena);
    if (!query_end(&q, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN, "There is no provider %s.", ref);
}

bool provider_by_id(struct db *db, int64_t id, struct arena *arena, struct provider *out,
                    struct status *st)
{
    struct query q = query(db, SQL_provider_by_id);
    query_int(&q, id);
    bool found = query_row(&q);
    if (found)
        *out = provider_at(&q, arena);
    if (!query_end(&q, st))
        return false;
    return found ||
           status_fail(st, STATUS_UNKNOWN, "There is no provider number %lld.", (long long)id);
}

static int64_t id_of(struct db *db, enum statement which, const char *ref)
{
    struct query q = query(db, which);
    query_text(&q, ref);
    return query_number(&q, 0);
}

int64_t provider_id(struct db *db, const char *ref)
{
    return id_of(db, SQL_provider_id_of, ref);
}

int64_t location_id(struct db *db, const char *ref)
{
    return id_of(db, SQL_location_id_of, ref);
}

bool providers_all(struct db *db, struct arena *arena, struct providers *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct providers){0};
    struct query q = query(db, SQL_providers_all);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = provider_at(&q, arena);
    }
    return query_end(&q, st);
}

bool locations_of(struct db *db, int64_t provider, struct arena *arena, struct locations *out,
                  struct status *st)
{
    size_t capacity = 0;
    *out = (struct locations){0};
    struct query q = query(db, provider == 0 ? SQL_locations_all : SQL_locations_of);
    if (provider != 0)
        query_int(&q, provider);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct location){.id = query_int_at(&q, 0),
                                                    .provider = query_int_at(&q, 1),
                                                    .ref = query_text_at(&q, 2, arena),
                                                    .name = query_text_at(&q, 3, arena),
                                                    .kind = query_text_at(&q, 4, arena),
                                                    .address = query_text_at(&q, 5, arena),
                                                    .town = query_text_at(&q, 6, arena),
                                                    .postcode = query_text_at(&q, 7, arena),
                                                    .authority = query_text_at(&q, 8, arena),
                                                    .region = query_text_at(&q, 9, arena),
                                                    .care_home = query_text_at(&q, 10, arena),
                                                    .state = query_text_at(&q, 11, arena),
                                                    .version = query_int_at(&q, 12)};
    }
    return query_end(&q, st);
}

static struct grade grade_at(struct query *q, struct arena *arena)
{
    return (struct grade){.id = query_int_at(q, 0),
                          .location = query_int_at(q, 1),
                          .regulator = query_text_at(q, 2, arena),
                          .grouping = query_text_at(q, 3, arena),
                          .domain = query_text_at(q, 4, arena),
                          .grade = query_text_at(q, 5, arena),
                          .published = query_day_at(q, 6, DAY_NONE),
                          .report = query_text_at(q, 7, arena),
                          .inherited = query_text_at(q, 8, arena),
                          .version = query_int_at(q, 9)};
}

bool grades_of(struct db *db, int64_t location, struct arena *arena, struct grades *out,
               struct status *st)
{
    size_t capacity = 0;
    *out = (struct grades){0};
    struct query q = query(db, location == 0 ? SQL_grades_each : SQL_grades_of);
    if (location != 0)
        query_int(&q, location);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = grade_at(&q, arena);
    }
    return query_end(&q, st);
}

bool grades_each(struct db *db, grade_visitor *visit, void *context, struct status *st)
{
    bool going = true;
    struct arena *arena = arena_new();
    struct query q = query(db, SQL_grades_each);
    while (going && query_row(&q)) {
        arena_reset(arena);
        struct grade grade = grade_at(&q, arena);
        going = visit(&grade, query_text_at(&q, 10, arena), context, st);
    }
    arena_free(arena);
    return query_end(&q, st) && going;
}
