// SPDX-License-Identifier: MIT
// A row of a history against its framework: KPI, period, value, colour, instrument, type, outcome,
// keys, dates.
#include "model/import/history.h"

#include <string.h>

enum { DAYS_AHEAD = 5 * 366 }; // a date further ahead is a slip of the keys

static void check_dates(struct dossier *dossier, struct history_row *row)
{
    const struct office *office = dossier->job->office;
    day today = office->as_at > office->today ? office->as_at : office->today;
    moment now =
        moment_end_of_day(today) > dossier->job->now ? moment_end_of_day(today) : dossier->job->now;
    char iso[DAY_ISO_SIZE], time[MOMENT_SIZE];
    bool planned = (row->code == FACT_VISIT || row->code == FACT_MEETING) &&
                   text_equal(row->outcome, "planned");
    if (row->date > today + DAYS_AHEAD)
        WRONG("date %s is more than five years ahead", day_iso(row->date, iso));
    else if (row->date > today && !planned)
        tally(&dossier->tally->ahead, &dossier->tally->ahead_line, &row->head);
    if (row->claimed && moment_day(row->recorded, NULL) < row->date - 1 && !planned)
        WRONG("recorded %s is before the day it tells of, %s", moment_iso(row->recorded, time),
              day_iso(row->date, iso));
    if (row->claimed && row->recorded > now && row->date <= today)
        WRONG("recorded %s is yet to come", moment_iso(row->recorded, time));
}

static bool plain_ref(const char *ref)
{
    return ref[strspn(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-")] ==
           '\0';
}

const char *history_ref(const struct history_row *row, struct arena *arena)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (row->code == FACT_RESULT)
        return arena_printf(arena, "%s@%s", row->kpi, day_iso(row->period, period));
    if (row->code == FACT_EARLY)
        return arena_printf(arena, "%s@%s!%s", row->kpi, day_iso(row->period, period),
                            day_iso(row->date, date));
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
    const struct chain_step *steps[] = {&framework->chain.determine, &framework->chain.again,
                                        &framework->chain.expiry};
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
            WRONG("answers %s is no key of a finding; write it as findings does, like "
                  "pwn-quarter:2027-04-01",
                  QUOTE(key));
        else if (!raises(dossier->under->framework, rule))
            WRONG("answers %s: %s has no rule %s", QUOTE(key), dossier->under->framework->id,
                  QUOTE(rule));
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
        WRONG("instrument %s is none that %s serves; it has %s", QUOTE(row->instrument),
              framework->id, ids.length > 0 ? text_get(&ids) : "none");
        text_release(&ids);
    } else if (instrument->plan) {
        if (row->rectify_by == DAY_NONE)
            WRONG("rectify_by is empty, and a %s needs it", instrument->id);
        else if (row->rectify_by < row->date)
            WRONG("rectify_by %s is before the plan is served", day_iso(row->rectify_by, iso));
        check_covers(dossier, row);
    } else if (row->covers[0] != '\0' || row->rectify_by != DAY_NONE ||
               row->accompanies[0] != '\0' || row->follows[0] != '\0') {
        WRONG("%s is filled, and a %s has no such field",
              row->covers[0] != '\0'        ? "covers"
              : row->rectify_by != DAY_NONE ? "rectify_by"
              : row->accompanies[0] != '\0' ? "accompanies"
                                            : "follows",
              instrument->id);
    }
    check_answers(dossier, row);
}

static const char *const determinations[] = {"met", "not-met", "awaited", NULL};
static const char *const encounters[] = {"planned", "held", "missed", "cancelled", NULL};

const char *const *history_outcomes(enum fact_kind kind)
{
    return kind == FACT_DETERMINED                      ? determinations
           : kind == FACT_VISIT || kind == FACT_MEETING ? encounters
                                                        : NULL;
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
    WRONG("outcome %s is no type of never event of %s, which has %s", QUOTE(row->outcome),
          framework->id, types.length > 0 ? text_get(&types) : "none");
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
    WRONG("outcome %s is no decision of %s: write waived%s", QUOTE(row->outcome), framework->id,
          text_get(&decisions));
    text_release(&decisions);
}

static void check_encounter(struct dossier *dossier, struct history_row *row)
{
    bool known = false;
    for (size_t i = 0; encounters[i] != NULL; i++)
        known = known || text_equal(row->outcome, encounters[i]);
    if (!known)
        WRONG("outcome %s: a %s is planned, held, missed or cancelled", QUOTE(row->outcome),
              row->kind);
    const struct cadence *cadence = framework_cadence(dossier->under->framework, row->instrument);
    if (cadence != NULL && cadence->visit != (row->code == FACT_VISIT))
        WRONG("%s %s is a %s of %s: its kind is %s", row->kind, QUOTE(row->instrument),
              cadence->visit ? "visit" : "meeting", dossier->under->framework->id,
              cadence->visit ? "visit" : "meeting");
    if (cadence == NULL)
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
        [FACT_RESULT] = history_measure,         [FACT_EARLY] = history_measure,
        [FACT_NEVER_EVENT] = check_event,        [FACT_SERVED] = check_paper,
        [FACT_DETERMINED] = check_determination, [FACT_WITHDRAWN] = check_nothing,
        [FACT_DECIDED] = check_decision,         [FACT_VISIT] = check_encounter,
        [FACT_MEETING] = check_encounter,
    };
    if (row->head.bad)
        return;
    settle_ref(dossier, row);
    check_dates(dossier, row);
    checks[row->code](dossier, row);
}
