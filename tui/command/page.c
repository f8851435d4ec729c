// SPDX-License-Identifier: MIT
#include "tui/command/page.h"

#include <stdlib.h>

#include "model/ground/date.h"
#include "model/ground/memory.h"

void page_line(struct text *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *line = xvasprintf(format, args);
    va_end(args);
    size_t length = 0; // up to the last that is no space
    for (size_t i = 0; line[i] != '\0'; i++) {
        line[i] = line[i] == '\n' || line[i] == '\r' ? ' ' : line[i];
        length = line[i] != ' ' ? i + 1 : length;
    }
    text_add_bytes(out, line, length);
    text_add_char(out, '\n');
    free(line);
}

void add_known_at(const struct office *office, struct text *out)
{
    char iso[MOMENT_SIZE];
    day known = moment_day(office->known_at == MOMENT_ALL ? 0 : office->known_at, NULL);
    if (office->known_at == MOMENT_ALL)
        return;
    text_add(out, ", known at ");
    if (office->known_at == moment_end_of_day(known)) {
        text_add(out, "the end of ");
        day_print(known, false, out);
    } else {
        text_add(out, moment_iso(office->known_at, iso));
    }
}

void page_heading(struct text *out, const char *title)
{
    text_printf(out, "\n%s\n", title);
}
