// SPDX-License-Identifier: MIT
// What the cache keeps of a contract's outcome besides its standing, and the open findings of many contracts read from it.
#ifndef MODEL_PENDING_H
#define MODEL_PENDING_H

#include "db/pending.h"
#include "model/evaluation.h"

// The dues and open findings of an outcome as they are kept; texts are the outcome's or live in the arena.
void pending_of(const struct evaluation *evaluation, struct arena *arena, struct pending *out);

// A finding as it is kept, whatever its status.
struct pending_finding pending_finding_of(const struct finding *finding, struct arena *arena);

struct open_finding {
    const char *contract_ref;
    size_t place; // in its contract's outcome
    struct pending_finding finding;
};

struct trouble { // a contract that cannot be worked out
    const char *contract_ref, *why;
};

struct open_findings {
    struct open_finding *rows; // by reference of the contract, then place
    size_t count;
    struct trouble *troubles;
    size_t trouble_count;
};

// The open findings of a subject's contracts (all contracts where it names neither a provider nor a contract) as at the office's day, those
// of contracts that have ended, too. What the cache says is taken from it, the rest is worked out; never writes. Lives in the arena.
bool open_findings_read(struct office *office, const struct subject *subject, struct arena *arena,
                        struct open_findings *out, struct status *st);

#endif
