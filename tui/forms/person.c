// SPDX-License-Identifier: MIT
#include "tui/forms/person.h"

#include "tui/forms/party.h"

#define NAME      "name"
#define ROLE      "role"
#define TELEPHONE "telephone"
#define EMAIL     "email"
#define NOTE      "note"
#define SINCE     "since"
#define UNTIL     "until"
enum { FIELDS = 7 };

// What people at a provider usually are; anything else may be typed.
static const struct form_choice roles[] = {
    {"Registered manager", "Registered manager", NULL},
    {"Out of hours", "Out of hours", NULL},
    {"Care coordinator", "Care coordinator", NULL},
    {"Area manager", "Area manager", NULL},
    {"Nominated individual", "Nominated individual", NULL},
    {"Owner or director", "Owner or director", NULL},
    {"Finance", "Finance", NULL},
};

static void values_of(const struct person *person, struct arena *arena,
                      struct party_value out[FIELDS])
{
    const struct party_value fields[FIELDS] = {
        {NAME, person->name},
        {ROLE, person->role},
        {TELEPHONE, person->telephone},
        {EMAIL, person->email},
        {NOTE, person->note},
        {SINCE, party_day(person->since, arena)},
        {UNTIL, party_day(person->until, arena)},
    };
    for (size_t i = 0; i < FIELDS; i++)
        out[i] = fields[i];
}

static void set_bases(struct form *form, struct app *app, const struct party_form *party)
{
    struct person person;
    struct status ignored = {0};
    struct party_value fields[FIELDS];
    if (!parties_person(app->office, party->provider.id, party->ref, form_arena(form), &person,
                        &ignored)) {
        status_clear(&ignored);
        return;
    }
    values_of(&person, form_arena(form), fields);
    for (size_t i = 0; i < FIELDS; i++)
        form_base(form, fields[i].name, fields[i].now);
}

static void describe(struct form *form, struct app *app)
{
    const struct party_form *party = form_state(form);
    if (*party->ref)
        set_bases(form, app, party);
    form_add(form, &(struct form_field){
                       .name = NAME, .label = "Name", .kind = FORM_TEXT, .required = true});
    form_add(form, &(struct form_field){.name = ROLE,
                                        .label = "Role",
                                        .kind = FORM_CHOICE,
                                        .free = true,
                                        .choices = roles,
                                        .choice_count = sizeof roles / sizeof *roles});
    form_add(form,
             &(struct form_field){.name = TELEPHONE, .label = "Telephone", .kind = FORM_TEXT});
    form_add(form, &(struct form_field){.name = EMAIL, .label = "E-mail", .kind = FORM_TEXT});
    form_add(form,
             &(struct form_field){
                 .name = SINCE, .label = "There since", .kind = FORM_DATE, .when = WHEN_BACK});
    if (*party->ref)
        form_add(form, &(struct form_field){.name = UNTIL,
                                            .label = "Left on",
                                            .kind = FORM_DATE,
                                            .hint = "empty: still there"});
    form_add(form, &(struct form_field){.name = NOTE,
                                        .label = "Note",
                                        .kind = FORM_NOTES,
                                        .hint = "when to be reached, and the like"});
}

static enum saved write(struct form *form, struct app *app, struct party_form *party,
                        struct arena *arena, struct status *st)
{
    struct person now = {.provider = party->provider.id, .ref = ""};
    int64_t id = 0;
    if (*party->ref) {
        struct party_value fields[FIELDS];
        if (!parties_person(app->office, party->provider.id, party->ref, arena, &now, st))
            return NOT_SAVED;
        values_of(&now, arena, fields);
        if (!party_meet(form, fields, FIELDS, parties_who(app->office, "person", now.id, arena)))
            return NOT_SAVED;
    }
    now.name = form_value(form, NAME);
    now.role = form_value(form, ROLE);
    now.telephone = form_value(form, TELEPHONE);
    now.email = form_value(form, EMAIL);
    now.note = form_value(form, NOTE);
    now.since = form_day(form, SINCE);
    now.until = form_day(form, UNTIL);
    now.until = now.until == DAY_NONE ? DAY_NEVER : now.until;
    if (!parties_save_person(app->office, &now, &id, NULL, st))
        return NOT_SAVED;
    app_say(app, "Saved: %s, %s.", now.name, party->provider.name);
    return SAVED;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    return party_save(form, app, write, st);
}

static const struct form_ops ops = {
    .id = "person",
    .name = "Person",
    .title = party_title,
    .describe = describe,
    .save = save,
    .reopen = person_form_reopen,
    .close = party_close,
};

unsigned person_form_open(struct app *app, int64_t provider, const char *ref)
{
    struct status st = {0};
    struct party_form *party = party_new(app, provider, 0, ref, &st);
    if (party)
        return form_open(app, &ops, party_subject(party), party);
    app_failed(app, &st);
    return REACT_NONE;
}

bool person_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct party_form *party = party_of_subject(app, subject, st);
    if (party)
        form_open(app, &ops, subject, party);
    return party != NULL;
}
