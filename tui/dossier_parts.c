// SPDX-License-Identifier: MIT
// The dossier's sections about one contract.
#include "dossier_page.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/utf8.h"
#include "model/contacts.h"
#include "model/history.h"
#include "model/records.h"
#include "tui/gauges.h"
#include "tui/papers.h"
#include "tui/phrases.h"

enum { LABEL = 13, DATE = 12, REF = 10 };

static const char *period_words(struct doc *doc, const struct contract *contract)
{
    const char *starts = phrase_full_day(doc->arena, contract->starts);
    return contract->ends == DAY_NEVER ? arena_printf(doc->arena, "from %s, no end agreed", starts)
                                       : arena_printf(doc->arena, "%s to %s", starts,
                                                      phrase_full_day(doc->arena, contract->ends));
}

void dossier_contract(struct doc *doc, const struct evaluation *evaluation, const char *officer,
                      bool ascii)
{
    const struct contract *contract = &evaluation->contract;
    const struct outcome *outcome = evaluation->outcome;
    doc_labelled(doc, LABEL, "Contract", ROLE_STRONG,
                 arena_printf(doc->arena, "%s  %s", contract->ref, contract->title));
    doc_labelled(doc, LABEL, "Runs", ROLE_TEXT, period_words(doc, contract));
    doc_labelled(doc, LABEL, "Framework", ROLE_TEXT,
                 arena_printf(doc->arena, "%s, %s, version %s", evaluation->framework->title,
                              evaluation->framework->council, evaluation->framework->version));
    if (*officer)
        doc_labelled(doc, LABEL, "Officer", ROLE_TEXT, officer);
    if (*contract->zone)
        doc_labelled(doc, LABEL, "Zone", ROLE_TEXT, contract->zone);
    if (contract->value >= 0) {
        struct text money = {0};
        money_print(contract->value, ascii, &money);
        doc_labelled(doc, LABEL, "Value", ROLE_TEXT, text_get(&money));
        text_release(&money);
    }
    doc_blank(doc);
    struct row *row = &doc_add(doc)->row;
    row_add(row, 0, LABEL, ROLE_DIM, "Status");
    const char *standing = outcome->standing ? outcome->standing : "none";
    if (!evaluation->framework->rated) { // its own words, and no colours
        row_add(row, LABEL, doc->width - LABEL, ROLE_STRONG, standing);
        return;
    }
    row_add_badge(row, LABEL, 5, rag_role((int)outcome->rag), rag_word((int)outcome->rag));
    row_add(row, LABEL + 6, doc->width - LABEL - 6, ROLE_STRONG,
            arena_printf(doc->arena, "Standing: %s", standing));
    doc_labelled(doc, LABEL, "Because", ROLE_TEXT, outcome->rag_why);
}

static void add_finding(struct doc *doc, const struct evaluation *evaluation,
                        const struct finding *finding)
{
    bool must = finding->duty == DUTY_MUST;
    const struct instrument *instrument =
        framework_instrument(evaluation->framework, finding->instrument);
    size_t first = doc_words(doc, 10, false, ROLE_STRONG,
                             arena_printf(doc->arena, "%s (%s)", finding->title,
                                          instrument ? instrument->word : finding->instrument));
    struct row *row = &doc->rows[first].row;
    struct span title = row->spans[0];
    row->count = 0;
    row_add(row, 0, 9, must ? ROLE_MUST : ROLE_CONSIDER, must ? "MUST" : "consider");
    row->spans[row->count++] = title;
    row->cursor = 0;
    if (finding->why && *finding->why)
        doc_words(doc, 10, false, ROLE_TEXT, finding->why);
    struct text line = {0};
    text_printf(&line, "raised %s, clause %s",
                phrase_day(doc->arena, finding->raised_on, evaluation->outcome->as_at),
                finding->clause ? finding->clause : "");
    if (finding->due_on != DAY_NONE)
        text_printf(&line, ", due %s (%s)",
                    phrase_day(doc->arena, finding->due_on, evaluation->outcome->as_at),
                    phrase_distance(doc->arena, finding->due_on, evaluation->outcome->as_at));
    text_printf(&line, "; key %s", finding->key);
    doc_words(doc, 10, false, ROLE_DIM, text_get(&line));
    text_release(&line);
    doc_topic(doc, first, (struct topic){.finding = finding, .on = finding->raised_on});
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
}

void dossier_findings(struct doc *doc, const struct evaluation *evaluation)
{
    size_t count;
    const struct finding **open = findings_open(evaluation->outcome, doc->arena, &count);
    doc_heading(doc, count ? arena_printf(doc->arena, "Now required or to consider (%zu)", count)
                           : "Nothing is required now");
    for (size_t i = 0; i < count; i++)
        add_finding(doc, evaluation, open[i]);
}

void dossier_gauges(struct doc *doc, const struct evaluation *evaluation)
{
    enum { ALL = 1000 };
    size_t heading = doc->count;
    doc_heading(doc, "How far to the next step");
    size_t first = doc->count;
    gauges_add(doc, evaluation->outcome, ALL, true);
    if (doc->count == first)
        doc->count = heading;
}

static int newest_first(const void *a, const void *b)
{
    const struct fact *x = *(const struct fact *const *)a, *y = *(const struct fact *const *)b;
    if (x->date != y->date)
        return x->date > y->date ? -1 : 1;
    return x < y ? 1 : x > y ? -1 : 0;
}

