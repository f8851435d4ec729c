// SPDX-License-Identifier: MIT
// References, KPIs and predecessors of papers, as the facts give them.
#include "model/notices.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// The number behind "PWN-"; -1 if there is none, or one that no person would give.
static int64_t number_behind(const char *ref, const char *brief)
{
    enum { MOST_DIGITS = 9 };
    size_t length = strlen(brief);
    int64_t number = 0;
    if (strncmp(ref, brief, length) != 0 || ref[length] != '-')
        return -1;
    const char *at = ref + length + 1;
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > MOST_DIGITS || at[digits] != '\0')
        return -1;
    for (; is_digit(*at); at++)
        number = number * 10 + (*at - '0');
    return number;
}

const char *notice_next_ref(const struct evaluation *now, enum fact_kind kind, const char *brief,
                            struct arena *arena)
{
    int64_t highest = 0;
    for (size_t i = 0; i < now->facts.fact_count; i++) {
        const struct fact *fact = &now->facts.facts[i];
        int64_t number = fact->kind == kind ? number_behind(fact->ref, brief) : -1;
        highest = number > highest ? number : highest;
    }
    return arena_printf(arena, "%s-%lld", brief, (long long)highest + 1);
}

// ---- Papers --------------------------------------------------------------------------------------------------------------------------

const struct fact *notice_served(const struct contract_facts *facts, const char *ref)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        if (facts->facts[i].kind == FACT_SERVED && text_equal(facts->facts[i].ref, ref))
            return &facts->facts[i];
    }
    return NULL;
}

// The latest fact of a kind about a paper by a day.
static const struct fact *latest(const struct contract_facts *facts, enum fact_kind kind,
                                 const char *ref, day on)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == kind && fact->date <= on && text_equal(fact->ref, ref) &&
            (found == NULL || fact->date >= found->date))
            found = fact;
    }
    return found;
}

bool notice_in_force(const struct contract_facts *facts, const char *ref, day on)
{
    const struct fact *served = notice_served(facts, ref);
    return served != NULL && served->date <= on && latest(facts, FACT_WITHDRAWN, ref, on) == NULL;
}

const struct fact *notice_determined(const struct contract_facts *facts, const char *ref, day on)
{
    return latest(facts, FACT_DETERMINED, ref, on);
}

bool notice_runs(const struct evaluation *now, const struct fact *served, day on)
{
    const struct instrument *instrument =
        served->kind == FACT_SERVED && served->instrument != NULL
            ? framework_instrument(now->framework, served->instrument)
            : NULL;
    const struct fact *determined = notice_determined(&now->facts, served->ref, on);
    return instrument != NULL && instrument->plan &&
           notice_in_force(&now->facts, served->ref, on) &&
           (determined == NULL || !text_equal(determined->outcome, "met"));
}

// ---- KPIs behind findings ------------------------------------------------------------------------------------------------------------

struct gathering {
    const struct evaluation *now;
    bool kpi[FRAMEWORK_MAX_KPIS];
};
enum { DEEPEST = 4 }; // finding, notice, finding, plan

static void gather_finding(struct gathering *gathering, const struct finding *finding, int depth);

static void gather_kpi(struct gathering *gathering, const char *ref)
{
    const struct framework *framework = gathering->now->framework;
    const struct kpi *kpi = ref != NULL ? framework_kpi(framework, ref) : NULL;
    if (kpi != NULL)
        gathering->kpi[kpi - framework->kpis] = true;
}

// Of a plan that was not met the KPIs that were not, where that was said.
static void gather_plan(struct gathering *gathering, const struct fact *plan)
{
    const struct fact *determined = notice_determined(&gathering->now->facts, plan->ref, DAY_NEVER);
    const struct fact *from = determined != NULL && text_equal(determined->outcome, "not-met") &&
                                      determined->cover_count > 0
                                  ? determined
                                  : plan;
    for (size_t i = 0; i < from->cover_count; i++)
        gather_kpi(gathering, from->covers[i]);
}

static void gather_notice(struct gathering *gathering, const struct fact *notice, int depth)
{
    const struct contract_facts *facts = &gathering->now->facts;
    bool planned = false;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_SERVED && text_equal(fact->accompanies, notice->ref)) {
            gather_plan(gathering, fact);
            planned = true;
        }
    }
    for (size_t i = 0; i < notice->answer_count && !planned; i++) {
        const struct finding *finding =
            outcome_finding(gathering->now->outcome, notice->answers[i]);
        if (finding != NULL)
            gather_finding(gathering, finding, depth + 1);
    }
}

static void gather_ref(struct gathering *gathering, const char *ref, int depth)
{
    const struct contract_facts *facts = &gathering->now->facts;
    const struct fact *served = notice_served(facts, ref);
    if (served != NULL && served->cover_count > 0)
        gather_plan(gathering, served);
    else if (served != NULL)
        gather_notice(gathering, served, depth);
    else if (text_starts(ref, "deemed:"))
        gather_kpi(gathering, strrchr(ref, ':') + 1);
    for (size_t i = 0; i < facts->fact_count && served == NULL; i++) {
        if (facts->facts[i].kpi != NULL && text_equal(facts->facts[i].ref, ref))
            gather_kpi(gathering, facts->facts[i].kpi);
    }
}

static void gather_finding(struct gathering *gathering, const struct finding *finding, int depth)
{
    for (size_t i = 0; i < finding->counted_count && depth < DEEPEST; i++)
        gather_ref(gathering, finding->counted[i], depth);
}

