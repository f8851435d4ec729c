// SPDX-License-Identifier: MIT
// The table that make bench prints, a line for each thing measured, and the words at its end.
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include "figures.h"
#include "model/ground/text.h"

struct table { // start as {0}; table_release
    int lines, missed;
    struct text misses;
};

enum judged {
    TIMES_FLOOR, // ours is at most so many times the floor
    AT_MOST,     // ours is at most so much
    TOLD,        // no budget: for information
};

struct line {
    const char *id, *what, *unit;
    struct spread ours, floor; // floor all zeros: there is none
    enum judged judged;
    double budget;
    const char *beside; // what the floor is: "W", "F", "mutt"; NULL where there is none
    const char *more;   // cpu, bytes, memory in words; NULL for nothing
};

void table_head(void);
void table_line(struct table *table, const struct line *line);
// A line that could not be measured, and why: so that nobody takes its absence for success.
void table_skip(const char *ids, const char *why);
// Names each line that misses its budget.
void table_end(const struct table *table);
void table_release(struct table *table);

struct spread spread_of(double value); // a single figure

#endif
