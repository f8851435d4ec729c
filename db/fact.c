// SPDX-License-Identifier: MIT
#include "fact.h"

#include "db/handle.h"
#include "db/record.h"
#include "db/standing.h"

#define FACT_FIELDS 21

static void fields_of(const struct fact_row *row, int64_t import, struct field out[FACT_FIELDS])
{
    const struct field fields[FACT_FIELDS] = {field_int(row->contract),
                                              field_text(row->kind),
                                              field_text(row->ref),
                                              field_day(row->date),
                                              field_text(row->kpi),
                                              field_day(row->period),
                                              field_text(row->value),
                                              field_text(row->colour),
                                              field_text(row->instrument),
                                              field_text(row->covers),
                                              field_day(row->rectify_by),
                                              field_text(row->accompanies),
                                              field_text(row->follows),
                                              field_text(row->outcome),
                                              field_text(row->answers),
                                              field_text(row->note),
                                              field_text(row->fields != NULL ? row->fields : ""),
                                              row->claimed ? field_int(row->recorded)
                                                           : (struct field){.type = FIELD_NULL},
                                              field_int(row->entered),
                                              field_text(row->entered_by),
                                              field_id(import)};
    for (size_t i = 0; i < FACT_FIELDS; i++)
        out[i] = fields[i];
}

static bool append(struct db *db, const struct field *fields, int64_t id, struct status *st)
{
    struct query q = query(db, SQL_fact_insert);
    query_int(&q, id);
    fields_bind(&q, fields, FACT_FIELDS);
    if (!query_run(&q, st))
        return false;
    text_clear(&db->after);
    image_fields(&db->after, fields, FACT_FIELDS);
    const struct audit_change change = {.action = "add",
                                        .object = "fact",
                                        .object_id = id,
                                        .version = 1,
                                        .after = db->after.bytes,
                                        .after_size = db->after.length};
    if (audit_append(db, &change, NULL, st))
        return true;
    db->spoiled = true;
    return false;
}

bool fact_add(struct db *db, struct fact_row *row, int64_t import, struct status *st)
{
    struct field fields[FACT_FIELDS];
    if (!db_must_write(db, st))
        return false;
    row->id = audit_next(db);
    row->entered = db->now;
    row->entered_by = db->actor->login;
    if (!row->claimed)
        row->recorded = row->entered;
    fields_of(row, import, fields);
    return fields_check("fact", fields, FACT_FIELDS, st) && append(db, fields, row->id, st) &&
           standing_drop(db, row->contract, st);
}

static struct fact_row fact_at(struct query *q, struct arena *arena)
{
    struct fact_row row = {.id = query_int_at(q, 0),
                           .contract = query_int_at(q, 1),
                           .kind = query_text_at(q, 2, arena),
                           .ref = query_text_at(q, 3, arena),
                           .date = query_day_at(q, 4, DAY_NONE),
                           .kpi = query_text_at(q, 5, arena),
                           .period = query_day_at(q, 6, DAY_NONE),
                           .value = query_text_at(q, 7, arena),
                           .colour = query_text_at(q, 8, arena),
                           .instrument = query_text_at(q, 9, arena),
                           .covers = query_text_at(q, 10, arena),
                           .rectify_by = query_day_at(q, 11, DAY_NONE),
                           .accompanies = query_text_at(q, 12, arena),
                           .follows = query_text_at(q, 13, arena),
                           .outcome = query_text_at(q, 14, arena),
                           .answers = query_text_at(q, 15, arena),
                           .note = query_text_at(q, 16, arena),
                           .fields = query_text_at(q, 17, arena),
                           .claimed = !query_null_at(q, 18),
                           .entered = query_int_at(q, 19),
                           .entered_by = query_text_at(q, 20, arena)};
    row.recorded = row.claimed ? query_int_at(q, 18) : row.entered;
    return row;
}

bool facts_of(struct db *db, int64_t contract, struct arena *arena, struct fact_rows *out,
              struct status *st)
{
    return facts_known(db, contract, MOMENT_ALL, arena, out, st);
}

bool facts_known(struct db *db, int64_t contract, moment known_at, struct arena *arena,
                 struct fact_rows *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct fact_rows){0};
    struct query q = query(db, SQL_facts_of);
    query_int(&q, contract);
    query_int(&q, known_at);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = fact_at(&q, arena);
    }
    return query_end(&q, st);
}
