// SPDX-License-Identifier: MIT
#include "tui/forms/paper_page.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/notices.h"
#include "tui/page.h"

struct paper_page {
    int64_t contract;
    char *ref, *title;
};

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct paper_page *own = page->state;
    (void)app;
    text_add(out, own->title ? own->title : own->ref);
}

// A line as it is printed, broken to the width below its own beginning.
static void add_line(struct doc *doc, const char *line)
{
    enum { LABELS = 16 }; // columns of the labels in its head
    size_t indent = strspn(line, " ");
    bool labelled = indent == 0 && strlen(line) > LABELS && line[LABELS - 1] == ' ' &&
                    strstr(line, "  ") != NULL;
    if (line[indent] == '\0')
        doc_blank(doc);
    else if (labelled && doc->width > 3 * LABELS)
        doc_labelled(doc, LABELS, arena_strndup(doc->arena, line, LABELS), ROLE_TEXT,
                     line + LABELS);
    else
        doc_words(doc, (int)indent, line[indent] == '-', ROLE_TEXT, line);
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct paper_page *own = page->state;
    struct text words = {0};
    struct status st = {0};
    struct evaluation now;
    if (!own->title && acts_now(app->office, own->contract, doc->arena, &now, &st))
        own->title = xasprintf("%s, %s: contractmon report notice %s %s prints it", own->ref,
                               now.contract.provider_name, now.contract.ref, own->ref);
    status_clear(&st);
    if (!notice_print(app->office, own->contract, own->ref, &words, &st))
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
    status_clear(&st);
    for (const char *at = text_get(&words); *at;) {
        size_t length = strcspn(at, "\n");
        add_line(doc, arena_strndup(doc->arena, at, length));
        at += length + (at[length] == '\n');
    }
    text_release(&words);
}

static void close_page(struct page *page)
{
    struct paper_page *own = page->state;
    free(own->ref);
    free(own->title);
    free(own);
}

static const struct page_ops ops = {
    .name = "Paper",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .close = close_page,
};

unsigned paper_page_open(struct app *app, int64_t contract, const char *ref)
{
    struct paper_page *own = xcalloc(1, sizeof *own);
    own->contract = contract;
    own->ref = xstrdup(ref);
    page_open(app, &ops, own);
    return REACT_LAYOUT;
}
