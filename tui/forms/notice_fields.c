// SPDX-License-Identifier: MIT
// The fields of the form that serves: what a person says first, then what is written from the record.
#include "tui/forms/notice_inside.h"

#include <string.h>

static const char *kept(struct arena *arena, const char *text)
{
    return arena_strdup(arena, text);
}

const struct instrument *notice_instrument(const struct notice_form *notice)
{
    return framework_instrument(notice->act.now.framework, notice->instrument);
}

bool notice_waiving(const struct form *form)
{
    return text_equal(form_value(form, DO), "waive");
}

const char *notice_keys(const struct form *form, const struct notice_form *notice)
{
    const char *ticked = form_value(form, ANSWERS);
    return *ticked ? ticked : notice->key;
}

const struct instrument *notice_plan_with(const struct form *form, const struct notice_form *notice,
                                          bool *must)
{
    const struct instrument *instrument = notice_instrument(notice);
    *must = false;
    return instrument->notice
               ? notice_plan(notice->act.now.framework, instrument, notice_keys(form, notice), must)
               : NULL;
}

// ---- What is said, as papers ---------------------------------------------------------------------------------------------------------

struct paper notice_paper(const struct form *form, const struct notice_form *notice,
                          struct arena *arena)
{
    struct paper paper = act_begin(form, FACT_SERVED).paper;
    paper.ref = kept(arena, form_value(form, REF));
    paper.instrument = notice->instrument;
    paper.answers = kept(arena, notice_keys(form, notice));
    if (notice_instrument(notice)->plan) {
        paper.covers = kept(arena, form_value(form, COVERS));
        paper.rectify_by = form_day(form, RECTIFY_BY);
        paper.follows = kept(arena, form_value(form, FOLLOWS));
        paper.accompanies = kept(arena, form_value(form, WITH));
    }
    return paper;
}

struct paper notice_its_plan(const struct form *form, const struct paper *notice,
                             const struct instrument *plan, struct arena *arena)
{
    struct paper paper = act_begin(form, FACT_SERVED).paper;
    paper.ref = kept(arena, form_value(form, PLAN REF));
    paper.instrument = plan->id;
    paper.covers = kept(arena, form_value(form, PLAN COVERS));
    paper.rectify_by = form_day(form, PLAN RECTIFY_BY);
    paper.follows = kept(arena, form_value(form, PLAN FOLLOWS));
    paper.accompanies = notice->ref;
    return paper;
}

const char *const notice_plan_labels[PAPER_FIELD_COUNT] = {[PAPER_REF] = "Plan's reference"};

// ---- The content -----------------------------------------------------------------------------------------------------------------------

static struct filled *filled_of(struct notice_form *notice, const char *name)
{
    for (size_t i = 0; i < notice->filled_count; i++) {
        if (strcmp(notice->filled[i].name, name) == 0)
            return &notice->filled[i];
    }
    notice->filled = arena_room(notice->act.arena, notice->filled, &notice->filled_room,
                                notice->filled_count, sizeof *notice->filled);
    notice->filled[notice->filled_count] =
        (struct filled){.name = kept(notice->act.arena, name), .words = NULL};
    return &notice->filled[notice->filled_count++];
}

// A field begins with what the program knows, and goes on with it as long as nobody has changed it.
static const char *in_step(struct notice_form *notice, struct form *form, const char *name,
                           const char *words)
{
    struct filled *filled = filled_of(notice, name);
    if (!filled->words || strcmp(filled->words, words) != 0) {
        if (filled->words && strcmp(form_value(form, name), filled->words) == 0)
            form_set(form, name, words);
        filled->words = kept(notice->act.arena, words);
    }
    return filled->words;
}

// `known`: the items that the facts fill, or those that a person says.
static void add_content(struct notice_form *notice, struct form *form,
                        const struct notice_draft *draft, const char *prefix, bool known)
{
    struct arena *arena = form_arena(form);
    for (size_t i = 0; i < draft->count; i++) {
        const struct field *field = &draft->fields[i];
        bool filled = *field->value != '\0';
        if (draft->settled[i] || filled != known)
            continue;
        const char *name = arena_printf(arena, "%s%s", prefix, field->name);
        form_add(form, &(struct form_field){.name = name,
                                            .label = act_content_brief(draft->content[i], arena),
                                            .kind = FORM_NOTES,
                                            .required = true,
                                            .hint = draft->content[i]->label,
                                            .start = in_step(notice, form, name, field->value)});
    }
}

void notice_drafted(struct notice_form *notice, struct app *app, const struct paper *paper,
                    const struct paper *with, struct arena *arena, struct notice_draft *out)
{
    struct status st = {0};
    struct paper dated = *paper;
    if (dated.date == DAY_NONE)
        dated.date = app->office->today;
    notice_draft(app->office, &notice->act.now, &dated, with, arena, out, &st);
    status_clear(&st);
}

