// SPDX-License-Identifier: MIT
// Screens as they were seen, cell by cell, kept in a file for the floor that paints them again.
#ifndef BENCH_FRAMES_H
#define BENCH_FRAMES_H

#include <stdbool.h>

struct frame_cell {
    char text[32]; // "" for the right half of a wide character
    short fg, bg;  // 0..255, -1: the terminal's own
    bool bold, underline, reverse;
};

struct frames {
    int rows, cols, count;
    struct frame_cell *cells; // count * rows * cols
    int *cursor_row, *cursor_col;
};

const struct frame_cell *frame_cell(const struct frames *frames, int which, int row, int col);
bool frames_write(const char *path, const struct frames *frames);
bool frames_read(const char *path, struct frames *out); // frames_free gives it up
void frames_free(struct frames *frames);

#endif
