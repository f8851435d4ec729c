// SPDX-License-Identifier: MIT
#include "model/returns_late.h"

#include <stdlib.h>

#include "model/returns_entry.h"
#include "model/rules/periods.h"

struct gathered {
    struct late_return *list;
    size_t count, room;
};

static void add(struct gathered *gathered, struct late_return late, struct arena *arena)
{
    for (size_t i = 0; i < gathered->count; i++) {
        struct late_return *same = &gathered->list[i];
        if (same->first != late.first || same->last != late.last)
            continue;
        if (late.days > same->days)
            *same = late;
        return;
    }
    gathered->list =
        arena_room(arena, gathered->list, &gathered->room, gathered->count, sizeof *gathered->list);
    gathered->list[gathered->count++] = late;
}

static int latest_first(const void *left, const void *right)
{
    const struct late_return *a = left, *b = right;
    if (a->first != b->first)
        return a->first > b->first ? -1 : 1;
    return (a->last < b->last) - (a->last > b->last);
}

void returns_late(const struct evaluation *evaluation, struct arena *arena,
                  struct late_returns *out)
{
    struct gathered gathered = {0};
    const struct framework *framework = evaluation->framework;
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        int days =
            fact->kind == FACT_RESULT ? period_days_late(framework, &evaluation->facts, fact) : 0;
        if (days == 0)
            continue;
        const struct kpi *kpi = framework_kpi(framework, fact->kpi);
        day first = period_holding(framework, kpi, fact->period);
        add(&gathered,
            (struct late_return){.first = first,
                                 .last = day_add_months(first, period_months(kpi)) - 1,
                                 .due = fact->date - days,
                                 .received = fact->date,
                                 .days = days},
            arena);
    }
    if (gathered.count > 1)
        qsort(gathered.list, gathered.count, sizeof *gathered.list, latest_first);
    *out = (struct late_returns){gathered.list, gathered.count};
}

void days_late_words(int days, struct text *out)
{
    if (days > 0)
        text_printf(out, ", %d day%s late", days, days == 1 ? "" : "s");
}

void return_late_words(const struct late_return *late, struct text *out)
{
    return_period_words(late->first, late->last, out);
    text_add(out, ": received ");
    day_print(late->received, false, out);
    days_late_words(late->days, out);
    text_add(out, " (due ");
    day_print(late->due, false, out);
    text_add_char(out, ')');
}
