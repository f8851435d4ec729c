// SPDX-License-Identifier: MIT
// iCalendar (RFC 5545): content lines, folded and escaped.
#include "tui/command/icalendar.h"

#include <string.h>

#include "model/ground/utf8.h"

enum { LINE_OCTETS = 75 }; // 3.1: no longer, its end not counted

// What a text is in a content line (3.3.11): backslash, semicolon, comma and line ends are escaped, other controls are left out, bytes
// that are no characters become U+FFFD.
static void add_escaped(const char *value, struct text *out)
{
    const char *end = value + strlen(value);
    for (const char *at = value; at < end;) {
        uint32_t character = utf8_next(&at, end);
        char bytes[4];
        if (character == '\n')
            text_add(out, "\\n");
        else if (character == '\\' || character == ';' || character == ',')
            text_printf(out, "\\%c", (int)character);
        else if ((character >= 0x20 && character != 0x7F) || character == '\t')
            text_add_bytes(out, bytes, utf8_put(character, bytes));
    }
}

// A line, folded (3.1): what is longer goes on behind a line end and a space, never within a character.
static bool put_line(const struct icalendar *calendar, const struct text *line, struct status *st)
{
    struct text folded = {0};
    const char *whole = text_get(line), *end = whole + line->length;
    size_t used = 0;
    for (const char *at = whole; at < end;) {
        const char *from = at;
        utf8_next(&at, end);
        size_t octets = (size_t)(at - from);
        if (used + octets > LINE_OCTETS) {
            text_add(&folded, "\r\n ");
            used = 1;
        }
        text_add_bytes(&folded, from, octets);
        used += octets;
    }
    text_add(&folded, "\r\n");
    bool done = output_bytes(calendar->out, text_get(&folded), folded.length, st);
    text_release(&folded);
    return done;
}

static bool put(const struct icalendar *calendar, const char *name, const char *value, bool text,
                struct status *st)
{
    struct text line = {0};
    text_printf(&line, "%s:", name);
    if (text)
        add_escaped(value, &line);
    else
        text_add(&line, value);
    bool done = put_line(calendar, &line, st);
    text_release(&line);
    return done;
}

static bool put_number(const struct icalendar *calendar, const char *name, int number,
                       struct status *st)
{
    struct text value = {0};
    text_printf(&value, "%d", number);
    bool done = put(calendar, name, text_get(&value), false, st);
    text_release(&value);
    return done;
}

static bool put_day(const struct icalendar *calendar, const char *name, day on, struct status *st)
{
    enum { SIZE = 9 };
    char iso[DAY_ISO_SIZE], value[SIZE] = {0};
    size_t length = 0;
    for (const char *at = day_iso(on, iso); *at != '\0' && length < SIZE - 1; at++) {
        if (*at != '-')
            value[length++] = *at;
    }
    return put(calendar, name, value, false, st);
}

// "20270524T093000Z"
static bool put_moment(const struct icalendar *calendar, const char *name, moment when,
                       struct status *st)
{
    char iso[MOMENT_SIZE], value[MOMENT_SIZE] = {0};
    size_t length = 0;
    for (const char *at = moment_iso(when, iso); *at != '\0'; at++) {
        if (*at != '-' && *at != ':')
            value[length++] = *at;
    }
    return put(calendar, name, value, false, st);
}

bool icalendar_begin(struct icalendar *calendar, const char *name, struct status *st)
{
    return put(calendar, "BEGIN", "VCALENDAR", false, st) &&
           put(calendar, "VERSION", "2.0", false, st) &&
           put(calendar, "PRODID", "-//contractmon//contractmon//EN", false, st) &&
           put(calendar, "CALSCALE", "GREGORIAN", false, st) &&
           put(calendar, "METHOD", "PUBLISH", false, st) &&
           put(calendar, "X-WR-CALNAME", name, true, st);
}

bool icalendar_event(void *context, const struct calendar_event *event, struct status *st)
{
    const struct icalendar *calendar = context;
    return put(calendar, "BEGIN", "VEVENT", false, st) &&
           put(calendar, "UID", event->uid, true, st) &&
           put_moment(calendar, "DTSTAMP", calendar->made, st) &&
           (event->changed == 0 || put_moment(calendar, "LAST-MODIFIED", event->changed, st)) &&
           put_number(calendar, "SEQUENCE", event->sequence, st) &&
           put_day(calendar, "DTSTART;VALUE=DATE", event->on, st) &&
           put_day(calendar, "DTEND;VALUE=DATE", event->on + 1, st) &&
           put(calendar, "SUMMARY", event->summary, true, st) &&
           put(calendar, "DESCRIPTION", event->description, true, st) &&
           put(calendar, "CATEGORIES", event->category, true, st) &&
           put(calendar, "STATUS", event->cancelled ? "CANCELLED" : "CONFIRMED", false, st) &&
           // nobody is busy for a whole day by it
           put(calendar, "TRANSP", "TRANSPARENT", false, st) &&
           put(calendar, "END", "VEVENT", false, st);
}

bool icalendar_end(struct icalendar *calendar, struct status *st)
{
    return put(calendar, "END", "VCALENDAR", false, st);
}
