// SPDX-License-Identifier: MIT
#include "standing.h"

#include <string.h>

#include "db/handle.h"
#include "db/needle.h"

// How the columns of the cache say what the struct says with DAY_NONE: nothing due sorts last, no contact sorts first.
#define NOTHING_DUE DAY_NEVER

static const enum statement lists[2][4] = {
    {[SORT_RISK] = SQL_standing_by_risk,
     [SORT_NAME] = SQL_standing_by_name,
     [SORT_DUE] = SQL_standing_by_due,
     [SORT_CONTACT] = SQL_standing_by_contact},
    {[SORT_RISK] = SQL_standing_mine_by_risk,
     [SORT_NAME] = SQL_standing_mine_by_name,
     [SORT_DUE] = SQL_standing_mine_by_due,
     [SORT_CONTACT] = SQL_standing_mine_by_contact},
};

bool standing_put(struct db *db, const struct standing *standing, struct status *st)
{
    int changed = 0;
    if (!db_must_write(db, st))
        return false;
    db->dropped = 0;
    struct query q = query(db, SQL_standing_write);
    query_int(&q, standing->contract);
    query_int(&q, standing->rag);
    query_int(&q, standing->rank);
    query_text(&q, standing->standing);
    query_text(&q, standing->highest_open);
    query_text(&q, standing->next_due);
    query_int(&q, standing->next_due_on == DAY_NONE ? NOTHING_DUE : standing->next_due_on);
    query_int(&q, standing->last_contact);
    query_int(&q, standing->computed_on);
    query_int(&q, standing->holds_until);
    if (!query_change(&q, &changed, st))
        return false;
    return changed == 1 || status_fail(st, STATUS_UNKNOWN, "There is no contract %lld.",
                                       (long long)standing->contract);
}

bool standing_drop(struct db *db, int64_t contract, struct status *st)
{
    // Facts come contract by contract: once is enough until the next standing_put.
    if (!db_must_write(db, st))
        return false;
    if (db->dropped == contract)
        return true;
    struct query q = query(db, SQL_standing_drop);
    query_int(&q, contract);
    query_int(&q, DAY_NONE);
    if (!query_run(&q, st))
        return false;
    db->dropped = contract;
    return true;
}

bool standing_drop_all(struct db *db, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, SQL_standing_drop_all);
    query_int(&q, DAY_NONE);
    return query_run(&q, st);
}

const char *standing_basis(struct db *db, struct arena *arena)
{
    struct status ignored = {0};
    const char *mark = NULL;
    struct query q = query(db, SQL_standing_basis);
    if (query_row(&q))
        mark = query_text_at(&q, 0, arena);
    query_end(&q, &ignored);
    status_clear(&ignored);
    return mark;
}

bool standing_set_basis(struct db *db, const char *mark, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, SQL_standing_set_basis);
    query_text(&q, mark);
    return query_run(&q, st);
}

static void bind_filter(struct query *q, const struct standing_query *of)
{
    query_int(q, of->ended ? DAY_NONE : of->as_at);
    query_int(q, of->rag < 0 ? 0 : of->rag);
    query_int(q, of->rag < 0 ? INT32_MAX : of->rag);
}

// Whose contracts are wanted: his own, and those that he covers on that day.
static void bind_officer(struct query *q, const struct standing_query *of)
{
    if (of->officer != NULL)
        query_text(q, of->officer);
    else
        query_null(q);
    query_day(q, of->covering ? of->as_at : DAY_NONE);
}

static bool covers_somebody(struct db *db, const struct standing_query *of)
{
    if (of->officer == NULL || !of->covering)
        return false;
    struct query q = query(db, SQL_standing_covers);
    bind_officer(&q, of);
    return query_number(&q, 0) != 0;
}

// Providers without a contract belong to nobody and have no colour.
static bool bare_too(const struct standing_query *of)
{
    return of->with_bare && of->officer == NULL && of->rag <= 0;
}

