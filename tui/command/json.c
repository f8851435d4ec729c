// SPDX-License-Identifier: MIT
// Rows as a JSON array of objects (RFC 8259), one object to a line.
#include "tui/command/output.h"

#include <string.h>

#include "model/ground/utf8.h"

static void add_escaped(uint32_t character, struct text *out)
{
    if (character > 0xFFFF) {
        uint32_t rest = character - 0x10000;
        text_printf(out, "\\u%04x\\u%04x", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    } else {
        text_printf(out, "\\u%04x", character);
    }
}

// Bytes that are no characters become U+FFFD. What must not reach a terminal as it is stands there
// escaped: it says the same.
static void add_string(const char *string, struct text *out)
{
    static const char short_from[] = "\"\\\b\f\n\r\t", short_to[] = "\"\\bfnrt";
    const char *end = string + strlen(string);
    text_add_char(out, '"');
    for (const char *at = string; at < end;) {
        uint32_t character = utf8_next(&at, end);
        const char *brief = character < 0x80 ? strchr(short_from, (int)character) : NULL;
        char bytes[4];
        if (brief != NULL) {
            text_add_char(out, '\\');
            text_add_char(out, short_to[brief - short_from]);
        } else if (character < 0x20 || (character != UTF8_BAD && utf8_columns(character) < 0)) {
            add_escaped(character, out);
        } else {
            text_add_bytes(out, bytes, utf8_put(character, bytes));
        }
    }
    text_add_char(out, '"');
}

// -?(0|[1-9][0-9]*)([.][0-9]+)? : what is no such number is written as a string, whatever its
// column says.
static bool is_number(const char *text)
{
    static const char digits[] = "0123456789";
    text += *text == '-';
    size_t whole = strspn(text, digits);
    if (whole == 0 || (whole > 1 && text[0] == '0'))
        return false;
    text += whole;
    if (*text == '.') {
        size_t places = strspn(text + 1, digits);
        if (places == 0)
            return false;
        text += 1 + places;
    }
    return *text == '\0';
}

static bool json_row(struct row_writer *writer, const char *const *cells, struct status *st)
{
    struct text line = {0};
    text_add(&line, writer->row_count == 0 ? "[\n{" : ",\n{");
    for (size_t i = 0; i < writer->column_count; i++) {
        text_add(&line, i > 0 ? "," : "");
        add_string(writer->columns[i].name, &line);
        text_add_char(&line, ':');
        if (cells[i] == NULL)
            text_add(&line, "null");
        else if (writer->columns[i].number && is_number(cells[i]))
            text_add(&line, cells[i]);
        else
            add_string(cells[i], &line);
    }
    text_add_char(&line, '}');
    bool done = output_bytes(writer->out, text_get(&line), line.length, st);
    text_release(&line);
    return done;
}

static bool json_begin(struct row_writer *writer, struct status *st)
{
    (void)writer;
    (void)st;
    return true;
}

static bool json_end(struct row_writer *writer, struct status *st)
{
    const char *end = writer->row_count == 0 ? "[]\n" : "\n]\n";
    return output_bytes(writer->out, end, strlen(end), st);
}

const struct row_format json_format = {.begin = json_begin, .row = json_row, .end = json_end};
