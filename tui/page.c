// SPDX-License-Identifier: MIT
// Screens of one page.
#include "page.h"

#include <stdlib.h>

#include "model/ground/memory.h"

struct doc *page_doc(struct page *page, struct app *app)
{
    int width = page->screen->panes[0].area.width - 1;
    if (page->stale || page->doc.width != width) {
        page->stale = false;
        arena_reset(page->arena);
        doc_begin(&page->doc, page->arena, width);
        page->ops->make(page, app, &page->doc);
    }
    return &page->doc;
}

static void title(void *context, struct app *app, struct text *out)
{
    struct page *page = context;
    page_doc(page, app);
    page->ops->title(page, app, out);
}

static size_t count(void *context, struct app *app)
{
    return page_doc(context, app)->count;
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(page_doc(context, app), app, index, width, out);
}

static bool stop(void *context, size_t index)
{
    return doc_stop(&((struct page *)context)->doc, index);
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct page *page = context;
    struct doc *doc = page_doc(page, app);
    if (!page->ops->act)
        return REACT_IGNORED;
    return page->ops->act(page, app, index < doc->count ? &doc->rows[index].topic : NULL, action);
}

static const struct rows_source source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .act = act,
    .empty = "Nothing.",
};

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    screen->panes[0].area = body;
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    ((struct page *)screen->state)->stale = true;
}

static void close_page(struct screen *screen, struct app *app)
{
    (void)app;
    struct page *page = screen->state;
    if (page->ops->close)
        page->ops->close(page);
    screen->panes[0].ops->close(&screen->panes[0]);
    arena_free(page->arena);
    text_release(&screen->sought);
    free(page);
    free(screen);
}

struct page *page_open(struct app *app, const struct page_ops *ops, void *state)
{
    struct page *page = xcalloc(1, sizeof *page);
    page->ops = ops;
    page->state = state;
    page->screen_ops = (struct screen_ops){
        .name = ops->name,
        .context = ops->context,
        .layout = layout,
        .reload = reload,
        .close = close_page,
    };
    page->arena = arena_new();
    page->stale = true;
    page->screen = screen_new(&page->screen_ops, page);
    rows_add(page->screen, &source, page);
    app_push(app, page->screen);
    return page;
}
