// SPDX-License-Identifier: MIT
#include "tui/forms/act_form.h"

#include <string.h>

#include "model/history.h"

void act_form_begin(struct act_form *act, int64_t contract)
{
    act->arena = arena_new();
    act->read = arena_new();
    act->contract = contract;
}

void act_form_end(struct act_form *act)
{
    arena_free(act->arena);
    arena_free(act->read);
}

bool act_form_read(struct act_form *act, struct app *app, struct status *st)
{
    if (act->now.outcome && act->version == app->data_version)
        return true;
    arena_reset(act->read);
    act->version = app->data_version;
    act->now = (struct evaluation){0};
    return acts_now(app->office, act->contract, act->read, &act->now, st);
}

void act_form_title(struct form *form, struct app *app, struct text *out)
{
    const struct act_form *act = form_state(form);
    (void)app;
    text_printf(out, "%s, %s", act->now.contract.provider_name, act->now.contract.ref);
}

bool act_form_read_anew(struct act_form *act, struct app *app, struct status *st)
{
    act->now.outcome = NULL;
    return act_form_read(act, app, st);
}

// ---- Fields --------------------------------------------------------------------------------------------------------------------------

void act_choice(struct act_choices *choices, struct arena *arena, const char *id, const char *word,
                const char *more)
{
    choices->list =
        arena_room(arena, choices->list, &choices->room, choices->count, sizeof *choices->list);
    choices->list[choices->count++] = (struct form_choice){
        .id = arena_strdup(arena, id),
        .word = arena_strdup(arena, word),
        .more = more ? arena_strdup(arena, more) : NULL,
    };
}

struct act_choices act_kpis(const struct act_form *act, const char *only, struct arena *arena)
{
    struct act_choices choices = {0};
    const struct framework *framework = act->now.framework;
    for (size_t i = 0; i < framework->kpi_count; i++) {
        const struct kpi *kpi = &framework->kpis[i];
        if (!*only || list_holds(only, kpi->ref))
            act_choice(
                &choices, arena, kpi->ref,
                arena_printf(arena, "KPI %s %s", kpi->ref, kpi->brief ? kpi->brief : kpi->title),
                NULL);
    }
    return choices;
}

void act_add_date(struct form *form, struct app *app, const char *label, bool shapes)
{
    char today[DAY_ISO_SIZE];
    form_add(form, &(struct form_field){
                       .name = ACT_FORM_DATE,
                       .label = label,
                       .kind = FORM_DATE,
                       .required = true,
                       .shapes = shapes,
                       .when = WHEN_NOT_AHEAD,
                       .start = arena_strdup(form_arena(form), day_iso(app->office->today, today)),
                   });
}

void act_add_choice(struct form *form, const char *name, const char *label,
                    struct act_choices choices, const char *start, bool required)
{
    form_add(form, &(struct form_field){.name = name,
                                        .label = label,
                                        .kind = FORM_CHOICE,
                                        .required = required,
                                        .shapes = true,
                                        .choices = choices.list,
                                        .choice_count = choices.count,
                                        .start = start});
}

void act_add_authority(struct form *form, const struct act_form *act)
{
    struct act_choices parties = {0};
    const struct provisions *provisions = &act->now.framework->provisions;
    for (size_t i = 0; i < provisions->party_count; i++)
        act_choice(&parties, form_arena(form), provisions->parties[i].id,
                   provisions->parties[i].word, NULL);
    form_add(form, &(struct form_field){.name = act_field_name(ACT_DECIDED_BY),
                                        .label = act_field_label(ACT_DECIDED_BY),
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .free = true,
                                        .carries = true,
                                        .hint = "as Commissioner",
                                        .choices = parties.list,
                                        .choice_count = parties.count});
    form_add(form, &(struct form_field){.name = act_field_name(ACT_REASON),
                                        .label = act_field_label(ACT_REASON),
                                        .kind = FORM_NOTES,
                                        .required = true});
}

