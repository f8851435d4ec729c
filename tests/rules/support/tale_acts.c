// SPDX-License-Identifier: MIT
// What else happens in a history: what nobody asked for, never events, decisions, visits and meetings, and the officer who
// looks at what is open.
#include "tale_inside.h"

#include "model/ground/text.h"

static const char *one_of(struct telling *telling, const char *const *list, size_t count)
{
    return list[chance_index(&telling->chance, count)];
}

// A key that might be raised: some are, some never will be.
static const char *guess(struct telling *telling, const char *instrument)
{
    char quarter[DAY_ISO_SIZE], year[DAY_ISO_SIZE];
    day_iso(
        day_add_months(day_quarter(telling->today), -3 * chance_between(&telling->chance, 0, 2)),
        quarter);
    day_iso(day_year_of(telling->facts.starts, telling->today), year);
    if (telling->paper_count > 0 && chance_of(&telling->chance, 30)) {
        const char *ref = telling->papers[chance_index(&telling->chance, telling->paper_count)].ref;
        const char *rule = text_equal(instrument, "pwn")   ? "pwn-expiry"
                           : text_equal(instrument, "rap") ? "rap-again"
                                                           : "determine";
        return arena_printf(telling->arena, "%s:%s", rule, ref);
    }
    if (text_equal(instrument, "rap"))
        return arena_printf(telling->arena, "rap-distinct:%s:%d", year,
                            chance_between(&telling->chance, 1, 2));
    if (text_equal(instrument, "pwn") && telling->event_count > 0 &&
        chance_of(&telling->chance, 40))
        return arena_printf(telling->arena, "pwn-never:%s",
                            one_of(telling, telling->events, telling->event_count));
    if (text_equal(instrument, "pwn") && chance_of(&telling->chance, 20))
        return arena_printf(telling->arena, "pwn-raps:%s", quarter);
    return arena_printf(telling->arena, "%s-quarter:%s", instrument, quarter);
}

static struct service guesses(struct telling *telling, const char *instrument)
{
    struct service service = {0};
    if (!chance_of(&telling->chance, 40))
        return service;
    const char **keys = ARENA_ARRAY(telling->arena, 2, const char *);
    keys[service.answer_count++] = guess(telling, instrument);
    const char *other = guess(telling, instrument);
    if (chance_of(&telling->chance, 30) && !text_equal(other, keys[0]))
        keys[service.answer_count++] = other;
    service.answers = keys;
    return service;
}

void tell_unasked(struct telling *telling, const struct act *act)
{
    (void)act;
    if (chance_of(&telling->chance, telling->plans)) {
        tell_plan(telling, guesses(telling, "rap"));
        return;
    }
    const char *instrument = chance_of(&telling->chance, 67) ? "pwn" : "dn";
    tell_notice(telling, instrument, guesses(telling, instrument));
}

static void storm_act(struct telling *telling, const struct act *act)
{
    if (text_equal(act->word, "rap"))
        tell_plan(telling, (struct service){0});
    else
        tell_notice(telling, act->word, (struct service){0});
}

// What consistent failure takes: 12 plans in three months, 6 warning or 4 default notices in twelve.
void tell_storm(struct telling *telling)
{
    static const struct {
        const char *instrument;
        int count, days;
    } storms[] = {{"rap", 14, 91}, {"pwn", 7, 380}, {"dn", 6, 380}};
    size_t which = chance_index(&telling->chance, 3);
    day from = tell_later(telling, 0, telling->ends - telling->today);
    for (int i = 0; i < storms[which].count; i++)
        tell_at(telling, from + chance_between(&telling->chance, 0, storms[which].days), storm_act)
            ->word = storms[which].instrument;
}

void tell_never_event(struct telling *telling, const struct act *act)
{
    (void)act;
    const char *ref = tell_name(telling, "NE");
    struct fact fact = tell_fact(FACT_NEVER_EVENT, ref);
    fact.outcome =
        telling->framework
            ->never_events[chance_index(&telling->chance, telling->framework->never_event_count)]
            .type;
    tell_add(telling, fact, "");
    telling->events = arena_room(telling->arena, telling->events, &telling->event_room,
                                 telling->event_count, sizeof *telling->events);
    telling->events[telling->event_count++] = ref;
    if (chance_of(&telling->chance, 50)) {
        const char **keys = ARENA_NEW(telling->arena, const char *);
        *keys = arena_printf(telling->arena, "pwn-never:%s", ref);
        tell_notice(telling, "pwn", (struct service){.answers = keys, .answer_count = 1});
    }
    if (tell_leads_on(telling, 70))
        tell_at(telling, tell_later(telling, 0, 20), tell_react);
}

static void decide(struct telling *telling, const char *key, const char *outcome)
{
    const char **keys = ARENA_NEW(telling->arena, const char *);
    *keys = key;
    struct fact fact = tell_fact(FACT_DECIDED, tell_name(telling, "D"));
    fact.outcome = outcome;
    fact.answers = keys;
    fact.answer_count = 1;
    tell_add(telling, fact, "");
}

