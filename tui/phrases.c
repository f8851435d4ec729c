// SPDX-License-Identifier: MIT
// Days and colours in words.
#include "phrases.h"

#include <stdio.h>
#include <string.h>

enum { MOST_DAYS = 99, MOST_MONTHS = 23 }; // told by days, by months

static const char *keep(struct arena *arena, struct text *text)
{
    const char *kept = arena_strdup(arena, text_get(text));
    text_release(text);
    return kept;
}

static bool is_day(day d)
{
    return d != DAY_NONE && d != DAY_NEVER;
}

const char *phrase_day(struct arena *arena, day d, day near)
{
    struct text text = {0};
    if (is_day(d))
        day_print_brief(d, near, &text);
    return keep(arena, &text);
}

const char *phrase_weekday(struct arena *arena, day d, day near)
{
    struct text text = {0};
    if (is_day(d)) {
        if (day_civil(d).year == day_civil(near).year) // far away the weekday says nothing
            text_printf(&text, "%s ", day_weekday_name(day_weekday(d), true));
        day_print_brief(d, near, &text);
    }
    return keep(arena, &text);
}

const char *phrase_full_day(struct arena *arena, day d)
{
    struct text text = {0};
    if (is_day(d))
        day_print(d, false, &text);
    return keep(arena, &text);
}

// Whole calendar months from one day to a later one.
static int months_between(day from, day to)
{
    struct civil a = day_civil(from), b = day_civil(to);
    int months = (b.year - a.year) * 12 + b.month - a.month;
    return day_add_months(from, months) > to ? months - 1 : months;
}

// What is late by more than the days that fit into a column is told by months, then years.
static const char *distance(struct arena *arena, day d, day today, const char *month_word)
{
    if (!is_day(d))
        return "";
    int months = d < today - MOST_DAYS ? months_between(d, today) : 0;
    if (months > MOST_MONTHS)
        return arena_printf(arena, "%d years late", months / 12);
    if (months)
        return arena_printf(arena, "%d %s late", months, month_word);
    if (d < today)
        return arena_printf(arena, "%d day%s late", today - d, today - d == 1 ? "" : "s");
    if (d == today)
        return "today";
    if (d == today + 1)
        return "tomorrow";
    return d - today <= 60 ? arena_printf(arena, "in %d days", d - today) : "";
}

const char *phrase_distance(struct arena *arena, day d, day today)
{
    return distance(arena, d, today, "months");
}

const char *phrase_distance_brief(struct arena *arena, day d, day today)
{
    return distance(arena, d, today, "mths");
}

static const char *due(struct arena *arena, day on, bool never_late, day today,
                       const char *month_word)
{
    if (!never_late || !is_day(on) || on > today)
        return distance(arena, on, today, month_word);
    if (on == today)
        return "since today";
    int months = on < today - MOST_DAYS ? months_between(on, today) : 0;
    return months > MOST_MONTHS ? arena_printf(arena, "open %d years", months / 12)
           : months             ? arena_printf(arena, "open %d %s", months, month_word)
                    : arena_printf(arena, "open %d day%s", today - on, today - on == 1 ? "" : "s");
}

const char *phrase_due(struct arena *arena, day on, bool never_late, day today)
{
    return due(arena, on, never_late, today, "months");
}

const char *phrase_due_brief(struct arena *arena, day on, bool never_late, day today)
{
    return due(arena, on, never_late, today, "mths");
}

const char *phrase_this_year(struct arena *arena, const char *words, day near)
{
    char year[8];
    struct text text = {0};
    snprintf(year, sizeof year, " %d", day_civil(near).year);
    size_t length = strlen(year);
    for (const char *at = words; *at; at++) {
        bool after_month = at > words && at[-1] >= 'a' && at[-1] <= 'z';
        if (after_month && strncmp(at, year, length) == 0 &&
            !(at[length] >= '0' && at[length] <= '9'))
            at += length - 1;
        else
            text_add_char(&text, *at);
    }
    return keep(arena, &text);
}

enum role phrase_urgency(day d, day today)
{
    if (!is_day(d))
        return ROLE_TEXT;
    return d < today ? ROLE_OVERDUE : d <= today + 14 ? ROLE_DUE_SOON : ROLE_TEXT;
}

enum role phrase_due_urgency(day on, bool never_late, day today)
{
    return never_late && on < today ? ROLE_TEXT : phrase_urgency(on, today);
}

const char *phrase_trouble(struct arena *arena, const char *why)
{
    return arena_printf(arena, "Cannot be worked out: %s",
                        arena_strndup(arena, why, strcspn(why, "\n")));
}

const char *rag_word(int colour)
{
    static const char *const words[] = {[COLOUR_NONE] = "none",
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    return words[colour];
}

const char *rag_letter(int colour)
{
    static const char *const letters[] = {
        [COLOUR_NONE] = "-", [COLOUR_GREEN] = "G", [COLOUR_AMBER] = "A", [COLOUR_RED] = "R"};
    return letters[colour];
}

enum role rag_role(int colour)
{
    static const enum role roles[] = {[COLOUR_NONE] = ROLE_NONE,
                                      [COLOUR_GREEN] = ROLE_GREEN,
                                      [COLOUR_AMBER] = ROLE_AMBER,
                                      [COLOUR_RED] = ROLE_RED};
    return roles[colour];
}
