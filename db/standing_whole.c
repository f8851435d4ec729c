// SPDX-License-Identifier: MIT
// Whether the cache of standings is whole, and making it anew from the records: a row that was lost would hide a contract.

#include "db/contract.h"
#include "db/handle.h"
#include "db/needle.h"
#include "db/standing.h"

bool standing_check(struct db *db, struct standing_faults *out, struct status *st)
{
    size_t *const counts[] = {&out->contracts, &out->bare, &out->surplus, &out->tally,
                              &out->needles};
    *out = (struct standing_faults){0};
    struct query q = query(db, SQL_standing_check);
    if (query_row(&q))
        for (int i = 0; i < 5; i++)
            *counts[i] = (size_t)query_int_at(&q, i);
    return query_end(&q, st);
}

static bool clear(struct db *db, struct status *st)
{
    // The sums before the rows, whose triggers would count down from what may be too little.
    static const enum statement all[] = {SQL_standing_clear_needles, SQL_standing_clear_tally,
                                         SQL_pending_clear_dues, SQL_pending_clear_findings,
                                         SQL_standing_clear};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct query q = query(db, all[i]);
        if (!query_run(&q, st))
            return false;
    }
    return true;
}

static bool add_contracts(struct db *db, struct arena *arena, struct status *st)
{
    struct contracts contracts;
    if (!contracts_of(db, 0, arena, &contracts, st))
        return false;
    for (size_t i = 0; i < contracts.count; i++) {
        const struct contract *contract = &contracts.rows[i];
        if (!standing_follow_contract(db, contract, contract->id, UPSERT_ADDED, st))
            return false;
    }
    return true;
}

static bool add_bare(struct db *db, struct arena *arena, struct status *st)
{
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    struct query q = query(db, SQL_providers_bare);
    while (query_row(&q)) {
        ids = arena_room(arena, ids, &room, count, sizeof *ids);
        ids[count++] = query_int_at(&q, 0);
    }
    bool ok = query_end(&q, st);
    for (size_t i = 0; ok && i < count; i++) {
        struct provider provider;
        ok = provider_by_id(db, ids[i], arena, &provider, st) &&
             standing_follow_provider(db, &provider, ids[i], UPSERT_ADDED, st);
    }
    return ok;
}

bool standing_rebuild(struct db *db, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct arena *arena = arena_new();
    db->dropped = 0;
    bool ok = clear(db, st) && add_contracts(db, arena, st) && add_bare(db, arena, st);
    db->spoiled = db->spoiled || !ok; // half a cache must not be kept
    arena_free(arena);
    return ok;
}
