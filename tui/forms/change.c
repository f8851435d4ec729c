// SPDX-License-Identifier: MIT
#include "tui/forms/change.h"

#include "model/contacts.h"
#include "model/evaluation.h"
#include "model/provider.h"
#include "tui/forms/party.h"

#define KIND      "kind"
#define DATE      "on"
#define NAME      "became"
#define OWNER     "owner"
#define BEFORE    "was"
#define SUCCESSOR "other"
#define CONTRACT  "contract"
#define CONTRACTS "contracts"
#define WORDS     "words"
#define WHY       "why"

static struct form_choice *kinds(struct form *form)
{
    struct form_choice *list = ARENA_ARRAY(form_arena(form), CHANGE_KIND_COUNT, struct form_choice);
    for (int i = 0; i < CHANGE_KIND_COUNT; i++) {
        const struct change_row *row = change_row((enum change_kind)i);
        list[i] = (struct form_choice){.id = row->id, .word = row->word};
    }
    return list;
}

// Everybody but the provider itself.
static struct form_choice *others(struct form *form, struct app *app,
                                  const struct party_form *party, size_t *count)
{
    struct providers all = {0};
    struct status ignored = {0};
    *count = 0;
    if (!providers_list(app->office, form_arena(form), &all, &ignored))
        status_clear(&ignored);
    struct form_choice *list = ARENA_ARRAY(form_arena(form), all.count + 1, struct form_choice);
    for (size_t i = 0; i < all.count; i++) {
        if (all.rows[i].id != party->provider.id)
            list[(*count)++] = (struct form_choice){
                .id = all.rows[i].ref, .word = all.rows[i].name, .more = all.rows[i].ref};
    }
    return list;
}