static const char *decision_word(struct telling *telling)
{
    return telling->framework
        ->decisions[chance_index(&telling->chance, telling->framework->decision_count)]
        .id;
}

void tell_decision(struct telling *telling, const struct act *act)
{
    static const char *const instruments[] = {"pwn", "dn", "rap"};
    (void)act;
    decide(telling, guess(telling, CHANCE_PICK(&telling->chance, instruments)),
           chance_of(&telling->chance, 80) ? "waived" : decision_word(telling));
}

// ---- visits and meetings: planned ahead, then held or not

static void encounter(struct telling *telling, const struct act *act)
{
    static const char *const outcomes[] = {"held", "held", "held", "missed", "cancelled"};
    enum fact_kind kind = text_equal(act->word, "qa-visit") ? FACT_VISIT : FACT_MEETING;
    struct fact fact = tell_fact(kind, act->ref);
    fact.instrument = act->word;
    fact.outcome = CHANCE_PICK(&telling->chance, outcomes);
    tell_add(telling, fact, "");
}

static void plan_encounter(struct telling *telling, const struct act *act)
{
    const char *ref = tell_name(telling, "M");
    day on = tell_later(telling, 3, 40);
    struct fact fact =
        tell_fact(text_equal(act->word, "qa-visit") ? FACT_VISIT : FACT_MEETING, ref);
    fact.instrument = act->word;
    fact.outcome = "planned";
    fact.date = on;
    if (!telling->options->prompt)
        tell_add(telling, fact, "");
    if (telling->options->prompt || chance_of(&telling->chance, 75)) {
        // what came of a thing is written down after it was planned
        moment planned =
            telling->options->prompt ? 0 : telling->list[telling->facts.fact_count - 1].recorded;
        day told = on > moment_day(planned, NULL) ? on : moment_day(planned, NULL) + 1;
        struct act *later = tell_at(telling, told, encounter);
        later->ref = ref;
        later->word = act->word;
    }
}

void tell_encounters(struct telling *telling)
{
    static const char *const types[] = {"contract-meeting", "contract-meeting",
                                        "performance-meeting", "qa-visit"};
    int days = telling->ends - telling->today;
    for (int i = chance_between(&telling->chance, 2, 6 * telling->options->years); i > 0; i--)
        tell_at(telling, tell_later(telling, 0, days), plan_encounter)->word =
            CHANCE_PICK(&telling->chance, types);
}

// ---- the officer who looks at what is open

static struct service named(struct telling *telling, const struct outcome *outcome,
                            const char *instrument)
{
    struct service service = {0};
    const char **keys = ARENA_ARRAY(telling->arena, 3, const char *);
    for (size_t i = 0; i < outcome->finding_count && service.answer_count < 3; i++) {
        const struct finding *finding = &outcome->findings[i];
        bool wanted = text_equal(finding->instrument, instrument) &&
                      (finding->status == FINDING_OPEN || chance_of(&telling->chance, 3));
        if (wanted && chance_of(&telling->chance, 70))
            keys[service.answer_count++] = arena_strdup(telling->arena, finding->key);
    }
    service.answers = keys;
    return service;
}

static void answer_by_plan(struct telling *telling, struct service service)
{
    const char *key = service.answers[0];
    const char *colon = key;
    while (*colon != '\0' && *colon != ':')
        colon++;
    const char *subject = *colon == ':' ? colon + 1 : NULL;
    if (text_starts(key, "rap-with:") && chance_of(&telling->chance, 90))
        service.accompanies = subject;
    if (text_starts(key, "rap-again:") && chance_of(&telling->chance, 90))
        service.follows = subject;
    if (chance_of(&telling->chance, 30))
        service.answer_count = 0;
    tell_plan(telling, service);
}

static void decide_some(struct telling *telling, const struct outcome *outcome)
{
    for (size_t i = 0, asked = 0; i < outcome->finding_count && asked < 3; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN)
            continue;
        asked++;
        const char *key = arena_strdup(telling->arena, finding->key);
        if (text_equal(finding->instrument, "decision") && chance_of(&telling->chance, 50))
            decide(telling, key, decision_word(telling));
        else if (chance_of(&telling->chance, text_starts(key, "dn-quarter") ? 30 : 12))
            decide(telling, key, "waived");
    }
}

void tell_react(struct telling *telling, const struct act *act)
{
    static const char *const instruments[] = {"pwn", "dn", "rap"};
    (void)act;
    if (!telling->guided || telling->reactions >= 3 * telling->options->years)
        return;
    telling->reactions++;
    struct arena *scratch = arena_new();
    const struct outcome *outcome =
        rules_evaluate(telling->framework, &telling->facts, telling->today,
                       moment_end_of_day(telling->today), scratch);
    for (size_t i = 0; i < 3; i++) {
        struct service service = named(telling, outcome, instruments[i]);
        if (service.answer_count == 0 || !chance_of(&telling->chance, 60))
            continue;
        if (i == 2)
            answer_by_plan(telling, service);
        else
            tell_notice(telling, instruments[i],
                        chance_of(&telling->chance, 80) ? service : (struct service){0});
    }
    decide_some(telling, outcome);
    arena_free(scratch);
}
