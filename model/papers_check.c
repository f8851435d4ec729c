// SPDX-License-Identifier: MIT
// Facts about papers, each by itself: its instrument, KPIs, days, outcome and keys, as the framework has them.
#include "model/papers_check.h"

#include <stdlib.h>
#include <string.h>

#include "model/rules/rules.h"
#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "model/ground/utf8.h"
#include "model/papers_check_inside.h"
#include "model/rules/house.h"

const char *const papers_determinations[] = {"met", "not-met", "awaited", NULL};

const char *quoted(struct arena *arena, const char *text)
{
    enum { QUOTED_COLUMNS = 60 };
    struct text words = {0};
    text_add_char(&words, '"');
    display_text(text, QUOTED_COLUMNS, false, &words);
    text_add_char(&words, '"');
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

bool ref_plain(const char *ref)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    return ref[0] != '\0' && ref[strspn(ref, plain)] == '\0';
}

bool list_next(const char **at, struct arena *arena, const char **item)
{
    if (**at == '\0')
        return false;
    size_t length = strcspn(*at, ";");
    *item = arena_strndup(arena, *at, length);
    *at += length + ((*at)[length] == ';');
    return true;
}

bool list_holds(const char *list, const char *item)
{
    size_t length = strlen(item);
    for (; *list != '\0'; list += strcspn(list, ";"), list += *list == ';')
        if (strcspn(list, ";") == length && strncmp(list, item, length) == 0)
            return true;
    return false;
}

void papers_wrong(const struct papers_check *check, enum paper_field field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *words = xvasprintf(format, args);
    va_end(args);
    check->wrong(check->context, field, arena_strdup(check->arena, words));
    free(words);
}

