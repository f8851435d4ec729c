// SPDX-License-Identifier: MIT
// A result of a history: its KPI, period, value and colour.
#include "model/import/history.h"

#include "model/measure.h"
#include "model/rules/periods.h"

// The last day of a result's period.
static day period_end(const struct history_row *row, const struct kpi *kpi)
{
    return day_add_months(row->period, period_months(kpi)) - 1;
}

// A result is of a period that there is; what is reported before the return, of a day in one. What begins within a period counts to the
// quarter in which it begins (design 4.1 rule 1) where no calendar says what the periods are; a calendar that has ended says nothing.
static bool has_period(struct dossier *dossier, const struct history_row *row,
                       const struct kpi *kpi)
{
    const struct framework *framework = dossier->under->framework;
    struct history_tally *tallies = dossier->tally;
    bool covered = period_covers(framework, kpi, row->period);
    if (row->code == FACT_EARLY
            ? covered
            : period_exists(framework, kpi, dossier->under->contract.starts, row->period))
        return true;
    if (row->period > period_calendar_end(framework))
        tally(&tallies->later, &tallies->later_line, &row->head);
    else if (period_calendar_end(framework) == DAY_NEVER)
        tally(&tallies->inner, &tallies->inner_line, &row->head);
    else
        return false;
    return true;
}

static void check_period(struct dossier *dossier, struct history_row *row, const struct kpi *kpi)
{
    const struct framework *framework = dossier->under->framework;
    const struct contract *contract = &dossier->under->contract;
    char iso[DAY_ISO_SIZE], other[DAY_ISO_SIZE];
    day_iso(row->period, iso);
    if (day_civil(row->period).mday != 1) {
        WRONG("period %s is not the first day of a period; write that, as %s", iso,
              day_iso(period_holding(framework, kpi, row->period), other));
    } else if (row->period > row->date) {
        WRONG("period %s begins after date %s", iso, day_iso(row->date, other));
    } else if (period_end(row, kpi) < contract->starts) {
        WRONG("the period of KPI %s from %s was over before the contract began on %s", kpi->ref,
              iso, day_iso(contract->starts, other));
    } else if (row->period > contract->ends) {
        WRONG("the period of KPI %s from %s begins after the contract ended on %s", kpi->ref, iso,
              day_iso(contract->ends, other));
    } else if (!has_period(dossier, row, kpi)) {
        struct text words = {0};
        period_words(framework, kpi, row->period, &words);
        WRONG("%s", text_get(&words));
        text_release(&words);
    }
}

void history_measure(struct dossier *dossier, struct history_row *row)
{
    struct measure measure;
    struct text words = {0};
    const struct kpi *kpi =
        known_kpi(dossier->job, &row->head, dossier->under->framework, row->kpi);
    if (kpi == NULL)
        return;
    check_period(dossier, row, kpi);
    measure_read(kpi, &dossier->facts, row->period, row->value, row->colour, &measure);
    if (measure.troubles & MEASURE_NO_CATEGORY) {
        measure_categories(kpi, &words);
        WRONG("value %s is none of KPI %s, which takes %s", QUOTE(row->value), kpi->ref,
              words.length > 0 ? text_get(&words) : "a colour only");
    }
    if (measure.troubles & MEASURE_BEYOND)
        WRONG("value %s of KPI %s: a percentage is between 0 and 100", QUOTE(row->value), kpi->ref);
    if (measure.troubles & MEASURE_NO_FIGURE)
        WRONG("value %s: write a number as 88.4, a ratio as 442/500 (not of 0), or none where "
              "nothing happened",
              QUOTE(row->value));
    if (measure.troubles & MEASURE_NO_COLOUR)
        WRONG("colour %s: write G, A or R", QUOTE(row->colour));
    if (measure.troubles & MEASURE_EMPTY)
        WRONG("%s has neither value nor colour; write one or both, or the value none where nothing "
              "happened",
              row->kind);
    if (measure.troubles & MEASURE_NONE_COLOUR)
        WRONG("value none means that nothing happened, which has no colour");
    if (measure.troubles & MEASURE_DISAGREES) {
        text_clear(&words);
        measure_target(kpi, &dossier->facts, row->period, &words);
        WRONG("value %s of KPI %s is %s%s, and the colour says %s", QUOTE(row->value), kpi->ref,
              colour_word(measure.colour), text_get(&words), colour_word(measure.given));
    }
    row->value = measure.value;
    row->colour = measure.stored != COLOUR_NONE ? colour_word(measure.stored) : "";
    text_release(&words);
}
