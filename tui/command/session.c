// SPDX-License-Identifier: MIT
// What every command uses: the office, rows in the format that was asked for, messages, progress.
#include "tui/command/commands.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

static bool read_days(const struct session *session, struct office_options *options,
                      struct status *st)
{
    const char *as_at = session->values[FLAG_AS_AT], *known_at = session->values[FLAG_KNOWN_AT];
    if (as_at != NULL && !day_parse(as_at, &options->as_at))
        return status_fail(st, STATUS_USAGE, "\"%s\" is no date. A date is written 2027-06-14.",
                           as_at);
    if (known_at != NULL && !moment_parse_known_at(known_at, &options->known_at))
        return status_fail(st, STATUS_USAGE,
                           "\"%s\" is no time. A time is written 2027-06-14T09:30:00Z, or "
                           "2027-06-14 for the end of that day.",
                           known_at);
    return true;
}

bool session_open_office(struct session *session, const char *path, enum db_mode mode,
                         struct status *st)
{
    const char *folder = config_text(session->config, OPTION_FRAMEWORKS);
    const char *local = config_text(session->config, OPTION_LOCAL_HOLIDAYS);
    struct office_options options = {
        .path = path,
        .mode = mode,
        .as_at = DAY_NONE,
        .known_at = MOMENT_ALL,
        .framework_folder = folder[0] != '\0' ? folder : NULL,
        .local_holidays = local[0] != '\0' ? local : NULL,
    };
    return read_days(session, &options, st) && office_open(&options, &session->office, st);
}

const char *session_database(const struct session *session, struct status *st)
{
    const char *path = config_database(session->config);
    if (path == NULL)
        status_fail(st, STATUS_USAGE,
                    "There is no home folder to find a database in. Name one with --db FILE.");
    return path;
}

enum output_format session_format(const struct session *session)
{
    static const struct {
        const char *word;
        enum output_format format;
    } words[] = {{"table", FORMAT_TABLE}, {"csv", FORMAT_CSV}, {"json", FORMAT_JSON}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (text_equal(session->values[FLAG_FORMAT], words[i].word))
            return words[i].format;
    }
    return session->out.terminal ? FORMAT_TABLE : FORMAT_CSV;
}

bool listing_begin(struct listing *listing, struct session *session,
                   const struct table_column *columns, size_t count, struct status *st)
{
    listing->sink = writer_sink(&listing->writer, &session->out, session_format(session), false);
    listing->writer.wraps = true;
    return listing->sink.begin(listing->sink.context, columns, count, st);
}

bool listing_add(struct listing *listing, const char *const *cells, struct status *st)
{
    return listing->sink.row(listing->sink.context, cells, st);
}

bool listing_end(struct listing *listing, struct status *st)
{
    bool done = listing->sink.end(listing->sink.context, st);
    if (done && listing->writer.left_out > 0 && output_flush(listing->writer.out, st))
        message("There is no room for %zu more column%s. --format csv has them.",
                listing->writer.left_out, listing->writer.left_out == 1 ? "" : "s");
    return done;
}

void listing_release(struct listing *listing)
{
    writer_release(&listing->writer);
}

// What cannot be said to standard error cannot be said at all.
static void say(const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t wrote = write(STDERR_FILENO, bytes, count);
        if (wrote <= 0)
            return;
        bytes += wrote;
        count -= (size_t)wrote;
    }
}

void message(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *whole = xvasprintf(format, args);
    va_end(args);
    bool ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    struct text lines = {0};
    for (char *line = whole, *next = NULL; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        text_add(&lines, "contractmon: ");
        display_text(line, -1, ascii, &lines);
        text_add_char(&lines, '\n');
    }
    say(text_get(&lines), lines.length);
    text_release(&lines);
    free(whole);
}

void progress_begin(struct progress *progress, const char *what)
{
    *progress =
        (struct progress){.what = what, .shown = SIZE_MAX, .terminal = isatty(STDERR_FILENO) == 1};
}

void progress_step(void *context, size_t done, size_t total)
{
    enum { WIDTH = 30 };
    struct progress *progress = context;
    if (!progress->terminal || total == 0)
        return;
    size_t part = done >= total ? 1000 : done * 1000 / total;
    if (part / 5 == progress->shown / 5)
        return; // nothing that could be seen
    progress->shown = part;
    struct text line = {0};
    text_printf(&line, "\r%s [", progress->what);
    for (size_t i = 0; i < WIDTH; i++)
        text_add_char(&line, i * 1000 < part * WIDTH ? '#' : '.');
    text_printf(&line, "] %3zu %%", part / 10);
    say(text_get(&line), line.length);
    text_release(&line);
}

void progress_end(struct progress *progress)
{
    if (progress->shown != SIZE_MAX)
        say("\r\033[K", 4);
    progress->shown = SIZE_MAX;
}
