// SPDX-License-Identifier: MIT
// A row of a history against its framework: KPI, period, value, colour, instrument, type, outcome, keys, dates.
#include <string.h>
#include <strings.h>

#include "model/import/history.h"
#include "model/rules/rules.h"

enum { DAYS_AHEAD = 5 * 366 }; // a date further ahead is a slip of the keys

#define WRONG(...) row_problem(dossier->job, &row->head, __VA_ARGS__)
#define QUOTE(text) quote(dossier->job, (text))

static void check_dates(struct dossier *dossier, struct history_row *row)
{
    const struct office *office = dossier->job->office;
    day today = office->as_at > office->today ? office->as_at : office->today;
    moment now = moment_end_of_day(today) > dossier->job->now ? moment_end_of_day(today) : dossier->job->now;
    char iso[DAY_ISO_SIZE], time[MOMENT_SIZE];
    bool planned = (row->code == FACT_VISIT || row->code == FACT_MEETING) && text_equal(row->outcome, "planned");
    if (row->date > today + DAYS_AHEAD)
        WRONG("date %s is more than five years ahead", day_iso(row->date, iso));
    else if (row->date > today && !planned)
        tally(&dossier->tally->ahead, &dossier->tally->ahead_line, &row->head);
    if (row->claimed && row->recorded > now && row->date <= today)
        WRONG("recorded %s is yet to come", moment_iso(row->recorded, time));
}

static bool plain_ref(const char *ref)
{
    return ref[strspn(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-")] == '\0';
}

const char *history_ref(const struct history_row *row, struct arena *arena)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (row->code == FACT_RESULT)
        return arena_printf(arena, "%s@%s", row->kpi, day_iso(row->period, period));
    if (row->code == FACT_EARLY)
        return arena_printf(arena, "%s@%s!%s", row->kpi, day_iso(row->period, period), day_iso(row->date, date));
    return "";
}

static void settle_ref(struct dossier *dossier, struct history_row *row)
{
    const char *own = history_ref(row, dossier->job->arena);
    if (row->ref[0] == '\0')
        row->ref = own;
    else if (!plain_ref(row->ref) && !text_equal(row->ref, own))
        WRONG("ref %s: a reference has letters, digits and . _ / - only", QUOTE(row->ref));
}

static void check_period(struct dossier *dossier, struct history_row *row, const struct kpi *kpi)
{
    char iso[DAY_ISO_SIZE], first[DAY_ISO_SIZE];
    struct civil civil = day_civil(row->period);
    day_iso(row->period, iso);
    if (civil.mday != 1) {
        day begin = day_of(civil.year, kpi->interval > 0 ? (civil.month - 1) / kpi->interval * kpi->interval + 1 : civil.month, 1);
        WRONG("period %s is not the first day of a period; write that, as %s", iso, day_iso(begin, first));
    } else if (row->period > row->date) {
        WRONG("period %s begins after date %s", iso, day_iso(row->date, first));
    } else if (kpi->interval > 1 && (civil.month - 1) % kpi->interval != 0) {
        tally(&dossier->tally->inner, &dossier->tally->inner_line, &row->head);
    }
}

// The colour of a category's word; COLOUR_NONE and a mistake when it is none of them.
static enum colour category_colour(struct dossier *dossier, struct history_row *row, const struct kpi *kpi)
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

// What the value says by itself; COLOUR_NONE without a target.
static enum colour value_colour(struct dossier *dossier, struct history_row *row, const struct kpi *kpi)
{
    struct decimal value;
    if (row->value[0] == '\0' || text_equal(row->value, "none"))
        return COLOUR_NONE;
    if (kpi->better == BETTER_CATEGORY)
        return category_colour(dossier, row, kpi);
    bool ratio = strchr(row->value, '/') != NULL;
    if (ratio ? decimal_parse_ratio(row->value, &value) : decimal_parse(row->value, &value))
        return rules_colour(kpi, &dossier->facts, row->period, value, ratio);
    WRONG("value %s: write a number as 88.4, a ratio as 442/500 (not of 0), or none where nothing happened", QUOTE(row->value));
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
        if (strcasecmp(row->colour, letters[i].letter) == 0 || strcasecmp(row->colour, colour_word(colour)) == 0)
            return colour;
    }
    WRONG("colour %s: write G, A or R", QUOTE(row->colour));
    return COLOUR_NONE;
}

