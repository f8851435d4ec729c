// SPDX-License-Identifier: MIT
// Every KPI in every period: the result as it stands, or the early report while there is no result.
#include "ladder.h"

#include <string.h>

#include "model/ground/text.h"

// `last` is the cell made before: most often one of the same period.
static struct cell cell_of(const struct ladder *ladder, const struct known_fact *known,
                           const struct cell *last, int last_interval)
{
    const struct kpi *kpi = &ladder->framework->kpis[known->kpi];
    const struct fact *fact = known->fact;
    struct cell cell = {
        .period = fact->period,
        .period_end = fact->period == last->period && kpi->interval == last_interval
                          ? last->period_end
                          : day_add_months(fact->period, kpi->interval) - 1,
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

// Into its place by period, from the end on, since results come in their order. There is room for one more.
static void put_cell(struct cell *cells, size_t *count, struct cell cell)
{
    size_t at = *count;
    while (at > 0 && cells[at - 1].period > cell.period)
        at--;
    if (at > 0 && cells[at - 1].period == cell.period) {
        join_cells(&cells[at - 1], &cell);
        return;
    }
    memmove(&cells[at + 1], &cells[at], (*count - at) * sizeof *cells);
    cells[at] = cell;
    ++*count;
}

void outcome_grids(struct ladder *ladder, struct outcome *outcome)
{
    size_t kpis = ladder->framework->kpi_count;
    struct grid *grids = ARENA_ARRAY(ladder->arena, kpis + 1, struct grid);
    size_t *rooms = ARENA_ARRAY(ladder->arena, kpis + 1, size_t);
    struct cell **cells = ARENA_ARRAY(ladder->arena, kpis + 1, struct cell *);
    for (size_t i = 0; i < kpis; i++)
        grids[i].kpi = &ladder->framework->kpis[i];
    struct cell last = {.period = DAY_NONE};
    int interval = 0;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *known = &ladder->known.facts[i];
        if (known->fact->kind != FACT_RESULT && known->fact->kind != FACT_EARLY)
            continue;
        size_t k = (size_t)known->kpi;
        cells[k] =
            arena_room(ladder->arena, cells[k], &rooms[k], grids[k].cell_count, sizeof **cells);
        last = cell_of(ladder, known, &last, interval);
        interval = ladder->framework->kpis[k].interval;
        put_cell(cells[k], &grids[k].cell_count, last);
    }
    for (size_t i = 0; i < kpis; i++)
        grids[i].cells = cells[i];
    outcome->grids = grids;
    outcome->grid_count = kpis;
}
