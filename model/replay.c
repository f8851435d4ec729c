// SPDX-License-Identifier: MIT
#include "model/replay.h"

#include <stdlib.h>
#include <string.h>

struct comparing {
    const struct evaluation *here, *there;
    struct arena *arena;
    struct replay *out;
    size_t room;
};

static void add(struct comparing *comparing, struct replay_difference difference)
{
    struct replay *out = comparing->out;
    out->list =
        arena_room(comparing->arena, out->list, &comparing->room, out->count, sizeof *out->list);
    out->list[out->count++] = difference;
}

static const char *iso(struct arena *arena, day d)
{
    char text[DAY_ISO_SIZE];
    return arena_strdup(arena, day_iso(d, text));
}

// ---- How a rule reads -----------------------------------------------------------------------------------------------------------------

static const struct rule *rule_of(const struct framework *framework, const struct finding *finding)
{
    for (size_t i = 0; finding->rule != NULL && i < framework->rule_count; i++) {
        if (text_equal(framework->rules[i].key, finding->rule->key))
            return &framework->rules[i];
    }
    return NULL;
}

// Whether a framework has anything that raises findings of this key: a rule, a step of the chain, a trigger, a rule of concerns.
static bool raises(const struct framework *framework, const char *key)
{
    size_t length = strcspn(key, ":");
    const struct chain *chain = &framework->chain;
    const struct provisions *p = &framework->provisions;
    const char *const steps[] = {chain->determine.key, chain->again.key, chain->expiry.key};
    bool found = false;
#define SAME(name) ((name) != NULL && strlen(name) == length && strncmp(name, key, length) == 0)
    for (size_t i = 0; i < framework->rule_count; i++)
        found = found || SAME(framework->rules[i].key);
    for (size_t i = 0; chain->present && i < sizeof steps / sizeof *steps; i++)
        found = found || SAME(steps[i]);
    for (size_t i = 0; i < p->trigger_count; i++)
        found = found || SAME(p->triggers[i].key);
    for (size_t i = 0; i < p->concern_rule_count; i++)
        found = found || SAME(p->concern_rules[i].key);
    for (size_t i = 0; i < p->clock_count; i++)
        found = found || SAME(p->clocks[i].id);
    for (size_t i = 0; i < p->lead_count; i++)
        found = found || SAME(p->leads[i].id);
    for (size_t i = 0; i < framework->cadence_count; i++)
        found = found || SAME(framework->cadences[i].id);
    return found;
#undef SAME
}

static void rule_words(const struct rule *rule, struct text *out)
{
    static const char *const what[] = {
        [COUNT_FAILURES] = "failures",
        [COUNT_DISTINCT_KPIS] = "KPIs with a failure",
        [COUNT_PLANS] = "plans",
        [COUNT_NOTICES] = "notices",
        [COUNT_NEVER_EVENTS] = "never events",
    };
    for (size_t i = 0; i < rule->limb_count; i++) {
        const struct limb *limb = &rule->limbs[i];
        text_printf(out, "%sat least %d%s%s", i > 0 ? " or " : "", limb->at_least,
                    limb->colour != COLOUR_NONE ? " " : "",
                    limb->colour != COLOUR_NONE ? colour_word(limb->colour) : "");
    }
    text_printf(out, " %s", what[rule->counts]);
    switch (rule->window) {
    case WINDOW_QUARTER:
        text_add(out, " in a quarter");
        break;
    case WINDOW_YEAR:
        text_add(out, " in a framework year");
        break;
    case WINDOW_MONTHS:
        text_printf(out, " in %d months", rule->months);
        break;
    default:
        break;
    }
}

// ---- Findings -------------------------------------------------------------------------------------------------------------------------

static bool counts(const struct finding *finding, const char *ref)
{
    for (size_t i = 0; i < finding->counted_count; i++) {
        if (text_equal(finding->counted[i], ref))
            return true;
    }
    return false;
}

static bool same_counted(const struct finding *a, const struct finding *b)
{
    for (size_t i = 0; i < a->counted_count; i++) {
        if (!counts(b, a->counted[i]))
            return false;
    }
    return a->counted_count == b->counted_count;
}

