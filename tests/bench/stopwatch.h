// SPDX-License-Identifier: MIT
// Programs under a pseudo-terminal, timed to the last byte of an answer; nothing is interpreted while the clock runs.
#ifndef BENCH_STOPWATCH_H
#define BENCH_STOPWATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct racer {
    pid_t pid;
    int fd;
};

struct lap {
    double ms;    // to the last byte of the answer
    double cpu;   // milliseconds of processor
    size_t bytes; // of the answer
    long rss;     // KiB, the highest so far
};

double now_ms(void);
// Starts a program and waits until it has written and been quiet.
struct lap race_start(struct racer *racer, const char *const argv[], int rows, int cols);
// Writes bytes and reads the answer until it is quiet.
struct lap race_key(struct racer *racer, const char *bytes, size_t count);
struct lap race_resize(struct racer *racer, int rows, int cols);
size_t race_idle(struct racer *racer, int ms); // bytes written while nothing is pressed
void race_stop(struct racer *racer, const char *quit);
// A command without a terminal, output read and thrown away: ms from exec to end, rss of it.
struct lap race_command(const char *const argv[]);

struct figures { // laps of one thing
    struct lap laps[4096];
    size_t count;
};
void figures_add(struct figures *figures, struct lap lap);
double figures_ms(const struct figures *figures, double quantile); // 0.5: median, 1: worst
double figures_cpu(const struct figures *figures);                 // mean
double figures_bytes(const struct figures *figures);               // median

#endif
