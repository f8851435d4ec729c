// SPDX-License-Identifier: MIT
// Saving the record form: a step, a correction, and somebody else's step met on the way.
#include <string.h>

#include "model/entry.h"
#include "tui/forms/record_inside.h"

// ---- Saving -------------------------------------------------------------------------------------------------------------------------

// What everybody who looks at the form must know: what it became, and on which day.
static void tell_step(struct record_form *record, struct form *form, const struct record_state *own,
                      const char *who)
{
    const struct record_state_kind *reached = record_state_kind(record->kind, record_now(own));
    const char *name = text_equal(record_now(own), record_now(record->own)) ? NULL : STATE;
    struct text on = {0};
    day_print(own->steps[own->step_count - 1].fact->date, false, &on);
    if (reached->over)
        form_problem(form, name,
                     "%s has recorded that it %s, %s. Nothing can follow that: choose to correct "
                     "what was said, and what you typed stands beside it.",
                     who, reached->was, text_get(&on));
    else
        form_problem(form, name,
                     "%s has recorded that it %s, %s. Choose what comes next, then save again.",
                     who, reached->was, text_get(&on));
    text_release(&on);
}

// Somebody else has taken a step of the same record, or corrected one, since the form was begun.
static bool met_others(struct record_form *record, struct form *form, const char *ref,
                       const struct app *app, const struct contract_facts *facts,
                       struct arena *arena)
{
    struct record_states all;
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &all);
    const struct record_state *own = record_find(&all, record->kind->id, ref);
    const char *mark = own ? record_form_mark(own, arena) : "";
    if (!own || !record->own || strcmp(mark, form_base_of(form, SEEN)) == 0)
        return false;
    const char *who = record_form_who(own, app, arena);
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        const char *now = record_lasts(record->kind, field) ? record_field(own, field->name) : "";
        if (form_shows(form, field->name) && strcmp(now, form_base_of(form, field->name)) != 0)
            form_conflict(form, field->name, now, who);
    }
    tell_step(record, form, own, who);
    form_rebase(form, SEEN, mark);
    return true;
}

// A new record is not to become the next step of another one unnoticed.
static bool ref_free(struct record_form *record, struct form *form, const char *ref,
                     const struct contract_facts *facts, struct arena *arena)
{
    struct record_states all;
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &all);
    const struct record_state *other =
        record->ref ? NULL : record_find(&all, record->kind->id, ref);
    if (!other)
        return true;
    form_problem(form, REF, "Reference %s is taken: %s %s. Enter another one; %s is free.", ref,
                 record->kind->a, record_state_kind(record->kind, record_now(other))->was,
                 record_next_ref(facts, record->kind->id, form_value(form, "type"), arena));
    return false;
}

static const struct field *to_store(struct record_form *record, struct form *form,
                                    struct arena *arena, bool whole, size_t *count)
{
    struct field *list = ARENA_ARRAY(arena, record->kind->field_count + 1, struct field);
    *count = 0;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        const char *value = form_value(form, field->name);
        const char *current = record->own && record_lasts(record->kind, field)
                                  ? record_field(record->own, field->name)
                                  : "";
        if (form_shows(form, field->name) && *value && (whole || strcmp(value, current) != 0))
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
               ? record_next_ref(facts, record->kind->id, form_value(form, "type"), arena)
               : typed;
}

static enum saved correct(struct record_form *record, struct form *form, struct app *app,
                          struct arena *arena, struct status *st)
{
    size_t count = 0;
    const struct field *fields = to_store(record, form, arena, true, &count);
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

// The field in which what a gate asks for is to be said; NULL where the form has none.
static const char *field_of(const struct record_form *record, const struct form *form,
                            const struct gate *gate)
{
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        bool listed = gate->list != NULL && field->kind == RECORD_CHECKLIST &&
                      (field->source == FROM_GATE || text_equal(field->list, gate->list));
        bool filled = false;
        for (size_t j = 0; j < gate->filled.count && !filled; j++)
            filled = text_equal(gate->filled.list[j], field->name) &&
                     *form_value(form, field->name) == '\0';
        bool role = gate->role != NULL && text_equal(field->name, "decided_by");
        bool amount = gate->amount != NULL && text_equal(field->name, gate->amount);
        if ((listed || filled || role || amount) && form_shows(form, field->name))
            return field->name;
    }
    return NULL;
}

// "(still blank: risk_checklist)" in the words of the form.
static const char *in_words(const struct record_form *record, const struct gate *gate,
                            const char *line, size_t length, struct arena *arena)
{
    const char *words = arena_strndup(arena, line, length);
    for (size_t i = 0; i < gate->filled.count; i++) {
        const struct record_field *field = record_field_kind(record->kind, gate->filled.list[i]);
        const char *at = field ? strstr(words, field->name) : NULL, *list = strstr(words, "blank:");
        while (at && list && at < list) // a name may be a word of the sentence, too
            at = strstr(at + 1, field->name);
        if (at && list)
            words = arena_printf(arena, "%.*s%s%s", (int)(at - words), words, field->label,
                                 at + strlen(field->name));
    }
    return words;
}

// The lines of a refusal that a gate has said go to the field that the gate is about; the others stay.
static void tell_gates(const struct record_form *record, struct form *form,
                       const struct gate_answers *answers, struct status *st)
{
    struct text rest = {0};
    enum status_code code = st->code;
    if (code != STATUS_DATA)
        return;
    for (const char *at = status_message(st), *end; *at; at = *end ? end + 1 : end) {
        const char *name = NULL;
        const struct gate *gate = NULL;
        end = at + strcspn(at, "\n");
        for (size_t i = 0; i < answers->count && !name; i++) {
            const struct gate_answer *answer = &answers->list[i];
            if (!answer->passed && answer->missing && text_starts(at, answer->missing)) {
                gate = answer->gate;
                name = field_of(record, form, gate);
            }
        }
        const char *words = gate ? in_words(record, gate, at, (size_t)(end - at), form_arena(form))
                                 : arena_strndup(form_arena(form), at, (size_t)(end - at));
        if (name)
            form_problem(form, name, "%s", words);
        else
            text_printf(&rest, "%s%s", rest.length ? "\n" : "", words);
    }
    status_clear(st);
    if (rest.length)
        status_fail(st, code, "%s", text_get(&rest));
    text_release(&rest);
}

static enum saved take(struct record_form *record, struct form *form, struct app *app,
                       struct arena *arena, struct status *st)
{
    struct evaluation now;
    struct gate_answers answers = {.passed = true};
    size_t count = 0;
    const char *state = form_value(form, STATE);
    if (!evaluation_facts(app->office, record->contract, form_day(form, DATE), arena, &now, st))
        return NOT_SAVED;
    const char *ref = ref_to_take(record, form, &now.facts, arena);
    if (met_others(record, form, ref, app, &now.facts, arena)) {
        record_form_read(record, app, st); // what is known now is what the next saving goes by
        form_anew(form);
        return NOT_SAVED;
    }
    if (!ref_free(record, form, ref, &now.facts, arena))
        return NOT_SAVED;
    if (text_equal(state, CORRECT) || text_equal(state, STRIKE))
        return correct(record, form, app, arena, st);
    const struct field *fields = to_store(record, form, arena, false, &count);
    const struct fact step =
        record_fact(record->kind->id, ref, form_day(form, DATE), state, fields, count);
    if (!record_take(app->office, record->contract, &step, arena, &answers, st)) {
        tell_gates(record, form, &answers, st);
        return NOT_SAVED;
    }
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
