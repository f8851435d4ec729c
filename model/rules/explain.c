// SPDX-License-Identifier: MIT
// The reasoning in words: why a finding stands, what it counted, what it left out, which switches shaped it.
#include "rules.h"

#include <string.h>

#include "model/ground/text.h"

static bool among(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(names[i], name))
            return true;
    }
    return false;
}

static void line_day(struct text *out, const char *label, day d)
{
    text_printf(out, "  %s", label);
    day_print(d, false, out);
    text_add_char(out, '\n');
}

static const struct fact *fact_by_ref(const struct contract_facts *facts, const char *ref)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        // a determination or withdrawal carries the ref of its paper: the paper itself is what was counted
        if (text_equal(fact->ref, ref) && fact->kind <= FACT_SERVED &&
            (found == NULL || fact->recorded > found->recorded))
            found = fact;
    }
    return found;
}

static void describe_value(const struct kpi *kpi, const struct contract_facts *facts,
                           const struct fact *fact, struct text *out)
{
    if (!fact->has_value)
        return;
    bool share = fact->is_ratio && text_equal(kpi->unit, "%");
    struct decimal value = share ? decimal_times(fact->value, 100) : fact->value;
    const struct target *target = rules_target(kpi, facts, fact->period);
    text_add_char(out, ' ');
    if (target != NULL)
        decimal_print_against(value, target->target, 1, out);
    else
        decimal_print(value, 1, out);
    text_add(out, kpi->unit);
    if (target != NULL) {
        text_printf(out, " (target %s ", kpi->better == BETTER_LOWER ? "at most" : "at least");
        decimal_print(target->target, 9, out);
        text_printf(out, "%s", kpi->unit);
        if (target->has_amber) {
            text_add(out, ", amber to ");
            decimal_print(target->amber, 9, out);
            text_add(out, kpi->unit);
        }
        text_add_char(out, ')');
    }
}

static bool over_by(const struct contract_facts *facts, const char *plan, day on)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        bool ends = fact->kind == FACT_WITHDRAWN ||
                    (fact->kind == FACT_DETERMINED && !text_equal(fact->outcome, "awaited"));
        if (ends && fact->date <= on && text_equal(fact->ref, plan))
            return true;
    }
    return false;
}

// The plan for its KPI that was running when a result came: served before, and neither withdrawn nor determined by then. Of
// several the last served.
static const struct fact *running_plan(const struct contract_facts *facts,
                                       const struct fact *result)
{
    const struct fact *plan = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_SERVED && fact_known(fact, MOMENT_ALL) &&
            fact->date < result->date && among(fact->covers, fact->cover_count, result->kpi) &&
            (plan == NULL || fact->date > plan->date ||
             (fact->date == plan->date && strcmp(fact->ref, plan->ref) > 0)) &&
            !over_by(facts, fact->ref, result->date))
            plan = fact;
    }
    return plan;
}

static void describe_result(const struct framework *framework, const struct contract_facts *facts,
                            const struct fact *fact, struct text *out)
{
    const struct kpi *kpi = framework_kpi(framework, fact->kpi);
    if (kpi == NULL)
        return;
    enum colour colour = fact->colour;
    if (colour == COLOUR_NONE && fact->has_value)
        colour = rules_colour(kpi, facts, fact->period, fact->value, fact->is_ratio);
    text_printf(out, "KPI %s %s:", kpi->ref, kpi->title);
    describe_value(kpi, facts, fact, out);
    text_printf(out, " %s in the period from ",
                fact->no_activity ? "no activity" : colour_word(colour));
    day_print(fact->period, false, out);
    text_add(out, fact->kind == FACT_EARLY ? ", reported early on " : ", received ");
    day_print(fact->date, false, out);
    const struct fact *plan = colour >= COLOUR_AMBER ? running_plan(facts, fact) : NULL;
    if (plan != NULL)
        text_printf(out, ", failing in plan %s", plan->ref);
}

static void describe_check(const struct contract_facts *facts, const char *ref, struct text *out)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind != FACT_RECORD || !text_equal(fact->record, "interim-check") ||
            !text_equal(fact->ref, ref) || !text_equal(fact->outcome, "done") ||
            !fact_known(fact, MOMENT_ALL))
            continue;
        text_printf(out, "KPI %s %s: interim check under plan %s on ", fact_field(fact, "kpi"),
                    fact_field(fact, "colour"), fact_field(fact, "plan"));
        day_print(fact->date, false, out);
        return;
    }
}

