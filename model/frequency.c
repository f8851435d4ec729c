// SPDX-License-Identifier: MIT
#include "model/frequency.h"

#include <string.h>

#include "model/meetings_parts.h"

enum { MOST_MONTHS = 120 };

static bool excepts(const struct fact *step)
{
    return text_equal(fact_field(step, "not_applicable"), "yes");
}

static bool months_said(const struct fact *step, int *out)
{
    struct decimal months;
    bool good = decimal_parse(fact_field(step, "months"), &months) && months.denominator == 1 &&
                months.numerator > 0 && months.numerator <= MOST_MONTHS;
    *out = good ? (int)months.numerator : 0;
    return good;
}

bool frequency_ask(const struct framework *framework, const struct fact *step, struct status *st)
{
    const struct cadence *cadence = framework_cadence(framework, fact_field(step, "cadence"));
    bool said = *fact_field(step, "months") != '\0', good = true;
    int months;
    if (cadence == NULL)
        return (!said && !excepts(step)) ||
               status_add(st, STATUS_DATA,
                          "Meeting or visit whose frequency changes: say which, as a frequency or "
                          "an exception is given.");
    if (cadence->months == 0)
        good = status_add(st, STATUS_DATA,
                          "%s (%s) has no frequency in this framework, so none can be changed: one "
                          "is held when there is reason for it.",
                          cadence->title, cadence->clause);
    else if (said && !months_said(step, &months))
        good = status_add(st, STATUS_DATA, "Held every so many months: give 1 to %d whole months.",
                          MOST_MONTHS);
    else if (!said && !excepts(step))
        good = status_add(st, STATUS_DATA,
                          "Held every so many months from now on: say how many; %s is held every "
                          "%d (%s, %s).",
                          cadence->title, cadence->months, cadence->clause,
                          provenance_word(cadence->provenance));
    if (excepts(step) && !cadence->if_applicable)
        good = status_add(st, STATUS_DATA,
                          "%s is held under every contract (%s, %s): it cannot be left out, only "
                          "held at other times.",
                          cadence->title, cadence->clause, provenance_word(cadence->provenance));
    return good;
}

// What is due by the cadence itself, whatever is booked, with the step or (NULL) without it; NULL: nothing.
static const struct due *due_with(const struct evaluation *now, const struct cadence *cadence,
                                  const struct fact *step, day as_at, struct arena *arena)
{
    struct contract_facts facts = now->facts;
    struct fact *all = ARENA_ARRAY(arena, facts.fact_count + 1, struct fact);
    size_t count = 0;
    for (size_t i = 0; i < facts.fact_count; i++) {
        const struct fact *fact = &facts.facts[i];
        bool booked = (fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
                      text_equal(fact->outcome, "planned");
        if (!booked)
            all[count++] = *fact;
    }
    if (step != NULL) {
        all[count] = *step;
        all[count++].id = INT64_MAX; // said last
    }
    facts.facts = all;
    facts.fact_count = count;
    const struct outcome *outcome =
        rules_evaluate(now->framework, &facts, as_at, MOMENT_ALL, arena);
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (meeting_due_key(&outcome->dues[i], cadence))
            return &outcome->dues[i];
    }
    for (size_t i = 0; i < outcome->due_count; i++) { // another does for it on the same day
        const struct cadence *other = outcome->dues[i].ref == NULL
                                          ? framework_cadence(now->framework, outcome->dues[i].type)
                                          : NULL;
        if (other != NULL && text_equal(other->satisfies, cadence->id))
            return &outcome->dues[i];
    }
    return NULL;
}

static void tell_one(const char *begin, const struct due *due, struct text *words)
{
    text_add(words, begin);
    if (due != NULL) {
        text_add(words, "next on ");
        day_print(due->on, true, words);
    } else {
        text_add(words, "none is due");
    }
}

void frequency_tell(const struct evaluation *now, const struct fact *step, day today,
                    struct arena *arena, struct text *words)
{
    const struct cadence *cadence = framework_cadence(now->framework, fact_field(step, "cadence"));
    struct status unused = {0};
    int months;
    day as_at = step->date != DAY_NONE && step->date > today ? step->date : today;
    bool asked = cadence != NULL && (months_said(step, &months) || excepts(step)) &&
                 frequency_ask(now->framework, step, &unused);
    status_clear(&unused);
    if (!asked)
        return;
    const struct due *before = due_with(now, cadence, NULL, as_at, arena),
                     *after = due_with(now, cadence, step, as_at, arena);
    text_printf(words, "%s (%s, %s)", cadence->title, cadence->clause,
                provenance_word(cadence->provenance));
    tell_one(": so far ", before, words);
    tell_one("; with this ", after, words);
    text_add_char(words, '.');
    if (after != NULL && after->why != NULL)
        text_printf(words, "\n%s.", after->why);
}
