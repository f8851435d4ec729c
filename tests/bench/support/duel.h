// SPDX-License-Identifier: MIT
// Our program and its floor, the same keys in turn. The floor paints what our program was seen to show for each key.
#ifndef BENCH_DUEL_H
#define BENCH_DUEL_H

#include <stdbool.h>

#include "figures.h"

enum { MOST_STEPS = 64 };

struct step {
    const char *what; // names it
    const char *keys; // what is written; NULL: the window changes its size, or a pause
    int times;        // how often, each measured
    int rows, cols;   // the new size
    int pause;        // ms without a key, not measured
    bool silent;      // nothing is to be answered, and the floor is not asked
};

struct duel {
    struct figures start[2]; // ours, the floor's
    struct figures steps[MOST_STEPS][2];
    long memory[2]; // KiB
};

struct arena_of_duel { // who fights where
    const char *contractmon, *database;
    const char *floor_cells; // the program of the floor
    const char *recording;   // a path for the screens
    int rows, cols, runs;
};

#define KEY_DOWN "\033OB"
#define KEY_PGDN "\033[6~"
#define KEY_ESC  "\033"
#define KEY_HOME "g"

// Records the screens, then lets both run: one warming run, then `runs`. False where our program did not show what it should.
bool duel_fight(const struct arena_of_duel *where, const struct step *steps, size_t count,
                struct duel *out);
void duel_release(struct duel *duel);

// Writes the screens that our program shows for each step to the recording; false as above.
bool duel_record(const struct arena_of_duel *where, const struct step *steps, size_t count);

#endif
