// SPDX-License-Identifier: MIT
#include "tui/command/walk.h"

#include <stdlib.h>
#include <string.h>

#include "model/portfolio_fresh.h"

enum { CHUNK = 1024 };

static int by_contract(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    return strcmp(a->contract_ref, b->contract_ref);
}

// The rows of all contracts, or of a provider's, or of one (by id; 0: any), ordered by reference.
static bool rows_of(struct office *office, const struct subject *subject, struct arena *arena,
                    struct standings *out, struct status *st)
{
    const struct standing_query query = {
        .sort = SORT_NAME, .ended = true, .as_at = office->as_at, .rag = -1};
    size_t room = 0, offset = 0;
    struct standings chunk;
    *out = (struct standings){0};
    do {
        if (!standing_page(office->db, &query, offset, CHUNK, arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count; i++) {
            const struct standing *row = &chunk.rows[i];
            if (row->contract == 0 ||
                (subject->provider != 0 && row->provider != subject->provider) ||
                (subject->contract != 0 && row->contract != subject->contract))
                continue;
            out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
            out->rows[out->count++] = *row;
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK);
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof *out->rows, by_contract);
    return true;
}

static bool visit_all(struct session *session, const struct standings *rows,
                      const struct walk *walk, struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct status bad = {0};
    size_t failed = 0;
    bool done = true;
    for (size_t i = 0; done && i < rows->count; i++) {
        const struct standing *row = &rows->rows[i];
        if (walk->skip != NULL && !standing_is_stale(office, row) && walk->skip(walk->context, row))
            continue;
        struct evaluation evaluation;
        arena_reset(arena);
        if (evaluation_of(office, row->contract, arena, &evaluation, &bad)) {
            done = walk->visit(walk->context, row, &evaluation, st);
        } else {
            message("Contract %s: %s", row->contract_ref, status_message(&bad));
            failed++;
        }
    }
    arena_free(arena);
    if (done && failed > 0)
        done = status_fail(st, bad.code, "%zu of %zu contracts could not be worked out.", failed,
                           rows->count);
    status_clear(&bad);
    return done;
}

static bool find(struct office *office, const char *ref, struct arena *arena, struct subject *out,
                 struct status *st)
{
    *out = (struct subject){0};
    if (ref == NULL)
        return true;
    // Where a contract is asked for, one of that name is meant.
    int64_t contract = contract_id(office->db, ref);
    if (contract == 0)
        return subject_find(office, ref, arena, out, st);
    out->contract = contract;
    return true;
}

bool walk_contracts(struct session *session, const char *ref, const struct walk *walk,
                    struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct subject subject;
    struct standings rows;
    bool done = db_read_begin(office->db, st);
    if (done) {
        done = find(office, ref, arena, &subject, st) &&
               rows_of(office, &subject, arena, &rows, st) && visit_all(session, &rows, walk, st);
        db_read_end(office->db);
    }
    arena_free(arena);
    return done;
}

bool contract_named(struct session *session, const char *ref, int64_t *id, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject subject;
    struct contracts contracts;
    bool done = find(&session->office, ref, arena, &subject, st);
    if (done && subject.contract == 0) {
        done = contracts_of(session->office.db, subject.provider, arena, &contracts, st);
        struct text names = {0};
        for (size_t i = 0; done && i < contracts.count; i++)
            text_printf(&names, "%s%s", i > 0 ? ", " : "", contracts.rows[i].ref);
        if (done && contracts.count == 0)
            done = status_fail(st, STATUS_UNKNOWN, "Provider %s has no contract.", subject.ref);
        else if (done && contracts.count > 1)
            done =
                status_fail(st, STATUS_USAGE, "Provider %s has several contracts. Name one of: %s.",
                            subject.ref, text_get(&names));
        else if (done)
            subject.contract = contracts.rows[0].id;
        text_release(&names);
    }
    *id = done ? subject.contract : 0;
    arena_free(arena);
    return done;
}
