// SPDX-License-Identifier: MIT
// The sheet of a return: its period, the KPIs due in it, what is recorded of them then and before.
#include "model/returns_entry.h"

#include "model/rules/periods.h"

enum { LOOKED_BACK = 4 }; // returns among which a missing figure is looked for

// ---- Periods ---------------------------------------------------------------------------------------------------------------------------

static int month_of(day d)
{
    struct civil civil = day_civil(d);
    return civil.year * 12 + civil.month - 1;
}

static day month_first(int month)
{
    return day_of(month / 12, month % 12 + 1, 1);
}

// Returns follow each other by the shortest interval of a KPI.
static const struct kpi *shortest(const struct framework *framework)
{
    const struct kpi *found = &framework->kpis[0];
    for (size_t i = 1; i < framework->kpi_count; i++) {
        if (period_months(&framework->kpis[i]) < period_months(found))
            found = &framework->kpis[i];
    }
    return found;
}

// The month with which the return begins that holds a day.
static int return_holding(const struct framework *framework, day d)
{
    return month_of(period_holding(framework, shortest(framework), d));
}

// Whether a period of the KPI ends with the month before `end`.
static bool ends_with(const struct framework *framework, const struct kpi *kpi, int end)
{
    return month_of(period_holding(framework, kpi, month_first(end))) == end;
}

// The last day of which something can be returned: today, the contract's last, or that of the published calendar.
static day reach_of(const struct evaluation *evaluation, day today)
{
    day ends = evaluation->contract.ends, calendar = period_calendar_end(evaluation->framework);
    day last = ends < today ? ends : today;
    return calendar < last ? calendar : last;
}

void return_period_words(day first, day last, struct text *out)
{
    struct civil a = day_civil(first), b = day_civil(last);
    if (a.year != b.year)
        text_printf(out, "%s %d to ", day_month_name(a.month, false), a.year);
    else if (a.month != b.month)
        text_printf(out, "%s to ", day_month_name(a.month, false));
    text_printf(out, "%s %d", day_month_name(b.month, false), b.year);
}

// ---- What is recorded ------------------------------------------------------------------------------------------------------------------

