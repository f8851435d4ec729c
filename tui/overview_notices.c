// SPDX-License-Identifier: MIT
// The overview's notices pane: what the framework now asks for, then the notices and plans served, newest first.
#include "overview.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/utf8.h"
#include "tui/papers.h"
#include "tui/phrases.h"

enum {
    DATE_WIDTH = 7,
    LONG_DATE_WIDTH = 12,
    REF_WIDTH = 9,
    STATE_WIDTH = 24,
    ROOMY = 60,
    BRIEF_MOST = 5
};

static void title(void *context, struct app *app, struct text *out)
{
    struct overview *overview = context;
    overview_ready(overview, app);
    text_add(out, "Notices");
    if (!overview->worked_out)
        return;
    const struct outcome *outcome = overview->evaluation.outcome;
    if (outcome->open_must)
        text_printf(out, "  %zu required", outcome->open_must);
    if (outcome->open_consider)
        text_printf(out, "  %zu to consider", outcome->open_consider);
}

static size_t count(void *context, struct app *app)
{
    return doc_count(overview_doc(context, app, OVERVIEW_NOTICES), app);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(overview_doc(context, app, OVERVIEW_NOTICES), app, index, width, out);
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct doc *doc = overview_doc(context, app, OVERVIEW_NOTICES);
    return overview_topic(context, app, index < doc->count ? &doc->rows[index].topic : NULL,
                          action);
}

// "3 days late" for what has a day of its own, "open 3 days" where no day is stated: as the work queue says it.
static const char *late_words(struct doc *doc, const struct outcome *outcome,
                              const struct finding *finding, enum role *role)
{
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        if (text_equal(due->key, finding->key) && due->on < outcome->as_at) {
            *role = phrase_due_urgency(due->on, due->never_late, outcome->as_at);
            return phrase_due_brief(doc->arena, due->on, due->never_late, outcome->as_at);
        }
    }
    return "";
}

// The paper that the finding is named after: "determine:RAP-3" -> "RAP-3"; "" where it is named after a day or several.
static const char *paper_of(const struct evaluation *evaluation, const struct finding *finding)
{
    const char *ref = strchr(finding->key, ':');
    const struct contract_facts *facts = &evaluation->facts;
    for (size_t i = 0; ref && i < facts->fact_count; i++) {
        if (facts->facts[i].kind == FACT_SERVED && text_equal(facts->facts[i].ref, ref + 1))
            return ref + 1;
    }
    return "";
}

static const char *with_capital(struct arena *arena, const char *words)
{
    bool small = *words >= 'a' && *words <= 'z';
    return small ? arena_printf(arena, "%c%s", *words - 'a' + 'A', words + 1) : words;
}

// Why, where there is room for it; else the title, without the name of the paper that stands before it.
static const char *finding_words(struct doc *doc, const struct evaluation *evaluation,
                                 const struct finding *finding, int width)
{
    const struct instrument *instrument =
        framework_instrument(evaluation->framework, finding->instrument);
    const char *title = finding->title, *paper = paper_of(evaluation, finding);
    const char *why = finding->why && *finding->why ? finding->why : title;
    why = phrase_this_year(doc->arena, why, evaluation->outcome->as_at);
    if (utf8_width(why) <= width && (!*paper || strstr(why, paper)))
        return why;
    if (instrument && text_starts(title, instrument->word) &&
        text_starts(title + strlen(instrument->word), ": "))
        title = with_capital(doc->arena, title + strlen(instrument->word) + 2);
    if (!*paper)
        return title;
    const char *both = arena_printf(doc->arena, "%s: %s", paper, title);
    if (utf8_width(both) > width && instrument && utf8_width(instrument->brief) > BRIEF_MOST)
        return arena_printf(doc->arena, "%s %s", instrument->brief, paper); // "Determine RAP-2"
    return both;
}

static void add_finding(struct doc *doc, const struct evaluation *evaluation,
                        const struct finding *finding)
{
    bool must = finding->duty == DUTY_MUST, roomy = doc->width >= ROOMY;
    enum role role = must ? ROLE_MUST : ROLE_CONSIDER;
    const struct instrument *instrument =
        framework_instrument(evaluation->framework, finding->instrument);
    struct doc_row *row = doc_add(doc);
    int at = row_add(&row->row, 0, roomy ? 8 : 4, role,
                     must    ? "MUST"
                     : roomy ? "consider"
                             : "may") +
             1;
    const char *brief = instrument ? instrument->brief : finding->instrument;
    if (instrument && utf8_width(brief) <= BRIEF_MOST) // the longer ones say what the title says
        at = row_add(&row->row, at, 0, role, brief) + 1;
    enum role late_role = ROLE_TEXT;
    const char *late = late_words(doc, evaluation->outcome, finding, &late_role);
    int end = utf8_width(late), left = doc->width - at - (end ? end + 1 : 0);
    row_add(&row->row, at, left, role, finding_words(doc, evaluation, finding, left));
    if (end)
        row_add(&row->row, doc->width - end, end, late_role, late);
    row->topic.finding = finding;
    row->topic.on = finding->raised_on;
}

static void add_paper(struct doc *doc, const struct evaluation *evaluation, const struct fact *fact,
                      int date_width)
{
    day as_at = evaluation->outcome->as_at;
    const struct instrument *instrument =
        fact->instrument ? framework_instrument(evaluation->framework, fact->instrument) : NULL;
    struct paper_state state = paper_state(&evaluation->facts, fact, as_at, doc->arena);
    struct doc_row *row = doc_add(doc);
    enum role role = state.over                       ? ROLE_DONE
                     : instrument && instrument->plan ? ROLE_PLAN
                                                      : ROLE_NOTICE;
    const char *name = instrument ? instrument->word : fact->instrument ? fact->instrument : "";
    bool roomy = doc->width >= ROOMY;
    row_add(&row->row, 0, date_width - 1, state.over ? ROLE_DONE : ROLE_TEXT,
            phrase_day(doc->arena, fact->date, as_at));
    int at = row_add(&row->row, date_width, REF_WIDTH, role, fact->ref) + 1;
    if (roomy)
        at = row_add(&row->row, at, doc->width - at - STATE_WIDTH - 1, role, name) + 1;
    row_add(&row->row, at, doc->width - at, state.role, *state.words ? state.words : "served");
    row->topic.ref = fact->ref;
    row->topic.on = fact->date;
}

void overview_make_notices(struct overview *overview, struct doc *doc)
{
    const struct evaluation *evaluation = &overview->evaluation;
    size_t open_count, paper_count;
    const struct finding **open = findings_open(evaluation->outcome, doc->arena, &open_count);
    for (size_t i = 0; i < open_count; i++)
        add_finding(doc, evaluation, open[i]);
    const struct fact **papers =
        papers_served(&evaluation->facts, evaluation->outcome->as_at, doc->arena, &paper_count);
    bool far = paper_count && day_civil(papers[paper_count - 1]->date).year !=
                                  day_civil(evaluation->outcome->as_at).year;
    for (size_t i = 0; i < paper_count; i++)
        add_paper(doc, evaluation, papers[i], far ? LONG_DATE_WIDTH : DATE_WIDTH);
}

// Only of a contract can it be said.
static void nothing(void *context, struct app *app, struct text *out)
{
    (void)app;
    if (((struct overview *)context)->worked_out)
        text_add(out, "Nothing served, nothing required.");
}

const struct rows_source overview_notices_source = {
    .title = title,
    .count = count,
    .row = row,
    .act = act,
    .nothing = nothing,
};
