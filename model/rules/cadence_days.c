// SPDX-License-Identifier: MIT
#include "cadence_days.h"

#include <string.h>

#include "model/ground/text.h"

static bool is_encounter(const struct fact *fact)
{
    return fact->kind == FACT_VISIT || fact->kind == FACT_MEETING;
}

bool cadence_takes(const struct framework *framework, const struct cadence *cadence,
                   const struct fact *fact)
{
    if (!is_encounter(fact) || fact->instrument == NULL)
        return false;
    if (text_equal(fact->instrument, cadence->id))
        return true;
    for (size_t i = 0; i < framework->cadence_count; i++) { // few stand for another
        const struct cadence *own = &framework->cadences[i];
        if (own->satisfies != NULL && text_equal(own->satisfies, cadence->id) &&
            text_equal(own->id, fact->instrument))
            return true;
    }
    return false;
}

static bool held_for(const struct ladder *ladder, const struct cadence *cadence,
                     const struct fact *fact)
{
    return is_encounter(fact) && text_equal(fact->outcome, "held") &&
           cadence_takes(ladder->framework, cadence, fact);
}

day cadence_last_held(const struct ladder *ladder, const struct cadence *cadence)
{
    for (size_t i = ladder->known.count; i-- > 0;) { // they stand by date
        if (held_for(ladder, cadence, ladder->known.facts[i].fact))
            return ladder->known.facts[i].date;
    }
    return DAY_NONE;
}

bool booking_waits(const struct ladder *ladder, const struct fact *booking, day last_held)
{
    return booking->date >= ladder->as_at || booking->date > last_held;
}

// ---- How often -------------------------------------------------------------------------------------------------------------------------

static bool flexes(const struct fact *fact, const struct cadence *cadence)
{
    return fact->kind == FACT_RECORD && text_equal(fact->record, "tier") &&
           text_equal(fact_field(fact, "cadence"), cadence->id);
}

const struct fact *cadence_flexed(const struct ladder *ladder, const struct cadence *cadence)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if (flexes(fact, cadence) && (found == NULL || fact->date > found->date ||
                                      (fact->date == found->date && fact->id > found->id)))
            found = fact;
    }
    return found;
}

int cadence_months(const struct cadence *cadence, const struct fact *change)
{
    enum { MOST_MONTHS = 120 };
    struct decimal months;
    bool given = change != NULL && decimal_parse(fact_field(change, "months"), &months) &&
                 months.denominator == 1 && months.numerator > 0 && months.numerator <= MOST_MONTHS;
    return given ? (int)months.numerator : cadence->months;
}

bool cadence_excepted(const struct cadence *cadence, const struct fact *change)
{
    return change != NULL && cadence->if_applicable &&
           text_equal(fact_field(change, "not_applicable"), "yes");
}

// ---- The days --------------------------------------------------------------------------------------------------------------------------

// The change of frequency that comes after a day first; of one day the last word stands. NULL: none.
static const struct fact *next_change(const struct ladder *ladder, const struct cadence *cadence,
                                      day after)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if (flexes(fact, cadence) && fact->date > after &&
            (found == NULL || fact->date < found->date ||
             (fact->date == found->date && fact->id > found->id)))
            found = fact;
    }
    return found;
}

static void add_days(struct ladder *ladder, int months, day from, day to, day until,
                     struct cadence_days *out, size_t *room)
{
    day on = ladder->starts;
    for (int n = 1; on <= to && on <= until && on < DAY_LAST_COUNTED; n++) {
        on = day_add_months(ladder->starts, n * months);
        if (on <= from || on > to)
            continue;
        out->list = arena_room(ladder->arena, out->list, room, out->count, sizeof *out->list);
        out->list[out->count++] = (struct cadence_day){.on = on};
    }
}

// Counted from the start itself, so that nothing drifts; each frequency for as long as it was agreed. Up to the first day after `until`.
static void list_days(struct ladder *ladder, const struct cadence *cadence, day until,
                      struct cadence_days *out)
{
    size_t room = 0;
    day from = ladder->starts;
    const struct fact *change = NULL, *next = next_change(ladder, cadence, DAY_NONE);
    *out = (struct cadence_days){0};
    for (; from <= until; change = next, next = next_change(ladder, cadence, change->date)) {
        day to = next != NULL ? next->date : DAY_NEVER;
        if (!cadence_excepted(cadence, change))
            add_days(ladder, cadence_months(cadence, change), from, to, until, out, &room);
        from = to > from ? to : from;
        if (next == NULL)
            break;
    }
}

static bool has_day(const struct cadence_days *days, day on)
{
    for (size_t i = 0; i < days->count; i++) {
        if (days->list[i].on == on)
            return true;
    }
    return false;
}

