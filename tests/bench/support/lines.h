// SPDX-License-Identifier: MIT
// The lines of the budget, by what they need. Each prints its own.
#ifndef BENCH_LINES_H
#define BENCH_LINES_H

#include "table.h"

struct bench {
    const char *programs;    // folder of the floors
    const char *contractmon; // the program
    const char *work;        // folder for what is made on the way
    const char *council, *nation, *sample,
        *cqc;                             // databases; all but the first: NULL where there is none
    const char *printed, *nation_printed; // copies of the first two, for what a command prints
    const char *csv;                      // the real file, or NULL
    int runs;
    struct table table;
};

void lines_ready(struct bench *bench, const char *database, const char *size); // P1, P9
void lines_keys(struct bench *bench, const char *database, const char *size, int rows,
                int cols); // P3 to P6, P10
void lines_filter(struct bench *bench, const char *database, const char *size,
                  const char *const *words,
                  double budget); // P7; words: up to NULL
void lines_ahead(struct bench *bench, const char *database, const char *size); // P8
void lines_forms(struct bench *bench);                                         // P13, P17
// P13 over a database that may be written; the commit's own milliseconds, 0 where it could not be measured.
double lines_saved(struct bench *bench, const char *database);
void lines_evaluate(struct bench *bench);              // P11
void lines_import(struct bench *bench);                // P15
void lines_nation(struct bench *bench, int contracts); // P12
void lines_commands(struct bench *bench);              // P16
void lines_mutt(struct bench *bench, const char *database, const char *size,
                const char *word); // beside mutt, where it is installed

#endif
