// SPDX-License-Identifier: MIT
// What can stand in for a result: interim checks under a plan, and results that have not come by their day. Whether either
// counts as a failure, the framework says.
#include "ladder.h"

#include <string.h>

#include "model/ground/text.h"

struct stand_in_list {
    struct stand_in *list;
    size_t count, room;
};

static void add(struct ladder *ladder, struct stand_in_list *list, struct stand_in stand_in)
{
    list->list =
        arena_room(ladder->arena, list->list, &list->room, list->count, sizeof *list->list);
    list->list[list->count++] = stand_in;
}

// The day on which a check was withdrawn.
static day check_until(const struct ladder *ladder, const char *ref)
{
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if (fact->kind == FACT_RECORD && text_equal(fact->record, "interim-check") &&
            text_equal(fact->outcome, "withdrawn") && text_equal(fact->ref, ref))
            return ladder->known.facts[i].date;
    }
    return DAY_NEVER;
}

static void gather_checks(struct ladder *ladder, struct stand_in_list *list)
{
    const struct framework *framework = ladder->framework;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        enum colour colour = COLOUR_NONE;
        if (fact->kind != FACT_RECORD || !text_equal(fact->record, "interim-check") ||
            !text_equal(fact->outcome, "done"))
            continue;
        const struct kpi *kpi = framework_kpi(framework, fact_field(fact, "kpi"));
        day period = fact->date, on = ladder->known.facts[i].date;
        if (!day_parse(fact_field(fact, "period"), &period))
            period = on;
        if (kpi == NULL || !colour_parse(fact_field(fact, "colour"), &colour) ||
            colour < COLOUR_AMBER)
            continue;
        add(ladder, list,
            (struct stand_in){.kpi = (int)(kpi - framework->kpis),
                              .period = period,
                              .from = on,
                              .until = check_until(ladder, fact->ref),
                              .colour = colour,
                              .counts = framework->failing.interim,
                              .ref = fact->ref,
                              .ended_by = fact->ref,
                              .plan = fact_field(fact, "plan")});
    }
}

// ---- Results that have not come -------------------------------------------------------------------------------------------------------

static int month_of(day on)
{
    struct civil civil = day_civil(on);
    return civil.year * 12 + civil.month - 1;
}

// The first result or early report of each period, by the number of the period since that in which the contract began.
static const struct known_fact **first_results(const struct ladder *ladder, int kpi, int begin,
                                               int interval, size_t periods)
{
    const struct known_fact **first =
        ARENA_ARRAY(ladder->arena, periods + 1, const struct known_fact *);
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *fact = &ladder->known.facts[i];
        if (fact->kpi != kpi || fact->fact->period == DAY_NONE ||
            month_of(fact->fact->period) < begin)
            continue;
        size_t slot = (size_t)((month_of(fact->fact->period) - begin) / interval);
        if (slot < periods && first[slot] == NULL)
            first[slot] = fact; // they stand by date
    }
    return first;
}

static void gather_missing(struct ladder *ladder, struct stand_in_list *list, int index)
{
    const struct kpi *kpi = &ladder->framework->kpis[index];
    int begin = month_of(ladder->starts), interval = kpi->interval;
    begin -= begin % interval;
    if (month_of(ladder->as_at) < begin)
        return;
    int begun = (month_of(ladder->as_at) - begin) / interval + 1;
    size_t periods = (size_t)begun;
    const struct known_fact **first = first_results(ladder, index, begin, interval, periods);
    bool returned = false; // for an earlier period
    for (size_t i = 0; i < periods; returned = returned || first[i] != NULL, i++) {
        int month = begin + (int)i * interval;
        day from = day_of(month / 12, month % 12 + 1, 1);
        day due = day_add_months(from, interval) - 1 + ladder->framework->failing.due_days;
        bool rated =
            (returned && kpi->category_count > 0) || rules_target(kpi, ladder->facts, from) != NULL;
        char iso[DAY_ISO_SIZE];
        if (!rated || from > ladder->facts->ends || (first[i] != NULL && first[i]->date <= due))
            continue;
        add(ladder, list,
            (struct stand_in){
                .kpi = index,
                .period = from,
                .from = due + 1,
                .until = first[i] != NULL ? first[i]->date : DAY_NEVER,
                .colour = COLOUR_RED,
                .counts = true,
                .missing = true,
                .ref = arena_printf(ladder->arena, "missing:%s@%s", kpi->ref, day_iso(from, iso)),
                .ended_by = first[i] != NULL ? first[i]->fact->ref : NULL});
    }
}

void stand_ins_gather(struct ladder *ladder)
{
    const struct failing *failing = &ladder->framework->failing;
    struct stand_in_list list = {0};
    if (!failing->present)
        return;
    gather_checks(ladder, &list);
    for (size_t i = 0;
         failing->missing && failing->due_days > 0 && i < ladder->framework->kpi_count; i++)
        gather_missing(ladder, &list, (int)i);
    ladder->stand_ins = list.list;
    ladder->stand_in_count = list.count;
}

// ---- Day by day -----------------------------------------------------------------------------------------------------------------------

void stand_ins_take(struct ladder *ladder)
{
    ladder->ended_today = NULL;
    for (size_t i = 0; i < ladder->stand_in_count; i++) {
        const struct stand_in *one = &ladder->stand_ins[i];
        if (!one->counts || one->from >= one->until)
            continue;
        if (one->from == ladder->today)
            failure_mark(ladder, one->kpi, day_quarter(one->period),
                         (struct mark){.colour = one->colour,
                                       .date = one->from,
                                       .until = one->until,
                                       .ref = one->ref});
        if (one->until == ladder->today) {
            failure_settle(ladder, ladder_failure(ladder, one->kpi, day_quarter(one->period)));
            ladder->ended_today = one->ended_by;
        }
    }
}

static void sooner(day candidate, day after, day *next)
{
    if (candidate > after && candidate < *next)
        *next = candidate;
}

day stand_ins_next(const struct ladder *ladder, day after)
{
    day next = DAY_NEVER;
    for (size_t i = 0; i < ladder->stand_in_count; i++) {
        if (!ladder->stand_ins[i].counts)
            continue;
        sooner(ladder->stand_ins[i].from, after, &next);
        sooner(ladder->stand_ins[i].until, after, &next);
    }
    return next;
}

void stand_ins_leave(struct ladder *ladder, const struct rule *rule, day window, struct outs *outs)
{
    for (size_t i = 0; i < ladder->stand_in_count; i++) {
        const struct stand_in *one = &ladder->stand_ins[i];
        day quarter = day_quarter(one->period);
        bool in = rule->window == WINDOW_QUARTER ? quarter == window
                  : rule->window == WINDOW_YEAR  ? day_year_of(ladder->starts, quarter) == window
                                                 : true;
        if (!one->counts && in && one->from <= ladder->today && ladder->today < one->until)
            out_add(ladder, outs, one->ref,
                    arena_printf(ladder->arena,
                                 "interim check: evidence on plan %s, no failure of its own",
                                 one->plan));
    }
}