static void describe(const struct framework *framework, const struct contract_facts *facts,
                     const char *ref, struct text *out)
{
    const struct fact *fact = fact_by_ref(facts, ref);
    if (fact == NULL) {
        text_add(out, text_starts(ref, "deemed:")    ? "failure deemed to have occurred again"
                      : text_starts(ref, "missing:") ? "no result had come by the day it was due"
                                                     : "");
        describe_check(facts, ref, out);
        return;
    }
    if (fact->kind == FACT_RESULT || fact->kind == FACT_EARLY) {
        describe_result(framework, facts, fact, out);
        return;
    }
    if (fact->kind == FACT_SERVED) {
        const struct instrument *instrument = framework_instrument(framework, fact->instrument);
        text_printf(out, "%s served ", instrument != NULL ? instrument->word : fact->instrument);
    } else {
        const struct never_event *event = framework_never_event(framework, fact->outcome);
        text_printf(out, "never event (%s) on ", event != NULL ? event->title : fact->outcome);
    }
    day_print(fact->date, false, out);
}

static void explain_lists(const struct framework *framework, const struct contract_facts *facts,
                          const struct finding *finding, struct text *out)
{
    if (finding->counted_count > 0)
        text_add(out, "  Counted:\n");
    for (size_t i = 0; i < finding->counted_count; i++) {
        text_printf(out, "    %s  ", finding->counted[i]);
        describe(framework, facts, finding->counted[i], out);
        text_add_char(out, '\n');
    }
    if (finding->left_out_count > 0)
        text_add(out, "  Left out:\n");
    for (size_t i = 0; i < finding->left_out_count; i++)
        text_printf(out, "    %s  %s\n", finding->left_out[i].ref, finding->left_out[i].why);
}

// The row that raised it; for a key that only a paper names, the rows that could have.
static bool rests_on(const struct finding *finding, const struct rule *rule)
{
    size_t length = strlen(rule->key);
    return finding->rule != NULL
               ? finding->rule == rule
               : strncmp(finding->key, rule->key, length) == 0 && finding->key[length] == ':';
}

// The row follows it, or what counts as a failure does.
static bool takes(const struct framework *framework, const struct rule *rule,
                  const struct policy_switch *policy)
{
    return among(rule->switches, rule->switch_count, policy->name) ||
           (among(framework->failing.switches, framework->failing.switch_count, policy->name) &&
            rule_rests_on_failures(framework, rule));
}

// Whether a notice answers a finding, as far as its facts tell.
static bool answered_by(const struct contract_facts *facts, const struct finding *finding,
                        const char *notice)
{
    if (finding->status != FINDING_ANSWERED && finding->status != FINDING_WITHDRAWN)
        return false;
    const struct fact *paper = fact_by_ref(facts, notice);
    if (text_equal(finding->status_by, notice) || paper == NULL || paper->kind != FACT_SERVED)
        return text_equal(finding->status_by, notice);
    bool names = paper->answer_count == 0 && paper->date == finding->status_on;
    for (size_t i = 0; i < paper->answer_count && !names; i++)
        names = text_equal(paper->answers[i], finding->key);
    return names && text_equal(paper->instrument, finding->instrument);
}

// Whether a finding hangs upon a row: by itself, or because its notice answers what the row raised.
static bool shaped_by(const struct contract_facts *facts, const struct outcome *outcome,
                      const struct finding *finding, const struct rule *rule)
{
    if (rests_on(finding, rule))
        return true;
    bool looks = finding->rule != NULL && finding->rule->leave_answering_count > 0;
    for (size_t i = 0; looks && i < outcome->finding_count; i++) {
        if (rests_on(&outcome->findings[i], rule) &&
            answered_by(facts, &outcome->findings[i], finding->counted[0]))
            return true;
    }
    return false;
}

static void explain_switches(const struct framework *framework, const struct contract_facts *facts,
                             const struct outcome *outcome, const struct finding *finding,
                             struct text *out)
{
    for (size_t i = 0; i < framework->switch_count; i++) {
        const struct policy_switch *policy = &framework->switches[i];
        bool shaped = false;
        for (size_t j = 0; j < framework->rule_count && !shaped; j++)
            shaped = takes(framework, &framework->rules[j], policy) &&
                     shaped_by(facts, outcome, finding, &framework->rules[j]);
        if (shaped)
            text_printf(out, "  Switch %s = %s (%s): %s\n", policy->name, policy->value,
                        policy->ambiguity, policy->text);
    }
}