void act_add_findings(struct form *form, const struct act_form *act, const char *keys)
{
    const char *one = NULL;
    while (list_next(&keys, form_arena(form), &one)) {
        const struct finding *finding = outcome_finding(act->now.outcome, one);
        struct text words = {0};
        if (!finding)
            continue;
        finding_words(finding, &words);
        if (finding->clause)
            text_printf(&words, " [%s]", finding->clause);
        form_line(form, arena_strdup(form_arena(form), text_get(&words)));
        text_release(&words);
    }
}

// ---- Values to acts ------------------------------------------------------------------------------------------------------------------

struct act act_begin(const struct form *form, enum fact_kind kind)
{
    return (struct act){.paper = {.kind = kind,
                                  .ref = "",
                                  .date = form_day(form, ACT_FORM_DATE),
                                  .instrument = "",
                                  .covers = "",
                                  .rectify_by = DAY_NONE,
                                  .accompanies = "",
                                  .follows = "",
                                  .outcome = "",
                                  .answers = ""}};
}

void act_add_field(struct act *act, const char *name, const char *value, struct arena *arena)
{
    struct field *fields = ARENA_ARRAY(arena, act->field_count + 1, struct field);
    if (act->field_count > 0)
        memcpy(fields, act->fields, act->field_count * sizeof *fields);
    fields[act->field_count++] = (struct field){.name = name, .value = value};
    act->fields = fields;
}

void act_take_fields(const struct form *form, struct act *act, const enum act_field *fields,
                     size_t count, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = act_field_name(fields[i]), *value = form_value(form, name);
        if (fields[i] == ACT_REASON)
            act->note = value;
        else if (*value)
            act_add_field(act, name, value, arena);
    }
}

void act_meaning(const struct act_form *own, struct app *app, const struct act *acts, size_t count,
                 struct arena *arena, struct text *out)
{
    struct whatif whatif;
    struct status st = {0};
    for (size_t i = 0; i < count; i++) {
        if (acts[i].paper.date == DAY_NONE)
            return; // nothing to go by yet
    }
    if (acts_whatif(app->office, &own->now, acts, count, arena, &whatif, &st))
        whatif_words(&whatif, own->now.framework, out);
    status_clear(&st);
}

enum saved act_save(struct form *form, struct app *app, const struct act *acts, size_t count,
                    const char *done, struct status *st)
{
    const struct act_form *own = form_state(form);
    switch (acts_save(app->office, own->contract, acts, count, form_token(form), st)) {
    case ACTS_SAVED:
        app_say(app, "Saved: %s.", done);
        return SAVED;
    case ACTS_SAVED_BEFORE:
        return SAVED_BEFORE;
    default:
        return NOT_SAVED;
    }
}

// ---- Subjects ------------------------------------------------------------------------------------------------------------------------

bool act_subject(struct app *app, const char *subject, struct arena *arena, int64_t *contract,
                 const char *words[ACT_SUBJECT_WORDS], struct status *st)
{
    struct subject found = {0};
    size_t length = strcspn(subject, " ");
    const char *ref = arena_strndup(arena, subject, length);
    subject += length;
    for (size_t i = 0; i < ACT_SUBJECT_WORDS; i++) {
        subject += *subject == ' ';
        length = strcspn(subject, " ");
        words[i] = arena_strndup(arena, subject, length);
        subject += length;
    }
    if (!office_read_begin(app->office, st))
        return false;
    bool good = subject_find_contract(app->office, ref, arena, &found, st);
    office_read_end(app->office);
    *contract = good ? found.contract : 0;
    return good;
}

bool act_reopen(struct app *app, const char *subject,
                bool (*open_form)(struct app *app, int64_t contract, const char *word,
                                  struct status *st),
                struct status *st)
{
    struct arena *arena = arena_new();
    const char *words[ACT_SUBJECT_WORDS];
    int64_t contract = 0;
    bool good = act_subject(app, subject, arena, &contract, words, st) &&
                open_form(app, contract, words[0], st);
    arena_free(arena);
    return good;
}

const char *act_subject_of(const struct act_form *act, const char *first, const char *second)
{
    return arena_printf(act->arena, "%s%s%s%s%s", act->now.contract.ref, *first ? " " : "", first,
                        *second ? " " : "", second);
}
