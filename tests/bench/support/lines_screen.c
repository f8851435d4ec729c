// SPDX-License-Identifier: MIT
// The screen: starting, keys in the list, typing ahead, the filter.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duel.h"
#include "lines.h"
#include "model/ground/memory.h"
#include "stopwatch.h"

static char *beside(const struct figures *ours, const struct figures *floor, const long memory[2])
{
    struct text text = {0};
    text_printf(&text, "cpu %.2f / %.2f ms, bytes %.0f / %.0f", figures_mean(ours, OF_CPU),
                figures_mean(floor, OF_CPU), figures_spread(ours, OF_BYTES).median,
                figures_spread(floor, OF_BYTES).median);
    if (memory != NULL)
        text_printf(&text, ", max RSS %.1f / %.1f MiB", (double)memory[0] / 1024,
                    (double)memory[1] / 1024);
    return text_take(&text);
}

static void line_of(struct bench *bench, const char *id, const char *what,
                    const struct figures *ours, const struct figures *floor, enum of of,
                    double budget, const char *name, const char *more)
{
    table_line(&bench->table, &(struct line){.id = id,
                                             .what = what,
                                             .unit = of == OF_BYTES ? "B" : "ms",
                                             .ours = figures_spread(ours, of),
                                             .floor = figures_spread(floor, of),
                                             .judged = budget > 0 ? TIMES_FLOOR : TOLD,
                                             .budget = budget,
                                             .beside = name,
                                             .more = more});
}

void lines_ready(struct bench *bench, const char *database, const char *size)
{
    char *floor = xasprintf("%s/floor_window", bench->programs),
         *what = xasprintf("ready, %s", size);
    const char *const programs[2][4] = {{bench->contractmon, "--db", database, NULL},
                                        {floor, database, NULL}};
    static const char *const quit[2] = {KEY_ESC "q", "Q"};
    struct figures figures[2] = {{0}, {0}};
    long memory[2] = {0, 0};
    for (int run = 0; run <= 2 * bench->runs; run++) {
        for (int i = 0; i < 2; i++) {
            struct racer racer;
            int who = (i + run) % 2;
            struct lap lap = race_start(&racer, programs[who], 24, 80);
            if (run > 0) // the first warms the caches
                figures_add(&figures[who], lap);
            memory[who] = race_memory(&racer);
            race_stop(&racer, quit[who]);
        }
    }
    char *more = beside(&figures[0], &figures[1], memory);
    line_of(bench, "P1", what, &figures[0], &figures[1], OF_MS, 3, "W", more);
    table_line(&bench->table, &(struct line){.id = "P9",
                                             .what = "  highest memory",
                                             .unit = "KiB",
                                             .ours = spread_of((double)memory[0]),
                                             .floor = spread_of((double)memory[1]),
                                             .judged = TIMES_FLOOR,
                                             .budget = 2,
                                             .beside = "W"});
    for (int who = 0; who < 2; who++)
        figures_release(&figures[who]);
    free(more);
    free(what);
    free(floor);
}

static bool fight(struct bench *bench, const char *database, int rows, int cols,
                  const struct step *steps, size_t count, struct duel *duel)
{
    char *floor = xasprintf("%s/floor_cells", bench->programs),
         *recording = xasprintf("%s/screens", bench->work);
    bool fought = duel_fight(&(struct arena_of_duel){.contractmon = bench->contractmon,
                                                     .database = database,
                                                     .floor_cells = floor,
                                                     .recording = recording,
                                                     .rows = rows,
                                                     .cols = cols,
                                                     .runs = bench->runs},
                             steps, count, duel);
    if (!fought)
        table_skip("P3-P10", "the overview did not come, so there is nothing to measure");
    free(floor);
    free(recording);
    return fought;
}

void lines_keys(struct bench *bench, const char *database, const char *size, int rows, int cols)
{
    enum { DOWN, SCROLL, TOP, PGDN, TOP_AGAIN, UNBOUND, RESIZE, BACK, COUNT };
    const struct step steps[COUNT] = {
        [DOWN] = {.keys = KEY_DOWN, .times = 15},
        [SCROLL] = {.keys = KEY_DOWN, .times = rows - 10},
        [TOP] = {.keys = KEY_HOME},
        [PGDN] = {.keys = KEY_PGDN, .times = rows > 30 ? 2 : 5},
        [TOP_AGAIN] = {.keys = KEY_HOME},
        [UNBOUND] = {.keys = "\037", .silent = true},
        [RESIZE] = {.rows = rows + 6, .cols = cols + 20},
        [BACK] = {.rows = rows, .cols = cols},
    };
    struct duel *duel = xcalloc(1, sizeof *duel);
    if (fight(bench, database, rows, cols, steps, COUNT, duel)) {
        struct figures(*got)[2] = duel->steps;
        char *what = xasprintf("Down, %s, %dx%d", size, rows, cols);
        char *more = beside(&got[DOWN][0], &got[DOWN][1], duel->memory);
        line_of(bench, "P3", what, &got[DOWN][0], &got[DOWN][1], OF_MS, 1.5, "F", more);
        line_of(bench, "P4", "  its processor time", &got[DOWN][0], &got[DOWN][1], OF_CPU, 1.5, "F",
                NULL);
        line_of(bench, "P5", "  its bytes, without scrolling", &got[DOWN][0], &got[DOWN][1],
                OF_BYTES, 1.1, "F", NULL);
        table_line(&bench->table, &(struct line){.id = "P5",
                                                 .what = "  bytes of an unbound key",
                                                 .unit = "B",
                                                 .ours = figures_spread(&got[UNBOUND][0], OF_BYTES),
                                                 .judged = AT_MOST});
        char *scroll = beside(&got[SCROLL][0], &got[SCROLL][1], NULL);
        line_of(bench, "P3", "  Down further, with scrolling", &got[SCROLL][0], &got[SCROLL][1],
                OF_MS, 0, "F", scroll);
        char *page = beside(&got[PGDN][0], &got[PGDN][1], NULL);
        line_of(bench, "P6", "  PgDn", &got[PGDN][0], &got[PGDN][1], OF_MS, 1.5, "F", page);
        line_of(bench, "P6", "  PgDn, bytes", &got[PGDN][0], &got[PGDN][1], OF_BYTES, 1.1, "F",
                NULL);
        line_of(bench, "P10", "  bytes to start", &duel->start[0], &duel->start[1], OF_BYTES, 1.2,
                "F", NULL);
        figures_join(&got[RESIZE][0], &got[BACK][0]);
        figures_join(&got[RESIZE][1], &got[BACK][1]);
        line_of(bench, "P10", "  bytes to resize", &got[RESIZE][0], &got[RESIZE][1], OF_BYTES, 1.6,
                "F", NULL);
        free(page);
        free(scroll);
        free(more);
        free(what);
    }
    duel_release(duel);
    free(duel);
}

