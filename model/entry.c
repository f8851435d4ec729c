// SPDX-License-Identifier: MIT
#include "model/entry.h"

#include "db/draft.h"

enum entry entry_begin(struct office *office, const char *token, struct status *st)
{
    bool before = false;
    if (!db_write_begin(office->db, &office->actor, office_now(office), st))
        return ENTRY_FAILED;
    if (token == NULL || (submission_add(office->db, token, &before, st) && !before))
        return ENTRY_OPEN;
    db_write_rollback(office->db);
    return before ? ENTRY_BEFORE : ENTRY_FAILED;
}

bool entry_commit(struct office *office, const char *token, struct status *st)
{
    if (office_frameworks_keep(office, st) && (token == NULL || draft_drop(office->db, token, st)))
        return db_write_commit(office->db, st);
    db_write_rollback(office->db);
    return false;
}

void entry_give_up(struct office *office)
{
    db_write_rollback(office->db);
}
