// SPDX-License-Identifier: MIT
// A result of a history: its KPI, period, value and colour.
#include "model/import/history.h"

#include "model/measure.h"

// The last day of a result's period.
static day period_end(const struct history_row *row, const struct kpi *kpi)
{
    return day_add_months(row->period, kpi->interval > 0 ? kpi->interval : 1) - 1;
}

static void check_period(struct dossier *dossier, struct history_row *row, const struct kpi *kpi)
{
    char iso[DAY_ISO_SIZE], first[DAY_ISO_SIZE];
    struct civil civil = day_civil(row->period);
    day_iso(row->period, iso);
    if (civil.mday != 1) {
        day begin = day_of(civil.year,
                           kpi->interval > 0 ? (civil.month - 1) / kpi->interval * kpi->interval + 1
                                             : civil.month,
                           1);
        WRONG("period %s is not the first day of a period; write that, as %s", iso,
              day_iso(begin, first));
    } else if (row->period > row->date) {
        WRONG("period %s begins after date %s", iso, day_iso(row->date, first));
    } else if (period_end(row, kpi) < dossier->under->contract.starts) {
        char starts[DAY_ISO_SIZE];
        WRONG("period %s of KPI %s ends on %s, before the contract starts on %s", iso, kpi->ref,
              day_iso(period_end(row, kpi), first),
              day_iso(dossier->under->contract.starts, starts));
    } else if (kpi->interval > 1 && (civil.month - 1) % kpi->interval != 0) {
        tally(&dossier->tally->inner, &dossier->tally->inner_line, &row->head);
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
