// SPDX-License-Identifier: MIT
// What is due, as entries of a calendar: what is open stands on its day, what is done goes from it.
#include "model/export_events_inside.h"

#include <string.h>

#include "model/rules/provisions_state.h"

// Every step that is recorded under a contract may move what is due; so all of them count.
static int steps_of(const struct telling *telling, moment *changed)
{
    int steps = 0;
    *changed = 0;
    for (size_t i = 0; i < telling->now.facts.fact_count; i++) {
        const struct fact *fact = &telling->now.facts.facts[i];
        if (fact->kind == FACT_GRADE || fact->recorded > telling->office->known_at)
            continue;
        steps++;
        *changed = fact->recorded > *changed ? fact->recorded : *changed;
    }
    return steps;
}

// The next meeting of a cadence is one entry that moves on whenever one was held; its key names the day.
static const struct cadence *cadence_of(const struct telling *telling, const char *key)
{
    const struct framework *framework = telling->now.framework;
    for (size_t i = 0; i < framework->cadence_count; i++) {
        size_t length = strlen(framework->cadences[i].id);
        day unused;
        if (strncmp(framework->cadences[i].id, key, length) == 0 && key[length] == ':' &&
            day_parse(key + length + 1, &unused))
            return &framework->cadences[i];
    }
    return NULL;
}

struct item {               // what an entry is made of
    const char *kind, *key; // of its UID
    const char *what, *state, *clause;
    enum provenance provenance;
    day on;
    bool done;
};

static bool tell_item(struct telling *telling, const struct item *item, struct status *st)
{
    moment changed;
    int steps = steps_of(telling, &changed);
    const struct entry_words words = {.what = item->what,
                                      .state = item->state,
                                      .clause = item->clause,
                                      .provenance = item->provenance};
    return event_tell(
        telling,
        (struct calendar_event){
            .uid = event_uid(telling, item->kind, item->key),
            .sequence = steps,
            .on = item->on,
            .cancelled = item->done,
            .changed = changed,
            .summary = arena_printf(telling->arena, "%s%s: %s", item->done ? "Done: " : "",
                                    item->what, telling->now.contract.provider_name),
            .description = event_description(telling, &words),
            .category = "due",
        },
        st);
}

static bool tell_due(struct telling *telling, const struct due *due, struct status *st)
{
    const struct fact *planned = event_planned(telling, due);
    if (planned != NULL) // the same entry as among the visits and meetings
        return event_of_encounter(telling, planned->kind, planned->ref, false, st);
    const struct cadence *cadence = cadence_of(telling, due->key);
    return tell_item(telling,
                     &(struct item){
                         .kind = cadence != NULL ? "next" : "due",
                         .key = cadence != NULL ? cadence->id : due->key,
                         .what = due->what,
                         .state = arena_printf(telling->arena, "%s's turn", due->whose),
                         .clause = due->clause,
                         .provenance = due->provenance,
                         .on = due->on,
                     },
                     st);
}

static bool is_due(const struct telling *telling, const char *key)
{
    const struct outcome *outcome = telling->now.outcome;
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (text_equal(outcome->dues[i].key, key))
            return true;
    }
    return false;
}

// ---- What is done -------------------------------------------------------------------------------------------------------------------

static bool done_findings(struct telling *telling, struct status *st)
{
    const struct outcome *outcome = telling->now.outcome;
    bool good = true;
    for (size_t i = 0; i < outcome->finding_count && good; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN || finding->status_on < telling->since ||
            is_due(telling, finding->key) || outcome_finding(outcome, finding->key) != finding)
            continue;
        good =
            tell_item(telling,
                      &(struct item){
                          .kind = "due",
                          .key = finding->key,
                          .what = finding->title,
                          .state = finding_status_word(finding->status),
                          .clause = finding->clause,
                          .provenance = finding->provenance,
                          .on = finding->due_on != DAY_NONE ? finding->due_on : finding->raised_on,
                          .done = true,
                      },
                      st);
    }
    return good;
}

