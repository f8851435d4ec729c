// SPDX-License-Identifier: MIT
// The list worked out in memory: for days and knowledge other than today's, and for commands that
// must not write.
#ifndef MODEL_PORTFOLIO_FRESH_H
#define MODEL_PORTFOLIO_FRESH_H

#include "db/standing.h"
#include "model/office.h"

// Whether the cache may be asked at all: it is for today, all that is known, and these frameworks.
bool standings_hold(const struct office *office);
// Whether what is cached for a row is not what the office's day and knowledge give.
bool standing_is_stale(const struct office *office, const struct standing *row);
// Works out one row for the office's day; where that is impossible the row says so. Strings live in
// the arena.
void standing_work_out(struct office *office, struct standing *row, struct arena *arena);

// All rows of the query in its order, worked out where the cache does not say it already, and their
// counts. Lives in the arena.
bool portfolio_fresh(struct office *office, const struct standing_query *query, struct arena *arena,
                     struct standings *out, struct standing_counts *counts, struct status *st);

// Puts the texts that the filter searches in the order of the rows; they stay where they are, the
// array is new in the arena.
void needles_in_order(struct needle_rows *needles, const struct standings *rows,
                      struct arena *arena);

#endif
