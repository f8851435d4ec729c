// SPDX-License-Identifier: MIT
#include "tui/forms/record.h"

#include <stdlib.h>
#include <string.h>

#include "model/entry.h"
#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/records_store.h"
#include "tui/forms/form.h"

#define STATE "state" // names of the form's own fields; no kind has fields of these names
#define DATE  "on"
#define REF   "reference"
#define WHY   "correction"

#define CORRECT "=correct" // what can happen to a record besides its next states
#define STRIKE  "=strike"

struct record_form {
    struct form_ops ops; // of this kind
    struct arena *arena;
    int64_t contract;
    const struct record_kind_row *kind;
    const char *ref;   // of the record that takes a step; NULL: a new one
    const char *state; // proposed, or NULL
    const char *next;  // the reference proposed for a new one
    struct evaluation evaluation;
    const struct record_state *own; // as it was when the form was opened
    const struct field *given;
    size_t given_count;
    bool filled; // with what the step says that is to be corrected
};

static const struct fact *last_step(const struct record_form *record)
{
    return record->own ? record->own->steps[record->own->step_count - 1].fact : NULL;
}

// The state whose fields are asked: of a correction that of the step.
static const char *asked_state(const struct record_form *record, const char *chosen)
{
    return text_equal(chosen, CORRECT) ? record_now(record->own) : chosen;
}

static bool read_record(struct record_form *record, struct app *app, struct status *st)
{
    struct record_states all;
    struct office *office = app->office;
    if (!office_read_begin(office, st))
        return false;
    bool good = evaluation_facts(office, record->contract, office->today, record->arena,
                                 &record->evaluation, st);
    office_read_end(office);
    if (!good)
        return false;
    record_states(&record->evaluation.facts, DAY_NEVER, MOMENT_ALL, record->arena, &all);
    record->own = record->ref ? record_find(&all, record->kind->id, record->ref) : NULL;
    record->next = record_next_ref(&record->evaluation.facts, record->kind->id, record->arena);
    return !record->ref || record->own ||
           status_fail(st, STATUS_UNKNOWN, "%s has no %s %s.", record->evaluation.contract.ref,
                       record->kind->title, record->ref);
}

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct record_form *record = form_state(form);
    const struct contract *contract = &record->evaluation.contract;
    (void)app;
    if (record->ref)
        text_printf(out, "%s %s, ", record->ref,
                    record_state_kind(record->kind, record_now(record->own))->was);
    text_printf(out, "%s, %s", contract->provider_name, contract->ref);
}

// ---- The fields ---------------------------------------------------------------------------------------------------------------------

struct choices { // being gathered
    struct form_choice *list;
    size_t count, room;
};

static void add_choice(struct record_form *record, struct form *form, struct choices *choices,
                       const char *id, const char *word, const char *more)
{
    (void)record;
    choices->list = arena_room(form_arena(form), choices->list, &choices->room, choices->count,
                               sizeof *choices->list);
    choices->list[choices->count++] = (struct form_choice){.id = id, .word = word, .more = more};
}

// What can happen to it next; where it reaches a stage, the framework's stages.
static struct choices ways(struct record_form *record, struct form *form)
{
    struct choices choices = {0};
    const struct provisions *provisions = &record->evaluation.framework->provisions;
    const char *now = record->own ? record_now(record->own) : NULL;
    const char *from = now ? record_state_kind(record->kind, now)->id : NULL;
    for (size_t i = 0; i < record->kind->transition_count; i++) {
        const struct record_transition *way = &record->kind->transitions[i];
        if (!text_equal(way->from, from))
            continue;
        if (!text_equal(way->to, RECORD_STAGE))
            add_choice(record, form, &choices, way->to,
                       record_state_kind(record->kind, way->to)->word, way->why);
        for (size_t j = 0; text_equal(way->to, RECORD_STAGE) && j < provisions->stage_count; j++)
            add_choice(record, form, &choices, provisions->stages[j].id, provisions->stages[j].word,
                       way->why);
    }
    if (record->own) {
        const struct fact *last = last_step(record);
        struct text what = {0};
        text_printf(&what, "\"%s\" of ", record_state_kind(record->kind, last->outcome)->word);
        day_print(last->date, false, &what);
        const char *step = arena_strdup(form_arena(form), text_get(&what));
        text_release(&what);
        add_choice(record, form, &choices, CORRECT, "Correct what was said", step);
        add_choice(record, form, &choices, STRIKE, "Strike out, entered in error", step);
    }
    return choices;
}

static const char *state_now(const struct form *form, const struct choices *choices,
                             const struct record_form *record)
{
    const char *chosen = form_value(form, STATE);
    if (*chosen)
        return chosen;
    return record->state ? record->state : choices->count > 0 ? choices->list[0].id : "";
}

