// SPDX-License-Identifier: MIT
#include "date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum {
    YEAR_MIN = 1900,
    YEAR_MAX = 9999,
    DAYS_PER_ERA = 146097,
    EPOCH_SHIFT = 719468,
    SECONDS_PER_DAY = 86400
};

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const brief_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
static const char *const brief_weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

bool day_valid(int year, int month, int mday)
{
    return year >= YEAR_MIN && year <= YEAR_MAX && month >= 1 && month <= 12 && mday >= 1 &&
           mday <= month_length(year, month);
}

// Days since 1970 in the proleptic Gregorian calendar, counted in eras of 400 years that begin on 1 March.
day day_of(int year, int month, int mday)
{
    year -= month <= 2;
    int era = year / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
    return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

struct civil day_civil(day d)
{
    int shifted = d + EPOCH_SHIFT;
    int era = shifted / DAYS_PER_ERA;
    int of_era = shifted - era * DAYS_PER_ERA;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    int mday = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return (struct civil){year + era * 400 + (month <= 2), month, mday};
}

int day_weekday(day d)
{
    int weekday = (d + 3) % 7; // 1 January 1970 was a Thursday
    return weekday < 0 ? weekday + 7 : weekday;
}

day day_add_months(day d, int count)
{
    struct civil c = day_civil(d);
    int64_t total = (int64_t)c.year * 12 + c.month - 1 + count;
    if (total < (int64_t)YEAR_MIN * 12)
        return day_of(YEAR_MIN, 1, 1);
    if (total >= ((int64_t)YEAR_MAX + 1) * 12)
        return day_of(YEAR_MAX, 12, 31);
    int year = (int)(total / 12), month = (int)(total % 12) + 1;
    int length = month_length(year, month);
    return day_of(year, month, c.mday < length ? c.mday : length);
}

day day_quarter(day d)
{
    struct civil c = day_civil(d);
    return day_of(c.year, (c.month - 1) / 3 * 3 + 1, 1);
}

day day_quarter_end(day q)
{
    struct civil c = day_civil(q);
    return day_of(c.year, c.month + 2, month_length(c.year, c.month + 2));
}

day day_year_of(day start, day d)
{
    if (d <= start)
        return start;
    int years = day_civil(d).year - day_civil(start).year;
    day anniversary = day_add_months(start, years * 12);
    return anniversary <= d ? anniversary : day_add_months(start, years * 12 - 12);
}

static bool digits(const char *text, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i]))
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

static bool parse_prefix(const char *text, day *out)
{
    int year = 0, month = 0, mday = 0;
    if (!digits(text, 4, &year) || text[4] != '-' || !digits(text + 5, 2, &month) ||
        text[7] != '-' || !digits(text + 8, 2, &mday) || !day_valid(year, month, mday))
        return false;
    *out = day_of(year, month, mday);
    return true;
}

bool day_parse(const char *text, day *out)
{
    day d = DAY_NONE;
    if (!parse_prefix(text, &d) || text[10] != '\0')
        return false;
    *out = d;
    return true;
}

const char *day_iso(day d, char out[DAY_ISO_SIZE])
{
    out[0] = '\0';
    if (d < day_of(YEAR_MIN, 1, 1) || d > day_of(YEAR_MAX, 12, 31))
        return out; // DAY_NONE, DAY_NEVER, and what is no day
    struct civil c = day_civil(d);
    out[0] = (char)('0' + c.year / 1000);
    out[1] = (char)('0' + c.year / 100 % 10);
    out[2] = (char)('0' + c.year / 10 % 10);
    out[3] = (char)('0' + c.year % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + c.month / 10);
    out[6] = (char)('0' + c.month % 10);
    out[8] = (char)('0' + c.mday / 10);
    out[9] = (char)('0' + c.mday % 10);
    out[10] = '\0';
    return out;
}

