// SPDX-License-Identifier: MIT
// Files, programs and data for tests, without a terminal.
#ifndef HARNESS_SCRATCH_H
#define HARNESS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

// A path for a file of that name in the test's own temporary folder, which tests/run makes and removes. The caller
// frees it.
char *scratch_path(const char *name);
// Writes text to that path and returns it; the caller frees it.
char *scratch_file(const char *name, const char *text);
// A whole file, terminated; NULL if it cannot be read. The caller frees it.
char *scratch_read(const char *path);

// The public data set <path> (below ../shared/data), or NULL where that is absent: say so and
// skip(). The caller frees it.
char *shared_data(const char *path);

// What a program that ran without a terminal gave.
struct ran {
    int status; // exit status; 128 + signal when it died of one; -1 when nothing moved for 60 s
    char *out, *err; // owned; never NULL
};

// Runs the program under test (CONTRACTMON) with arguments up to NULL, input on its stdin (NULL:
// none). ran_free.
struct ran run(const char *input, ...) __attribute__((sentinel));
void ran_free(struct ran *ran);

#endif
