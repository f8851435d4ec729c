// SPDX-License-Identifier: MIT
#include "provider_event.h"

#include "db/handle.h"
#include "db/needle.h"
#include "db/record.h"

static int64_t last_turn(struct db *db, int64_t provider, const char *ref)
{
    struct query q = query(db, SQL_provider_event_turn);
    query_int(&q, provider);
    query_text(&q, ref);
    return query_number(&q, 0);
}

bool event_add(struct db *db, struct event_row *row, struct status *st)
{
    enum upsert what = UPSERT_SAME;
    if (!db_must_write(db, st))
        return false;
    if (last_turn(db, row->provider, row->ref) != row->turn)
        return status_fail(
            st, STATUS_BUSY,
            "%s was written by someone else meanwhile. Nothing was saved; look at it "
            "again.",
            row->ref);
    row->turn++;
    row->entered = db->now;
    row->entered_by = db->actor->login;
    const struct field fields[] = {
        field_int(row->provider), field_text(row->ref),       field_int(row->turn),
        field_text(row->kind),    field_day(row->date),       field_id(row->contract),
        field_id(row->other),     field_text(row->person),    field_text(row->words),
        field_text(row->was),     field_text(row->became),    field_text(row->fields),
        field_int(row->entered),  field_text(row->entered_by)};
    if (!record_put_seen(db, RECORD_provider_event, fields, sizeof fields / sizeof *fields, 0, 0,
                         &row->id, &what, st))
        return false;
    needle_touch(db, row->provider); // former names are found by the filter, too
    if (row->other != 0)
        needle_touch(db, row->other);
    return true;
}

static struct event_row event_at(struct query *q, struct arena *arena)
{
    return (struct event_row){.id = query_int_at(q, 0),
                              .provider = query_int_at(q, 1),
                              .ref = query_text_at(q, 2, arena),
                              .turn = query_int_at(q, 3),
                              .kind = query_text_at(q, 4, arena),
                              .date = query_day_at(q, 5, DAY_NONE),
                              .contract = query_int_at(q, 6),
                              .other = query_int_at(q, 7),
                              .person = query_text_at(q, 8, arena),
                              .words = query_text_at(q, 9, arena),
                              .was = query_text_at(q, 10, arena),
                              .became = query_text_at(q, 11, arena),
                              .fields = query_text_at(q, 12, arena),
                              .entered = query_int_at(q, 13),
                              .entered_by = query_text_at(q, 14, arena),
                              .provider_name = query_text_at(q, 15, arena),
                              .other_name = query_text_at(q, 16, arena),
                              .other_ref = query_text_at(q, 17, arena),
                              .contract_ref = query_text_at(q, 18, arena)};
}

static bool collect(struct query *q, struct arena *arena, struct event_rows *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct event_rows){0};
    while (query_row(q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = event_at(q, arena);
    }
    return query_end(q, st);
}

bool events_of(struct db *db, int64_t provider, int64_t contract, moment known_at,
               struct arena *arena, struct event_rows *out, struct status *st)
{
    struct query q = query(db, SQL_provider_events_of);
    query_int(&q, provider);
    query_int(&q, contract);
    query_int(&q, known_at);
    return collect(&q, arena, out, st);
}

bool event_turns(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                 struct event_rows *out, struct status *st)
{
    struct query q = query(db, SQL_provider_event_turns);
    query_int(&q, provider);
    query_text(&q, ref);
    return collect(&q, arena, out, st);
}

bool event_by_ref(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                  struct event_row *out, struct status *st)
{
    struct event_rows turns;
    if (!event_turns(db, provider, ref, arena, &turns, st))
        return false;
    if (turns.count == 0)
        return status_fail(st, STATUS_UNKNOWN, "There is no %s with this provider.", ref);
    *out = turns.rows[turns.count - 1];
    return true;
}

bool event_withdraw(struct db *db, int64_t id, const char *why, struct status *st)
{
    struct arena *arena = arena_new();
    int64_t provider = 0, turn = 0;
    const char *ref = "";
    struct query q = query(db, SQL_provider_event_of_id);
    query_int(&q, id);
    if (query_row(&q)) {
        provider = query_int_at(&q, 0);
        ref = query_text_at(&q, 1, arena);
        turn = query_int_at(&q, 2);
    }
    struct event_row row = {.turn = 0};
    bool done = query_end(&q, st) && event_by_ref(db, provider, ref, arena, &row, st);
    if (done && row.turn == turn) {
        row.kind = "withdrawn";
        row.words = why;
        done = event_add(db, &row, st);
    }
    arena_free(arena);
    return done;
}

int64_t event_top(struct db *db, int64_t provider, const char *letter)
{
    struct query q = query(db, SQL_provider_event_top);
    query_int(&q, provider);
    query_text(&q, letter);
    return query_number(&q, 0);
}

day event_last_note(struct db *db, int64_t provider, int64_t contract, day until, moment known_at)
{
    struct status ignored = {0};
    day last = DAY_NONE;
    struct query q = query(db, SQL_provider_event_last_note);
    query_int(&q, provider);
    query_int(&q, contract);
    query_day(&q, until);
    query_int(&q, known_at);
    if (query_row(&q))
        last = query_day_at(&q, 0, DAY_NONE);
    query_end(&q, &ignored);
    status_clear(&ignored);
    return last;
}

bool event_providers_before(struct db *db, int64_t contract, struct arena *arena, int64_t **ids,
                            size_t *count, struct status *st)
{
    size_t capacity = 0;
    *ids = NULL;
    *count = 0;
    struct query q = query(db, SQL_provider_event_before);
    query_int(&q, contract);
    while (query_row(&q)) {
        *ids = arena_room(arena, *ids, &capacity, *count, sizeof **ids);
        (*ids)[(*count)++] = query_int_at(&q, 0);
    }
    return query_end(&q, st);
}
