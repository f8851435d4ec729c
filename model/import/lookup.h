// SPDX-License-Identifier: MIT
// A table from a text to something that was put under it.
#ifndef IMPORT_LOOKUP_H
#define IMPORT_LOOKUP_H

#include <stddef.h>

#include "model/ground/arena.h"

struct lookup;

// Lives in the arena, and grows there.
struct lookup *lookup_new(struct arena *arena, size_t expected);
// What was put under the key, or NULL.
void *lookup_get(const struct lookup *lookup, const char *key);
// The place for a key, holding NULL when it is new. The key must live as long as the table; the
// place is good until the next call.
void **lookup_place(struct lookup *lookup, const char *key);

#endif