// Facts of two kinds that had happened by the as-at day, newest first.
static const struct fact **facts_of_kinds(struct doc *doc, const struct evaluation *evaluation,
                                          enum fact_kind one, enum fact_kind other, size_t *count)
{
    const struct contract_facts *facts = &evaluation->facts;
    const struct fact **found = ARENA_ARRAY(doc->arena, facts->fact_count + 1, const struct fact *);
    *count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if ((fact->kind == one || fact->kind == other) && fact->date <= evaluation->outcome->as_at)
            found[(*count)++] = fact;
    }
    qsort(found, *count, sizeof *found, newest_first);
    return found;
}

void dossier_papers(struct doc *doc, const struct evaluation *evaluation)
{
    size_t count;
    const struct fact **papers = facts_of_kinds(doc, evaluation, FACT_SERVED, FACT_SERVED, &count);
    if (count)
        doc_heading(doc, arena_printf(doc->arena, "Notices and plans served (%zu)", count));
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = papers[i];
        const struct instrument *instrument =
            fact->instrument ? framework_instrument(evaluation->framework, fact->instrument) : NULL;
        struct paper_state state =
            paper_state(&evaluation->facts, fact, evaluation->outcome->as_at, doc->arena);
        struct doc_row *row = doc_add(doc);
        int at = row_add(&row->row, 0, DATE, ROLE_TEXT,
                         phrase_day(doc->arena, fact->date, evaluation->outcome->as_at));
        at = row_add(&row->row, at, REF, state.over ? ROLE_DONE : ROLE_STRONG, fact->ref) + 1;
        int left = doc->width - at, states = left >= 46 ? 24 : 0;
        row_add(&row->row, at, left - states, state.over ? ROLE_DONE : ROLE_TEXT,
                states ? (instrument ? instrument->word : "") : state.words);
        if (states)
            row_add(&row->row, doc->width - states, states, state.role, state.words);
        row->topic.ref = fact->ref;
        row->topic.on = fact->date;
    }
}

// The kind of record that such a fact is a step of; NULL for results, papers and what follows from them.
static const char *record_what(const char *kind)
{
    const struct record_kind_row *row = record_kind(kind);
    return row ? row->id : NULL;
}

void dossier_dues(struct doc *doc, const struct evaluation *evaluation)
{
    const struct outcome *outcome = evaluation->outcome;
    if (outcome->due_count)
        doc_heading(doc, "What is due");
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        struct doc_row *row = doc_add(doc);
        enum role role = phrase_due_urgency(due->on, due->never_late, outcome->as_at);
        const char *far = phrase_due(doc->arena, due->on, due->never_late, outcome->as_at);
        int end = utf8_width(far);
        row_add(&row->row, 0, DATE - 1, role, phrase_weekday(doc->arena, due->on, outcome->as_at));
        row_add(&row->row, DATE, doc->width - DATE - (end ? end + 1 : 0), ROLE_TEXT, due->what);
        if (end)
            row_add(&row->row, doc->width - end, end, role, far);
        row->topic.key = outcome_finding(outcome, due->key) ? due->key : NULL;
        row->topic.on = due->on;
    }
}

void dossier_contacts(struct doc *doc, const struct evaluation *evaluation)
{
    size_t count;
    const struct fact **facts = facts_of_kinds(doc, evaluation, FACT_VISIT, FACT_MEETING, &count);
    if (count)
        doc_heading(doc, arena_printf(doc->arena, "Visits and meetings (%zu)", count));
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = facts[i];
        const struct cadence *cadence =
            fact->instrument ? framework_cadence(evaluation->framework, fact->instrument) : NULL;
        struct doc_row *row = doc_add(doc);
        int at = row_add(&row->row, 0, DATE, ROLE_TEXT,
                         phrase_weekday(doc->arena, fact->date, evaluation->outcome->as_at));
        const char *what = cadence            ? cadence->title
                           : fact->instrument ? fact->instrument
                                              : fact_kind_word(fact->kind);
        row_add(&row->row, at, doc->width - at - 10, ROLE_TEXT, what);
        row_add_right(&row->row, doc->width - 9, 9, ROLE_DIM, fact->outcome ? fact->outcome : "");
        row->topic.ref = fact->ref;
        row->topic.what = record_what(fact_kind_word(fact->kind));
        row->topic.on = fact->date;
    }
}

void dossier_history(struct doc *doc, struct app *app, const struct evaluation *evaluation)
{
    struct history history;
    struct status st = {0};
    struct subject subject = {.provider = evaluation->contract.provider,
                              .contract = evaluation->contract.id,
                              .ref = evaluation->contract.ref};
    if (!history_of(app->office, &subject, doc->arena, &history, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
        status_clear(&st);
        return;
    }
    if (history.count)
        doc_heading(doc, arena_printf(doc->arena, "History, newest first (%zu)", history.count));
    for (size_t i = history.count; i-- > 0;) {
        const struct history_row *event = &history.rows[i];
        size_t first =
            doc_words(doc, DATE, true, event->finding ? ROLE_STRONG : ROLE_TEXT, event->summary);
        if (first == doc->count)
            continue;
        struct row *row = &doc->rows[first].row;
        struct span summary = row->spans[0];
        row->count = 0;
        row_add(row, 0, DATE, ROLE_DIM,
                phrase_day(doc->arena, event->date, evaluation->outcome->as_at));
        row->spans[row->count++] = summary;
        row->cursor = 0;
        struct topic topic = {.on = event->date};
        if (event->finding) {
            topic.key = event->ref;
        } else if (!event->event || event->event->provider == evaluation->contract.provider) {
            topic.ref = event->ref;
            topic.what = event->event ? (event_is_note(event->event) ? "note" : "change")
                                      : record_what(event->fact ? event->fact->kind : "");
        }
        doc_topic(doc, first, topic);
    }
}
