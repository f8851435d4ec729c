// SPDX-License-Identifier: MIT
#include "frames.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/ground/memory.h"

static size_t size_of(const struct frame *frame)
{
    return (size_t)frame->rows * (size_t)frame->cols;
}

struct frame *frames_add(struct frames *frames, int rows, int cols)
{
    frames->list = list_room(frames->list, &frames->room, frames->count, sizeof *frames->list);
    struct frame *frame = &frames->list[frames->count++];
    *frame = (struct frame){.rows = rows, .cols = cols};
    frame->cells = xcalloc(size_of(frame), sizeof *frame->cells);
    return frame;
}

bool frames_write(const char *path, const struct frames *frames)
{
    FILE *file = fopen(path, "wb");
    bool ok = file != NULL;
    for (size_t i = 0; ok && i < frames->count; i++) {
        const struct frame *frame = &frames->list[i];
        const int head[4] = {frame->rows, frame->cols, frame->cursor_row, frame->cursor_col};
        ok = fwrite(head, sizeof head, 1, file) == 1 &&
             fwrite(frame->cells, sizeof *frame->cells, size_of(frame), file) == size_of(frame);
    }
    return file != NULL && fclose(file) == 0 && ok;
}

bool frames_read(const char *path, struct frames *out)
{
    FILE *file = fopen(path, "rb");
    int head[4];
    bool ok = file != NULL;
    *out = (struct frames){0};
    while (ok && fread(head, sizeof head, 1, file) == 1) {
        struct frame *frame = frames_add(out, head[0], head[1]);
        frame->cursor_row = head[2];
        frame->cursor_col = head[3];
        ok = fread(frame->cells, sizeof *frame->cells, size_of(frame), file) == size_of(frame);
    }
    if (file != NULL)
        fclose(file);
    return ok && out->count > 0;
}

void frames_release(struct frames *frames)
{
    for (size_t i = 0; i < frames->count; i++)
        free(frames->list[i].cells);
    free(frames->list);
    *frames = (struct frames){0};
}
