// SPDX-License-Identifier: MIT
// The outcome with and without facts that are not stored, compared finding by finding.
#include "model/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "model/history.h"

enum { MOST_STEPS = 3 }; // next steps that are told

// ---- Working it out --------------------------------------------------------------------------------------------------------------------

static const struct contract_facts *with(const struct contract_facts *facts,
                                         const struct fact *extra, size_t count,
                                         struct arena *arena)
{
    struct contract_facts *more = ARENA_NEW(arena, struct contract_facts);
    struct fact *all = ARENA_ARRAY(arena, facts->fact_count + count + 1, struct fact);
    if (facts->fact_count > 0)
        memcpy(all, facts->facts, facts->fact_count * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        struct fact *fact = &all[facts->fact_count + i];
        *fact = extra[i];
        fact->id = 0;
        fact->recorded = MOMENT_ALL - 1; // it would be recorded now: later than anything stored
        if (fact->recorded_by == NULL)
            fact->recorded_by = "";
    }
    *more = *facts;
    more->facts = all;
    more->fact_count = facts->fact_count + count;
    return more;
}

static bool change_of(const struct finding *was, const struct finding *is,
                      enum whatif_change_kind *kind)
{
    static const enum whatif_change_kind kinds[FINDING_STATUS_COUNT] = {
        [FINDING_OPEN] = WHATIF_REOPENED, [FINDING_ANSWERED] = WHATIF_ANSWERED,
        [FINDING_WAIVED] = WHATIF_WAIVED, [FINDING_SUBSUMED] = WHATIF_SUBSUMED,
        [FINDING_LAPSED] = WHATIF_LAPSED, [FINDING_WITHDRAWN] = WHATIF_WITHDRAWN,
    };
    // one that lapsed and is raised anew bears the same key
    bool anew = was == NULL || (was->status == FINDING_LAPSED && is->status != FINDING_LAPSED);
    if (anew && is->status == FINDING_OPEN)
        *kind = WHATIF_RAISED;
    else if (was == NULL || was->status != is->status)
        *kind = kinds[is->status];
    else if ((is->flags & ~was->flags & FINDING_BASIS_CHANGED) != 0)
        *kind = WHATIF_BASIS;
    else
        return false;
    return true;
}

static void compare(struct whatif *out, struct arena *arena)
{
    const struct outcome *before = out->before, *after = out->after;
    out->changes =
        ARENA_ARRAY(arena, before->finding_count + after->finding_count + 1, struct whatif_change);
    for (enum whatif_change_kind kind = 0; kind < WHATIF_CHANGE_COUNT; kind++) {
        for (size_t i = 0; i < after->finding_count; i++) {
            const struct finding *is = &after->findings[i];
            enum whatif_change_kind what;
            if (outcome_finding(after, is->key) == is &&
                change_of(outcome_finding(before, is->key), is, &what) && what == kind)
                out->changes[out->count++] = (struct whatif_change){kind, is};
        }
        for (size_t i = 0; kind == WHATIF_GONE && i < before->finding_count; i++) {
            const struct finding *was = &before->findings[i];
            if (outcome_finding(before, was->key) == was &&
                outcome_finding(after, was->key) == NULL)
                out->changes[out->count++] = (struct whatif_change){kind, was};
        }
    }
}

bool whatif_work(struct office *office, const struct evaluation *now, const struct fact *extra,
                 size_t count, day on, struct arena *arena, struct whatif *out, struct status *st)
{
    const struct framework *framework = now->framework;
    day as_at = now->outcome != NULL ? now->outcome->as_at : office->as_at;
    bool later = on != DAY_NONE && on > as_at;
    *out = (struct whatif){.before = now->outcome};
    if (later) {
        if (!office_read_begin(office, st))
            return false;
        bool read = office_framework(office, now->contract.framework, on, &framework, st);
        office_read_end(office);
        if (!read)
            return false;
        as_at = on;
    }
    if (later || out->before == NULL)
        out->before = rules_evaluate(framework, &now->facts, as_at, MOMENT_ALL, arena);
    out->after =
        rules_evaluate(framework, with(&now->facts, extra, count, arena), as_at, MOMENT_ALL, arena);
    compare(out, arena);
    return true;
}

