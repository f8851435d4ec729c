// SPDX-License-Identifier: MIT
// Rows as a table for people: columns side by side, as wide as the terminal allows, every cell made
// harmless.
#include "tui/command/output.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/date.h"
#include "model/ground/memory.h"
#include "model/ground/utf8.h"

// Columns between two, what none is narrowed below, what it should keep, and the longest word that
// is kept whole while something else can give way.
enum { GAP = 2, LEAST = 8, WIDE = 24, WORD = 30 };

struct table_rows {
    const char **cells; // row by row, made harmless already
    size_t cell_count, room;
    int *widths; // of each column, in columns of the terminal; -1: left out
    int *words;  // of each column's widest word: only what wraps is not made narrower without need
};

// A date reads better in words; nothing else of the machine's forms is changed.
static const char *words_of(const char *cell, struct arena *arena)
{
    day date;
    if (!day_parse(cell, &date))
        return cell;
    struct civil civil = day_civil(date);
    return arena_printf(arena, "%d %s %d", civil.mday, day_month_name(civil.month, true),
                        civil.year);
}

static int widest_word(const char *text)
{
    int widest = 0;
    const char *end = text + strlen(text);
    for (int width = 0; text < end;) {
        uint32_t character = utf8_next(&text, end);
        int columns = utf8_columns(character);
        width = character == ' ' ? 0 : width + (columns > 0 ? columns : 0);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void keep_row(struct row_writer *writer, const char *const *cells)
{
    struct table_rows *rows = writer->rows;
    struct text safe = {0};
    for (size_t i = 0; i < writer->column_count; i++) {
        text_clear(&safe);
        const char *cell = cells[i] != NULL ? cells[i] : "";
        int width = display_text(words_of(cell, writer->arena), -1, writer->out->ascii, &safe);
        rows->cells = arena_room(writer->arena, rows->cells, &rows->room, rows->cell_count,
                                 sizeof *rows->cells);
        rows->cells[rows->cell_count++] = arena_strdup(writer->arena, text_get(&safe));
        if (width > rows->widths[i])
            rows->widths[i] = width;
        bool date = words_of(cell, writer->arena) != cell; // whole, too
        int word = !writer->wraps ? 0 : date ? width : widest_word(text_get(&safe));
        word = word < WORD ? word : WORD;
        if (word > rows->words[i])
            rows->words[i] = word;
    }
    text_release(&safe);
}

static bool columns_begin(struct row_writer *writer, struct status *st)
{
    (void)st;
    writer->rows = ARENA_NEW(writer->arena, struct table_rows);
    writer->rows->widths = ARENA_ARRAY(writer->arena, writer->column_count, int);
    writer->rows->words = ARENA_ARRAY(writer->arena, writer->column_count, int);
    const char **names = ARENA_ARRAY(writer->arena, writer->column_count, const char *);
    for (size_t i = 0; i < writer->column_count; i++) {
        char *name = arena_strdup(writer->arena, writer->columns[i].name);
        for (char *at = name; *at != '\0'; at++)
            *at = *at == '_' ? ' ' : *at;
        names[i] = name;
    }
    keep_row(writer, names);
    return true;
}

static bool columns_row(struct row_writer *writer, const char *const *cells, struct status *st)
{
    (void)st;
    keep_row(writer, cells);
    return true;
}

// How wide the table is when no column is wider than most.
static int width_of(const struct row_writer *writer, int most)
{
    int all = -GAP;
    for (size_t i = 0; i < writer->column_count; i++) {
        int width = writer->rows->widths[i];
        if (width >= 0)
            all += GAP + (width < most ? width : most);
    }
    return all;
}

// Leaves out one of the columns that can be spared; false when there is none any more. *spare moves
// on.
static bool leave_one_out(struct row_writer *writer, const char **spare)
{
    size_t length = strcspn(*spare, " ");
    if (length == 0)
        return false;
    for (size_t i = 0; i < writer->column_count; i++) {
        const char *name = writer->columns[i].name;
        if (strlen(name) == length && strncmp(name, *spare, length) == 0) {
            writer->rows->widths[i] = -1;
            writer->left_out++;
        }
    }
    *spare += length + ((*spare)[length] == ' ');
    return true;
}

// The widest column; with spaces the widest of those that are wider than their widest word, if
// there is one.
static size_t narrower(const struct row_writer *writer, bool spaces)
{
    const int *widths = writer->rows->widths, *words = writer->rows->words;
    size_t widest = 0;
    for (size_t i = 1; i < writer->column_count; i++) {
        bool can = !spaces || widths[i] > words[i];
        bool could = !spaces || widths[widest] > words[widest];
        if (can && (!could || widths[i] > widths[widest]))
            widest = i;
    }
    return widest;
}

// Leaves out what can be spared until the others have room, then takes from the widest until the
// table fits.
static void fit(struct row_writer *writer)
{
    int *widths = writer->rows->widths;
    int columns = writer->out->columns, wide = writer->wide > 0 ? writer->wide : WIDE;
    const char *spare = writer->spare != NULL ? writer->spare : "";
    while (columns > 0 && width_of(writer, wide) > columns && leave_one_out(writer, &spare))
        continue;
    while (columns > 0 && width_of(writer, INT_MAX) > columns) {
        size_t widest = narrower(writer, true);
        if (widths[widest] <= writer->rows->words[widest])
            widest = narrower(writer, false);
        if (widths[widest] <= LEAST)
            return;
        widths[widest]--;
    }
}

static const char *colour_of(const char *cell)
{
    static const struct {
        const char *word, *code;
    } colours[] = {{"red", "\033[31m"}, {"amber", "\033[33m"}, {"green", "\033[32m"}};
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        if (strcmp(cell, colours[i].word) == 0)
            return colours[i].code;
    }
    return NULL;
}

// What of a cell stands on this line of its row; *cell is moved on to what stands on the next.
static int take_line(const struct row_writer *writer, int width, const char **cell,
                     struct text *out)
{
    size_t skip = 0, length = strlen(*cell);
    if (!writer->wraps) {
        int used = display_text(*cell, width, writer->out->ascii, out);
        *cell += length;
        return used;
    }
    length = output_break(*cell, width, &skip);
    char *piece = xstrndup(*cell, length);
    int used = display_text(piece, width, writer->out->ascii, out);
    free(piece);
    *cell += length + skip;
    return used;
}

static void add_cell(const struct row_writer *writer, size_t column, const char **cell, bool header,
                     struct text *line)
{
    int width = writer->rows->widths[column];
    struct text cut = {0};
    const char *code = !writer->out->colour ? NULL : header ? "\033[1m" : colour_of(*cell);
    int used = take_line(writer, width, cell, &cut);
    bool right = writer->columns[column].number;
    text_printf(line, "%*s%s%s%s%*s", right ? width - used : 0, "", code != NULL ? code : "",
                text_get(&cut), code != NULL ? "\033[0m" : "", right ? 0 : width - used, "");
    text_release(&cut);
}

// One line of a row, of what is left of its cells; false when nothing was.
static bool add_line(const struct row_writer *writer, const char **left, bool header,
                     struct text *line)
{
    bool any = false, first = true;
    text_clear(line);
    for (size_t i = 0; i < writer->column_count; i++) {
        if (writer->rows->widths[i] < 0)
            continue;
        any = any || left[i][0] != '\0';
        text_add(line, first ? "" : "  ");
        add_cell(writer, i, &left[i], header, line);
        first = false;
    }
    while (line->length > 0 && line->bytes[line->length - 1] == ' ')
        line->bytes[--line->length] = '\0';
    text_add_char(line, '\n');
    return any;
}

static bool columns_end(struct row_writer *writer, struct status *st)
{
    const struct table_rows *rows = writer->rows;
    fit(writer);
    bool done = true;
    struct text line = {0};
    for (size_t at = 0; done && at < rows->cell_count; at += writer->column_count) {
        const char **left = rows->cells + at; // each moved on as it is written
        for (bool first = true; done && (add_line(writer, left, at == 0, &line) || first);
             first = false)
            done = output_bytes(writer->out, line.bytes, line.length, st);
    }
    text_release(&line);
    return done;
}

const struct row_format columns_format = {
    .begin = columns_begin, .row = columns_row, .end = columns_end};
