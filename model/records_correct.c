// SPDX-License-Identifier: MIT
// Correcting what a record's last step said. Nothing is overwritten: the correction is a later fact that names the one it corrects (design 2).
#include <inttypes.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/records_store.h"

// The facts without the step: what the correction is asked against.
static struct contract_facts without(const struct contract_facts *facts, const struct fact *step,
                                     struct arena *arena)
{
    struct contract_facts rest = *facts;
    struct fact *list = ARENA_ARRAY(arena, facts->fact_count + 1, struct fact);
    rest.fact_count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        if (facts->facts[i].id != step->id)
            list[rest.fact_count++] = facts->facts[i];
    }
    rest.facts = list;
    return rest;
}

static const struct fact *last_step(const struct contract_facts *facts, const char *kind,
                                    const char *ref, struct arena *arena)
{
    struct record_states all;
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &all);
    const struct record_state *own = record_find(&all, kind, ref);
    return own != NULL ? own->steps[own->step_count - 1].fact : NULL;
}

// The fields of the step, and what makes it a correction.
static const struct field *with_reason(const struct record_correction *correction,
                                       const struct fact *step, struct arena *arena, size_t *count)
{
    struct field *list = ARENA_ARRAY(arena, correction->count + 3, struct field);
    *count = 0;
    for (size_t i = 0; !correction->strike && i < correction->count; i++)
        list[(*count)++] = correction->fields[i];
    list[(*count)++] = (struct field){FACT_CORRECTS, arena_printf(arena, "%" PRId64, step->id)};
    list[(*count)++] = (struct field){FACT_CORRECTION_WHY, correction->reason};
    if (correction->strike)
        list[(*count)++] = (struct field){FACT_STRUCK, "yes"};
    return list;
}

static bool ask(const struct evaluation *evaluation, const struct record_correction *correction,
                const struct fact *step, struct arena *arena, struct gate_answers *answers,
                struct status *st)
{
    if (correction->strike)
        return true;
    const struct contract_facts rest = without(&evaluation->facts, step, arena);
    const struct fact told = record_fact(correction->kind, correction->ref, correction->date,
                                         step->outcome, correction->fields, correction->count),
                      said = record_typed(evaluation->framework, &told, &rest, arena);
    return record_ask(evaluation->framework, &rest, &said, arena, answers, st);
}

bool record_correct(struct office *office, int64_t contract,
                    const struct record_correction *correction, struct arena *arena,
                    struct status *st)
{
    struct evaluation evaluation;
    struct gate_answers answers = {.passed = true};
    size_t count = 0;
    if (correction->reason[strspn(correction->reason, " \t\r\n")] == '\0')
        return status_fail(st, STATUS_DATA,
                           "Give the reason for the correction: it stays beside what was said.");
    if (!evaluation_facts(office, contract, office->today, arena, &evaluation, st))
        return false;
    const struct fact *step =
        last_step(&evaluation.facts, correction->kind, correction->ref, arena);
    if (step == NULL)
        return status_fail(st, STATUS_DATA, "There is no %s %s to correct.", correction->kind,
                           correction->ref);
    if (!ask(&evaluation, correction, step, arena, &answers, st))
        return false;
    const struct field *fields = with_reason(correction, step, arena, &count);
    const struct fact told = record_fact(correction->kind, correction->ref,
                                         correction->strike ? step->date : correction->date,
                                         step->outcome, fields, count),
                      fact = correction->strike ? told
                                                : record_typed(evaluation.framework, &told,
                                                               &evaluation.facts, arena);
    return record_append(office, contract, &fact, &answers, MOMENT_ALL, 0, st) &&
           standing_refresh(office, contract, st);
}
