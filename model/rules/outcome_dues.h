// SPDX-License-Identifier: MIT
// Inside the rules: the list of what is due while it is made. For model/rules/outcome_*.c only.
#ifndef RULES_OUTCOME_DUES_H
#define RULES_OUTCOME_DUES_H

#include "ladder.h"

struct dues {
    struct due *list;
    size_t count, room;
    day as_at;
    day until; // the first day from which they may be others without a new fact
};

void due_add(struct ladder *ladder, struct dues *dues, struct due due);
void due_holds(struct dues *dues, day until);
// Visits and meetings: those that are planned, and those that a cadence asks for and nobody has booked.
void due_encounters(struct ladder *ladder, struct dues *dues); // outcome_encounters.c

#endif
