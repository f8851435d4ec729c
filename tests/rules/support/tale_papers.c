// SPDX-License-Identifier: MIT
// What is served in a history: notices, plans with what is determined of them, withdrawals.
#include "tale_inside.h"

#include "model/ground/text.h"

bool tell_stands(const struct telling *telling, const struct served *paper)
{
    return paper->withdrawn > telling->today;
}

// One act leads to the next: this keeps the chains from growing for ever.
static bool is_full(const struct telling *telling)
{
    int recent = 0;
    for (size_t i = 0; i < telling->paper_count; i++)
        recent += telling->papers[i].on > telling->today - 91;
    return recent >= 16;
}

static struct served *keep(struct telling *telling, struct served paper)
{
    telling->papers = arena_room(telling->arena, telling->papers, &telling->paper_room,
                                 telling->paper_count, sizeof *telling->papers);
    paper.on = telling->today;
    paper.withdrawn = DAY_NEVER;
    paper.last_verdict = DAY_NONE;
    telling->papers[telling->paper_count++] = paper;
    return &telling->papers[telling->paper_count - 1];
}

static void withdraw(struct telling *telling, const struct act *act)
{
    struct served *paper = &telling->papers[act->paper];
    if (paper->withdrawn != DAY_NEVER || paper->last_verdict == telling->today)
        return;
    paper->withdrawn = telling->today;
    tell_add(telling, tell_fact(FACT_WITHDRAWN, paper->ref), "");
    if (tell_leads_on(telling, 70))
        tell_at(telling, tell_later(telling, 0, 10), tell_react);
}

static void may_withdraw(struct telling *telling, int per_hundred)
{
    if (chance_of(&telling->chance, per_hundred))
        tell_at(telling, tell_later(telling, 1, 250), withdraw)->paper = telling->paper_count - 1;
}

static void support(struct telling *telling, const struct act *act)
{
    tell_plan(telling, (struct service){.accompanies = act->ref});
}

static void serve_again(struct telling *telling, const struct act *act)
{
    tell_notice(telling, act->word, (struct service){0});
}

void tell_notice(struct telling *telling, const char *instrument, struct service service)
{
    if (is_full(telling))
        return;
    const char *ref = tell_name(telling, text_equal(instrument, "dn") ? "DN" : "PWN");
    struct fact fact = tell_fact(FACT_SERVED, ref);
    fact.instrument = instrument;
    fact.answers = service.answers;
    fact.answer_count = service.answer_count;
    tell_add(telling, fact, "");
    keep(telling, (struct served){.ref = ref, .instrument = instrument, .rectify_by = DAY_NONE});
    may_withdraw(telling, 15);
    if (chance_of(&telling->chance, 50))
        tell_at(telling,
                chance_of(&telling->chance, 60) ? telling->today : tell_later(telling, 1, 12),
                support)
            ->ref = ref;
    if (tell_leads_on(telling, 20)) // the next one at the edge of the window
        tell_at(telling,
                day_add_months(telling->today, 12) - chance_between(&telling->chance, 0, 1),
                serve_again)
            ->word = instrument;
    if (tell_leads_on(telling, 50))
        tell_at(telling, tell_later(telling, 0, 3), tell_react);
}

static void follow(struct telling *telling, const struct act *act)
{
    tell_plan(telling, (struct service){.follows = act->ref});
}

static void determine(struct telling *telling, const struct act *act);

static void determine_on(struct telling *telling, day on, size_t paper, const char *word)
{
    struct act *act = tell_at(telling, on, determine);
    act->paper = paper;
    act->word = word;
}

static void put_off(struct telling *telling, struct served *plan, size_t index)
{
    static const int days[] = {1, 6, 14, 45};
    static const char *const next[] = {"not-met", "not-met", "met", "awaited"};
    struct fact fact = tell_fact(FACT_DETERMINED, plan->ref);
    day from = plan->rectify_by > telling->today ? plan->rectify_by : telling->today;
    fact.outcome = "awaited";
    fact.rectify_by = from + CHANCE_PICK(&telling->chance, days);
    tell_add(telling, fact, "");
    day on = fact.rectify_by + chance_between(&telling->chance, -10, 20);
    determine_on(telling, on > telling->today ? on : telling->today + 1, index,
                 CHANCE_PICK(&telling->chance, next));
}

