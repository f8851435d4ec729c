// SPDX-License-Identifier: MIT
// A portfolio that is lived through day by day, and what its officers and providers do, by chance but always the same.
#ifndef TESTS_UNIT_YEAR_H
#define TESTS_UNIT_YEAR_H

#include "model/queue.h"
#include "tests/rules/support/chance.h"
#include "tests/unit/support/import_fixture.h"

enum { MOST_CONTRACTS = 150 };

struct year {
    struct desk *desk;
    struct chance chance;
    day today;
    size_t contracts;
    int64_t ids[MOST_CONTRACTS];
    day ends[MOST_CONTRACTS];
    bool touched[MOST_CONTRACTS]; // somebody did something about it today
    struct arena *arena, *before; // of today's queue and of yesterday's
    int refs;                     // references given so far
    size_t seen, done, done_of[DUE_KIND_COUNT];
};

// The frameworks of the contracts, in turn.
extern const char *const year_frameworks[];
enum { YEAR_FRAMEWORKS = 5 };

size_t year_index(const struct year *year, int64_t contract);
// Deals with an item; false: there is nothing that anybody could do but wait.
bool year_act(struct year *year, const struct queue_item *item);
// What comes by itself: something is recorded that brings items of its own.
void year_happen(struct year *year);

#endif
