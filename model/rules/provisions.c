// SPDX-License-Identifier: MIT
// Look-ups in a framework's provisions, and what they add to an outcome: findings of grades, dues of clocks, returns and reviews, the standing.
#include "provisions_state.h"

#include <stdlib.h>
#include <string.h>

#include "grades.h"
#include "model/ground/text.h"

const struct intervention *framework_intervention(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.intervention_count; i++) {
        if (text_equal(framework->provisions.interventions[i].id, id))
            return &framework->provisions.interventions[i];
    }
    return NULL;
}

const struct availability *intervention_for(const struct intervention *intervention,
                                            const char *rating)
{
    for (size_t i = 0; i < intervention->availability_count; i++) {
        if (text_equal(intervention->availability[i].rating, rating))
            return &intervention->availability[i];
    }
    return NULL;
}

const struct rating *framework_rating(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.rating_count; i++) {
        if (text_equal(framework->provisions.ratings[i].id, id))
            return &framework->provisions.ratings[i];
    }
    return NULL;
}

const struct phrases *framework_list(const struct framework *framework, const char *id)
{
    for (size_t i = 0; id != NULL && i < framework->provisions.list_count; i++) {
        if (text_equal(framework->provisions.lists[i].id, id))
            return &framework->provisions.lists[i];
    }
    return NULL;
}

const struct stage *framework_stage(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.stage_count; i++) {
        if (text_equal(framework->provisions.stages[i].id, id))
            return &framework->provisions.stages[i];
    }
    return NULL;
}

struct adding { // an outcome that is being added to
    const struct framework *framework;
    const struct contract_facts *facts;
    moment known_at;
    struct arena *arena;
    struct outcome *outcome;
    struct record_states records;
    struct finding *findings;
    size_t finding_count, finding_room;
    struct due *dues;
    size_t due_count, due_room;
};

static void add_due(struct adding *adding, struct due due)
{
    adding->dues = arena_room(adding->arena, adding->dues, &adding->due_room, adding->due_count,
                              sizeof *adding->dues);
    adding->dues[adding->due_count++] = due;
}

static const char *iso(struct adding *adding, day d)
{
    char text[DAY_ISO_SIZE];
    return arena_strdup(adding->arena, day_iso(d, text));
}

// What has been done about a finding of grades: a decision that names its key, or a record of the kind it asks for begun on or after it.
static void grade_status(struct adding *adding, struct finding *finding)
{
    for (size_t i = 0; i < adding->facts->fact_count; i++) {
        const struct fact *fact = &adding->facts->facts[i];
        if (fact->kind != FACT_DECIDED || fact->date < finding->raised_on ||
            fact->date > adding->outcome->as_at || fact->recorded > adding->known_at)
            continue;
        for (size_t j = 0; j < fact->answer_count; j++) {
            if (!text_equal(fact->answers[j], finding->key))
                continue;
            finding->status =
                text_equal(fact->outcome, "waived") ? FINDING_WAIVED : FINDING_ANSWERED;
            finding->status_on = fact->date;
            finding->status_by = fact->ref;
        }
    }
    for (size_t i = 0; i < adding->records.count && finding->status == FINDING_OPEN; i++) {
        const struct record_state *record = &adding->records.list[i];
        bool closed = text_equal(record_now(record), "closed");
        day begun = record->steps[0].on,
            ended = closed ? record->steps[record->step_count - 1].on : DAY_NEVER;
        if (text_equal(record->kind, finding->instrument) && ended >= finding->raised_on) {
            finding->status = FINDING_ANSWERED;
            finding->status_on = begun > finding->raised_on ? begun : finding->raised_on;
            finding->status_by = record->ref;
        }
    }
}

static void add_grade(struct adding *adding, const struct grade_trigger *trigger,
                      const struct fact *grade)
{
    const char *why = NULL;
    if (grade->date > adding->outcome->as_at || grade->recorded > adding->known_at ||
        !grade_triggers(adding->framework, adding->facts, trigger, grade, adding->known_at, &why,
                        adding->arena))
        return;
    const char **counted = ARENA_ARRAY(adding->arena, 1, const char *);
    counted[0] = grade->ref;
    struct finding finding = {
        .key = arena_printf(adding->arena, "%s:%s@%s", trigger->key, grade->ref,
                            iso(adding, grade->date)),
        .instrument = trigger->asks_for,
        .title = trigger->title,
        .clause = trigger->clause,
        .duty = trigger->duty,
        .provenance = trigger->provenance,
        .raised_on = grade->date,
        .status = FINDING_OPEN,
        .status_on = grade->date,
        .due_on = DAY_NONE,
        .counted = counted,
        .counted_count = 1,
        .why = why,
    };
    grade_status(adding, &finding);
    adding->findings = arena_room(adding->arena, adding->findings, &adding->finding_room,
                                  adding->finding_count, sizeof *adding->findings);
    adding->findings[adding->finding_count++] = finding;
    if (finding.status == FINDING_OPEN) {
        adding->outcome->open_must += finding.duty == DUTY_MUST;
        adding->outcome->open_consider += finding.duty == DUTY_CONSIDER;
        if (finding.duty == DUTY_MUST)
            add_due(adding, (struct due){.on = finding.raised_on,
                                         .whose = "council",
                                         .what = finding.title,
                                         .key = finding.key,
                                         .clause = finding.clause,
                                         .provenance = finding.provenance});
    }
}