static bool done_clocks(struct telling *telling, struct status *st)
{
    struct record_states records;
    struct clock_runs runs;
    struct status why = {0};
    struct office *office = telling->office;
    record_states(&telling->now.facts, office->as_at, office->known_at, telling->arena, &records);
    clocks_run(telling->now.framework, &telling->now.facts, &records, office->as_at, telling->arena,
               &runs, &why);
    status_clear(&why); // what the calendar is too short for is told by `due`
    bool good = true;
    for (size_t i = 0; i < runs.count && good; i++) {
        const struct clock_run *run = &runs.list[i];
        const char *key = arena_printf(telling->arena, "%s:%s", run->clock->id, run->ref);
        if (run->stopped == DAY_NEVER || run->stopped < telling->since || is_due(telling, key))
            continue;
        good = tell_item(
            telling,
            &(struct item){
                .kind = "due",
                .key = key,
                .what = arena_printf(telling->arena, "%s (%s)", run->clock->title, run->ref),
                .state = "done",
                .clause = run->clock->clause,
                .provenance = run->clock->provenance,
                .on = run->ends,
                .done = true,
            },
            st);
    }
    return good;
}

static bool done_returns(struct telling *telling, struct status *st)
{
    struct expected_returns returns;
    struct office *office = telling->office;
    returns_expected(telling->now.framework, &telling->now.facts, office->as_at, office->known_at,
                     telling->arena, &returns);
    bool good = true;
    for (size_t i = 0; i < returns.count && good; i++) {
        const struct expected_return *due = &returns.list[i];
        bool in = due->state == RETURN_RECEIVED || due->state == RETURN_LATE;
        if (!in || due->received < telling->since)
            continue;
        good = tell_item(telling,
                         &(struct item){
                             .kind = "due",
                             .key = arena_printf(telling->arena, "return:%s", due->line->id),
                             .what = arena_printf(telling->arena, "Return %s", due->line->id),
                             .state = return_state_word(due->state),
                             .clause = due->line->clause,
                             .provenance = due->line->provenance,
                             .on = due->line->due,
                             .done = true,
                         },
                         st);
    }
    return good;
}

// Once a day is agreed the planned visit or meeting stands in the calendar, and the reminder to plan one goes.
static bool planned_cadences(struct telling *telling, struct status *st)
{
    const struct framework *framework = telling->now.framework;
    const struct outcome *outcome = telling->now.outcome;
    bool good = true;
    for (size_t i = 0; i < framework->cadence_count && good; i++) {
        const struct cadence *cadence = &framework->cadences[i];
        const struct due *planned = NULL;
        bool next = false;
        for (size_t j = 0; j < outcome->due_count; j++) {
            next = next || cadence_of(telling, outcome->dues[j].key) == cadence;
            if (outcome->dues[j].ref != NULL && text_equal(outcome->dues[j].type, cadence->id))
                planned = &outcome->dues[j];
        }
        if (cadence->months == 0 || !cadence->must || next || planned == NULL)
            continue;
        good = tell_item(telling,
                         &(struct item){
                             .kind = "next",
                             .key = cadence->id,
                             .what = arena_printf(telling->arena, "%s due", cadence->title),
                             .state = arena_printf(telling->arena, "planned as %s", planned->key),
                             .clause = cadence->clause,
                             .provenance = cadence->provenance,
                             .on = planned->on,
                             .done = true,
                         },
                         st);
    }
    return good;
}

// A review that was missed has the same entry as the next one: that stands on its day, and the missed one in the work queue.
static bool comes_again(const struct telling *telling, size_t which)
{
    const struct outcome *outcome = telling->now.outcome;
    const struct cadence *cadence = cadence_of(telling, outcome->dues[which].key);
    bool again = false;
    for (size_t i = which + 1; cadence != NULL && i < outcome->due_count && !again; i++)
        again = cadence_of(telling, outcome->dues[i].key) == cadence;
    return again;
}

bool events_of_dues(struct telling *telling, struct status *st)
{
    const struct outcome *outcome = telling->now.outcome;
    bool good = true;
    for (size_t i = 0; i < outcome->due_count && good; i++) {
        if (!comes_again(telling, i))
            good = tell_due(telling, &outcome->dues[i], st);
    }
    return good && events_of_encounters(telling, FACT_VISIT, true, st) &&
           events_of_encounters(telling, FACT_MEETING, true, st) && done_findings(telling, st) &&
           done_clocks(telling, st) && done_returns(telling, st) && planned_cadences(telling, st);
}