// ---- The fields ------------------------------------------------------------------------------------------------------------------------

static void add_text(struct form *form, const char *name, const char *label, const char *start)
{
    form_add(
        form,
        &(struct form_field){
            .name = name, .label = label, .kind = FORM_TEXT, .required = true, .start = start});
}

static void add_do(struct notice_form *notice, struct form *form)
{
    struct act_choices choices = {0};
    if (!*notice->key)
        return;
    act_choice(&choices, form_arena(form), "serve",
               arena_printf(form_arena(form), "Serve it: %s", notice_instrument(notice)->word),
               NULL);
    act_choice(&choices, form_arena(form), "waive", "Waive it, with a reason", NULL);
    act_add_choice(form, DO, "What is done", choices, "serve", true);
}

// The other findings that the same sort of paper would answer.
static void add_answers(struct notice_form *notice, struct form *form)
{
    struct act_choices choices = {0};
    struct arena *arena = form_arena(form);
    const char *keys = *notice->key ? notice_also_open(&notice->act.now, notice->key, arena) : "";
    const char *one = NULL;
    while (list_next(&keys, arena, &one)) {
        const struct finding *finding = outcome_finding(notice->act.now.outcome, one);
        if (finding)
            act_choice(&choices, arena, one,
                       arena_printf(arena, "%s (%s)", finding->title ? finding->title : one, one),
                       NULL);
    }
    if (choices.count > 1)
        form_add(form, &(struct form_field){.name = ANSWERS,
                                            .label = act_label(FACT_SERVED, PAPER_ANSWERS),
                                            .kind = FORM_CHECKLIST,
                                            .required = true,
                                            .shapes = true,
                                            .start = notice->key,
                                            .choices = choices.list,
                                            .choice_count = choices.count});
}

static void add_service(struct notice_form *notice, struct form *form, struct app *app)
{
    struct act_choices methods = {0};
    for (const struct act_choice *method = act_methods; method->id; method++)
        act_choice(&methods, form_arena(form), method->id, method->word, NULL);
    add_text(form, REF, act_label(FACT_SERVED, PAPER_REF), notice->ref);
    act_add_date(form, app, act_label(FACT_SERVED, PAPER_DATE), true);
    form_add(form, &(struct form_field){.name = act_field_name(ACT_METHOD),
                                        .label = act_field_label(ACT_METHOD),
                                        .kind = FORM_CHOICE,
                                        .carries = true,
                                        .choices = methods.list,
                                        .choice_count = methods.count});
    form_add(form, &(struct form_field){.name = act_field_name(ACT_RECEIVED),
                                        .label = act_field_label(ACT_RECEIVED),
                                        .kind = FORM_DATE,
                                        .when = WHEN_NOT_AHEAD});
    form_add(form, &(struct form_field){.name = act_field_name(ACT_REPLY_BY),
                                        .label = act_field_label(ACT_REPLY_BY),
                                        .kind = FORM_DATE,
                                        .when = WHEN_AHEAD});
}

// The plans that one served on that day can follow.
static struct act_choices earlier_plans(const struct notice_form *notice, struct form *form)
{
    struct act_choices choices = {0};
    const struct contract_facts *facts = &notice->act.now.facts;
    day on = form_day(form, ACT_FORM_DATE);
    for (size_t i = facts->fact_count; i-- > 0;) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_SERVED && notice_runs(&notice->act.now, fact, DAY_NEVER) &&
            (on == DAY_NONE || fact->date < on))
            act_choice(&choices, form_arena(form), fact->ref, fact->ref, NULL);
    }
    return choices;
}

static struct act_choices notices_in_force(const struct notice_form *notice, struct form *form)
{
    struct act_choices choices = {0};
    const struct evaluation *now = &notice->act.now;
    for (size_t i = now->facts.fact_count; i-- > 0;) {
        const struct fact *fact = &now->facts.facts[i];
        const struct instrument *instrument =
            fact->kind == FACT_SERVED ? framework_instrument(now->framework, fact->instrument)
                                      : NULL;
        if (instrument && instrument->notice && notice_in_force(&now->facts, fact->ref, DAY_NEVER))
            act_choice(&choices, form_arena(form), fact->ref, fact->ref, instrument->word);
    }
    return choices;
}