static void words_of_target(struct dossier *dossier, const struct history_row *row, const struct kpi *kpi, struct text *out)
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

static void check_measure(struct dossier *dossier, struct history_row *row)
{
    const struct kpi *kpi = known_kpi(dossier->job, &row->head, dossier->under->framework, row->kpi);
    if (kpi == NULL)
        return;
    check_period(dossier, row, kpi);
    if (strcasecmp(row->value, "none") == 0)
        row->value = "none";
    enum colour by_value = value_colour(dossier, row, kpi), given = given_colour(dossier, row);
    if (row->value[0] == '\0' && row->colour[0] == '\0')
        WRONG("%s has neither value nor colour; write one or both, or the value none where nothing happened", row->kind);
    if (text_equal(row->value, "none") && given != COLOUR_NONE)
        WRONG("value none means that nothing happened, which has no colour");
    if (by_value != COLOUR_NONE && given != COLOUR_NONE && by_value != given) {
        struct text target = {0};
        words_of_target(dossier, row, kpi, &target);
        WRONG("value %s of KPI %s is %s%s, and the colour says %s", QUOTE(row->value), kpi->ref, colour_word(by_value),
              text_get(&target), colour_word(given));
        text_release(&target);
    }
    // a category's word has no other way to its colour; that of a figure is worked out when it is looked at
    enum colour settled = given == COLOUR_NONE && kpi->better == BETTER_CATEGORY ? by_value : given;
    row->colour = settled != COLOUR_NONE ? colour_word(settled) : "";
}

// The items of a list joined by ';', one after the other: false past the last.
static bool next_item(const char **at, struct arena *arena, const char **item)
{
    if (**at == '\0')
        return false;
    size_t length = strcspn(*at, ";");
    *item = arena_strndup(arena, *at, length);
    *at += length + ((*at)[length] == ';');
    return true;
}

static void check_covers(struct dossier *dossier, struct history_row *row)
{
    const char *at = row->covers, *kpi = NULL;
    while (next_item(&at, dossier->scratch, &kpi))
        known_kpi(dossier->job, &row->head, dossier->under->framework, kpi);
}

static bool raises(const struct framework *framework, const char *rule)
{
    const struct chain_step *steps[] = {&framework->chain.determine, &framework->chain.again, &framework->chain.expiry};
    for (size_t i = 0; i < framework->rule_count; i++)
        if (text_equal(framework->rules[i].key, rule))
            return true;
    for (size_t i = 0; framework->chain.present && i < sizeof steps / sizeof *steps; i++)
        if (text_equal(steps[i]->key, rule))
            return true;
    return false;
}

static void check_answers(struct dossier *dossier, struct history_row *row)
{
    const char *at = row->answers, *key = NULL;
    while (next_item(&at, dossier->scratch, &key)) {
        size_t length = strcspn(key, ":");
        const char *rule = arena_strndup(dossier->scratch, key, length);
        if (key[length] == '\0' || key[length + 1] == '\0')
            WRONG("answers %s is no key of a finding; write it as findings does, like pwn-quarter:2027-04-01", QUOTE(key));
        else if (!raises(dossier->under->framework, rule))
            WRONG("answers %s: %s has no rule %s", QUOTE(key), dossier->under->framework->id, QUOTE(rule));
    }
}

static void check_paper(struct dossier *dossier, struct history_row *row)
{
    const struct framework *framework = dossier->under->framework;
    const struct instrument *instrument = framework_instrument(framework, row->instrument);
    char iso[DAY_ISO_SIZE];
    if (instrument == NULL || !(instrument->plan || instrument->notice)) {
        struct text ids = {0};
        for (size_t i = 0; i < framework->instrument_count; i++)
            if (framework->instruments[i].plan || framework->instruments[i].notice)
                text_printf(&ids, "%s%s", ids.length > 0 ? ", " : "", framework->instruments[i].id);
        WRONG("instrument %s is none that %s serves; it has %s", QUOTE(row->instrument), framework->id,
              ids.length > 0 ? text_get(&ids) : "none");
        text_release(&ids);
    } else if (instrument->plan) {
        if (row->rectify_by == DAY_NONE)
            WRONG("rectify_by is empty, and a %s needs it", instrument->id);
        else if (row->rectify_by < row->date)
            WRONG("rectify_by %s is before the plan is served", day_iso(row->rectify_by, iso));
        check_covers(dossier, row);
    } else if (row->covers[0] != '\0' || row->rectify_by != DAY_NONE || row->accompanies[0] != '\0' || row->follows[0] != '\0') {
        WRONG("%s is filled, and a %s has no such field",
              row->covers[0] != '\0'            ? "covers"
              : row->rectify_by != DAY_NONE     ? "rectify_by"
              : row->accompanies[0] != '\0'     ? "accompanies"
                                                : "follows",
              instrument->id);
    }
    check_answers(dossier, row);
}

