// SPDX-License-Identifier: MIT
// Reading typed days.
#include "dateinput.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// A day that lies so few days on the other side than the one looked to is meant all the same: whoever types 20/5 on 24 May means no day
// a year away. Whether it is allowed there, others say.
enum { MOST_PARTS = 4, MOST_MONTHS = 1200, JUST_BEYOND = 14 };

struct part {
    char word[16];
    int number; // -1: it is a word
    int digits;
};

static bool split(const char *typed, struct part parts[MOST_PARTS], int *count)
{
    *count = 0;
    while (*typed) {
        typed += strspn(typed, " /.-,");
        if (!*typed)
            break;
        size_t length = 0;
        int (*kind)(int) = isdigit((unsigned char)*typed) ? isdigit : isalpha;
        while (typed[length] && kind((unsigned char)typed[length]))
            length++;
        if (!length || length >= sizeof parts[0].word || *count == MOST_PARTS)
            return false;
        struct part *part = &parts[(*count)++];
        memcpy(part->word, typed, length);
        part->word[length] = 0;
        part->digits = kind == isdigit ? (int)length : 0;
        part->number = kind == isdigit && length <= 8 ? (int)strtol(part->word, NULL, 10) : -1;
        if (kind == isdigit && length > 8)
            return false;
        typed += length;
    }
    return *count > 0;
}

// "1st", "2nd", "24th": the letters behind a number say nothing.
static void drop_ordinals(struct part parts[MOST_PARTS], int *count)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (int i = 1; i < *count; i++) {
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            if (parts[i].number < 0 && parts[i - 1].number >= 0 &&
                strcasecmp(parts[i].word, endings[k]) == 0) {
                memmove(&parts[i], &parts[i + 1], (size_t)(*count - i - 1) * sizeof *parts);
                (*count)--;
                break;
            }
        }
        if (i >= *count)
            break;
    }
}

static int month_named(const char *word)
{
    size_t length = strlen(word);
    for (int month = 1; month <= 12 && length >= 3; month++) {
        if (strncasecmp(day_month_name(month, false), word, length) == 0 ||
            (month == 9 && !strcasecmp(word, "sept")))
            return month;
    }
    return 0;
}

static int full_year(const struct part *part)
{
    return part->digits <= 2 ? 2000 + part->number : part->number;
}

static bool make(int year, int month, int mday, day *out)
{
    if (!day_valid(year, month, mday))
        return false;
    *out = day_of(year, month, mday);
    return true;
}

// The year that brings day and month nearest to today, on the side that is looked to. 29 February may be years away.
static bool nearest_year(int month, int mday, day today, enum date_side side, day *out)
{
    bool found = false;
    int year = day_civil(today).year, reach = month == 2 && mday == 29 ? 8 : 1;
    for (int i = year - reach; i <= year + reach; i++) {
        day d;
        if (make(i, month, mday, &d) && (side != DATE_AHEAD || d >= today - JUST_BEYOND) &&
            (side != DATE_BACK || d <= today + JUST_BEYOND) &&
            (!found || abs(d - today) < abs(*out - today))) {
            *out = d;
            found = true;
        }
    }
    return found;
}

static bool by_word(const char *word, day today, enum date_side side, day *out)
{
    static const struct {
        const char *word;
        int days;
    } known[] = {{"t", 0}, {"today", 0}, {"tomorrow", 1}, {"yesterday", -1}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcasecmp(known[i].word, word) == 0) {
            *out = today + known[i].days;
            return true;
        }
    }
    for (int weekday = MONDAY; weekday <= SUNDAY && strlen(word) >= 3; weekday++) {
        if (strncasecmp(day_weekday_name(weekday, false), word, strlen(word)) == 0) {
            int ahead = (weekday - day_weekday(today) + 7) % 7;
            *out = today + (side == DATE_BACK && ahead > 0 ? ahead - 7 : ahead);
            return true;
        }
    }
    return false;
}

// "+7", "-2", "+2w", "+1m", "+1y".
static bool by_offset(const char *typed, day today, day *out)
{
    if (*typed != '+' && *typed != '-')
        return false;
    const char *unit = typed + 1;
    int count = *unit ? 0 : 1; // a bare sign is one day
    for (; isdigit((unsigned char)*unit) && count < 10000; unit++)
        count = count * 10 + (*unit - '0');
    if (count >= 10000 || (*unit && (unit[1] || unit == typed + 1)))
        return false;
    int by = *typed == '-' ? -count : count;
    switch (tolower((unsigned char)*unit)) {
    case 0:
    case 'd':
        *out = today + by;
        return true;
    case 'w':
        *out = today + 7 * by;
        return true;
    case 'm':
    case 'y':
        by *= tolower((unsigned char)*unit) == 'y' ? 12 : 1;
        if (abs(by) > MOST_MONTHS)
            return false;
        *out = day_add_months(today, by);
        return true;
    default:
        return false;
    }
}

static bool by_parts(const struct part parts[MOST_PARTS], int count, day today, enum date_side side,
                     day *out)
{
    int month =
        count > 1 ? (parts[1].number < 0 ? month_named(parts[1].word) : parts[1].number) : 0;
    if (count == 1 && parts[0].number >= 0) {
        int number = parts[0].number;
        if (parts[0].digits <= 2)
            return make(day_civil(today).year, day_civil(today).month, number, out);
        if (parts[0].digits == 6)
            return make(2000 + number % 100, number / 100 % 100, number / 10000, out);
        return parts[0].digits == 8 &&
               make(number % 10000, number / 10000 % 100, number / 1000000, out);
    }
    if (count == 1)
        return by_word(parts[0].word, today, side, out);
    if (count == 3 && parts[0].digits == 4 && parts[2].number >= 0)
        return make(parts[0].number, month, parts[2].number, out);
    if (parts[0].number < 0)
        return false;
    if (count == 2)
        return nearest_year(month, parts[0].number, today, side, out);
    return parts[2].number >= 0 && make(full_year(&parts[2]), month, parts[0].number, out);
}

static bool in_reach(day d)
{
    return d >= day_of(1900, 1, 1) && d <= day_of(9999, 12, 31);
}

bool date_input(const char *typed, day today, day *out, struct text *why)
{
    return date_input_towards(typed, today, DATE_NEAREST, out, why);
}

bool date_input_towards(const char *typed, day today, enum date_side side, day *out,
                        struct text *why)
{
    struct part parts[MOST_PARTS];
    int count;
    while (*typed == ' ')
        typed++;
    if (by_offset(typed, today, out) && in_reach(*out))
        return true;
    if (split(typed, parts, &count)) {
        drop_ordinals(parts, &count);
        if (count < MOST_PARTS && by_parts(parts, count, today, side, out) && in_reach(*out))
            return true;
    }
    text_add(why, "It must be a real date: 24 May 2027, 24/5, 2027-05-24, t, +7.");
    return false;
}
