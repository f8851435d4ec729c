// SPDX-License-Identifier: MIT
// What has a date: open duties, rectification periods, planned visits and meetings, meetings by their cadence; and until when
// the outcome holds.
#include "ladder.h"

#include "due_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

enum { DAY_LAST_COUNTED = 2932896 - 366 }; // days are counted up to the year 9999

struct dues {
    struct due *list;
    size_t count, room;
};

static void due_add(struct ladder *ladder, struct dues *dues, struct due due)
{
    dues->list =
        arena_room(ladder->arena, dues->list, &dues->room, dues->count, sizeof *dues->list);
    dues->list[dues->count++] = due;
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

static void due_findings(struct ladder *ladder, struct dues *dues, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN || finding->duty != DUTY_MUST)
            continue;
        due_add(ladder, dues,
                (struct due){
                    .on = finding->due_on != DAY_NONE ? finding->due_on : finding->raised_on,
                    .kind = is_determination(ladder->framework, finding) ? DUE_DETERMINATION
                                                                         : DUE_FINDING,
                    .whose = "council",
                    .what = finding->title,
                    .key = finding->key,
                    .clause = finding->clause,
                    .provenance = finding->provenance,
                    .duty = finding->duty,
                    .why = finding->why,
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

// Visits and meetings that are planned, on whatever day: the last recorded word on each ref stands.
static bool superseded(const struct ladder *ladder, const struct fact *fact, moment known_at)
{
    for (size_t i = 0; i < ladder->facts->fact_count; i++) {
        const struct fact *other = &ladder->facts->facts[i];
        if (other != fact && other->kind == fact->kind && fact_known(other, known_at) &&
            text_equal(other->ref, fact->ref) &&
            (other->recorded > fact->recorded ||
             (other->recorded == fact->recorded && other->id > fact->id)))
            return true;
    }
    return false;
}

static void due_planned(struct ladder *ladder, struct dues *dues)
{
    for (size_t i = 0; i < ladder->facts->fact_count; i++) {
        const struct fact *fact = &ladder->facts->facts[i];
        if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) ||
            !text_equal(fact->outcome, "planned") || !fact_known(fact, ladder->known_at) ||
            superseded(ladder, fact, ladder->known_at))
            continue;
        const struct cadence *cadence = framework_cadence(ladder->framework, fact->instrument);
        due_add(ladder, dues,
                (struct due){
                    .on = fact->date,
                    .kind = cadence != NULL            ? due_kind_of_cadence(cadence)
                            : fact->kind == FACT_VISIT ? DUE_VISIT
                                                       : DUE_MEETING,
                    .whose = "council",
                    .what = cadence != NULL            ? cadence->title
                            : fact->instrument != NULL ? fact->instrument
                            : fact->kind == FACT_VISIT ? "Visit"
                                                       : "Meeting",
                    .key = fact->ref,
                    .clause = cadence != NULL ? cadence->clause : "",
                    .provenance = cadence != NULL ? cadence->provenance : PROVENANCE_LOCAL,
                    .record = fact_kind_word(fact->kind),
                    .ref = fact->ref,
                    .type = fact->instrument,
                });
    }
}

// Held ones of a cadence, and of another that satisfies it too.
static bool held_for(const struct ladder *ladder, const struct cadence *cadence,
                     const struct fact *fact)
{
    if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) ||
        !text_equal(fact->outcome, "held"))
        return false;
    const struct cadence *held = framework_cadence(ladder->framework, fact->instrument);
    return held != NULL && (held == cadence || text_equal(held->satisfies, cadence->id));
}

// What has been agreed for this contract about the frequency of a cadence, with its date and reason (001 L95, L131).
static const struct fact *flexed(const struct ladder *ladder, const struct cadence *cadence)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if (fact->kind == FACT_RECORD && text_equal(fact->record, "tier") &&
            text_equal(fact_field(fact, "cadence"), cadence->id) &&
            (found == NULL || fact->date > found->date ||
             (fact->date == found->date && fact->id > found->id)))
            found = fact;
    }
    return found;
}

static int months_between(const struct cadence *cadence, const struct fact *change)
{
    enum { MOST_MONTHS = 120 };
    struct decimal months;
    bool given = change != NULL && decimal_parse(fact_field(change, "months"), &months) &&
                 months.denominator == 1 && months.numerator > 0 && months.numerator <= MOST_MONTHS;
    return given ? (int)months.numerator : cadence->months;
}

static day last_held(const struct ladder *ladder, const struct cadence *cadence)
{
    for (size_t i = ladder->known.count; i-- > 0;) { // they stand by date
        if (held_for(ladder, cadence, ladder->known.facts[i].fact))
            return ladder->known.facts[i].date;
    }
    return DAY_NONE;
}

