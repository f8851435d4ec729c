// SPDX-License-Identifier: MIT
// Bank holidays: the edition that is shipped, compiled in from this folder, and calendars made of an imported one.
#ifndef CALENDARS_CALENDARS_H
#define CALENDARS_CALENDARS_H

#include "model/ground/arena.h"
#include "model/ground/status.h"
#include "model/ground/workday.h"

// The three divisions of the GOV.UK file: name, of whom
#define CALENDAR_DIVISIONS(_)                   \
    _("england-and-wales", "England and Wales") \
    _("scotland", "Scotland")                   \
    _("northern-ireland", "Northern Ireland")

// NULL past the last.
const char *calendar_name(size_t index);

// The shipped calendar of that name, in the arena. An unknown name: STATUS_USAGE, naming those there are.
bool calendar_shipped(const char *name, struct arena *arena, struct calendar *out,
                      struct status *st);
// The last day that the shipped calendar of that name covers, without making it; DAY_NONE for an unknown name.
day calendar_shipped_to(const char *name);
// Which edition is shipped, for explanations: "GOV.UK, 2012 to 2028".
const char *calendar_shipped_edition(struct arena *arena);

// A holiday as a file or the database has it. Strings need live no longer than the call.
struct calendar_row {
    day date;
    const char *title; // "Christmas Day"
    const char *notes; // "Substitute day", or ""
};
// A calendar made of the rows of one division, in any order, in the arena: titles with their notes, two of one day made one. It
// covers whole years, from that of the first holiday to that of the last. No rows: STATUS_DATA.
bool calendar_build(const char *name, const char *edition, const struct calendar_row *rows,
                    size_t count, struct arena *arena, struct calendar *out, struct status *st);

#endif
