// SPDX-License-Identifier: MIT
#include "model/demo_dice.h"

// splitmix64: every seed is a good one, also 1, 2, 3.
uint64_t dice_next(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

int dice_between(struct dice *dice, int low, int high)
{
    return low + (int)(dice_next(dice) % (uint64_t)(high - low + 1));
}

bool dice_chance(struct dice *dice, int per_thousand)
{
    return dice_between(dice, 1, 1000) <= per_thousand;
}

int dice_around(struct dice *dice, int most)
{
    return (dice_between(dice, -most, most) + dice_between(dice, -most, most)) / 2;
}
