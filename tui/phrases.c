// SPDX-License-Identifier: MIT
// Days and colours in words.
#include "phrases.h"

#include <stdio.h>
#include <string.h>

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

const char *phrase_distance(struct arena *arena, day d, day today)
{
    if (!is_day(d))
        return "";
    if (d < today - 120)
        return arena_printf(arena, "%d months late", (today - d) / 30);
    if (d < today)
        return arena_printf(arena, "%d day%s late", today - d, today - d == 1 ? "" : "s");
    if (d == today)
        return "today";
    if (d == today + 1)
        return "tomorrow";
    return d - today <= 60 ? arena_printf(arena, "in %d days", d - today) : "";
}

const char *phrase_due(struct arena *arena, day on, bool never_late, day today)
{
    if (!never_late || !is_day(on) || on > today)
        return phrase_distance(arena, on, today);
    if (on == today)
        return "since today";
    return on < today - 120
               ? arena_printf(arena, "open %d months", (today - on) / 30)
               : arena_printf(arena, "open %d day%s", today - on, today - on == 1 ? "" : "s");
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
