// SPDX-License-Identifier: MIT
// The facts of one contract as they are exported.
#include "model/export_holding.h"

#include <stdlib.h>
#include <string.h>

static int by_ref(const void *left, const void *right)
{
    const struct fact *a = *(const struct fact *const *)left,
                      *b = *(const struct fact *const *)right;
    int order = strcmp(a->ref, b->ref);
    if (order != 0)
        return order;
    if (a->recorded != b->recorded)
        return a->recorded < b->recorded ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static bool exists(const struct office *office, const struct fact *fact)
{
    bool planned = (fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
                   text_equal(fact->outcome, "planned");
    return fact_known(fact, office->known_at) && (fact->date <= office->as_at || planned);
}

bool export_hold(struct exporter *exporter, const struct contract *contract,
                 struct holding *holding, struct status *st)
{
    struct office *office = exporter->office;
    *holding = (struct holding){0};
    if (!office_framework(office, contract->framework, office->as_at, &holding->framework, st) ||
        !facts_known(office->db, contract->id, office->known_at, exporter->arena, &holding->rows,
                     st) ||
        !facts_from_rows(&holding->rows, exporter->arena, &holding->facts, st) ||
        !targets_from_rows(office, contract->id, exporter->arena, &holding->facts, st) ||
        !office_framework_editions(office, contract->framework, exporter->arena,
                                   &holding->facts.editions, &holding->facts.edition_count, st))
        return false;
    holding->list = ARENA_ARRAY(exporter->arena, holding->rows.count + 1, const struct fact *);
    for (size_t i = 0; i < holding->facts.fact_count; i++)
        if (exists(office, &holding->facts.facts[i]))
            holding->list[holding->count++] = &holding->facts.facts[i];
    if (holding->count > 0)
        qsort(holding->list, holding->count, sizeof *holding->list, by_ref);
    return true;
}

const char *export_day(struct arena *arena, day d)
{
    char text[DAY_ISO_SIZE];
    day_iso(d, text);
    return text[0] != '\0' ? arena_strdup(arena, text) : NULL;
}

const char *export_time(struct arena *arena, moment m)
{
    char text[MOMENT_SIZE];
    return arena_strdup(arena, moment_iso(m, text));
}

const char *export_yes(bool yes)
{
    return yes ? "yes" : "no";
}