static const char *text_of(const struct kpi *kpi, const struct return_record *record,
                           struct arena *arena)
{
    static const char *const words[] = {[COLOUR_NONE] = "",
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    if (*record->value == '\0')
        return words[record->given];
    if (record->given == COLOUR_NONE || kpi->better == BETTER_CATEGORY)
        return record->value;
    return arena_printf(arena, "%s %s", record->value, words[record->given]);
}

static enum colour counts_as(const struct kpi *kpi, const struct evaluation *evaluation,
                             const struct fact *fact)
{
    if (fact->no_activity || fact->colour != COLOUR_NONE || !fact->has_value)
        return fact->no_activity ? COLOUR_NONE : fact->colour;
    return rules_colour(kpi, &evaluation->facts, fact->period, fact->value, fact->is_ratio);
}

// The last recorded of those that tell of the KPI and begin within those days; of an early report the latest received.
static struct return_record find(const struct evaluation *evaluation, const struct kpi *kpi,
                                 enum fact_kind kind, day from, day to, struct arena *arena)
{
    struct return_record found = {.ref = "", .value = "", .text = "", .by = ""};
    const struct fact *last = NULL;
    for (size_t i = 0; i < evaluation->rows.count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        const struct fact_row *row = &evaluation->rows.rows[i];
        if (fact->kind != kind || !fact_known(fact, MOMENT_ALL) || fact->period < from ||
            fact->period > to || !text_equal(fact->kpi, kpi->ref))
            continue;
        bool same = last != NULL && last->period == fact->period &&
                    (kind == FACT_RESULT || last->date == fact->date);
        bool newer =
            last == NULL || (kind == FACT_EARLY && fact->date != last->date
                                 ? fact->date > last->date
                                 : fact->recorded > last->recorded ||
                                       (fact->recorded == last->recorded && fact->id > last->id));
        if (!newer) {
            found.corrected = found.corrected || same;
            continue;
        }
        found = (struct return_record){
            .any = true,
            .corrected = same,
            .early = kind == FACT_EARLY,
            .ref = fact->ref,
            .value = row->value,
            .given = fact->colour,
            .colour = counts_as(kpi, evaluation, fact),
            .date = fact->date,
            .by = fact->recorded_by,
            .at = fact->recorded,
        };
        last = fact;
    }
    if (found.any)
        found.text = text_of(kpi, &found, arena);
    return found;
}

// A figure of that very period, or what was returned for parts of it.
static struct return_record find_in(const struct evaluation *evaluation, const struct kpi *kpi,
                                    day first, day last, struct arena *arena)
{
    struct return_record found = find(evaluation, kpi, FACT_RESULT, first, first, arena);
    if (!found.any)
        found = find(evaluation, kpi, FACT_RESULT, first, last, arena);
    if (!found.any)
        found = find(evaluation, kpi, FACT_EARLY, first, last, arena);
    return found;
}

static void add_kpi(struct return_sheet *sheet, const struct kpi *kpi, int end, struct arena *arena)
{
    const struct evaluation *evaluation = &sheet->evaluation;
    struct return_kpi *row = &sheet->kpis[sheet->count++];
    *row = (struct return_kpi){
        .kpi = kpi,
        .period = month_first(end - period_months(kpi)),
        .period_end = sheet->last,
    };
    row->target = rules_target(kpi, &evaluation->facts, row->period);
    row->result = find(evaluation, kpi, FACT_RESULT, row->period, row->period, arena);
    row->early = find(evaluation, kpi, FACT_EARLY, row->period, row->period, arena);
    sheet->in += row->result.any;
    for (int i = 0; i < RETURN_MOST_BEFORE; i++) {
        int before = end - (i + 1) * sheet->months;
        if (ends_with(evaluation->framework, kpi, before))
            row->before[i] = find_in(evaluation, kpi, month_first(before - period_months(kpi)),
                                     month_first(before) - 1, arena);
    }
}

// Fills the sheet of the return that begins with that month.
static void fill(struct return_sheet *sheet, int month, day today, struct arena *arena)
{
    const struct evaluation *evaluation = &sheet->evaluation;
    const struct framework *framework = evaluation->framework;
    int end = month + sheet->months;
    sheet->first = month_first(month);
    sheet->last = month_first(end) - 1;
    day starts = evaluation->contract.starts, ends = evaluation->contract.ends;
    sheet->from = starts > sheet->first ? starts : sheet->first;
    sheet->to = ends < sheet->last ? ends : sheet->last;
    sheet->partial = sheet->from != sheet->first || sheet->to != sheet->last;
    sheet->earlier = sheet->first > starts;
    sheet->later = sheet->last < reach_of(evaluation, today);
    sheet->last_published = sheet->last >= period_calendar_end(framework);
    sheet->due = period_due(framework, shortest(framework), sheet->first);
    sheet->count = sheet->in = 0;
    sheet->kpis = ARENA_ARRAY(arena, framework->kpi_count + 1, struct return_kpi);
    for (size_t i = 0; i < framework->kpi_count; i++) {
        if (ends_with(framework, &framework->kpis[i], end))
            add_kpi(sheet, &framework->kpis[i], end, arena);
    }
}

// The latest that has ended and is not all in; of a contract that has just begun the one that runs.
static void choose(struct return_sheet *sheet, day today, struct arena *arena)
{
    const struct framework *framework = sheet->evaluation.framework;
    int earliest = return_holding(framework, sheet->evaluation.contract.starts);
    int latest = return_holding(framework, reach_of(&sheet->evaluation, today));
    if (month_first(latest + sheet->months) > today && latest > earliest)
        latest -= sheet->months;
    for (int i = 0; i < LOOKED_BACK && latest - i * sheet->months >= earliest; i++) {
        fill(sheet, latest - i * sheet->months, today, arena);
        if (sheet->in < sheet->count)
            return;
    }
    fill(sheet, latest, today, arena);
}

bool return_sheet_fill(struct return_sheet *sheet, day first, day today, struct arena *arena,
                       struct status *st)
{
    const struct contract *contract = &sheet->evaluation.contract;
    const struct framework *framework = sheet->evaluation.framework;
    if (framework->kpi_count == 0)
        return status_fail(st, STATUS_DATA, "%s has no KPIs to return under %s.", contract->ref,
                           framework->title);
    if (contract->starts > today)
        return status_fail(st, STATUS_DATA, "%s has not begun yet: nothing can be returned for it.",
                           contract->ref);
    day reach = reach_of(&sheet->evaluation, today);
    if (reach < contract->starts) {
        struct text end = {0};
        day_print(reach, false, &end);
        status_fail(st, STATUS_DATA,
                    "%s has no period to return for: the calendar of returns of %s ends on %s. "
                    "The lines of a later year are added to the framework's file.",
                    contract->ref, framework->title, text_get(&end));
        text_release(&end);
        return false;
    }
    sheet->months = period_months(shortest(framework));
    int earliest = return_holding(framework, contract->starts);
    int latest = return_holding(framework, reach);
    if (first == DAY_NONE) {
        choose(sheet, today, arena);
        return true;
    }
    int month = return_holding(framework, first);
    fill(sheet, month < earliest ? earliest : month > latest ? latest : month, today, arena);
    return true;
}

bool return_sheet(struct office *office, int64_t contract, day first, struct arena *arena,
                  struct return_sheet *out, struct status *st)
{
    *out = (struct return_sheet){0};
    return evaluation_at(office, contract, office->today, MOMENT_ALL, arena, &out->evaluation,
                         st) &&
           return_sheet_fill(out, first, office->today, arena, st);
}
