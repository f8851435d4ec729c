// SPDX-License-Identifier: MIT
// Screens as they were seen, cell by cell, kept in a file for the floor that paints them again.
#ifndef BENCH_FRAMES_H
#define BENCH_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct frame_cell {
    char text[20];  // "" for the right half of a wide character
    int16_t fg, bg; // 0..255, -1: the terminal's own
    uint8_t bold, underline, reverse, italic;
};

struct frame {
    int rows, cols, cursor_row, cursor_col;
    struct frame_cell *cells; // row by row
};

struct frames { // start as {0}; frames_release
    struct frame *list;
    size_t count, room;
};

// A further frame of that size, its cells blank.
struct frame *frames_add(struct frames *frames, int rows, int cols);
bool frames_write(const char *path, const struct frames *frames);
bool frames_read(const char *path, struct frames *out);
void frames_release(struct frames *frames);

#endif
