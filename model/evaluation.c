// SPDX-License-Identifier: MIT
#include "model/evaluation.h"

#include <string.h>

#include "model/evaluation_kept.h"
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
    facts->entered = moment_day(contract_entered(office->db, row->id), NULL);
    return true;
}

static bool read_facts(struct office *office, int64_t contract, day on, moment known_at,
                       struct arena *arena, struct evaluation *out, struct status *st)
{
    *out = (struct evaluation){0};
    return contract_by_id(office->db, contract, arena, &out->contract, st) &&
           office_framework(office, out->contract.framework, on, &out->framework, st) &&
           gather(office, known_at, arena, out, st) &&
           office_framework_editions(office, out->contract.framework, arena, &out->facts.editions,
                                     &out->facts.edition_count, st);
}

// The contract as all that is known tells it, from memory where nothing was recorded since it was looked at last. *kept is NULL where
// nothing could be kept; then all of it lives in the arena.
static bool recall(struct office *office, int64_t contract, day on, struct arena *arena,
                   struct kept_evaluation **kept, struct evaluation *out, struct status *st)
{
    const struct framework *framework = NULL;
    struct kept_evaluation *found = kept_find(office, contract);
    if (found != NULL &&
        !office_framework(office, found->evaluation.contract.framework, on, &framework, st))
        return false;
    if (found == NULL || framework != found->evaluation.framework) {
        found = kept_room(office, contract);
        if (found != NULL &&
            !read_facts(office, contract, on, MOMENT_ALL, found->arena, &found->evaluation, st)) {
            kept_drop(found);
            return false;
        }
    }
    *kept = found;
    if (found == NULL)
        return read_facts(office, contract, on, MOMENT_ALL, arena, out, st);
    arena_hold(arena, found->arena);
    *out = found->evaluation;
    out->outcome = NULL;
    return true;
}

bool evaluation_facts(struct office *office, int64_t contract, day on, struct arena *arena,
                      struct evaluation *out, struct status *st)
{
    struct kept_evaluation *kept;
    if (!db_read_begin(office->db, st)) // within the caller's, where there is one
        return false;
    bool done = recall(office, contract, on, arena, &kept, out, st);
    db_read_end(office->db);
    return done;
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

// What was known at a moment is asked now and then only, and is gathered each time.
static bool evaluation_then(struct office *office, int64_t contract, day as_at, moment known_at,
                            struct arena *arena, struct evaluation *out, struct status *st)
{
    if (!read_facts(office, contract, as_at, known_at, arena, out, st) ||
        !targets_known_from_rows(office, contract, known_at, arena, &out->facts, st) ||
        !contract_known(office->db, known_at, &out->contract, st))
        return false;
    out->facts.starts = out->contract.starts;
    out->facts.ends = out->contract.ends;
    out->outcome = rules_evaluate(out->framework, &out->facts, as_at, known_at, arena);
    return true;
}

// The outcome of the office's day is kept with the facts; of others, which one scrolls through, none is.
static void work_out(struct office *office, struct kept_evaluation *kept, day as_at,
                     struct arena *arena, struct evaluation *out)
{
    bool keep = kept != NULL && as_at == office->today;
    if (keep && kept->evaluation.outcome != NULL && kept->as_at == as_at) {
        out->outcome = kept->evaluation.outcome;
        return;
    }
    out->outcome =
        rules_evaluate(out->framework, &out->facts, as_at, MOMENT_ALL, keep ? kept->arena : arena);
    if (keep) {
        kept->evaluation.outcome = out->outcome;
        kept->as_at = as_at;
    }
}

bool evaluation_at(struct office *office, int64_t contract, day as_at, moment known_at,
                   struct arena *arena, struct evaluation *out, struct status *st)
{
    struct kept_evaluation *kept = NULL;
    if (!db_read_begin(office->db, st))
        return false;
    bool done = known_at != MOMENT_ALL
                    ? evaluation_then(office, contract, as_at, known_at, arena, out, st)
                    : recall(office, contract, as_at, arena, &kept, out, st);
    db_read_end(office->db);
    if (done && known_at == MOMENT_ALL)
        work_out(office, kept, as_at, arena, out);
    return done;
}

bool evaluation_of(struct office *office, int64_t contract, struct arena *arena,
                   struct evaluation *out, struct status *st)
{
    return evaluation_at(office, contract, office->as_at, office->known_at, arena, out, st);
}
