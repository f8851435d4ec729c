// SPDX-License-Identifier: MIT
// A never event, with what the framework says of its sort: the sanction, and whether costs may be asked back.
#include "tui/forms/notice.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/act_form.h"

#define REF  "ref"
#define TYPE "type"
// The list of a framework that names the circumstances in which a never event weighs more; any may have it.
#define CIRCUMSTANCES_LIST "never-event-circumstances"
#define REF_BEGINNING      "NE"

struct never_event_form {
    struct act_form act;
    const char *ref;
};

static bool counts_type(const struct rule *rule, const char *type)
{
    bool counts = rule->of_count == 0;
    for (size_t i = 0; i < rule->of_count; i++)
        counts = counts || text_equal(rule->of[i], type);
    return counts && rule->counts == COUNT_NEVER_EVENTS;
}

// What the framework says of events of the type, in its own words.
static void add_sanctions(struct form *form, const struct never_event_form *event, const char *type)
{
    const struct framework *framework = event->act.now.framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        if (counts_type(rule, type))
            form_line(form, arena_printf(form_arena(form), "%s%s: %s [%s]",
                                         rule->duty == DUTY_CONSIDER ? "To be considered: " : "",
                                         rule->title, rule->text ? rule->text : "", rule->clause));
    }
}

static void add_circumstances(struct form *form, const struct never_event_form *event)
{
    struct act_choices choices = {0};
    const struct provisions *provisions = &event->act.now.framework->provisions;
    for (size_t i = 0; i < provisions->list_count; i++) {
        const struct phrases *list = &provisions->lists[i];
        for (size_t j = 0; text_equal(list->id, CIRCUMSTANCES_LIST) && j < list->count; j++)
            act_choice(&choices, form_arena(form), list->items[j].id, list->items[j].text, NULL);
    }
    if (choices.count > 0)
        form_add(form, &(struct form_field){.name = act_field_name(ACT_CIRCUMSTANCES),
                                            .label = act_field_label(ACT_CIRCUMSTANCES),
                                            .kind = FORM_CHECKLIST,
                                            .choices = choices.list,
                                            .choice_count = choices.count});
}

static void describe(struct form *form, struct app *app)
{
    struct never_event_form *event = form_state(form);
    struct act_choices types = {0};
    struct status st = {0};
    if (!act_form_read(&event->act, app, &st))
        form_line(form, arena_strdup(form_arena(form), status_message(&st)));
    status_clear(&st);
    if (!event->act.now.outcome)
        return;
    const struct framework *framework = event->act.now.framework;
    for (size_t i = 0; i < framework->never_event_count; i++)
        act_choice(&types, form_arena(form), framework->never_events[i].type,
                   framework->never_events[i].title, NULL);
    act_add_choice(form, TYPE, act_label(FACT_NEVER_EVENT, PAPER_OUTCOME), types, NULL, true);
    if (*form_value(form, TYPE))
        add_sanctions(form, event, form_value(form, TYPE));
    act_add_date(form, app, act_label(FACT_NEVER_EVENT, PAPER_DATE), true);
    form_add(form, &(struct form_field){.name = act_field_name(ACT_REASON),
                                        .label = "What happened",
                                        .kind = FORM_NOTES,
                                        .required = true});
    add_circumstances(form, event);
    form_add(form, &(struct form_field){.name = REF,
                                        .label = act_label(FACT_NEVER_EVENT, PAPER_REF),
                                        .kind = FORM_TEXT,
                                        .required = true,
                                        .start = event->ref});
}

static struct act act_of(const struct form *form, struct arena *arena)
{
    static const enum act_field fields[] = {ACT_CIRCUMSTANCES, ACT_REASON};
    struct act act = act_begin(form, FACT_NEVER_EVENT);
    act.paper.ref = arena_strdup(arena, form_value(form, REF));
    act.paper.outcome = arena_strdup(arena, form_value(form, TYPE));
    act_take_fields(form, &act, fields, 2, arena);
    return act;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    struct never_event_form *event = form_state(form);
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    if (event->act.now.outcome && *act.paper.outcome)
        act_meaning(&event->act, app, &act, 1, arena, out);
    arena_free(arena);
}

static bool taken(const struct never_event_form *event, const char *ref)
{
    for (size_t i = 0; i < event->act.now.facts.fact_count; i++) {
        const struct fact *fact = &event->act.now.facts.facts[i];
        if (fact->kind == FACT_NEVER_EVENT && strcmp(fact->ref, ref) == 0)
            return true;
    }
    return false;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct never_event_form *event = form_state(form);
    if (!act_form_read_anew(&event->act, app, st))
        return NOT_SAVED;
    // somebody else took the reference that was proposed here
    if (strcmp(form_value(form, REF), event->ref) == 0 && taken(event, event->ref))
        form_set(
            form, REF,
            notice_next_ref(&event->act.now, FACT_NEVER_EVENT, REF_BEGINNING, event->act.arena));
    struct arena *arena = arena_new();
    const struct act act = act_of(form, arena);
    enum saved how =
        act_save(form, app, &act, 1, arena_printf(arena, "never event %s", act.paper.ref), st);
    arena_free(arena);
    return how;
}

static void close_event(void *state)
{
    struct never_event_form *event = state;
    act_form_end(&event->act);
    free(event);
}

static const struct form_ops ops = {
    .id = "never-event",
    .name = "Never event",
    .title = act_form_title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = never_event_form_reopen,
    .close = close_event,
};

static bool open_form(struct app *app, int64_t contract, struct status *st)
{
    struct never_event_form *event = xcalloc(1, sizeof *event);
    act_form_begin(&event->act, contract);
    if (!act_form_read(&event->act, app, st)) {
        close_event(event);
        return false;
    }
    event->ref =
        notice_next_ref(&event->act.now, FACT_NEVER_EVENT, REF_BEGINNING, event->act.arena);
    form_open(app, &ops, act_subject_of(&event->act, "", ""), event);
    return true;
}

unsigned never_event_form_open(struct app *app, int64_t contract)
{
    struct status st = {0};
    if (!open_form(app, contract, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool never_event_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    const char *words[ACT_SUBJECT_WORDS];
    int64_t contract = 0;
    bool good =
        act_subject(app, subject, arena, &contract, words, st) && open_form(app, contract, st);
    arena_free(arena);
    return good;
}
