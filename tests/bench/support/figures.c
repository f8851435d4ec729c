// SPDX-License-Identifier: MIT
#include "figures.h"

#include <stdlib.h>

#include "model/ground/memory.h"

void figures_add(struct figures *figures, struct lap lap)
{
    figures->laps = list_room(figures->laps, &figures->room, figures->count, sizeof *figures->laps);
    figures->laps[figures->count++] = lap;
}

void figures_join(struct figures *figures, const struct figures *more)
{
    for (size_t i = 0; i < more->count; i++)
        figures_add(figures, more->laps[i]);
}

static double value_of(const struct lap *lap, enum of of)
{
    return of == OF_MS ? lap->ms : of == OF_CPU ? lap->cpu : (double)lap->bytes;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

struct spread figures_spread(const struct figures *figures, enum of of)
{
    size_t count = figures->count;
    if (count == 0)
        return (struct spread){0};
    double *values = xreallocarray(NULL, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = value_of(&figures->laps[i], of);
    qsort(values, count, sizeof *values, ascending);
    struct spread spread = {(values[(count - 1) / 2] + values[count / 2]) / 2, values[0],
                            values[count - 1]};
    free(values);
    return spread;
}

double figures_mean(const struct figures *figures, enum of of)
{
    double sum = 0;
    for (size_t i = 0; i < figures->count; i++)
        sum += value_of(&figures->laps[i], of);
    return figures->count > 0 ? sum / (double)figures->count : 0;
}

void figures_release(struct figures *figures)
{
    free(figures->laps);
    *figures = (struct figures){0};
}
