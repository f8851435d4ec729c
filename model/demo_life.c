// SPDX-License-Identifier: MIT
// A contract from the generator: a return each quarter, now and then an early report or a never event, and the council's answers.
#include "model/demo_tale.h"

#include <string.h>

// How far above its targets a provider stands (tenths of a per cent), how it drifts in a quarter, how much a quarter differs from the
// next, how long returns take, and how often (in a thousand) sanctions and never events are.
static const struct {
    int margin, drift, spread, days_from, days_to, sanction, never;
} bearings[] = {
    [BEARING_STRONG] = {85, 0, 70, 7, 16, 0, 0},
    [BEARING_FAIR] = {68, 0, 84, 8, 22, 4, 4},
    [BEARING_WAVERING] = {38, 0, 90, 10, 30, 15, 6},
    [BEARING_WEAK] = {38, 0, 92, 14, 36, 25, 10},
    [BEARING_RISING] = {5, 7, 70, 10, 24, 10, 0},
    [BEARING_FALLING] = {105, -9, 66, 10, 26, 10, 0},
    [BEARING_STORY] = {0, 0, 0, 0, 0, 0, 0},
};

// How a KPI's figure is told: a share of how many, or a plain figure (of 0), and how far it may stand above its target at most.
static const struct manner {
    const char *kpi;
    int of_from, of_to;
} figures[] = {{"1", 40, 140}, {"2", 0, 0},       {"3", 0, 0},  {"4", 0, 0},
               {"5", 24, 90},  {"7", 1800, 9600}, {"8", 18, 60}};
#define KPIS (sizeof figures / sizeof *figures)

struct life {
    struct tale *tale;
    int quarters;      // told so far
    int leaning[KPIS]; // what stays from one quarter to the next
    int of[KPIS];
    day quarter; // whose return comes next
    day due;     // when it comes
    int early;   // index of the KPI reported early in it; -1: none
    day early_on, event_on;
};

static int target_of(const struct tale *tale, const char *kpi, day period)
{
    int target = 0;
    for (size_t i = 0; i < tale->facts.target_count; i++) {
        const struct target *agreed = &tale->facts.targets[i];
        if (strcmp(agreed->kpi, kpi) == 0 && agreed->from <= period)
            target = (int)(agreed->target.numerator / agreed->target.denominator);
    }
    return target;
}

// The figure as a provider writes it: tenths of a per cent as a share or a decimal.
static const char *figure(const struct life *life, size_t k, int tenths)
{
    if (tenths > 1000)
        tenths = 1000;
    if (tenths < 0)
        tenths = 0;
    if (life->of[k] > 0)
        return arena_printf(life->tale->arena, "%d/%d", (life->of[k] * tenths + 500) / 1000,
                            life->of[k]);
    return arena_printf(life->tale->arena, "%d.%d", tenths / 10, tenths % 10);
}

static struct fact_row result(struct life *life, size_t k, day on)
{
    struct tale *tale = life->tale;
    const char *kpi = figures[k].kpi;
    struct fact_row row = {.kind = "result", .kpi = kpi, .period = life->quarter, .date = on};
    enum bearing bearing = tale->part->bearing;
    if (strcmp(kpi, "3") == 0) {
        row.colour = dice_chance(&tale->dice, bearings[bearing].sanction) ? "amber" : "green";
        return row;
    }
    life->leaning[k] = life->leaning[k] / 2 + dice_around(&tale->dice, bearings[bearing].spread);
    int above =
        bearings[bearing].margin + bearings[bearing].drift * life->quarters + life->leaning[k];
    if (life->early == (int)k)
        above = -dice_between(&tale->dice, 12, 60);
    if (life->of[k] > 0)
        life->of[k] += dice_between(&tale->dice, -life->of[k] / 20, life->of[k] / 18);
    int target = target_of(tale, kpi, life->quarter) * 10;
    row.value = figure(life, k, strcmp(kpi, "4") == 0 ? target - above : target + above);
    return row;
}

static void return_comes(struct life *life, day on)
{
    for (size_t k = 0; k < KPIS; k++)
        tale_add(life->tale, result(life, k, on));
}

static void report_early(struct life *life, day on)
{
    tale_add(life->tale,
             (struct fact_row){.kind = "early",
                               .kpi = figures[life->early].kpi,
                               .period = life->quarter,
                               .date = on,
                               .colour = "amber",
                               .note = "Reported by telephone by the registered manager"});
}

static void never_event(struct life *life, day on)
{
    static const char *const types[] = {"support-plan", "handing-back", "rejecting",
                                        "inaccurate-plan", "support-plan"};
    tale_add(life->tale,
             (struct fact_row){.kind = "never-event",
                               .ref = tale_ref(life->tale, "NE"),
                               .date = on,
                               .outcome = types[dice_between(&life->tale->dice, 0, 4)]});
}

// What will happen in a quarter and to its return.
static void foresee(struct life *life, day quarter)
{
    struct tale *tale = life->tale;
    struct dice *dice = &tale->dice;
    enum bearing bearing = tale->part->bearing;
    day end = day_quarter_end(quarter);
    life->quarter = quarter;
    life->due = tale_working(
        tale, end + dice_between(dice, bearings[bearing].days_from, bearings[bearing].days_to));
    life->early = dice_chance(dice, bearing == BEARING_STRONG ? 0 : 18)
                      ? dice_between(dice, 4, (int)KPIS - 1)
                      : -1;
    life->early_on = tale_working(tale, quarter + dice_between(dice, 30, 80));
    bool event = dice_chance(dice, bearings[bearing].never);
    life->event_on = event ? tale_working(tale, quarter + dice_between(dice, 3, 85)) : DAY_NEVER;
}

static bool happens(struct life *life, day on)
{
    size_t before = life->tale->count;
    if (on == life->early_on && life->early >= 0)
        report_early(life, on);
    if (on == life->event_on)
        never_event(life, on);
    if (on == life->due) {
        return_comes(life, on);
        life->quarters++;
        day next = day_add_months(life->quarter, 3);
        if (next < life->tale->ends)
            foresee(life, next);
    }
    return life->tale->count > before;
}

// A rectification period, or the time until which a determination was put off, ended the day before.
static bool period_ended(const struct tale *tale, day on)
{
    for (size_t i = 0; i < tale->count; i++) {
        if (tale->rows[i].rectify_by == on - 1)
            return true;
    }
    return false;
}

bool tale_lived(struct tale *tale, struct status *st)
{
    struct life life = {.tale = tale};
    for (size_t k = 0; k < KPIS; k++)
        life.of[k] = figures[k].of_to > 0
                         ? dice_between(&tale->dice, figures[k].of_from, figures[k].of_to)
                         : 0;
    day first = tale->starts > tale->from ? tale->starts : tale->from;
    foresee(&life, day_quarter(first));
    tale_meetings(tale, tale->told_on);
    for (day on = first; on < tale->told_on; on++) {
        bool news = happens(&life, on);
        if (!tale_council(tale, on, news || period_ended(tale, on), st))
            return false;
    }
    return true;
}
