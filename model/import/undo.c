// SPDX-License-Identifier: MIT
#include "model/import/undo.h"

#include "model/entry.h"

bool imports_list(const struct office *office, struct arena *arena, struct imports *out,
                  struct status *st)
{
    return imports_all(office->db, arena, out, st);
}

bool import_undo(struct office *office, int64_t number, size_t *restored, struct status *st)
{
    if (entry_begin(office, NULL, st) != ENTRY_OPEN)
        return false;
    if (import_take_back(office->db, number, restored, st))
        return entry_commit(office, NULL, st);
    entry_give_up(office);
    return false;
}