// Two determinations of one plan on one day, and a not-met within the period, are refused at entry.
static void determine(struct telling *telling, const struct act *act)
{
    struct served *plan = &telling->papers[act->paper];
    bool not_met = text_equal(act->word, "not-met");
    if (plan->last_verdict == telling->today || !tell_stands(telling, plan) ||
        (not_met && telling->today <= plan->rectify_by) ||
        (plan->decided && text_equal(act->word, "awaited")))
        return;
    plan->last_verdict = telling->today;
    if (text_equal(act->word, "awaited")) {
        put_off(telling, plan, act->paper);
        return;
    }
    struct fact fact = tell_fact(FACT_DETERMINED, plan->ref);
    fact.outcome = act->word;
    if (not_met && plan->cover_count > 1 && chance_of(&telling->chance, 40)) {
        fact.covers = plan->covers;
        fact.cover_count = 1 + chance_index(&telling->chance, plan->cover_count - 1);
    }
    plan->decided = true;
    plan->unmet = not_met;
    const char *ref = plan->ref;
    tell_add(telling, fact, "");
    if (!not_met && chance_of(&telling->chance, 8))
        determine_on(telling, tell_later(telling, 1, 60), act->paper, "not-met");
    if (!not_met)
        return;
    if (chance_of(&telling->chance, 35))
        determine_on(telling, tell_later(telling, 1, 60), act->paper,
                     chance_of(&telling->chance, 60) ? "met" : "not-met");
    if (tell_leads_on(telling, 70))
        tell_at(telling, tell_later(telling, 0, 12), follow)->ref = ref;
    if (tell_leads_on(telling, 70))
        tell_at(telling, tell_later(telling, 0, 10), tell_react);
}

static void foresee(struct telling *telling, const struct served *plan, size_t index)
{
    static const int after[] = {1, 1, 2, 7, 25, 70};
    day on = plan->rectify_by + CHANCE_PICK(&telling->chance, after);
    int path = chance_between(&telling->chance, 1, 100);
    if (path <= 8)
        determine_on(telling, tell_later(telling, 0, plan->rectify_by - telling->today), index,
                     "met");
    else if (path <= 20)
        determine_on(telling, on, index, "met");
    else if (path <= 70)
        determine_on(telling, on, index, "not-met");
    else if (path <= 88)
        determine_on(telling, plan->rectify_by + chance_between(&telling->chance, -20, 12), index,
                     "awaited");
}

static day rectify_by(struct telling *telling)
{
    switch (chance_between(&telling->chance, 0, 5)) {
    case 0:
        return telling->today;
    case 1:
        return day_add_months(telling->today, 3);
    case 2:
        return day_quarter_end(day_quarter(telling->today));
    case 3:
        return tell_later(telling, 1, 5);
    default:
        return tell_later(telling, 20, 130);
    }
}

// The notice or plan it is linked to: as asked, or one that stands; a plan follows an earlier one only.
static const struct served *link_of(struct telling *telling, const char *ref, bool plan,
                                    int per_hundred)
{
    const struct served *found = NULL;
    for (size_t i = telling->paper_count; i-- > 0 && found == NULL;) {
        const struct served *paper = &telling->papers[i];
        bool fits = text_equal(paper->instrument, "rap") == plan &&
                    (!plan || paper->on < telling->today) && (plan || tell_stands(telling, paper));
        if (fits && (ref != NULL ? text_equal(paper->ref, ref) : chance_of(&telling->chance, 40)))
            found = paper;
    }
    return ref != NULL || chance_of(&telling->chance, per_hundred) ? found : NULL;
}

void tell_plan(struct telling *telling, struct service service)
{
    if (is_full(telling))
        return;
    const struct served *notice = link_of(telling, service.accompanies, false, 15);
    const struct served *earlier = link_of(telling, service.follows, true, 30);
    struct served plan = {.ref = tell_name(telling, "RAP"), .instrument = "rap"};
    plan.covers = tell_kpis(telling, 4, &plan.cover_count);
    if (earlier != NULL && chance_of(&telling->chance, 60)) {
        plan.covers = earlier->covers;
        plan.cover_count = earlier->cover_count;
    }
    plan.rectify_by = rectify_by(telling);
    struct fact fact = tell_fact(FACT_SERVED, plan.ref);
    fact.instrument = "rap";
    fact.covers = plan.covers;
    fact.cover_count = plan.cover_count;
    fact.rectify_by = plan.rectify_by;
    fact.accompanies = notice != NULL ? notice->ref : NULL;
    fact.follows = earlier != NULL ? earlier->ref : NULL;
    fact.answers = service.answers;
    fact.answer_count = service.answer_count;
    tell_add(telling, fact, "");
    const struct served *kept = keep(telling, plan);
    foresee(telling, kept, telling->paper_count - 1);
    may_withdraw(telling, 13);
    if (tell_leads_on(telling, 15))
        tell_at(telling, day_add_months(telling->today, 3) - chance_between(&telling->chance, 0, 1),
                follow)
            ->ref = plan.ref;
}
