// SPDX-License-Identifier: MIT
// Chance for the demonstration: the same seed throws the same dice on every machine.
#ifndef MODEL_DEMO_DICE_H
#define MODEL_DEMO_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state; // start with any seed
};

uint64_t dice_next(struct dice *dice);
int dice_between(struct dice *dice, int low, int high); // both included
bool dice_chance(struct dice *dice, int per_thousand);
// Around 0, at most `most` away, small throws more likely than great ones.
int dice_around(struct dice *dice, int most);

#endif
