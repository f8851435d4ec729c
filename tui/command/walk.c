// SPDX-License-Identifier: MIT
#include "tui/command/walk.h"

#include "model/logins.h"

#include "model/portfolio_fresh.h"
#include "model/provider.h"

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
    return ref == NULL || subject_find_contract(office, ref, arena, out, st);
}

bool walk_contracts(struct session *session, const char *ref, const struct walk *walk,
                    struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct subject subject;
    struct standings rows;
    bool done = office_read_begin(office, st);
    if (done) {
        done = find(office, ref, arena, &subject, st) &&
               subject_standings(office, &subject, arena, &rows, st) &&
               visit_all(session, &rows, walk, st);
        office_read_end(office);
    }
    arena_free(arena);
    return done;
}

bool officer_known(struct session *session, bool ended, struct status *st)
{
    const char *login = session->values[FLAG_OFFICER];
    return login == NULL || *login == '\0' || login_known(&session->office, login, ended, st);
}

bool contract_named(struct session *session, const char *ref, int64_t *id, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject subject;
    struct contracts contracts;
    bool done = find(&session->office, ref, arena, &subject, st);
    if (done && subject.contract == 0) {
        done = provider_contracts(&session->office, subject.provider, arena, &contracts, st);
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
