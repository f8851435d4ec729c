// SPDX-License-Identifier: MIT
#include "model/provider.h"

#include <string.h>

bool provider_read(const struct office *office, int64_t provider, struct arena *arena,
                   struct provider *out, struct status *st)
{
    return provider_by_id(office->db, provider, arena, out, st);
}

bool providers_list(const struct office *office, struct arena *arena, struct providers *out,
                    struct status *st)
{
    return providers_all(office->db, arena, out, st);
}

bool provider_contracts(const struct office *office, int64_t provider, struct arena *arena,
                        struct contracts *out, struct status *st)
{
    return contracts_of(office->db, provider, arena, out, st);
}

bool provider_locations(const struct office *office, int64_t provider, struct arena *arena,
                        struct locations *out, struct status *st)
{
    return locations_of(office->db, provider, arena, out, st);
}

bool location_grades(const struct office *office, int64_t location, struct arena *arena,
                     struct grades *out, struct status *st)
{
    return grades_of(office->db, location, arena, out, st);
}

bool grade_is_figure(const struct grade *grade)
{
    return text_starts(grade->grouping, FIGURE_GROUP);
}

static bool counts(const struct grade *grade, day as_at)
{
    return grade_is_figure(grade) && grade->published <= as_at && !text_equal(grade->grade, "0") &&
           !text_equal(grade->grade, "No");
}

// The latest year before one (NULL: of all); NULL if there is none.
static const char *year_before(const struct grades *grades, day as_at, const char *year)
{
    const char *found = NULL;
    for (size_t i = 0; i < grades->count; i++) {
        const char *group = grades->rows[i].grouping;
        if (counts(&grades->rows[i], as_at) && (year == NULL || strcmp(group, year) < 0) &&
            (found == NULL || strcmp(group, found) > 0))
            found = group;
    }
    return found;
}

void location_figures(const struct grades *grades, day as_at, struct text *out)
{
    for (const char *year = year_before(grades, as_at, NULL); year != NULL;
         year = year_before(grades, as_at, year)) {
        const char *before = ": ";
        text_add(out, year + strlen(FIGURE_GROUP));
        for (size_t i = 0; i < grades->count; i++) {
            const struct grade *grade = &grades->rows[i];
            if (!counts(grade, as_at) || !text_equal(grade->grouping, year))
                continue;
            text_printf(out, "%s%c%s", before, grade->domain[0] | 0x20, grade->domain + 1);
            if (!text_equal(grade->grade, "Yes"))
                text_printf(out, " %s", grade->grade);
            before = ", ";
        }
        text_add_char(out, '\n');
    }
}
