// SPDX-License-Identifier: MIT
#include "workday.h"

#include <ctype.h>
#include <stdlib.h>

const struct holiday *calendar_holiday(const struct calendar *calendar, day d)
{
    size_t low = 0, high = calendar->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->holidays[middle].date < d)
            low = middle + 1;
        else
            high = middle;
    }
    return low < calendar->count && calendar->holidays[low].date == d ? &calendar->holidays[low]
                                                                      : NULL;
}

bool calendar_knows(const struct calendar *calendar, day d)
{
    return d >= calendar->from && d <= calendar->to;
}

const char *calendar_nation(const char *name)
{
    return text_equal(name, "england-and-wales")  ? "England and Wales"
           : text_equal(name, "scotland")         ? "Scotland"
           : text_equal(name, "northern-ireland") ? "Northern Ireland"
                                                  : name;
}

bool calendar_working(const struct calendar *calendar, day d)
{
    return day_weekday(d) < SATURDAY && calendar_holiday(calendar, d) == NULL;
}

static bool covered(const struct calendar *calendar, day d, struct status *st)
{
    if (calendar_knows(calendar, d))
        return true;
    char at[DAY_ISO_SIZE], from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];
    return status_fail(
        st, STATUS_DATA,
        "The bank holidays of %s are known from %s to %s (%s), so working days cannot be counted "
        "at %s. Import a newer GOV.UK file with: contractmon import bank-holidays FILE",
        calendar->name, day_iso(calendar->from, from), day_iso(calendar->to, to), calendar->edition,
        day_iso(d, at));
}

bool calendar_add(const struct calendar *calendar, day d, int count, day *out, struct text *why,
                  struct status *st)
{
    int step = count < 0 ? -1 : 1, left = abs(count);
    struct text skipped = {0};
    day start = d;
    bool ok = covered(calendar, d, st);
    while (ok && left > 0) {
        d += step;
        ok = covered(calendar, d, st);
        const struct holiday *holiday = ok ? calendar_holiday(calendar, d) : NULL;
        if (ok && holiday != NULL && day_weekday(d) < SATURDAY) {
            text_add(&skipped, skipped.length > 0 ? ", " : "");
            day_print_brief(d, start, &skipped);
            text_printf(&skipped, " (%s)", holiday->title);
        }
        left -= ok && calendar_working(calendar, d);
    }
    if (ok) {
        *out = d;
        if (why != NULL) {
            day_print(start, true, why);
            text_printf(why, " %c %d working day%s (%s)", count < 0 ? '-' : '+', abs(count),
                        abs(count) == 1 ? "" : "s", calendar->name);
            if (count == 0)
                text_printf(why, ", which counts no day and moves none%s",
                            calendar_working(calendar, d) ? "" : ", though it is no working day");
            else
                text_printf(why,
                            skipped.length > 0 ? ", skipping weekends and %s"
                                               : ", skipping weekends%s",
                            text_get(&skipped));
            text_add(why, " = ");
            day_print(d, true, why);
            text_add_char(why, '\n');
        }
    }
    text_release(&skipped);
    return ok;
}

static bool step_offset(const struct calendar *calendar, day d, int count, const char *unit,
                        day *out, struct text *why, struct status *st)
{
    enum { MOST = 100000 };
    if (text_equal(unit, "wd"))
        return calendar_add(calendar, d, count, out, why, st);
    static const struct {
        const char *unit, *word;
        int days, months;
    } units[] = {
        {"d", "day", 1, 0}, {"w", "week", 7, 0}, {"m", "month", 0, 1}, {"y", "year", 0, 12}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!text_equal(unit, units[i].unit))
            continue;
        int year = day_civil(d).year +
                   count / (units[i].days > 0 ? 365 / units[i].days : 12 / units[i].months);
        if (abs(count) > MOST || year < 1901 || year > 9998)
            return status_fail(st, STATUS_USAGE, "The offset leads out of the years 1900 to 9999.");
        *out = units[i].days > 0 ? d + count * units[i].days
                                 : day_add_months(d, count * units[i].months);
        if (why != NULL) {
            day_print(d, true, why);
            text_printf(why, " %c %d %s%s = ", count < 0 ? '-' : '+', abs(count), units[i].word,
                        abs(count) == 1 ? "" : "s");
            day_print(*out, true, why);
            text_add_char(why, '\n');
        }
        return true;
    }
    return status_fail(st, STATUS_USAGE,
                       "\"%s\" is no unit of an offset: use wd, d, w, m or y, as in +10wd.", unit);
}

bool calendar_offset(const struct calendar *calendar, day d, const char *offset, day *out,
                     struct text *why, struct status *st)
{
    const char *at = offset;
    *out = d;
    do {
        int sign = *at == '-' ? -1 : 1, count = 0, digits = 0;
        if (*at != '+' && *at != '-')
            return status_fail(
                st, STATUS_USAGE,
                "\"%s\" is no offset: write +10wd, -2wd, +30d, +12m or several of them.", offset);
        for (at++; isdigit((unsigned char)*at) && digits < 6; at++, digits++)
            count = count * 10 + (*at - '0');
        char unit[3] = {0};
        for (size_t i = 0; i < 2 && isalpha((unsigned char)*at); i++)
            unit[i] = *at++;
        if (digits == 0 || unit[0] == '\0')
            return status_fail(
                st, STATUS_USAGE,
                "\"%s\" is no offset: write +10wd, -2wd, +30d, +12m or several of them.", offset);
        if (!step_offset(calendar, *out, sign * count, unit, out, why, st))
            return false;
    } while (*at != '\0');
    return true;
}
