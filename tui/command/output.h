// SPDX-License-Identifier: MIT
// Where a command writes: the one way to standard output, which notices when nobody takes it, and
// the writers of rows.
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/export.h"
#include "model/ground/arena.h"
#include "model/ground/status.h"
#include "model/ground/text.h"

enum output_format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct output {
    int fd;
    bool terminal; // what is stored is made harmless before it goes there
    bool ascii;    // for people: nothing but ASCII
    bool colour;   // words like "red" may be coloured
    int columns;   // of the terminal; 0: no limit
    struct text pending;
    int error; // errno of the first write that failed; EPIPE: the reader has gone
};

// Bytes as they are. False once a write has failed.
bool output_bytes(struct output *out, const char *bytes, size_t count, struct status *st);
// Text for people, lines and all: on every line stored text is made harmless.
bool output_text(struct output *out, const char *text, struct status *st);
// The same for a page of paragraphs: on a terminal long lines are broken between words, and what
// follows stands below the text of its line.
bool output_page(struct output *out, const char *text, struct status *st);
// The bytes of the first line of a text that has room in so many columns, broken between words if
// one ends in time; *skip: the spaces behind it. A whole text is its own line.
size_t output_break(const char *text, int columns, size_t *skip);
// Writes what is pending. False with a message when it could not be written; the message of a
// reader who has gone is empty.
bool output_flush(struct output *out, struct status *st);
void output_release(struct output *out);

// One format: how rows are written. The three stand each in a file of its own.
struct row_writer;
struct row_format {
    bool (*begin)(struct row_writer *writer, struct status *st);
    bool (*row)(struct row_writer *writer, const char *const *cells, struct status *st);
    bool (*end)(struct row_writer *writer, struct status *st);
};
extern const struct row_format csv_format, json_format, columns_format;

struct row_writer {
    struct output *out;
    const struct row_format *format;
    const char *
        spare; // table: names of columns to leave out where the terminal is too narrow, the first to go first; or NULL
    int wide;  // table: how wide a column must be able to stay before others are left out; 0: 24
    bool
        wraps; // table: what is wider than its column goes on below, broken between words; else it is cut
    bool guard; // CSV: cells that a spreadsheet would take for a formula get an apostrophe in front
    bool exact; // CSV for machines: not even controls are replaced, unless it goes to a terminal
    struct arena *arena;
    const struct table_column *columns;
    size_t column_count, row_count;
    size_t left_out;         // table: columns that there was no room for
    struct table_rows *rows; // what columns_format has collected: widths are known at the end
};

// A sink that writes rows in that format. The writer must stay where it is until writer_release.
struct table_sink writer_sink(struct row_writer *writer, struct output *out,
                              enum output_format format, bool guard);
void writer_release(struct row_writer *writer);

#endif
