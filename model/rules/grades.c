// SPDX-License-Identifier: MIT
// Regulator's grades: what a published grade asks for, by where it stands and where it came from (003, A-90, A-91, D.18).
#include "grades.h"

#include <string.h>

#include "model/ground/text.h"

int grade_rank(const struct framework *framework, const char *regulator, const char *grade)
{
    for (size_t i = 0; i < framework->provisions.scale_count; i++) {
        const struct grade_scale *scale = &framework->provisions.scales[i];
        for (size_t j = 0; text_equal(scale->regulator, regulator) && j < scale->grades.count;
             j++) {
            if (text_equal(scale->grades.list[j], grade))
                return (int)j + 1;
        }
    }
    return 0;
}

static const struct fact *grade_before(const struct contract_facts *facts, const struct fact *grade,
                                       moment known_at)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_GRADE && fact->recorded <= known_at &&
            text_equal(fact->ref, grade->ref) && fact->date < grade->date &&
            (found == NULL || fact->date > found->date))
            found = fact;
    }
    return found;
}

bool grade_triggers(const struct framework *framework, const struct contract_facts *facts,
                    const struct grade_trigger *trigger, const struct fact *grade, moment known_at,
                    const char **why, struct arena *arena)
{
    int rank = grade_rank(framework, grade->instrument, grade->outcome);
    int limit = grade_rank(framework, trigger->regulator, trigger->grade);
    if (rank == 0 || limit == 0 || !text_equal(trigger->regulator, grade->instrument) ||
        rank > limit)
        return false;
    const struct fact *before = grade_before(facts, grade, known_at);
    int was = before != NULL ? grade_rank(framework, before->instrument, before->outcome) : 0;
    if (trigger->except_below != NULL &&
        rank < grade_rank(framework, trigger->regulator, trigger->except_below))
        return false;
    // a grade that merely stays, or rises to the limit, is no new trigger
    if (trigger->when == GRADE_FALL_TO ? was <= limit : was > 0 && was <= limit && rank >= was)
        return false;
    *why = before != NULL ? arena_printf(arena, "%s fell from %s to %s", grade->ref,
                                         before->outcome, grade->outcome)
                          : arena_printf(arena, "%s stands at %s", grade->ref, grade->outcome);
    return true;
}
