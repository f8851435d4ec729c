// SPDX-License-Identifier: MIT
// Chance for random histories: the same seed throws the same on every machine.
#ifndef RULES_SUPPORT_CHANCE_H
#define RULES_SUPPORT_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state; // start with any seed
};

static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t x = chance->state += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

// From low to high, both included.
static inline int chance_between(struct chance *chance, int low, int high)
{
    return low + (int)(chance_next(chance) % (uint64_t)(high - low + 1));
}

static inline bool chance_of(struct chance *chance, int per_hundred)
{
    return chance_between(chance, 1, 100) <= per_hundred;
}

static inline size_t chance_index(struct chance *chance, size_t count)
{
    return (size_t)(chance_next(chance) % count);
}

#define CHANCE_PICK(chance, list) ((list)[chance_index((chance), sizeof(list) / sizeof((list)[0]))])

#endif
