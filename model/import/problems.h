// SPDX-License-Identifier: MIT
// The mistakes of a file, kept with their lines until all of it was looked at.
#ifndef IMPORT_PROBLEMS_H
#define IMPORT_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/status.h"

enum { PROBLEMS_SHOWN = 100 };

struct problem {
    size_t line;  // 0: the file as a whole
    size_t order; // in which it was found
    char *what;
};

// Start as {0}; release with problems_release.
struct problems {
    struct problem *list;
    size_t count, capacity;
    size_t more; // beyond what is kept
};

// Notes a mistake: "what, and what is allowed", without file or line.
void problem_add(struct problems *problems, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
size_t problems_count(const struct problems *problems);
// True when there are none. Else fails with STATUS_DATA: "file:line: what" for the first
// PROBLEMS_SHOWN in order of lines, how many more there are, and that nothing was stored.
bool problems_none(struct problems *problems, const char *file, struct status *st);
void problems_release(struct problems *problems);

#endif
