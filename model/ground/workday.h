// SPDX-License-Identifier: MIT
// Working days: Monday to Friday without the bank holidays of a nation. Every count can show its arithmetic.
#ifndef GROUND_WORKDAY_H
#define GROUND_WORKDAY_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "status.h"

struct holiday {
    day date;
    const char *title; // "Christmas Day (substitute day)"
};

struct calendar {
    const char *name;    // as in the GOV.UK file: england-and-wales, scotland, northern-ireland
    const char *edition; // which edition of the file this is, for explanations
    const struct holiday *holidays; // ascending by date
    size_t count;
    day from, to; // the years that the edition covers, whole: a count that leaves them is refused
};

const struct holiday *calendar_holiday(const struct calendar *calendar, day d); // NULL if d is none
bool calendar_knows(const struct calendar *calendar, day d); // whether the edition covers the day
const char *calendar_nation(const char *name); // "England and Wales"; another name stays as it is
bool calendar_working(const struct calendar *calendar, day d);
// The day that is count working days after (before, if negative) d, d itself not counted; 0 gives d. Appends the arithmetic in
// words to *why if why is not NULL. False with a message when the calendar does not reach far enough.
bool calendar_add(const struct calendar *calendar, day d, int count, day *out, struct text *why,
                  struct status *st);

// Applies an offset of the command line, combinable: "+10wd", "-2wd", "+30d", "+12m", "+2w", "+1y", "+1m+10wd".
// False with a message (STATUS_USAGE) when it is not one.
bool calendar_offset(const struct calendar *calendar, day d, const char *offset, day *out,
                     struct text *why, struct status *st);

#endif
