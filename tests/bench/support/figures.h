// SPDX-License-Identifier: MIT
// What was measured of one thing, many times: medians and spreads.
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stddef.h>

struct lap {      // one measurement
    double ms;    // to the last byte of the answer, or to the end of the process
    double cpu;   // milliseconds of processor
    size_t bytes; // of the answer
    int status;   // exit status of a process that has ended
};

struct figures { // start as {0}; figures_release
    struct lap *laps;
    size_t count, room;
};

struct spread {
    double median, low, high;
};

enum of { OF_MS, OF_CPU, OF_BYTES };

void figures_add(struct figures *figures, struct lap lap);
// Adds all laps of another.
void figures_join(struct figures *figures, const struct figures *more);
struct spread figures_spread(const struct figures *figures,
                             enum of of); // zeros when there are none
double figures_mean(const struct figures *figures, enum of of);
void figures_release(struct figures *figures);

#endif
