// SPDX-License-Identifier: MIT
// What is to be said of the day of a visit or meeting before it is booked.
#include "model/planner.h"

#include <string.h>

#include "model/meetings.h"

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

static const char *full_day(struct arena *arena, day d)
{
    struct text words = {0};
    day_print(d, true, &words);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void tell_working_day(const struct telling *telling, const struct calendar *calendar)
{
    day on = telling->booking->on;
    const struct holiday *holiday = calendar != NULL ? calendar_holiday(calendar, on) : NULL;
    if (holiday != NULL)
        add_line(telling->words, arena_printf(telling->arena, "%s is a bank holiday in %s: %s.",
                                              full_day(telling->arena, on),
                                              calendar_nation(calendar->name), holiday->title));
    else if (day_weekday(on) >= SATURDAY)
        add_line(telling->words,
                 arena_printf(telling->arena, "%s is at a weekend.", full_day(telling->arena, on)));
    else if (calendar != NULL && !calendar_knows(calendar, on))
        add_line(telling->words,
                 arena_printf(telling->arena,
                              "The bank holidays of %s are known up to %s: whether %s is one is "
                              "not known.",
                              calendar_nation(calendar->name),
                              full_day(telling->arena, calendar->to),
                              full_day(telling->arena, on)));
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
    const char *day_words = full_day(telling->arena, due);
    if (away == 0)
        add_line(telling->words, arena_printf(telling->arena, "It is due on that day (%s).",
                                              telling->cadence->clause));
    else
        add_line(telling->words,
                 arena_printf(telling->arena, "It is due on %s (%s): this is %d day%s %s%s.",
                              day_words, telling->cadence->clause, away, away == 1 ? "" : "s",
                              apart < 0 ? "before" : "after",
                              tolerance == 0      ? ""
                              : away <= tolerance ? ", within its tolerance"
                                                  : ", outside its tolerance"));
}

// What else stands in the diary of that day, of this contract and of its officer.
static void tell_diary(const struct telling *telling)
{
    struct queue queue;
    struct status st = {0};
    const char *officer = telling->now->contract.officer;
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
                                                  *officer != '\0' ? ", " : "", officer));
    }
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
    const struct calendar *calendar = NULL;
    struct status st = {0};
    bool good = true;
    if (!office_calendar(office, now->framework->calendar, &calendar, &st)) {
        add_line(words, status_message(&st));
        calendar = NULL;
    }
    status_clear(&st);
    if (booking->on < office->today) {
        add_line(refused, arena_printf(telling.arena,
                                       "%s is past: what is planned lies today or ahead. Record "
                                       "one that took place as held.",
                                       full_day(telling.arena, booking->on)));
        good = false;
    }
    tell_working_day(&telling, calendar);
    if (good)
        good = tell_notice(&telling, refused);
    tell_due(&telling);
    tell_diary(&telling);
    arena_free(telling.arena);
    return good;
}

day planner_propose(struct office *office, const struct evaluation *now, day due)
{
    enum { FAR = 30 };
    const struct calendar *calendar = NULL;
    struct status st = {0};
    day on = due > office->today ? due : office->today + 1;
    bool known = office_calendar(office, now->framework->calendar, &calendar, &st);
    status_clear(&st);
    for (int i = 0; known && i < FAR && due > office->today; i++) {
        if (due - i <= office->today)
            break;
        if (calendar_working(calendar, due - i))
            return due - i;
    }
    for (int i = 0; known && i < FAR; i++) {
        if (calendar_working(calendar, office->today + 1 + i))
            return office->today + 1 + i;
    }
    return on;
}