static const char *stands(struct comparing *comparing, const struct finding *finding)
{
    struct text words = {0};
    text_printf(&words, "%s %s, %s, raised %s", duty_word(finding->duty), finding->instrument,
                finding_status_word(finding->status), iso(comparing->arena, finding->raised_on));
    for (size_t i = 0; i < finding->counted_count; i++)
        text_printf(&words, "%s%s", i == 0 ? ", counts " : ";", finding->counted[i]);
    const char *kept = arena_strdup(comparing->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// The first result that has another colour there, in words; NULL if none has.
static const char *other_colour(struct comparing *comparing)
{
    const struct outcome *here = comparing->here->outcome, *there = comparing->there->outcome;
    for (size_t i = 0; i < here->grid_count; i++) {
        for (size_t j = 0; j < there->grid_count; j++) {
            if (!text_equal(here->grids[i].kpi->ref, there->grids[j].kpi->ref))
                continue;
            for (size_t k = 0; k < here->grids[i].cell_count; k++) {
                for (size_t m = 0; m < there->grids[j].cell_count; m++) {
                    const struct cell *a = &here->grids[i].cells[k], *b = &there->grids[j].cells[m];
                    if (a->period == b->period && a->colour != b->colour)
                        return arena_printf(
                            comparing->arena, "KPI %s from %s is %s here and %s there",
                            here->grids[i].kpi->ref, iso(comparing->arena, a->period),
                            colour_word(a->colour), colour_word(b->colour));
                }
            }
        }
    }
    return NULL;
}

// Why a rule that both have comes to something else: it counts otherwise, or what it counts is otherwise.
static const char *rules_differ(struct comparing *comparing, const struct finding *finding)
{
    const struct rule *here = rule_of(comparing->here->framework, finding),
                      *there = rule_of(comparing->there->framework, finding);
    struct text a = {0}, b = {0};
    const char *words = NULL;
    if (here != NULL && there != NULL) {
        rule_words(here, &a);
        rule_words(there, &b);
        if (!text_equal(text_get(&a), text_get(&b)))
            words = arena_printf(comparing->arena, "here it takes %s, there %s", text_get(&a),
                                 text_get(&b));
    }
    if (words == NULL)
        words = other_colour(comparing);
    text_release(&a);
    text_release(&b);
    return words;
}

// One side's finding that the other does not have.
static const char *why_alone(struct comparing *comparing, const struct finding *finding,
                             const struct framework *other, const char *place)
{
    if (!raises(other, finding->key))
        return arena_printf(comparing->arena, "%s has no rule %.*s", place,
                            (int)strcspn(finding->key, ":"), finding->key);
    const char *differ = rules_differ(comparing, finding);
    return differ != NULL ? differ
                          : arena_printf(comparing->arena,
                                         "what it rests on is not raised or not counted %s", place);
}

static const char *why_other(struct comparing *comparing, const struct finding *here,
                             const struct finding *there)
{
    const char *differ = rules_differ(comparing, here);
    if (differ != NULL)
        return differ;
    for (size_t i = 0; i < there->left_out_count; i++) {
        if (counts(here, there->left_out[i].ref))
            return arena_printf(comparing->arena, "there %s is left out: %s",
                                there->left_out[i].ref, there->left_out[i].why);
    }
    for (size_t i = 0; i < here->left_out_count; i++) {
        if (counts(there, here->left_out[i].ref))
            return arena_printf(comparing->arena, "here %s is left out: %s", here->left_out[i].ref,
                                here->left_out[i].why);
    }
    if (here->duty != there->duty || !text_equal(here->instrument, there->instrument))
        return "the rule asks for something else there";
    if (here->raised_on != there->raised_on)
        return "its condition is met on another day there";
    return here->status_by != NULL || there->status_by != NULL
               ? arena_printf(comparing->arena, "here %s stands for it, there %s",
                              here->status_by != NULL ? here->status_by : "nothing",
                              there->status_by != NULL ? there->status_by : "nothing")
               : "what it counts differs";
}

static void compare_findings(struct comparing *comparing)
{
    const struct outcome *here = comparing->here->outcome, *there = comparing->there->outcome;
    for (size_t i = 0; i < here->finding_count; i++) {
        const struct finding *own = &here->findings[i], *other = outcome_finding(there, own->key);
        if (outcome_finding(here, own->key) != own)
            continue; // an earlier one of the same key, which lapsed
        if (other == NULL)
            add(comparing, (struct replay_difference){
                               own->key, stands(comparing, own), "",
                               why_alone(comparing, own, comparing->there->framework, "there")});
        else if (own->status != other->status || own->raised_on != other->raised_on ||
                 own->duty != other->duty || !text_equal(own->instrument, other->instrument) ||
                 !same_counted(own, other))
            add(comparing, (struct replay_difference){own->key, stands(comparing, own),
                                                      stands(comparing, other),
                                                      why_other(comparing, own, other)});
    }
    for (size_t i = 0; i < there->finding_count; i++) {
        const struct finding *other = &there->findings[i];
        if (outcome_finding(there, other->key) == other &&
            outcome_finding(here, other->key) == NULL)
            add(comparing, (struct replay_difference){
                               other->key, "", stands(comparing, other),
                               why_alone(comparing, other, comparing->here->framework, "here")});
    }
}

// ---- Due items that are no findings: clocks, returns, reviews ---------------------------------------------------------------------------

static const struct due *due_of(const struct outcome *outcome, const char *key)
{
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (text_equal(outcome->dues[i].key, key))
            return &outcome->dues[i];
    }
    return NULL;
}

static const char *falls(struct comparing *comparing, const struct due *due)
{
    return due == NULL ? ""
                       : arena_printf(comparing->arena, "%s by %s: %s", due->whose,
                                      iso(comparing->arena, due->on), due->what);
}

static void compare_dues(struct comparing *comparing)
{
    const struct outcome *const outcomes[] = {comparing->here->outcome, comparing->there->outcome};
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < outcomes[side]->due_count; i++) {
            const struct due *due = &outcomes[side]->dues[i];
            const struct due *here = due_of(outcomes[0], due->key),
                             *there = due_of(outcomes[1], due->key);
            if (outcome_finding(outcomes[side], due->key) != NULL || (side == 1 && here != NULL) ||
                (here != NULL && there != NULL && here->on == there->on &&
                 text_equal(here->what, there->what)))
                continue;
            const char *reason =
                here != NULL && there != NULL ? "it is counted otherwise there"
                : raises(here != NULL ? comparing->there->framework : comparing->here->framework,
                         due->key)
                    ? "its day is another, or it has not begun"
                    : arena_printf(comparing->arena, "%s has no such term",
                                   here != NULL ? "there" : "here");
            add(comparing, (struct replay_difference){due->key, falls(comparing, here),
                                                      falls(comparing, there), reason});
        }
    }
}

static int by_key(const void *left, const void *right)
{
    const struct replay_difference *a = left, *b = right;
    return strcmp(a->key, b->key);
}

void replay_compare(const struct evaluation *here, const struct evaluation *there,
                    struct arena *arena, struct replay *out)
{
    struct comparing comparing = {.here = here, .there = there, .arena = arena, .out = out};
    *out = (struct replay){.here = here->framework, .there = there->framework};
    compare_findings(&comparing);
    compare_dues(&comparing);
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_key);
}

bool replay_contract(struct office *office, int64_t contract, const char *framework,
                     struct arena *arena, struct replay *out, struct status *st)
{
    struct evaluation *here = ARENA_NEW(arena, struct evaluation),
                      *there = ARENA_NEW(arena, struct evaluation);
    const struct framework *other;
    if (!evaluation_of(office, contract, arena, here, st) ||
        !office_framework_named(office, here->contract.framework, framework, office->as_at, &other,
                                st) ||
        !evaluation_under(office, contract, other, office->as_at, office->known_at, arena, there,
                          st))
        return false;
    replay_compare(here, there, arena, out);
    out->contract = here->contract.ref;
    return true;
}
