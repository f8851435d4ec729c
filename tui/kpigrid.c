// SPDX-License-Identifier: MIT
// KPIs against quarters.
#include "kpigrid.h"

#include <stdio.h>

#include "model/ground/utf8.h"
#include "tui/phrases.h"

enum {
    MOST_QUARTERS = 12,
    NAME_LEAST = 14,
    TARGET_WIDTH = 8,
    NARROW = 4,
    WIDE = 8,
    WIDE_FROM = 62
};

struct shape { // how the width is shared
    int name, cell, quarters;
    bool values;
    day starts[MOST_QUARTERS + 1]; // of the quarters shown, and of the one behind them
};

// The as-at day's quarter if there is a result in it already, else the one before.
static day last_quarter(const struct outcome *outcome)
{
    day now = day_quarter(outcome->as_at);
    for (size_t i = 0; i < outcome->grid_count; i++) {
        for (size_t k = 0; k < outcome->grids[i].cell_count; k++) {
            day period = outcome->grids[i].cells[k].period;
            if (period >= now && period <= outcome->as_at)
                return now;
        }
    }
    return day_add_months(now, -3);
}

static struct shape shape_for(int width, const struct outcome *outcome)
{
    struct shape shape = {.values = width >= WIDE_FROM};
    shape.cell = shape.values ? WIDE : NARROW;
    int room = width - NAME_LEAST - TARGET_WIDTH - 1;
    shape.quarters = shape.values ? (room - 10) / WIDE : 4;
    if (shape.quarters > MOST_QUARTERS)
        shape.quarters = MOST_QUARTERS;
    shape.name = width - shape.quarters * shape.cell - TARGET_WIDTH - 1;
    if (shape.name > 40)
        shape.name = 40;
    day last = last_quarter(outcome);
    for (int i = 0; i <= shape.quarters; i++)
        shape.starts[i] = day_add_months(last, 3 * (i + 1 - shape.quarters));
    return shape;
}

// The cell of a KPI in one of the quarters: of several (monthly returns) the worst; NULL if there is none.
static const struct cell *cell_in(const struct grid *grid, const struct shape *shape, int quarter)
{
    const struct cell *found = NULL;
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct cell *cell = &grid->cells[i];
        if (cell->period >= shape->starts[quarter] && cell->period < shape->starts[quarter + 1] &&
            (!found || cell->colour > found->colour))
            found = cell;
    }
    return found;
}

static bool troubled(const struct grid *grid, const struct shape *shape)
{
    for (int i = 0; i < shape->quarters; i++) {
        const struct cell *cell = cell_in(grid, shape, i);
        if (cell && cell->colour > COLOUR_GREEN)
            return true;
    }
    return false;
}

// One text, so that it is sent in one piece.
static void add_heading(struct doc *doc, const struct shape *shape)
{
    struct doc_row *row = doc_add(doc);
    struct text words = {0};
    row->passed = true;
    text_printf(&words, "%-*s ", shape->name, "KPI");
    for (int i = 0; i < shape->quarters; i++) {
        struct civil quarter = day_civil(shape->starts[i]);
        char label[16];
        if (shape->values)
            snprintf(label, sizeof label, "Q%d %02d", (quarter.month + 2) / 3, quarter.year % 100);
        else
            snprintf(label, sizeof label, "Q%d", (quarter.month + 2) / 3);
        text_printf(&words, "%-*s", shape->cell, label);
    }
    text_printf(&words, "%*s", doc->width - (int)words.length, "target");
    row_add(&row->row, 0, doc->width, ROLE_DIM, arena_strdup(doc->arena, text_get(&words)));
    text_release(&words);
}

static void add_cell(struct doc *doc, struct row *row, int at, const struct shape *shape,
                     const struct cell *cell)
{
    if (!cell)
        return;
    const char *letter = cell->no_activity ? "0" : rag_letter((int)cell->colour);
    if (cell->colour > COLOUR_GREEN) // what is well keeps quiet
        row_add_badge(row, at, 1, rag_role((int)cell->colour), letter);
    else
        row_add(row, at, 1, ROLE_TEXT, letter);
    if (cell->early)
        row_add(row, at + 1, 1, ROLE_DIM, "*");
    if (!shape->values || !cell->has_value)
        return;
    struct text value = {0};
    if (cell->has_target)
        decimal_print_against(cell->value, cell->target.target, 1, &value);
    else
        decimal_print(cell->value, 1, &value);
    row_add(row, at + 2, shape->cell - 3, ROLE_TEXT, arena_strdup(doc->arena, text_get(&value)));
    text_release(&value);
}

static const char *target_words(struct doc *doc, const struct evaluation *evaluation,
                                const struct kpi *kpi, day period)
{
    const struct target *target = rules_target(kpi, &evaluation->facts, period);
    if (!target || kpi->better == BETTER_CATEGORY)
        return "";
    struct text words = {0};
    text_add(&words, kpi->better == BETTER_LOWER ? "<= " : ">= ");
    decimal_print(target->target, 2, &words);
    text_add(&words, kpi->unit ? kpi->unit : "");
    const char *kept = arena_strdup(doc->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void add_kpi(struct doc *doc, const struct evaluation *evaluation, const struct grid *grid,
                    const struct shape *shape)
{
    const struct kpi *kpi = grid->kpi;
    struct doc_row *added = doc_add(doc);
    struct row *row = &added->row;
    const char *full = arena_printf(doc->arena, "%s %s", kpi->ref, kpi->title);
    bool fits = utf8_width(full) <= shape->name || !kpi->brief;
    row_add(row, 0, shape->name, ROLE_TEXT,
            fits ? full : arena_printf(doc->arena, "%s %s", kpi->ref, kpi->brief));
    for (int i = 0; i < shape->quarters; i++) {
        const struct cell *cell = cell_in(grid, shape, i);
        add_cell(doc, row, shape->name + 1 + i * shape->cell, shape, cell);
        if (cell)
            added->topic.ref = cell->ref;
    }
    day last = shape->starts[shape->quarters - 1];
    row_add_right(row, doc->width - TARGET_WIDTH, TARGET_WIDTH, ROLE_TEXT,
                  target_words(doc, evaluation, kpi, last));
}

bool kpigrid_any(const struct evaluation *evaluation)
{
    const struct outcome *outcome = evaluation->outcome;
    bool any = evaluation->framework->rated && outcome->grid_count > 0;
    for (size_t i = 0; i < outcome->grid_count && !any; i++)
        any = outcome->grids[i].cell_count > 0;
    return any;
}

void kpigrid_add(struct doc *doc, const struct evaluation *evaluation, bool troubled_first)
{
    const struct outcome *outcome = evaluation->outcome;
    struct shape shape = shape_for(doc->width, outcome);
    if (!kpigrid_any(evaluation) || shape.quarters < 1)
        return;
    add_heading(doc, &shape);
    for (int pass = troubled_first ? 0 : 1; pass < 2; pass++) {
        for (size_t i = 0; i < outcome->grid_count; i++) {
            bool now = !troubled_first || troubled(&outcome->grids[i], &shape) == (pass == 0);
            if (now)
                add_kpi(doc, evaluation, &outcome->grids[i], &shape);
        }
    }
}
