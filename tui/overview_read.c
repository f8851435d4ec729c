// SPDX-License-Identifier: MIT
// What the overview shows, read and worked out when it is needed: the list, the contract at the cursor, the one it comes to next.
#include "overview.h"

#include "tui/dossier_page.h"
#include "tui/phrases.h"

enum { BARE_LOCATIONS = 10 };

static void read_list(struct overview *overview, struct app *app)
{
    struct status st = {0};
    struct text filter = {0};
    size_t at = rows_list(&overview->screen->panes[OVERVIEW_LIST])->selected;
    if (overview->portfolio)
        text_add(&filter, portfolio_filter_text(overview->portfolio));
    portfolio_close(overview->portfolio);
    overview->portfolio = NULL;
    overview->query.as_at = app->office->as_at;
    overview->query.officer = scope_officer(&app->scope);
    overview->scope_seen = app->scope.version;
    overview->stale = false;
    if (!portfolio_open(app->office, &overview->query, &overview->portfolio, &st) ||
        !portfolio_filter(overview->portfolio, text_get(&filter), &st)) {
        app_failed(app, &st);
    } else {
        size_t size = portfolio_size(overview->portfolio), found = size;
        if (overview->chosen)
            found = portfolio_find(overview->portfolio, overview->chosen, &st);
        rows_changed(&overview->screen->panes[OVERVIEW_LIST], found < size ? found
                                                              : at < size  ? at
                                                              : size       ? size - 1
                                                                           : 0);
        app->stale = office_live(app->office) ? portfolio_counts(overview->portfolio)->stale : 0;
    }
    status_clear(&st);
    text_release(&filter);
    overview->detail_stale = true;
}

static struct standing keep_row(struct arena *arena, const struct standing *row)
{
    struct standing kept = *row;
    const char **texts[] = {&kept.provider_ref, &kept.provider_name, &kept.contract_ref,
                            &kept.framework,    &kept.officer,       &kept.zone,
                            &kept.standing,     &kept.highest_open,  &kept.next_due};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_strdup(arena, *texts[i] ? *texts[i] : "");
    return kept;
}

// Takes what was worked out beforehand. False if it is of another contract, day or state of the data.
static bool take_ahead(struct overview *overview, struct app *app, int64_t id)
{
    struct overview_ahead *ahead = &overview->ahead;
    if (ahead->id != id || ahead->as_at != app->office->as_at ||
        ahead->data_version != app->data_version)
        return false;
    struct arena *other = overview->arena;
    overview->arena = ahead->arena;
    overview->row = ahead->row;
    overview->evaluation = ahead->evaluation;
    ahead->arena = other;
    ahead->id = 0;
    return true;
}

static void read_detail(struct overview *overview, struct app *app)
{
    struct status st = {0};
    size_t at = rows_list(&overview->screen->panes[OVERVIEW_LIST])->selected;
    bool had_contract = overview->row.contract != 0, was_worked_out = overview->worked_out;
    overview->detail_stale = false;
    overview->worked_out = false;
    overview->upwards = at < overview->last_at;
    overview->last_at = at;
    text_clear(&overview->trouble);
    for (int i = 0; i < MOST_PANES; i++)
        overview->docs[i] = (struct doc){.width = -1};
    const struct standing *row = NULL;
    if (overview->portfolio && portfolio_size(overview->portfolio))
        row = portfolio_row(overview->portfolio, at, &st);
    if (row && take_ahead(overview, app, row->id)) {
        overview->worked_out = overview->row.contract != 0;
    } else {
        arena_reset(overview->arena);
        overview->row = row ? keep_row(overview->arena, row) : (struct standing){.id = 0};
        if (row && row->contract)
            overview->worked_out = evaluation_of(app->office, row->contract, overview->arena,
                                                 &overview->evaluation, &st);
    }
    if ((overview->row.contract != 0) != had_contract || overview->worked_out != was_worked_out)
        app->framed = false; // the footer offers other things
    overview->chosen = overview->row.id ? overview->row.id : overview->chosen;
    if (st.code != STATUS_OK)
        text_add(&overview->trouble, status_message(&st));
    status_clear(&st);
}

void overview_work_ahead(struct overview *overview, struct app *app)
{
    struct overview_ahead *ahead = &overview->ahead;
    struct status st = {0};
    size_t at = overview->upwards ? overview->last_at - 1
                                  : overview->last_at + 1; // past the end when there is none
    if (overview->stale || overview->detail_stale || !overview->portfolio ||
        at >= portfolio_size(overview->portfolio))
        return;
    const struct standing *row = portfolio_row(overview->portfolio, at, &st);
    if (row && (row->id != ahead->id || ahead->as_at != app->office->as_at ||
                ahead->data_version != app->data_version)) {
        arena_reset(ahead->arena);
        ahead->row = keep_row(ahead->arena, row);
        ahead->as_at = app->office->as_at;
        ahead->data_version = app->data_version;
        bool good = !row->contract || evaluation_of(app->office, row->contract, ahead->arena,
                                                    &ahead->evaluation, &st);
        ahead->id = good ? ahead->row.id : 0;
    }
    status_clear(&st);
}

void overview_ready(struct overview *overview, struct app *app)
{
    if (overview->stale || overview->scope_seen != app->scope.version)
        read_list(overview, app);
    if (overview->detail_stale)
        read_detail(overview, app);
}

// Of a provider without a contract all there is to see is what the regulator says.
static void make_bare(struct overview *overview, struct app *app, struct doc *doc)
{
    doc_words(doc, 0, false, ROLE_TEXT, "No contract: nothing is measured.");
    dossier_locations(doc, app, overview->row.provider, BARE_LOCATIONS);
}

struct doc *overview_doc(struct overview *overview, struct app *app, enum overview_pane pane)
{
    static void (*const make[])(struct overview *, struct doc *) = {
        [OVERVIEW_STATUS] = overview_make_status,
        [OVERVIEW_VISITS] = overview_make_visits,
        [OVERVIEW_NOTICES] = overview_make_notices,
    };
    overview_ready(overview, app);
    struct doc *doc = &overview->docs[pane];
    int width = overview->screen->panes[pane].area.width - 1;
    if (doc->width != width) {
        doc_begin(doc, overview->arena, width);
        if (overview->worked_out)
            make[pane](overview, doc);
        else if (*text_get(
                     &overview->trouble)) // in every pane: none may seem to say that nothing is due
            doc_words(doc, 0, false, ROLE_WARNING,
                      phrase_trouble(doc->arena, text_get(&overview->trouble)));
        else if (pane == OVERVIEW_STATUS && overview->row.provider)
            make_bare(overview, app, doc);
    }
    return doc;
}
