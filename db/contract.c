// SPDX-License-Identifier: MIT
#include "contract.h"

#include <string.h>

#include "db/handle.h"
#include "db/needle.h"
#include "db/record.h"
#include "db/standing.h"

static bool put_contract(struct db *db, const struct contract *contract, int64_t import,
                         int64_t seen, int64_t *id, enum upsert *what, struct status *st)
{
    struct field value =
        contract->value < 0 ? (struct field){.type = FIELD_NULL} : field_int(contract->value);
    const struct field fields[] = {
        field_text(contract->ref),       field_int(contract->provider), field_text(contract->title),
        field_text(contract->framework), field_day(contract->starts),   field_day(contract->ends),
        field_text(contract->officer),   field_text(contract->zone),    value};
    return record_put_seen(db, RECORD_contract, fields, sizeof fields / sizeof *fields, import,
                           seen, id, what, st) &&
           standing_follow_contract(db, contract, *id, *what, st);
}

bool contract_put(struct db *db, const struct contract *contract, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st)
{
    return put_contract(db, contract, import, RECORD_ANY, id, what, st);
}

bool contract_save(struct db *db, const struct contract *contract, int64_t *id, enum upsert *what,
                   struct status *st)
{
    return put_contract(db, contract, 0, contract->version, id, what, st);
}

static struct contract contract_at(struct query *q, struct arena *arena)
{
    return (struct contract){.id = query_int_at(q, 0),
                             .provider = query_int_at(q, 1),
                             .ref = query_text_at(q, 2, arena),
                             .title = query_text_at(q, 3, arena),
                             .framework = query_text_at(q, 4, arena),
                             .starts = query_day_at(q, 5, DAY_NONE),
                             .ends = query_day_at(q, 6, DAY_NEVER),
                             .officer = query_text_at(q, 7, arena),
                             .zone = query_text_at(q, 8, arena),
                             .value = query_null_at(q, 9) ? -1 : query_int_at(q, 9),
                             .version = query_int_at(q, 10),
                             .provider_ref = query_text_at(q, 11, arena),
                             .provider_name = query_text_at(q, 12, arena)};
}

bool contract_by_ref(struct db *db, const char *ref, struct arena *arena, struct contract *out,
                     struct status *st)
{
    struct query q = query(db, SQL_contract_by_ref);
    query_text(&q, ref);
    bool found = query_row(&q);
    if (found)
        *out = contract_at(&q, arena);
    if (!query_end(&q, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN, "There is no contract %s.", ref);
}

bool contract_by_id(struct db *db, int64_t id, struct arena *arena, struct contract *out,
                    struct status *st)
{
    struct query q = query(db, SQL_contract_by_id);
    query_int(&q, id);
    bool found = query_row(&q);
    if (found)
        *out = contract_at(&q, arena);
    if (!query_end(&q, st))
        return false;
    return found ||
           status_fail(st, STATUS_UNKNOWN, "There is no contract number %lld.", (long long)id);
}

// The next value of an image: its type byte, 0 at the end; *at is moved behind it.
static char next_value(const uint8_t **at, const uint8_t *end, const uint8_t **bytes, size_t *size)
{
    if (end - *at < 5)
        return 0;
    const uint8_t *head = *at;
    *size = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4];
    if (*size > (size_t)(end - head - 5))
        return 0;
    *bytes = head + 5;
    *at = head + 5 + *size;
    return (char)head[0];
}

static day image_day(char type, const uint8_t *bytes, size_t size, day none)
{
    char iso[DAY_ISO_SIZE] = "";
    day date = none;
    if (type != 't' || size >= sizeof iso)
        return none;
    memcpy(iso, bytes, size);
    return day_parse(iso, &date) ? date : none;
}

// The fields of an image in the order of contract_images: the fifth is the first day, the sixth the last.
static void read_term(const uint8_t *at, const uint8_t *end, struct contract *contract)
{
    enum { STARTS = 4, ENDS = 5 };
    const uint8_t *bytes = NULL;
    size_t size = 0;
    for (int field = 0; field <= ENDS; field++) {
        char type = next_value(&at, end, &bytes, &size);
        if (type == 0)
            return;
        if (field == STARTS)
            contract->starts = image_day(type, bytes, size, contract->starts);
        else if (field == ENDS)
            contract->ends = image_day(type, bytes, size, DAY_NEVER);
    }
}

