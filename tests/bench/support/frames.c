// SPDX-License-Identifier: MIT
// Screens as they were seen, written to a file and read from it.
#include "tests/bench/frames.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/ground/memory.h"

const struct frame_cell *frame_cell(const struct frames *frames, int which, int row, int col)
{
    return &frames->cells[(which * frames->rows + row) * frames->cols + col];
}

bool frames_write(const char *path, const struct frames *frames)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    int head[3] = {frames->rows, frames->cols, frames->count};
    size_t count = (size_t)frames->count,
           cells = count * (size_t)frames->rows * (size_t)frames->cols;
    bool ok = fwrite(head, sizeof head, 1, file) == 1 &&
              fwrite(frames->cells, sizeof *frames->cells, cells, file) == cells &&
              fwrite(frames->cursor_row, sizeof(int), count, file) == count &&
              fwrite(frames->cursor_col, sizeof(int), count, file) == count;
    return fclose(file) == 0 && ok;
}

bool frames_read(const char *path, struct frames *out)
{
    FILE *file = fopen(path, "rb");
    int head[3];
    *out = (struct frames){0};
    if (file == NULL)
        return false;
    bool ok = fread(head, sizeof head, 1, file) == 1;
    if (ok) {
        *out = (struct frames){.rows = head[0], .cols = head[1], .count = head[2]};
        size_t count = (size_t)out->count, cells = count * (size_t)out->rows * (size_t)out->cols;
        out->cells = xcalloc(cells, sizeof *out->cells);
        out->cursor_row = xcalloc(count, sizeof(int));
        out->cursor_col = xcalloc(count, sizeof(int));
        ok = fread(out->cells, sizeof *out->cells, cells, file) == cells &&
             fread(out->cursor_row, sizeof(int), count, file) == count &&
             fread(out->cursor_col, sizeof(int), count, file) == count;
    }
    fclose(file);
    return ok;
}

void frames_free(struct frames *frames)
{
    free(frames->cells);
    free(frames->cursor_row);
    free(frames->cursor_col);
}
