// SPDX-License-Identifier: MIT
// Screens of one page.
#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

// What the cursor stands on, to be found again in rows of another width: the words that a topic goes by, or the first of the row.
static char *mark_of(const struct doc *doc, size_t index)
{
    if (index >= doc->count)
        return xstrdup("");
    const struct doc_row *row = &doc->rows[index];
    const struct topic *topic = &row->topic;
    const char *name = topic->finding ? topic->finding->key
                       : topic->key   ? topic->key
                       : topic->ref   ? topic->ref
                                      : "";
    if (*name || topic->contract)
        return xasprintf("%s %lld", name, (long long)topic->contract);
    const char *words = row->row.count ? row->row.spans[0].text : "";
    return xasprintf("%.*s", (int)strcspn(words, " "), words);
}

// How many rows before that one begin something of the same mark; rows that go on with it are no beginning.
static size_t times_before(const struct doc *doc, size_t index, const char *mark)
{
    size_t times = 0;
    bool inside = false;
    for (size_t i = 0; i <= index && i < doc->count; i++) {
        char *other = mark_of(doc, i);
        bool same = text_equal(other, mark);
        times += same && !inside;
        inside = same;
        free(other);
    }
    return times;
}

static size_t same_place(const struct doc *doc, const char *mark, size_t times)
{
    bool inside = false;
    for (size_t i = 0; i < doc->count; i++) {
        char *other = mark_of(doc, i);
        bool same = text_equal(other, mark);
        free(other);
        if (same && !inside && --times == 0)
            return i;
        inside = same;
    }
    return SIZE_MAX;
}

static void make(struct page *page, struct app *app, int width)
{
    page->stale = false;
    arena_reset(page->arena);
    doc_begin(&page->doc, page->arena, width);
    page->ops->make(page, app, &page->doc);
}

// Of another width the rows are others: the cursor stays with what it stood on.
static void remake(struct page *page, struct app *app, int width)
{
    struct pane *pane = &page->screen->panes[0];
    size_t at = rows_list(pane)->selected;
    char *mark = mark_of(&page->doc, at);
    size_t times = times_before(&page->doc, at, mark);
    make(page, app, width);
    size_t found = times ? same_place(&page->doc, mark, times) : SIZE_MAX;
    if (at && found != SIZE_MAX)
        rows_changed(pane, found);
    free(mark);
}

struct doc *page_doc(struct page *page, struct app *app)
{
    int width = page->screen->panes[0].area.width - 1;
    if (page->doc.count && page->doc.width != width && !page->stale)
        remake(page, app, width);
    else if (page->stale || page->doc.width != width)
        make(page, app, width);
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

static void nothing(void *context, struct app *app, struct text *out)
{
    const struct page *page = context;
    (void)app;
    text_add(out, page->ops->empty ? page->ops->empty : "Nothing.");
}

// A page without rows can be acted on as well: what was given up there last is brought back.
static unsigned act_on_page(struct screen *screen, struct app *app, enum action action)
{
    struct page *page = screen->state;
    return page->ops->act && page_doc(page, app)->count == 0
               ? page->ops->act(page, app, NULL, action)
               : REACT_IGNORED;
}

static const struct rows_source source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .act = act,
    .nothing = nothing,
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

// What the row at the cursor is about; NULL: there is none.
static const struct topic *topic_at_cursor(struct page *page, struct app *app)
{
    const struct doc *doc = page_doc(page, app);
    size_t at = rows_list(&page->screen->panes[0])->selected;
    return at < doc->count ? &doc->rows[at].topic : NULL;
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct page *page = screen->state;
    return page->ops->chosen && page->ops->chosen(page, app, topic_at_cursor(page, app), out);
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    struct page *page = screen->state;
    return page->ops->label ? page->ops->label(page, app, topic_at_cursor(page, app), action)
                            : NULL;
}

static bool offers(struct screen *screen, struct app *app, enum action action)
{
    struct page *page = screen->state;
    return !page->ops->offers || page->ops->offers(page, app, topic_at_cursor(page, app), action);
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
        .chosen = chosen,
        .label = label,
        .offers = offers,
        .act = act_on_page,
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
