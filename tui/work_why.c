// SPDX-License-Identifier: MIT
// The page that says why an item of the queue is due.
#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/explain.h"
#include "tui/page.h"
#include "tui/timeline_screen.h"
#include "tui/work.h"

struct why {
    struct arena *arena;
    struct queue_item item; // its strings in the arena
};

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct why *why = page->state;
    (void)app;
    text_printf(out, "Why: %s, %s", why->item.provider_name, why->item.contract_ref);
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    const struct why *why = page->state;
    work_item_tell(doc, app, &why->item, true);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct why *why = page->state;
    (void)topic;
    if (action == ACTION_TIMELINE)
        return timeline_open(app, why->item.contract, *why->item.ref ? why->item.ref : NULL);
    return REACT_IGNORED;
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    const struct why *why = page->state;
    (void)app;
    (void)topic;
    *out = (struct chosen){
        .provider = why->item.provider, .contract = why->item.contract, .about = true};
    return true;
}

static void close_why(struct page *page)
{
    struct why *why = page->state;
    arena_free(why->arena);
    free(why);
}

static const struct page_ops ops = {
    .name = "Explanation",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .close = close_why,
};

unsigned work_item_explain(struct app *app, const struct queue_item *item)
{
    if (item->kind == DUE_FINDING || item->kind == DUE_DETERMINATION)
        return explain_open(app, item->contract, item->key);
    struct why *why = xcalloc(1, sizeof *why);
    why->arena = arena_new();
    why->item = queue_item_copy(item, why->arena);
    page_open(app, &ops, why);
    return REACT_LAYOUT;
}
