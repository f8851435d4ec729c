// SPDX-License-Identifier: MIT
// Deciding on a finding, or on several with one reason: what the framework lets decide, or that it is waived.
#include "tui/forms/notice.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/act_form.h"

#define FINDINGS "findings"
#define DECISION "decision"

struct decide_form {
    struct act_form act;
    const char *key; // ""; several are chosen from
};

// Whether a decision answers it: what is to be served or determined can only be waived.
static bool decidable(const struct framework *framework, const struct finding *finding)
{
    const struct instrument *asks = framework_instrument(framework, finding->instrument);
    const char *determine = framework->chain.present ? framework->chain.determine.key : NULL;
    size_t length = determine ? strlen(determine) : 0;
    bool determined =
        determine && strncmp(finding->key, determine, length) == 0 && finding->key[length] == ':';
    return !determined && asks && !asks->plan && !asks->notice;
}

static const char *keys_of(const struct form *form, const struct decide_form *decide)
{
    return *decide->key ? decide->key : form_value(form, FINDINGS);
}

static void add_findings(struct form *form, const struct decide_form *decide)
{
    struct act_choices choices = {0};
    struct arena *arena = form_arena(form);
    const struct outcome *outcome = decide->act.now.outcome;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN && outcome_finding(outcome, finding->key) == finding)
            act_choice(&choices, arena, finding->key,
                       arena_printf(arena, "%s (%s)",
                                    finding->title ? finding->title : finding->key, finding->key),
                       NULL);
    }
    form_add(form, &(struct form_field){.name = FINDINGS,
                                        .label = act_label(FACT_DECIDED, PAPER_ANSWERS),
                                        .kind = FORM_CHECKLIST,
                                        .required = true,
                                        .shapes = true,
                                        .choices = choices.list,
                                        .choice_count = choices.count});
}

// Whether all of what is chosen can be decided; where nothing is, yes.
static bool all_decidable(const struct form *form, const struct decide_form *decide)
{
    const char *keys = keys_of(form, decide), *one = NULL;
    struct arena *arena = arena_new();
    bool all = true;
    while (all && list_next(&keys, arena, &one)) {
        const struct finding *finding = outcome_finding(decide->act.now.outcome, one);
        all = !finding || decidable(decide->act.now.framework, finding);
    }
    arena_free(arena);
    return all;
}

static void describe(struct form *form, struct app *app)
{
    struct decide_form *decide = form_state(form);
    struct act_choices choices = {0};
    struct status st = {0};
    if (!act_form_read(&decide->act, app, &st))
        form_line(form, arena_strdup(form_arena(form), status_message(&st)));
    status_clear(&st);
    if (!decide->act.now.outcome)
        return;
    if (*decide->key)
        act_add_findings(form, &decide->act, decide->key);
    else
        add_findings(form, decide);
    const struct framework *framework = decide->act.now.framework;
    bool all = all_decidable(form, decide);
    for (size_t i = 0; all && i < framework->decision_count; i++)
        act_choice(&choices, form_arena(form), framework->decisions[i].id,
                   framework->decisions[i].title, NULL);
    act_choice(&choices, form_arena(form), "waived", "Waived: the Council does not act on it",
               NULL);
    act_add_choice(form, DECISION, act_label(FACT_DECIDED, PAPER_OUTCOME), choices,
                   all ? NULL : "waived", true);
    act_add_date(form, app, act_label(FACT_DECIDED, PAPER_DATE), false);
    act_add_authority(form, &decide->act);
}

static struct act act_of(const struct form *form, struct arena *arena)
{
    static const enum act_field fields[] = {ACT_DECIDED_BY, ACT_REASON};
    struct act act = act_begin(form, FACT_DECIDED);
    act.paper.answers = arena_strdup(arena, keys_of(form, form_state(form)));
    act.paper.outcome = arena_strdup(arena, form_value(form, DECISION));
    act_take_fields(form, &act, fields, 2, arena);
    return act;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct decide_form *decide = form_state(form);
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    if (decide->act.now.outcome && *act.paper.answers && *act.paper.outcome)
        act_meaning(&decide->act, app, &act, 1, arena, out);
    arena_free(arena);
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    const struct decide_form *decide = form_state(form);
    const struct decision *decision =
        framework_decision(decide->act.now.framework, act.paper.outcome);
    size_t count = 0;
    const char *at = act.paper.answers, *one = NULL;
    while (list_next(&at, arena, &one))
        count++;
    enum saved how = act_save(form, app, &act, 1,
                              arena_printf(arena, "%zu finding%s, %s", count, count == 1 ? "" : "s",
                                           decision ? decision->title : "waived"),
                              st);
    arena_free(arena);
    return how;
}

static void close_decide(void *state)
{
    struct decide_form *decide = state;
    act_form_end(&decide->act);
    free(decide);
}

static const struct form_ops ops = {
    .id = "decide",
    .name = "Decide",
    .title = act_form_title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = decide_form_reopen,
    .close = close_decide,
};

static bool open_form(struct app *app, int64_t contract, const char *named, struct status *st)
{
    struct decide_form *decide = xcalloc(1, sizeof *decide);
    act_form_begin(&decide->act, contract);
    decide->key = arena_strdup(decide->act.arena, named);
    if (!act_form_read(&decide->act, app, st)) {
        close_decide(decide);
        return false;
    }
    form_open(app, &ops, act_subject_of(&decide->act, decide->key, ""), decide);
    return true;
}

unsigned decide_form_open(struct app *app, int64_t contract, const char *named)
{
    struct status st = {0};
    if (!open_form(app, contract, named, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool decide_form_reopen(struct app *app, const char *subject, struct status *st)
{
    return act_reopen(app, subject, open_form, st);
}

unsigned finding_form_open(struct app *app, int64_t contract, const char *named)
{
    struct evaluation now;
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct finding *finding = NULL;
    unsigned reaction = REACT_IGNORED;
    if (acts_now(app->office, contract, arena, &now, &st))
        finding = outcome_finding(now.outcome, named);
    else
        app_failed(app, &st);
    const struct instrument *asks =
        finding ? framework_instrument(now.framework, finding->instrument) : NULL;
    bool open_now =
        finding && (finding->status == FINDING_OPEN || finding->status == FINDING_WITHDRAWN);
    if (open_now && asks && (asks->plan || asks->notice))
        reaction = notice_form_open(app, contract, asks->id, named);
    else if (open_now && asks && !decidable(now.framework, finding))
        reaction = determine_form_open(app, contract, strchr(named, ':') + 1);
    else if (open_now && asks)
        reaction = decide_form_open(app, contract, named);
    arena_free(arena);
    return reaction;
}
