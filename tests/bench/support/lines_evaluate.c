// SPDX-License-Identifier: MIT
// P11: one contract with ten years of facts, as a council's contracts have them (about 580), worked out by the rules alone.
#include <stdio.h>
#include <stdlib.h>

#include "lines.h"
#include "model/frameworks/frameworks.h"
#include "model/rules/rules.h"
#include "stopwatch.h"
#include "tests/rules/support/chance.h"

enum {
    QUARTERS = 40,
    VISITS = 5,
    ROOM = QUARTERS * (7 + 1 + VISITS + 8),
    CONTRACTS = 5,
    ROUNDS = 60
};

struct story {
    struct arena *arena;
    struct chance chance;
    struct contract_facts facts;
    struct fact *list;
};

static struct fact *add(struct story *story, enum fact_kind kind, const char *ref, day on)
{
    struct fact *fact = &story->list[story->facts.fact_count++];
    *fact = (struct fact){.kind = kind,
                          .ref = ref,
                          .date = on,
                          .recorded = (moment)on * 86400,
                          .recorded_by = "",
                          .note = "",
                          .id = (int64_t)story->facts.fact_count,
                          .period = DAY_NONE,
                          .rectify_by = DAY_NONE};
    return fact;
}

static void serve(struct story *story, int q, day on)
{
    static const char *const covered[] = {"1", "4", "7"};
    const char *notice = arena_printf(story->arena, "PWN-%d", q),
               *plan = arena_printf(story->arena, "RAP-%d", q);
    add(story, FACT_SERVED, notice, on)->instrument = q % 5 == 0 ? "dn" : "pwn";
    struct fact *served = add(story, FACT_SERVED, plan, on + 2);
    served->instrument = "rap";
    served->covers = covered;
    served->cover_count = 3;
    served->rectify_by = on + 60;
    served->accompanies = notice;
    add(story, FACT_DETERMINED, plan, on + 66)->outcome = q % 4 == 0 ? "not-met" : "met";
}

static void quarter(struct story *story, const struct framework *framework, int q)
{
    char period[DAY_ISO_SIZE];
    day from = day_add_months(story->facts.starts, q * 3), received = day_add_months(from, 3) + 11;
    day_iso(from, period);
    for (int i = 0; i < VISITS; i++) {
        struct fact *visit =
            add(story, FACT_VISIT, arena_printf(story->arena, "V-%d-%d", q, i), from + 4 + 16 * i);
        visit->instrument = "qa-visit";
        visit->outcome = "held";
    }
    struct fact *meeting =
        add(story, FACT_MEETING, arena_printf(story->arena, "M-%d", q), from + 25);
    meeting->instrument = "contract-meeting";
    meeting->outcome = "held";
    for (size_t i = 0; i < framework->kpi_count; i++) {
        const char *kpi = framework->kpis[i].ref;
        struct fact *result =
            add(story, FACT_RESULT, arena_printf(story->arena, "%s@%s", kpi, period), received);
        int dice = chance_between(&story->chance, 1, 100);
        result->kpi = kpi;
        result->period = from;
        result->colour = dice <= 3 ? COLOUR_RED : dice <= 12 ? COLOUR_AMBER : COLOUR_GREEN;
    }
    if (q % 3 == 1)
        serve(story, q, received + 4);
}

static struct contract_facts tell(struct arena *arena, const struct framework *framework,
                                  uint64_t seed)
{
    struct story story = {
        .arena = arena, .chance = {seed}, .list = ARENA_ARRAY(arena, ROOM, struct fact)};
    story.facts = (struct contract_facts){
        .contract = "HC-1", .starts = day_of(2017, 4, 1), .ends = DAY_NEVER, .facts = story.list};
    for (int q = 0; q < QUARTERS; q++)
        quarter(&story, framework, q);
    return story.facts;
}

void lines_evaluate(struct bench *bench)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct status st = {0};
    const struct framework *framework = NULL;
    struct figures figures = {0};
    size_t facts = 0;
    if (!framework_read(framework_shipped_text("bristol-homecare"), "bristol-homecare", arena,
                        &framework, NULL, &st)) {
        table_skip("P11", status_message(&st));
        return;
    }
    for (uint64_t seed = 1; seed <= CONTRACTS; seed++) {
        struct contract_facts contract = tell(arena, framework, seed);
        facts = contract.fact_count;
        for (int i = 0; i <= ROUNDS; i++) {
            arena_reset(scratch);
            double start = stopwatch_ms();
            rules_evaluate(framework, &contract, day_of(2027, 5, 24), MOMENT_ALL, scratch);
            if (i > 0)
                figures_add(&figures, (struct lap){.ms = (stopwatch_ms() - start) * 1e3});
        }
    }
    char *more = arena_printf(arena, "%zu facts", facts);
    table_line(&bench->table, &(struct line){.id = "P11",
                                             .what = "evaluate ten years of one contract",
                                             .unit = "us",
                                             .ours = figures_spread(&figures, OF_MS),
                                             .judged = AT_MOST,
                                             .budget = 150,
                                             .more = more});
    figures_release(&figures);
    arena_free(scratch);
    arena_free(arena);
}
