// SPDX-License-Identifier: MIT
// A screen with one page of rows that is made when it is first drawn and again when data, day or width change.
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include "tui/doc.h"

struct page;

struct page_ops {
    const char *name;  // of the screen
    unsigned context;  // IN_... bit
    const char *empty; // when there are no rows
    void (*title)(struct page *page, struct app *app, struct text *out);
    // Fills the doc; everything may go into doc->arena.
    void (*make)(struct page *page, struct app *app, struct doc *doc);
    // Actions on the selected row and of the screen. May be NULL.
    unsigned (*act)(struct page *page, struct app *app, const struct topic *topic,
                    enum action action);
    // What a row (topic; NULL for none) is about. May be NULL.
    bool (*chosen)(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out);
    // What the footer calls an action on a row; NULL: by its name. May be NULL.
    const char *(*label)(struct page *page, struct app *app, const struct topic *topic,
                         enum action action);
    // Whether an action that is understood here does anything now, for the footer. NULL: all do.
    bool (*offers)(struct page *page, struct app *app, const struct topic *topic,
                   enum action action);
    void (*close)(struct page *page); // gives up the state; may be NULL
};

struct page {
    const struct page_ops *ops;
    void *state;
    struct screen_ops screen_ops; // made from ops
    struct screen *screen;
    struct arena *arena; // of the doc; reset when it is made again
    struct doc doc;
    bool stale;
};

// Opens the page on top; the state is given up by ops->close.
struct page *page_open(struct app *app, const struct page_ops *ops, void *state);
struct doc *page_doc(struct page *page, struct app *app); // made if it is old

#endif
