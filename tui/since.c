// SPDX-License-Identifier: MIT
#include "tui/since.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/since.h"
#include "tui/dossier.h"
#include "tui/page.h"
#include "tui/phrases.h"
#include "tui/timeline_screen.h"

enum { SHOWN = 300 };

struct listing {
    struct since since; // in the page's arena
    size_t *index;      // of the row of the doc that a change begins at
};

// "Fri 21 May, 16:40"; of today the hour alone.
static const char *when(const struct app *app, moment at, struct arena *arena)
{
    int minutes = 0;
    day on = moment_day(at, &minutes);
    const char *hour = arena_printf(arena, "%d:%02d", minutes / 60, minutes % 60);
    return on == app->office->today
               ? hour
               : arena_printf(arena, "%s, %s", phrase_weekday(arena, on, app->office->today), hour);
}

// ---- Which contracts --------------------------------------------------------------------------------------------------------------

const char since_sign[] = "*";

struct changed { // as of one state of the data
    struct arena *arena;
    struct since_marks marks;
    uint64_t data_version;
    bool read;
};

bool since_changed(struct app *app, int64_t contract, int64_t provider)
{
    struct status ignored = {0}; // that it cannot be read was said at the start
    if (!app->last_here)
        return false;
    if (!app->changed) {
        app->changed = xcalloc(1, sizeof *app->changed);
        app->changed->arena = arena_new();
    }
    struct changed *changed = app->changed;
    if (!changed->read || changed->data_version != app->data_version) {
        arena_reset(changed->arena);
        changed->read = true;
        changed->data_version = app->data_version;
        since_mark(app->office, app->last_seq, changed->arena, &changed->marks, &ignored);
        status_clear(&ignored);
    }
    return since_marked(&changed->marks, contract, provider);
}

void since_release(struct app *app)
{
    if (app->changed)
        arena_free(app->changed->arena);
    free(app->changed);
    app->changed = NULL;
}

const char *since_when(const struct app *app, struct arena *arena)
{
    return when(app, app->last_here, arena);
}

// ---- In words ---------------------------------------------------------------------------------------------------------------------

static const char *counted(struct arena *arena, size_t count, const char *one)
{
    return arena_printf(arena, "%zu %s%s", count, one, count == 1 ? "" : "s");
}

void since_greet(struct app *app)
{
    struct status st = {0};
    size_t contracts, providers;
    bool more;
    if (!app->last_here)
        return;
    if (!since_count(app->office, app->last_seq, &contracts, &providers, &more, &st)) {
        app_failed(app, &st);
        return;
    }
    struct arena *arena = arena_new();
    if (contracts + providers)
        app_say(app, "%s%s%s%s changed since %s, marked %s: S shows what.", more ? "At least " : "",
                contracts ? counted(arena, contracts, "contract") : "",
                contracts && providers ? " and " : "",
                providers ? counted(arena, providers, "provider") : "",
                when(app, app->last_here, arena), since_sign);
    arena_free(arena);
}

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)page;
    if (app->last_here)
        text_printf(out, "Recorded by others since %s", when(app, app->last_here, app->scratch));
    else
        text_add(out, "Recorded by others last");
}

static void add_row(struct doc *doc, const struct app *app, const struct since_row *row)
{
    size_t first = doc_words(
        doc, 0, true, ROLE_STRONG,
        arena_printf(doc->arena, "%s  %s  %s%s%s", when(app, row->at, doc->arena), row->login,
                     row->provider_name, *row->contract_ref ? ", " : "", row->contract_ref));
    doc_words(doc, 2, false, ROLE_TEXT, row->words);
    for (size_t i = first; i < doc->count; i++) {
        doc->rows[i].passed = i > first;
        doc->rows[i].topic = (struct topic){
            .contract = row->contract, .ref = *row->ref ? row->ref : NULL, .on = DAY_NONE};
    }
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct listing *listing = page->state;
    struct since *since = &listing->since;
    struct status st = {0};
    if (!since_read(app->office, app->last_seq, SHOWN, doc->arena, since, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
        status_clear(&st);
        return;
    }
    listing->index = ARENA_ARRAY(doc->arena, since->count + 1, size_t);
    for (size_t i = 0; i < since->count; i++) {
        listing->index[i] = doc->count;
        add_row(doc, app, &since->rows[i]);
    }
    if (since->more)
        doc_words(doc, 0, false, ROLE_DIM, "Earlier ones are not shown here.");
    if (!doc->count) // a page without a row takes no keys
        doc_words(doc, 0, false, ROLE_TEXT, "Nobody else has recorded anything.");
}

// The change that a row of the page is of: the topic is that of the doc's row itself.
static const struct since_row *row_of(struct page *page, const struct topic *topic)
{
    const struct listing *listing = page->state;
    for (size_t i = 0; topic && i < listing->since.count; i++) {
        if (topic == &page->doc.rows[listing->index[i]].topic)
            return &listing->since.rows[i];
    }
    return NULL;
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct since_row *row = row_of(page, topic);
    if (!row)
        return REACT_IGNORED;
    if (action == ACTION_DOSSIER || (action == ACTION_OPEN && !row->contract))
        return dossier_open(app, row->provider, row->contract);
    if (row->contract && (action == ACTION_OPEN || action == ACTION_TIMELINE))
        return timeline_open(app, row->contract, *row->ref ? row->ref : NULL);
    return REACT_IGNORED;
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    const struct since_row *row = row_of(page, topic);
    (void)app;
    *out = (struct chosen){0};
    if (row)
        *out = (struct chosen){.provider = row->provider, .contract = row->contract};
    return row != NULL;
}

// Reasons are asked for where the change leads to; what is about a provider as such has no timeline.
static bool offers(struct page *page, struct app *app, const struct topic *topic,
                   enum action action)
{
    const struct since_row *row = row_of(page, topic);
    (void)app;
    return action != ACTION_EXPLAIN && action != ACTION_CHANGES && (action != ACTION_OPEN || row) &&
           (action != ACTION_TIMELINE || (row && row->contract));
}

static void close_listing(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "Changes",
    .context = IN_DOSSIER,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .offers = offers,
    .close = close_listing,
};

unsigned since_open(struct app *app, const struct chosen *from)
{
    (void)from;
    page_open(app, &ops, xcalloc(1, sizeof(struct listing)));
    return REACT_LAYOUT;
}
