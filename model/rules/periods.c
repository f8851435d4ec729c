// SPDX-License-Identifier: MIT
#include "model/rules/periods.h"

int period_months(const struct kpi *kpi)
{
    return kpi->interval > 0 ? kpi->interval : 1;
}

static int month_of(day d)
{
    struct civil civil = day_civil(d);
    return civil.year * 12 + civil.month - 1;
}

static bool asks(const struct return_due *line, const struct kpi *kpi)
{
    bool asked = false;
    for (size_t i = 0; i < line->kpis.count && !asked; i++)
        asked = text_equal(line->kpis.list[i], kpi->ref);
    return asked;
}

// The lines of the calendar by which a KPI is returned: how many, and from when to when.
struct reach {
    size_t lines;
    day from, to;
};
static struct reach reach_of(const struct framework *framework, const struct kpi *kpi)
{
    struct reach reach = {.from = DAY_NEVER, .to = DAY_NONE};
    for (size_t i = 0; i < framework->provisions.return_count; i++) {
        const struct return_due *line = &framework->provisions.returns[i];
        if (!asks(line, kpi))
            continue;
        reach.lines++;
        reach.from = line->from < reach.from ? line->from : reach.from;
        reach.to = line->to > reach.to ? line->to : reach.to;
    }
    return reach;
}

day period_holding(const struct framework *framework, const struct kpi *kpi, day d)
{
    struct reach reach = reach_of(framework, kpi);
    int interval = period_months(kpi), month = month_of(d);
    int anchor = reach.lines > 0 ? month_of(reach.from) : 0;
    month -= ((month - anchor) % interval + interval) % interval;
    return day_of(month / 12, month % 12 + 1, 1);
}

// The first day of the period that holds a day; DAY_NONE where the calendar has none.
static day period_of(const struct framework *framework, const struct kpi *kpi, day d)
{
    struct reach reach = reach_of(framework, kpi);
    if (reach.lines == 0 || d < reach.from)
        return period_holding(framework, kpi, d);
    for (size_t i = 0; i < framework->provisions.return_count; i++) {
        const struct return_due *line = &framework->provisions.returns[i];
        if (asks(line, kpi) && line->from <= d && d <= line->to)
            return line->from;
    }
    return DAY_NONE;
}

bool period_covers(const struct framework *framework, const struct kpi *kpi, day d)
{
    return period_of(framework, kpi, d) != DAY_NONE;
}

bool period_exists(const struct framework *framework, const struct kpi *kpi, day starts, day first)
{
    day own = period_of(framework, kpi, first);
    return own != DAY_NONE && (own == first || starts == first);
}

day period_calendar_end(const struct framework *framework)
{
    day end = DAY_NONE;
    for (size_t i = 0; i < framework->provisions.return_count; i++) {
        const struct return_due *line = &framework->provisions.returns[i];
        end = line->to > end ? line->to : end;
    }
    return end != DAY_NONE ? end : DAY_NEVER;
}

day period_due(const struct framework *framework, const struct kpi *kpi, day d)
{
    for (size_t i = 0; i < framework->provisions.return_count; i++) {
        const struct return_due *line = &framework->provisions.returns[i];
        if (asks(line, kpi) && line->from <= d && d <= line->to)
            return line->due;
    }
    if (framework->failing.due_days == 0)
        return DAY_NONE;
    return day_add_months(period_holding(framework, kpi, d), period_months(kpi)) - 1 +
           framework->failing.due_days;
}

int period_days_late(const struct framework *framework, const struct contract_facts *facts,
                     const struct fact *result)
{
    const struct kpi *kpi = result->kpi != NULL ? framework_kpi(framework, result->kpi) : NULL;
    day due = kpi != NULL && result->kind == FACT_RESULT
                  ? period_due(framework, kpi, result->period)
                  : DAY_NONE;
    if (due == DAY_NONE || result->date <= due)
        return 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *other = &facts->facts[i];
        if (other->kind == FACT_RESULT && other->period == result->period &&
            other->date < result->date && text_equal(other->kpi, result->kpi))
            return 0;
    }
    return result->date - due;
}

void period_words(const struct framework *framework, const struct kpi *kpi, day first,
                  struct text *out)
{
    char iso[DAY_ISO_SIZE];
    struct reach reach = reach_of(framework, kpi);
    text_printf(out, "KPI %s has no period that begins on %s; ", kpi->ref, day_iso(first, iso));
    if (reach.lines == 0 || first < reach.from) {
        text_printf(out, "it is returned for every %d month%s, and the period that holds that day ",
                    period_months(kpi), period_months(kpi) == 1 ? "" : "s");
        text_printf(out, "begins on %s", day_iso(period_holding(framework, kpi, first), iso));
        return;
    }
    text_printf(out, "by the calendar of %s its periods begin on ", framework->id);
    const char *before = "";
    for (size_t i = 0; i < framework->provisions.return_count; i++) {
        const struct return_due *line = &framework->provisions.returns[i];
        if (!asks(line, kpi))
            continue;
        text_printf(out, "%s%s", before, day_iso(line->from, iso));
        before = ", ";
    }
    text_printf(out, ", and it ends on %s", day_iso(reach.to, iso));
    if (first > reach.to)
        text_add(out, ": the lines of a later year are added to the framework's file");
}
