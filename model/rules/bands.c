// SPDX-License-Identifier: MIT
// Colours of values: which version and target are in force, and on which side of it a figure stands, exactly (domain, D.13).
#include "rules.h"

#include "model/ground/text.h"

// The KPI as the version in force when the period began has it; NULL if that had none of the name.
static const struct kpi *kpi_then(const struct kpi *kpi, const struct contract_facts *facts,
                                  day period)
{
    const struct framework *then = NULL;
    for (size_t i = 0; i < facts->edition_count && facts->editions[i].from <= period; i++)
        then = facts->editions[i].framework;
    return then != NULL ? framework_kpi(then, kpi->ref) : kpi;
}

const struct target *rules_target(const struct kpi *kpi, const struct contract_facts *facts,
                                  day period)
{
    kpi = kpi_then(kpi, facts, period);
    if (kpi == NULL)
        return NULL;
    const struct target *found = kpi->has_target ? &kpi->target : NULL;
    for (size_t i = 0; i < facts->target_count; i++) {
        const struct target *target = &facts->targets[i];
        if (target->from <= period && text_equal(target->kpi, kpi->ref) &&
            (found == NULL || found == &kpi->target || target->from > found->from))
            found = target;
    }
    return found;
}

enum colour rules_colour(const struct kpi *kpi, const struct contract_facts *facts, day period,
                         struct decimal value, bool is_ratio)
{
    const struct target *target = rules_target(kpi, facts, period);
    kpi = kpi_then(kpi, facts, period);
    if (target == NULL || kpi == NULL || kpi->better == BETTER_CATEGORY)
        return COLOUR_NONE;
    if (is_ratio && text_equal(kpi->unit, "%"))
        value = decimal_times(value, 100);
    int sign = kpi->better == BETTER_HIGHER ? 1 : -1;
    if (decimal_compare(value, target->target) * sign >= 0)
        return COLOUR_GREEN;
    return target->has_amber && decimal_compare(value, target->amber) * sign >= 0 ? COLOUR_AMBER
                                                                                  : COLOUR_RED;
}