static bool collect(struct query *q, struct arena *arena, int64_t **ids, size_t *count,
                    size_t *capacity, struct status *st)
{
    while (query_row(q)) {
        *ids = arena_room(arena, *ids, capacity, *count, sizeof **ids);
        (*ids)[(*count)++] = query_int_at(q, 0);
    }
    return query_end(q, st);
}

static bool count_by_rag(struct db *db, const struct standing_query *of, size_t by_rag[4],
                         struct status *st)
{
    struct query q = query(db, of->officer != NULL ? SQL_standing_tally_mine : SQL_standing_tally);
    bind_filter(&q, of);
    if (of->officer != NULL)
        bind_officer(&q, of);
    while (query_row(&q)) {
        int64_t rag = query_int_at(&q, 0);
        if (rag >= 0 && rag < 4)
            by_rag[rag] = (size_t)query_int_at(&q, 1);
    }
    return query_end(&q, st);
}

bool standing_ids(struct db *db, const struct standing_query *of, size_t offset, size_t limit,
                  struct arena *arena, struct standing_ids *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct standing_ids){0};
    bool covering = covers_somebody(db, of);
    struct query q =
        query(db, covering ? SQL_standing_covered : lists[of->officer != NULL][of->sort]);
    bind_filter(&q, of);
    query_int(&q, limit > INT32_MAX ? INT32_MAX : (int64_t)limit);
    query_int(&q, (int64_t)offset);
    if (covering) {
        bind_officer(&q, of);
        query_int(&q, of->sort);
    } else if (of->officer != NULL) {
        query_text(&q, of->officer);
    }
    if (!collect(&q, arena, &out->ids, &out->count, &capacity, st))
        return false;
    if (out->count == limit || !bare_too(of))
        return true;
    // The list of contracts ends here: those without one follow.
    size_t before = offset + out->count;
    if (out->count == 0 && offset > 0) {
        size_t by_rag[4] = {0};
        if (!count_by_rag(db, of, by_rag, st))
            return false;
        before = by_rag[0] + by_rag[1] + by_rag[2] + by_rag[3];
    }
    q = query(db, SQL_standing_bare);
    query_int(&q, limit > INT32_MAX ? INT32_MAX : (int64_t)(limit - out->count));
    query_int(&q, offset > before ? (int64_t)(offset - before) : 0);
    return collect(&q, arena, &out->ids, &out->count, &capacity, st);
}

static bool read_changes(struct db *db, struct arena *arena, struct standing *out,
                         struct status *st)
{
    struct query q = query(db, SQL_standing_changes);
    query_int(&q, out->provider);
    if (query_row(&q)) {
        out->provider_former = query_text_at(&q, 0, arena);
        out->provider_renamed = query_day_at(&q, 1, DAY_NONE);
        out->provider_ended = query_text_at(&q, 2, arena);
        out->provider_ended_on = query_day_at(&q, 3, DAY_NONE);
    }
    return query_end(&q, st);
}

// False without a message if the row has gone.
static bool read_row(struct db *db, int64_t id, struct arena *arena, struct standing *out,
                     bool *found, struct status *st)
{
    struct query q = query(db, SQL_standing_row);
    query_int(&q, id);
    *found = query_row(&q);
    bool changes = *found && query_int_at(&q, 19) != 0;
    if (*found) {
        day due = (day)query_int_at(&q, 15);
        *out = (struct standing){.id = query_int_at(&q, 0),
                                 .provider = query_int_at(&q, 1),
                                 .contract = query_int_at(&q, 2),
                                 .provider_ref = query_text_at(&q, 3, arena),
                                 .provider_name = query_text_at(&q, 4, arena),
                                 .contract_ref = query_text_at(&q, 5, arena),
                                 .framework = query_text_at(&q, 6, arena),
                                 .officer = query_text_at(&q, 7, arena),
                                 .zone = query_text_at(&q, 8, arena),
                                 .ends = (day)query_int_at(&q, 9),
                                 .rag = (int)query_int_at(&q, 10),
                                 .rank = (int)query_int_at(&q, 11),
                                 .standing = query_text_at(&q, 12, arena),
                                 .highest_open = query_text_at(&q, 13, arena),
                                 .next_due = query_text_at(&q, 14, arena),
                                 .next_due_on = due == NOTHING_DUE ? DAY_NONE : due,
                                 .last_contact = (day)query_int_at(&q, 16),
                                 .computed_on = (day)query_int_at(&q, 17),
                                 .holds_until = (day)query_int_at(&q, 18),
                                 .provider_former = "",
                                 .provider_renamed = DAY_NONE,
                                 .provider_ended = "",
                                 .provider_ended_on = DAY_NONE};
    }
    return query_end(&q, st) && (!changes || read_changes(db, arena, out, st));
}

