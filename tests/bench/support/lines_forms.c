// SPDX-License-Identifier: MIT
// P17: a key in a form beside a Down in the list, and from the key that saves to the list painted again.
#include <stdio.h>
#include <stdlib.h>

#include "duel.h"
#include "lines.h"
#include "model/ground/memory.h"
#include "stopwatch.h"

enum { DOWN, OPEN, TO_NOTES, LETTERS, BACKSPACE, SAVE, STEPS };

static void lines_typed(struct bench *bench, const struct duel *duel, double commit)
{
    const struct figures(*got)[2] = duel->steps;
    struct figures keys = {0};
    figures_join(&keys, &got[LETTERS][0]);
    figures_join(&keys, &got[BACKSPACE][0]);
    char *more = xasprintf("cpu %.2f ms, bytes %.0f", figures_mean(&keys, OF_CPU),
                           figures_spread(&keys, OF_BYTES).median);
    table_line(&bench->table, &(struct line){.id = "P17",
                                             .what = "a key in a form, beside a Down",
                                             .unit = "ms",
                                             .ours = figures_spread(&keys, OF_MS),
                                             .floor = figures_spread(&got[DOWN][0], OF_MS),
                                             .judged = TIMES_FLOOR,
                                             .budget = 1.5,
                                             .beside = "Down",
                                             .more = more});
    table_line(&bench->table, &(struct line){.id = "P17",
                                             .what = "  save to Saved, list painted",
                                             .unit = "ms",
                                             .ours = figures_spread(&got[SAVE][0], OF_MS),
                                             .judged = commit > 0 ? AT_MOST : TOLD,
                                             .budget = commit + 2,
                                             .more = "the budget is the commit of P13 and 2 ms"});
    figures_release(&keys);
    free(more);
}

void lines_forms(struct bench *bench)
{
    static const struct step steps[STEPS] = {
        [DOWN] = {.keys = KEY_DOWN, .times = 15},   [OPEN] = {.keys = "c"},
        [TO_NOTES] = {.keys = "\t", .times = 2},    [LETTERS] = {.keys = "x", .times = 15},
        [BACKSPACE] = {.keys = "\177", .times = 5}, [SAVE] = {.keys = "\023"},
    };
    char *database = xasprintf("%s/forms.db", bench->work),
         *floor = xasprintf("%s/floor_cells", bench->programs),
         *recording = xasprintf("%s/screens", bench->work);
    const char *const copy[] = {bench->contractmon, "--db",   bench->council,
                                "backup",           database, NULL};
    struct duel *duel = xcalloc(1, sizeof *duel);
    if (race_command(copy, NULL, NULL, NULL).status != 0) {
        table_skip("P13, P17", "the database could not be copied");
    } else {
        const double commit = lines_saved(bench, database);
        if (duel_fight(&(struct arena_of_duel){.contractmon = bench->contractmon,
                                               .database = database,
                                               .floor_cells = floor,
                                               .recording = recording,
                                               .rows = 24,
                                               .cols = 80,
                                               .runs = bench->runs},
                       steps, STEPS, duel))
            lines_typed(bench, duel, commit);
        else
            table_skip("P17", "the overview did not come, so there is nothing to measure");
    }
    duel_release(duel);
    free(duel);
    free(recording);
    free(floor);
    free(database);
}
