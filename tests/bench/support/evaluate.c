// SPDX-License-Identifier: MIT
// One contract with ten years of facts, made up and evaluated over and over.
#include "tests/bench/evaluate.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"
#include "model/rules/rules.h"
#include "tests/bench/stopwatch.h"

double evaluate_us(void)
{
    enum { QUARTERS = 40, ROUNDS = 300 };
    static const char *const kpis[] = {"1", "2", "3", "4", "5", "7", "8"};
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct status st = {0};
    const struct framework *framework = NULL;
    if (!framework_read(framework_shipped_text("bristol-homecare"), "bristol-homecare", arena,
                        &framework, NULL, &st)) {
        fprintf(stderr, "%s\n", status_message(&st));
        exit(1);
    }
    struct fact *facts = ARENA_ARRAY(arena, QUARTERS * 10, struct fact);
    struct contract_facts contract = {
        .contract = "HC-1", .starts = day_of(2017, 1, 1), .ends = DAY_NEVER, .facts = facts};
    for (int q = 0; q < QUARTERS; q++) {
        day from = day_add_months(contract.starts, q * 3), in = day_add_months(from, 3) + 11;
        char iso[DAY_ISO_SIZE];
        for (size_t k = 0; k < 7; k++)
            facts[contract.fact_count++] =
                (struct fact){.kind = FACT_RESULT,
                              .date = in,
                              .kpi = kpis[k],
                              .period = from,
                              .recorded = (moment)in * 86400,
                              .colour = (q * 7 + (int)k) % 23 == 0 ? COLOUR_RED
                                        : (q + (int)k) % 11 == 0   ? COLOUR_AMBER
                                                                   : COLOUR_GREEN,
                              .ref = arena_printf(arena, "%s@%s", kpis[k], day_iso(from, iso)),
                              .rectify_by = DAY_NONE};
        if (q % 3 != 0)
            continue;
        const char *notice = arena_printf(arena, "PWN-%d", q);
        facts[contract.fact_count++] = (struct fact){.kind = FACT_SERVED,
                                                     .date = in + 2,
                                                     .ref = notice,
                                                     .instrument = "pwn",
                                                     .period = DAY_NONE,
                                                     .rectify_by = DAY_NONE};
        facts[contract.fact_count++] = (struct fact){.kind = FACT_SERVED,
                                                     .date = in + 2,
                                                     .ref = arena_printf(arena, "RAP-%d", q),
                                                     .instrument = "rap",
                                                     .covers = kpis,
                                                     .cover_count = 3,
                                                     .period = DAY_NONE,
                                                     .rectify_by = in + 60,
                                                     .accompanies = notice};
        facts[contract.fact_count++] = (struct fact){.kind = FACT_DETERMINED,
                                                     .date = in + 65,
                                                     .ref = arena_printf(arena, "RAP-%d", q),
                                                     .outcome = "met",
                                                     .period = DAY_NONE,
                                                     .rectify_by = DAY_NONE};
    }
    struct figures *figures = xcalloc(1, sizeof *figures);
    for (int i = 0; i < ROUNDS; i++) {
        double start = now_ms();
        rules_evaluate(framework, &contract, day_of(2027, 5, 24), MOMENT_ALL, scratch);
        figures_add(figures, (struct lap){.ms = (now_ms() - start) * 1e3});
        arena_reset(scratch);
    }
    double median = figures_ms(figures, 0.5);
    free(figures);
    arena_free(scratch);
    arena_free(arena);
    return median;
}
