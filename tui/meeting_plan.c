// SPDX-License-Identifier: MIT
// The form of a meeting that is planned: which, when, and whether the notice is long enough.
#include <stdlib.h>
#include <string.h>

#include "meeting.h"
#include "model/ground/memory.h"
#include "model/meetings.h"
#include "model/planner.h"
#include "tui/forms/form.h"

struct planning {
    struct arena *arena; // of the evaluation
    struct evaluation evaluation;
};

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct planning *planning = form_state(form);
    (void)app;
    text_printf(out, "%s, %s", planning->evaluation.contract.provider_name,
                planning->evaluation.contract.ref);
}

static const struct cadence *cadence_of(const struct form *form)
{
    const struct planning *planning = form_state(form);
    return framework_cadence(planning->evaluation.framework, form_value(form, "type"));
}

static void add_type(struct form *form)
{
    const struct planning *planning = form_state(form);
    const struct framework *framework = planning->evaluation.framework;
    struct form_choice *choices =
        ARENA_ARRAY(form_arena(form), framework->cadence_count + 1, struct form_choice);
    size_t count = 0;
    for (size_t i = 0; i < framework->cadence_count; i++) {
        const struct cadence *cadence = &framework->cadences[i];
        if (!cadence->visit)
            choices[count++] = (struct form_choice){cadence->id, cadence->title, cadence->clause};
    }
    if (count > 0)
        form_add(form, &(struct form_field){.name = "type",
                                            .label = "Type of meeting",
                                            .kind = FORM_CHOICE,
                                            .required = true,
                                            .shapes = true,
                                            .start = choices[0].id,
                                            .choices = choices,
                                            .choice_count = count});
}

static void describe(struct form *form, struct app *app)
{
    char today[DAY_ISO_SIZE];
    add_type(form);
    form_add(form, &(struct form_field){.name = "on",
                                        .label = "Meeting date",
                                        .kind = FORM_DATE,
                                        .required = true,
                                        .when = WHEN_NOT_BACK});
    const struct cadence *cadence = cadence_of(form);
    if (cadence != NULL && cadence->notice_days > 0)
        form_add(form,
                 &(struct form_field){
                     .name = "called_on",
                     .label = "Called on",
                     .kind = FORM_DATE,
                     .required = true,
                     .when = WHEN_NOT_AHEAD,
                     .start = arena_strdup(form_arena(form), day_iso(app->office->today, today))});
    form_add(form, &(struct form_field){.name = "purpose", .label = "Purpose", .kind = FORM_TEXT});
}

// What is to be known of the day, and what stands against booking it.
static bool ask(struct form *form, struct app *app, struct text *words, struct text *refused)
{
    const struct planning *planning = form_state(form);
    const struct planner_booking booking = {.record = "meeting",
                                            .type = form_value(form, "type"),
                                            .on = form_day(form, "on"),
                                            .called_on = form_day(form, "called_on")};
    return booking.on == DAY_NONE ||
           planner_tell_day(app->office, &planning->evaluation, &booking, words, refused);
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct text words = {0};
    ask(form, app, &words, out);
    if (out->length > 0 && words.length > 0)
        text_add_char(out, '\n');
    text_add(out, text_get(&words));
    text_release(&words);
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    const struct planning *planning = form_state(form);
    struct arena *arena = arena_new();
    const char *ref = "";
    struct text words = {0}, refused = {0};
    bool before = false, good = ask(form, app, &words, &refused);
    if (!good)
        form_problem(form, "on", "Meeting date: %s", text_get(&refused));
    text_release(&words);
    text_release(&refused);
    good = good &&
           meeting_plan(app->office, form_token(form), planning->evaluation.contract.id, "",
                        form_value(form, "type"), form_day(form, "on"), form_day(form, "called_on"),
                        form_value(form, "purpose"), arena, &ref, &before, st);
    struct text on = {0};
    day_print(form_day(form, "on"), true, &on);
    if (good && !before)
        app_say(app, "Meeting %s is planned for %s. m holds it.", ref, text_get(&on));
    text_release(&on);
    arena_free(arena);
    return !good ? NOT_SAVED : before ? SAVED_BEFORE : SAVED;
}

static void close_planning(void *state)
{
    struct planning *planning = state;
    arena_free(planning->arena);
    free(planning);
}

static const struct form_ops ops = {
    .id = "meeting-plan",
    .name = "Plan a meeting",
    .title = title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = meeting_plan_reopen,
    .close = close_planning,
};

unsigned meeting_plan_open(struct app *app, int64_t contract)
{
    struct planning *planning = xcalloc(1, sizeof *planning);
    struct status st = {0};
    planning->arena = arena_new();
    if (evaluation_at(app->office, contract, app->office->today, MOMENT_ALL, planning->arena,
                      &planning->evaluation, &st))
        return form_open(app, &ops, planning->evaluation.contract.ref, planning);
    close_planning(planning);
    app_failed(app, &st);
    return REACT_NONE;
}

bool meeting_plan_reopen(struct app *app, const char *subject, struct status *st)
{
    struct subject found = {0};
    struct arena *arena = arena_new();
    bool good = subject_find_contract(app->office, subject, arena, &found, st);
    arena_free(arena);
    if (good)
        meeting_plan_open(app, found.contract);
    return good;
}
