// SPDX-License-Identifier: MIT
#include "calendars.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

static const char *const names[] = {
#define CALENDAR_NAME(name, whose) name,
    CALENDAR_DIVISIONS(CALENDAR_NAME)
#undef CALENDAR_NAME
};

static const char shipped[] =
#define EMBEDDED(name, text) text
#include "calendars_embedded.h"
#undef EMBEDDED
    ;

static const char edition_mark[] = "# edition: ";

enum { NAME_COUNT = sizeof names / sizeof *names, FIELDS = 4 };

const char *calendar_name(size_t index)
{
    return index < NAME_COUNT ? names[index] : NULL;
}

static bool known(const char *name, struct status *st)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (text_equal(names[i], name))
            return true;
    }
    return status_fail(st, STATUS_USAGE,
                       "There is no calendar \"%s\": the calendars are %s, %s and %s.", name,
                       names[0], names[1], names[2]);
}

// By date; two of one day keep the order in which they came, so that the result does not depend on the sort.
static int by_date(const void *left, const void *right)
{
    const struct calendar_row *const *a = left, *const *b = right;
    if ((*a)->date != (*b)->date)
        return (*a)->date < (*b)->date ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

// "Christmas Day (substitute day)"
static const char *titled(struct arena *arena, const struct calendar_row *row)
{
    if (row->notes == NULL || *row->notes == '\0')
        return arena_strdup(arena, row->title);
    return arena_printf(arena, "%s (%c%s)", row->title, tolower((unsigned char)row->notes[0]),
                        row->notes + 1);
}

bool calendar_build(const char *name, const char *edition, const struct calendar_row *rows,
                    size_t count, struct arena *arena, struct calendar *out, struct status *st)
{
    if (count == 0)
        return status_fail(st, STATUS_DATA, "The edition \"%s\" has no bank holidays of %s.",
                           edition, name);
    const struct calendar_row **sorted = ARENA_ARRAY(arena, count, const struct calendar_row *);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &rows[i];
    qsort(sorted, count, sizeof *sorted, by_date);
    struct holiday *holidays = ARENA_ARRAY(arena, count, struct holiday);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const char *title = titled(arena, sorted[i]);
        if (used == 0 || holidays[used - 1].date != sorted[i]->date)
            holidays[used++] = (struct holiday){.date = sorted[i]->date, .title = title};
        else if (!text_equal(holidays[used - 1].title, title))
            holidays[used - 1].title =
                arena_printf(arena, "%s, %s", holidays[used - 1].title, title);
    }
    *out = (struct calendar){
        .name = arena_strdup(arena, name),
        .edition = arena_strdup(arena, edition),
        .holidays = holidays,
        .count = used,
        .from = day_of(day_civil(holidays[0].date).year, 1, 1),
        .to = day_of(day_civil(holidays[used - 1].date).year, 12, 31),
    };
    return true;
}

const char *calendar_shipped_edition(struct arena *arena)
{
    const char *edition = strstr(shipped, edition_mark);
    if (edition == NULL)
        return "shipped";
    edition += strlen(edition_mark);
    return arena_strndup(arena, edition, strcspn(edition, "\n"));
}

// Splits a line of the shipped table into its fields; false if it has another number of them or its date is none.
static bool read_line(const char *line, size_t length, struct arena *arena,
                      struct calendar_row *row)
{
    const char *fields[FIELDS];
    char *rest = arena_strndup(arena, line, length);
    for (size_t i = 0; i < FIELDS; i++) {
        char *tab = strchr(rest, '\t');
        if ((tab == NULL) != (i == FIELDS - 1))
            return false;
        fields[i] = rest;
        if (tab != NULL) {
            *tab = '\0';
            rest = tab + 1;
        }
    }
    *row = (struct calendar_row){.title = fields[2], .notes = fields[3]};
    return day_parse(fields[1], &row->date);
}

day calendar_shipped_to(const char *name)
{
    enum { ISO = 10 };
    size_t own = strlen(name);
    day last = DAY_NONE, date;
    for (const char *line = shipped; *line != '\0'; line++) {
        char iso[DAY_ISO_SIZE] = "";
        if (strncmp(line, name, own) == 0 && line[own] == '\t')
            strncat(iso, line + own + 1, ISO);
        if (*iso != '\0' && day_parse(iso, &date) && date > last)
            last = date;
        line += strcspn(line, "\n");
        if (*line == '\0')
            break;
    }
    return last != DAY_NONE ? day_of(day_civil(last).year, 12, 31) : DAY_NONE;
}

bool calendar_shipped(const char *name, struct arena *arena, struct calendar *out,
                      struct status *st)
{
    if (!known(name, st))
        return false;
    struct calendar_row *rows = NULL;
    size_t count = 0, room = 0, own = strlen(name);
    for (const char *line = shipped; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        struct calendar_row row;
        if (strncmp(line, name, own) == 0 && line[own] == '\t') { // it is read at many a start
            if (!read_line(line, length, arena, &row))
                return status_fail(st, STATUS_DATA,
                                   "The shipped table of bank holidays has a bad line: %.*s",
                                   (int)length, line);
            rows = arena_room(arena, rows, &room, count, sizeof *rows);
            rows[count++] = row;
        }
        line += length + (line[length] == '\n');
    }
    return calendar_build(name, calendar_shipped_edition(arena), rows, count, arena, out, st);
}
