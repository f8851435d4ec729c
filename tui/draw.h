// SPDX-License-Identifier: MIT
// Putting text on the screen. All stored text goes through draw_text, which makes it harmless to the terminal and to the reader.
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stdbool.h>

#include "tui/terminal.h"
#include "tui/theme.h"

struct rect { // in cells; height 0: not shown
    int y, x, height, width;
};

struct draw {
    bool ascii, line_drawing;
    unsigned attributes[ROLE_COUNT]; // of curses, for each role
    struct text scratch;
};

// Makes the roles' looks known to curses.
void draw_setup(struct draw *draw, const struct terminal *terminal, const struct theme *theme);
void draw_release(struct draw *draw);

// Draws text in at most `columns` cells, cut with an ellipsis; returns the cells used.
int draw_text(struct draw *draw, int y, int x, int columns, enum role role, const char *text);
// The same, and blanks up to the end of the columns.
void draw_field(struct draw *draw, int y, int x, int columns, enum role role, const char *text);
// The same with the text at the right end.
void draw_right(struct draw *draw, int y, int x, int columns, enum role role, const char *text);
void draw_blank(struct draw *draw, int y, int x, int columns, enum role role);

enum line_part {
    PART_HORIZONTAL,
    PART_VERTICAL,
    PART_TEE_DOWN,
    PART_TEE_UP,
    PART_TEE_RIGHT,
    PART_TEE_LEFT,
    PART_CROSS
};
void draw_part(struct draw *draw, int y, int x, enum line_part part);
void draw_horizontal(struct draw *draw, int y, int x, int columns);
void draw_vertical(struct draw *draw, int y, int x, int rows);

#endif
