// SPDX-License-Identifier: MIT
// A result of a history: its KPI, period, value and colour.
#include "model/import/history.h"

#include <string.h>
#include <strings.h>

#include "model/rules/rules.h"

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

// The colour of a category's word; COLOUR_NONE and a mistake when it is none of them.
static enum colour category_colour(struct dossier *dossier, struct history_row *row,
                                   const struct kpi *kpi)
{
    struct text words = {0};
    enum colour colour = COLOUR_NONE;
    bool found = false;
    for (size_t i = 0; i < kpi->category_count && !found; i++) {
        found = strcasecmp(row->value, kpi->categories[i].word) == 0;
        if (found) {
            colour = kpi->categories[i].colour;
            row->value = arena_strdup(dossier->job->arena, kpi->categories[i].word);
        }
        text_printf(&words, "%s%s", i > 0 ? ", " : "", kpi->categories[i].word);
    }
    if (!found)
        WRONG("value %s is none of KPI %s, which takes %s", QUOTE(row->value), kpi->ref,
              words.length > 0 ? text_get(&words) : "a colour only");
    text_release(&words);
    return colour;
}

static void check_share(struct dossier *dossier, struct history_row *row, const struct kpi *kpi,
                        struct decimal value, bool ratio)
{
    struct decimal none, all;
    decimal_parse("0", &none);
    decimal_parse(ratio ? "1" : "100", &all);
    if (text_equal(kpi->unit, "%") &&
        (decimal_compare(value, none) < 0 || decimal_compare(value, all) > 0))
        WRONG("value %s of KPI %s: a percentage is between 0 and 100", QUOTE(row->value), kpi->ref);
}

// What the value says by itself; COLOUR_NONE without a target.
static enum colour value_colour(struct dossier *dossier, struct history_row *row,
                                const struct kpi *kpi)
{
    struct decimal value;
    if (row->value[0] == '\0' || text_equal(row->value, "none"))
        return COLOUR_NONE;
    if (kpi->better == BETTER_CATEGORY)
        return category_colour(dossier, row, kpi);
    bool ratio = strchr(row->value, '/') != NULL;
    if (ratio ? decimal_parse_ratio(row->value, &value) : decimal_parse(row->value, &value)) {
        check_share(dossier, row, kpi, value, ratio);
        return rules_colour(kpi, &dossier->facts, row->period, value, ratio);
    }
    WRONG("value %s: write a number as 88.4, a ratio as 442/500 (not of 0), or none where nothing "
          "happened",
          QUOTE(row->value));
    return COLOUR_NONE;
}

static enum colour given_colour(struct dossier *dossier, struct history_row *row)
{
    static const struct {
        const char *letter;
        enum colour colour;
    } letters[] = {{"G", COLOUR_GREEN}, {"A", COLOUR_AMBER}, {"R", COLOUR_RED}};
    if (row->colour[0] == '\0')
        return COLOUR_NONE;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        enum colour colour = letters[i].colour;
        if (strcasecmp(row->colour, letters[i].letter) == 0 ||
            strcasecmp(row->colour, colour_word(colour)) == 0)
            return colour;
    }
    WRONG("colour %s: write G, A or R", QUOTE(row->colour));
    return COLOUR_NONE;
}

static void words_of_target(struct dossier *dossier, const struct history_row *row,
                            const struct kpi *kpi, struct text *out)
{
    const struct target *target = rules_target(kpi, &dossier->facts, row->period);
    if (target == NULL)
        return;
    text_add(out, " (target ");
    decimal_print(target->target, 9, out);
    if (target->has_amber) {
        text_add(out, ", amber to ");
        decimal_print(target->amber, 9, out);
    }
    text_add(out, ")");
}

void history_measure(struct dossier *dossier, struct history_row *row)
{
    const struct kpi *kpi =
        known_kpi(dossier->job, &row->head, dossier->under->framework, row->kpi);
    if (kpi == NULL)
        return;
    check_period(dossier, row, kpi);
    if (strcasecmp(row->value, "none") == 0)
        row->value = "none";
    enum colour by_value = value_colour(dossier, row, kpi), given = given_colour(dossier, row);
    if (row->value[0] == '\0' && row->colour[0] == '\0')
        WRONG("%s has neither value nor colour; write one or both, or the value none where nothing "
              "happened",
              row->kind);
    if (text_equal(row->value, "none") && given != COLOUR_NONE)
        WRONG("value none means that nothing happened, which has no colour");
    if (by_value != COLOUR_NONE && given != COLOUR_NONE && by_value != given) {
        struct text target = {0};
        words_of_target(dossier, row, kpi, &target);
        WRONG("value %s of KPI %s is %s%s, and the colour says %s", QUOTE(row->value), kpi->ref,
              colour_word(by_value), text_get(&target), colour_word(given));
        text_release(&target);
    }
    // a category's word has no other way to its colour; that of a figure is worked out when it is
    // looked at
    enum colour settled = given == COLOUR_NONE && kpi->better == BETTER_CATEGORY ? by_value : given;
    row->colour = settled != COLOUR_NONE ? colour_word(settled) : "";
}
