// SPDX-License-Identifier: MIT
// Laws of counting: one colour for each failure, and switches that change nothing but what names them.
#include "laws.h"

#include <string.h>

#include "model/ground/text.h"
#include "retell.h"

enum { DAYS = 2 };

// ---- buckets

static bool counted_twice(const struct finding *finding)
{
    for (size_t i = 0; i < finding->counted_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (text_equal(finding->counted[i], finding->counted[j]))
                return true;
        }
    }
    return false;
}

static bool counted_and_left_out(const struct finding *finding)
{
    for (size_t i = 0; i < finding->counted_count; i++) {
        for (size_t j = 0; j < finding->left_out_count; j++) {
            if (text_equal(finding->counted[i], finding->left_out[j].ref))
                return true;
        }
    }
    return false;
}

// The same fact in two gauges of one rule and one window: in two colours.
static bool share(const struct gauge *a, const struct gauge *b)
{
    for (size_t i = 0; i < a->fact_count; i++) {
        for (size_t j = a == b ? i + 1 : 0; j < b->fact_count; j++) {
            if (text_equal(a->facts[i].ref, b->facts[j].ref))
                return true;
        }
    }
    return false;
}

// The colour of a KPI in a fixed quarter: the worst of its cells (deemed failures are not among these).
static enum colour worst_in(const struct grid *grid, day quarter)
{
    enum colour worst = COLOUR_NONE;
    for (size_t i = 0; i < grid->cell_count; i++) {
        if (day_quarter(grid->cells[i].period) == quarter && grid->cells[i].colour > worst)
            worst = grid->cells[i].colour;
    }
    return worst;
}

static bool counts_as_the_grid(struct trial *trial, const struct outcome *outcome)
{
    day quarter = day_quarter(outcome->as_at);
    char label[DAY_ISO_SIZE];
    day_iso(quarter, label);
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        const struct gauge *gauge = &outcome->gauges[i];
        if (gauge->rule->counts != COUNT_FAILURES || gauge->rule->window != WINDOW_QUARTER)
            continue;
        bool last = i + gauge->rule->limb_count < outcome->gauge_count &&
                    outcome->gauges[i + gauge->rule->limb_count].rule == gauge->rule;
        day of = last ? day_add_months(quarter, -3) : quarter;
        int count = 0, deemed = 0;
        for (size_t k = 0; k < outcome->grid_count; k++)
            count += worst_in(&outcome->grids[k], of) == gauge->limb->colour;
        for (size_t j = 0; j < gauge->fact_count; j++)
            deemed += text_starts(gauge->facts[j].ref, "deemed:");
        // a deemed failure adds one, or takes one from the ambers by making it red
        if (gauge->count <
                count - (gauge->limb->colour == COLOUR_AMBER ? (int)outcome->grid_count : 0) ||
            gauge->count - deemed > count)
            return trial_trouble(trial, outcome->as_at, "%s counts %d %s from %s, the grid has %d",
                                 gauge->rule->key, gauge->count, colour_word(gauge->limb->colour),
                                 label, count);
    }
    return true;
}

bool law_buckets(struct trial *trial)
{
    for (int i = 0; i < 2 * DAYS; i++) {
        day on = trial_day(trial);
        const struct outcome *outcome = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        for (size_t j = 0; j < outcome->finding_count; j++) {
            if (counted_twice(&outcome->findings[j]))
                return trial_trouble(trial, on, "%s counts one fact twice",
                                     outcome->findings[j].key);
            if (counted_and_left_out(&outcome->findings[j]))
                return trial_trouble(trial, on, "%s counts what it leaves out",
                                     outcome->findings[j].key);
        }
        for (size_t j = 0; j < outcome->gauge_count; j++) {
            for (size_t k = 0; k <= j; k++) {
                const struct gauge *a = &outcome->gauges[k], *b = &outcome->gauges[j];
                if (a->rule == b->rule && text_equal(a->label, b->label) && share(a, b))
                    return trial_trouble(trial, on, "%s counts one fact in two colours",
                                         a->rule->key);
            }
        }
        if (!counts_as_the_grid(trial, outcome))
            return false;
    }
    return true;
}

