// SPDX-License-Identifier: MIT
#include "tui/forms/contact_note.h"

#include "model/contacts.h"
#include "model/evaluation.h"
#include "model/provider.h"
#include "tui/forms/party.h"

#define NEXT     "next"
#define SAID     "said"
#define HOW      "how"
#define WITH     "with"
#define DATE     "on"
#define CONTRACT "contract"
#define WHY      "why"
enum { FIELDS = 4 };

static const struct form_choice nexts[] = {
    {"correct", "Correct it", "the words before stay in the record"},
    {"withdraw", "Withdraw it", "it counts no more"},
};

static struct form_choice *ways(struct form *form, size_t *count)
{
    for (*count = 0; contact_way_at(*count); ++*count)
        ;
    struct form_choice *list = ARENA_ARRAY(form_arena(form), *count, struct form_choice);
    for (size_t i = 0; i < *count; i++)
        list[i] =
            (struct form_choice){.id = contact_way_at(i)->id, .word = contact_way_at(i)->word};
    return list;
}

static struct form_choice *people(struct form *form, struct app *app,
                                  const struct party_form *party, size_t *count)
{
    struct persons persons = {0};
    struct status ignored = {0};
    if (!parties_people(app->office, party->provider.id, form_arena(form), &persons, &ignored))
        status_clear(&ignored);
    struct form_choice *list = ARENA_ARRAY(form_arena(form), persons.count + 1, struct form_choice);
    *count = 0;
    for (size_t i = 0; i < persons.count; i++) {
        const struct person *person = &persons.rows[i];
        if (person_there(person, app->office->today))
            list[(*count)++] = (struct form_choice){
                .id = person->name, .word = person->name, .more = person->role};
    }
    return list;
}

static struct form_choice *contracts_of_provider(struct form *form, struct app *app,
                                                 const struct party_form *party, size_t *count)
{
    struct contracts all = {0};
    struct status ignored = {0};
    if (!provider_contracts(app->office, party->provider.id, form_arena(form), &all, &ignored))
        status_clear(&ignored);
    struct form_choice *list = ARENA_ARRAY(form_arena(form), all.count + 1, struct form_choice);
    for (*count = 0; *count < all.count; ++*count)
        list[*count] = (struct form_choice){.id = all.rows[*count].ref,
                                            .word = all.rows[*count].ref,
                                            .more = all.rows[*count].title};
    return list;
}

static void values_of(const struct contact *note, struct arena *arena,
                      struct party_value out[FIELDS])
{
    const struct party_value fields[FIELDS] = {{SAID, note->said},
                                               {HOW, note->how},
                                               {WITH, note->with},
                                               {DATE, party_day(note->date, arena)}};
    for (size_t i = 0; i < FIELDS; i++)
        out[i] = fields[i];
}

static void set_bases(struct form *form, struct app *app, const struct party_form *party)
{
    struct contact note;
    struct status ignored = {0};
    struct party_value fields[FIELDS];
    if (!contact_read(app->office, party->provider.id, party->ref, form_arena(form), &note,
                      &ignored)) {
        status_clear(&ignored);
        return;
    }
    values_of(&note, form_arena(form), fields);
    for (size_t i = 0; i < FIELDS; i++)
        form_base(form, fields[i].name, fields[i].now);
}

static bool withdraws(const struct form *form)
{
    return text_equal(form_value(form, NEXT), "withdraw");
}

