// SPDX-License-Identifier: MIT
// The timeline's lower pane: what the event at the cursor is, who recorded it and when, what it counts towards.
#include "timeline_view.h"

#include <string.h>

#include "model/history.h"
#include "tui/phrases.h"

static const struct timeline_event *chosen(const struct timeline_view *view)
{
    return view->timeline && view->chosen != SIZE_MAX ? &view->timeline->events[view->chosen]
                                                      : NULL;
}

static void title(void *context, struct app *app, struct text *out)
{
    struct timeline_view *view = context;
    timeline_ready(view, app);
    const struct timeline_event *event = chosen(view);
    if (!event) {
        text_add(out, view->timeline ? "Nothing chosen" : "No timeline");
        return;
    }
    day_print(event->fact ? event->fact->date : event->at, true, out);
    text_printf(out, "  %s", event->ref);
}

static const struct fact_row *stored_row(const struct timeline_view *view, const struct fact *fact)
{
    const struct contract_facts *facts = &view->evaluation.facts;
    size_t index = (size_t)(fact - facts->facts);
    return index < view->evaluation.rows.count ? &view->evaluation.rows.rows[index] : NULL;
}

static void add_recorded(struct timeline_view *view, struct doc *doc, const struct fact *fact)
{
    const struct fact_row *row = stored_row(view, fact);
    if (!row)
        return;
    day near = view->told_for;
    const char *recorded = phrase_day(doc->arena, moment_day(row->recorded, NULL), near);
    const char *entered = phrase_day(doc->arena, moment_day(row->entered, NULL), near);
    doc_words(doc, 0, true, ROLE_DIM,
              row->claimed
                  ? arena_printf(doc->arena, "recorded %s, as imported %s by %s", recorded, entered,
                                 row->entered_by)
                  : arena_printf(doc->arena, "recorded %s by %s", recorded, row->entered_by));
    if (*row->note)
        doc_words(doc, 0, true, ROLE_TEXT, row->note);
}

static bool counts(const struct finding *finding, const char *ref)
{
    for (size_t i = 0; i < finding->counted_count; i++) {
        if (text_equal(finding->counted[i], ref))
            return true;
    }
    return false;
}

// Findings and gauges that rest on the fact.
static void add_consequences(struct timeline_view *view, struct doc *doc, const struct fact *fact)
{
    const struct outcome *outcome = view->evaluation.outcome;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (!counts(finding, fact->ref))
            continue;
        size_t first = doc_words(
            doc, 0, true, ROLE_TEXT,
            arena_printf(doc->arena, "counts in %s, raised %s: %s (clause %s), %s", finding->key,
                         phrase_day(doc->arena, finding->raised_on, view->told_for), finding->title,
                         finding->clause ? finding->clause : "-",
                         finding_status_word(finding->status)));
        doc_topic(doc, first, (struct topic){.finding = finding, .on = finding->raised_on});
    }
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        const struct gauge *gauge = &outcome->gauges[i];
        for (size_t k = 0; gauge->live && k < gauge->fact_count; k++) {
            if (text_equal(gauge->facts[k].ref, fact->ref))
                doc_words(doc, 0, true, ROLE_TEXT,
                          gauge->facts[k].drops_out == DAY_NONE
                              ? gauge->words
                              : arena_printf(doc->arena, "%s; this one no longer counts from %s",
                                             gauge->words,
                                             phrase_day(doc->arena, gauge->facts[k].drops_out,
                                                        view->told_for)));
        }
    }
}

static void add_instrument(struct timeline_view *view, struct doc *doc, const struct fact *fact)
{
    const struct instrument *instrument =
        fact->instrument ? framework_instrument(view->evaluation.framework, fact->instrument)
                         : NULL;
    if (instrument && instrument->clause)
        doc_words(doc, 0, true, ROLE_DIM,
                  arena_printf(doc->arena, "%s, clause %s", instrument->word, instrument->clause));
}

static void add_finding(struct timeline_view *view, struct doc *doc, const struct finding *finding)
{
    struct text words = {0};
    rules_explain(view->evaluation.framework, &view->evaluation.facts, view->evaluation.outcome,
                  finding, &words);
    for (const char *at = text_get(&words); *at;) {
        size_t length = strcspn(at, "\n"), indent = strspn(at, " ");
        bool named =
            at == text_get(&words) && strncmp(at, finding->key, length) == 0; // by the title
        if (length > indent && !named)
            doc_words(doc, indent < 8 ? (int)indent : 8, true, ROLE_TEXT,
                      arena_strndup(doc->arena, at, length));
        at += length + (at[length] == '\n');
    }
    text_release(&words);
    doc_topic(doc, 0, (struct topic){.finding = finding, .on = finding->raised_on});
}

static void add_told(struct timeline_view *view, struct doc *doc, const struct timeline_told *told)
{
    doc_words(doc, 0, true, ROLE_STRONG, told->words);
    doc_words(doc, 0, true, ROLE_DIM,
              arena_printf(doc->arena, "%s, entered %s by %s", told->ref,
                           phrase_day(doc->arena, moment_day(told->entered, NULL), view->told_for),
                           told->by));
}

static struct doc *ready(struct timeline_view *view, struct app *app)
{
    timeline_ready(view, app);
    int width = view->screen->panes[TIMELINE_WHY].area.width - 1;
    const struct timeline_event *event = chosen(view);
    if (view->doc.width == width && view->doc_for == view->chosen)
        return &view->doc;
    struct doc *doc = &view->doc;
    bool changed = view->doc_for != view->chosen;
    view->doc_for = view->chosen;
    doc_begin(doc, view->day_arena, width);
    if (changed)
        rows_changed(&view->screen->panes[TIMELINE_WHY], 0);
    if (event && event->fact) {
        doc_words(doc, 0, true, ROLE_STRONG,
                  fact_summary(view->evaluation.framework, &view->evaluation.facts, event->fact,
                               doc->arena));
        add_consequences(view, doc, event->fact);
        add_recorded(view, doc, event->fact);
        add_instrument(view, doc, event->fact);
    } else if (event && event->told) {
        add_told(view, doc, event->told);
    } else if (event) {
        add_finding(view, doc, event->finding);
    }
    return doc;
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
    return doc_stop(&((struct timeline_view *)context)->doc, index);
}

const struct rows_source timeline_why_source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .empty = "Nothing to tell.",
};
