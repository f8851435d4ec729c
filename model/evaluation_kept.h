// SPDX-License-Identifier: MIT
// The contracts looked at last, as gathered and worked out: a form that is saved and the screens that follow read them once. Private to
// model/evaluation.c and model/office.c.
#ifndef MODEL_EVALUATION_KEPT_H
#define MODEL_EVALUATION_KEPT_H

#include "model/evaluation.h"

struct kept_evaluation {
    struct evaluation evaluation; // all that is known; outcome NULL until it was worked out
    day as_at;                    // of the outcome
    struct arena *arena;          // in which all of it lives
    int64_t seq;                  // newest entry of the audit trail when it was gathered,
    char hash[65]; // and its hash: another entry may get the number of one that was given up
    uint64_t used; // when it was asked for last, by count
};

// What is kept of a contract and still holds; NULL if nothing is. Inside a transaction.
struct kept_evaluation *kept_find(struct office *office, int64_t contract);
// Room for a contract, in place of what was kept of it, else of the one not asked for longest; its arena is empty. Inside a transaction.
// NULL: the trail cannot be read, so that nothing may be kept.
struct kept_evaluation *kept_room(struct office *office, int64_t contract);
// Forgets what has been put into it, where it could not be completed.
void kept_drop(struct kept_evaluation *kept);
void kept_release(struct office *office);

#endif