// ---- switches

static bool explains_with(struct trial *trial, const struct framework *framework,
                          const struct outcome *outcome, const struct finding *finding,
                          const char *name)
{
    struct text said = {0};
    rules_explain(framework, &trial->facts, outcome, finding, &said);
    const char *wanted = arena_printf(trial->arena, "Switch %s = ", name);
    bool found = strstr(text_get(&said), wanted) != NULL;
    text_release(&said);
    return found;
}

static bool same_finding(const struct finding *a, const struct finding *b)
{
    if (a->raised_on != b->raised_on || !text_equal(a->key, b->key))
        return false;
    struct outcome one = {.findings = a, .finding_count = 1},
                   other = {.findings = b, .finding_count = 1};
    return outcome_hash(&one, TELL_FINDINGS) == outcome_hash(&other, TELL_FINDINGS);
}

// Every finding of one that is not in the other must name the switch.
static bool names_switch(struct trial *trial, const struct framework *framework,
                         const struct outcome *one, const struct outcome *other,
                         const struct reading *reading)
{
    for (size_t i = 0; i < one->finding_count; i++) {
        const struct finding *finding = &one->findings[i];
        bool found = false;
        for (size_t j = 0; j < other->finding_count && !found; j++)
            found = same_finding(finding, &other->findings[j]);
        if (!found && !explains_with(trial, framework, one, finding, reading->name)) {
            trial_trouble(trial, one->as_at,
                          "%s differs with %s = %s but does not name it:", finding->key,
                          reading->name, reading->value);
            outcome_differences(one, other, TELL_FINDINGS, &trial->trouble);
            return false;
        }
    }
    return true;
}

static bool rule_names(const struct framework *framework, const struct rule *rule, const char *name)
{
    for (size_t i = 0;
         i < framework->failing.switch_count && rule_rests_on_failures(framework, rule); i++) {
        if (text_equal(framework->failing.switches[i], name))
            return true;
    }
    for (size_t i = 0; i < rule->switch_count; i++) {
        if (text_equal(rule->switches[i], name))
            return true;
    }
    return false;
}

// Gauges in the order of the rules: only those of rules that name the switch may differ.
static uint64_t other_gauges(const struct framework *framework, const struct outcome *outcome,
                             const char *name)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        struct outcome one = {.gauges = &outcome->gauges[i], .gauge_count = 1};
        if (!rule_names(framework, outcome->gauges[i].rule, name))
            hash = hash * 31 + outcome_hash(&one, TELL_GAUGES);
    }
    return hash;
}

// A period without a result is no finding, but colours the whole where a switch says so; then the reason says it.
static bool says_so(const struct outcome *outcome)
{
    return strstr(outcome->rag_why, "which counts as red") != NULL;
}

bool law_switches(struct trial *trial)
{
    for (int i = 0; i < DAYS - 1; i++) {
        day on = trial_day(trial);
        const struct outcome *standard = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        for (size_t j = 0; j < trial->reading_count; j++) {
            const struct reading *reading = &trial->readings[j];
            const struct outcome *other =
                rules_evaluate(reading->framework, &trial->facts, on, MOMENT_ALL, trial->arena);
            trial->compared++;
            bool same = outcome_hash(standard, TELL_FINDINGS) == outcome_hash(other, TELL_FINDINGS);
            unsigned parts =
                TELL_DUES | TELL_HORIZON | (says_so(standard) || says_so(other) ? 0 : TELL_RAG);
            if (same && !trial_same(trial, standard, other, parts, reading->name))
                return false;
            if (!same && (!names_switch(trial, trial->framework, standard, other, reading) ||
                          !names_switch(trial, reading->framework, other, standard, reading)))
                return false;
            if (!trial_same(trial, standard, other, TELL_GRIDS, reading->name))
                return false;
            if (other_gauges(trial->framework, standard, reading->name) !=
                other_gauges(reading->framework, other, reading->name))
                return trial_trouble(trial, on, "a gauge that does not name %s differs with it",
                                     reading->name);
        }
    }
    return true;
}
