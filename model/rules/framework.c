// SPDX-License-Identifier: MIT
#include "framework.h"

#include "model/ground/text.h"

const struct kpi *framework_kpi(const struct framework *framework, const char *ref)
{
    for (size_t i = 0; i < framework->kpi_count; i++) {
        if (text_equal(framework->kpis[i].ref, ref))
            return &framework->kpis[i];
    }
    return NULL;
}

const struct instrument *framework_instrument(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->instrument_count; i++) {
        if (text_equal(framework->instruments[i].id, id))
            return &framework->instruments[i];
    }
    return NULL;
}

const struct never_event *framework_never_event(const struct framework *framework, const char *type)
{
    for (size_t i = 0; i < framework->never_event_count; i++) {
        if (text_equal(framework->never_events[i].type, type))
            return &framework->never_events[i];
    }
    return NULL;
}

const struct decision *framework_decision(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->decision_count; i++) {
        if (text_equal(framework->decisions[i].id, id))
            return &framework->decisions[i];
    }
    return NULL;
}

const struct cadence *framework_cadence(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->cadence_count; i++) {
        if (text_equal(framework->cadences[i].id, id))
            return &framework->cadences[i];
    }
    return NULL;
}

bool rule_rests_on_failures(const struct framework *framework, const struct rule *rule)
{
    if (rule->counts == COUNT_FAILURES || rule->counts == COUNT_DISTINCT_KPIS)
        return true;
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (text_equal(framework->rules[i].key, rule->subsumed_by) &&
            framework->rules[i].counts == COUNT_FAILURES)
            return true;
    }
    return false;
}

const char *provenance_word(enum provenance provenance)
{
    static const char *const words[] = {
        [PROVENANCE_STATED] = "stated",
        [PROVENANCE_INFERRED] = "inferred",
        [PROVENANCE_LOCAL] = "local setting",
    };
    return words[provenance];
}

const char *duty_word(enum duty duty)
{
    return duty == DUTY_MUST ? "must" : "consider";
}