// Days are printed by the thousand, and a format takes its time.
static void print_number(int number, struct text *out)
{
    char digits_of[16];
    size_t at = sizeof digits_of;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    do
        digits_of[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits_of[--at] = '-';
    text_add_bytes(out, digits_of + at, sizeof digits_of - at);
}

void day_print(day d, bool weekday, struct text *out)
{
    if (d == DAY_NONE || d == DAY_NEVER)
        return;
    struct civil c = day_civil(d);
    if (weekday) {
        text_add(out, brief_weekdays[day_weekday(d)]);
        text_add_char(out, ' ');
    }
    print_number(c.mday, out);
    text_add_char(out, ' ');
    text_add(out, months[c.month - 1]);
    text_add_char(out, ' ');
    print_number(c.year, out);
}

const char *day_words(day d, bool weekday, struct arena *arena)
{
    struct text words = {0};
    day_print(d, weekday, &words);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

void day_print_brief(day d, day near, struct text *out)
{
    if (d == DAY_NONE || d == DAY_NEVER)
        return;
    struct civil c = day_civil(d);
    text_printf(out, "%d %s", c.mday, brief_months[c.month - 1]);
    if (near == DAY_NONE || day_civil(near).year != c.year)
        text_printf(out, " %d", c.year);
}

const char *day_month_name(int month, bool brief)
{
    return brief ? brief_months[month - 1] : months[month - 1];
}

const char *day_weekday_name(int weekday, bool brief)
{
    return brief ? brief_weekdays[weekday] : weekdays[weekday];
}

static bool parse_zone(const char *text, int *minutes)
{
    if (text_equal(text, "Z") || text_equal(text, "z")) {
        *minutes = 0;
        return true;
    }
    int hour = 0, minute = 0;
    if ((*text != '+' && *text != '-') || !digits(text + 1, 2, &hour) || text[3] != ':' ||
        !digits(text + 4, 2, &minute) || text[6] != '\0' || hour > 23 || minute > 59)
        return false;
    *minutes = (hour * 60 + minute) * (*text == '-' ? -1 : 1);
    return true;
}

bool moment_parse(const char *text, moment *out)
{
    day d = 0;
    int hour = 0, minute = 0, second = 0, zone = 0;
    if (!parse_prefix(text, &d))
        return false;
    if (text[10] == '\0') {
        *out = (moment)d * SECONDS_PER_DAY;
        return true;
    }
    if ((text[10] != 'T' && text[10] != 't' && text[10] != ' ') || !digits(text + 11, 2, &hour) ||
        text[13] != ':' || !digits(text + 14, 2, &minute) || text[16] != ':' ||
        !digits(text + 17, 2, &second) || hour > 23 || minute > 59 || second > 60)
        return false;
    text += 19;
    if (*text == '.') {
        text++;
        if (!isdigit((unsigned char)*text))
            return false;
        text += strspn(text, "0123456789");
    }
    if (!parse_zone(text, &zone))
        return false;
    *out =
        (moment)d * SECONDS_PER_DAY + (moment)hour * 3600 + ((moment)minute - zone) * 60 + second;
    return true;
}

// The last Sunday of a month at 01:00 UTC, when the clocks of the United Kingdom change.
static moment clock_change(int year, int month)
{
    day last = day_of(year, month, 31);
    last -= (day_weekday(last) + 1) % 7;
    return (moment)last * SECONDS_PER_DAY + 3600;
}

static int summer_minutes(moment m)
{
    day d = (day)(m / SECONDS_PER_DAY - (m % SECONDS_PER_DAY < 0));
    int year = day_civil(d).year;
    return m >= clock_change(year, 3) && m < clock_change(year, 10) ? 60 : 0;
}

day moment_day(moment m, int *minutes)
{
    moment local = m + (moment)summer_minutes(m) * 60;
    day d = (day)(local / SECONDS_PER_DAY - (local % SECONDS_PER_DAY < 0));
    if (minutes != NULL)
        *minutes = (int)((local - (moment)d * SECONDS_PER_DAY) / 60);
    return d;
}

moment moment_end_of_day(day d)
{
    moment end = (moment)(d + 1) * SECONDS_PER_DAY - 1; // as if the local day were that of UTC
    return end - (moment)summer_minutes(end - 3600) * 60;
}

bool moment_parse_known_at(const char *text, moment *out)
{
    day d = 0;
    if (day_parse(text, &d)) {
        *out = moment_end_of_day(d);
        return true;
    }
    return moment_parse(text, out) && text[10] != '\0';
}

const char *moment_iso(moment m, char out[MOMENT_SIZE])
{
    day d = (day)(m / SECONDS_PER_DAY - (m % SECONDS_PER_DAY < 0));
    int second = (int)(m - (moment)d * SECONDS_PER_DAY);
    char date[DAY_ISO_SIZE];
    snprintf(out, MOMENT_SIZE, "%sT%02d:%02d:%02dZ", day_iso(d, date), second / 3600 % 24,
             second / 60 % 60, second % 60);
    return out;
}
