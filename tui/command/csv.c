// SPDX-License-Identifier: MIT
// Rows as RFC 4180 CSV: UTF-8, a header, lines that end with CR LF.
#include "tui/command/output.h"

#include <string.h>

#include "model/ground/utf8.h"

// What a spreadsheet takes for the beginning of a formula; the last four are the full-width forms
// of the first four.
static bool looks_like_formula(const char *cell)
{
    static const char *const starts[] = {
        "=",           "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
        "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (text_starts(cell, starts[i]))
            return true;
    }
    return false;
}

// C0 but line ends and tabs, DEL, C1, and what turns the direction of writing.
static bool acts(uint32_t character)
{
    if (character < 0x20)
        return character != '\n' && character != '\r' && character != '\t';
    return (character >= 0x7F && character < 0xA0) || character == 0x061C || character == 0x200E ||
           character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

// A text as it is, but for what would act on a terminal that the file is looked at on, and for
// bytes that are no characters: they become U+FFFD. A carriage return stays before a line feed.
static void settle(const char *cell, struct text *out)
{
    const char *end = cell + strlen(cell);
    for (const char *at = cell; at < end;) {
        const char *plain = at; // printing ASCII, which is nearly all of it, goes over as it is
        while (*at >= ' ' && *at <= '~')
            at++;
        text_add_bytes(out, plain, (size_t)(at - plain));
        if (at == end)
            break;
        uint32_t character = utf8_next(&at, end);
        char bytes[4];
        if (acts(character) || (character == '\r' && *at != '\n'))
            character = UTF8_BAD;
        text_add_bytes(out, bytes, utf8_put(character, bytes));
    }
}

static void add_cell(const char *cell, bool guard, struct text *line)
{
    bool guarded = guard && looks_like_formula(cell);
    if (cell[strcspn(cell, "\",\t\r\n")] == '\0') {
        text_add(line, guarded ? "'" : "");
        text_add(line, cell);
        return;
    }
    text_add(line, guarded ? "\"'" : "\"");
    for (const char *at = cell; *at != '\0';) {
        size_t plain = strcspn(at, "\"");
        text_add_bytes(line, at, plain);
        at += plain;
        if (*at == '"') {
            text_add(line, "\"\"");
            at++;
        }
    }
    text_add_char(line, '"');
}

// The length of a text that needs neither quotes nor settling, as nearly all do; 0 for others and for none.
static size_t plain_length(const char *cell)
{
    const char *at = cell;
    if (strchr("=+-@", *at) != NULL)
        return 0;
    while (*at >= ' ' && *at <= '~' && *at != '"' && *at != ',')
        at++;
    return *at == '\0' ? (size_t)(at - cell) : 0;
}

static bool csv_row(struct row_writer *writer, const char *const *cells, struct status *st)
{
    struct text line = {0}, safe = {0};
    for (size_t i = 0; i < writer->column_count; i++) {
        const char *cell = cells[i] != NULL ? cells[i] : "";
        size_t plain = writer->out->terminal ? 0 : plain_length(cell);
        if (i > 0)
            text_add_char(&line, ',');
        if (plain > 0) {
            text_add_bytes(&line, cell, plain);
            continue;
        }
        text_clear(&safe);
        if (writer->out->terminal)
            display_text(cell, -1, writer->out->ascii, &safe);
        else if (!writer->exact)
            settle(cell, &safe);
        if (writer->out->terminal || !writer->exact)
            cell = text_get(&safe);
        add_cell(cell, writer->guard && !writer->columns[i].number, &line);
    }
    text_add(&line, "\r\n");
    bool done = output_bytes(writer->out, text_get(&line), line.length, st);
    text_release(&line);
    text_release(&safe);
    return done;
}

static bool csv_begin(struct row_writer *writer, struct status *st)
{
    const char **names = ARENA_ARRAY(writer->arena, writer->column_count, const char *);
    for (size_t i = 0; i < writer->column_count; i++)
        names[i] = writer->columns[i].name;
    return csv_row(writer, names, st);
}

static bool csv_end(struct row_writer *writer, struct status *st)
{
    (void)writer;
    (void)st;
    return true;
}

const struct row_format csv_format = {.begin = csv_begin, .row = csv_row, .end = csv_end};
