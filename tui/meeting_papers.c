// SPDX-License-Identifier: MIT
// The notices in force beside the item of the agenda that is about them: when each was served, how long it counts, how its plan stands.
#include "meeting_sheet.h"

#include "tui/papers.h"
#include "tui/phrases.h"

static const char *days_left(struct arena *arena, int days)
{
    return arena_printf(arena, "%d day%s left", days, days == 1 ? "" : "s");
}

// The last day on which a paper counts by its framework; DAY_NEVER where it says none.
static day counts_until(const struct instrument *instrument, const struct fact *paper)
{
    return instrument->standing_months > 0
               ? day_add_months(paper->date, instrument->standing_months) - 1
               : DAY_NEVER;
}

// The plans that accompany a notice, each with what has become of it. False: one of them runs still.
static bool add_plans(const struct doc *doc, const struct evaluation *evaluation,
                      const struct fact *notice, struct text *out)
{
    bool over = true, none = true;
    day as_at = evaluation->outcome->as_at;
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *plan = &evaluation->facts.facts[i];
        if (plan->kind != FACT_SERVED || plan->date > as_at ||
            !text_equal(plan->accompanies, notice->ref))
            continue;
        struct paper_state state = paper_state(&evaluation->facts, plan, as_at, doc->arena);
        text_printf(out, "; %s %s", plan->ref, *state.words != '\0' ? state.words : "runs");
        if (!state.over && state.until != DAY_NONE && state.until >= as_at)
            text_printf(out, ", %s", days_left(doc->arena, state.until - as_at));
        over = over && state.over;
        none = false;
    }
    if (none)
        text_add(out, "; no plan with it");
    return over;
}

static void add_paper(struct doc *doc, const struct evaluation *evaluation,
                      const struct instrument *instrument, const struct fact *paper, bool *any)
{
    day as_at = evaluation->outcome->as_at, until = counts_until(instrument, paper);
    struct text words = {0};
    text_printf(&words, "%s of %s", paper->ref, phrase_day(doc->arena, paper->date, as_at));
    if (until >= as_at && until != DAY_NEVER)
        text_printf(&words, ", counts to %s, %s", phrase_day(doc->arena, until, as_at),
                    days_left(doc->arena, until - as_at));
    else if (until < as_at)
        text_add(&words, ", counts no more");
    bool over = add_plans(doc, evaluation, paper, &words);
    if (until >= as_at || !over) {
        doc_words(doc, 0, true, ROLE_NOTICE, text_get(&words));
        *any = true;
    }
    text_release(&words);
}

void meeting_papers(struct doc *doc, const struct evaluation *evaluation, const char *id)
{
    const struct instrument *instrument = framework_instrument(evaluation->framework, id);
    const struct contract_facts *facts = &evaluation->facts;
    day as_at = evaluation->outcome->as_at;
    bool any = false;
    size_t count;
    const struct finding **open = findings_open(evaluation->outcome, doc->arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(open[i]->instrument, id))
            doc_words(doc, 0, true, open[i]->duty == DUTY_MUST ? ROLE_MUST : ROLE_CONSIDER,
                      arena_printf(doc->arena, "%s since %s: %s",
                                   open[i]->duty == DUTY_MUST ? "Required" : "To consider",
                                   phrase_day(doc->arena, open[i]->raised_on, as_at),
                                   open[i]->title));
    }
    const struct fact **papers = papers_served(facts, as_at, doc->arena, &count);
    for (size_t i = 0; instrument && i < count; i++) {
        if (text_equal(papers[i]->instrument, id) &&
            !paper_state(facts, papers[i], as_at, doc->arena).over)
            add_paper(doc, evaluation, instrument, papers[i], &any);
    }
    if (!any)
        doc_words(doc, 0, true, ROLE_DIM, "None in force.");
}
