// SPDX-License-Identifier: MIT
// Programs under a pseudo-terminal, timed to the last byte of an answer; nothing is interpreted while the clock runs. An answer
// is over when nothing more came for a while and the program sleeps; that while is not part of the time.
#ifndef BENCH_STOPWATCH_H
#define BENCH_STOPWATCH_H

#include <sys/types.h>

#include "figures.h"

struct racer {
    pid_t pid;
    int fd;
};

double stopwatch_ms(void);

// Starts a program; the lap ends with the last byte of its first burst. The program gives up (exit 1) where it cannot be started.
struct lap race_start(struct racer *racer, const char *const argv[], int rows, int cols);
// Writes bytes as fast as they are taken and reads the answer. `answers`: one is expected, and waited for.
struct lap race_keys(struct racer *racer, const char *bytes, size_t count, int answers);
struct lap race_resize(struct racer *racer, int rows, int cols);
// Whatever was written since the last lap, without waiting.
size_t race_leftovers(struct racer *racer);
// Reads for as long as that; the bytes that came.
size_t race_pause(struct racer *racer, int ms);
double race_cpu(const struct racer *racer);  // ms of processor so far
long race_memory(const struct racer *racer); // highest resident KiB so far
// Presses the key that ends it (behind an Esc, as long after it as a lone Esc takes to be one) and waits; kills it by its pid
// when it does not end.
void race_stop(struct racer *racer, const char *quit);

// A command without a terminal, its output going to a file (NULL: nowhere), its input from one (NULL: nowhere).
struct lap race_command(const char *const argv[], const char *from, const char *to, long *memory);

#endif
