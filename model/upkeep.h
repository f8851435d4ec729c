// SPDX-License-Identifier: MIT
// What is done for the database itself: a copy of it, the check of its audit trail, the one cache dropped.
#ifndef MODEL_UPKEEP_H
#define MODEL_UPKEEP_H

#include "db/audit.h"
#include "db/standing.h"
#include "model/office.h"

// Where the open database stands.
const char *upkeep_path(const struct office *office);
// A consistent, checked copy under that name; refuses to overwrite.
bool upkeep_backup(struct office *office, const char *path, struct status *st);
// Re-checks trail and records, read-only, and appends what was found in words. anchor (may be
// NULL): lines of "<seq> <hash>" noted earlier.
enum verify_result upkeep_verify(struct office *office, const char *anchor, struct text *report);
// Entries in the audit trail.
bool upkeep_entries(struct office *office, int64_t *count, struct status *st);
// Makes every cached standing anew from the records, none worked out, in a transaction of its own.
bool upkeep_drop_standings(struct office *office, struct status *st);
// Whether there is a cached standing for each contract and each provider without one, and nothing else.
bool upkeep_check_standings(struct office *office, struct standing_faults *faults,
                            struct status *st);

#endif
