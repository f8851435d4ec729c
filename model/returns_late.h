// SPDX-License-Identifier: MIT
// Returns that came after the day on which they were due, period by period (001 R1-10: on the day is in time, the day after is late).
#ifndef MODEL_RETURNS_LATE_H
#define MODEL_RETURNS_LATE_H

#include "model/evaluation.h"

struct late_return {
    day first, last; // of the period
    day due, received;
    int days;
};
struct late_returns {
    const struct late_return *list; // the latest period first
    size_t count;
};
// Of what is in the evaluation; in the arena. Where the KPIs of one period came on several days, the last of them counts.
void returns_late(const struct evaluation *evaluation, struct arena *arena,
                  struct late_returns *out);
// "October to December 2026: received 2 March 2027, 46 days late (due 15 January 2027)"
void return_late_words(const struct late_return *late, struct text *out);
// ", 1 day late"; nothing for 0.
void days_late_words(int days, struct text *out);

#endif
