// SPDX-License-Identifier: MIT
// The calendars of the office: the imported edition where there is one, for the years that it lacks the shipped one, and the council's
// own holidays; each made once and kept.
#include "model/office.h"

#include "db/holiday.h"
#include "model/calendars/local.h"

enum { KEPT = 8 }; // there are three divisions

struct calendar_cache {
    struct calendar calendars[KEPT];
    size_t count;
    struct local_holidays local;
    bool local_read;
};

// *found: whether an edition was imported and knows the division.
static bool imported(struct office *office, const char *name, struct calendar *out, bool *found,
                     struct status *st)
{
    *found = false;
    if (office->db == NULL)
        return true;
    struct arena *scratch = arena_new();
    struct holiday_rows all;
    const char *edition = NULL;
    bool done = holidays_get(office->db, scratch, &all, &edition, st);
    if (done && edition != NULL) {
        struct calendar_row *rows = ARENA_ARRAY(scratch, all.count, struct calendar_row);
        size_t count = 0;
        for (size_t i = 0; i < all.count; i++) {
            const struct holiday_row *row = &all.rows[i];
            if (text_equal(row->division, name))
                rows[count++] = (struct calendar_row){row->date, row->title, row->notes};
        }
        *found = count > 0;
        if (*found)
            done = calendar_build(name, edition, rows, count, office->arena, out, st);
    }
    arena_free(scratch);
    return done;
}

// GOV.UK leaves the years that are over out of its file, and a newer program may ship later ones than were imported: what the imported
// edition does not cover, the shipped one does.
static bool complete(struct office *office, struct calendar *calendar, struct status *st)
{
    struct calendar shipped;
    if (!calendar_shipped(calendar->name, office->arena, &shipped, st))
        return false;
    bool before = shipped.from < calendar->from && shipped.to >= calendar->from - 1;
    bool after = shipped.to > calendar->to && shipped.from <= calendar->to + 1;
    if (!before && !after)
        return true;
    struct holiday *missing = ARENA_ARRAY(office->arena, shipped.count + 1, struct holiday);
    size_t count = 0;
    for (size_t i = 0; i < shipped.count; i++) {
        const struct holiday *holiday = &shipped.holidays[i];
        if ((before && holiday->date < calendar->from) || (after && holiday->date > calendar->to))
            missing[count++] = *holiday;
    }
    calendar->holidays = holidays_merged(calendar->holidays, calendar->count, missing, count,
                                         office->arena, &calendar->count);
    calendar->edition = arena_printf(office->arena, "%s, and for other years %s", calendar->edition,
                                     shipped.edition);
    calendar->from = before ? shipped.from : calendar->from;
    calendar->to = after ? shipped.to : calendar->to;
    return true;
}

bool office_local_holidays(struct office *office, const struct holiday **list, size_t *count,
                           struct status *st)
{
    if (office->calendars == NULL)
        office->calendars = ARENA_NEW(office->arena, struct calendar_cache);
    struct calendar_cache *cache = office->calendars;
    if (office->local_holidays != NULL && !cache->local_read &&
        !local_holidays_read(office->local_holidays, office->arena, &cache->local, st))
        return false;
    cache->local_read = true;
    *list = cache->local.list;
    *count = cache->local.count;
    return true;
}

static bool add_local(struct office *office, struct calendar *calendar, struct status *st)
{
    const struct holiday *local;
    size_t count;
    if (!office_local_holidays(office, &local, &count, st))
        return false;
    if (count > 0)
        calendar->holidays = holidays_merged(calendar->holidays, calendar->count, local, count,
                                             office->arena, &calendar->count);
    return true;
}

bool office_calendar(struct office *office, const char *name, const struct calendar **out,
                     struct status *st)
{
    *out = NULL;
    if (office->calendars == NULL)
        office->calendars = ARENA_NEW(office->arena, struct calendar_cache);
    struct calendar_cache *cache = office->calendars;
    for (size_t i = 0; i < cache->count; i++) {
        if (text_equal(cache->calendars[i].name, name)) {
            *out = &cache->calendars[i];
            return true;
        }
    }
    if (cache->count == KEPT)
        return status_fail(st, STATUS_FAILED, "There are more calendars than are kept.");
    struct calendar *made = &cache->calendars[cache->count];
    bool found;
    if (!imported(office, name, made, &found, st) ||
        !(found ? complete(office, made, st) : calendar_shipped(name, office->arena, made, st)) ||
        !add_local(office, made, st))
        return false;
    cache->count++;
    *out = made;
    return true;
}
