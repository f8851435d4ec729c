// SPDX-License-Identifier: MIT
// Rungs of the ladder that nobody can ever step on: a mistake, unless a council has turned a switch that kills one, which is its right
// and worth a warning. And names that nothing uses: warnings, since the file works.
#include "checks.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "model/rules/framework.h"

static bool same_list(const char *const *a, size_t a_count, const char *const *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++) {
        if (!check_listed(a[i], b, b_count))
            return false;
    }
    return true;
}

// Whether two rules count the same things over the same time.
static bool count_alike(const struct rule *a, const struct rule *b)
{
    return a->counts == b->counts && a->window == b->window && a->months == b->months &&
           same_list(a->of, a->of_count, b->of, b->of_count) &&
           same_list(a->covering, a->covering_count, b->covering, b->covering_count) &&
           a->leave_accompanying == b->leave_accompanying && a->by_kpi == b->by_kpi &&
           a->leave_accompanied == b->leave_accompanied;
}

// Whether a limb is met at the latest when the other one is.
static bool met_first(const struct limb *limb, const struct limb *other)
{
    return (limb->colour == COLOUR_NONE || limb->colour == other->colour) &&
           limb->at_least <= other->at_least;
}

static int limb_line(const struct reader *reader, const struct rule *rule, const struct limb *limb)
{
    int line = settings_line(reader, limb, NULL);
    return line > 0 ? line : settings_line(reader, rule, "at_least");
}

// Whether a switch that shapes a rule stands otherwise than the decided reading.
static bool turned(const struct framework *framework, const struct rule *rule)
{
    for (size_t i = 0; i < framework->switch_count; i++) {
        const struct policy_switch *policy = &framework->switches[i];
        if (check_listed(policy->name, rule->switches, rule->switch_count) &&
            !text_equal(policy->value, policy->standard))
            return true;
    }
    return false;
}

__attribute__((format(printf, 4, 5))) static void
dead(const struct reader *reader, const struct rule *rule, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *why = xvasprintf(format, args);
    va_end(args);
    if (turned(reader->framework, rule))
        issue_warning(reader->issues, line, "This rung is dead: %s", why);
    else
        issue_mistake(reader->issues, line, "This rung is dead: %s", why);
    free(why);
}

// More failures than there are KPIs: each KPI fails once in a quarter at most.
static void check_reach(const struct reader *reader, const struct rule *rule)
{
    if (rule->counts != COUNT_FAILURES && rule->counts != COUNT_DISTINCT_KPIS)
        return;
    size_t kpis = reader->framework->kpi_count;
    size_t quarters = rule->counts == COUNT_FAILURES && rule->window == WINDOW_YEAR ? 4 : 1;
    for (size_t i = 0; i < rule->limb_count; i++) {
        if ((size_t)rule->limbs[i].at_least > kpis * quarters)
            dead(reader, rule, limb_line(reader, rule, &rule->limbs[i]),
                 "%d are asked for, and %zu KPIs can fail %zu times at most.",
                 rule->limbs[i].at_least, kpis, kpis * quarters);
    }
}