static void describe(struct form *form, struct app *app)
{
    const struct party_form *party = form_state(form);
    size_t count = 0;
    bool known = *party->ref != '\0';
    if (known) {
        set_bases(form, app, party);
        form_add(form, &(struct form_field){.name = NEXT,
                                            .label = "Next",
                                            .kind = FORM_CHOICE,
                                            .required = true,
                                            .shapes = true,
                                            .start = nexts[0].id,
                                            .choices = nexts,
                                            .choice_count = sizeof nexts / sizeof *nexts});
    }
    if (withdraws(form)) {
        form_add(form, &(struct form_field){
                           .name = WHY, .label = "Reason", .kind = FORM_NOTES, .required = true});
        return;
    }
    form_add(form,
             &(struct form_field){
                 .name = SAID, .label = "What was said", .kind = FORM_NOTES, .required = true});
    const struct form_choice *choices = ways(form, &count);
    form_add(form, &(struct form_field){.name = HOW,
                                        .label = "How",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .start = choices[0].id,
                                        .choices = choices,
                                        .choice_count = count});
    choices = people(form, app, party, &count);
    form_add(form, &(struct form_field){.name = WITH,
                                        .label = "With",
                                        .kind = FORM_CHOICE,
                                        .free = true,
                                        .carries = true,
                                        .choices = choices,
                                        .choice_count = count});
    form_add(form, &(struct form_field){.name = DATE,
                                        .label = "Date",
                                        .kind = FORM_DATE,
                                        .required = true,
                                        .when = WHEN_NOT_AHEAD,
                                        .start = party_day(app->office->today, form_arena(form))});
    choices = contracts_of_provider(form, app, party, &count);
    if (!known && count > 0)
        form_add(form, &(struct form_field){.name = CONTRACT,
                                            .label = "Contract",
                                            .kind = FORM_CHOICE,
                                            .hint = "empty: the provider as such",
                                            .start = party->contract.ref,
                                            .choices = choices,
                                            .choice_count = count});
}

static enum saved withdraw(struct form *form, struct app *app, const struct contact *note,
                           struct status *st)
{
    if (!contact_withdraw(app->office, note->provider, note->ref, note->turn, form_value(form, WHY),
                          st))
        return NOT_SAVED;
    app_say(app, "Withdrawn: note %s.", note->ref);
    return SAVED;
}

static bool find_contract(struct form *form, struct app *app, struct arena *arena,
                          int64_t *contract, struct status *st)
{
    struct subject subject = {0};
    const char *ref = form_value(form, CONTRACT);
    *contract = 0;
    if (*ref && !subject_find_contract(app->office, ref, arena, &subject, st))
        return false;
    *contract = subject.contract;
    return true;
}

static enum saved write(struct form *form, struct app *app, struct party_form *party,
                        struct arena *arena, struct status *st)
{
    struct contact note = {.provider = party->provider.id, .ref = ""};
    if (*party->ref) {
        struct party_value fields[FIELDS];
        struct event_row last;
        if (!contact_read(app->office, party->provider.id, party->ref, arena, &note, st) ||
            !provider_event(app->office, party->provider.id, party->ref, arena, &last, st))
            return NOT_SAVED;
        values_of(&note, arena, fields);
        if (!party_meet(form, fields, FIELDS, last.entered_by))
            return NOT_SAVED;
        if (withdraws(form))
            return withdraw(form, app, &note, st);
    } else if (!find_contract(form, app, arena, &note.contract, st)) {
        return NOT_SAVED;
    }
    note.said = form_value(form, SAID);
    note.how = form_value(form, HOW);
    note.with = form_value(form, WITH);
    note.date = form_day(form, DATE);
    if (!contact_write(app->office, &note, arena, st))
        return NOT_SAVED;
    app_say(app, "Saved: note %s, %s.", note.ref, party->provider.name);
    return SAVED;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    return party_save(form, app, write, st);
}

static const struct form_ops ops = {
    .id = "note",
    .name = "Contact note",
    .title = party_title,
    .describe = describe,
    .save = save,
    .reopen = contact_note_reopen,
    .close = party_close,
};

unsigned contact_note_open(struct app *app, int64_t provider, int64_t contract, const char *ref)
{
    struct status st = {0};
    struct party_form *party = party_new(app, provider, contract, ref, &st);
    if (party)
        return form_open(app, &ops, party_subject(party), party);
    app_failed(app, &st);
    return REACT_NONE;
}

bool contact_note_reopen(struct app *app, const char *subject, struct status *st)
{
    struct party_form *party = party_of_subject(app, subject, st);
    if (party)
        form_open(app, &ops, subject, party);
    return party != NULL;
}
