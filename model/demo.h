// SPDX-License-Identifier: MIT
// The demonstration: invented providers over three years, from a seeded generator and seven stories written by hand.
#ifndef MODEL_DEMO_H
#define MODEL_DEMO_H

#include "model/office.h"

#define DEMO_DAY "2027-05-24" // the day on which it is told

// Fills a freshly made database. Deterministic.
bool demo_fill(struct office *office, struct status *st);

#endif
