// SPDX-License-Identifier: MIT
// Saving the record form: a step, a correction, and somebody else's step met on the way.
#include <string.h>

#include "model/entry.h"
#include "tui/forms/record_inside.h"

// ---- Saving -------------------------------------------------------------------------------------------------------------------------

static const char *said_by(const struct record_form *record, const struct record_state *own,
                           struct arena *arena)
{
    const struct fact *last = own->steps[own->step_count - 1].fact;
    int minutes = 0;
    (void)record;
    moment_day(last->recorded, &minutes);
    return arena_printf(arena, "%s at %d:%02d", *last->recorded_by ? last->recorded_by : "Somebody",
                        minutes / 60, minutes % 60);
}

// Somebody else has taken a step of the same record since the form was opened.
static bool met_others(struct record_form *record, struct form *form, const char *ref,
                       const struct contract_facts *facts, struct arena *arena)
{
    struct record_states all;
    bool met = false;
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &all);
    const struct record_state *own = record_find(&all, record->kind->id, ref);
    if (!own || !record->own || own->step_count == record->own->step_count)
        return false;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        const char *before = record_field(record->own, field->name),
                   *now = record_field(own, field->name);
        if (strcmp(before, now) == 0)
            continue;
        met = true;
        form_conflict(form, field->name, now, said_by(record, own, arena));
    }
    const char *now = record_now(own);
    if (!text_equal(now, record_now(record->own))) {
        met = true;
        form_problem(form, STATE,
                     "%s has recorded meanwhile that it %s: choose again what comes next.",
                     said_by(record, own, arena), record_state_kind(record->kind, now)->was);
    }
    return met;
}

static const struct field *to_store(struct record_form *record, struct form *form,
                                    const char *state, struct arena *arena, bool whole,
                                    size_t *count)
{
    struct field *list = ARENA_ARRAY(arena, record->kind->field_count + 1, struct field);
    *count = 0;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        const char *value = form_value(form, field->name);
        const char *current = record->own && record_lasts(record->kind, field)
                                  ? record_field(record->own, field->name)
                                  : "";
        if (record_asked(field, state) && *value && (whole || strcmp(value, current) != 0))
            list[(*count)++] = (struct field){.name = field->name, .value = value};
    }
    return list;
}

// A reference that somebody else has taken meanwhile gives way to the next, unless the person chose it.
static const char *ref_to_take(struct record_form *record, const struct form *form,
                               const struct contract_facts *facts, struct arena *arena)
{
    const char *typed = record->ref ? record->ref : form_value(form, REF);
    return !record->ref && strcmp(typed, record->next) == 0
               ? record_next_ref(facts, record->kind->id, arena)
               : typed;
}

static enum saved correct(struct record_form *record, struct form *form, struct app *app,
                          struct arena *arena, struct status *st)
{
    size_t count = 0;
    const struct fact *last = record_form_last(record);
    const struct field *fields = to_store(record, form, last->outcome, arena, true, &count);
    const struct record_correction correction = {
        .kind = record->kind->id,
        .ref = record->ref,
        .date = form_day(form, DATE),
        .fields = fields,
        .count = count,
        .reason = form_value(form, WHY),
        .strike = text_equal(form_value(form, STATE), STRIKE),
    };
    if (!record_correct(app->office, record->contract, &correction, arena, st))
        return NOT_SAVED;
    app_say(app, "%s: %s %s.", correction.strike ? "Struck out" : "Corrected", record->kind->title,
            record->ref);
    return SAVED;
}

static enum saved take(struct record_form *record, struct form *form, struct app *app,
                       struct arena *arena, struct status *st)
{
    struct evaluation now;
    struct gate_answers answers;
    size_t count = 0;
    const char *state = form_value(form, STATE);
    if (!evaluation_facts(app->office, record->contract, form_day(form, DATE), arena, &now, st))
        return NOT_SAVED;
    const char *ref = ref_to_take(record, form, &now.facts, arena);
    if (met_others(record, form, ref, &now.facts, arena)) {
        record_form_read(record, app, st); // what is known now is what the next saving goes by
        return NOT_SAVED;
    }
    if (text_equal(state, CORRECT) || text_equal(state, STRIKE))
        return correct(record, form, app, arena, st);
    const struct field *fields = to_store(record, form, state, arena, false, &count);
    const struct fact step =
        record_fact(record->kind->id, ref, form_day(form, DATE), state, fields, count);
    if (!record_take(app->office, record->contract, &step, arena, &answers, st))
        return NOT_SAVED;
    const struct record_state_kind *reached = record_state_kind(record->kind, state);
    struct text on = {0};
    day_print(step.date, false, &on);
    app_say(app, "Saved: %s %s %s, %s.", record->kind->title, ref, reached ? reached->was : state,
            text_get(&on));
    text_release(&on);
    return SAVED;
}

enum saved record_form_save(struct form *form, struct app *app, struct status *st)
{
    struct record_form *record = form_state(form);
    struct arena *arena = arena_new();
    enum saved how = SAVED_BEFORE;
    if (!record_form_bookable(form, app)) {
        arena_free(arena);
        return NOT_SAVED;
    }
    switch (entry_begin(app->office, form_token(form), st)) {
    case ENTRY_FAILED:
        how = NOT_SAVED;
        break;
    case ENTRY_BEFORE:
        break;
    case ENTRY_OPEN:
        how = take(record, form, app, arena, st);
        if (how != SAVED)
            entry_give_up(app->office);
        else if (!entry_commit(app->office, form_token(form), st))
            how = NOT_SAVED;
    }
    arena_free(arena);
    return how;
}
