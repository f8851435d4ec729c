// SPDX-License-Identifier: MIT
// Which grades that regulators published ask for something. Private to model/rules.
#ifndef RULES_GRADES_H
#define RULES_GRADES_H

#include "model/ground/arena.h"
#include "model/rules/framework.h"

struct grade_hit { // a grade that sets a trigger off
    const struct grade_trigger *trigger;
    const struct fact *grade;
    int rank;
    day on;          // its publication; the contract's start where it stood already when that began
    const char *why; // in words
};
struct grade_hits {
    struct grade_hit *list; // by day, then ref
    size_t count;
};

// Place on the regulator's scale, 1 the worst; 0 if it is not on it.
int grade_rank(const struct framework *framework, const char *regulator, const char *grade);
// Every grade of the contract's time that sets a trigger off, compared with the one before it of the same location, group and domain.
void grade_hits(const struct framework *framework, const struct contract_facts *facts, day as_at,
                moment known_at, struct arena *arena, struct grade_hits *out);
// Whether two hits come from one publication: the same location on the same day. There the lowest grade governs.
bool grade_same_publication(const struct grade_hit *a, const struct grade_hit *b);

#endif
