// SPDX-License-Identifier: MIT
// Everything that can be added: what is said of a provider, and every kind of record under the contract at hand.
#include "tui/add.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/parties.h"
#include "model/provider.h"
#include "model/records.h"
#include "tui/forms/change.h"
#include "tui/forms/contact_note.h"
#include "tui/forms/contract.h"
#include "tui/forms/cover.h"
#include "tui/forms/person.h"
#include "tui/forms/provider.h"
#include "tui/forms/record.h"
#include "tui/page.h"

struct add {
    int64_t provider, contract;
};

enum needs { NEEDS_NONE, NEEDS_PROVIDER };

static unsigned open_note(struct app *app, const struct add *add)
{
    return contact_note_open(app, add->provider, add->contract, "");
}

static unsigned open_person(struct app *app, const struct add *add)
{
    return person_form_open(app, add->provider, "");
}

static unsigned open_contract(struct app *app, const struct add *add)
{
    return contract_form_open(app, add->provider, 0);
}

static unsigned open_change(struct app *app, const struct add *add)
{
    return change_form_open(app, add->provider, add->contract, "");
}

static unsigned open_provider(struct app *app, const struct add *add)
{
    (void)add;
    return provider_form_open(app, 0);
}

static unsigned open_cover(struct app *app, const struct add *add)
{
    (void)add;
    return cover_form_open(app, app->office->actor.login);
}

static const struct addition {
    const char *id, *word, *more;
    enum needs needs;
    unsigned (*open)(struct app *app, const struct add *add);
} additions[] = {
    {"note", "Note", "a telephone call, an e-mail, a talk, a letter", NEEDS_PROVIDER, open_note},
    {"person", "Person", "whom to reach", NEEDS_PROVIDER, open_person},
    {"change", "Change", "of name or owner, merger, closure, a contract that goes", NEEDS_PROVIDER,
     open_change},
    {"contract", "Contract", "another one with this provider", NEEDS_PROVIDER, open_contract},
    {"provider", "Provider", "a new one", NEEDS_NONE, open_provider},
    {"cover", "Cover during leave", "who looks after whose contracts", NEEDS_NONE, open_cover},
};

enum { WORD = 28 };

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct add *add = page->state;
    struct provider provider;
    struct contract contract = {.ref = ""};
    struct status ignored = {0};
    if (add->provider &&
        provider_read(app->office, add->provider, app->scratch, &provider, &ignored))
        text_add(out, provider.name);
    if (add->contract &&
        parties_contract(app->office, add->contract, app->scratch, &contract, &ignored))
        text_printf(out, ", %s", contract.ref);
    if (!add->provider)
        text_add(out, "Not under a provider");
    status_clear(&ignored);
}

static void add_row(struct doc *doc, const char *what, const char *word, const char *more)
{
    struct doc_row *row = doc_add(doc);
    int width = doc->width < WORD * 2 ? doc->width : WORD;
    row_add(&row->row, 0, width, ROLE_TEXT, word);
    if (width < doc->width)
        row_add(&row->row, width, doc->width - width, ROLE_DIM, more);
    row->topic = (struct topic){.what = what, .on = DAY_NONE};
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    const struct add *add = page->state;
    (void)app;
    for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
        if (additions[i].needs == NEEDS_NONE || add->provider)
            add_row(doc, additions[i].id, additions[i].word, additions[i].more);
    }
    if (!add->provider) {
        doc_blank(doc);
        doc_words(doc, 0, false, ROLE_DIM,
                  "For a visit, a note, a concern or anything else, go to the provider first, and "
                  "press a there.");
        doc->rows[doc->count - 1].passed = true;
    }
    if (!add->contract)
        return;
    doc_heading(doc, "Under the contract");
    for (size_t i = 0; record_kind_at(i); i++)
        add_row(doc, record_kind_at(i)->id, record_kind_at(i)->title, "");
}

static unsigned open_what(struct app *app, const struct add *add, const char *what)
{
    for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
        if (text_equal(additions[i].id, what))
            return additions[i].open(app, add);
    }
    return record_form_open(app, add->contract, what, NULL, NULL);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    int depth = app->depth;
    if (action != ACTION_OPEN || !topic || !topic->what)
        return action == ACTION_OPEN ? REACT_NONE : REACT_IGNORED;
    open_what(app, page->state, topic->what);
    if (app->depth == depth)
        return REACT_NONE; // it could not be opened, and the message says why
    app_leave_below(app);
    return REACT_CLOSE | REACT_LAYOUT;
}

static void close_add(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "Add",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
    .close = close_add,
};

unsigned add_open(struct app *app, const struct chosen *chosen)
{
    struct add *add = xcalloc(1, sizeof *add);
    *add = (struct add){.provider = chosen->provider, .contract = chosen->contract};
    page_open(app, &ops, add);
    return REACT_LAYOUT;
}
