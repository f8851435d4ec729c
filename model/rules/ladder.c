// SPDX-License-Identifier: MIT
// The days in order (design 4.1): each day on which a fact is effective, and each on which a determination falls due.
#include "ladder.h"

#include <string.h>

#include "model/ground/text.h"

static void take_result(struct ladder *ladder, const struct known_fact *fact)
{
    if (fact->colour < COLOUR_AMBER)
        return;
    failure_mark(ladder, fact->kpi, day_quarter(fact->fact->period),
                 (struct mark){.colour = fact->colour,
                               .date = fact->date,
                               .until = DAY_NEVER,
                               .ref = fact->fact->ref});
}

// The day on which a plan asks for a determination changes with its service and its determinations alone.
static void fall_due(const struct ladder *ladder, struct paper *paper)
{
    if (paper != NULL && paper->served <= ladder->today)
        paper->due = chain_due(paper, ladder->today);
}

static void take_facts(struct ladder *ladder)
{
    const struct known *known = &ladder->known;
    ladder->first_today = ladder->next;
    for (; ladder->next < known->count && known->facts[ladder->next].date == ladder->today;
         ladder->next++) {
        const struct known_fact *fact = &known->facts[ladder->next];
        switch (fact->fact->kind) {
        case FACT_RESULT:
        case FACT_EARLY:
            take_result(ladder, fact);
            break;
        case FACT_SERVED:
            ladder->served_today = true;
            break;
        case FACT_WITHDRAWN:
            ladder->withdrawn_today = true;
            break;
        case FACT_DETERMINED:
        case FACT_DECIDED:
            ladder->settled_today = true;
            fall_due(ladder, ladder_paper(ladder, fact->fact->ref));
            break;
        default:
            break; // looked up by those who ask
        }
    }
}

static void work_day(struct ladder *ladder, day today)
{
    ladder->today = today;
    ladder->served_today = ladder->withdrawn_today = ladder->settled_today = false;
    struct papers *papers = &ladder->papers;
    papers->today = papers->next; // every day of service is worked through
    while (papers->next < papers->count && papers->list[papers->next]->served <= today)
        fall_due(ladder, papers->list[papers->next++]);
    if (ladder->touched_from < ladder->touched_past)
        memset(ladder->touched + ladder->touched_from, 0,
               (ladder->touched_past - ladder->touched_from) * sizeof *ladder->touched);
    ladder->touched_from = ladder->quarter_count;
    ladder->touched_past = 0;
    take_facts(ladder);
    stand_ins_take(ladder);
    lapses(ladder);
    chain_rules(ladder);
    const struct framework *framework = ladder->framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (!rule_follows_answers(&framework->rules[i]))
            counting_rule(ladder, &framework->rules[i]);
    }
    answers_settle(ladder);
    size_t before = ladder->case_count;
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (rule_follows_answers(&framework->rules[i]))
            counting_rule(ladder, &framework->rules[i]);
    }
    if (ladder->case_count > before)
        answers_settle(ladder);
}

// The next day after today on which a determination falls due, or a result is missed, by the passing of time alone.
static day next_due(const struct ladder *ladder)
{
    day next = stand_ins_next(ladder, ladder->today);
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->due > ladder->today && paper->due < next && in_force(paper, ladder->today))
            next = paper->due;
    }
    return next;
}

// Whether a fact can change a failure, a paper or a finding: a green result and a visit cannot, so no day is worked for them.
static bool matters(const struct known_fact *fact)
{
    switch (fact->fact->kind) {
    case FACT_RESULT:
    case FACT_EARLY:
        return fact->colour >= COLOUR_AMBER;
    case FACT_VISIT:
    case FACT_MEETING:
    case FACT_GRADE:
    case FACT_RECORD:
        return false;
    default:
        return true;
    }
}

void ladder_run(struct ladder *ladder)
{
    for (;;) {
        day next = next_due(ladder);
        const struct known *known = &ladder->known;
        while (ladder->next < known->count && !matters(&known->facts[ladder->next]))
            ladder->next++;
        if (ladder->next < known->count && known->facts[ladder->next].date < next)
            next = known->facts[ladder->next].date;
        if (next > ladder->as_at)
            break;
        work_day(ladder, next);
    }
    ladder->today = ladder->as_at;
}