void lines_filter(struct bench *bench, const char *database, const char *size,
                  const char *const *words, double budget)
{
    struct step steps[MOST_STEPS];
    char keys[MOST_STEPS][5];
    size_t count = 0, worst = 1;
    steps[count++] = (struct step){
        .pause = 700}; // as long as a person takes: what is prepared in idle moments is ready
    for (const char *const *word = words; *word != NULL; word++) {
        steps[count++] = (struct step){.keys = "/"};
        for (const char *at = *word; *at != '\0' && count < MOST_STEPS - 2; count++) {
            size_t bytes = 1;
            while ((at[bytes] & 0xc0) == 0x80)
                bytes++;
            memcpy(keys[count], at, bytes);
            keys[count][bytes] = '\0';
            steps[count] = (struct step){.what = *word, .keys = keys[count]};
            at += bytes;
        }
        steps[count++] = (struct step){.keys = KEY_ESC};
    }
    struct duel *duel = xcalloc(1, sizeof *duel);
    if (fight(bench, database, 24, 80, steps, count, duel)) {
        struct figures all[2] = {{0}, {0}};
        for (size_t i = 0; i < count; i++) {
            if (steps[i].what == NULL)
                continue;
            figures_join(&all[0], &duel->steps[i][0]);
            figures_join(&all[1], &duel->steps[i][1]);
            if (figures_spread(&duel->steps[i][0], OF_MS).median >
                    figures_spread(&duel->steps[worst][0], OF_MS).median ||
                steps[worst].what == NULL)
                worst = i;
        }
        struct figures *slowest = duel->steps[worst];
        char *what = xasprintf("filter, %s, worst key", size);
        char *cost = beside(&slowest[0], &slowest[1], duel->memory);
        char *more = xasprintf("%s (\"%s\" of \"%s\"; all keys %.2f ms)", cost, steps[worst].keys,
                               steps[worst].what, figures_spread(&all[0], OF_MS).median);
        table_line(&bench->table, &(struct line){.id = "P7",
                                                 .what = what,
                                                 .unit = "ms",
                                                 .ours = figures_spread(&slowest[0], OF_MS),
                                                 .floor = figures_spread(&slowest[1], OF_MS),
                                                 .judged = AT_MOST,
                                                 .budget = budget,
                                                 .more = more});
        figures_release(&all[0]);
        figures_release(&all[1]);
        free(more);
        free(cost);
        free(what);
    }
    duel_release(duel);
    free(duel);
}

void lines_ahead(struct bench *bench, const char *database, const char *size)
{
    enum { KEYS = 1000, RECORDED = 60, LENGTH = sizeof KEY_DOWN - 1 };
    const struct step steps[] = {{.keys = KEY_DOWN, .times = RECORDED}};
    char *floor = xasprintf("%s/floor_cells", bench->programs),
         *recording = xasprintf("%s/screens", bench->work);
    char *flood = xcalloc(KEYS, LENGTH), *what = xasprintf("1,000 Downs typed ahead, %s", size);
    const char *const programs[2][4] = {{bench->contractmon, "--db", database, NULL},
                                        {floor, recording, NULL}};
    static const char *const quit[2] = {KEY_ESC "q", "Q"};
    struct figures figures[2] = {{0}, {0}};
    const struct arena_of_duel where = {.contractmon = bench->contractmon,
                                        .database = database,
                                        .recording = recording,
                                        .rows = 24,
                                        .cols = 80};
    for (size_t i = 0; i < KEYS; i++)
        memcpy(flood + i * LENGTH, KEY_DOWN, LENGTH);
    if (duel_record(&where, steps, 1)) {
        for (int run = 0; run < 2 * ((bench->runs + 1) / 2); run++) {
            struct racer racer;
            race_start(&racer, programs[run % 2], 24, 80);
            figures_add(&figures[run % 2], race_keys(&racer, flood, KEYS * LENGTH, 1));
            race_stop(&racer, quit[run % 2]);
        }
        char *more = beside(&figures[0], &figures[1], NULL);
        line_of(bench, "P8", what, &figures[0], &figures[1], OF_MS, 0, "F", more);
        free(more);
    }
    for (int who = 0; who < 2; who++)
        figures_release(&figures[who]);
    free(flood);
    free(what);
    free(floor);
    free(recording);
}
