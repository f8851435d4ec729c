// SPDX-License-Identifier: MIT
#include "tui/covers.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/forms/cover.h"
#include "tui/page.h"
#include "tui/phrases.h"

#define COVER "cover" // topic.what of a row; its ref is the officer, its day the first

struct listing {
    struct covers covers; // in the page's arena
};

static void add_cover(struct doc *doc, const struct cover *cover, day as_at)
{
    struct text words = {0};
    bool holds = cover_holds(cover, as_at);
    cover_words(cover, &words);
    const char *distance = phrase_distance(doc->arena, holds ? cover->to + 1 : cover->from, as_at);
    if (holds)
        text_printf(&words, "; back %s",
                    *distance ? distance : phrase_full_day(doc->arena, cover->to + 1));
    else if (*distance)
        text_printf(&words, "; begins %s", distance);
    size_t first = doc_words(doc, 0, true, holds ? ROLE_STRONG : ROLE_TEXT,
                             arena_printf(doc->arena, "%s.", text_get(&words)));
    doc_topic(doc, first, (struct topic){.what = COVER, .ref = cover->officer, .on = cover->from});
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
    text_release(&words);
}

void covers_add(struct doc *doc, const struct covers *covers, day as_at)
{
    for (size_t i = 0; i < covers->count; i++)
        add_cover(doc, &covers->rows[i], as_at);
}

unsigned covers_act(struct app *app, const struct covers *covers, const struct topic *topic,
                    enum action action)
{
    if (!topic || !text_equal(topic->what, COVER) ||
        (action != ACTION_OPEN && action != ACTION_EDIT))
        return REACT_IGNORED;
    for (size_t i = 0; i < covers->count; i++) {
        const struct cover *cover = &covers->rows[i];
        if (text_equal(cover->officer, topic->ref) && cover->from == topic->on)
            return cover_form_change(app, cover);
    }
    return REACT_NONE;
}

const char *covers_label(const struct topic *topic)
{
    return topic && text_equal(topic->what, COVER) ? "Change" : NULL;
}

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)page;
    (void)app;
    text_add(out, "Who covers whom during leave");
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct listing *listing = page->state;
    struct status st = {0};
    if (!covers_ahead(app->office, NULL, doc->arena, &listing->covers, &st)) {
        listing->covers = (struct covers){0};
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
    } else if (listing->covers.count) {
        doc_words(doc, 0, false, ROLE_DIM,
                  "a arranges cover; Enter changes one, ends it or takes it back.");
    } else {
        doc_words(doc, 0, false, ROLE_TEXT,
                  "Nobody is covered, now or later. Press a to arrange cover.");
    }
    status_clear(&st);
    for (size_t i = 0; listing->covers.count && i < doc->count; i++)
        doc->rows[i].passed = true;
    covers_add(doc, &listing->covers, app->office->as_at);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct listing *listing = page->state;
    if (action == ACTION_ADD)
        return cover_form_open(app, app->office->actor.login);
    if (action == ACTION_COVER)
        return REACT_NONE;
    return covers_act(app, &listing->covers, topic, action);
}

static const char *label(struct page *page, struct app *app, const struct topic *topic,
                         enum action action)
{
    (void)page;
    (void)app;
    return action == ACTION_OPEN ? covers_label(topic) : NULL;
}

// A cover has neither a timeline nor reasons of its own.
static bool offers(struct page *page, struct app *app, const struct topic *topic,
                   enum action action)
{
    (void)page;
    (void)app;
    bool of_cover = topic && text_equal(topic->what, COVER);
    return action != ACTION_TIMELINE && action != ACTION_EXPLAIN && action != ACTION_COVER &&
           (action != ACTION_OPEN || of_cover);
}

static void close_listing(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "Cover",
    .context = IN_DOSSIER,
    .title = title,
    .make = make,
    .act = act,
    .label = label,
    .offers = offers,
    .close = close_listing,
};

unsigned covers_open(struct app *app, const struct chosen *from)
{
    (void)from;
    page_open(app, &ops, xcalloc(1, sizeof(struct listing)));
    return REACT_LAYOUT;
}
