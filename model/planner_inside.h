// SPDX-License-Identifier: MIT
// Inside model/planner*.c only: putting in order what was worked out.
#ifndef MODEL_PLANNER_INSIDE_H
#define MODEL_PLANNER_INSIDE_H

#include "model/planner.h"

void planner_sort(struct planner_rows *rows); // by score, then name
// Adds the items of a row, of those kinds alone (0: all), to the load of its officer; then by officer. *room: 0 at first.
void planner_count(const struct planner_row *row, unsigned kinds, struct planner_loads *loads,
                   struct arena *arena, size_t *room);
// Counts the working days of the weeks by one more calendar.
void planner_count_working(const struct calendar *calendar, bool first,
                           struct planner_loads *loads);
void planner_sort_loads(struct planner_loads *loads);

#endif
