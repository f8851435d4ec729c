// SPDX-License-Identifier: MIT
#include "tui/narrow.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "model/handover.h"
#include "model/portfolio.h"
#include "model/rules/rules.h"
#include "tui/doc.h"

enum {
    WORD = 30,
    MOST_PROVIDERS = 100, // shown; more are found by typing more of the name
};

struct offer { // of a row; every part that is not offered stays as it is
    enum offer_kind { OFFER_NONE, OFFER_WIDEN, OFFER_OFFICER, OFFER_KIND, OFFER_PROVIDER } is;
    const char *login; // NULL: all officers
    unsigned kinds;
    int64_t provider;
    const char *name;
};

struct narrow {
    struct screen_ops ops;
    struct screen *screen;
    struct scope *scope;
    unsigned parts;
    struct lineedit sought;
    struct arena *arena, *kept; // of the rows; of the officers
    struct contract_officer *officers;
    size_t officer_count;
    struct portfolio
        *portfolio; // in which providers are found; NULL: not offered, or it cannot be read
    struct text trouble;
    struct doc doc;
    struct offer *offers; // of each row
    size_t offer_room;
};

// ---- Rows ------------------------------------------------------------------------------------------------------------------------------

static bool is_sought(const struct narrow *narrow, const char *words)
{
    struct text folded = {0}, wanted = {0};
    utf8_fold(words, &folded);
    utf8_fold(text_get(&narrow->sought.text), &wanted);
    bool found = strstr(text_get(&folded), text_get(&wanted)) != NULL;
    text_release(&folded);
    text_release(&wanted);
    return found;
}

// Of the rows from that one on: one for each, so that the offers stand beside the rows.
static void set_offers(struct narrow *narrow, size_t from, struct offer offer)
{
    for (size_t i = from; i < narrow->doc.count; i++) {
        narrow->offers = arena_room(narrow->arena, narrow->offers, &narrow->offer_room, i,
                                    sizeof *narrow->offers);
        narrow->offers[i] = offer;
    }
}

static void add_row(struct narrow *narrow, struct offer offer, bool holds, const char *word,
                    const char *more)
{
    struct doc *doc = &narrow->doc;
    struct row *row = &doc_add(doc)->row;
    int width = !*more ? doc->width - 1 : doc->width >= 2 * WORD ? WORD : doc->width / 2;
    row_add(row, 1, width - 1, holds ? ROLE_STRONG : ROLE_TEXT, word);
    if (width < doc->width - 1)
        row_add(row, width + 1, doc->width - width - 1, ROLE_DIM, more);
    row->cursor = 1;
    set_offers(narrow, doc->count - 1, offer);
}

static void heading(struct narrow *narrow, bool *said, const char *words)
{
    if (*said)
        return;
    size_t from = narrow->doc.count;
    doc_heading(&narrow->doc, words);
    set_offers(narrow, from, (struct offer){.is = OFFER_NONE});
    *said = true;
}

static const char *counted(struct arena *arena, size_t count, bool holds)
{
    return arena_printf(arena, "%zu contract%s%s", count, count == 1 ? "" : "s",
                        holds ? ", now" : "");
}

static void add_officer(struct narrow *narrow, bool *said, const char *login, const char *word,
                        size_t count)
{
    const struct scope *scope = narrow->scope;
    const char *now = scope_officer(scope);
    bool holds = login && now ? strcmp(login, now) == 0 : login == now;
    if (!is_sought(narrow, word))
        return;
    heading(narrow, said, "Whose contracts");
    add_row(narrow, (struct offer){.is = OFFER_OFFICER, .login = login}, holds, word,
            counted(narrow->arena, count, holds));
}

static void add_officers(struct narrow *narrow, const struct app *app)
{
    const char *me = app->office->actor.login;
    size_t all = 0, mine = 0, nobody = 0;
    bool said = false;
    for (size_t i = 0; i < narrow->officer_count; i++) {
        const struct contract_officer *officer = &narrow->officers[i];
        all += officer->contracts;
        mine = text_equal(officer->login, me) ? officer->contracts : mine;
        nobody = *officer->login ? nobody : officer->contracts;
    }
    add_officer(narrow, &said, me, arena_printf(narrow->arena, "Mine (%s)", me), mine);
    add_officer(narrow, &said, NULL, "All officers", all);
    for (size_t i = 0; i < narrow->officer_count; i++) {
        const struct contract_officer *officer = &narrow->officers[i];
        if (*officer->login && !text_equal(officer->login, me))
            add_officer(narrow, &said, officer->login, officer->login, officer->contracts);
    }
    if (nobody)
        add_officer(narrow, &said, "", "Without an officer", nobody);
}

