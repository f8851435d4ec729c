// SPDX-License-Identifier: MIT
// The overview's status pane: the RAG and why, how far to the next step, the KPIs.
#include "overview.h"

#include "model/cover.h"
#include "model/ground/utf8.h"
#include "tui/gauges.h"
#include "tui/kpigrid.h"
#include "tui/phrases.h"

enum { GAUGES_SHOWN = 3, WHY_ROWS = 2, TALL = 14, SOON = 14 };

static void title(void *context, struct app *app, struct text *out)
{
    struct overview *overview = context;
    overview_ready(overview, app);
    const struct standing *row = &overview->row;
    if (!row->provider) {
        text_add(out, "Status");
        return;
    }
    if (row->contract)
        text_printf(out, "%s ", row->contract_ref);
    text_add(out, row->provider_name);
    if (row->contract && *row->zone)
        text_printf(out, "  %s", row->zone);
    if (row->contract && *row->officer)
        text_printf(out, "  %s", row->officer);
}

static size_t count(void *context, struct app *app)
{
    return doc_count(overview_doc(context, app, OVERVIEW_STATUS), app);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(overview_doc(context, app, OVERVIEW_STATUS), app, index, width, out);
}

static bool stop(void *context, size_t index)
{
    struct overview *overview = context;
    return doc_stop(&overview->docs[OVERVIEW_STATUS], index);
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct doc *doc = overview_doc(context, app, OVERVIEW_STATUS);
    return overview_topic(context, app, index < doc->count ? &doc->rows[index].topic : NULL,
                          action);
}

// The reason in no more rows than that: what is cut shows it, and x says all.
static size_t add_reason(struct doc *doc, const char *why, size_t most)
{
    size_t first = doc_words(doc, 6, false, ROLE_TEXT, why);
    if (doc->count - first > most) {
        doc->count = first + most;
        struct span *last = &doc->rows[doc->count - 1].row.spans[0];
        last->text = arena_printf(doc->arena, "%s \u2026", last->text);
        last->width = (short)(doc->width - 6);
    }
    return first;
}

// The badge and the reason behind it.
static void add_rag(struct doc *doc, const struct outcome *outcome, bool tall)
{
    size_t first = add_reason(doc, outcome->rag_why, tall ? 2 * WHY_ROWS : WHY_ROWS);
    if (first == doc->count)
        doc_add(doc);
    struct row *row = &doc->rows[first].row;
    struct span why = row->spans[0];
    int spans = row->count;
    row->count = 0;
    row_add_badge(row, 0, 5, rag_role((int)outcome->rag), rag_word((int)outcome->rag));
    if (spans)
        row->spans[row->count++] = why;
    row->cursor = 0;
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
}

static const struct due *as_due(const struct outcome *outcome, size_t index, bool overdue)
{
    const struct due *due = &outcome->dues[index];
    bool now = overdue ? due->on < outcome->as_at && !due->never_late : due->on >= outcome->as_at;
    return now && !outcome_finding(outcome, due->key) ? due : NULL;
}

// Of a framework without colours: how many returns, clocks and steps are late or come up, the late ones by name.
static void add_pressing(struct doc *doc, const struct outcome *outcome)
{
    size_t late = 0, soon = 0;
    for (size_t i = 0; i < outcome->due_count; i++) {
        late += as_due(outcome, i, true) != NULL;
        soon += as_due(outcome, i, false) && outcome->dues[i].on <= outcome->as_at + SOON;
    }
    doc_words(doc, 0, false, late ? ROLE_OVERDUE : ROLE_TEXT,
              arena_printf(doc->arena, "%zu late, %zu due within %d days", late, soon, SOON));
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = as_due(outcome, i, true);
        if (!due)
            continue;
        const char *late_by = phrase_distance_brief(doc->arena, due->on, outcome->as_at);
        int end = utf8_width(late_by);
        struct row *row = &doc_add(doc)->row;
        row_add(row, 2, doc->width - end - 3, ROLE_TEXT, due->what);
        row_add(row, doc->width - end, end, ROLE_OVERDUE, late_by);
    }
}

// During leave whom to ask instead; otherwise the title names the officer.
static void add_cover(struct doc *doc, const struct overview *overview)
{
    const char *officer = overview->evaluation.contract.officer,
               *words = cover_officer(overview->office, officer, doc->arena);
    if (words != officer)
        doc_words(doc, 0, true, ROLE_STRONG, words);
}

void overview_make_status(struct overview *overview, struct doc *doc)
{
    const struct outcome *outcome = overview->evaluation.outcome;
    bool tall = overview->screen->panes[OVERVIEW_STATUS].area.height >= TALL;
    if (!overview->evaluation.framework->rated) {
        doc_words(doc, 0, true, ROLE_STRONG, outcome->standing ? outcome->standing : "");
        doc_words(doc, 0, true, ROLE_DIM, overview->evaluation.framework->title);
        add_cover(doc, overview);
        add_pressing(doc, outcome);
        gauges_add(doc, outcome, tall ? GAUGES_SHOWN : 1, tall);
        kpigrid_add(doc, &overview->evaluation, true);
        return;
    }
    add_rag(doc, outcome, tall);
    add_cover(doc, overview);
    if (outcome->standing && *outcome->standing)
        doc_words(doc, 6, false, ROLE_TEXT,
                  arena_printf(doc->arena, "Standing: %s", outcome->standing));
    gauges_add(doc, outcome, tall ? GAUGES_SHOWN : 1, tall);
    kpigrid_add(doc, &overview->evaluation, true);
}

// Only of a contract can it be said.
static void nothing(void *context, struct app *app, struct text *out)
{
    (void)app;
    if (((struct overview *)context)->worked_out)
        text_add(out, "No contract: nothing is measured.");
}

const struct rows_source overview_status_source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .act = act,
    .nothing = nothing,
};
