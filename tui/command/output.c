// SPDX-License-Identifier: MIT
#include "tui/command/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

enum { ENOUGH = 65536 }; // bytes that are worth a write

static bool failed(const struct output *out, struct status *st)
{
    if (out->error == EPIPE)
        return status_fail(st, STATUS_FAILED, "%s", "");
    return status_fail(st, STATUS_FAILED, "The output could not be written: %s.",
                       strerror(out->error));
}

bool output_flush(struct output *out, struct status *st)
{
    if (out->error != 0)
        return failed(out, st);
    for (size_t at = 0; at < out->pending.length;) {
        ssize_t wrote = write(out->fd, out->pending.bytes + at, out->pending.length - at);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            out->error = wrote < 0 ? errno : EIO;
            text_clear(&out->pending);
            return failed(out, st);
        }
        at += (size_t)wrote;
    }
    text_clear(&out->pending);
    return true;
}

bool output_bytes(struct output *out, const char *bytes, size_t count, struct status *st)
{
    if (out->error != 0)
        return failed(out, st);
    text_add_bytes(&out->pending, bytes, count);
    return out->pending.length < ENOUGH || output_flush(out, st);
}

bool output_text(struct output *out, const char *text, struct status *st)
{
    struct text safe = {0};
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        char *line = xstrndup(at, length);
        display_text(line, -1, out->ascii, &safe);
        free(line);
        at += length;
        if (*at == '\n') {
            text_add_char(&safe, '\n');
            at++;
        }
    }
    bool done = output_bytes(out, text_get(&safe), safe.length, st);
    text_release(&safe);
    return done;
}

size_t output_break(const char *text, int columns, size_t *skip)
{
    const char *end = text + strlen(text), *at = text;
    size_t room = 0, word = 0; // where there is room to, and where the last word ends that has it
    int used = 0;
    while (at < end) {
        if (*at == ' ' && at > text && at[-1] != ' ')
            word = (size_t)(at - text);
        int width = utf8_columns(utf8_next(&at, end));
        used += width > 0 ? width : 0;
        if (used > columns)
            break;
        room = (size_t)(at - text);
    }
    size_t length = used <= columns ? (size_t)(end - text) : word > 0 ? word : room;
    if (length == 0 && at > text)
        length = (size_t)(at - text); // one character at least
    *skip = strspn(text + length, " ");
    return length;
}

// Where what follows a line stands: below the text that is behind its last gap, if that begins
// early enough.
static size_t hanging(const char *line, int columns)
{
    size_t indent = strspn(line, " "), most = (size_t)columns / 2;
    for (size_t i = indent; i < most && line[i] != '\0'; i++) {
        if (line[i] == ' ' && line[i + 1] == ' ')
            indent = i + strspn(line + i, " ");
    }
    return indent <= most ? indent : 0;
}

static void add_broken(const char *line, int columns, struct text *out)
{
    enum { INDENT = 4 };
    size_t indent = hanging(line, columns), skip;
    const char *at = line;
    // The indentation of the first line is no place to break it.
    size_t begins = strspn(line, " ");
    at += begins;
    if (begins > (size_t)columns / 2) // there is no room beside
        begins = indent = INDENT;
    text_printf(out, "%*s", (int)begins, "");
    for (int room = columns - (int)begins; *at != '\0'; room = columns - (int)indent) {
        size_t length = output_break(at, room, &skip);
        text_add_bytes(out, at, length);
        at += length + skip;
        if (*at != '\0')
            text_printf(out, "\n%*s", (int)indent, "");
    }
}

bool output_page(struct output *out, const char *text, struct status *st)
{
    enum { LEAST = 20 };
    if (!out->terminal || out->columns < LEAST)
        return output_text(out, text, st);
    struct text broken = {0};
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        char *line = xstrndup(at, length);
        add_broken(line, out->columns, &broken);
        free(line);
        at += length;
        if (*at == '\n') {
            text_add_char(&broken, '\n');
            at++;
        }
    }
    bool done = output_text(out, text_get(&broken), st);
    text_release(&broken);
    return done;
}

void output_release(struct output *out)
{
    text_release(&out->pending);
}

static bool rows_begin(void *context, const struct table_column *columns, size_t count,
                       struct status *st)
{
    struct row_writer *writer = context;
    struct table_column *copy = ARENA_ARRAY(writer->arena, count, struct table_column);
    memcpy(copy, columns, count * sizeof *copy);
    writer->columns = copy;
    writer->column_count = count;
    return writer->format->begin(writer, st);
}

static bool rows_row(void *context, const char *const *cells, struct status *st)
{
    struct row_writer *writer = context;
    bool done = writer->format->row(writer, cells, st);
    writer->row_count++;
    return done;
}

static bool rows_end(void *context, struct status *st)
{
    struct row_writer *writer = context;
    return writer->format->end(writer, st);
}

struct table_sink writer_sink(struct row_writer *writer, struct output *out,
                              enum output_format format, bool guard)
{
    static const struct row_format *const formats[] = {
        [FORMAT_TABLE] = &columns_format, [FORMAT_CSV] = &csv_format, [FORMAT_JSON] = &json_format};
    *writer = (struct row_writer){
        .out = out, .guard = guard, .format = formats[format], .arena = arena_new()};
    return (struct table_sink){writer, rows_begin, rows_row, rows_end};
}

void writer_release(struct row_writer *writer)
{
    arena_free(writer->arena);
    *writer = (struct row_writer){0};
}
