// SPDX-License-Identifier: MIT
// What is to be said of the day of a visit or meeting before it is booked.
#include "model/planner.h"

#include <string.h>

#include "model/meetings.h"
#include "model/record_days.h"

struct telling {
    struct office *office;
    const struct evaluation *now;
    const struct planner_booking *booking;
    const struct cadence *cadence; // NULL: none was named
    struct arena *arena;
    struct text *words;
};

static void add_line(struct text *out, const char *line)
{
    text_printf(out, "%s%s", out->length > 0 ? "\n" : "", line);
}

static bool tell_notice(const struct telling *telling, struct text *refused)
{
    const struct planner_booking *booking = telling->booking;
    const char *why = NULL;
    day called = booking->called_on != DAY_NONE ? booking->called_on : telling->office->today;
    if (meeting_notice(telling->office, telling->now, booking->type, called, booking->on,
                       telling->arena, &why))
        return true;
    if (why == NULL) {
        add_line(telling->words, "The notice it needs cannot be counted: the bank holidays are not "
                                 "known so far ahead.");
        return true;
    }
    add_line(refused, why);
    return false;
}

// The day on which one of the type is due by its cadence; DAY_NONE when none is.
static day due_day(const struct telling *telling)
{
    const struct outcome *outcome = telling->now->outcome;
    for (size_t i = 0; outcome != NULL && i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        if (due->ref == NULL && due->type != NULL &&
            text_equal(due->record, telling->booking->record) &&
            text_equal(due->type, telling->booking->type))
            return due->on;
    }
    return DAY_NONE;
}

static void tell_due(const struct telling *telling)
{
    day due = due_day(telling), on = telling->booking->on;
    if (due == DAY_NONE || telling->cadence == NULL)
        return;
    int apart = on - due, away = apart < 0 ? -apart : apart,
        tolerance = telling->cadence->tolerance_days;
    const char *named = day_words(due, true, telling->arena);
    if (away == 0)
        add_line(telling->words, arena_printf(telling->arena, "It is due on that day (%s).",
                                              telling->cadence->clause));
    else
        add_line(telling->words,
                 arena_printf(telling->arena, "It is due on %s (%s): this is %d day%s %s%s.", named,
                              telling->cadence->clause, away, away == 1 ? "" : "s",
                              apart < 0 ? "before" : "after",
                              tolerance == 0      ? ""
                              : away <= tolerance ? ", within its tolerance"
                                                  : ", outside its tolerance"));
}

// What else stands in somebody's diary of that day; without a login, in that of the contract.
static void tell_diary_of(const struct telling *telling, const char *officer, const char *named)
{
    struct queue queue;
    struct status st = {0};
    const struct queue_query query = {.officer = *officer != '\0' ? officer : NULL,
                                      .contract = *officer != '\0' ? 0 : telling->now->contract.id,
                                      .from = telling->booking->on,
                                      .until = telling->booking->on};
    bool read = queue_read(telling->office, &query, telling->arena, &queue, &st);
    status_clear(&st);
    for (size_t i = 0; read && i < queue.count; i++) {
        const struct queue_item *item = &queue.items[i];
        bool encounter = text_equal(item->record, "visit") || text_equal(item->record, "meeting");
        bool itself = item->contract == telling->now->contract.id &&
                      text_equal(item->ref, telling->booking->ref);
        if (encounter && *item->ref != '\0' && !itself)
            add_line(telling->words, arena_printf(telling->arena, "On that day, too: %s, %s%s%s.",
                                                  item->provider_name, item->what,
                                                  *officer != '\0' ? ", " : "", named));
    }
}

// The visit may be made by the contract's officer or by whoever books it, for instance during leave.
static void tell_diary(const struct telling *telling)
{
    const char *officer = telling->now->contract.officer, *login = telling->office->actor.login;
    tell_diary_of(telling, officer, officer);
    if (*login != '\0' && !text_equal(login, officer))
        tell_diary_of(telling, login, arena_printf(telling->arena, "with you (%s)", login));
}

bool planner_tell_day(struct office *office, const struct evaluation *now,
                      const struct planner_booking *booking, struct text *words,
                      struct text *refused)
{
    struct telling telling = {.office = office,
                              .now = now,
                              .booking = booking,
                              .cadence = framework_cadence(now->framework, booking->type),
                              .arena = arena_new(),
                              .words = words};
    bool good = true;
    if (booking->on < office->today) {
        add_line(refused, arena_printf(telling.arena,
                                       "%s is past: what is planned lies today or ahead. Record "
                                       "one that took place as held.",
                                       day_words(booking->on, true, telling.arena)));
        good = false;
    }
    record_day_tell(office, now->framework, booking->on, words);
    if (good)
        good = tell_notice(&telling, refused);
    tell_due(&telling);
    tell_diary(&telling);
    arena_free(telling.arena);
    return good;
}

// ---- A day to propose ------------------------------------------------------------------------------------------------------------------

enum { FAR = 30, WEEK_AHEAD = 7 };

static bool is_working(const struct calendar *calendar, day on)
{
    return calendar != NULL ? calendar_working(calendar, on) : day_weekday(on) < SATURDAY;
}

static day next_working(const struct calendar *calendar, day from)
{
    day on = from;
    while (on < from + FAR && !is_working(calendar, on))
        on++;
    return on;
}

static bool has_planned(const struct queue *queue, day on)
{
    for (size_t i = 0; i < queue->count; i++) {
        const struct queue_item *item = &queue->items[i];
        if (item->on == on && *item->ref != '\0' &&
            (text_equal(item->record, "visit") || text_equal(item->record, "meeting")))
            return true;
    }
    return false;
}

// The first working day from a week on on which the officer is free; where there is none for a month, the first of them.
static day free_day(struct office *office, const struct evaluation *now,
                    const struct calendar *calendar, struct text *why)
{
    const char *officer = now->contract.officer;
    struct arena *arena = arena_new();
    struct queue queue = {0};
    struct status st = {0};
    day first = next_working(calendar, office->today + WEEK_AHEAD), on = first;
    const struct queue_query query = {.officer = officer, .from = first, .until = first + FAR};
    bool read = *officer != '\0' && queue_read(office, &query, arena, &queue, &st);
    while (read && on < first + FAR && has_planned(&queue, on))
        on = next_working(calendar, on + 1);
    bool found = read && !has_planned(&queue, on);
    text_add(why, "no day is asked for; it is the first working day a week or more ahead");
    if (found)
        text_printf(why, " on which %s has nothing planned", officer);
    status_clear(&st);
    arena_free(arena);
    return found ? on : first;
}

day planner_propose(struct office *office, const struct evaluation *now, day due, struct text *why)
{
    const struct calendar *calendar = NULL;
    struct status st = {0};
    if (!office_calendar(office, now->framework->calendar, &calendar, &st))
        calendar = NULL;
    status_clear(&st);
    if (due == DAY_NONE)
        return free_day(office, now, calendar, why);
    day on = due;
    while (on > office->today && !is_working(calendar, on))
        on--;
    if (on <= office->today)
        on = next_working(calendar, office->today + 1);
    text_add(why, due <= office->today ? "it was due on " : "it is due on ");
    day_print(due, true, why);
    text_add(why, on == due  ? ""
                  : on < due ? ", and this is the last working day before"
                             : ", and this is the next working day");
    return on;
}
