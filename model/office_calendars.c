// SPDX-License-Identifier: MIT
// The calendars of the office: the imported edition where there is one, else the shipped; each made
// once and kept.
#include "model/office.h"

#include "db/holiday.h"
#include "model/calendars/calendars.h"

enum { KEPT = 8 }; // there are three divisions

struct calendar_cache {
    struct calendar calendars[KEPT];
    size_t count;
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
        (!found && !calendar_shipped(name, office->arena, made, st)))
        return false;
    cache->count++;
    *out = made;
    return true;
}