static struct form_choice *own_contracts(struct form *form, struct app *app,
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

static enum change_kind kind_now(const struct form *form)
{
    enum change_kind kind = change_kind_named(form_value(form, KIND));
    return kind == CHANGE_KIND_COUNT ? CHANGE_RENAMED : kind;
}

static void describe_withdrawal(struct form *form, struct app *app, const struct party_form *party)
{
    struct event_row event;
    struct status st = {0};
    if (provider_event(app->office, party->provider.id, party->ref, form_arena(form), &event, &st))
        form_line(form, change_words(&event, party->provider.id, form_arena(form)));
    else
        form_line(form, arena_strdup(form_arena(form), status_message(&st)));
    status_clear(&st);
    form_line(form, "A change stays in the record. Withdrawn, it counts no more; a name, and "
                    "contracts that went, are put back.");
    form_add(form, &(struct form_field){.name = WHY,
                                        .label = "Reason",
                                        .kind = FORM_NOTES,
                                        .required = true,
                                        .hint = "why it is withdrawn"});
}

static void describe_names(struct form *form, enum change_kind kind)
{
    if (kind == CHANGE_RENAMED)
        form_add(form, &(struct form_field){
                           .name = NAME, .label = "New name", .kind = FORM_TEXT, .required = true});
    if (kind != CHANGE_OWNER)
        return;
    form_add(form, &(struct form_field){
                       .name = OWNER, .label = "New owner", .kind = FORM_TEXT, .required = true});
    form_add(form,
             &(struct form_field){.name = BEFORE, .label = "Owner before", .kind = FORM_TEXT});
}

static void describe_successor(struct form *form, struct app *app, const struct party_form *party,
                               enum change_kind kind)
{
    size_t count = 0;
    if (change_row(kind)->asks != ASKS_OTHER)
        return;
    if (kind == CHANGE_NOVATED) {
        const struct form_choice *own = own_contracts(form, app, party, &count);
        form_add(form, &(struct form_field){.name = CONTRACT,
                                            .label = "Contract",
                                            .kind = FORM_CHOICE,
                                            .required = true,
                                            .start = party->contract.ref,
                                            .choices = own,
                                            .choice_count = count});
    }
    const struct form_choice *choices = others(form, app, party, &count);
    form_add(form, &(struct form_field){.name = SUCCESSOR,
                                        .label = "Successor",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .hint = "a provider that is there already",
                                        .choices = choices,
                                        .choice_count = count});
    if (kind == CHANGE_MERGED)
        form_add(form, &(struct form_field){.name = CONTRACTS,
                                            .label = "Running contracts go with it",
                                            .kind = FORM_YES_NO,
                                            .required = true,
                                            .start = "yes"});
}

static void describe(struct form *form, struct app *app)
{
    const struct party_form *party = form_state(form);
    if (*party->ref) {
        describe_withdrawal(form, app, party);
        return;
    }
    enum change_kind kind = kind_now(form);
    form_add(form, &(struct form_field){.name = KIND,
                                        .label = "Change",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .shapes = true,
                                        .start = change_row(CHANGE_RENAMED)->id,
                                        .choices = kinds(form),
                                        .choice_count = CHANGE_KIND_COUNT});
    describe_names(form, kind);
    describe_successor(form, app, party, kind);
    form_add(form, &(struct form_field){.name = DATE,
                                        .label = "Date",
                                        .kind = FORM_DATE,
                                        .required = true,
                                        .when = change_row(kind)->ahead ? WHEN_ANY : WHEN_NOT_AHEAD,
                                        .hint = "the day from which it holds",
                                        .start = party_day(app->office->today, form_arena(form))});
    form_add(form, &(struct form_field){.name = WORDS,
                                        .label = "Why",
                                        .kind = FORM_NOTES,
                                        .hint = "why, or what else is to be known"});
}

static enum saved withdraw(struct form *form, struct app *app, const struct party_form *party,
                           struct status *st)
{
    if (!change_withdraw(app->office, party->provider.id, party->ref, form_value(form, WHY), st))
        return NOT_SAVED;
    app_say(app, "Withdrawn: change %s.", party->ref);
    return SAVED;
}

// The provider or contract that a choice names; 0 where it is empty.
static bool find(struct app *app, const char *prefix, const char *ref, struct arena *arena,
                 struct subject *out, struct status *st)
{
    *out = (struct subject){0};
    return !*ref ||
           subject_find(app->office, arena_printf(arena, "%s:%s", prefix, ref), arena, out, st);
}

static enum saved write(struct form *form, struct app *app, struct party_form *party,
                        struct arena *arena, struct status *st)
{
    struct subject other, contract;
    if (*party->ref)
        return withdraw(form, app, party, st);
    if (!find(app, "provider", form_value(form, SUCCESSOR), arena, &other, st) ||
        !find(app, "contract", form_value(form, CONTRACT), arena, &contract, st))
        return NOT_SAVED;
    enum change_kind kind = kind_now(form);
    struct change change = {
        .provider = party->provider.id,
        .kind = kind,
        .date = form_day(form, DATE),
        .became = form_value(form, kind == CHANGE_OWNER ? OWNER : NAME),
        .was = form_value(form, BEFORE),
        .other = other.provider,
        .contract = contract.contract,
        .contracts_too = text_equal(form_value(form, CONTRACTS), "yes"),
        .seen = kind == CHANGE_RENAMED ? party->provider.version : 0,
        .words = form_value(form, WORDS),
    };
    if (!change_make(app->office, &change, arena, st)) {
        struct status ignored = {0}; // told now, it may be saved over what the other officer wrote
        if (st->code == STATUS_BUSY && !provider_read(app->office, party->provider.id, party->arena,
                                                      &party->provider, &ignored))
            status_clear(&ignored);
        return NOT_SAVED;
    }
    if (change.moved)
        app_say(app, "Saved: %s. %zu contract%s went to the successor.", change_row(kind)->word,
                change.moved, change.moved == 1 ? "" : "s");
    else if (kind == CHANGE_RENAMED)
        app_say(app, "Saved: %s is now %s, and is found by both names.", party->provider.name,
                form_value(form, NAME));
    else
        app_say(app, "Saved: %s, %s.", change_row(kind)->word, party->provider.name);
    return SAVED;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    return party_save(form, app, write, st);
}

static const struct form_ops ops = {
    .id = "change",
    .name = "Change",
    .title = party_title,
    .describe = describe,
    .save = save,
    .reopen = change_form_reopen,
    .close = party_close,
};

unsigned change_form_open(struct app *app, int64_t provider, int64_t contract, const char *ref)
{
    struct status st = {0};
    struct party_form *party = party_new(app, provider, contract, ref, &st);
    if (party)
        return form_open(app, &ops, party_subject(party), party);
    app_failed(app, &st);
    return REACT_NONE;
}

bool change_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct party_form *party = party_of_subject(app, subject, st);
    if (party)
        form_open(app, &ops, subject, party);
    return party != NULL;
}
