// SPDX-License-Identifier: MIT
// Which facts exist for an evaluation: effective by the day, recorded by the moment, and of what was corrected only the correction.
#ifndef RULES_KNOWN_H
#define RULES_KNOWN_H

#include "model/ground/arena.h"
#include "model/rules/framework.h"

struct known_fact {
    const struct fact *fact;
    day date; // effective: a correction has that of what it corrects
    enum colour
        colour; // of a result or early report, as given or from its value; COLOUR_NONE: not rated
    int kpi;    // index in the framework, -1 where there is none
    bool corrected; // stands for an earlier one
};

struct known {
    struct known_fact *facts; // by date, kind, ref
    size_t count;
};

// Everything lives in the arena and points into `facts`. Facts that name an unknown KPI, instrument or type of never event are left out.
void known_facts(const struct framework *framework, const struct contract_facts *facts, day as_at,
                 moment known_at, struct arena *arena, struct known *out);

#endif
