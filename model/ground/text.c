// SPDX-License-Identifier: MIT
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

void text_add_bytes(struct text *text, const char *bytes, size_t count)
{
    if (text->length + count + 1 > text->capacity) {
        size_t more = text->capacity < 32 ? 32 : text->capacity * 2;
        while (more < text->length + count + 1)
            more *= 2;
        text->bytes = xreallocarray(text->bytes, more, 1);
        text->capacity = more;
    }
    if (count > 0)
        memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *bytes)
{
    text_add_bytes(text, bytes, strlen(bytes));
}

void text_add_char(struct text *text, char c)
{
    text_add_bytes(text, &c, 1);
}

void text_printf(struct text *text, const char *format, ...)
{
    char brief[256]; // most are short, and need no memory of their own on the way
    va_list args;
    va_start(args, format);
    int length = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof brief) {
        text_add_bytes(text, brief, (size_t)length);
        return;
    }
    va_start(args, format);
    char *more = xvasprintf(format, args);
    va_end(args);
    text_add(text, more);
    free(more);
}

const char *text_get(const struct text *text)
{
    return text->bytes != NULL ? text->bytes : "";
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes != NULL ? text->bytes : xstrdup("");
    *text = (struct text){0};
    return bytes;
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

void text_release(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

bool text_starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Letters to change, add, leave out or swap with their neighbour. rows has room for three times strlen(b) + 1.
static size_t edit_distance(const char *a, const char *b, size_t *rows)
{
    size_t width = strlen(b);
    size_t *before = rows, *last = rows + width + 1, *row = rows + 2 * (width + 1);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t *oldest = before;
        before = last;
        last = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            row[j] = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = least(row[j], least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return row[width];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    size_t length = strlen(word),
           limit = (length + 2) / 3; // further away than that is another word
    size_t best =
        (limit < length ? limit : length - (length > 0)) + 1; // and something must remain of it
    for (size_t i = 0; i < count; i++) {
        size_t *rows = xreallocarray(NULL, (strlen(candidates[i]) + 1) * 3, sizeof *rows);
        size_t distance = edit_distance(word, candidates[i], rows);
        free(rows);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
