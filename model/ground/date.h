// SPDX-License-Identifier: MIT
// Whole local days. A day is a number, so that sorting and windows are integer work; it is 1900-01-01 to 9999-12-31.
#ifndef GROUND_DATE_H
#define GROUND_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"

typedef int32_t day; // days since 1970-01-01

#define DAY_NONE  INT32_MIN // no date
#define DAY_NEVER INT32_MAX // later than every date

struct civil {
    int year, month, mday; // 1900..9999, 1..12, 1..31
};

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

bool day_valid(int year, int month, int mday);
day day_of(int year, int month, int mday); // the three must be valid
struct civil day_civil(day d);
int day_weekday(day d); // MONDAY..SUNDAY

// Months added to a date, the day of the month clamped to the month's end (30 Nov + 3 months = 28 Feb). Months may be negative.
// What leads out of the years 1900 to 9999 gives their first or last day.
day day_add_months(day d, int count);
// The first day of the fixed quarter (January, April, July, October) that holds d; the last day of the quarter that begins on q.
day day_quarter(day d);
day day_quarter_end(day q);
// The last anniversary of start that is on or before d, computed from start itself so that nothing drifts
// (29 February stands for 28 February in other years); start itself if d is earlier.
day day_year_of(day start, day d);

// Strict ISO 8601: exactly YYYY-MM-DD and a real date. False otherwise.
bool day_parse(const char *text, day *out);

#define DAY_ISO_SIZE 11
// Writes "2027-06-14" (or "" for DAY_NONE and DAY_NEVER) to out and returns it.
const char *day_iso(day d, char out[DAY_ISO_SIZE]);
// Appends "14 June 2027"; "Mon 14 June 2027" with weekday; "14 Jun" style when brief (year added unless it is that of near).
void day_print(day d, bool weekday, struct text *out);
// The same as day_print, in the arena.
const char *day_words(day d, bool weekday, struct arena *arena);
void day_print_brief(day d, day near, struct text *out);
const char *day_month_name(int month, bool brief);     // "June", "Jun"
const char *day_weekday_name(int weekday, bool brief); // "Monday", "Mon"

// Moments: seconds since 1970-01-01T00:00:00Z.
typedef int64_t moment;

#define MOMENT_ALL INT64_MAX // no limit on what was known

// Reads RFC 3339 ("2026-05-04T09:30:00Z", "+01:00", a space for the T), or a date, which means 00:00 UTC of that day. False otherwise.
bool moment_parse(const char *text, moment *out);
// Reads what --known-at takes: an RFC 3339 time, or a date meaning the end of that local (Europe/London) day.
bool moment_parse_known_at(const char *text, moment *out);
#define MOMENT_SIZE 21
// Writes "2026-05-04T09:30:00Z" to out and returns it.
const char *moment_iso(moment m, char out[MOMENT_SIZE]);
// The local (Europe/London, summer time from the last Sunday of March to that of October, 01:00 UTC) day of a moment,
// its minutes since midnight in *minutes (may be NULL), and the last moment of a local day.
day moment_day(moment m, int *minutes);
moment moment_end_of_day(day d);

#endif
