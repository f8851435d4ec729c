// SPDX-License-Identifier: MIT
#include "rules.h"

#include "ladder.h"
#include "provisions_state.h"
#include "model/ground/text.h"

static const char *const status_words[FINDING_STATUS_COUNT] = {
#define FINDING_WORD(name, word) [FINDING_##name] = (word),
    FINDING_STATUSES(FINDING_WORD)
#undef FINDING_WORD
};

const struct outcome *rules_evaluate(const struct framework *framework,
                                     const struct contract_facts *facts, day as_at, moment known_at,
                                     struct arena *arena)
{
    struct ladder ladder;
    ladder_open(&ladder, framework, facts, as_at, known_at, arena);
    ladder_run(&ladder);
    struct outcome *outcome = ARENA_NEW(arena, struct outcome);
    outcome->as_at = as_at;
    outcome_findings(&ladder, outcome);
    outcome_provision_findings(framework, facts, known_at, arena, outcome);
    outcome_grids(&ladder, outcome);
    outcome_gauges(&ladder, outcome);
    outcome_standing(&ladder, outcome);
    outcome_dues(&ladder, outcome);
    outcome_horizon(&ladder, outcome);
    outcome_provisions(framework, facts, known_at, arena, outcome);
    return outcome;
}

const char *finding_status_word(enum finding_status status)
{
    return status_words[status];
}

const struct finding *outcome_finding(const struct outcome *outcome, const char *key)
{
    const struct finding *found = NULL;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (text_equal(finding->key, key) && (found == NULL || finding->status != FINDING_LAPSED))
            found = finding;
    }
    return found;
}
