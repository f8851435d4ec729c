// SPDX-License-Identifier: MIT
// The list of laws, and what they share.
#include "laws.h"

#include <stdarg.h>
#include <stdlib.h>

#include "model/ground/memory.h"
#include "retell.h"

const struct law laws[] = {
    {"order", "the order of the rows makes no difference", false, law_order},
    {"again", "the same facts give the same outcome every time", false, law_again},
    {"more failures", "one more failure never lowers what is proposed", false, law_more_failures},
    {"worse colour",
     "a worse colour never lowers what is proposed, but that a red is not also an amber", false,
     law_worse_colour},
    {"fixpoint", "answering what is open comes to an end", false, law_fixpoint},
    {"replay", "live on a day is the same as that day replayed as known at its end", false,
     law_replay},
    {"replay of prompt records",
     "where all is recorded on its day, live on a day is that day replayed", true,
     law_replay_prompt},
    {"known", "what is recorded later changes nothing of what was known", false, law_known},
    {"rolling", "rolling counts only fall as days pass, each fact on its day", false, law_rolling},
    {"dates", "nothing is raised, changed or due outside its days", false, law_dates},
    {"dated today", "what stands otherwise than yesterday says that it does so since today", true,
     law_dated_today},
    {"buckets", "each failure counts in one colour, and each fact once", false, law_buckets},
    {"switches", "a switch changes only what names it in its explanation", false, law_switches},
    {"holds until", "the outcome stays as it is until the day it names", false, law_holds_until},
};
const size_t law_count = sizeof laws / sizeof laws[0];

const struct outcome *trial_evaluate(struct trial *trial, const struct contract_facts *facts,
                                     day as_at, moment known_at)
{
    trial->compared++;
    return rules_evaluate(trial->framework, facts, as_at, known_at, trial->arena);
}

day trial_day(struct trial *trial)
{
    if (trial->facts.fact_count > 0 && chance_of(&trial->chance, 70)) {
        const struct fact *fact =
            &trial->facts.facts[chance_index(&trial->chance, trial->facts.fact_count)];
        day on = fact->rectify_by != DAY_NONE && chance_of(&trial->chance, 30) ? fact->rectify_by
                                                                               : fact->date;
        return on + chance_between(&trial->chance, -1, 1);
    }
    return chance_between(&trial->chance, trial->begins, trial->ends + 200);
}

struct contract_facts trial_recorded(struct trial *trial, const struct contract_facts *facts,
                                     moment by)
{
    struct contract_facts kept = *facts;
    struct fact *list = ARENA_ARRAY(trial->arena, facts->fact_count + 1, struct fact);
    kept.facts = list;
    kept.fact_count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        if (facts->facts[i].recorded <= by)
            list[kept.fact_count++] = facts->facts[i];
    }
    return kept;
}

bool trial_same(struct trial *trial, const struct outcome *a, const struct outcome *b,
                unsigned parts, const char *what)
{
    if (outcome_hash(a, parts) == outcome_hash(b, parts))
        return true;
    char left[DAY_ISO_SIZE], right[DAY_ISO_SIZE];
    text_printf(&trial->trouble, "%s, as at %s and %s:\n", what, day_iso(a->as_at, left),
                day_iso(b->as_at, right));
    outcome_differences(a, b, parts, &trial->trouble);
    return false;
}

bool trial_trouble(struct trial *trial, day as_at, const char *format, ...)
{
    char iso[DAY_ISO_SIZE];
    text_printf(&trial->trouble, "as at %s: ", day_iso(as_at, iso));
    va_list args;
    va_start(args, format);
    char *said = xvasprintf(format, args);
    text_add(&trial->trouble, said);
    va_end(args);
    free(said);
    text_add_char(&trial->trouble, '\n');
    return false;
}