static void add_grades(struct adding *adding)
{
    for (size_t i = 0; i < adding->framework->provisions.trigger_count; i++) {
        for (size_t j = 0; j < adding->facts->fact_count; j++) {
            if (adding->facts->facts[j].kind == FACT_GRADE)
                add_grade(adding, &adding->framework->provisions.triggers[i],
                          &adding->facts->facts[j]);
        }
    }
}

static void add_clocks(struct adding *adding)
{
    struct clock_runs runs;
    struct status st = {0};
    clocks_run(adding->framework, adding->facts, &adding->records, adding->outcome->as_at,
               adding->arena, &runs, &st);
    status_clear(
        &st); // a calendar that ends too early is told by `date` and by the forms; what could be counted stands
    for (size_t i = 0; i < runs.count; i++) {
        const struct clock_run *run = &runs.list[i];
        if (run->stopped == DAY_NEVER)
            add_due(adding,
                    (struct due){
                        .on = run->ends,
                        .whose = run->clock->whose,
                        .what = arena_printf(adding->arena, "%s (%s)", run->clock->title, run->ref),
                        .key = arena_printf(adding->arena, "%s:%s", run->clock->id, run->ref),
                        .clause = run->clock->clause,
                        .provenance = run->clock->provenance});
    }
}

static void add_returns(struct adding *adding)
{
    struct expected_returns returns;
    returns_expected(adding->framework, adding->facts, adding->outcome, adding->outcome->as_at,
                     adding->arena, &returns);
    for (size_t i = 0; i < returns.count; i++) {
        const struct expected_return *due = &returns.list[i];
        if (due->state == RETURN_RECEIVED || due->state == RETURN_LATE)
            continue;
        const char *part = due->partial
                               ? arena_printf(adding->arena, ", part of the period: %d of %d days",
                                              due->days, due->of_days)
                               : "";
        add_due(adding, (struct due){.on = due->line->due,
                                     .whose = "provider",
                                     .what = arena_printf(adding->arena, "Return %s: KPI %s%s",
                                                          due->line->id, due->missing, part),
                                     .key = arena_printf(adding->arena, "return:%s", due->line->id),
                                     .clause = due->line->clause,
                                     .provenance = due->line->provenance});
    }
}

// The standing in the framework's own words: the last rating given, the stage of an open case, the last risk assessed.
static void add_standing(struct adding *adding)
{
    const struct record_state *rating = NULL, *open_case = NULL, *risk = NULL;
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        day last = record->steps[record->step_count - 1].on;
        if (text_equal(record->kind, "rating") &&
            (rating == NULL || last >= rating->steps[rating->step_count - 1].on))
            rating = record;
        if (text_equal(record->kind, "risk") &&
            (risk == NULL || last >= risk->steps[risk->step_count - 1].on))
            risk = record;
        if (text_equal(record->kind, "case") && !text_equal(record_now(record), "closed"))
            open_case = record;
    }
    if (rating != NULL) {
        const struct rating *row =
            framework_rating(adding->framework, record_field(rating, "rating"));
        adding->outcome->standing = row != NULL ? row->word : record_field(rating, "rating");
    } else if (open_case != NULL) {
        const struct stage *stage = framework_stage(adding->framework, record_now(open_case));
        adding->outcome->standing = stage != NULL ? stage->word : record_now(open_case);
    } else if (risk != NULL) {
        adding->outcome->standing =
            arena_printf(adding->arena, "Risk %s", record_field(risk, "risk"));
    }
}

static int by_raising(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->raised_on != b->raised_on)
        return a->raised_on < b->raised_on ? -1 : 1;
    return strcmp(a->key, b->key);
}

static int by_day(const void *left, const void *right)
{
    const struct due *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    return strcmp(a->key, b->key);
}

static void start(struct adding *adding)
{
    const struct outcome *outcome = adding->outcome;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        adding->findings = arena_room(adding->arena, adding->findings, &adding->finding_room,
                                      adding->finding_count, sizeof *adding->findings);
        adding->findings[adding->finding_count++] = outcome->findings[i];
    }
    for (size_t i = 0; i < outcome->due_count; i++)
        add_due(adding, outcome->dues[i]);
}

void outcome_provisions(const struct framework *framework, const struct contract_facts *facts,
                        moment known_at, struct arena *arena, struct outcome *outcome)
{
    const struct provisions *provisions = &framework->provisions;
    if (provisions->trigger_count + provisions->clock_count + provisions->return_count +
            provisions->rating_count + provisions->stage_count + provisions->gate_count ==
        0)
        return;
    struct adding adding = {.framework = framework,
                            .facts = facts,
                            .known_at = known_at,
                            .arena = arena,
                            .outcome = outcome};
    record_states(facts, outcome->as_at, known_at, arena, &adding.records);
    start(&adding);
    add_grades(&adding);
    add_clocks(&adding);
    add_returns(&adding);
    add_standing(&adding);
    if (adding.finding_count > 1)
        qsort(adding.findings, adding.finding_count, sizeof *adding.findings, by_raising);
    if (adding.due_count > 1)
        qsort(adding.dues, adding.due_count, sizeof *adding.dues, by_day);
    outcome->findings = adding.findings;
    outcome->finding_count = adding.finding_count;
    outcome->dues = adding.dues;
    outcome->due_count = adding.due_count;
}