// KPIs, period and predecessor of a plan; its names begin with the prefix.
static void add_plan_fields(struct notice_form *notice, struct form *form, const char *prefix)
{
    struct arena *arena = form_arena(form);
    const struct evaluation *now = &notice->act.now;
    const char *keys = notice_keys(form, notice);
    const char *covers_name = arena_printf(arena, "%s%s", prefix, COVERS),
               *follows_name = arena_printf(arena, "%s%s", prefix, FOLLOWS);
    struct act_choices kpis = act_kpis(&notice->act, "", arena);
    const char *behind = in_step(notice, form, covers_name, notice_kpis(now, keys, arena));
    form_add(form, &(struct form_field){.name = covers_name,
                                        .label = act_label(FACT_SERVED, PAPER_COVERS),
                                        .kind = FORM_SEVERAL,
                                        .required = true,
                                        .shapes = true,
                                        .start = behind,
                                        .choices = kpis.list,
                                        .choice_count = kpis.count});
    form_add(form, &(struct form_field){.name = arena_printf(arena, "%s%s", prefix, RECTIFY_BY),
                                        .label = act_label(FACT_SERVED, PAPER_RECTIFY_BY),
                                        .kind = FORM_DATE,
                                        .required = true,
                                        .shapes = true,
                                        .hint = "the last day that the Council gives, or +90",
                                        .when = WHEN_AHEAD});
    const char *covers = notice->described ? form_value(form, covers_name) : behind;
    day on = form_day(form, ACT_FORM_DATE);
    struct act_choices earlier = earlier_plans(notice, form);
    const char *follows =
        notice_follows(now, keys, covers, on == DAY_NONE ? now->outcome->as_at : on, arena);
    if (earlier.count > 0)
        act_add_choice(form, follows_name, act_label(FACT_SERVED, PAPER_FOLLOWS), earlier,
                       in_step(notice, form, follows_name, follows), false);
}

static void describe_plan_with(struct notice_form *notice, struct form *form, struct app *app,
                               const struct paper *paper)
{
    struct arena *arena = form_arena(form);
    bool must = false;
    const struct instrument *plan = notice_plan_with(form, notice, &must);
    struct notice_draft draft = {0};
    if (!plan)
        return;
    form_heading(form, arena_printf(arena, "%s that goes with it", plan->word));
    form_add(form, &(struct form_field){.name = WITH_PLAN,
                                        .label = "Serve it now, too",
                                        .kind = FORM_YES_NO,
                                        .required = true,
                                        .shapes = true,
                                        .start = must ? "yes" : "no"});
    const char *now = notice->described ? form_value(form, WITH_PLAN) : must ? "yes" : "no";
    if (!text_equal(now, "yes"))
        return;
    add_text(form, PLAN REF, notice_plan_labels[PAPER_REF], notice->plan_ref);
    add_plan_fields(notice, form, PLAN);
    struct paper goes = notice_its_plan(form, paper, plan, arena);
    if (!notice->described)
        goes.covers = notice_kpis(&notice->act.now, paper->answers, arena);
    notice_drafted(notice, app, &goes, paper, arena, &draft);
    add_content(notice, form, &draft, PLAN, false);
    add_content(notice, form, &draft, PLAN, true);
}

static void describe_paper(struct notice_form *notice, struct form *form, struct app *app)
{
    struct arena *arena = form_arena(form);
    const struct instrument *instrument = notice_instrument(notice);
    struct notice_draft draft = {0};
    add_service(notice, form, app);
    add_answers(notice, form);
    if (instrument->plan) {
        struct act_choices notices = notices_in_force(notice, form);
        add_plan_fields(notice, form, "");
        if (notices.count > 0)
            act_add_choice(form, WITH, act_label(FACT_SERVED, PAPER_ACCOMPANIES), notices,
                           notice_accompanied(&notice->act.now, notice->key, arena), false);
    }
    struct paper paper = notice_paper(form, notice, arena);
    if (!notice->described && instrument->plan)
        paper.covers = notice_kpis(&notice->act.now, paper.answers, arena);
    notice_drafted(notice, app, &paper, NULL, arena, &draft);
    add_content(notice, form, &draft, "", false);
    if (instrument->notice) {
        describe_plan_with(notice, form, app, &paper);
        form_heading(form, arena_printf(arena, "What the %s says", instrument->word));
        form_line(form, "Written from the record. Change it where it has to say more.");
    }
    add_content(notice, form, &draft, "", true);
}

void notice_describe(struct form *form, struct app *app)
{
    struct notice_form *notice = form_state(form);
    struct status st = {0};
    if (!act_form_read(&notice->act, app, &st))
        form_line(form, kept(form_arena(form), status_message(&st)));
    status_clear(&st);
    if (!notice->act.now.outcome)
        return;
    act_add_findings(form, &notice->act, notice_keys(form, notice));
    add_do(notice, form);
    if (notice_waiving(form)) {
        act_add_date(form, app, act_label(FACT_DECIDED, PAPER_DATE), false);
        add_answers(notice, form);
        act_add_authority(form, &notice->act);
    } else {
        describe_paper(notice, form, app);
    }
    notice->described = true;
}