// A limb of a rule that is never the one to raise it, because another of its limbs, or all of a rule that takes its place, is met first.
static void check_limbs_against(const struct reader *reader, const struct rule *rule,
                                const struct rule *other)
{
    if (!count_alike(rule, other))
        return;
    for (size_t i = 0; i < rule->limb_count; i++) {
        for (size_t j = 0; j < other->limb_count; j++) {
            if (&rule->limbs[i] == &other->limbs[j] ||
                !met_first(&other->limbs[j], &rule->limbs[i]))
                continue;
            dead(reader, rule, limb_line(reader, rule, &rule->limbs[i]),
                 "whenever it is reached, line %d%s%s%s has been "
                 "reached too and takes its place.",
                 limb_line(reader, other, &other->limbs[j]), rule == other ? "" : " of the rule \"",
                 rule == other ? "" : other->key, rule == other ? "" : "\"");
            break;
        }
    }
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

// A count of distinct KPIs in one quarter whose failures are used up by rules of that quarter: with how many is one of those
// bound to be raised? Ambers and reds below all their limbs are the most that there can be without.
static void check_used_up(const struct reader *reader, const struct rule *rule)
{
    int least[COLOUR_RED + 1] = {INT_MAX / 4, INT_MAX / 4, INT_MAX / 4, INT_MAX / 4};
    for (size_t i = 0; i < reader->framework->rule_count; i++) {
        const struct rule *other = &reader->framework->rules[i];
        if (!check_listed(other->key, rule->leave_raised, rule->leave_raised_count) ||
            other->counts != COUNT_FAILURES || other->window != WINDOW_QUARTER)
            continue;
        for (size_t j = 0; j < other->limb_count; j++) {
            int *slot = &least[other->limbs[j].colour];
            *slot = lesser(*slot, other->limbs[j].at_least);
        }
    }
    int most = lesser(least[COLOUR_AMBER] - 1 + least[COLOUR_RED] - 1, least[COLOUR_NONE] - 1);
    if (rule->counts == COUNT_DISTINCT_KPIS && rule->window == WINDOW_QUARTER &&
        rule->limb_count == 1 && rule->limbs[0].at_least > most)
        dead(reader, rule, limb_line(reader, rule, &rule->limbs[0]),
             "%d KPIs with a failure in one quarter always raise a "
             "rule of \"leave_raised\", which uses "
             "them up.",
             rule->limbs[0].at_least);
}

static bool asked_for(const struct framework *framework, const char *instrument)
{
    const struct chain *chain = &framework->chain;
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (text_equal(framework->rules[i].instrument, instrument))
            return true;
    }
    for (size_t i = 0; i < framework->provisions.trigger_count; i++) {
        if (text_equal(framework->provisions.triggers[i].asks_for, instrument))
            return true;
    }
    return chain->present && (text_equal(chain->determine.instrument, instrument) ||
                              text_equal(chain->again.instrument, instrument) ||
                              text_equal(chain->expiry.instrument, instrument));
}

static bool counted(const struct framework *framework, const char *type)
{
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        if (rule->counts == COUNT_NEVER_EVENTS &&
            (rule->of_count == 0 || check_listed(type, rule->of, rule->of_count)))
            return true;
    }
    return false;
}

static void check_unused(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    for (size_t i = 0; i < framework->switch_count; i++) {
        if (!check_listed(framework->switches[i].name, reader->followed.names,
                          reader->followed.count))
            issue_warning(reader->issues, settings_line(reader, &framework->switches[i], NULL),
                          "No rule follows %s.", settings_label(reader, &framework->switches[i]));
    }
    for (size_t i = 0; i < framework->instrument_count; i++) {
        if (!asked_for(framework, framework->instruments[i].id))
            issue_warning(reader->issues, settings_line(reader, &framework->instruments[i], NULL),
                          "No rule asks for %s.",
                          settings_label(reader, &framework->instruments[i]));
    }
    for (size_t i = 0; i < framework->never_event_count; i++) {
        if (!counted(framework, framework->never_events[i].type))
            issue_warning(reader->issues, settings_line(reader, &framework->never_events[i], NULL),
                          "No rule counts %s.",
                          settings_label(reader, &framework->never_events[i]));
    }
    for (size_t i = 0; i < framework->rule_count && framework->decision_count == 0; i++) {
        const struct rule *rule = &framework->rules[i];
        const struct instrument *asks = framework_instrument(framework, rule->instrument);
        if (asks != NULL && !asks->plan && !asks->notice)
            issue_warning(
                reader->issues, settings_line(reader, rule, "instrument"),
                "%s asks for a decision, and the framework names none: it can only be waived.",
                settings_subject(reader, rule));
    }
}

void check_rungs(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        check_reach(reader, rule);
        check_limbs_against(reader, rule, rule);
        check_used_up(reader, rule);
        for (size_t j = 0; j < framework->rule_count && rule->subsumed_by != NULL; j++) {
            if (text_equal(framework->rules[j].key, rule->subsumed_by) && j != i)
                check_limbs_against(reader, rule, &framework->rules[j]);
        }
    }
    check_unused(reader);
}
