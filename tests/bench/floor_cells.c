// SPDX-License-Identifier: MIT
// Floor F: plain ncurses that paints, from memory, the very cells our overview showed for each row; a key shows the next or the
// one before, PgDn a page on. What it costs is what there is to show, whatever program shows it.
#define _XOPEN_SOURCE_EXTENDED 1
#include "frames.h"

#include <curses.h>
#include <locale.h>
#include <stdlib.h>

struct pairs {
    int fg[256], bg[256], count;
};

static short pair_of(struct pairs *pairs, int fg, int bg)
{
    for (int i = 1; i < pairs->count; i++)
        if (pairs->fg[i] == fg && pairs->bg[i] == bg)
            return (short)i;
    if (pairs->count == 0)
        pairs->count = 1;
    init_pair((short)pairs->count, (short)fg, (short)bg);
    pairs->fg[pairs->count] = fg;
    pairs->bg[pairs->count] = bg;
    return (short)pairs->count++;
}

static void paint(const struct frames *frames, int which, struct pairs *pairs)
{
    for (int row = 0; row < frames->rows && row < LINES; row++) {
        for (int col = 0; col < frames->cols && col < COLS; col++) {
            const struct frame_cell *cell = frame_cell(frames, which, row, col);
            if (cell->text[0] == '\0')
                continue; // the right half of a wide character
            attr_t attributes = (cell->bold ? A_BOLD : 0) | (cell->reverse ? A_REVERSE : 0) |
                                (cell->underline ? A_UNDERLINE : 0);
            attr_set(attributes,
                     cell->fg < 0 && cell->bg < 0 ? (short)0 : pair_of(pairs, cell->fg, cell->bg),
                     NULL);
            mvaddstr(row, col, cell->text);
        }
    }
    move(frames->cursor_row[which], frames->cursor_col[which]);
    refresh();
}

int main(int argc, char **argv)
{
    struct frames frames;
    struct pairs pairs = {.count = 0};
    setlocale(LC_ALL, "");
    if (argc != 2 || !frames_read(argv[1], &frames))
        return 1;
    initscr();
    start_color();
    use_default_colors();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    int at = 0;
    for (int key = 0; key != 'q'; key = getch()) {
        int step = key == KEY_DOWN ? 1 : key == KEY_UP ? -1 : key == KEY_NPAGE ? LINES - 3 : 0;
        at = (at + step + frames.count) % frames.count;
        paint(&frames, at, &pairs);
    }
    endwin();
    frames_free(&frames);
    return 0;
}
