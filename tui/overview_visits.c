// SPDX-License-Identifier: MIT
// The overview's visits pane: visits and meetings that are due, the most pressing first, then those that were.
#include "overview.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/phrases.h"

enum { DATE_WIDTH = 12, NARROW = 40, PAST_SHOWN = 12 };

static void title(void *context, struct app *app, struct text *out)
{
    (void)context;
    (void)app;
    text_add(out, "Visits and dates");
}

static size_t count(void *context, struct app *app)
{
    return doc_count(overview_doc(context, app, OVERVIEW_VISITS), app);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(overview_doc(context, app, OVERVIEW_VISITS), app, index, width, out);
}

static bool stop(void *context, size_t index)
{
    return doc_stop(&((struct overview *)context)->docs[OVERVIEW_VISITS], index);
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct doc *doc = overview_doc(context, app, OVERVIEW_VISITS);
    return overview_topic(context, app, index < doc->count ? &doc->rows[index].topic : NULL,
                          action);
}

// A date, what, and at the right end how far away or how it went. Where both do not fit that gives way; how late it is stays, and what is
// late goes on beneath.
static struct doc_row *add_row(struct doc *doc, enum role date_role, const char *date,
                               enum role role, const char *what, enum role end_role,
                               const char *end)
{
    size_t index = doc->count;
    struct doc_row *row = doc_add(doc);
    int end_width = doc->width >= NARROW && *end ? utf8_width(end) : 0;
    if (end_width && end_role != ROLE_OVERDUE &&
        DATE_WIDTH + utf8_width(what) + 1 + end_width > doc->width)
        end_width = 0;
    row_add(&row->row, 0, DATE_WIDTH - 1, date_role, date);
    int room = doc->width - DATE_WIDTH - (end_width ? end_width + 1 : 0);
    bool goes_on = end_width && utf8_width(what) > room;
    struct text first = {0};
    const char *rest = what;
    if (goes_on)
        wrap_next(&rest, room, &first);
    row_add(&row->row, DATE_WIDTH, room, role,
            goes_on ? arena_strdup(doc->arena, text_get(&first)) : what);
    text_release(&first);
    if (end_width)
        row_add(&row->row, doc->width - end_width, end_width, end_role, end);
    if (goes_on) {
        struct doc_row *beneath = doc_add(doc);
        beneath->passed = true;
        row_add(&beneath->row, DATE_WIDTH, doc->width - DATE_WIDTH, role, rest + strspn(rest, " "));
    }
    return &doc->rows[index]; // adding may have moved it
}

// The visit, meeting or record that is due, so that keys act on it; NULL where nothing has been planned yet.
static const char *ref_of(const struct contract_facts *facts, const struct due *due)
{
    for (size_t i = 0; due->key && i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        bool planned = fact->kind == FACT_VISIT || fact->kind == FACT_MEETING;
        if (planned && text_equal(fact->ref, due->key))
            return fact->ref;
    }
    return NULL;
}

static void add_due(struct doc *doc, const struct evaluation *evaluation, const struct due *due)
{
    day as_at = evaluation->outcome->as_at;
    enum role role = phrase_urgency(due->on, as_at);
    struct doc_row *row =
        add_row(doc, role, phrase_weekday(doc->arena, due->on, as_at), ROLE_TEXT, due->what, role,
                phrase_distance_brief(doc->arena, due->on, as_at));
    row->topic.ref = ref_of(&evaluation->facts, due);
}

static void add_past(struct doc *doc, const struct evaluation *evaluation, const struct fact *fact)
{
    const struct cadence *cadence =
        fact->instrument ? framework_cadence(evaluation->framework, fact->instrument) : NULL;
    const char *what = cadence            ? cadence->title
                       : fact->instrument ? fact->instrument
                                          : fact_kind_word(fact->kind);
    const char *outcome = fact->outcome ? fact->outcome : "";
    struct doc_row *row =
        add_row(doc, ROLE_DONE, phrase_weekday(doc->arena, fact->date, evaluation->outcome->as_at),
                ROLE_DONE, what, text_equal(outcome, "missed") ? ROLE_OVERDUE : ROLE_DONE, outcome);
    row->topic.ref = fact->ref;
    row->topic.on = fact->date;
}

// The latest visit or meeting before `below`; SIZE_MAX if there is none. Facts come in any order.
static size_t latest_below(const struct contract_facts *facts, size_t below, day as_at,
                           moment known_at)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) || fact->date > as_at ||
            !fact_known(fact, known_at) || text_equal(fact->outcome, "planned"))
            continue; // what is still planned stands among what is due
        bool is_below = below == SIZE_MAX || fact->date < facts->facts[below].date ||
                        (fact->date == facts->facts[below].date && i < below);
        bool better = best == SIZE_MAX || fact->date >= facts->facts[best].date;
        if (is_below && better)
            best = i;
    }
    return best;
}

void overview_make_visits(struct overview *overview, struct doc *doc)
{
    const struct evaluation *evaluation = &overview->evaluation;
    const struct outcome *outcome = evaluation->outcome;
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (!outcome_finding(outcome, outcome->dues[i].key))
            add_due(doc, evaluation, &outcome->dues[i]);
    }
    size_t at = SIZE_MAX;
    for (int i = 0; i < PAST_SHOWN; i++) {
        at = latest_below(&evaluation->facts, at, outcome->as_at, overview->office->known_at);
        if (at == SIZE_MAX)
            break;
        add_past(doc, evaluation, &evaluation->facts.facts[at]);
    }
}

// Only of a contract can it be said.
static void nothing(void *context, struct app *app, struct text *out)
{
    (void)app;
    if (((struct overview *)context)->worked_out)
        text_add(out, "None recorded, none due.");
}

const struct rows_source overview_visits_source = {
    .title = title,
    .count = count,
    .row = row,
    .act = act,
    .stop = stop,
    .nothing = nothing,
};