const char *notice_kpis(const struct evaluation *now, const char *keys, struct arena *arena)
{
    struct gathering gathering = {.now = now};
    struct text list = {0};
    const char *key = NULL;
    while (list_next(&keys, arena, &key)) {
        const struct finding *finding = outcome_finding(now->outcome, key);
        if (finding != NULL)
            gather_finding(&gathering, finding, 0);
    }
    for (size_t i = 0; i < now->framework->kpi_count; i++) {
        if (gathering.kpi[i])
            text_printf(&list, "%s%s", list.length > 0 ? ";" : "", now->framework->kpis[i].ref);
    }
    const char *kept = arena_strdup(arena, text_get(&list));
    text_release(&list);
    return kept;
}

// ---- What a plan follows and goes with -----------------------------------------------------------------------------------------------

static bool shares_kpi(const struct fact *plan, const char *covers)
{
    for (size_t i = 0; i < plan->cover_count; i++) {
        if (list_holds(covers, plan->covers[i]))
            return true;
    }
    return false;
}

// The paper of one sort that the findings' keys or facts name.
static const struct fact *named_by(const struct evaluation *now, const char *keys, bool plan,
                                   struct arena *arena)
{
    const char *key = NULL;
    while (list_next(&keys, arena, &key)) {
        const struct finding *finding = outcome_finding(now->outcome, key);
        const char *ref = strchr(key, ':');
        const struct fact *served = ref != NULL ? notice_served(&now->facts, ref + 1) : NULL;
        const struct instrument *instrument =
            served != NULL ? framework_instrument(now->framework, served->instrument) : NULL;
        if (finding != NULL && instrument != NULL && (plan ? instrument->plan : instrument->notice))
            return served;
    }
    return NULL;
}

// The plan that an open finding of the chain waits for another to follow (rap-again): of several that cover one of these KPIs the last.
static const struct fact *waited_for(const struct evaluation *now, const char *covers, day on)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < now->outcome->finding_count; i++) {
        const struct finding *finding = &now->outcome->findings[i];
        const char *ref = strchr(finding->key, ':');
        const struct fact *plan = finding->status == FINDING_OPEN && finding->rule == NULL && ref
                                      ? notice_served(&now->facts, ref + 1)
                                      : NULL;
        if (plan != NULL && plan->date < on && notice_in_force(&now->facts, plan->ref, on) &&
            shares_kpi(plan, covers) && (found == NULL || plan->date > found->date))
            found = plan;
    }
    return found;
}

const char *notice_follows(const struct evaluation *now, const char *keys, const char *covers,
                           day on, struct arena *arena)
{
    const struct fact *found = named_by(now, keys, true, arena);
    if (found != NULL && found->date < on && notice_in_force(&now->facts, found->ref, on))
        return found->ref;
    found = waited_for(now, covers, on);
    if (found != NULL)
        return found->ref;
    for (size_t i = 0; i < now->facts.fact_count; i++) {
        const struct fact *fact = &now->facts.facts[i];
        if (fact->kind != FACT_SERVED || fact->date >= on || !notice_runs(now, fact, on) ||
            !shares_kpi(fact, covers))
            continue;
        if (found == NULL || fact->date > found->date ||
            (fact->date == found->date && fact->id > found->id))
            found = fact;
    }
    return found != NULL ? found->ref : "";
}

const char *notice_accompanied(const struct evaluation *now, const char *keys, struct arena *arena)
{
    const struct fact *found = named_by(now, keys, false, arena);
    return found != NULL ? found->ref : "";
}

const char *notice_also_open(const struct evaluation *now, const char *key, struct arena *arena)
{
    const struct finding *own = outcome_finding(now->outcome, key);
    struct text keys = {0};
    text_add(&keys, key);
    for (size_t i = 0; own != NULL && i < now->outcome->finding_count; i++) {
        const struct finding *other = &now->outcome->findings[i];
        if (other != own && other->status == FINDING_OPEN && other->duty == own->duty &&
            text_equal(other->instrument, own->instrument))
            text_printf(&keys, ";%s", other->key);
    }
    const char *kept = arena_strdup(arena, text_get(&keys));
    text_release(&keys);
    return kept;
}

// Whether all of the keys are of rules after which a notice needs no plan.
static bool all_left_out(const struct rule *rule, const char *keys)
{
    bool any = *keys != '\0', all = true;
    while (*keys != '\0' && all) {
        size_t length = strcspn(keys, ":;"), whole = strcspn(keys, ";");
        bool left_out = false;
        for (size_t i = 0; i < rule->leave_answering_count; i++)
            left_out = left_out || (strlen(rule->leave_answering[i]) == length &&
                                    strncmp(rule->leave_answering[i], keys, length) == 0);
        all = left_out;
        keys += whole;
        keys += *keys == ';';
    }
    return any && all;
}

const struct instrument *notice_plan(const struct framework *framework,
                                     const struct instrument *notice, const char *keys, bool *must)
{
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        bool counts = rule->of_count == 0;
        for (size_t j = 0; j < rule->of_count; j++)
            counts = counts || text_equal(rule->of[j], notice->id);
        if (rule->counts != COUNT_NOTICES || !rule->leave_accompanied || !counts)
            continue;
        *must = rule->duty == DUTY_MUST && !all_left_out(rule, keys);
        return framework_instrument(framework, rule->instrument);
    }
    *must = false;
    return NULL;
}
