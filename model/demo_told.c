// SPDX-License-Identifier: MIT
// Tells a story of model/demo_stories.c: its returns and steps become facts.
#include "model/demo_stories.h"

#include <string.h>

#include "model/demo_tale.h"

static struct fact_row measured(const struct story_return *quarter, size_t k)
{
    const char *value = quarter->values[k];
    struct fact_row row = {.kind = "result",
                           .kpi = story_kpis[k],
                           .period = tale_day(quarter->period),
                           .date = tale_day(quarter->received)};
    if (strcmp(value, "G") == 0)
        row.colour = "green";
    else if (strcmp(value, "A") == 0)
        row.colour = "amber";
    else if (strcmp(value, "R") == 0)
        row.colour = "red";
    else
        row.value = value;
    return row;
}

static struct fact_row stepped(struct tale *tale, const struct story_step *step)
{
    day recorded = tale_day(step->recorded);
    return (struct fact_row){
        .kind = step->kind,
        .ref = step->ref,
        .date = tale_day(step->date),
        .kpi = step->kpi,
        .period = tale_day(step->period),
        .value = step->value,
        .colour = step->colour,
        .instrument = step->instrument,
        .covers = step->covers,
        .rectify_by = tale_day(step->rectify_by),
        .accompanies = step->accompanies,
        .follows = step->follows,
        .outcome = step->outcome,
        .answers = step->answers,
        .note = step->note,
        .fields = step->why != NULL ? arena_printf(tale->arena, "why=%s\n", step->why) : NULL,
        .recorded = recorded != DAY_NONE ? (moment)recorded * 86400 : 0,
    };
}

// Meetings and visits go on from where the generator's numbers end.
static const char *prefix_of(const struct story_step *step)
{
    if (strcmp(step->kind, "visit") == 0)
        return "V";
    if (strcmp(step->kind, "meeting") == 0)
        return strcmp(step->instrument, "emergency-meeting") == 0 ? "E" : "M";
    return NULL;
}

static const struct story *story_of(const char *contract)
{
    for (size_t i = 0; i < demo_story_count; i++) {
        if (strcmp(demo_stories[i].contract, contract) == 0)
            return &demo_stories[i];
    }
    return NULL;
}

bool tale_told(struct tale *tale, struct status *st)
{
    const struct story *story = story_of(tale->part->contract);
    if (story == NULL)
        return status_fail(st, STATUS_FAILED, "The demonstration has no story for contract %s.",
                           tale->part->contract);
    tale_meetings(tale, tale_day(story->own_from));
    for (size_t i = 0; i < story->return_count; i++) {
        for (size_t k = 0; k < STORY_KPIS; k++) {
            if (story->returns[i].values[k] != NULL)
                tale_add(tale, measured(&story->returns[i], k));
        }
    }
    for (size_t i = 0; i < story->step_count; i++) {
        struct fact_row row = stepped(tale, &story->steps[i]);
        const char *prefix = prefix_of(&story->steps[i]);
        if (prefix != NULL)
            row.ref = tale_ref(tale, prefix);
        tale_add(tale, row);
    }
    return true;
}
