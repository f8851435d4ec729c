// SPDX-License-Identifier: MIT
#include "tui/people.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/provider.h"
#include "tui/forms/person.h"
#include "tui/page.h"
#include "tui/phrases.h"

struct people {
    int64_t provider;
};

static void add_part(struct text *line, const char *before, const char *part)
{
    if (*part)
        text_printf(line, "%s%s", line->length ? before : "", part);
}

static void add_person(struct doc *doc, const struct person *person, bool there)
{
    struct text line = {0};
    size_t first =
        doc_words(doc, 0, true, there ? ROLE_STRONG : ROLE_DONE,
                  *person->role ? arena_printf(doc->arena, "%s, %s", person->name, person->role)
                                : person->name);
    add_part(&line, ", ", person->telephone);
    add_part(&line, ", ", person->email);
    add_part(&line, "; ", person->note);
    if (!there)
        add_part(
            &line, "; ",
            arena_printf(doc->arena, "left on %s", phrase_full_day(doc->arena, person->until)));
    if (line.length)
        doc_words(doc, 2, false, ROLE_TEXT, text_get(&line));
    text_release(&line);
    doc_topic(doc, first, (struct topic){.what = "person", .ref = person->ref, .on = DAY_NONE});
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
}

void people_add(struct doc *doc, const struct app *app, const struct persons *people, bool all)
{
    for (size_t i = 0; i < people->count; i++) {
        bool there = person_there(&people->rows[i], app->office->as_at);
        if (there || all)
            add_person(doc, &people->rows[i], there);
    }
}

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct people *state = page->state;
    struct provider provider;
    struct status ignored = {0};
    if (provider_read(app->office, state->provider, app->scratch, &provider, &ignored))
        text_add(out, provider.name);
    status_clear(&ignored);
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    const struct people *state = page->state;
    struct persons people;
    struct status st = {0};
    if (parties_people(app->office, state->provider, doc->arena, &people, &st))
        people_add(doc, app, &people, true);
    else
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
    status_clear(&st);
    if (!doc->count) // a page without a row takes no keys
        doc_words(doc, 0, false, ROLE_TEXT, "Nobody is entered yet. Press a to add somebody.");
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct people *state = page->state;
    switch (action) {
    case ACTION_ADD:
        return person_form_open(app, state->provider, "");
    case ACTION_OPEN:
    case ACTION_EDIT:
        return topic && topic->ref ? person_form_open(app, state->provider, topic->ref)
                                   : REACT_NONE;
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    const struct people *state = page->state;
    (void)app;
    *out = (struct chosen){.provider = state->provider,
                           .about = true,
                           .ref = topic ? topic->ref : NULL,
                           .what = topic ? topic->what : NULL};
    return true;
}

// A person has neither a timeline nor reasons.
static bool offers(struct page *page, struct app *app, const struct topic *topic,
                   enum action action)
{
    (void)page;
    (void)app;
    return action != ACTION_TIMELINE && action != ACTION_EXPLAIN && action != ACTION_PEOPLE &&
           (action != ACTION_OPEN || (topic && topic->ref));
}

static void close_people(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "People",
    .context = IN_DOSSIER,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .offers = offers,
    .close = close_people,
};

unsigned people_open(struct app *app, const struct chosen *chosen_now)
{
    struct people *people = xcalloc(1, sizeof *people);
    people->provider = chosen_now->provider;
    page_open(app, &ops, people);
    return REACT_LAYOUT;
}