static void check_determination(struct dossier *dossier, struct history_row *row)
{
    bool awaited = text_equal(row->outcome, "awaited"), unmet = text_equal(row->outcome, "not-met");
    if (!awaited && !unmet && !text_equal(row->outcome, "met")) {
        WRONG("outcome %s: a determination is met, not-met or awaited", QUOTE(row->outcome));
        return;
    }
    if (awaited && row->rectify_by == DAY_NONE)
        WRONG("rectify_by is empty, and awaited needs the day until which it is");
    else if (awaited && row->rectify_by < row->date)
        WRONG("rectify_by is before date: until when is it awaited?");
    if (!awaited && row->rectify_by != DAY_NONE)
        WRONG("rectify_by is filled, and only awaited has it");
    if (!unmet && row->covers[0] != '\0')
        WRONG("covers is filled, and only not-met has it");
    check_covers(dossier, row);
}

static void check_event(struct dossier *dossier, struct history_row *row)
{
    const struct framework *framework = dossier->under->framework;
    if (framework_never_event(framework, row->outcome) != NULL)
        return;
    struct text types = {0};
    for (size_t i = 0; i < framework->never_event_count; i++)
        text_printf(&types, "%s%s", i > 0 ? ", " : "", framework->never_events[i].type);
    WRONG("outcome %s is no type of never event of %s, which has %s", QUOTE(row->outcome), framework->id,
          types.length > 0 ? text_get(&types) : "none");
    text_release(&types);
}

static void check_decision(struct dossier *dossier, struct history_row *row)
{
    const struct framework *framework = dossier->under->framework;
    check_answers(dossier, row);
    if (text_equal(row->outcome, "waived") || framework_decision(framework, row->outcome) != NULL)
        return;
    struct text decisions = {0};
    for (size_t i = 0; i < framework->decision_count; i++)
        text_printf(&decisions, ", %s", framework->decisions[i].id);
    WRONG("outcome %s is no decision of %s: write waived%s", QUOTE(row->outcome), framework->id, text_get(&decisions));
    text_release(&decisions);
}

static void check_encounter(struct dossier *dossier, struct history_row *row)
{
    static const char *const outcomes[] = {"planned", "held", "missed", "cancelled"};
    bool known = false;
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        known = known || text_equal(row->outcome, outcomes[i]);
    if (!known)
        WRONG("outcome %s: a %s is planned, held, missed or cancelled", QUOTE(row->outcome), row->kind);
    if (framework_cadence(dossier->under->framework, row->instrument) == NULL)
        tally(&dossier->tally->type, &dossier->tally->type_line, &row->head);
}

static void check_nothing(struct dossier *dossier, struct history_row *row)
{
    (void)dossier;
    (void)row;
}

void history_values(struct dossier *dossier, struct history_row *row)
{
    static void (*const checks[FACT_KIND_COUNT])(struct dossier *, struct history_row *) = {
        [FACT_RESULT] = check_measure,         [FACT_EARLY] = check_measure,
        [FACT_NEVER_EVENT] = check_event,      [FACT_SERVED] = check_paper,
        [FACT_DETERMINED] = check_determination, [FACT_WITHDRAWN] = check_nothing,
        [FACT_DECIDED] = check_decision,       [FACT_VISIT] = check_encounter,
        [FACT_MEETING] = check_encounter,
    };
    if (row->head.bad)
        return;
    settle_ref(dossier, row);
    check_dates(dossier, row);
    checks[row->code](dossier, row);
}