static void find_elsewhere(struct ladder *ladder, const struct cadence *cadence, day until,
                           struct cadence_days *days)
{
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *other = &ladder->framework->cadences[i];
        struct cadence_days theirs;
        if (other->months == 0 || !other->must || !text_equal(other->satisfies, cadence->id))
            continue;
        list_days(ladder, other, until, &theirs);
        for (size_t j = 0; j < days->count; j++)
            days->list[j].elsewhere = days->list[j].elsewhere || has_day(&theirs, days->list[j].on);
    }
}

// ---- What stands for them --------------------------------------------------------------------------------------------------------------

static bool is_free(const struct cadence_day *one)
{
    return one->held == NULL && one->decided == NULL && one->booked == NULL;
}

static struct cadence_day *in_tolerance(const struct cadence *cadence,
                                        const struct cadence_days *days, day on)
{
    struct cadence_day *nearest = NULL;
    int least = cadence->tolerance_days + 1;
    for (size_t i = 0; i < days->count; i++) {
        struct cadence_day *one = &days->list[i];
        int off = one->on > on ? one->on - on : on - one->on;
        if (is_free(one) && off < least) {
            nearest = one;
            least = off;
        }
    }
    return nearest;
}

// One that came outside the tolerance of all is for the earliest that was missed.
static struct cadence_day *missed_before(const struct cadence_days *days, day on)
{
    for (size_t i = 0; i < days->count && days->list[i].on < on; i++) {
        if (is_free(&days->list[i]) && !days->list[i].elsewhere)
            return &days->list[i];
    }
    return NULL;
}

// A decision that names one covers those that had been missed by its day, too: they were told together.
static void take_decisions(const struct ladder *ladder, const struct cadence *cadence,
                           struct cadence_days *days)
{
    size_t length = strlen(cadence->id);
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        for (size_t j = 0; fact->kind == FACT_DECIDED && j < fact->answer_count; j++) {
            const char *key = fact->answers[j];
            day named;
            if (strncmp(key, cadence->id, length) != 0 || key[length] != ':' ||
                !day_parse(key + length + 1, &named))
                continue;
            for (size_t k = 0; k < days->count; k++) {
                struct cadence_day *one = &days->list[k];
                if (is_free(one) && (one->on == named ||
                                     (one->on > named && one->on < ladder->known.facts[i].date)))
                    one->decided = fact;
            }
        }
    }
}

struct standing_in { // one that was held, or is booked
    const struct fact *fact;
    day on;
    bool used;
};

static struct standing_in *stand_ins(struct ladder *ladder, const struct cadence *cadence,
                                     const struct bookings *bookings, size_t *count)
{
    struct standing_in *list =
        ARENA_ARRAY(ladder->arena, ladder->known.count + bookings->count + 1, struct standing_in);
    day last_held = cadence_last_held(ladder, cadence);
    *count = 0;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *known = &ladder->known.facts[i];
        if (held_for(ladder, cadence, known->fact))
            list[(*count)++] = (struct standing_in){known->fact, known->date, false};
    }
    for (size_t i = 0; i < bookings->count; i++) {
        const struct fact *fact = bookings->list[i];
        if (cadence_takes(ladder->framework, cadence, fact) &&
            booking_waits(ladder, fact, last_held))
            list[(*count)++] = (struct standing_in){fact, fact->date, false};
    }
    return list;
}

static void stand_for(const struct standing_in *one, bool in_time, struct cadence_day *out)
{
    bool held = text_equal(one->fact->outcome, "held");
    *(held ? &out->held : &out->booked) = one->fact;
    out->in_time = in_time;
}

void cadence_days_find(struct ladder *ladder, const struct cadence *cadence,
                       const struct bookings *bookings, struct cadence_days *out)
{
    day until = ladder->as_at;
    size_t count;
    struct standing_in *list = stand_ins(ladder, cadence, bookings, &count);
    for (size_t i = 0; i < count; i++)
        until = list[i].on > until ? list[i].on : until;
    until += cadence->tolerance_days;
    list_days(ladder, cadence, until, out);
    find_elsewhere(ladder, cadence, until, out);
    for (size_t i = 0; i < count; i++) {
        struct cadence_day *one = in_tolerance(cadence, out, list[i].on);
        if (one != NULL)
            stand_for(&list[i], list[i].used = true, one);
    }
    take_decisions(ladder, cadence, out);
    for (size_t i = 0; i < count; i++) {
        bool own = text_equal(list[i].fact->instrument, cadence->id);
        struct cadence_day *one = own && !list[i].used ? missed_before(out, list[i].on) : NULL;
        if (one != NULL)
            stand_for(&list[i], false, one);
    }
}