// The day on which a meeting or visit of a cadence is next due: counted from the start itself, so that nothing drifts, or from
// the last one held. One held within the tolerance counts for its date.
static day cadence_due(const struct ladder *ladder, const struct cadence *cadence)
{
    day held = last_held(ladder, cadence);
    const struct fact *change = flexed(ladder, cadence);
    int months = months_between(cadence, change);
    if (change != NULL && cadence->if_applicable &&
        text_equal(fact_field(change, "not_applicable"), "yes"))
        return DAY_NEVER;
    if (!cadence->anchored)
        return day_add_months(held != DAY_NONE ? held : ladder->starts, months);
    day past = held != DAY_NONE ? held + cadence->tolerance_days : ladder->starts;
    if (change != NULL && months != cadence->months && change->date > past)
        past = change->date;
    day next = ladder->starts;
    for (int n = 1; next <= past && next < DAY_LAST_COUNTED; n++)
        next = day_add_months(ladder->starts, n * months);
    return next;
}

// Whether another cadence that satisfies this one falls due on the same day: one meeting does for both.
static bool satisfied_by_another(const struct ladder *ladder, const struct cadence *cadence, day on)
{
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *other = &ladder->framework->cadences[i];
        if (other->months > 0 && other->must && text_equal(other->satisfies, cadence->id) &&
            cadence_due(ladder, other) == on)
            return true;
    }
    return false;
}

// The arithmetic behind the day, in words.
static const char *cadence_why(const struct ladder *ladder, const struct cadence *cadence, day on)
{
    const struct fact *change = flexed(ladder, cadence);
    int months = months_between(cadence, change);
    day held = last_held(ladder, cadence);
    struct text why = {0};
    text_printf(&why, "Every %d month%s", months, months == 1 ? "" : "s");
    if (change != NULL && months != cadence->months) {
        text_printf(&why, " (agreed for this contract on ");
        day_print(change->date, false, &why);
        text_printf(&why, "; the framework says %d)", cadence->months);
    }
    bool from_held = !cadence->anchored && held != DAY_NONE;
    text_add(&why,
             from_held ? " from the last one, held on " : " from the start of the contract on ");
    day_print(from_held ? held : ladder->starts, false, &why);
    text_add(&why, " = ");
    day_print(on, true, &why);
    if (cadence->tolerance_days > 0)
        text_printf(&why, "; one held up to %d days before or after counts for it",
                    cadence->tolerance_days);
    const char *kept = arena_strdup(ladder->arena, text_get(&why));
    text_release(&why);
    return kept;
}

// Whether one that is planned does for it: of its own kind, or in time of a kind that satisfies it, too.
static bool is_planned(const struct ladder *ladder, const struct dues *dues,
                       const struct cadence *cadence, day on)
{
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->list[i];
        if (due->on < ladder->as_at)
            continue;
        if (text_equal(due->what, cadence->title))
            return true;
        for (size_t j = 0; j < ladder->framework->cadence_count; j++) {
            const struct cadence *other = &ladder->framework->cadences[j];
            if (text_equal(other->satisfies, cadence->id) && text_equal(due->what, other->title) &&
                due->on >= on - cadence->tolerance_days && due->on <= on + cadence->tolerance_days)
                return true;
        }
    }
    return false;
}

static void due_cadences(struct ladder *ladder, struct dues *dues)
{
    if (ladder->as_at < ladder->starts || ladder->as_at > ladder->facts->ends)
        return;
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *cadence = &ladder->framework->cadences[i];
        // What is optional is proposed to those who take part in it.
        if (cadence->months == 0 || (!cadence->must && last_held(ladder, cadence) == DAY_NONE))
            continue;
        day on = cadence_due(ladder, cadence);
        if (on == DAY_NEVER || is_planned(ladder, dues, cadence, on))
            continue;
        char iso[DAY_ISO_SIZE];
        if (on <= ladder->facts->ends && !satisfied_by_another(ladder, cadence, on))
            due_add(ladder, dues,
                    (struct due){
                        .on = on,
                        .kind = due_kind_of_cadence(cadence),
                        .whose = "council",
                        .what = arena_printf(ladder->arena, "%s due", cadence->title),
                        .key = arena_printf(ladder->arena, "%s:%s", cadence->id, day_iso(on, iso)),
                        .clause = cadence->clause,
                        .provenance = cadence->provenance,
                        .duty = cadence->must ? DUTY_MUST : DUTY_CONSIDER,
                        .why = cadence_why(ladder, cadence, on),
                        .record = fact_kind_word(cadence->visit ? FACT_VISIT : FACT_MEETING),
                        .type = cadence->id,
                    });
    }
}

void outcome_dues(struct ladder *ladder, struct outcome *outcome)
{
    struct dues dues = {0};
    due_findings(ladder, &dues, outcome);
    due_plans(ladder, &dues);
    due_replies(ladder, &dues);
    due_planned(ladder, &dues);
    due_cadences(ladder, &dues);
    if (dues.count > 1)
        qsort(dues.list, dues.count, sizeof *dues.list, by_day);
    outcome->dues = dues.list;
    outcome->due_count = dues.count;
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
    for (size_t i = 0; i < outcome->grid_count;
         i++) { // a period gives its colour from the day it ends
        for (size_t j = 0; j < outcome->grids[i].cell_count; j++)
            earlier(outcome->grids[i].cells[j].period_end, as_at, &until);
    }
    outcome->holds_until = until;
}