static void add_kind(struct narrow *narrow, bool *said, unsigned kinds, const char *word)
{
    bool holds = narrow->scope->kinds == kinds;
    if (!is_sought(narrow, word))
        return;
    heading(narrow, said, "Kinds of what is due");
    add_row(narrow, (struct offer){.is = OFFER_KIND, .kinds = kinds}, holds, word,
            holds ? "now" : "");
}

static void add_kinds(struct narrow *narrow)
{
    bool said = false;
    add_kind(narrow, &said, 0, "All kinds");
    for (int i = 0; i < DUE_KIND_COUNT; i++)
        add_kind(narrow, &said, 1U << i, due_kind_words((enum due_kind)i));
}

static void add_provider(struct narrow *narrow, bool *said, const struct standing *row)
{
    bool holds = row->provider == narrow->scope->provider;
    heading(narrow, said, "Providers");
    add_row(narrow,
            (struct offer){.is = OFFER_PROVIDER,
                           .provider = row->provider,
                           .name = arena_strdup(narrow->arena, row->provider_name)},
            holds, arena_strdup(narrow->arena, row->provider_name),
            arena_printf(narrow->arena, "%s%s", row->contract_ref, holds ? ", now" : ""));
}

static bool has_provider(const struct narrow *narrow, int64_t provider)
{
    for (size_t i = 0; i < narrow->doc.count; i++) {
        if (narrow->offers[i].is == OFFER_PROVIDER && narrow->offers[i].provider == provider)
            return true;
    }
    return false;
}

static void add_note(struct narrow *narrow, const char *words)
{
    size_t from = narrow->doc.count;
    doc_words(&narrow->doc, 1, false, ROLE_DIM, words);
    for (size_t i = from; i < narrow->doc.count; i++)
        narrow->doc.rows[i].passed = true;
    set_offers(narrow, from, (struct offer){.is = OFFER_NONE});
}

// By any part of name, reference, regulator's id or postcode, as in the overview.
static void add_providers(struct narrow *narrow)
{
    struct status st = {0};
    bool said = false;
    size_t shown = 0, size = 0, i = 0;
    if (narrow->scope->provider && is_sought(narrow, "All providers")) {
        heading(narrow, &said, "Providers");
        add_row(narrow, (struct offer){.is = OFFER_PROVIDER, .name = ""}, false, "All providers",
                "");
    }
    if (!narrow->portfolio ||
        !portfolio_filter(narrow->portfolio, text_get(&narrow->sought.text), &st)) {
        status_clear(&st);
        return;
    }
    size = portfolio_size(narrow->portfolio);
    for (; i < size && shown < MOST_PROVIDERS; i++) {
        const struct standing *row = portfolio_row(narrow->portfolio, i, &st);
        if (!row || !row->contract || has_provider(narrow, row->provider))
            continue;
        add_provider(narrow, &said, row);
        shown++;
    }
    if (i < size)
        add_note(narrow, "There are more: typing a part of the name finds them.");
    status_clear(&st);
}

static struct doc *ready(struct narrow *narrow, struct app *app)
{
    int width = narrow->screen->panes[0].area.width - 1;
    const struct scope *scope = narrow->scope;
    if (narrow->doc.width == width)
        return &narrow->doc;
    arena_reset(narrow->arena);
    narrow->offers = NULL;
    narrow->offer_room = 0;
    doc_begin(&narrow->doc, narrow->arena, width);
    if ((scope->kinds || scope->provider) && is_sought(narrow, "Everything again"))
        add_row(narrow, (struct offer){.is = OFFER_WIDEN}, false, "Everything again",
                "all providers, all kinds");
    add_officers(narrow, app);
    if (narrow->parts & NARROW_KIND)
        add_kinds(narrow);
    if (narrow->parts & NARROW_PROVIDER)
        add_providers(narrow);
    return &narrow->doc;
}

// ---- The pane --------------------------------------------------------------------------------------------------------------------------