const char *papers_day(const struct papers_check *check, day d)
{
    char iso[DAY_ISO_SIZE];
    struct text words = {0};
    if (check->long_dates)
        day_print(d, false, &words);
    else
        text_add(&words, day_iso(d, iso));
    const char *kept = arena_strdup(check->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// ---- What the framework has ---------------------------------------------------------------------------------------------------------

// Adds a word to a list for a message.
static void name(struct text *names, const char *word)
{
    text_printf(names, "%s%s", names->length > 0 ? ", " : "", word);
}

static const char *names_or_none(const struct text *names)
{
    return names->length > 0 ? text_get(names) : "none";
}

static void check_covers(const struct papers_check *check, const struct paper *paper)
{
    const struct framework *framework = check->framework;
    const char *at = paper->covers, *kpi = NULL;
    while (list_next(&at, check->arena, &kpi)) {
        struct text known = {0};
        if (framework_kpi(framework, kpi) != NULL)
            continue;
        for (size_t i = 0; i < framework->kpi_count; i++)
            name(&known, framework->kpis[i].ref);
        WRONG(COVERS, "there is no KPI %s in %s, which has %s", QUOTE(kpi), framework->id,
              names_or_none(&known));
        text_release(&known);
    }
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

static bool begins_key(const char *begin, const char *rule)
{
    size_t length = strlen(rule);
    return strncmp(rule, begin, length) == 0 && begin[length] == ':';
}

// What is due and has no record of its own: lead times, the house's among them, replies to notices, and that the contract has ended.
static bool is_marked(const struct framework *framework, const char *rule)
{
    bool found = begins_key(DUE_REPLY_KEY, rule) || begins_key(DUE_ENDED_KEY, rule);
    for (enum lead_of of = LEAD_BREAK; of <= LEAD_ANNIVERSARY && !found; of++) {
        struct leads leads = leads_before(framework, of);
        for (size_t i = 0; i < leads.count && !found; i++)
            found = text_equal(leads.list[i].id, rule);
    }
    return found;
}

// A review that is counted from the contract's start and was missed can be decided against.
static bool is_missed(const struct framework *framework, const char *rule)
{
    const struct cadence *cadence = framework_cadence(framework, rule);
    return cadence != NULL && cadence->anchored;
}

static void check_answers(const struct papers_check *check, const struct paper *paper)
{
    const char *at = paper->answers, *key = NULL;
    while (list_next(&at, check->arena, &key)) {
        size_t length = strcspn(key, ":");
        const char *rule = arena_strndup(check->arena, key, length);
        if (key[length] == '\0' || key[length + 1] == '\0')
            WRONG(ANSWERS,
                  "%s %s is no key of a finding; write it as findings does, like "
                  "pwn-quarter:2027-04-01",
                  NAME(ANSWERS), QUOTE(key));
        else if (!raises(check->framework, rule) &&
                 !(text_equal(paper->outcome, "waived") && is_missed(check->framework, rule)) &&
                 !(text_equal(paper->outcome, DECIDED_DONE) && is_marked(check->framework, rule)))
            WRONG(ANSWERS, "%s %s: %s has no rule %s", NAME(ANSWERS), QUOTE(key),
                  check->framework->id, QUOTE(rule));
    }
}

// ---- By kind ------------------------------------------------------------------------------------------------------------------------

static void unknown_instrument(const struct papers_check *check, const struct paper *paper)
{
    const struct framework *framework = check->framework;
    struct text ids = {0};
    for (size_t i = 0; i < framework->instrument_count; i++)
        if (framework->instruments[i].plan || framework->instruments[i].notice)
            name(&ids, framework->instruments[i].id);
    WRONG(INSTRUMENT, "%s %s is none that %s serves; it has %s", NAME(INSTRUMENT),
          QUOTE(paper->instrument), framework->id, names_or_none(&ids));
    text_release(&ids);
}

static void check_plan(const struct papers_check *check, const struct paper *paper,
                       const struct instrument *instrument)
{
    if (paper->rectify_by == DAY_NONE)
        WRONG(RECTIFY_BY, "%s is empty, and a %s needs it", NAME(RECTIFY_BY), instrument->id);
    else if (paper->rectify_by < paper->date)
        WRONG(RECTIFY_BY, "%s %s is before the plan is served", NAME(RECTIFY_BY),
              papers_day(check, paper->rectify_by));
    check_covers(check, paper);
}

static void check_served(const struct papers_check *check, const struct paper *paper)
{
    const struct instrument *instrument = framework_instrument(check->framework, paper->instrument);
    if (instrument == NULL || !(instrument->plan || instrument->notice)) {
        unknown_instrument(check, paper);
    } else if (instrument->plan) {
        check_plan(check, paper, instrument);
    } else {
        const bool filled[PAPER_FIELD_COUNT] = {
            [PAPER_COVERS] = paper->covers[0] != '\0',
            [PAPER_RECTIFY_BY] = paper->rectify_by != DAY_NONE,
            [PAPER_ACCOMPANIES] = paper->accompanies[0] != '\0',
            [PAPER_FOLLOWS] = paper->follows[0] != '\0',
        };
        enum paper_field field = PAPER_COVERS;
        while (field < PAPER_FOLLOWS && !filled[field])
            field++;
        if (filled[field])
            papers_wrong(check, field, "%s is filled, and a %s has no such field",
                         check->names[field], instrument->id);
    }
    check_answers(check, paper);
}

static void check_determined(const struct papers_check *check, const struct paper *paper)
{
    bool awaited = text_equal(paper->outcome, "awaited"),
         unmet = text_equal(paper->outcome, "not-met");
    if (!awaited && !unmet && !text_equal(paper->outcome, "met")) {
        WRONG(OUTCOME, "%s %s: a determination is met, not-met or awaited", NAME(OUTCOME),
              QUOTE(paper->outcome));
        return;
    }
    if (awaited && paper->rectify_by == DAY_NONE)
        WRONG(RECTIFY_BY, "%s is empty, and awaited needs the day until which it is",
              NAME(RECTIFY_BY));
    else if (awaited && paper->rectify_by < paper->date)
        WRONG(RECTIFY_BY, "%s is before %s: until when is it awaited?", NAME(RECTIFY_BY),
              NAME(DATE));
    if (!awaited && paper->rectify_by != DAY_NONE)
        WRONG(RECTIFY_BY, "%s is filled, and only awaited has it", NAME(RECTIFY_BY));
    if (!unmet && paper->covers[0] != '\0')
        WRONG(COVERS, "%s is filled, and only not-met has it", NAME(COVERS));
    check_covers(check, paper);
}

static void check_event(const struct papers_check *check, const struct paper *paper)
{
    const struct framework *framework = check->framework;
    struct text types = {0};
    if (framework_never_event(framework, paper->outcome) != NULL)
        return;
    for (size_t i = 0; i < framework->never_event_count; i++)
        name(&types, framework->never_events[i].type);
    WRONG(OUTCOME, "%s %s is no type of never event of %s, which has %s", NAME(OUTCOME),
          QUOTE(paper->outcome), framework->id, names_or_none(&types));
    text_release(&types);
}

static void check_decided(const struct papers_check *check, const struct paper *paper)
{
    const struct framework *framework = check->framework;
    struct text decisions = {0};
    check_answers(check, paper);
    if (text_equal(paper->outcome, "waived") || text_equal(paper->outcome, DECIDED_DONE) ||
        framework_decision(framework, paper->outcome) != NULL)
        return;
    name(&decisions, "waived");
    for (size_t i = 0; i < framework->decision_count; i++)
        name(&decisions, framework->decisions[i].id);
    WRONG(OUTCOME, "%s %s is no decision of %s: write %s", NAME(OUTCOME), QUOTE(paper->outcome),
          framework->id, text_get(&decisions));
    text_release(&decisions);
}

void papers_check_alone(const struct papers_check *check, const struct paper *paper)
{
    static void (*const checks[FACT_KIND_COUNT])(const struct papers_check *,
                                                 const struct paper *) = {
        [FACT_NEVER_EVENT] = check_event,
        [FACT_SERVED] = check_served,
        [FACT_DETERMINED] = check_determined,
        [FACT_DECIDED] = check_decided,
    };
    if (checks[paper->kind] != NULL)
        checks[paper->kind](check, paper);
}
