// SPDX-License-Identifier: MIT
// The dossier's sections about the provider as such: names, people, notes and changes.
#include "dossier_page.h"

#include "model/changes.h"
#include "model/contacts.h"
#include "model/parties.h"
#include "model/provider.h"
#include "model/standings.h"
#include "tui/people.h"
#include "tui/phrases.h"

enum { LABEL = 13, DATE = 12, EVENTS = 6 };

static void failed(struct doc *doc, struct status *st)
{
    doc_words(doc, 0, false, ROLE_WARNING, status_message(st));
    status_clear(st);
}

// What they are called and were called, and what becomes of them.
void dossier_provider(struct doc *doc, struct app *app, const struct provider *provider)
{
    struct event_rows events = {0};
    struct status st = {0};
    size_t first = doc->count;
    if (!provider_events(app->office, provider->id, 0, doc->arena, &events, &st))
        failed(doc, &st);
    struct provider_state state = provider_state(app->office, provider, &events, doc->arena);
    doc_labelled(doc, LABEL, "Provider", ROLE_STRONG, state.name);
    if (state.now)
        doc_labelled(doc, LABEL, "", ROLE_DIM, arena_printf(doc->arena, "now %s", state.now));
    if (state.former)
        doc_labelled(doc, LABEL, "", ROLE_DIM,
                     arena_printf(doc->arena, "formerly %s", state.former));
    if (state.ended)
        doc_labelled(doc, LABEL, "", ROLE_WARNING, state.ended);
    doc_labelled(doc, LABEL, "Reference", ROLE_TEXT, provider->ref);
    if (*provider->brand)
        doc_labelled(doc, LABEL, "Brand", ROLE_TEXT, provider->brand);
    doc_topic(doc, first, (struct topic){.what = "provider", .on = DAY_NONE});
}

void dossier_last_contact(struct doc *doc, struct app *app, const struct evaluation *evaluation)
{
    day last = contact_last(app->office, evaluation, app->office->as_at, app->office->known_at);
    struct text words = {0};
    if (last == DAY_NONE) {
        text_add(&words, "none on record");
    } else {
        day_print(last, true, &words);
        int ago = (int)(app->office->as_at - last);
        text_printf(&words,
                    ago == 0   ? " (today)"
                    : ago == 1 ? " (yesterday)"
                               : " (%d days ago)",
                    ago);
    }
    doc_labelled(doc, LABEL, "Last contact", ROLE_TEXT, text_get(&words));
    text_release(&words);
}

static void add_people(struct doc *doc, struct app *app, int64_t provider)
{
    struct persons people;
    struct status st = {0};
    size_t there = 0;
    if (!parties_people(app->office, provider, doc->arena, &people, &st)) {
        failed(doc, &st);
        return;
    }
    for (size_t i = 0; i < people.count; i++)
        there += person_there(&people.rows[i], app->office->as_at);
    if (there)
        doc_heading(doc, arena_printf(doc->arena, "People (%zu)", there));
    people_add(doc, app, &people, false);
}

static void add_event(struct doc *doc, struct app *app, const struct event_row *event,
                      int64_t provider)
{
    bool note = event_is_note(event);
    size_t first = doc_words(doc, DATE, true, note ? ROLE_TEXT : ROLE_STRONG,
                             note ? contact_words(event, doc->arena)
                                  : change_words(event, provider, doc->arena));
    if (first == doc->count)
        return;
    struct row *row = &doc->rows[first].row;
    struct span words = row->spans[0];
    row->count = 0;
    row_add(row, 0, DATE, ROLE_DIM, phrase_day(doc->arena, event->date, app->office->as_at));
    row->spans[row->count++] = words;
    row->cursor = 0;
    bool own = event->provider == provider; // another's change is changed with that other
    doc_topic(doc, first,
              (struct topic){.ref = own ? event->ref : NULL,
                             .what = !own   ? NULL
                                     : note ? "note"
                                            : "change",
                             .on = event->date});
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
}

static void add_events(struct doc *doc, struct app *app, int64_t provider, int64_t contract)
{
    struct event_rows events;
    struct status st = {0};
    if (!provider_events(app->office, provider, contract, doc->arena, &events, &st)) {
        failed(doc, &st);
        return;
    }
    if (events.count)
        doc_heading(doc, arena_printf(doc->arena, "Notes and changes (%zu)", events.count));
    size_t shown = contract && events.count > EVENTS ? EVENTS : events.count;
    for (size_t i = 0; i < shown; i++)
        add_event(doc, app, &events.rows[events.count - 1 - i], provider);
    if (shown < events.count)
        doc_words(
            doc, 0, false, ROLE_DIM,
            arena_printf(doc->arena, "and %zu more in the history below", events.count - shown));
}

void dossier_parties(struct doc *doc, struct app *app, int64_t provider, int64_t contract)
{
    add_people(doc, app, provider);
    add_events(doc, app, provider, contract);
}