static bool is_encounter(const struct record_form *record)
{
    return text_equal(record->kind->id, "visit") || text_equal(record->kind->id, "meeting");
}

static void add_date(struct record_form *record, struct form *form, struct app *app,
                     const char *state)
{
    const struct record_state_kind *reached = record_state_kind(record->kind, state);
    bool planned = text_equal(state, "planned");
    char today[DAY_ISO_SIZE];
    form_add(form, &(struct form_field){
                       .name = DATE,
                       .label = reached ? reached->date_word : "Date",
                       .kind = FORM_DATE,
                       .required = true,
                       .when = planned                ? WHEN_AHEAD
                               : is_encounter(record) ? WHEN_NOT_AHEAD
                                                      : WHEN_BACK,
                       .start = arena_strdup(form_arena(form), day_iso(app->office->today, today)),
                   });
}

static const enum form_kind kinds[RECORD_FIELD_KIND_COUNT] = {
    [RECORD_TEXT] = FORM_NOTES,    [RECORD_LINE] = FORM_TEXT,
    [RECORD_DATE] = FORM_DATE,     [RECORD_MONEY] = FORM_MONEY,
    [RECORD_NUMBER] = FORM_NUMBER, [RECORD_CHOICE] = FORM_CHOICE,
    [RECORD_YES_NO] = FORM_YES_NO, [RECORD_CHECKLIST] = FORM_CHECKLIST,
    [RECORD_PARTY] = FORM_CHOICE,  [RECORD_REFERENCE] = FORM_TEXT,
};

static void add_field(struct record_form *record, struct form *form,
                      const struct record_field *field, const char *state, const struct field *said,
                      size_t said_count)
{
    struct choices choices = {0};
    struct record_choices there = record_choices(record->evaluation.framework, record->kind, field,
                                                 state, said, said_count, form_arena(form));
    for (size_t i = 0; i < there.count; i++)
        add_choice(record, form, &choices, there.list[i].id, there.list[i].word, NULL);
    enum form_kind kind = kinds[field->kind];
    if (!record_offered(record->evaluation.framework, record->kind, field, state, said, said_count,
                        form_arena(form)))
        return;
    if (kind == FORM_CHOICE && field->many)
        kind = FORM_SEVERAL;
    bool party = field->kind == RECORD_PARTY;
    const char *current = record->own && record_lasts(record->kind, field)
                              ? record_field(record->own, field->name)
                              : "";
    form_base(form, field->name, current);
    form_add(form,
             &(struct form_field){
                 .name = field->name,
                 .label = field->label,
                 .kind = kind,
                 .required = record_required(field, state),
                 .free = party,
                 .shapes = kind == FORM_CHOICE && !party,
                 .choices = choices.list,
                 .choice_count = choices.count,
                 .hint = field->kind == RECORD_REFERENCE && field->many
                             ? "references, with ; between them"
                             : NULL,
                 .start = record_required(field, state) && choices.count == 1 ? choices.list[0].id
                                                                              : NULL,
             });
}

// What the form says by now, for choices that depend on others.
static const struct field *said(struct record_form *record, struct form *form, size_t *count)
{
    struct field *list = ARENA_ARRAY(form_arena(form), record->kind->field_count + 1, struct field);
    *count = 0;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const char *name = record->kind->fields[i].name, *value = form_value(form, name);
        if (*value == '\0' && record->own && record_lasts(record->kind, &record->kind->fields[i]))
            value = record_field(record->own, name);
        if (*value)
            list[(*count)++] =
                (struct field){.name = name, .value = arena_strdup(form_arena(form), value)};
    }
    return list;
}

// Of a correction the fields begin with what the step says.
static void fill_step(struct record_form *record, struct form *form)
{
    const struct fact *last = last_step(record);
    char iso[DAY_ISO_SIZE];
    if (record->filled)
        return;
    record->filled = true;
    for (size_t i = 0; i < record->kind->field_count; i++)
        form_set(form, record->kind->fields[i].name,
                 step_field(last, record->kind->fields[i].name));
    form_set(form, DATE, day_iso(last->date, iso));
}

static void add_reason(struct form *form)
{
    form_add(form, &(struct form_field){.name = WHY,
                                        .label = "Why it is corrected",
                                        .kind = FORM_TEXT,
                                        .required = true,
                                        .hint = "stays beside what was said"});
}

