// SPDX-License-Identifier: MIT
// Random but legal histories of one contract under the Bristol framework, told day by day: returns, corrections, plans,
// notices, determinations, withdrawals, never events, decisions, visits. The same options tell the same tale.
#ifndef RULES_SUPPORT_TALE_H
#define RULES_SUPPORT_TALE_H

#include "model/rules/rules.h"

struct tale_options {
    uint64_t seed;
    int years; // that the contract is told for
    bool
        prompt; // everything is recorded on its day: no late records, no corrections, nothing planned ahead
};

struct tale {
    struct contract_facts facts; // in order of telling; ids are 1, 2, ..
    const char *const *values;   // beside them: the figure as written, "" for none
    day begins, ends;            // first and last day told
};

// Everything lives in the arena. Officers in the tale look at what the framework asks for and answer some of it.
void tale_tell(const struct framework *framework, const struct tale_options *options,
               struct arena *arena, struct tale *out);

#endif
