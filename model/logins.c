// SPDX-License-Identifier: MIT
#include "model/logins.h"

#include "db/standing.h"
#include "model/cover.h"
#include "model/handover.h"

static bool has_contract(struct office *office, const char *login, bool ended, struct arena *arena,
                         bool *out, struct status *st)
{
    const struct standing_query query = {
        .officer = login, .covering = true, .ended = ended, .as_at = office->as_at, .rag = -1};
    struct standing_ids found;
    if (!standing_ids(office->db, &query, 0, 1, arena, &found, st))
        return false;
    *out = found.count > 0;
    return true;
}

static bool refuse(struct office *office, const char *login, struct arena *arena, struct status *st)
{
    struct contract_officer *list;
    size_t count, named = 0;
    struct text all = {0};
    if (!handover_officers(office, arena, &list, &count, st))
        return false;
    const char **names = ARENA_ARRAY(arena, count + 1, const char *);
    for (size_t i = 0; i < count; i++) {
        if (*list[i].login == '\0')
            continue;
        names[named++] = list[i].login;
        text_printf(&all, "%s%s", all.length > 0 ? ", " : "", list[i].login);
    }
    const char *near = text_nearest(login, names, named);
    if (near != NULL)
        status_fail(st, STATUS_UNKNOWN,
                    "No contract has %s as its officer, and nobody is covered by that login. Did "
                    "you mean %s?",
                    login, near);
    else
        status_fail(st, STATUS_UNKNOWN,
                    "No contract has %s as its officer, and nobody is covered by that login. "
                    "These have contracts: %s.",
                    login, named > 0 ? text_get(&all) : "nobody");
    text_release(&all);
    return false;
}

bool login_known(struct office *office, const char *login, bool ended, struct status *st)
{
    struct arena *arena = arena_new();
    struct covers covers = {0};
    bool found = text_equal(login, office->actor.login);
    bool good = found || has_contract(office, login, ended, arena, &found, st);
    if (good && !found)
        good = covers_ahead(office, login, arena, &covers, st) &&
               (covers.count > 0 || refuse(office, login, arena, st));
    arena_free(arena);
    return good;
}
