// SPDX-License-Identifier: MIT
// Withdrawing a plan or notice: it stops counting from that day, and stays on file.
#include "tui/forms/notice.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/history.h"
#include "tui/forms/act_form.h"

struct withdraw_form {
    struct act_form act;
    const char *paper;
};

static const struct fact *paper_of(const struct withdraw_form *withdraw)
{
    return notice_served(&withdraw->act.now.facts, withdraw->paper);
}

static void describe(struct form *form, struct app *app)
{
    struct withdraw_form *withdraw = form_state(form);
    struct status st = {0};
    if (!act_form_read(&withdraw->act, app, &st))
        form_line(form, arena_strdup(form_arena(form), status_message(&st)));
    status_clear(&st);
    if (!withdraw->act.now.outcome || !paper_of(withdraw))
        return;
    struct text served = {0};
    text_add(&served, fact_summary(withdraw->act.now.framework, &withdraw->act.now.facts,
                                   paper_of(withdraw), form_arena(form)));
    text_add(&served, ". Served ");
    day_print(paper_of(withdraw)->date, false, &served);
    text_add(&served, ". It stays on file and stops counting from the day it is withdrawn.");
    form_line(form, arena_strdup(form_arena(form), text_get(&served)));
    text_release(&served);
    act_add_date(form, app, act_label(FACT_WITHDRAWN, PAPER_DATE), true);
    act_add_authority(form, &withdraw->act);
}

static struct act act_of(const struct form *form, struct arena *arena)
{
    static const enum act_field fields[] = {ACT_DECIDED_BY, ACT_REASON};
    const struct withdraw_form *withdraw = form_state(form);
    struct act act = act_begin(form, FACT_WITHDRAWN);
    act.paper.ref = withdraw->paper;
    act_take_fields(form, &act, fields, 2, arena);
    return act;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct withdraw_form *withdraw = form_state(form);
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    if (withdraw->act.now.outcome)
        act_meaning(&withdraw->act, app, &act, 1, arena, out);
    arena_free(arena);
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct arena *arena = arena_new();
    const struct withdraw_form *withdraw = form_state(form);
    const struct act act = act_of(form, arena);
    enum saved how =
        act_save(form, app, &act, 1, arena_printf(arena, "%s withdrawn", withdraw->paper), st);
    arena_free(arena);
    return how;
}

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct withdraw_form *withdraw = form_state(form);
    text_printf(out, "%s, ", withdraw->paper);
    act_form_title(form, app, out);
}

static void close_withdraw(void *state)
{
    struct withdraw_form *withdraw = state;
    act_form_end(&withdraw->act);
    free(withdraw);
}

static const struct form_ops ops = {
    .id = "withdraw",
    .name = "Withdraw",
    .title = title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = withdraw_form_reopen,
    .close = close_withdraw,
};

static bool open_form(struct app *app, int64_t contract, const char *paper, struct status *st)
{
    struct withdraw_form *withdraw = xcalloc(1, sizeof *withdraw);
    act_form_begin(&withdraw->act, contract);
    withdraw->paper = arena_strdup(withdraw->act.arena, paper);
    bool good = act_form_read(&withdraw->act, app, st);
    if (good && !paper_of(withdraw))
        good = status_fail(st, STATUS_UNKNOWN, "%s has no plan or notice %s.",
                           withdraw->act.now.contract.ref, paper);
    if (!good) {
        close_withdraw(withdraw);
        return false;
    }
    form_open(app, &ops, act_subject_of(&withdraw->act, withdraw->paper, ""), withdraw);
    return true;
}

unsigned withdraw_form_open(struct app *app, int64_t contract, const char *paper)
{
    struct status st = {0};
    if (!open_form(app, contract, paper, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool withdraw_form_reopen(struct app *app, const char *subject, struct status *st)
{
    return act_reopen(app, subject, open_form, st);
}
