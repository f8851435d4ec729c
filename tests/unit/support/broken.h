// SPDX-License-Identifier: MIT
// Broken framework files: a sound one, rows that each change one thing in it, and the one sentence that must be said of it.
#ifndef TESTS_BROKEN_H
#define TESTS_BROKEN_H

#include <stddef.h>

#include "model/frameworks/frameworks.h"

struct broken_row {
    int line;         // of the base in which `from` is found
    const char *from; // what is replaced there
    const char *to;
    const char *
        said; // "line: sentence", or its beginning; "warning line: sentence"; NULL: nothing is wrong
};

// ' stands for " in bases and rows; the number of a line is where it stands in the base, from 1.
struct broken_base {
    const char *const *lines;
    size_t count;
};

// A copy in the arena with each ' turned into ".
const char *broken_quoted(const char *text, struct arena *arena);
// Appends the base, changed as the row says (NULL: as it is).
void broken_compose(struct broken_base base, const struct broken_row *row, struct arena *arena,
                    struct text *out);
// How many of the rows are not told as they should be, alone and with their line; each is printed.
int broken_failing(struct broken_base base, const struct broken_row *rows, size_t count);

#endif
