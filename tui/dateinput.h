// SPDX-License-Identifier: MIT
// Days as people type them, always read day before month: "24 may 2027", "24/5", "2027-05-24", "t", "+7", "mon". Knows no terminal.
#ifndef TUI_DATEINPUT_H
#define TUI_DATEINPUT_H

#include "model/ground/date.h"
#include "model/ground/text.h"

// Reads what was typed. `today` is what "t", "+7", "mon" and missing parts are counted from: a day alone is of today's month, a day
// and month alone of the year that brings them nearest. False, with a sentence appended to why, when it is no real date.
bool date_input(const char *typed, day today, day *out, struct text *why);

// The same where it is known which way people look: a plan looks forward, a record back. A day and month without a year, and a weekday,
// are then the next ones from today on, or the last ones up to today; but a day and month that lie within a fortnight on the other side
// are that day, which the caller may refuse, and none a year away.
enum date_side { DATE_NEAREST, DATE_AHEAD, DATE_BACK };
bool date_input_towards(const char *typed, day today, enum date_side side, day *out,
                        struct text *why);

#endif
