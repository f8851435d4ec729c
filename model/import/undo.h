// SPDX-License-Identifier: MIT
// The imports there were, and taking one back.
#ifndef IMPORT_UNDO_H
#define IMPORT_UNDO_H

#include "db/import.h"
#include "model/office.h"

// All imports by number; those undone say so.
bool imports_list(const struct office *office, struct arena *arena, struct imports *out,
                  struct status *st);
// Undoes one in a transaction of its own: what it added goes, what it changed is put back, its facts and targets count no more; whoever looks
// back to a moment before sees them still. STATUS_BUSY, naming each, where something was recorded since that builds on it. *restored: records
// put back or gone.
bool import_undo(struct office *office, int64_t number, size_t *restored, struct status *st);

#endif
