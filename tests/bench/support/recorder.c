// SPDX-License-Identifier: MIT
// The screens that our program shows, taken from a terminal emulator cell by cell.
#include "duel.h"

#include <stdio.h>
#include <string.h>

#include "frames.h"
#include "tests/harness/term.h"

enum { QUIET = 40 };

static int16_t colour_of(int32_t colour)
{
    return colour >= 0 && colour < 256 ? (int16_t)colour : (int16_t)-1;
}

static void take(struct term *t, struct frames *frames)
{
    struct frame *frame = frames_add(frames, term_rows(t), term_cols(t));
    for (int i = 0; i < frame->rows * frame->cols; i++) {
        struct cell cell = term_cell(t, i / frame->cols, i % frame->cols);
        struct frame_cell *kept = &frame->cells[i];
        if (strlen(cell.text) < sizeof kept->text)
            strncpy(kept->text, cell.text, sizeof kept->text - 1);
        kept->fg = colour_of(cell.fg);
        kept->bg = colour_of(cell.bg);
        kept->bold = cell.bold;
        kept->underline = cell.underline;
        kept->reverse = cell.reverse;
        kept->italic = cell.italic;
    }
    struct cursor cursor = term_cursor(t);
    frame->cursor_row = cursor.row;
    frame->cursor_col = cursor.col;
}

static void do_step(struct term *t, const struct step *step)
{
    size_t mark = term_mark(t);
    if (step->keys != NULL)
        term_write(t, step->keys, strlen(step->keys));
    else if (step->rows > 0)
        term_resize(t, step->rows, step->cols);
    if (!step->silent && step->pause == 0)
        term_wait_output(t, mark, 2000);
    term_settle(t, step->pause > 0 ? step->pause : QUIET);
}

bool duel_record(const struct arena_of_duel *where, const struct step *steps, size_t count)
{
    const char *const argv[] = {where->contractmon, "--db", where->database, NULL};
    struct term *t =
        term_start(&(struct term_options){.rows = where->rows, .cols = where->cols, .argv = argv});
    struct frames frames = {0};
    bool shown = term_wait(t, "Notices", TERM_PATIENCE) && term_find(t, "Overview", NULL, NULL);
    term_settle(t, 4 * QUIET);
    if (!shown)
        fprintf(stderr, "bench: the overview did not come:\n%s", term_screen(t));
    take(t, &frames);
    for (size_t i = 0; shown && i < count; i++) {
        for (int n = 0; n < steps[i].times || (n == 0 && steps[i].times == 0); n++) {
            do_step(t, &steps[i]);
            if (!steps[i].silent && steps[i].pause == 0)
                take(t, &frames);
        }
    }
    term_write(t, KEY_ESC, 1);
    term_settle(t, 4 * QUIET);
    term_write(t, "q", 1);
    term_wait_exit(t, NULL, 2000);
    term_free(t);
    bool written = frames_write(where->recording, &frames);
    frames_release(&frames);
    return shown && written;
}