moment contract_entered(struct db *db, int64_t id)
{
    struct query q = query(db, SQL_contract_entered);
    query_int(&q, id);
    return query_number(&q, 0);
}

bool contract_known(struct db *db, moment known_at, struct contract *contract, struct status *st)
{
    if (known_at == MOMENT_ALL || contract->version <= 1)
        return true;
    struct query q = query(db, SQL_contract_image);
    query_int(&q, contract->id);
    query_int(&q, known_at);
    if (query_row(&q)) {
        size_t size = 0;
        const uint8_t *at = query_blob_at(&q, 0, &size), *end = at + size, *image = NULL;
        next_value(&at, end, &image, &size); // before
        if (next_value(&at, end, &image, &size) == 'b')
            read_term(image, image + size, contract);
    }
    return query_end(&q, st);
}

int64_t contract_id(struct db *db, const char *ref)
{
    struct query q = query(db, SQL_contract_id_of);
    query_text(&q, ref);
    return query_number(&q, 0);
}

bool contracts_of(struct db *db, int64_t provider, struct arena *arena, struct contracts *out,
                  struct status *st)
{
    size_t capacity = 0;
    *out = (struct contracts){0};
    struct query q = query(db, provider == 0 ? SQL_contracts_all : SQL_contracts_of);
    if (provider != 0)
        query_int(&q, provider);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = contract_at(&q, arena);
    }
    return query_end(&q, st);
}

bool contract_officers(struct db *db, day on, struct arena *arena, struct contract_officer **list,
                       size_t *count, struct status *st)
{
    size_t room = 0;
    *list = NULL;
    *count = 0;
    struct query q = query(db, SQL_contract_officers);
    query_day(&q, on);
    while (query_row(&q)) {
        *list = arena_room(arena, *list, &room, *count, sizeof **list);
        (*list)[(*count)++] =
            (struct contract_officer){query_text_at(&q, 0, arena), (size_t)query_int_at(&q, 1)};
    }
    return query_end(&q, st);
}

// The newest turn of a target; turn 0 if there is none. *same: it says what is to be put.
static bool last_turn(struct db *db, const struct target_row *target, int64_t *id, int64_t *turn,
                      bool *same, struct status *st)
{
    char from[DAY_ISO_SIZE];
    *id = *turn = 0;
    *same = false;
    struct query q = query(db, SQL_target_last);
    query_int(&q, target->contract);
    query_text(&q, target->kpi);
    query_text(&q, day_iso(target->from, from));
    if (query_row(&q)) {
        *id = query_int_at(&q, 0);
        *turn = query_int_at(&q, 1);
        *same = !query_null_at(&q, 0) && text_equal(query_peek_at(&q, 2), target->target) &&
                text_equal(query_peek_at(&q, 3), target->amber);
    }
    return query_end(&q, st);
}

bool target_put(struct db *db, const struct target_row *target, int64_t import, int64_t *id,
                enum upsert *what, struct status *st)
{
    int64_t turn = 0;
    bool same = false;
    if (!db_must_write(db, st) || !last_turn(db, target, id, &turn, &same, st))
        return false;
    *what = UPSERT_SAME;
    if (same)
        return true;
    const struct field fields[] = {field_int(target->contract), field_text(target->kpi),
                                   field_day(target->from),     field_int(turn + 1),
                                   field_text(target->target),  field_text(target->amber),
                                   field_int(db->now)};
    if (!record_put(db, RECORD_target, fields, sizeof fields / sizeof *fields, import, id, what,
                    st))
        return false;
    if (turn > 0)
        *what = UPSERT_CHANGED;
    return standing_drop(db, target->contract, st);
}

bool targets_of(struct db *db, int64_t contract, struct arena *arena, struct targets *out,
                struct status *st)
{
    return targets_known(db, contract, MOMENT_ALL, arena, out, st);
}

bool targets_known(struct db *db, int64_t contract, moment known_at, struct arena *arena,
                   struct targets *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct targets){0};
    struct query q = query(db, SQL_targets_of);
    query_int(&q, contract);
    query_int(&q, known_at);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct target_row){.id = query_int_at(&q, 0),
                                                      .contract = query_int_at(&q, 1),
                                                      .kpi = query_text_at(&q, 2, arena),
                                                      .from = query_day_at(&q, 3, DAY_NONE),
                                                      .target = query_text_at(&q, 4, arena),
                                                      .amber = query_text_at(&q, 5, arena),
                                                      .version = query_int_at(&q, 6)};
    }
    return query_end(&q, st);
}
