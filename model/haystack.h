// SPDX-License-Identifier: MIT
// What the filter searches: the folded texts of all rows side by side in one piece of memory, so
// that every key is one scan.
#ifndef MODEL_HAYSTACK_H
#define MODEL_HAYSTACK_H

#include <stdint.h>

#include "db/standing.h"

struct haystack {
    char *bytes;      // the rows' texts, each ended by a NUL
    uint32_t *starts; // count + 1 of them: row i is bytes[starts[i]] .. bytes[starts[i + 1] - 1]
    int64_t *ids;     // standing ids, in the order of the list
    size_t count;
};

// Copies the rows. Released by haystack_release; {0} is an empty one.
void haystack_build(const struct needle_rows *rows, struct haystack *out);
void haystack_release(struct haystack *haystack);

// Writes to out (room for count numbers) the rows in which every word of a folded text occurs,
// ascending, and returns how many. among: only these rows (ascending), NULL: all. out may be among.
size_t haystack_match(const struct haystack *haystack, const char *folded, const uint32_t *among,
                      size_t among_count, uint32_t *out);

#endif
