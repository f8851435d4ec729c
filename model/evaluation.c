// SPDX-License-Identifier: MIT
#include "model/evaluation.h"

static bool evaluate(struct office *office, day as_at, moment known_at, struct arena *arena,
                     struct evaluation *out, struct status *st)
{
    const struct contract *contract = &out->contract;
    if (!office_framework(office, contract->framework, as_at, &out->framework, st) ||
        !facts_of(office->db, contract->id, arena, &out->rows, st) ||
        !facts_from_rows(&out->rows, arena, &out->facts, st) ||
        !targets_from_rows(office, contract->id, arena, &out->facts, st))
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
