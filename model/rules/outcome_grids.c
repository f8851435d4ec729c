// SPDX-License-Identifier: MIT
// Every KPI in every period: the result as it stands, or the early report while there is no result.
#include "ladder.h"

#include <stdlib.h>

#include "model/ground/text.h"

static int by_period(const void *left, const void *right)
{
    const struct cell *a = left, *b = right;
    return (a->period > b->period) - (a->period < b->period);
}

static struct cell cell_of(const struct ladder *ladder, const struct known_fact *known)
{
    const struct kpi *kpi = &ladder->framework->kpis[known->kpi];
    const struct fact *fact = known->fact;
    struct cell cell = {
        .period = fact->period,
        .period_end = day_add_months(fact->period, kpi->interval) - 1,
        .colour = known->colour,
        .no_activity = fact->no_activity,
        .has_value = fact->has_value,
        .is_ratio = fact->is_ratio,
        .value = fact->is_ratio && text_equal(kpi->unit, "%") ? decimal_times(fact->value, 100)
                                                              : fact->value,
        .ref = fact->ref,
        .early = fact->kind == FACT_EARLY,
    };
    const struct target *target = rules_target(kpi, ladder->facts, fact->period);
    cell.has_target = target != NULL;
    if (target != NULL)
        cell.target = *target;
    return cell;
}

// A result stands before an early report of the same period, but the worse colour stands.
static void join_cells(struct cell *have, const struct cell *more)
{
    enum colour worse = have->colour > more->colour ? have->colour : more->colour;
    if (have->early != more->early ? have->early : more->colour > have->colour)
        *have = *more;
    have->colour = worse;
}

void outcome_grids(struct ladder *ladder, struct outcome *outcome)
{
    size_t kpis = ladder->framework->kpi_count;
    struct grid *grids = ARENA_ARRAY(ladder->arena, kpis + 1, struct grid);
    size_t *rooms = ARENA_ARRAY(ladder->arena, kpis + 1, size_t);
    struct cell **cells = ARENA_ARRAY(ladder->arena, kpis + 1, struct cell *);
    for (size_t i = 0; i < kpis; i++)
        grids[i].kpi = &ladder->framework->kpis[i];
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *known = &ladder->known.facts[i];
        if (known->fact->kind != FACT_RESULT && known->fact->kind != FACT_EARLY)
            continue;
        size_t k = (size_t)known->kpi;
        struct cell cell = cell_of(ladder, known);
        struct cell *have = NULL;
        for (size_t j = grids[k].cell_count; j-- > 0 && have == NULL;)
            have = cells[k][j].period == cell.period ? &cells[k][j] : NULL;
        if (have == NULL) {
            cells[k] =
                arena_room(ladder->arena, cells[k], &rooms[k], grids[k].cell_count, sizeof **cells);
            cells[k][grids[k].cell_count++] = cell;
        } else {
            join_cells(have, &cell);
        }
    }
    for (size_t i = 0; i < kpis; i++) {
        bool sorted = true; // most often they came in their order
        for (size_t j = 1; j < grids[i].cell_count; j++)
            sorted = sorted && cells[i][j - 1].period <= cells[i][j].period;
        if (!sorted)
            qsort(cells[i], grids[i].cell_count, sizeof **cells, by_period);
        grids[i].cells = cells[i];
    }
    outcome->grids = grids;
    outcome->grid_count = kpis;
}
