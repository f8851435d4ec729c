// SPDX-License-Identifier: MIT
// Determining a plan: met, not met (which KPIs), or evidence awaited.
#include "tui/forms/notice.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/history.h"
#include "tui/forms/act_form.h"

#define DO         "do"
#define OUTCOME    "outcome"
#define COVERS     "covers"
#define RECTIFY_BY "rectify_by"

struct determine_form {
    struct act_form act;
    const char *plan;
};

static const struct fact *plan_of(const struct determine_form *determine)
{
    return notice_served(&determine->act.now.facts, determine->plan);
}

static const char *covers_of(const struct fact *plan, struct arena *arena)
{
    struct text words = {0};
    for (size_t i = 0; i < plan->cover_count; i++)
        text_printf(&words, "%s%s", i > 0 ? ";" : "", plan->covers[i]);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

// The finding that asks for the determination today, if one does.
static const struct finding *asked(const struct determine_form *determine, struct arena *arena)
{
    const struct framework *framework = determine->act.now.framework;
    if (!framework->chain.present)
        return NULL;
    const struct finding *finding = outcome_finding(
        determine->act.now.outcome,
        arena_printf(arena, "%s:%s", framework->chain.determine.key, determine->plan));
    return finding && finding->status == FINDING_OPEN ? finding : NULL;
}

static void add_do(struct form *form, const struct determine_form *determine)
{
    struct act_choices choices = {0};
    if (!asked(determine, form_arena(form)))
        return;
    act_choice(&choices, form_arena(form), "determine", "Determine the plan", NULL);
    act_choice(&choices, form_arena(form), "waive", "Waive it, with a reason", NULL);
    act_add_choice(form, DO, "What is done", choices, "determine", true);
}

static bool waiving(const struct form *form)
{
    return text_equal(form_value(form, DO), "waive");
}

static void add_outcome(struct form *form, const struct determine_form *determine)
{
    struct act_choices choices = {0}, kpis;
    struct arena *arena = form_arena(form);
    const struct fact *plan = plan_of(determine);
    const char *outcome = form_value(form, OUTCOME);
    act_choice(&choices, arena, "met", "Met", NULL);
    act_choice(&choices, arena, "not-met", "Not met", "after the last day of its period");
    act_choice(&choices, arena, "awaited", "Evidence awaited", "until a day that you give");
    act_add_choice(form, OUTCOME, act_label(FACT_DETERMINED, PAPER_OUTCOME), choices, NULL, true);
    kpis = act_kpis(&determine->act, covers_of(plan, arena), arena);
    if (text_equal(outcome, "not-met") && plan->cover_count > 0)
        form_add(form, &(struct form_field){.name = COVERS,
                                            .label = act_label(FACT_DETERMINED, PAPER_COVERS),
                                            .kind = FORM_SEVERAL,
                                            .required = true,
                                            .shapes = true,
                                            .start = covers_of(plan, arena),
                                            .choices = kpis.list,
                                            .choice_count = kpis.count});
    if (text_equal(outcome, "awaited"))
        form_add(form, &(struct form_field){.name = RECTIFY_BY,
                                            .label = act_label(FACT_DETERMINED, PAPER_RECTIFY_BY),
                                            .kind = FORM_DATE,
                                            .required = true,
                                            .when = WHEN_AHEAD});
}

static void describe(struct form *form, struct app *app)
{
    struct determine_form *determine = form_state(form);
    struct status st = {0};
    if (!act_form_read(&determine->act, app, &st))
        form_line(form, arena_strdup(form_arena(form), status_message(&st)));
    status_clear(&st);
    if (!determine->act.now.outcome || !plan_of(determine))
        return;
    form_line(form, fact_summary(determine->act.now.framework, &determine->act.now.facts,
                                 plan_of(determine), form_arena(form)));
    add_do(form, determine);
    if (waiving(form)) {
        act_add_date(form, app, act_label(FACT_DECIDED, PAPER_DATE), false);
        act_add_authority(form, &determine->act);
        return;
    }
    add_outcome(form, determine);
    act_add_date(form, app, act_label(FACT_DETERMINED, PAPER_DATE), false);
    form_add(form, &(struct form_field){.name = act_field_name(ACT_REASON),
                                        .label = "What shows it",
                                        .kind = FORM_NOTES});
}

static struct act act_of(const struct form *form, struct arena *arena)
{
    static const enum act_field reason[] = {ACT_REASON}, authority[] = {ACT_DECIDED_BY, ACT_REASON};
    const struct determine_form *determine = form_state(form);
    const char *outcome = form_value(form, OUTCOME);
    const struct finding *finding = asked(determine, arena);
    if (waiving(form)) {
        struct act act = act_begin(form, FACT_DECIDED);
        act.paper.outcome = "waived";
        act.paper.answers = finding ? arena_strdup(arena, finding->key) : "";
        act_take_fields(form, &act, authority, 2, arena);
        return act;
    }
    struct act act = act_begin(form, FACT_DETERMINED);
    act.paper.ref = determine->plan;
    act.paper.outcome = arena_strdup(arena, outcome);
    if (text_equal(outcome, "not-met"))
        act.paper.covers = arena_strdup(arena, form_value(form, COVERS));
    if (text_equal(outcome, "awaited"))
        act.paper.rectify_by = form_day(form, RECTIFY_BY);
    act_take_fields(form, &act, reason, 1, arena);
    return act;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct determine_form *determine = form_state(form);
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    bool awaits = text_equal(act.paper.outcome, "awaited") && act.paper.rectify_by == DAY_NONE;
    if (determine->act.now.outcome && *act.paper.outcome && !awaits)
        act_meaning(&determine->act, app, &act, 1, arena, out);
    arena_free(arena);
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct arena *arena = arena_new();
    const struct determine_form *determine = form_state(form);
    const struct act act = act_of(form, arena);
    const char *word = waiving(form)                              ? "waived"
                       : text_equal(act.paper.outcome, "not-met") ? "not met"
                       : text_equal(act.paper.outcome, "awaited") ? "evidence awaited"
                                                                  : "met";
    enum saved how =
        act_save(form, app, &act, 1, arena_printf(arena, "%s, %s", determine->plan, word), st);
    arena_free(arena);
    return how;
}

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct determine_form *determine = form_state(form);
    text_printf(out, "%s, ", determine->plan);
    act_form_title(form, app, out);
}

static void close_determine(void *state)
{
    struct determine_form *determine = state;
    act_form_end(&determine->act);
    free(determine);
}

static const struct form_ops ops = {
    .id = "determine",
    .name = "Determine",
    .title = title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = determine_form_reopen,
    .close = close_determine,
};

static bool open_form(struct app *app, int64_t contract, const char *plan, struct status *st)
{
    struct determine_form *determine = xcalloc(1, sizeof *determine);
    act_form_begin(&determine->act, contract);
    determine->plan = arena_strdup(determine->act.arena, plan);
    bool good = act_form_read(&determine->act, app, st);
    if (good && !plan_of(determine))
        good = status_fail(st, STATUS_UNKNOWN, "%s has no plan %s.",
                           determine->act.now.contract.ref, plan);
    if (!good) {
        close_determine(determine);
        return false;
    }
    form_open(app, &ops, act_subject_of(&determine->act, determine->plan, ""), determine);
    return true;
}

unsigned determine_form_open(struct app *app, int64_t contract, const char *plan)
{
    struct status st = {0};
    if (!open_form(app, contract, plan, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool determine_form_reopen(struct app *app, const char *subject, struct status *st)
{
    return act_reopen(app, subject, open_form, st);
}
