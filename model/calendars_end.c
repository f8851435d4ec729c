// SPDX-License-Identifier: MIT
#include "model/calendars_end.h"

#include <string.h>

#include "model/calendars/calendars.h"

enum { MONTHS_AHEAD = 12 };

const char calendar_newer[] =
    "Fetch https://www.gov.uk/bank-holidays.json and: contractmon import bank-holidays FILE.";

void calendar_limits(const struct calendar *calendar, struct text *out)
{
    text_printf(out, "Bank holidays of %s are known from ", calendar_nation(calendar->name));
    day_print(calendar->from, false, out);
    text_add(out, " to ");
    day_print(calendar->to, false, out);
    text_add(out, ". ");
}

bool calendar_ends(struct office *office, const char *framework, day needed, struct arena *arena,
                   const char **words, struct status *st)
{
    const struct framework *rules;
    const struct calendar *calendar;
    *words = NULL;
    if (!office_framework(office, framework, office->as_at, &rules, st) ||
        !office_calendar(office, rules->calendar, &calendar, st))
        return false;
    if (day_add_months(needed, MONTHS_AHEAD) <= calendar->to)
        return true;
    struct text line = {0};
    text_printf(&line, "Bank holidays of %s are known to ", calendar_nation(calendar->name));
    day_print(calendar->to, false, &line);
    text_add(&line, needed <= calendar->to ? ", less than a year beyond what is counted now, to "
                                           : " only, and dates are needed to ");
    day_print(needed, false, &line);
    text_printf(&line, " (%s; %s). %s", framework, calendar->edition, calendar_newer);
    *words = arena_strdup(arena, text_get(&line));
    text_release(&line);
    return true;
}

// Whether an item's day was counted in working days: by the clock or lead time that its key begins with.
static bool counted_in_working_days(const struct framework *framework, const char *key)
{
    const struct provisions *provisions = &framework->provisions;
    size_t length = strcspn(key, ":");
    for (size_t i = 0; i < provisions->clock_count; i++) {
        const struct clock *clock = &provisions->clocks[i];
        if (clock->by == NULL && clock->unit == CLOCK_WORKING_DAYS && strlen(clock->id) == length &&
            strncmp(clock->id, key, length) == 0)
            return true;
    }
    for (size_t i = 0; i < provisions->lead_count; i++) {
        const struct lead *lead = &provisions->leads[i];
        if (lead->unit == CLOCK_WORKING_DAYS && strlen(lead->id) == length &&
            strncmp(lead->id, key, length) == 0)
            return true;
    }
    return false;
}

struct need { // of one calendar
    const char *calendar, *framework;
    day needed;
};

static struct need *need_of(struct need *needs, size_t *count, const struct framework *framework,
                            day as_at)
{
    for (size_t i = 0; i < *count; i++) {
        if (text_equal(needs[i].calendar, framework->calendar))
            return &needs[i];
    }
    needs[*count] = (struct need){framework->calendar, framework->id, as_at};
    return &needs[(*count)++];
}

// Whether every calendar reaches a year beyond a day: then no framework need be read to tell whose it is.
static bool all_reach(struct office *office, day needed, struct status *st)
{
    const struct calendar *calendar;
    needed = day_add_months(needed, MONTHS_AHEAD);
    for (size_t i = 0; calendar_name(i) != NULL; i++) {
        if (calendar_shipped_to(calendar_name(i)) < needed &&
            (!office_calendar(office, calendar_name(i), &calendar, st) || calendar->to < needed))
            return false;
    }
    return true;
}

bool calendars_in_use_end(struct office *office, struct text *out, struct status *st)
{
    struct status unread = {0};
    struct arena *arena = arena_new();
    struct contracts contracts = {0};
    size_t count = 0;
    bool good = true, reach = all_reach(office, office->as_at, &unread);
    if (!reach)
        good = contracts_of(office->db, 0, arena, &contracts, st);
    struct need *needs = ARENA_ARRAY(arena, contracts.count + 1, struct need);
    for (size_t i = 0; i < contracts.count; i++) {
        const struct contract *contract = &contracts.rows[i];
        const struct framework *framework;
        if (contract->ends >= office->as_at &&
            office_framework(office, contract->framework, office->as_at, &framework, &unread))
            need_of(needs, &count, framework, office->as_at);
    }
    for (size_t i = 0; i < count; i++) {
        const struct calendar *calendar;
        if (office_calendar(office, needs[i].calendar, &calendar, &unread) &&
            day_add_months(office->as_at, MONTHS_AHEAD) > calendar->to)
            calendar_limits(calendar, out);
    }
    if (out->length)
        text_add(out, calendar_newer);
    status_clear(&unread); // what cannot be read is told where it is used
    arena_free(arena);
    return good;
}

static day last_of(const struct office *office, const struct queue *queue)
{
    day last = office->as_at;
    for (size_t i = 0; i < queue->count; i++)
        last = queue->items[i].on > last ? queue->items[i].on : last;
    return last;
}

const char *const *calendars_of_queue_end(struct office *office, const struct queue *queue,
                                          struct arena *arena)
{
    struct need *needs = ARENA_ARRAY(arena, queue->count + 1, struct need);
    const char **lines = ARENA_ARRAY(arena, queue->count + 1, const char *);
    const struct framework *framework = NULL;
    size_t count = 0, told = 0;
    struct status unread = {0};
    size_t looked_at = all_reach(office, last_of(office, queue), &unread) ? 0 : queue->count;
    for (size_t i = 0; i < looked_at; i++) {
        const struct queue_item *item = &queue->items[i];
        if ((framework == NULL || !text_equal(framework->id, item->framework)) &&
            !office_framework(office, item->framework, office->as_at, &framework, &unread)) {
            framework = NULL;
            continue;
        }
        struct need *need = need_of(needs, &count, framework, office->as_at);
        if (item->on > need->needed && counted_in_working_days(framework, item->key)) {
            need->needed = item->on;
            need->framework = framework->id;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (calendar_ends(office, needs[i].framework, needs[i].needed, arena, &lines[told],
                          &unread) &&
            lines[told] != NULL)
            told++;
    }
    status_clear(&unread);
    lines[told] = NULL;
    return lines;
}