static void title(void *context, struct app *app, struct text *out)
{
    struct narrow *narrow = context;
    const char *sought = text_get(&narrow->sought.text);
    (void)app;
    if (narrow->trouble.length)
        text_add(out, text_get(&narrow->trouble));
    else if (*sought)
        text_printf(out, "\"%s\": Enter shows it, Esc all again", sought);
    else
        text_add(out, "Type to find; Enter shows only that");
}

static size_t count(void *context, struct app *app)
{
    return ready(context, app)->count;
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(ready(context, app), app, index, width, out);
}

static bool stop(void *context, size_t index)
{
    return doc_stop(&((struct narrow *)context)->doc, index);
}

static const struct rows_source source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .empty = "Nothing has these words. Backspace takes letters back.",
};

// ---- Taking it -------------------------------------------------------------------------------------------------------------------------

static unsigned take(struct narrow *narrow, struct app *app)
{
    const struct doc *doc = ready(narrow, app);
    size_t at = rows_list(&narrow->screen->panes[0])->selected;
    while (at < doc->count && doc->rows[at].passed)
        at++; // before the first painting the cursor has not settled yet
    struct scope *scope = narrow->scope;
    const struct offer offer = at < doc->count ? narrow->offers[at] : (struct offer){0};
    switch (offer.is) {
    case OFFER_NONE:
        return REACT_NONE;
    case OFFER_WIDEN:
        scope_widen(scope);
        break;
    case OFFER_OFFICER:
        scope_take_officer(scope, offer.login);
        break;
    case OFFER_KIND:
        scope_take_kinds(scope, offer.kinds);
        break;
    case OFFER_PROVIDER:
        scope_take_provider(scope, offer.provider, offer.name);
        break;
    }
    scope_say(scope, app);
    return REACT_CLOSE;
}

static unsigned type(struct screen *screen, struct app *app, key pressed)
{
    struct narrow *narrow = screen->state;
    if (pressed == CODE_ENTER)
        return take(narrow, app);
    switch (lineedit_search(&narrow->sought, pressed)) {
    case TYPED_NOTHING:
        return REACT_IGNORED;
    case TYPED_MOVED:
        return REACT_NONE;
    case TYPED_CHANGED:
        break;
    }
    narrow->doc.width = -1;
    rows_changed(&screen->panes[0], 0);
    return REACT_SCREEN;
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    (void)screen;
    (void)app;
    return action == ACTION_OPEN ? "Show only this" : NULL;
}

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    screen->panes[0].area = body;
}

static void reload(struct screen *screen, struct app *app)
{
    (void)screen;
    (void)app;
}

static void close_narrow(struct screen *screen, struct app *app)
{
    (void)app;
    struct narrow *narrow = screen->state;
    screen->panes[0].ops->close(&screen->panes[0]);
    portfolio_close(narrow->portfolio);
    lineedit_release(&narrow->sought);
    text_release(&narrow->trouble);
    arena_free(narrow->arena);
    arena_free(narrow->kept);
    text_release(&screen->sought);
    free(narrow);
    free(screen);
}

static void read(struct narrow *narrow, struct app *app)
{
    struct status st = {0};
    if (!handover_officers(app->office, narrow->kept, &narrow->officers, &narrow->officer_count,
                           &st) ||
        (narrow->parts & NARROW_PROVIDER &&
         !portfolio_open_names(app->office, &narrow->portfolio, &st)))
        text_add(&narrow->trouble, status_message(&st));
    status_clear(&st);
}

unsigned narrow_open(struct app *app, struct scope *scope, unsigned parts)
{
    struct narrow *narrow = xcalloc(1, sizeof *narrow);
    narrow->ops = (struct screen_ops){
        .name = "Narrow",
        .context = IN_HELP,
        .layout = layout,
        .type = type,
        .label = label,
        .reload = reload,
        .close = close_narrow,
    };
    narrow->scope = scope;
    narrow->parts = parts;
    narrow->arena = arena_new();
    narrow->kept = arena_new();
    narrow->doc.width = -1;
    read(narrow, app);
    narrow->screen = screen_new(&narrow->ops, narrow);
    rows_add(narrow->screen, &source, narrow);
    app_push(app, narrow->screen);
    return REACT_LAYOUT;
}
