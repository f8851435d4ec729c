// SPDX-License-Identifier: MIT
#include "draft.h"

#include "db/handle.h"
#include "db/statement.h"

bool draft_keep(struct db *db, const struct draft_row *draft, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, SQL_draft_keep);
    query_text(&q, draft->token);
    query_text(&q, db->actor->login);
    query_text(&q, draft->form);
    query_text(&q, draft->subject);
    query_text(&q, draft->title);
    query_text(&q, draft->body);
    query_int(&q, draft->begun);
    query_int(&q, draft->kept);
    return query_run(&q, st);
}

bool draft_drop(struct db *db, const char *token, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, SQL_draft_drop);
    query_text(&q, token);
    query_text(&q, db->actor->login);
    return query_run(&q, st);
}

bool drafts_of(struct db *db, const char *login, struct arena *arena, struct draft_rows *out,
               struct status *st)
{
    size_t room = 0;
    struct query q = query(db, SQL_drafts_of);
    query_text(&q, login);
    *out = (struct draft_rows){0};
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct draft_row){
            .token = query_text_at(&q, 0, arena),
            .form = query_text_at(&q, 1, arena),
            .subject = query_text_at(&q, 2, arena),
            .title = query_text_at(&q, 3, arena),
            .body = query_text_at(&q, 4, arena),
            .begun = query_int_at(&q, 5),
            .kept = query_int_at(&q, 6),
        };
    }
    return query_end(&q, st);
}

bool submission_add(struct db *db, const char *token, bool *before, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    struct query found = query(db, SQL_submission_find);
    query_text(&found, token);
    *before = query_row(&found);
    if (!query_end(&found, st) || *before)
        return *before;
    struct query q = query(db, SQL_submission_add);
    query_text(&q, token);
    query_int(&q, db->now);
    query_text(&q, db->actor->login);
    return query_run(&q, st);
}
