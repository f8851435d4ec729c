// SPDX-License-Identifier: MIT
#include "duel.h"

#include <string.h>

#include "stopwatch.h"

static struct lap one(struct racer *racer, const struct step *step)
{
    if (step->keys != NULL)
        return race_keys(racer, step->keys, strlen(step->keys), !step->silent);
    return race_resize(racer, step->rows, step->cols);
}

// In turn, and who begins changes, so that noise hits both alike.
static void both(struct racer racers[2], const struct step *step, struct figures figures[2],
                 bool counts, int turn)
{
    if (step->pause > 0) {
        race_pause(&racers[0], step->pause);
        race_leftovers(&racers[1]);
        return;
    }
    for (int n = 0; n < (step->times > 0 ? step->times : 1); n++) {
        for (int i = 0; i < 2; i++) {
            int who = (i + n + turn) % 2;
            if (who == 1 && step->silent)
                continue;
            struct lap lap = one(&racers[who], step);
            if (counts)
                figures_add(&figures[who], lap);
        }
    }
}

bool duel_fight(const struct arena_of_duel *where, const struct step *steps, size_t count,
                struct duel *out)
{
    const char *const ours[] = {where->contractmon, "--db", where->database, NULL};
    const char *const floor[] = {where->floor_cells, where->recording, NULL};
    const char *const *const programs[2] = {ours, floor};
    *out = (struct duel){0};
    if (!duel_record(where, steps, count))
        return false;
    for (int run = 0; run <= where->runs; run++) {
        struct racer racers[2];
        for (int i = 0; i < 2; i++) {
            int who = (i + run) % 2;
            struct lap lap = race_start(&racers[who], programs[who], where->rows, where->cols);
            if (run > 0)
                figures_add(&out->start[who], lap);
        }
        for (size_t i = 0; i < count && i < MOST_STEPS; i++)
            both(racers, &steps[i], out->steps[i], run > 0, run);
        for (int who = 0; who < 2; who++) {
            long memory = race_memory(&racers[who]);
            out->memory[who] = memory > out->memory[who] ? memory : out->memory[who];
        }
        race_stop(&racers[0], KEY_ESC "q");
        race_stop(&racers[1], "Q");
    }
    return true;
}

void duel_release(struct duel *duel)
{
    for (int who = 0; who < 2; who++) {
        figures_release(&duel->start[who]);
        for (size_t i = 0; i < MOST_STEPS; i++)
            figures_release(&duel->steps[i][who]);
    }
}
