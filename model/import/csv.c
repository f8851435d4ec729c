// SPDX-License-Identifier: MIT
// The reader of CSV.
#include "csv.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

void csv_begin(struct csv *csv, char *bytes, size_t size, char delimiter, size_t first_line)
{
    *csv =
        (struct csv){.at = bytes, .end = bytes + size, .delimiter = delimiter, .line = first_line};
}

void csv_release(struct csv *csv)
{
    free(csv->fields);
    *csv = (struct csv){0};
}

static size_t line_ends(const char *from, const char *to, const char *end)
{
    size_t count = 0;
    for (; from < to; from++)
        count += *from == '\n' || (*from == '\r' && (from + 1 >= end || from[1] != '\n'));
    return count;
}

// Unquotes the field that begins at csv->at; *end is left behind its closing quote, its text
// terminated.
// NULL when the quote is never closed or the field goes on behind it.
static char *quoted_field(struct csv *csv, char **end, const char **what)
{
    char *start = csv->at + 1, *in = start, *out = start;
    for (;;) {
        char *quote = memchr(in, '"', (size_t)(csv->end - in));
        if (quote == NULL) {
            *what = "a quote is opened here and never closed";
            return NULL;
        }
        csv->line += line_ends(in, quote, csv->end);
        size_t length = (size_t)(quote - in);
        if (out != in)
            memmove(out, in, length);
        out += length;
        in = quote + 1;
        if (in >= csv->end || *in != '"')
            break;
        *out++ = '"';
        in++;
    }
    if (in < csv->end && *in != csv->delimiter && *in != '\r' && *in != '\n') {
        *what = "a quoted field that begins here goes on behind its closing quote; a quote within "
                "it is written twice";
        return NULL;
    }
    *out = '\0';
    *end = in;
    return start;
}

static char *plain_field(const struct csv *csv, char **end)
{
    char *at = csv->at;
    while (at < csv->end && *at != csv->delimiter && *at != '\n' && *at != '\r')
        at++;
    *end = at;
    return csv->at;
}

// Reads one record, however empty. *blank: it holds nothing at all.
static enum csv_result read_record(struct csv *csv, struct csv_record *record, bool *blank,
                                   const char **what)
{
    size_t count = 0;
    *blank = true;
    *record = (struct csv_record){.line = csv->line};
    for (;;) {
        bool quoted = csv->at < csv->end && *csv->at == '"';
        size_t begins = csv->line;
        char *end = csv->at;
        char *field = quoted ? quoted_field(csv, &end, what) : plain_field(csv, &end);
        if (field == NULL) {
            record->line = begins;
            return CSV_BROKEN;
        }
        char stop = end < csv->end ? *end : '\n';
        bool carriage = stop == '\r' && end + 1 < csv->end && end[1] == '\n';
        *end = '\0';
        *blank = *blank && !quoted && *field == '\0';
        csv->fields = list_room(csv->fields, &csv->capacity, count, sizeof *csv->fields);
        csv->fields[count++] = field;
        bool more = end < csv->end;
        csv->at = more ? end + 1 + carriage : csv->end;
        if (stop != csv->delimiter) {
            csv->line += more;
            break;
        }
    }
    record->fields = csv->fields;
    record->count = count;
    return CSV_RECORD;
}

enum csv_result csv_next(struct csv *csv, struct csv_record *record, const char **what)
{
    bool blank = true;
    while (blank) {
        *record = (struct csv_record){.line = csv->line};
        if (csv->at >= csv->end)
            return CSV_END;
        if (read_record(csv, record, &blank, what) == CSV_BROKEN)
            return CSV_BROKEN;
    }
    return CSV_RECORD;
}
