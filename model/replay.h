// SPDX-License-Identifier: MIT
// A contract told under another framework, or another version of its own: what that would have required, and where it differs and why.
#ifndef MODEL_REPLAY_H
#define MODEL_REPLAY_H

#include "model/evaluation.h"

struct replay_difference {
    const char *key; // of a finding or of a due item
    const char *here,
        *there; // how it stands under the contract's own framework and under the other one; "" where there is none
    const char *reason; // one sentence
};
struct replay {
    const char *contract; // its reference
    const struct framework *here, *there;
    struct replay_difference *list; // by key
    size_t count;
};

// Compares two outcomes of the same facts: only what differs. In the arena.
void replay_compare(const struct evaluation *here, const struct evaluation *there,
                    struct arena *arena, struct replay *out);
// Works a contract out under its own framework and another one, as at the office's day and knowledge. framework: a file, an id, a
// version of the contract's framework, or the beginning of a hash (office_framework_named). Everything lives in the arena and the office.
bool replay_contract(struct office *office, int64_t contract, const char *framework,
                     struct arena *arena, struct replay *out, struct status *st);

#endif