bool standing_row(struct db *db, int64_t id, struct arena *arena, struct standing *out,
                  struct status *st)
{
    bool found = false;
    if (!read_row(db, id, arena, out, &found, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN,
                                "This row of the list has gone; look at the list again.");
}

bool standing_page(struct db *db, const struct standing_query *of, size_t offset, size_t limit,
                   struct arena *arena, struct standings *out, struct status *st)
{
    struct standing_ids ids = {0};
    *out = (struct standings){0};
    if (!db_read_begin(db, st))
        return false;
    bool ok = standing_ids(db, of, offset, limit, arena, &ids, st);
    if (ok)
        out->rows = ARENA_ARRAY(arena, ids.count + 1, struct standing);
    for (size_t i = 0; ok && i < ids.count; i++) {
        bool found = false;
        ok = read_row(db, ids.ids[i], arena, &out->rows[out->count], &found, st);
        out->count += found;
    }
    db_read_end(db);
    return ok;
}

static bool count_where(struct db *db, enum statement which, const struct standing_query *of,
                        size_t *count, struct status *st)
{
    struct query q = query(db, which);
    bind_filter(&q, of);
    query_int(&q, of->as_at);
    bind_officer(&q, of);
    if (query_row(&q))
        *count += (size_t)query_int_at(&q, 0);
    return query_end(&q, st);
}

static bool count_bare(struct db *db, size_t *count, struct status *st)
{
    struct query q = query(db, SQL_standing_tally_bare);
    if (query_row(&q))
        *count += (size_t)query_int_at(&q, 0);
    return query_end(&q, st);
}

bool standing_count(struct db *db, const struct standing_query *of, struct standing_counts *out,
                    struct status *st)
{
    size_t by_rag[4] = {0};
    *out = (struct standing_counts){0};
    if (!db_read_begin(db, st))
        return false;
    bool ok = count_by_rag(db, of, by_rag, st) &&
              count_where(db, SQL_standing_count_expired, of, &out->stale, st) &&
              count_where(db, SQL_standing_count_later, of, &out->stale, st) &&
              (!bare_too(of) || count_bare(db, &by_rag[0], st));
    db_read_end(db);
    out->none = by_rag[0];
    out->green = by_rag[1];
    out->amber = by_rag[2];
    out->red = by_rag[3];
    out->total = by_rag[0] + by_rag[1] + by_rag[2] + by_rag[3];
    return ok;
}

bool standing_stale(struct db *db, day as_at, size_t limit, struct arena *arena,
                    struct contract_ids *out, struct status *st)
{
    static const enum statement both[] = {SQL_standing_expired, SQL_standing_later};
    size_t capacity = 0;
    *out = (struct contract_ids){0};
    for (size_t i = 0; i < 2 && out->count < limit; i++) {
        struct query q = query(db, both[i]);
        query_int(&q, as_at);
        query_int(&q, limit - out->count > INT32_MAX ? INT32_MAX : (int64_t)(limit - out->count));
        if (!collect(&q, arena, &out->ids, &out->count, &capacity, st))
            return false;
    }
    return true;
}
