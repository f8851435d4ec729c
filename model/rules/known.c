// SPDX-License-Identifier: MIT
#include "known.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/rules/rules.h"

// Results of one KPI and period are one, the last recorded; a small open table finds them.
struct slots {
    struct known_fact **table;
    size_t mask;
    moment *first; // recorded moment of the earliest one seen, beside table
};

static size_t slot_of(const struct slots *slots, enum fact_kind kind, int kpi, day period, day date)
{
    uint32_t hash = (uint32_t)period * 2654435761u + (uint32_t)kpi * 40503u + (uint32_t)kind;
    if (kind == FACT_EARLY)
        hash += (uint32_t)date * 97u;
    size_t at = (hash ^ hash >> 15) & slots->mask;
    for (; slots->table[at] != NULL; at = (at + 1) & slots->mask) {
        const struct known_fact *have = slots->table[at];
        if (have->fact->kind == kind && have->kpi == kpi && have->fact->period == period &&
            (kind == FACT_RESULT || have->fact->date == date))
            break;
    }
    return at;
}

static bool later(const struct fact *a, const struct fact *b)
{
    if (a->recorded != b->recorded)
        return a->recorded > b->recorded;
    if (a->id != b->id)
        return a->id > b->id;
    return strcmp(a->ref, b->ref) > 0;
}

static int kpi_index(const struct framework *framework, const char *ref)
{
    const struct kpi *kpi = ref != NULL ? framework_kpi(framework, ref) : NULL;
    return kpi != NULL ? (int)(kpi - framework->kpis) : -1;
}

// Whether the rules can count it at all.
static bool usable(const struct framework *framework, const struct fact *fact, int kpi)
{
    switch (fact->kind) {
    case FACT_RESULT:
    case FACT_EARLY:
        return kpi >= 0;
    case FACT_SERVED:
        return framework_instrument(framework, fact->instrument) != NULL;
    case FACT_NEVER_EVENT:
        return framework_never_event(framework, fact->outcome) != NULL;
    default:
        return true;
    }
}

static enum colour colour_of(const struct framework *framework, const struct contract_facts *facts,
                             const struct fact *fact, int kpi)
{
    if (fact->no_activity)
        return COLOUR_NONE;
    if (fact->colour != COLOUR_NONE || !fact->has_value)
        return fact->colour;
    return rules_colour(&framework->kpis[kpi], facts, fact->period, fact->value, fact->is_ratio);
}

static int by_day(const void *left, const void *right)
{
    const struct known_fact *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->fact->kind != b->fact->kind)
        return a->fact->kind < b->fact->kind ? -1 : 1;
    int order = strcmp(a->fact->ref, b->fact->ref);
    if (order != 0)
        return order;
    const char *x = a->fact->outcome != NULL ? a->fact->outcome : "";
    const char *y = b->fact->outcome != NULL ? b->fact->outcome : "";
    order = strcmp(x, y);
    return order != 0 ? order : (a->fact->id > b->fact->id) - (a->fact->id < b->fact->id);
}

// Most often they stand in their order but for a few of one day: moving these is quicker than sorting all.
static void in_order(struct known_fact *facts, size_t count)
{
    size_t moves = 0;
    for (size_t i = 1; i < count; i++) {
        const struct known_fact fact = facts[i];
        size_t at = i;
        for (; at > 0 && by_day(&facts[at - 1], &fact) > 0 && moves < 8 * count; at--, moves++)
            facts[at] = facts[at - 1];
        facts[at] = fact;
    }
    if (moves >= 8 * count)
        qsort(facts, count, sizeof *facts, by_day);
}

static void put(struct known *out, struct slots *slots, struct known_fact candidate)
{
    const struct fact *fact = candidate.fact;
    if (fact->kind != FACT_RESULT && fact->kind != FACT_EARLY) {
        out->facts[out->count++] = candidate;
        return;
    }
    size_t at = slot_of(slots, fact->kind, candidate.kpi, fact->period, fact->date);
    struct known_fact *have = slots->table[at];
    if (have == NULL) {
        out->facts[out->count] = candidate;
        slots->table[at] = &out->facts[out->count++];
        slots->first[at] = fact->recorded;
        return;
    }
    // the effective date is that of the first recorded; the content that of the last
    day date = have->date;
    if (fact->recorded < slots->first[at] ||
        (fact->recorded == slots->first[at] && fact->date < date)) {
        slots->first[at] = fact->recorded;
        date = fact->date;
    }
    if (later(fact, have->fact))
        *have = candidate;
    have->date = date;
    have->corrected = true;
}

void known_facts(const struct framework *framework, const struct contract_facts *facts, day as_at,
                 moment known_at, struct arena *arena, struct known *out)
{
    struct slots slots = {.mask = 15};
    while (slots.mask + 1 < facts->fact_count * 2)
        slots.mask = slots.mask * 2 + 1;
    slots.table = ARENA_ARRAY(arena, slots.mask + 1, struct known_fact *);
    slots.first = ARENA_ARRAY(arena, slots.mask + 1, moment);
    *out = (struct known){.facts = ARENA_ARRAY(arena, facts->fact_count + 1, struct known_fact)};
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (!fact_known(fact, known_at))
            continue;
        int kpi = kpi_index(framework, fact->kpi);
        if (usable(framework, fact, kpi))
            put(out, &slots, (struct known_fact){.fact = fact, .date = fact->date, .kpi = kpi});
    }
    size_t kept = 0;
    bool sorted = true;
    for (size_t i = 0; i < out->count; i++) {
        struct known_fact *known = &out->facts[i];
        if (known->date > as_at)
            continue;
        if (known->kpi >= 0)
            known->colour = colour_of(framework, facts, known->fact, known->kpi);
        out->facts[kept] = *known;
        sorted = sorted && (kept == 0 || by_day(&out->facts[kept - 1], &out->facts[kept]) < 0);
        kept++;
    }
    out->count = kept;
    if (!sorted)
        in_order(out->facts, kept);
}
