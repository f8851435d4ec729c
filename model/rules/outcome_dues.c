// SPDX-License-Identifier: MIT
// What has a date: open duties, rectification periods, replies; and until when the outcome holds.
#include "ladder.h"

#include "due_kinds.h"
#include "outcome_dues.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

void due_add(struct ladder *ladder, struct dues *dues, struct due due)
{
    dues->list =
        arena_room(ladder->arena, dues->list, &dues->room, dues->count, sizeof *dues->list);
    dues->list[dues->count++] = due;
}

void due_holds(struct dues *dues, day until)
{
    if (until > dues->as_at && until < dues->until)
        dues->until = until;
}

static int by_day(const void *left, const void *right)
{
    const struct due *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    return strcmp(a->key, b->key);
}

static bool is_determination(const struct framework *framework, const struct finding *finding)
{
    const char *key = framework->chain.present ? framework->chain.determine.key : NULL;
    size_t length = key != NULL ? strlen(key) : 0;
    return length > 0 && strncmp(finding->key, key, length) == 0 && finding->key[length] == ':';
}

// Most titles of what may be done say that it is to be considered; those that do not are given the word.
static const char *finding_what(const struct ladder *ladder, const struct finding *finding)
{
    bool told = finding->duty == DUTY_MUST || text_starts(finding->title, "Consider");
    return told ? finding->title : arena_printf(ladder->arena, "To consider: %s", finding->title);
}

// What it rests on, and why that day (R2-43: the framework may state none).
static const char *finding_why(const struct ladder *ladder, const struct finding *finding)
{
    struct text why = {0};
    text_printf(&why, "%s%s", finding->why != NULL ? finding->why : "",
                finding->why != NULL ? ". " : "");
    text_add(&why, finding->due_on != DAY_NONE ? "Raised on " : "Open since ");
    day_print(finding->raised_on, true, &why);
    if (finding->due_on != DAY_NONE) {
        text_printf(&why, " + %d days = ", finding->due_on - finding->raised_on);
        day_print(finding->due_on, true, &why);
    } else {
        text_add(&why, "; no day is stated by which it is to be done");
    }
    if (finding->duty == DUTY_CONSIDER)
        text_add(&why, "; it may be done, and a decision takes it off");
    const char *kept = arena_strdup(ladder->arena, text_get(&why));
    text_release(&why);
    return kept;
}

static void due_findings(struct ladder *ladder, struct dues *dues, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN)
            continue;
        due_add(ladder, dues,
                (struct due){
                    .on = finding->due_on != DAY_NONE ? finding->due_on : finding->raised_on,
                    .kind = is_determination(ladder->framework, finding) ? DUE_DETERMINATION
                                                                         : DUE_FINDING,
                    .whose = "council",
                    .what = finding_what(ladder, finding),
                    .key = finding->key,
                    .clause = finding->clause,
                    .provenance = finding->provenance,
                    .duty = finding->duty,
                    .why = finding_why(ladder, finding),
                    .never_late = finding->due_on == DAY_NONE || finding->duty == DUTY_CONSIDER,
                });
    }
}

static const char *plan_why(const struct ladder *ladder, const struct paper *plan)
{
    struct text why = {0};
    text_printf(&why, "%s was served on ", plan->fact->ref);
    day_print(plan->served, false, &why);
    text_printf(&why, " with a rectification period of %d days",
                plan->fact->rectify_by - plan->served);
    const char *kept = arena_strdup(ladder->arena, text_get(&why));
    text_release(&why);
    return kept;
}

static void due_plans(struct ladder *ladder, struct dues *dues)
{
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *plan = ladder->papers.list[i];
        if (!plan->instrument->plan || !in_force(plan, ladder->as_at) ||
            plan->fact->rectify_by == DAY_NONE || plan->fact->rectify_by < ladder->as_at ||
            determination(plan, ladder->as_at) != NULL)
            continue;
        due_add(ladder, dues,
                (struct due){
                    .on = plan->fact->rectify_by,
                    .kind = DUE_PLAN,
                    .whose = "provider",
                    .what = arena_printf(ladder->arena, "Rectification period of %s ends",
                                         plan->fact->ref),
                    .key = plan->fact->ref,
                    .clause = plan->instrument->clause,
                    .provenance = PROVENANCE_STATED,
                    .why = plan_why(ladder, plan),
                    .ref = plan->fact->ref,
                });
    }
}

