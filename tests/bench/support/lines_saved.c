// SPDX-License-Identifier: MIT
// P13: what saving one fact costs beyond the commit: in the model, so that each part has its own time.
#include <stdio.h>
#include <stdlib.h>

#include "lines.h"
#include "model/drafts.h"
#include "model/entry.h"
#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/portfolio.h"
#include "model/records_store.h"
#include "stopwatch.h"

enum { SAVES = 60 };

struct savings {
    struct office office;
    struct portfolio *portfolio;
    struct arena *arena;
    struct figures beyond, commit;
};

// One fact saved as a form saves it, then what the screens show is read again.
static bool save_one(struct savings *savings, int64_t contract, int number, struct status *st)
{
    char token[DRAFT_TOKEN_SIZE];
    struct evaluation evaluation;
    struct office *office = &savings->office;
    const struct field said = {.name = "purpose", .value = "Seen on the way"};
    draft_token(token);
    arena_reset(savings->arena);
    const struct fact step = record_fact("visit", arena_printf(savings->arena, "BENCH-%d", number),
                                         office->today, "held", &said, 1);
    double begun = stopwatch_ms();
    if (entry_begin(office, token, st) != ENTRY_OPEN)
        return false;
    if (!record_take(office, contract, &step, savings->arena, NULL, st)) {
        entry_give_up(office);
        return false;
    }
    double taken = stopwatch_ms();
    if (!entry_commit(office, token, st))
        return false;
    double saved = stopwatch_ms();
    if (!portfolio_reload(savings->portfolio, st))
        return false;
    const struct standing *row = portfolio_row(savings->portfolio, 0, st);
    if (!row || !evaluation_of(office, contract, savings->arena, &evaluation, st))
        return false;
    double shown = stopwatch_ms();
    figures_add(&savings->beyond, (struct lap){.ms = taken - begun + (shown - saved)});
    figures_add(&savings->commit, (struct lap){.ms = saved - taken});
    return true;
}

static bool save_all(struct savings *savings, const char *database, struct status *st)
{
    const struct office_options options = {
        .path = database, .mode = DB_WRITE, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    if (!office_open(&options, &savings->office, st))
        return false;
    const struct standing_query query = {.as_at = savings->office.today, .rag = -1};
    bool good = portfolio_open(&savings->office, &query, &savings->portfolio, st);
    const struct standing *row = good ? portfolio_row(savings->portfolio, 0, st) : NULL;
    int64_t contract = row ? row->contract : 0;
    for (int i = 0; good && contract && i < SAVES; i++)
        good = save_one(savings, contract, i, st);
    if (savings->portfolio)
        portfolio_close(savings->portfolio);
    office_close(&savings->office);
    return good && contract;
}

double lines_saved(struct bench *bench, const char *database)
{
    struct savings savings = {.arena = arena_new()};
    struct status st = {0};
    double commit = 0;
    if (save_all(&savings, database, &st)) {
        struct spread spread = figures_spread(&savings.commit, OF_MS);
        commit = spread.median;
        char *more = xasprintf("the commit itself %.2f ms", spread.median);
        table_line(&bench->table, &(struct line){.id = "P13",
                                                 .what = "a saved fact, beyond the commit",
                                                 .unit = "ms",
                                                 .ours = figures_spread(&savings.beyond, OF_MS),
                                                 .judged = AT_MOST,
                                                 .budget = 1,
                                                 .more = more});
        free(more);
    } else {
        table_skip("P13", status_message(&st));
    }
    status_clear(&st);
    figures_release(&savings.beyond);
    figures_release(&savings.commit);
    arena_free(savings.arena);
    return commit;
}
