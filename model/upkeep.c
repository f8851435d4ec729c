// SPDX-License-Identifier: MIT
#include "model/upkeep.h"

const char *upkeep_path(const struct office *office)
{
    return db_path(office->db);
}

bool upkeep_backup(struct office *office, const char *path, struct status *st)
{
    return db_backup(office->db, path, st);
}

enum verify_result upkeep_verify(struct office *office, const char *anchor, struct text *report)
{
    return audit_verify(office->db, anchor, report);
}

bool upkeep_entries(struct office *office, int64_t *count, struct status *st)
{
    char head[65];
    return audit_head(office->db, count, head, st);
}

bool upkeep_drop_standings(struct office *office, struct status *st)
{
    if (!db_write_begin(office->db, &office->actor, office_now(office), st))
        return false;
    if (!standing_rebuild(office->db, st) || !office_claim_cache(office, st)) {
        db_write_rollback(office->db);
        return false;
    }
    return db_write_commit(office->db, st);
}

bool upkeep_check_standings(struct office *office, struct standing_faults *faults,
                            struct status *st)
{
    return standing_check(office->db, faults, st);
}
