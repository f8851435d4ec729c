// SPDX-License-Identifier: MIT
#include "db/pending.h"

#include "db/handle.h"
#include "db/standing.h"

// ---- Writing ---------------------------------------------------------------------------------------------------------------------------

static bool put_due(struct db *db, int64_t contract, size_t n, const struct pending_due *due,
                    struct status *st)
{
    struct query q = query(db, SQL_pending_due_put);
    query_int(&q, contract);
    query_int(&q, (int64_t)n);
    query_int(&q, due->on);
    query_text(&q, due->kind);
    query_text(&q, due->whose);
    query_text(&q, due->what);
    query_text(&q, due->key);
    query_text(&q, due->clause);
    query_text(&q, due->why);
    query_int(&q, due->provenance);
    query_int(&q, due->duty);
    query_text(&q, due->record);
    query_text(&q, due->ref);
    query_text(&q, due->type);
    query_text(&q, due->about);
    query_int(&q, due->period);
    query_int(&q, due->by_mark);
    query_int(&q, due->never_late);
    return query_run(&q, st);
}

static bool put_finding(struct db *db, int64_t contract, size_t n,
                        const struct pending_finding *finding, struct status *st)
{
    struct query q = query(db, SQL_pending_finding_put);
    query_int(&q, contract);
    query_int(&q, (int64_t)n);
    query_text(&q, finding->key);
    query_text(&q, finding->instrument);
    query_int(&q, finding->duty);
    query_int(&q, finding->raised_on);
    query_int(&q, finding->flags);
    query_text(&q, finding->clause);
    query_text(&q, finding->counted);
    return query_run(&q, st);
}

static bool trim(struct db *db, enum statement which, int64_t contract, size_t count,
                 struct status *st)
{
    struct query q = query(db, which);
    query_int(&q, contract);
    query_int(&q, (int64_t)count);
    return query_run(&q, st);
}

bool pending_put(struct db *db, int64_t contract, const struct pending *pending, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    bool done = trim(db, SQL_pending_due_trim, contract, pending->due_count, st) &&
                trim(db, SQL_pending_finding_trim, contract, pending->finding_count, st);
    for (size_t i = 0; done && i < pending->due_count; i++)
        done = put_due(db, contract, i, &pending->dues[i], st);
    for (size_t i = 0; done && i < pending->finding_count; i++)
        done = put_finding(db, contract, i, &pending->findings[i], st);
    return done;
}

// ---- Reading ---------------------------------------------------------------------------------------------------------------------------

static void bind(struct query *q, const struct pending_query *of)
{
    query_int(q, of->anew ? DAY_NONE : of->as_at);
    query_int(q, of->provider);
    query_int(q, of->contract);
    if (of->officer != NULL)
        query_text(q, of->officer);
    else
        query_null(q);
    query_day(q, of->covering ? of->as_at : DAY_NONE);
}

static struct contract_due due_at(struct query *q, struct arena *arena)
{
    return (struct contract_due){
        .due =
            {
                .on = (day)query_int_at(q, 0),
                .kind = query_text_at(q, 1, arena),
                .whose = query_text_at(q, 2, arena),
                .what = query_text_at(q, 3, arena),
                .key = query_text_at(q, 4, arena),
                .clause = query_text_at(q, 5, arena),
                .why = query_text_at(q, 6, arena),
                .provenance = (int)query_int_at(q, 7),
                .duty = (int)query_int_at(q, 8),
                .record = query_text_at(q, 9, arena),
                .ref = query_text_at(q, 10, arena),
                .type = query_text_at(q, 11, arena),
                .about = query_text_at(q, 12, arena),
                .period = (day)query_int_at(q, 13),
                .by_mark = query_int_at(q, 14) != 0,
                .never_late = query_int_at(q, 15) != 0,
            },
        .contract = query_int_at(q, 16),
        .provider = query_int_at(q, 17),
        .contract_ref = query_text_at(q, 18, arena),
        .provider_name = query_text_at(q, 19, arena),
        .provider_ref = query_text_at(q, 20, arena),
        .framework = query_text_at(q, 21, arena),
        .officer = query_text_at(q, 22, arena),
        .zone = query_text_at(q, 23, arena),
        .rag = (int)query_int_at(q, 24),
    };
}

bool pending_dues(struct db *db, const struct pending_query *of, struct arena *arena,
                  struct contract_dues *out, struct status *st)
{
    size_t room = 0;
    *out = (struct contract_dues){0};
    struct query q = query(db, of->provider != 0 ? SQL_pending_dues_of : SQL_pending_dues);
    bind(&q, of);
    query_int(&q, of->from);
    query_int(&q, of->until);
    query_int(&q, of->ends_from);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
        out->rows[out->count++] = due_at(&q, arena);
    }
    return query_end(&q, st);
}

bool pending_findings(struct db *db, const struct pending_query *of, struct arena *arena,
                      struct contract_findings *out, struct status *st)
{
    size_t room = 0;
    *out = (struct contract_findings){0};
    struct query q = query(db, of->provider != 0 ? SQL_pending_findings_of : SQL_pending_findings);
    query_int(&q, of->as_at);
    query_int(&q, of->provider);
    query_int(&q, of->contract);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct contract_finding){
            .finding =
                {
                    .key = query_text_at(&q, 0, arena),
                    .instrument = query_text_at(&q, 1, arena),
                    .clause = query_text_at(&q, 2, arena),
                    .counted = query_text_at(&q, 3, arena),
                    .duty = (int)query_int_at(&q, 4),
                    .raised_on = (day)query_int_at(&q, 5),
                    .flags = (unsigned)query_int_at(&q, 6),
                },
            .contract_ref = query_text_at(&q, 7, arena),
        };
    }
    return query_end(&q, st);
}

bool pending_missing(struct db *db, const struct pending_query *of, struct arena *arena,
                     struct standing_ids *out, struct status *st)
{
    size_t room = 0;
    *out = (struct standing_ids){0};
    struct query q = query(db, SQL_pending_missing);
    bind(&q, of);
    query_int(&q, of->ends_from);
    query_text(&q, STANDING_UNKNOWN);
    while (query_row(&q)) {
        out->ids = arena_room(arena, out->ids, &room, out->count, sizeof *out->ids);
        out->ids[out->count++] = query_int_at(&q, 0);
    }
    return query_end(&q, st);
}
