// SPDX-License-Identifier: MIT
#include "demo.h"

#include "db/handle.h"
#include "model/ground/arena.h"

static bool is_demo(struct db *db)
{
    struct arena *arena = arena_new();
    const char *demo = db_setting(db, "demo", arena);
    bool yes = text_equal(demo, "1");
    arena_free(arena);
    return yes;
}

bool db_demo_tell(struct db *db, const struct actor *actor, moment at, struct status *st)
{
    if (!db->writing || !is_demo(db))
        return status_fail(st, STATUS_DENIED,
                           "%s: only a demonstration can be told as if it were another day.",
                           db->path);
    if (db->told && at < db->now)
        return status_fail(st, STATUS_FAILED, "%s: a demonstration is told forward in time.",
                           db->path);
    db->actor = actor;
    db->now = at; // the first time also back, behind the entries that made the database
    db->told = true;
    return true;
}