// ---- In words --------------------------------------------------------------------------------------------------------------------------

static void change_words(const struct whatif_change *change, const struct framework *framework,
                         struct text *out)
{
    static const char *const begins[WHATIF_CHANGE_COUNT] = {
#define WHATIF_BEGINS(name, words) [WHATIF_##name] = (words),
        WHATIF_CHANGES(WHATIF_BEGINS)
#undef WHATIF_BEGINS
    };
    const struct finding *finding = change->finding;
    const struct instrument *instrument = framework_instrument(framework, finding->instrument);
    const char *title = finding->title != NULL ? finding->title : finding->key;
    text_printf(out, "%s: ", begins[change->kind]);
    // most titles begin with what is asked for
    if (change->kind == WHATIF_RAISED && finding->duty == DUTY_CONSIDER)
        text_add(out, "to be considered: ");
    else if (change->kind == WHATIF_RAISED && instrument != NULL &&
             (instrument->plan || instrument->notice) && strstr(title, instrument->word) == NULL)
        text_printf(out, "%s: ", instrument->word);
    if (change->kind <= WHATIF_REOPENED)
        finding_words(finding, out);
    else
        text_add(out, title);
    if (finding->clause != NULL)
        text_printf(out, " (%s)", finding->clause);
    text_add_char(out, '\n');
}

static const struct gauge *same_gauge(const struct outcome *outcome, const struct gauge *gauge)
{
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        const struct gauge *other = &outcome->gauges[i];
        if (other->rule == gauge->rule && other->limb == gauge->limb &&
            text_equal(other->label, gauge->label))
            return other;
    }
    return NULL;
}

// Where a rule counts more or less than it did, how far it is to what it asks for.
static void step_words(const struct whatif *whatif, struct text *out)
{
    int told = 0;
    for (size_t i = 0; i < whatif->after->gauge_count && told < MOST_STEPS; i++) {
        const struct gauge *gauge = &whatif->after->gauges[i],
                           *was = same_gauge(whatif->before, gauge);
        if (!gauge->live || gauge->count >= gauge->threshold ||
            (was != NULL ? was->count == gauge->count : gauge->count == 0))
            continue;
        text_printf(out, "Then: %s\n", gauge->words);
        told++;
    }
}

static const char *rag(enum colour colour)
{
    static const char *const words[] = {
        [COLOUR_NONE] = "none",
        [COLOUR_GREEN] = "GREEN",
        [COLOUR_AMBER] = "AMBER",
        [COLOUR_RED] = "RED",
    };
    return words[colour];
}

void whatif_words(const struct whatif *whatif, const struct framework *framework, struct text *out)
{
    const struct outcome *before = whatif->before, *after = whatif->after;
    size_t length = out->length;
    for (size_t i = 0; i < whatif->count; i++)
        change_words(&whatif->changes[i], framework, out);
    if (before->rag != after->rag)
        text_printf(out, "Status: %s (now %s): %s\n", rag(after->rag), rag(before->rag),
                    after->rag_why != NULL ? after->rag_why : "");
    if (!text_equal(before->standing, after->standing))
        text_printf(out, "Standing: %s (now %s)\n",
                    after->standing != NULL ? after->standing : "none",
                    before->standing != NULL ? before->standing : "none");
    step_words(whatif, out);
    if (out->length == length)
        text_add(out, "Nothing changes: no finding is raised, answered or lapses.\n");
}

bool whatif(struct office *office, const struct evaluation *now, const struct fact *extra,
            size_t count, day on, struct arena *arena, struct text *out, struct status *st)
{
    struct whatif worked;
    if (!whatif_work(office, now, extra, count, on, arena, &worked, st))
        return false;
    whatif_words(&worked, now->framework, out);
    return true;
}
