// SPDX-License-Identifier: MIT
// The dossier screen: which subject, and what keys do there.
#include "dossier.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/dossier_page.h"
#include "tui/edit.h"
#include "tui/explain.h"
#include "tui/page.h"
#include "tui/timeline_screen.h"

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)app;
    struct dossier *dossier = page->state;
    text_add(out, dossier->title ? dossier->title : "");
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    dossier_make(page->state, app, doc);
}

// What has no place on the timeline of the contract is opened as a form.
static bool opens_form(const char *what)
{
    return what &&
           (text_equal(what, "note") || text_equal(what, "change") || text_equal(what, "person"));
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    struct dossier *dossier = page->state;
    const char *finding = topic && topic->finding ? topic->finding->key : topic ? topic->key : NULL;
    int64_t contract = topic && topic->contract ? topic->contract : dossier->contract;
    switch (action) {
    case ACTION_OPEN:
        if (finding)
            return explain_open(app, contract, finding);
        if (topic && opens_form(topic->what))
            return edit_open(app, &(struct chosen){.provider = dossier->provider,
                                                   .contract = contract,
                                                   .ref = topic->ref,
                                                   .what = topic->what});
        if (topic && topic->ref && contract)
            return timeline_open(app, contract, topic->ref);
        return REACT_NONE;
    case ACTION_EXPLAIN:
        return explain_open(app, contract, finding);
    case ACTION_TIMELINE:
        return contract ? timeline_open(app, contract,
                                        finding ? finding
                                        : topic ? topic->ref
                                                : NULL)
                        : REACT_NONE;
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    (void)app;
    struct dossier *dossier = page->state;
    *out =
        (struct chosen){.provider = dossier->provider,
                        .about = true,
                        .contract = topic && topic->contract ? topic->contract : dossier->contract,
                        .key = topic && topic->finding ? topic->finding->key
                               : topic                 ? topic->key
                                                       : NULL,
                        .ref = topic ? topic->ref : NULL,
                        .what = topic ? topic->what : NULL};
    return true;
}

static void close_dossier(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "Dossier",
    .context = IN_DOSSIER,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .close = close_dossier,
};

unsigned dossier_open(struct app *app, int64_t provider, int64_t contract)
{
    struct dossier *dossier = xcalloc(1, sizeof *dossier);
    dossier->provider = provider;
    dossier->contract = contract;
    page_open(app, &ops, dossier);
    return REACT_LAYOUT;
}
