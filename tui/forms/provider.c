// SPDX-License-Identifier: MIT
#include "tui/forms/provider.h"

#include "model/provider.h"
#include "tui/forms/party.h"

#define REF   "ref"
#define NAME  "name"
#define BRAND "brand"

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct party_form *party = form_state(form);
    (void)app;
    text_add(out, party->provider.id ? party->provider.name : "a new one");
}

static void describe(struct form *form, struct app *app)
{
    const struct party_form *party = form_state(form);
    bool known = party->provider.id != 0;
    (void)app;
    if (known) {
        form_base(form, NAME, party->provider.name);
        form_base(form, BRAND, party->provider.brand);
        form_line(form, arena_printf(form_arena(form),
                                     "Reference %s. Another name from a day on "
                                     "is a change: leave with Esc, press a, "
                                     "choose Change.",
                                     party->provider.ref));
    }
    form_add(form, &(struct form_field){
                       .name = NAME, .label = "Name", .kind = FORM_TEXT, .required = true});
    if (!known)
        form_add(form, &(struct form_field){.name = REF,
                                            .label = "Reference",
                                            .kind = FORM_TEXT,
                                            .required = true,
                                            .hint = "the regulator's id, or your own"});
    form_add(form, &(struct form_field){.name = BRAND,
                                        .label = "Brand",
                                        .kind = FORM_TEXT,
                                        .hint = "the group it trades under"});
}

static enum saved write(struct form *form, struct app *app, struct party_form *party,
                        struct arena *arena, struct status *st)
{
    struct provider now = {.ref = form_value(form, REF)};
    int64_t id = 0;
    if (party->provider.id != 0) {
        if (!provider_read(app->office, party->provider.id, arena, &now, st))
            return NOT_SAVED;
        const struct party_value fields[] = {{NAME, now.name}, {BRAND, now.brand}};
        if (!party_meet(form, fields, sizeof fields / sizeof *fields,
                        parties_who(app->office, "provider", now.id, arena)))
            return NOT_SAVED;
    }
    now.name = form_value(form, NAME);
    now.brand = form_value(form, BRAND);
    if (!parties_save_provider(app->office, &now, &id, NULL, st))
        return NOT_SAVED;
    app_say(app, "Saved: provider %s%s", now.name,
            now.version ? "." : ". Go to it and press a to add a contract or people.");
    return SAVED;
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    return party_save(form, app, write, st);
}

static const struct form_ops ops = {
    .id = "provider",
    .name = "Provider",
    .title = title,
    .describe = describe,
    .save = save,
    .reopen = provider_form_reopen,
    .close = party_close,
};

unsigned provider_form_open(struct app *app, int64_t provider)
{
    struct status st = {0};
    struct party_form *party = party_new(app, provider, 0, "", &st);
    if (party)
        return form_open(app, &ops, party_subject(party), party);
    app_failed(app, &st);
    return REACT_NONE;
}

bool provider_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct party_form *party = party_of_subject(app, subject, st);
    if (party)
        form_open(app, &ops, subject, party);
    return party != NULL;
}
