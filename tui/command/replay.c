// SPDX-License-Identifier: MIT
// replay: what another framework, or another version of one's own, would have required.
#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include "model/replay.h"

static const struct table_column columns[] = {
    {"contract", false}, {"key", false}, {"here", false}, {"there", false}, {"reason", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

bool check_replay(const struct session *session, struct status *st)
{
    return session_has(session, FLAG_FRAMEWORK) ||
           status_fail(st, STATUS_USAGE,
                       "Say with --framework which one to compare with: a file, the id of a "
                       "framework, or a version of the contract's own.");
}

static bool write_rows(struct session *session, const struct replay *replay, const char *contract,
                       struct status *st)
{
    struct listing listing;
    bool done = listing_begin(&listing, session, columns, COLUMNS, st);
    for (size_t i = 0; done && i < replay->count; i++) {
        const struct replay_difference *row = &replay->list[i];
        const char *cells[COLUMNS] = {contract, row->key, row->here, row->there, row->reason};
        done = listing_add(&listing, cells, st);
    }
    done = done && listing_end(&listing, st);
    listing_release(&listing);
    if (done)
        message("%s under %s (version %s) instead of %s (version %s): %zu difference%s.", contract,
                replay->there->id, replay->there->version, replay->here->id, replay->here->version,
                replay->count, replay->count == 1 ? "" : "s");
    return done;
}

bool command_replay(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct replay replay;
    int64_t id = 0;
    bool done = contract_named(session, session->operands[0], &id, st) &&
                replay_contract(office, id, session->values[FLAG_FRAMEWORK], arena, &replay, st) &&
                write_rows(session, &replay, replay.contract, st);
    arena_free(arena);
    return done;
}