// A reply that a notice asks for by a day (the field `reply_by` of the notice as it was served).
static void due_replies(struct ladder *ladder, struct dues *dues)
{
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *notice = ladder->papers.list[i];
        day on = DAY_NONE;
        if (!notice->instrument->notice || !in_force(notice, ladder->as_at) ||
            !day_parse(fact_field(notice->fact, "reply_by"), &on))
            continue;
        const char *key = arena_printf(ladder->arena, DUE_REPLY_KEY "%s", notice->fact->ref);
        if (due_marked_done(ladder->facts, key, ladder->as_at, ladder->known_at))
            continue;
        const char *received = fact_field(notice->fact, "received");
        due_add(ladder, dues,
                (struct due){
                    .on = on,
                    .kind = DUE_NOTICE,
                    .whose = "provider",
                    .what = arena_printf(ladder->arena, "Reply to %s", notice->fact->ref),
                    .key = key,
                    .clause = notice->instrument->clause,
                    .provenance = PROVENANCE_LOCAL,
                    .why = *received != '\0'
                               ? arena_printf(ladder->arena,
                                              "The notice, received on %s, asks for it by that day",
                                              received)
                               : "The notice asks for it by that day",
                    .by_mark = true,
                });
    }
}

void outcome_dues(struct ladder *ladder, struct outcome *outcome)
{
    struct dues dues = {.as_at = ladder->as_at, .until = DAY_NEVER};
    due_findings(ladder, &dues, outcome);
    due_plans(ladder, &dues);
    due_replies(ladder, &dues);
    due_encounters(ladder, &dues);
    if (dues.count > 1)
        qsort(dues.list, dues.count, sizeof *dues.list, by_day);
    outcome->dues = dues.list;
    outcome->due_count = dues.count;
    outcome->holds_until = dues.until;
}

static void earlier(day candidate, day as_at, day *until)
{
    if (candidate > as_at && candidate < *until)
        *until = candidate;
}

// What facts bring by their dates alone. A planned visit or meeting is no longer ahead on the day after its own.
static void horizon_of_facts(const struct ladder *ladder, day *until)
{
    for (size_t i = 0; i < ladder->facts->fact_count; i++) {
        const struct fact *fact = &ladder->facts->facts[i];
        if (!fact_known(fact, ladder->known_at))
            continue;
        earlier(fact->date, ladder->as_at, until);
        if (fact->kind == FACT_VISIT || fact->kind == FACT_MEETING)
            earlier(fact->date + 1, ladder->as_at, until);
        for (size_t j = 0; fact->kind == FACT_NEVER_EVENT && j < ladder->framework->rule_count;
             j++) {
            const struct rule *rule = &ladder->framework->rules[j];
            if (rule->window == WINDOW_MONTHS && rule->counts == COUNT_NEVER_EVENTS)
                earlier(day_add_months(fact->date, rule->months), ladder->as_at, until);
        }
    }
}

static void horizon_of_papers(const struct ladder *ladder, day *until)
{
    day as_at = ladder->as_at;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (!in_force(paper, as_at))
            continue;
        earlier(chain_due(paper, as_at), as_at, until);
        if (paper->fact->rectify_by !=
            DAY_NONE) // the period ends then, even if the determination was put off
            earlier(paper->fact->rectify_by + 1, as_at, until);
        if (paper->instrument->standing_months > 0)
            earlier(day_add_months(paper->served, paper->instrument->standing_months), as_at,
                    until);
        for (size_t j = 0; j < ladder->framework->rule_count; j++) {
            const struct rule *rule = &ladder->framework->rules[j];
            if (rule->window == WINDOW_MONTHS && rule->counts != COUNT_FAILURES &&
                rule_counts_paper(rule, ladder->framework, paper))
                earlier(day_add_months(paper->served, rule->months), as_at, until);
        }
    }
}

void outcome_horizon(struct ladder *ladder, struct outcome *outcome)
{
    day until = day_quarter_end(day_quarter(ladder->as_at)) + 1, as_at = ladder->as_at;
    struct rule year = {.window = WINDOW_YEAR};
    earlier(window_end(ladder, &year, window_start(ladder, &year, as_at)) + 1, as_at, &until);
    if (ladder->facts->ends != DAY_NEVER)
        earlier(ladder->facts->ends + 1, as_at, &until);
    earlier(ladder->starts, as_at, &until);
    horizon_of_facts(ladder, &until);
    horizon_of_papers(ladder, &until);
    earlier(stand_ins_next(ladder, as_at), as_at, &until);
    for (size_t i = 0; i < outcome->due_count; i++) { // what is optional is over with its day
        const struct due *due = &outcome->dues[i];
        if (due->duty == DUTY_CONSIDER && due->type != NULL)
            earlier(due->on + 1, as_at, &until);
    }
    for (size_t i = 0; i < outcome->grid_count;
         i++) { // a period gives its colour from the day it ends
        for (size_t j = 0; j < outcome->grids[i].cell_count; j++)
            earlier(outcome->grids[i].cells[j].period_end, as_at, &until);
    }
    earlier(outcome->holds_until, as_at, &until);
    outcome->holds_until = until;
}
