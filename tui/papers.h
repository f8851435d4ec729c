// SPDX-License-Identifier: MIT
// What has become of a plan or notice, in a few words for lists.
#ifndef TUI_PAPERS_H
#define TUI_PAPERS_H

#include "model/ground/arena.h"
#include "model/rules/rules.h"
#include "tui/theme.h"

struct paper_state {
    const char *words; // "rectify by 4 Jul", "met 3 May", "withdrawn 5 May", ""; in the arena
    enum role role;
    bool over; // withdrawn, or its plan met
    day until; // the day its clock runs to; DAY_NONE if it has none
};

// As at a day, from the facts that had happened by then.
struct paper_state paper_state(const struct contract_facts *facts, const struct fact *served,
                               day as_at, struct arena *arena);

// The plans and notices served by a day, the newest first; in the arena.
const struct fact **papers_served(const struct contract_facts *facts, day as_at,
                                  struct arena *arena, size_t *count);

// The findings of the outcome that are open, those that must be dealt with first, then by day.
const struct finding **findings_open(const struct outcome *outcome, struct arena *arena,
                                     size_t *count);

#endif
