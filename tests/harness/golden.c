// SPDX-License-Identifier: MIT
// Golden screens: written to be read in a review and compared line by line.
#include "golden.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

// ---- printing

#define MARKS 64

// The looks met on a screen and the mark of each.
struct marks {
    struct {
        char mark;
        char *look; // owned
    } known[MARKS];
    size_t count;
};

static void add_colour(struct text *out, const char *ground, int32_t colour)
{
    static const char *const names[] = {"black", "red",     "green", "yellow",
                                        "blue",  "magenta", "cyan",  "white"};
    if (colour == COLOUR_DEFAULT)
        return;
    if (colour >= COLOUR_RGB)
        text_printf(out, " %s#%06x", ground, (unsigned)(colour & 0xffffff));
    else if (colour < 16)
        text_printf(out, " %s%s%s", ground, colour >= 8 ? "bright-" : "", names[colour % 8]);
    else
        text_printf(out, " %s%d", ground, colour);
}

// "bold red on-blue", or "" for a plain cell. The caller frees it.
static char *look_of(const struct cell *cell)
{
    struct text look = {0};
    text_add(&look, "");
    text_add(&look, cell->bold ? " bold" : "");
    text_add(&look, cell->underline ? " underline" : "");
    text_add(&look, cell->italic ? " italic" : "");
    text_add(&look, cell->blink ? " blink" : "");
    text_add(&look, cell->reverse ? " reverse" : "");
    add_colour(&look, "", cell->fg);
    add_colour(&look, "on-", cell->bg);
    char *made = xstrdup(look.length > 0 ? look.bytes + 1 : "");
    text_release(&look);
    return made;
}

// The frequent looks have marks of their own, so that a new look elsewhere on the screen does not
// shift them.
static char own_mark(const struct cell *cell, const char *look)
{
    if (strcmp(look, "reverse") == 0)
        return 'r';
    if (strcmp(look, "bold") == 0)
        return 'b';
    if (strcmp(look, "underline") == 0)
        return 'u';
    if (cell->fg >= 0 && cell->fg < 8 && strchr(look, ' ') == NULL && cell->bg == COLOUR_DEFAULT)
        return (char)('0' + cell->fg);
    return '\0';
}

static char mark_of(struct marks *marks, const struct cell *cell)
{
    static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZacdefghijklmnopqstvwxyz";
    char *look = look_of(cell);
    size_t i = 0, taken = 0;
    if (look[0] == '\0') {
        free(look);
        return '.';
    }
    for (; i < marks->count && strcmp(marks->known[i].look, look) != 0; i++)
        taken += strchr(others, marks->known[i].mark) != NULL;
    if (i < marks->count) {
        free(look);
        return marks->known[i].mark;
    }
    char mark = own_mark(cell, look);
    if (mark == '\0')
        mark = taken < sizeof(others) - 1 ? others[taken] : '?';
    if (i == MARKS) {
        free(look);
        return '?';
    }
    marks->known[i].mark = mark;
    marks->known[i].look = look;
    marks->count++;
    return mark;
}

static void print_edge(int cols, struct text *out)
{
    text_add(out, "    +");
    for (int col = 0; col < cols; col++)
        text_add_char(out, '-');
    text_add(out, "+\n");
}

static void print_row(struct term *t, int row, struct text *out)
{
    text_printf(out, "%3d |", row);
    for (int col = 0; col < term_cols(t); col++)
        text_add(out, term_cell(t, row, col).text);
    text_add(out, "|\n");
}

// The line of marks of one row, unless the row is plain.
static void print_marks(struct term *t, int row, struct marks *marks, struct text *out)
{
    struct text line = {0};
    size_t last = 0;
    for (int col = 0; col < term_cols(t); col++) {
        struct cell cell = term_cell(t, row, col);
        char mark = mark_of(marks, &cell);
        text_add_char(&line, mark);
        if (mark != '.')
            last = line.length;
    }
    if (last > 0)
        text_printf(out, "%3d  %.*s\n", row, (int)last, line.bytes);
    text_release(&line);
}

void golden_print(struct term *t, struct text *out)
{
    struct cursor cursor = term_cursor(t);
    struct marks marks = {0};
    text_printf(out, "%dx%d, cursor %s at row %d, column %d\n", term_cols(t), term_rows(t),
                cursor.visible ? "shown" : "hidden", cursor.row, cursor.col);
    print_edge(term_cols(t), out);
    for (int row = 0; row < term_rows(t); row++)
        print_row(t, row, out);
    print_edge(term_cols(t), out);
    for (int row = 0; row < term_rows(t); row++)
        print_marks(t, row, &marks, out);
    for (size_t i = 0; i < marks.count; i++) {
        text_printf(out, "  %c  %s\n", marks.known[i].mark, marks.known[i].look);
        free(marks.known[i].look);
    }
}

// ---- comparing

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    struct text whole = {0};
    char bytes[4096];
    size_t count;
    while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
        text_add_bytes(&whole, bytes, count);
    fclose(file);
    return text_take(&whole);
}

static bool write_whole(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    bool good = fputs(text, file) >= 0;
    return fclose(file) == 0 && good;
}

static size_t line_length(const char *at)
{
    return strcspn(at, "\n");
}

static const char *next_line(const char *at)
{
    at += line_length(at);
    return *at == '\n' ? at + 1 : at;
}

// A screen keeps its rows in their places, so lines are compared in pairs: kept with -, seen with
// +.
static void print_difference(const char *kept, const char *seen, struct text *out)
{
    while (*kept != '\0' || *seen != '\0') {
        size_t a = line_length(kept), b = line_length(seen);
        if (a != b || memcmp(kept, seen, a) != 0) {
            if (*kept != '\0')
                text_printf(out, "- %.*s\n", (int)a, kept);
            if (*seen != '\0')
                text_printf(out, "+ %.*s\n", (int)b, seen);
        }
        kept = next_line(kept);
        seen = next_line(seen);
    }
}

bool golden_compare(struct term *t, const char *path, bool update, struct text *difference)
{
    struct text seen = {0};
    golden_print(t, &seen);
    char *kept = read_whole(path);
    bool same = kept != NULL && strcmp(kept, text_get(&seen)) == 0;
    if (!same && update) {
        same = write_whole(path, text_get(&seen));
        if (!same)
            text_printf(difference, "%s cannot be written: %s\n", path, strerror(errno));
    } else if (!same && kept == NULL) {
        text_printf(difference,
                    "%s does not exist; look at the screen, then run with GOLDEN=update\n%s", path,
                    text_get(&seen));
    } else if (!same) {
        text_printf(difference, "the screen differs from %s (- kept, + seen):\n", path);
        print_difference(kept, text_get(&seen), difference);
        text_printf(difference, "the whole screen:\n%s", text_get(&seen));
    }
    free(kept);
    text_release(&seen);
    return same;
}

bool golden_matches(struct term *t, const char *name, struct text *difference)
{
    const char *root = getenv("TEST_ROOT"), *wish = getenv("GOLDEN");
    char *path = xasprintf("%s/tests/screen/golden/%s.txt", root != NULL ? root : ".", name);
    bool same = golden_compare(t, path, wish != NULL && strcmp(wish, "update") == 0, difference);
    free(path);
    return same;
}
