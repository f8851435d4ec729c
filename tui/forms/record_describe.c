// SPDX-License-Identifier: MIT
// The fields of the record form: what can happen next, when, and what a form asks then.
#include <string.h>

#include "tui/forms/record_inside.h"

// The state whose fields are asked: of a correction that of the step.
static const char *asked_state(const struct record_form *record, const char *chosen)
{
    return text_equal(chosen, CORRECT) ? record_now(record->own) : chosen;
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
        const struct fact *last = record_form_last(record);
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

// Whether a step can put it on another day: a planned one is planned anew, or took place before its day.
static bool moves(const struct record_form *record, const struct app *app, const char *state)
{
    const struct fact *last = record_form_last(record);
    return last && text_equal(last->outcome, "planned") &&
           (text_equal(state, "planned") || last->date > app->office->today);
}

// The day that stands there at first: that of the booking where it is planned anew, or was to take place; else today.
static const char *first_date(const struct record_form *record, const struct app *app,
                              const char *state, char today[DAY_ISO_SIZE])
{
    const struct fact *last = record_form_last(record);
    bool took_place = text_equal(state, "held") || text_equal(state, "missed");
    day given = DAY_NONE;
    if (record->given_on && day_parse(record->given_on, &given) &&
        !text_equal(state, "cancelled") &&
        !(took_place && given > app->office->today)) // nothing can have happened on a day to come
        return record->given_on;
    if (record_form_is_encounter(record) && took_place && last &&
        text_equal(last->outcome, "planned") && last->date <= app->office->today)
        return day_iso(last->date, today);
    return day_iso(app->office->today, today);
}

// Whether the day that stands in the form is another than that of the booking: then it must be said why.
static bool is_moved(const struct record_form *record, struct form *form)
{
    const struct fact *last = record_form_last(record);
    day on = form_day(form, DATE);
    return last && on != DAY_NONE && on != last->date;
}

static void add_date(struct record_form *record, struct form *form, struct app *app,
                     const char *state, bool correct)
{
    const struct record_state_kind *reached = record_state_kind(record->kind, state);
    bool planned = text_equal(state, "planned");
    char today[DAY_ISO_SIZE];
    const char *start = first_date(record, app, state, today);
    if (record->begun_state && !text_equal(record->begun_state, state)) {
        if (record->begun_on && text_equal(form_value(form, DATE), record->begun_on))
            form_set(form, DATE, start);
        record->begun_state = NULL;
    }
    if (!record->begun_state) {
        bool own = *form_typed(form, DATE) && !text_equal(form_value(form, DATE), start);
        record->begun_state = arena_strdup(record->arena, state);
        record->begun_on = own ? NULL : arena_strdup(record->arena, start);
    }
    form_add(form, &(struct form_field){
                       .name = DATE,
                       .label = reached ? reached->date_word : "Date",
                       .kind = FORM_DATE,
                       .required = true,
                       .carries = true,
                       .when = planned && !correct                ? WHEN_NOT_BACK
                               : planned                          ? WHEN_AHEAD
                               : record_form_is_encounter(record) ? WHEN_NOT_AHEAD
                                                                  : WHEN_BACK,
                       .start = arena_strdup(form_arena(form), start),
                   });
}

static const enum form_kind kinds[RECORD_FIELD_KIND_COUNT] = {
    [RECORD_TEXT] = FORM_NOTES,    [RECORD_LINE] = FORM_TEXT,
    [RECORD_DATE] = FORM_DATE,     [RECORD_MONEY] = FORM_MONEY,
    [RECORD_NUMBER] = FORM_NUMBER, [RECORD_CHOICE] = FORM_CHOICE,
    [RECORD_YES_NO] = FORM_YES_NO, [RECORD_CHECKLIST] = FORM_CHECKLIST,
    [RECORD_PARTY] = FORM_CHOICE,  [RECORD_REFERENCE] = FORM_TEXT,
};

// What a field that is empty takes, or what leaving it so means.
static const char *hint_of(const struct record_field *field)
{
    if (field->kind == RECORD_REFERENCE)
        return field->many ? "references, with ; between them" : "its reference";
    bool free = field->source == FROM_CADENCES && field->required[0] == NULL;
    return free ? "blank: one that no rule asks for" : NULL;
}

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
    if (record_required(field, state) && choices.count == 1 && !*form_typed(form, field->name))
        form_set(form, field->name, choices.list[0].id); // there is nothing else to choose
    form_add(form, &(struct form_field){
                       .name = field->name,
                       .label = field->label,
                       .kind = kind,
                       .when = field->past ? WHEN_NOT_AHEAD : WHEN_ANY,
                       .required = record_required(field, state),
                       .free = party,
                       .carries = true,
                       .shapes = kind == FORM_CHOICE && !party,
                       .choices = choices.list,
                       .choice_count = choices.count,
                       .hint = field->moved && is_moved(record, form) ? "needed: it is another day"
                                                                      : hint_of(field),
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

// Of a correction the fields begin with what the step says; what was typed before the correction was chosen stays beside it.
static void fill_step(struct record_form *record, struct form *form, const struct app *app)
{
    const struct fact *last = record_form_last(record);
    char iso[DAY_ISO_SIZE];
    if (*form_value(form, FILLED))
        return;
    form_set(form, FILLED, "yes");
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const char *name = record->kind->fields[i].name, *typed = form_typed(form, name),
                   *said = step_field(last, name);
        if (!*typed || strcmp(form_value(form, name), form_base_of(form, name)) == 0)
            form_set(form, name, said);
        else if (strcmp(form_value(form, name), said) != 0)
            form_beside(form, name, said, record_form_who(record->own, app, form_arena(form)));
    }
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

// The one proposed follows the type that is chosen, as long as the person has not named another.
static void add_reference(struct record_form *record, struct form *form)
{
    const char *next = record_next_ref(&record->evaluation.facts, record->kind->id,
                                       form_value(form, "type"), record->arena);
    if (strcmp(form_value(form, REF), record->next) == 0)
        form_set(form, REF, next);
    record->next = next;
    form_add(form, &(struct form_field){.name = REF,
                                        .label = "Reference",
                                        .kind = FORM_TEXT,
                                        .required = true,
                                        .start = record->next});
}

// "Visit: Held"; where a field is called like the kind: "Status: Opened".
static const char *state_label(const struct record_kind_row *kind)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        if (text_equal(kind->fields[i].label, kind->title))
            return "Status";
    }
    return kind->title;
}

void record_form_describe(struct form *form, struct app *app)
{
    struct record_form *record = form_state(form);
    size_t count = 0;
    struct choices choices = ways(record, form);
    const char *state = state_now(form, &choices, record);
    if (record->own)
        form_base(form, SEEN, record_form_mark(record->own, form_arena(form)));
    form_add(form, &(struct form_field){.name = STATE,
                                        .label = record->ref ? "Next" : state_label(record->kind),
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .shapes = true,
                                        .choices = choices.list,
                                        .choice_count = choices.count,
                                        .carries = true,
                                        .start = arena_strdup(form_arena(form), state)});
    if (text_equal(state, STRIKE)) {
        add_reason(form);
        return;
    }
    bool correct = text_equal(state, CORRECT);
    if (correct)
        fill_step(record, form, app);
    state = asked_state(record, state);
    add_date(record, form, app, state, correct);
    for (size_t i = 0; i < record->given_count; i++) { // what the form was opened with, once
        if (!*form_typed(form, record->given[i].name))
            form_set(form, record->given[i].name, record->given[i].value);
    }
    record->given_count = 0;
    const struct field *known = said(record, form, &count);
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct record_field *field = &record->kind->fields[i];
        if (record_asked(field, state) && (!field->moved || correct || moves(record, app, state)))
            add_field(record, form, field, state, known, count);
    }
    if (correct)
        add_reason(form);
    if (!record->ref)
        add_reference(record, form);
}