static void describe(struct form *form, struct app *app)
{
    struct record_form *record = form_state(form);
    size_t count = 0;
    struct choices choices = ways(record, form);
    const char *state = state_now(form, &choices, record);
    form_add(form, &(struct form_field){.name = STATE,
                                        .label = record->ref ? "Next" : record->kind->title,
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .shapes = true,
                                        .choices = choices.list,
                                        .choice_count = choices.count,
                                        .start = arena_strdup(form_arena(form), state)});
    if (text_equal(state, STRIKE)) {
        add_reason(form);
        return;
    }
    bool correct = text_equal(state, CORRECT);
    if (correct)
        fill_step(record, form);
    state = asked_state(record, state);
    add_date(record, form, app, state);
    for (size_t i = 0; i < record->given_count; i++) { // what the form was opened with, once
        if (!*form_typed(form, record->given[i].name))
            form_set(form, record->given[i].name, record->given[i].value);
    }
    record->given_count = 0;
    const struct field *known = said(record, form, &count);
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        if (record_asked(field, state))
            add_field(record, form, field, state, known, count);
    }
    if (correct)
        add_reason(form);
    if (!record->ref)
        form_add(form, &(struct form_field){.name = REF,
                                            .label = "Reference",
                                            .kind = FORM_TEXT,
                                            .required = true,
                                            .start = record->next});
}

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
    const struct fact *last = last_step(record);
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
        read_record(record, app, st); // what is known now is what the next saving goes by
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

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct record_form *record = form_state(form);
    struct arena *arena = arena_new();
    enum saved how = SAVED_BEFORE;
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

// ---- Opening ------------------------------------------------------------------------------------------------------------------------

static void close_record(void *state)
{
    struct record_form *record = state;
    arena_free(record->arena);
    free(record);
}

static bool open(struct app *app, struct record_form *record, struct status *st)
{
    if (!record->kind) {
        close_record(record);
        return status_fail(st, STATUS_UNKNOWN, "There is no such kind of record.");
    }
    if (!read_record(record, app, st)) {
        close_record(record);
        return false;
    }
    struct arena *arena = record->arena;
    record->ops = (struct form_ops){
        .id = arena_printf(arena, "record:%s", record->kind->id),
        .name = record->kind->title,
        .title = title,
        .describe = describe,
        .save = save,
        .reopen = record_form_reopen,
        .close = close_record,
    };
    const char *subject =
        arena_printf(arena, "%s %s%s%s", record->evaluation.contract.ref, record->kind->id,
                     record->ref ? " " : "", record->ref ? record->ref : "");
    form_open(app, &record->ops, subject, record);
    return true;
}

static struct record_form *begin(int64_t contract, const char *kind, const char *ref,
                                 const char *state)
{
    struct record_form *record = xcalloc(1, sizeof *record);
    record->arena = arena_new();
    record->contract = contract;
    record->kind = record_kind(kind);
    record->ref = ref ? arena_strdup(record->arena, ref) : NULL;
    record->state = state ? arena_strdup(record->arena, state) : NULL;
    return record;
}

unsigned record_form_open_with(struct app *app, int64_t contract, const char *kind, const char *ref,
                               const char *state, const struct field *fields, size_t count)
{
    struct status st = {0};
    struct record_form *record = begin(contract, kind, ref, state);
    struct field *given = ARENA_ARRAY(record->arena, count + 1, struct field);
    for (size_t i = 0; i < count; i++)
        given[i] = (struct field){.name = arena_strdup(record->arena, fields[i].name),
                                  .value = arena_strdup(record->arena, fields[i].value)};
    record->given = given;
    record->given_count = count;
    if (!open(app, record, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

unsigned record_form_open(struct app *app, int64_t contract, const char *kind, const char *ref,
                          const char *state)
{
    return record_form_open_with(app, contract, kind, ref, state, NULL, 0);
}

bool record_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject found;
    const char *kind = strchr(subject, ' ');
    const char *ref = kind ? strchr(kind + 1, ' ') : NULL;
    char *contract = arena_strndup(arena, subject, kind ? (size_t)(kind - subject) : 0);
    bool good = kind && office_read_begin(app->office, st);
    if (good) {
        good = subject_find_contract(app->office, contract, arena, &found, st);
        office_read_end(app->office);
    }
    if (good) {
        size_t length = ref ? (size_t)(ref - kind - 1) : strlen(kind + 1);
        good = open(app,
                    begin(found.contract, arena_strndup(arena, kind + 1, length),
                          ref ? ref + 1 : NULL, NULL),
                    st);
    }
    arena_free(arena);
    return good;
}

bool record_form_goes_on(struct app *app, int64_t contract, const char *kind, const char *ref)
{
    struct status st = {0};
    struct record_form *record = begin(contract, kind, ref, NULL);
    bool goes_on = record->kind && read_record(record, app, &st) &&
                   !record_state_kind(record->kind, record_now(record->own))->over;
    status_clear(&st);
    close_record(record);
    return goes_on;
}
