// SPDX-License-Identifier: MIT
#include "tui/forms/contract.h"

#include "tui/forms/party.h"

#define REF       "ref"
#define TITLE     "title"
#define FRAMEWORK "framework"
#define STARTS    "starts"
#define ENDS      "ends"
#define OFFICER   "officer"
#define ZONE      "zone"
#define VALUE     "value"
enum { FIELDS = 7 }; // of a contract that there is

// Each framework once, whatever versions there are of it.
static struct form_choice *frameworks(struct form *form, struct app *app, size_t *count)
{
    struct office_version *versions = NULL;
    struct status ignored = {0};
    size_t all = 0;
    *count = 0;
    if (!office_framework_versions(app->office, NULL, form_arena(form), &versions, &all, &ignored))
        all = 0;
    status_clear(&ignored);
    struct form_choice *choices = ARENA_ARRAY(form_arena(form), all + 1, struct form_choice);
    for (size_t i = 0; i < all; i++) {
        const struct framework *framework = versions[i].framework;
        bool seen = false;
        for (size_t k = 0; k < *count && !seen; k++)
            seen = text_equal(choices[k].id, framework->id);
        if (!seen)
            choices[(*count)++] = (struct form_choice){
                .id = framework->id, .word = framework->title, .more = framework->council};
    }
    return choices;
}

static const char *money(int64_t pence, struct arena *arena)
{
    if (pence < 0)
        return "";
    return pence % 100 == 0 ? arena_printf(arena, "%lld", (long long)(pence / 100))
                            : arena_printf(arena, "%lld.%02lld", (long long)(pence / 100),
                                           (long long)(pence % 100));
}

// The fields of a contract as the form gives them.
static void values_of(const struct contract *contract, struct arena *arena,
                      struct party_value out[FIELDS])
{
    const struct party_value fields[FIELDS] = {
        {TITLE, contract->title},
        {FRAMEWORK, contract->framework},
        {STARTS, party_day(contract->starts, arena)},
        {ENDS, party_day(contract->ends, arena)},
        {OFFICER, contract->officer},
        {ZONE, contract->zone},
        {VALUE, money(contract->value, arena)},
    };
    for (size_t i = 0; i < FIELDS; i++)
        out[i] = fields[i];
}

static void describe(struct form *form, struct app *app)
{
    const struct party_form *party = form_state(form);
    bool known = party->contract.id != 0;
    size_t count = 0;
    const struct form_choice *choices = frameworks(form, app, &count);
    if (known) {
        struct party_value fields[FIELDS];
        values_of(&party->contract, form_arena(form), fields);
        for (size_t i = 0; i < FIELDS; i++)
            form_base(form, fields[i].name, fields[i].now);
    } else {
        form_add(form, &(struct form_field){.name = REF,
                                            .label = "Reference",
                                            .kind = FORM_TEXT,
                                            .required = true,
                                            .hint = "as HC-014"});
    }
    form_add(form, &(struct form_field){.name = TITLE, .label = "Title", .kind = FORM_TEXT});
    form_add(form, &(struct form_field){.name = FRAMEWORK,
                                        .label = "Framework",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .carries = true,
                                        .choices = choices,
                                        .choice_count = count});
    form_add(form, &(struct form_field){.name = STARTS,
                                        .label = "First day",
                                        .kind = FORM_DATE,
                                        .required = true,
                                        .carries = true});
    form_add(form, &(struct form_field){.name = ENDS,
                                        .label = "Last day",
                                        .kind = FORM_DATE,
                                        .when = WHEN_AHEAD,
                                        .carries = true,
                                        .hint = "empty: no end agreed"});
    form_add(form, &(struct form_field){.name = OFFICER,
                                        .label = "Officer",
                                        .kind = FORM_TEXT,
                                        .carries = true,
                                        .hint = "a login",
                                        .start = app->office->actor.login});
    form_add(form, &(struct form_field){
                       .name = ZONE, .label = "Zone", .kind = FORM_TEXT, .carries = true});
    form_add(form,
             &(struct form_field){
                 .name = VALUE, .label = "Value", .kind = FORM_MONEY, .hint = "pounds a year"});
}

static enum saved write(struct form *form, struct app *app, struct party_form *party,
                        struct arena *arena, struct status *st)
{
    struct contract now = {.provider = party->provider.id, .ref = form_value(form, REF)};
    int64_t id = 0;
    if (party->contract.id != 0) {
        struct party_value fields[FIELDS];
        if (!parties_contract(app->office, party->contract.id, arena, &now, st))
            return NOT_SAVED;
        values_of(&now, arena, fields);
        if (!party_meet(form, fields, FIELDS, parties_who(app->office, "contract", now.id, arena)))
            return NOT_SAVED;
    }
    now.title = form_value(form, TITLE);
    now.framework = form_value(form, FRAMEWORK);
    now.starts = form_day(form, STARTS);
    now.ends = form_day(form, ENDS);
    now.ends = now.ends == DAY_NONE ? DAY_NEVER : now.ends;
    now.officer = form_value(form, OFFICER);
    now.zone = form_value(form, ZONE);
    if (!money_parse(form_value(form, VALUE), &now.value))
        now.value = -1;
    if (!parties_save_contract(app->office, &now, &id, NULL, st))
        return NOT_SAVED;
    app_say(app, "Saved: contract %s.", now.ref);
    return SAVED;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    return party_save(form, app, write, st);
}

static const struct form_ops ops = {
    .id = "contract",
    .name = "Contract",
    .title = party_title,
    .describe = describe,
    .save = save,
    .reopen = contract_form_reopen,
    .close = party_close,
};

unsigned contract_form_open(struct app *app, int64_t provider, int64_t contract)
{
    struct status st = {0};
    struct party_form *party = party_new(app, provider, contract, "", &st);
    if (party)
        return form_open(app, &ops, party_subject(party), party);
    app_failed(app, &st);
    return REACT_NONE;
}

bool contract_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct party_form *party = party_of_subject(app, subject, st);
    if (party)
        form_open(app, &ops, subject, party);
    return party != NULL;
}
