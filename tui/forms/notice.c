// SPDX-License-Identifier: MIT
// Serving a plan or a notice, drafted from what asks for it; a notice together with the plan that supports it.
#include "tui/forms/notice.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/notice_inside.h"

static const char *kept(struct arena *arena, const char *text)
{
    return arena_strdup(arena, text);
}

// ---- Acts ------------------------------------------------------------------------------------------------------------------------------

static void take_content(const struct notice_draft *draft, const struct form *form,
                         const char *prefix, struct act *act, struct arena *arena)
{
    for (size_t i = 0; i < draft->count; i++) {
        const struct field *field = &draft->fields[i];
        const char *said = form_value(form, arena_printf(arena, "%s%s", prefix, field->name));
        act_add_field(act, field->name, draft->settled[i] ? field->value : said, arena);
    }
}

enum { MOST_ACTS = 2 };

static size_t acts_of(struct notice_form *notice, const struct form *form, struct app *app,
                      struct arena *arena, struct act acts[MOST_ACTS])
{
    static const enum act_field service[] = {ACT_METHOD, ACT_RECEIVED, ACT_REPLY_BY},
                                authority[] = {ACT_DECIDED_BY, ACT_REASON};
    struct notice_draft draft = {0};
    bool must = false;
    if (notice_waiving(form)) {
        acts[0] = act_begin(form, FACT_DECIDED);
        acts[0].paper.outcome = "waived";
        acts[0].paper.answers = kept(arena, notice_keys(form, notice));
        act_take_fields(form, &acts[0], authority, 2, arena);
        return 1;
    }
    acts[0] = (struct act){.paper = notice_paper(form, notice, arena)};
    act_take_fields(form, &acts[0], service, 3, arena);
    notice_drafted(notice, app, &acts[0].paper, NULL, arena, &draft);
    take_content(&draft, form, "", &acts[0], arena);
    const struct instrument *plan = notice_plan_with(form, notice, &must);
    if (!plan || !text_equal(form_value(form, WITH_PLAN), "yes"))
        return 1;
    acts[1] = (struct act){.paper = notice_its_plan(form, &acts[0].paper, plan, arena),
                           .labels = notice_plan_labels};
    act_take_fields(form, &acts[1], service, 3, arena);
    notice_drafted(notice, app, &acts[1].paper, &acts[0].paper, arena, &draft);
    take_content(&draft, form, PLAN, &acts[1], arena);
    return 2;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct notice_form *notice = form_state(form);
    struct arena *arena = arena_new();
    struct act acts[MOST_ACTS];
    if (notice->act.now.outcome) {
        size_t count = acts_of(notice, form, app, arena, acts);
        act_meaning(&notice->act, app, acts, count, arena, out);
    }
    arena_free(arena);
}

// A reference that somebody else has taken meanwhile gives way to the next, unless the person chose it.
static void move_on(const struct notice_form *notice, struct form *form, const char *name,
                    const char *proposed, const struct instrument *instrument)
{
    const struct contract_facts *facts = &notice->act.now.facts;
    if (instrument && strcmp(form_value(form, name), proposed) == 0 &&
        notice_served(facts, proposed))
        form_set(
            form, name,
            notice_next_ref(&notice->act.now, FACT_SERVED, instrument->brief, notice->act.arena));
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct notice_form *notice = form_state(form);
    struct arena *arena = arena_new();
    struct act acts[MOST_ACTS];
    struct text done = {0};
    bool must = false;
    enum saved how = NOT_SAVED;
    if (act_form_read_anew(&notice->act, app, st)) {
        move_on(notice, form, REF, notice->ref, notice_instrument(notice));
        move_on(notice, form, PLAN REF, notice->plan_ref, notice_plan_with(form, notice, &must));
        size_t count = acts_of(notice, form, app, arena, acts);
        if (notice_waiving(form))
            text_add(&done, "waived");
        else
            text_printf(&done, "%s%s%s served", acts[0].paper.ref, count > 1 ? " with " : "",
                        count > 1 ? acts[1].paper.ref : "");
        how = act_save(form, app, acts, count, text_get(&done), st);
    }
    text_release(&done);
    arena_free(arena);
    return how;
}

// ---- Opening ---------------------------------------------------------------------------------------------------------------------------

static void close_notice(void *state)
{
    struct notice_form *notice = state;
    act_form_end(&notice->act);
    free(notice);
}

static const struct form_ops ops = {
    .id = "notice",
    .name = "Serve",
    .title = act_form_title,
    .describe = notice_describe,
    .meaning = meaning,
    .save = save,
    .reopen = notice_form_reopen,
    .close = close_notice,
};

static bool open_form(struct app *app, struct notice_form *notice, struct status *st)
{
    bool good = act_form_read(&notice->act, app, st);
    const struct instrument *instrument = good ? notice_instrument(notice) : NULL;
    bool must = false;
    if (!instrument || !(instrument->plan || instrument->notice)) {
        if (good)
            status_fail(st, STATUS_UNKNOWN, "%s serves no \"%s\".", notice->act.now.framework->id,
                        notice->instrument);
        close_notice(notice);
        return false;
    }
    const struct instrument *plan =
        instrument->notice ? notice_plan(notice->act.now.framework, instrument, notice->key, &must)
                           : NULL;
    notice->ref =
        notice_next_ref(&notice->act.now, FACT_SERVED, instrument->brief, notice->act.arena);
    notice->plan_ref =
        plan ? notice_next_ref(&notice->act.now, FACT_SERVED, plan->brief, notice->act.arena) : "";
    form_open(app, &ops, act_subject_of(&notice->act, notice->instrument, notice->key), notice);
    return true;
}

static struct notice_form *begin(int64_t contract, const char *instrument, const char *named)
{
    struct notice_form *notice = xcalloc(1, sizeof *notice);
    act_form_begin(&notice->act, contract);
    notice->instrument = kept(notice->act.arena, instrument);
    notice->key = kept(notice->act.arena, named);
    return notice;
}

unsigned notice_form_open(struct app *app, int64_t contract, const char *instrument,
                          const char *named)
{
    struct status st = {0};
    if (!open_form(app, begin(contract, instrument, named), &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool notice_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    const char *words[ACT_SUBJECT_WORDS];
    int64_t contract = 0;
    bool good = act_subject(app, subject, arena, &contract, words, st) &&
                open_form(app, begin(contract, words[0], words[1]), st);
    arena_free(arena);
    return good;
}