static void explain_status(const struct finding *finding, struct text *out)
{
    text_printf(out, "  Status: %s", finding_status_word(finding->status));
    if (finding->status != FINDING_OPEN) {
        text_add(out, " since ");
        day_print(finding->status_on, false, out);
        if (finding->status_by != NULL)
            text_printf(out, ", by %s", finding->status_by);
    }
    if ((finding->flags & FINDING_BASIS_CHANGED) != 0)
        text_add(out, "; what it rested on has changed since: review it");
    text_add_char(out, '\n');
}

static void explain_finding(const struct framework *framework, const struct contract_facts *facts,
                            const struct outcome *outcome, const struct finding *finding,
                            struct text *out)
{
    const struct instrument *instrument = framework_instrument(framework, finding->instrument);
    text_printf(out, "%s\n", finding->key);
    const char *asks_for = instrument != NULL ? instrument->word : finding->instrument;
    if (text_starts(finding->title, asks_for)) // as most titles do
        text_printf(out, "  %s\n", finding->title);
    else
        text_printf(out, "  %s: %s\n", finding->title, asks_for);
    explain_status(finding, out);
    line_day(out, "Raised on ", finding->raised_on);
    if (finding->due_on != DAY_NONE)
        line_day(out, "Due by ", finding->due_on);
    text_printf(out, "  Duty: %s\n",
                finding->duty == DUTY_MUST ? "must (only an act or a recorded decision removes it)"
                                           : "consider (a prompt)");
    text_printf(out, "  Why: %s\n", finding->why != NULL ? finding->why : "");
    text_printf(out, "  Clause: %s %s (%s)\n", framework->source, finding->clause,
                provenance_word(finding->provenance));
    if (finding->rule != NULL && finding->rule->text != NULL)
        text_printf(out, "  In the framework's words: \"%s\"\n", finding->rule->text);
    explain_lists(framework, facts, finding, out);
    explain_switches(framework, facts, outcome, finding, out);
}

static void explain_whole(const struct framework *framework, const struct contract_facts *facts,
                          const struct outcome *outcome, struct text *out)
{
    text_printf(out, "Contract %s under %s (version %s), as at ", facts->contract, framework->title,
                framework->version);
    day_print(outcome->as_at, false, out);
    text_printf(out, "\nRAG: %s, because %s\n", colour_word(outcome->rag), outcome->rag_why);
    text_printf(out, "Standing: %s\n", outcome->standing != NULL ? outcome->standing : "");
    text_add(out, "Holds until: ");
    day_print(outcome->holds_until, false, out);
    text_add(out, " unless something happens\n");
    for (size_t i = 0; i < framework->switch_count; i++) {
        const struct policy_switch *policy = &framework->switches[i];
        if (!text_equal(policy->value, policy->standard))
            text_printf(out, "Read otherwise than usual: switch %s = %s (%s), not %s\n",
                        policy->name, policy->value, policy->ambiguity, policy->standard);
    }
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (text_starts(outcome->dues[i].key, DUE_CALENDAR_KEY))
            text_printf(out, "%s. %s\n", outcome->dues[i].what, outcome->dues[i].why);
    }
    if (outcome->gauge_count > 0)
        text_add(out, "\nHow far to the next step:\n");
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        const struct gauge *gauge = &outcome->gauges[i];
        text_printf(out, "  %d of %d  %s (%s)\n", gauge->count, gauge->threshold, gauge->words,
                    gauge->rule->key);
        for (size_t j = 0; j < gauge->fact_count; j++) {
            text_printf(out, "    %s", gauge->facts[j].ref);
            if (gauge->facts[j].drops_out != DAY_NONE) {
                text_add(out, " no longer counts from ");
                day_print(gauge->facts[j].drops_out, false, out);
            }
            text_add_char(out, '\n');
        }
    }
    text_printf(out, "\nFindings: %zu, of which open: %zu to act on, %zu to consider\n",
                outcome->finding_count, outcome->open_must, outcome->open_consider);
    for (size_t i = 0; i < outcome->finding_count; i++) {
        text_add_char(out, '\n');
        explain_finding(framework, facts, outcome, &outcome->findings[i], out);
    }
}

void rules_explain(const struct framework *framework, const struct contract_facts *facts,
                   const struct outcome *outcome, const struct finding *finding, struct text *out)
{
    if (finding != NULL)
        explain_finding(framework, facts, outcome, finding, out);
    else
        explain_whole(framework, facts, outcome, out);
}
