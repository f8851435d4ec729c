// SPDX-License-Identifier: MIT
#include "model/evaluation.h"

#include <string.h>

#include "model/provider.h"
#include "model/records.h"

// The grades that regulators have published of the provider's locations, as facts behind those of the contract. A grade is known
// from the day of its publication on.
static bool add_grades(struct office *office, int64_t provider, struct arena *arena,
                       struct contract_facts *facts, struct status *st)
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
            if (grade_is_figure(grade))
                continue;
            all = arena_room(arena, all, &room, count, sizeof *all);
            all[count++] = (struct fact){
                .kind = FACT_GRADE,
                .ref = arena_printf(arena, "%s/%s/%s", locations.rows[i].ref, grade->grouping,
                                    grade->domain),
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

static void append(struct contract_facts *facts, struct fact *more, size_t count,
                   struct arena *arena)
{
    struct fact *all = ARENA_ARRAY(arena, facts->fact_count + count + 1, struct fact);
    if (facts->fact_count > 0)
        memcpy(all, facts->facts, facts->fact_count * sizeof *all);
    if (count > 0)
        memcpy(all + facts->fact_count, more, count * sizeof *all);
    facts->facts = all;
    facts->fact_count += count;
}

// What was said of the provider under another of his contracts with the same framework holds here, too: ratings, suspensions. Its
// reference is told with that contract's, so that it is nobody else's.
static bool add_siblings(struct office *office, const struct contract *contract, moment known_at,
                         struct arena *arena, struct contract_facts *facts, struct status *st)
{
    struct contracts all;
    if (!contracts_of(office->db, contract->provider, arena, &all, st))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct contract *other = &all.rows[i];
        struct fact_rows rows;
        struct contract_facts theirs = {0};
        if (other->id == contract->id || !text_equal(other->framework, contract->framework))
            continue;
        if (!facts_known(office->db, other->id, known_at, arena, &rows, st) ||
            !facts_from_rows(&rows, arena, &theirs, st))
            return false;
        struct fact *more = ARENA_ARRAY(arena, theirs.fact_count + 1, struct fact);
        size_t count = 0;
        for (size_t j = 0; j < theirs.fact_count; j++) {
            if (evaluation_of_provider(&theirs.facts[j])) {
                more[count] = theirs.facts[j];
                more[count++].ref = arena_printf(arena, "%s:%s", other->ref, theirs.facts[j].ref);
            }
        }
        append(facts, more, count, arena);
    }
    return true;
}

bool evaluation_of_provider(const struct fact *fact)
{
    const struct record_kind_row *kind =
        fact->kind == FACT_RECORD ? record_kind(fact->record) : NULL;
    return kind != NULL && kind->owner == OF_PROVIDER;
}

// The facts of a contract, with what its provisions need besides.
static bool gather(struct office *office, moment known_at, struct arena *arena,
                   struct evaluation *out, struct status *st)
{
    const struct contract *row = &out->contract;
    const struct provisions *provisions = &out->framework->provisions;
    struct contract_facts *facts = &out->facts;
    if (!facts_known(office->db, row->id, known_at, arena, &out->rows, st) ||
        !facts_from_rows(&out->rows, arena, facts, st) ||
        !targets_from_rows(office, row->id, arena, facts, st) ||
        (provisions->gate_count + provisions->rating_count > 0 &&
         !add_siblings(office, row, known_at, arena, facts, st)) ||
        (provisions->trigger_count > 0 && !add_grades(office, row->provider, arena, facts, st)) ||
        (provisions->clock_count + provisions->lead_count > 0 &&
         !office_calendar(office, out->framework->calendar, &facts->calendar, st)))
        return false;
    facts->contract = row->ref;
    facts->officer = row->officer;
    facts->starts = row->starts;
    facts->ends = row->ends;
    return true;
}

static bool facts_as_known(struct office *office, int64_t contract, day on, moment known_at,
                           struct arena *arena, struct evaluation *out, struct status *st)
{
    *out = (struct evaluation){0};
    return contract_by_id(office->db, contract, arena, &out->contract, st) &&
           office_framework(office, out->contract.framework, on, &out->framework, st) &&
           gather(office, known_at, arena, out, st) &&
           office_framework_editions(office, out->contract.framework, arena, &out->facts.editions,
                                     &out->facts.edition_count, st);
}

bool evaluation_facts(struct office *office, int64_t contract, day on, struct arena *arena,
                      struct evaluation *out, struct status *st)
{
    return facts_as_known(office, contract, on, MOMENT_ALL, arena, out, st);
}

bool evaluation_under(struct office *office, int64_t contract, const struct framework *framework,
                      day as_at, moment known_at, struct arena *arena, struct evaluation *out,
                      struct status *st)
{
    *out = (struct evaluation){.framework = framework};
    if (!db_read_begin(office->db, st))
        return false;
    bool done = contract_by_id(office->db, contract, arena, &out->contract, st) &&
                gather(office, known_at, arena, out, st);
    db_read_end(office->db);
    if (done)
        out->outcome = rules_evaluate(framework, &out->facts, as_at, known_at, arena);
    return done;
}

bool evaluation_at(struct office *office, int64_t contract, day as_at, moment known_at,
                   struct arena *arena, struct evaluation *out, struct status *st)
{
    if (!db_read_begin(office->db, st))
        return false;
    bool done = facts_as_known(office, contract, as_at, known_at, arena, out, st) &&
                (known_at == MOMENT_ALL ||
                 (targets_known_from_rows(office, contract, known_at, arena, &out->facts, st) &&
                  contract_known(office->db, known_at, &out->contract, st)));
    out->facts.starts = out->contract.starts;
    out->facts.ends = out->contract.ends;
    db_read_end(office->db);
    if (done)
        out->outcome = rules_evaluate(out->framework, &out->facts, as_at, known_at, arena);
    return done;
}

bool evaluation_of(struct office *office, int64_t contract, struct arena *arena,
                   struct evaluation *out, struct status *st)
{
    return evaluation_at(office, contract, office->as_at, office->known_at, arena, out, st);
}
