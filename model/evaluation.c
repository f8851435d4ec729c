// SPDX-License-Identifier: MIT
#include "model/evaluation.h"

#include <string.h>

// The grades that regulators have published of the provider's locations, as facts behind those of the contract. A grade is known
// from the day of its publication on.
static bool add_grades(struct office *office, int64_t provider, struct arena *arena, struct contract_facts *facts,
                       struct status *st)
{
    struct locations locations;
    if (!locations_of(office->db, provider, arena, &locations, st))
        return false;
    size_t room = facts->fact_count, count = facts->fact_count;
    struct fact *all = ARENA_ARRAY(arena, room + 1, struct fact);
    if (count > 0)
        memcpy(all, facts->facts, count * sizeof *all);
    room++;
    for (size_t i = 0; i < locations.count; i++) {
        struct grades grades;
        if (!grades_of(office->db, locations.rows[i].id, arena, &grades, st))
            return false;
        for (size_t j = 0; j < grades.count; j++) {
            const struct grade *grade = &grades.rows[j];
            all = arena_room(arena, all, &room, count, sizeof *all);
            all[count++] = (struct fact){
                .kind = FACT_GRADE,
                .ref = arena_printf(arena, "%s/%s/%s", locations.rows[i].ref, grade->grouping, grade->domain),
                .date = grade->published,
                .recorded = (moment)grade->published * 86400,
                .recorded_by = "",
                .instrument = grade->regulator,
                .outcome = grade->grade,
                .period = DAY_NONE,
                .rectify_by = DAY_NONE,
                .note = locations.rows[i].name,
            };
        }
    }
    facts->facts = all;
    facts->fact_count = count;
    return true;
}

static bool evaluate(struct office *office, day as_at, moment known_at, struct arena *arena,
                     struct evaluation *out, struct status *st)
{
    const struct contract *contract = &out->contract;
    if (!office_framework(office, contract->framework, as_at, &out->framework, st) ||
        !facts_of(office->db, contract->id, arena, &out->rows, st) ||
        !facts_from_rows(&out->rows, arena, &out->facts, st) ||
        !targets_from_rows(office, contract->id, arena, &out->facts, st) ||
        (out->framework->provisions.trigger_count > 0 &&
         !add_grades(office, contract->provider, arena, &out->facts, st)) ||
        (out->framework->provisions.clock_count > 0 &&
         !office_calendar(office, out->framework->calendar, &out->facts.calendar, st)))
        return false;
    out->facts.contract = contract->ref;
    out->facts.starts = contract->starts;
    out->facts.ends = contract->ends;
    out->outcome = rules_evaluate(out->framework, &out->facts, as_at, known_at, arena);
    return true;
}

bool evaluation_at(struct office *office, int64_t contract, day as_at, moment known_at,
                   struct arena *arena, struct evaluation *out, struct status *st)
{
    *out = (struct evaluation){0};
    if (!db_read_begin(office->db, st))
        return false;
    bool done = contract_by_id(office->db, contract, arena, &out->contract, st) &&
                evaluate(office, as_at, known_at, arena, out, st);
    db_read_end(office->db);
    return done;
}

bool evaluation_of(struct office *office, int64_t contract, struct arena *arena,
                   struct evaluation *out, struct status *st)
{
    return evaluation_at(office, contract, office->as_at, office->known_at, arena, out, st);
}
