// SPDX-License-Identifier: MIT
// The council's own days off, checked line by line.
#include "local.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/ground/text.h"
#include "model/ground/utf8.h"

struct reading {
    const char *path;
    size_t line;
    struct arena *arena;
    struct local_holidays *out;
    size_t room;
    struct status *st;
    bool good;
};

static void mistake(struct reading *reading, const char *what)
{
    reading->good =
        status_add(reading->st, STATUS_DATA, "%s:%zu: %s", reading->path, reading->line, what);
}

static const struct holiday *same_day(const struct reading *reading, day date)
{
    for (size_t i = 0; i < reading->out->count; i++) {
        if (reading->out->list[i].date == date)
            return &reading->out->list[i];
    }
    return NULL;
}

static void read_line(struct reading *reading, char *line)
{
    size_t length = strlen(line);
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL)
        line[--length] = '\0';
    line += strspn(line, " \t");
    if (*line == '\0' || *line == '#')
        return;
    size_t word = strcspn(line, " \t");
    const char *title = line + word + strspn(line + word, " \t");
    day date;
    line[word] = line[word] == '\0' ? '\0' : ' ';
    const char *first = arena_strndup(reading->arena, line, word);
    if (!utf8_valid(line, strlen(line), NULL))
        mistake(reading, "the line is not UTF-8");
    else if (!day_parse(first, &date))
        mistake(reading, arena_printf(reading->arena,
                                      "\"%s\" is no date. A line is a date and a title: 2027-12-29 "
                                      "Town hall closed",
                                      first));
    else if (*title == '\0')
        mistake(reading, arena_printf(reading->arena,
                                      "%s has no title: say why it is no working day", first));
    else if (same_day(reading, date) != NULL)
        mistake(reading, arena_printf(reading->arena, "%s is there already: %s", first,
                                      same_day(reading, date)->title));
    else {
        struct local_holidays *out = reading->out;
        out->list =
            arena_room(reading->arena, out->list, &reading->room, out->count, sizeof *out->list);
        out->list[out->count++] = (struct holiday){
            .date = date, .title = arena_printf(reading->arena, "%s, local holiday", title)};
    }
}

static int by_date(const void *left, const void *right)
{
    const struct holiday *a = left, *b = right;
    return (a->date > b->date) - (a->date < b->date);
}

bool local_holidays_parse(const char *path, const char *text, size_t size, struct arena *arena,
                          struct local_holidays *out, struct status *st)
{
    struct reading reading = {
        .path = path, .line = 1, .arena = arena, .out = out, .st = st, .good = true};
    *out = (struct local_holidays){0};
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { // as editors of Windows begin a file
        text += 3;
        size -= 3;
    }
    for (const char *at = text, *end = text + size; at < end; reading.line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = stop != NULL ? (size_t)(stop - at) : (size_t)(end - at);
        if (memchr(at, '\0', length) != NULL)
            mistake(&reading, "there is a NUL byte in the line");
        else
            read_line(&reading, arena_strndup(arena, at, length));
        at += length + (stop != NULL);
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_date);
    return reading.good;
}

bool local_holidays_read(const char *path, struct arena *arena, struct local_holidays *out,
                         struct status *st)
{
    enum { MOST = 1024 * 1024 };
    struct stat about;
    *out = (struct local_holidays){0};
    errno = 0;
    FILE *file = stat(path, &about) == 0 && S_ISREG(about.st_mode) ? fopen(path, "re") : NULL;
    if (file == NULL)
        return status_fail(st, STATUS_DATA,
                           "The local holidays (option local_holidays) cannot be read: %s: %s. "
                           "Without them working days would be counted wrongly, so none are.",
                           path, errno != 0 ? strerror(errno) : "it is no file");
    size_t room = about.st_size < MOST ? (size_t)about.st_size + 1 : 1;
    char *bytes = ARENA_ARRAY(arena, room, char);
    size_t size = fread(bytes, 1, room, file);
    bool whole = size < room && ferror(file) == 0;
    fclose(file);
    if (!whole)
        return status_fail(st, STATUS_DATA,
                           "The local holidays cannot be read: %s is too large for them, or was "
                           "being changed.",
                           path);
    return local_holidays_parse(path, bytes, size, arena, out, st);
}

const struct holiday *holidays_merged(const struct holiday *a, size_t a_count,
                                      const struct holiday *b, size_t b_count, struct arena *arena,
                                      size_t *count)
{
    struct holiday *all = ARENA_ARRAY(arena, a_count + b_count + 1, struct holiday);
    size_t i = 0, j = 0;
    *count = 0;
    while (i < a_count || j < b_count) {
        if (j == b_count || (i < a_count && a[i].date < b[j].date))
            all[(*count)++] = a[i++];
        else if (i == a_count || b[j].date < a[i].date)
            all[(*count)++] = b[j++];
        else {
            all[(*count)++] = (struct holiday){
                .date = a[i].date, .title = arena_printf(arena, "%s, %s", a[i].title, b[j].title)};
            i++;
            j++;
        }
    }
    return all;
}
