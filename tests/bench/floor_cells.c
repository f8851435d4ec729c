// SPDX-License-Identifier: MIT
// Floor F: plain ncurses that paints, from memory, the very cells that our program showed, one screen for each key (and for each
// change of the window's size), in the order in which they were recorded. What it costs is what there is to show, whoever shows it.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>

#include "tests/bench/support/frames.h"

struct pairs {
    short fg[256], bg[256];
    short count;
};

static short pair_of(struct pairs *pairs, short fg, short bg)
{
    if (fg < 0 && bg < 0)
        return 0;
    for (short i = 1; i < pairs->count; i++) {
        if (pairs->fg[i] == fg && pairs->bg[i] == bg)
            return i;
    }
    pairs->fg[pairs->count] = fg;
    pairs->bg[pairs->count] = bg;
    init_pair(pairs->count, fg, bg);
    return pairs->count++;
}

static bool alike(const struct frame_cell *a, const struct frame_cell *b)
{
    return a->fg == b->fg && a->bg == b->bg && a->bold == b->bold && a->underline == b->underline &&
           a->reverse == b->reverse && a->italic == b->italic;
}

// Text that looks alike is written in one go.
static void paint_row(const struct frame *frame, int row, struct pairs *pairs)
{
    char run[4096];
    for (int col = 0; col < frame->cols;) {
        const struct frame_cell *first = &frame->cells[row * frame->cols + col];
        size_t length = 0;
        int from = col;
        for (; col < frame->cols && alike(first, &frame->cells[row * frame->cols + col]); col++) {
            const char *text = frame->cells[row * frame->cols + col].text;
            for (const char *at = text; *at != '\0'; at++)
                run[length++] = *at;
        }
        attr_t attributes =
            (first->bold != 0 ? A_BOLD : 0) | (first->underline != 0 ? A_UNDERLINE : 0) |
            (first->reverse != 0 ? A_REVERSE : 0) | (first->italic != 0 ? A_ITALIC : 0);
        attr_set(attributes, pair_of(pairs, first->fg, first->bg), NULL);
        mvaddnstr(row, from, run, (int)length);
    }
}

static void paint(const struct frame *frame, struct pairs *pairs)
{
    for (int row = 0; row < frame->rows; row++)
        paint_row(frame, row, pairs);
    move(frame->cursor_row, frame->cursor_col);
    refresh();
}

int main(int argc, char **argv)
{
    struct frames frames;
    struct pairs pairs = {.count = 1};
    setlocale(LC_ALL, "");
    if (argc != 2 || !frames_read(argv[1], &frames))
        return 1;
    initscr();
    start_color();
    use_default_colors();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    size_t at = 0;
    for (int key = 0; key != 'Q'; key = getch()) {
        paint(&frames.list[at], &pairs);
        at += at + 1 < frames.count;
    }
    endwin();
    frames_release(&frames);
    return 0;
}
