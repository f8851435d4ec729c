// SPDX-License-Identifier: MIT
#include "tui/forms/act_page.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/history.h"
#include "model/notices.h"
#include "model/records.h"
#include "model/rules/records_state.h"
#include "tui/forms/notice.h"
#include "tui/forms/record.h"
#include "tui/page.h"
#include "tui/phrases.h"

// What a row opens, as the key of its topic; a finding's own key has no such beginning.
#define OPENS_SERVE     "@serve"
#define OPENS_DETERMINE "@determine"
#define OPENS_WITHDRAW  "@withdraw"
#define OPENS_DECIDE    "@decide"
#define OPENS_EVENT     "@event"
#define OPENS_RECORD    "@record" // a new one; its ref is the kind
#define OPENS_STEP      "@step"   // the next step; its ref is "kind ref"

struct act_page {
    int64_t contract;
};

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct act_page *own = page->state;
    struct evaluation now;
    struct status st = {0};
    if (acts_now(app->office, own->contract, app->scratch, &now, &st))
        text_printf(out, "What is to be done: %s, %s", now.contract.provider_name,
                    now.contract.ref);
    else
        text_add(out, "What is to be done");
    status_clear(&st);
}

static void row(struct doc *doc, const char *brief, const char *words, struct topic topic)
{
    enum { BRIEF = 11 };
    size_t first = doc->count;
    if (doc->width < 60) // one below the other where it is narrow
        doc_words(doc, 0, true, ROLE_TEXT,
                  arena_printf(doc->arena, "%s%s%s", brief, *brief ? ": " : "", words));
    else
        doc_labelled(doc, BRIEF, brief, ROLE_TEXT, words);
    doc_topic(doc, first, topic);
    for (size_t i = first + 1; i < doc->count; i++)
        doc->rows[i].passed = true;
}

// A heading before the first row under it.
static void heading(struct doc *doc, bool *said, const char *words)
{
    if (*said)
        return;
    doc_heading(doc, words);
    *said = true;
}

// ---- Findings ------------------------------------------------------------------------------------------------------------------------

static int rank_of(const struct framework *framework, const struct finding *finding)
{
    const struct instrument *instrument = framework_instrument(framework, finding->instrument);
    if (finding->rule && finding->rule->rank > 0)
        return finding->rule->rank;
    return instrument ? instrument->rank : 0;
}

// The gravest first, what must be done before what is to be considered, then the older.
static bool before(const struct framework *framework, const struct finding *a,
                   const struct finding *b)
{
    int x = rank_of(framework, a), y = rank_of(framework, b);
    if (a->duty != b->duty)
        return a->duty < b->duty;
    if (x != y)
        return x > y;
    return a->raised_on < b->raised_on;
}

static const char *finding_line(struct doc *doc, const struct finding *finding, day today)
{
    struct text words = {0};
    if (finding->duty == DUTY_CONSIDER)
        text_add(&words, "To be considered: ");
    finding_words(finding, &words);
    text_printf(&words, " (%s), since %s", finding->clause ? finding->clause : "",
                phrase_day(doc->arena, finding->raised_on, today));
    const char *kept = arena_strdup(doc->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static size_t add_findings(struct doc *doc, const struct evaluation *now)
{
    const struct outcome *outcome = now->outcome;
    const struct finding **open =
        ARENA_ARRAY(doc->arena, outcome->finding_count + 1, const struct finding *);
    size_t count = 0;
    bool said = false;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN)
            continue;
        size_t at = count++;
        for (; at > 0 && before(now->framework, finding, open[at - 1]); at--)
            open[at] = open[at - 1];
        open[at] = finding;
    }
    for (size_t i = 0; i < count; i++) {
        const struct instrument *asks = framework_instrument(now->framework, open[i]->instrument);
        heading(doc, &said, "Asked for");
        row(doc, asks ? asks->brief : open[i]->instrument,
            finding_line(doc, open[i], outcome->as_at),
            (struct topic){.finding = open[i], .on = open[i]->raised_on});
    }
    if (count > 1)
        row(doc, "Several", "Answer or waive several at once, with one reason",
            (struct topic){.key = OPENS_DECIDE, .on = DAY_NONE});
    return count;
}

// ---- Papers --------------------------------------------------------------------------------------------------------------------------

// "KPI 1, 7, rectify by 19 Aug, with PWN-4"; of a notice what it is and when it was served.
static const char *paper_line(struct doc *doc, const struct evaluation *now,
                              const struct fact *fact)
{
    struct text words = {0};
    day today = now->outcome->as_at;
    const struct instrument *instrument = framework_instrument(now->framework, fact->instrument);
    for (size_t i = 0; i < fact->cover_count; i++)
        text_printf(&words, "%s%s", i == 0 ? "KPI " : ", ", fact->covers[i]);
    if (fact->cover_count == 0)
        text_add(&words, instrument ? instrument->word : fact->instrument);
    text_printf(&words, ", served %s", phrase_day(doc->arena, fact->date, today));
    if (fact->rectify_by != DAY_NONE)
        text_printf(&words, ", rectify by %s", phrase_day(doc->arena, fact->rectify_by, today));
    if (fact->accompanies)
        text_printf(&words, ", with %s", fact->accompanies);
    const char *kept = arena_strdup(doc->arena, text_get(&words));
    text_release(&words);
    return kept;
}

enum papers { RUNNING, NOT_MET, IN_FORCE };

static bool belongs(const struct evaluation *now, const struct fact *fact, enum papers which)
{
    const struct fact *determined = notice_determined(&now->facts, fact->ref, DAY_NEVER);
    bool unmet = determined && text_equal(determined->outcome, "not-met");
    return fact->kind == FACT_SERVED && notice_in_force(&now->facts, fact->ref, DAY_NEVER) &&
           (which == IN_FORCE ||
            (notice_runs(now, fact, DAY_NEVER) && unmet == (which == NOT_MET)));
}

// The latest first.
static void add_papers(struct doc *doc, const struct evaluation *now, enum papers which,
                       const char *words, const char *opens)
{
    bool said = false;
    for (size_t i = now->facts.fact_count; i-- > 0;) {
        const struct fact *fact = &now->facts.facts[i];
        if (!belongs(now, fact, which))
            continue;
        heading(doc, &said, words);
        row(doc, fact->ref, paper_line(doc, now, fact),
            (struct topic){.key = opens, .ref = fact->ref, .on = fact->date});
    }
}

// ---- What nothing asks for -----------------------------------------------------------------------------------------------------------

// Records that this page begins, and goes on with. Those of any council, and those that the framework must know of.
static const struct {
    const char *kind;
    bool any;
} records[] = {
    {"intervention", false},  {"improvement-plan", false}, {"directed-plan", false},
    {"breach-notice", false}, {"suspension", true},        {"termination", true},
    {"representation", true},
};
enum { RECORDS = sizeof records / sizeof *records };

// Whether its clocks, gates or interventions speak of the kind.
static bool knows(const struct provisions *provisions, const char *kind)
{
    bool known = strcmp(kind, "intervention") == 0 && provisions->intervention_count > 0;
    for (size_t i = 0; i < provisions->clock_count; i++)
        known = known || text_equal(provisions->clocks[i].record, kind);
    for (size_t i = 0; i < provisions->gate_count; i++)
        known = known || text_equal(provisions->gates[i].record, kind);
    for (size_t i = 0; i < provisions->intervention_count; i++)
        known = known || text_equal(provisions->interventions[i].id, kind);
    return known;
}

static void add_begins(struct doc *doc, const struct evaluation *now)
{
    const struct framework *framework = now->framework;
    bool said = false;
    for (size_t i = 0; i < framework->instrument_count; i++) {
        const struct instrument *instrument = &framework->instruments[i];
        if (!instrument->plan && !instrument->notice)
            continue;
        heading(doc, &said, "Begin");
        row(doc, instrument->brief,
            arena_printf(doc->arena, "Serve a %s that no finding asks for", instrument->word),
            (struct topic){.key = OPENS_SERVE, .ref = instrument->id, .on = DAY_NONE});
    }
    if (framework->never_event_count > 0) {
        heading(doc, &said, "Begin");
        row(doc, "Event", "Record a never event",
            (struct topic){.key = OPENS_EVENT, .on = DAY_NONE});
    }
    for (size_t i = 0; i < RECORDS; i++) {
        const struct record_kind_row *kind = record_kind(records[i].kind);
        if (!kind || !(records[i].any || knows(&framework->provisions, kind->id)))
            continue;
        heading(doc, &said, "Begin");
        row(doc, "Record", kind->title,
            (struct topic){.key = OPENS_RECORD, .ref = kind->id, .on = DAY_NONE});
    }
}

static void add_steps(struct doc *doc, const struct evaluation *now)
{
    struct record_states all;
    bool said = false;
    record_states(&now->facts, DAY_NEVER, MOMENT_ALL, doc->arena, &all);
    for (size_t i = 0; i < all.count; i++) {
        const struct record_state *record = &all.list[i];
        const struct record_kind_row *kind = record_kind(record->kind);
        const struct record_state_kind *state =
            kind ? record_state_kind(kind, record_now(record)) : NULL;
        bool ours = false;
        for (size_t j = 0; j < RECORDS; j++)
            ours = ours || text_equal(records[j].kind, record->kind);
        if (!ours || !state || state->over || strchr(record->ref, ':'))
            continue; // those of another contract are gone on with there
        heading(doc, &said, "Go on with");
        row(doc, record->ref, arena_printf(doc->arena, "%s %s", kind->title, state->was),
            (struct topic){.key = OPENS_STEP,
                           .ref = arena_printf(doc->arena, "%s %s", record->kind, record->ref),
                           .on = DAY_NONE});
    }
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    const struct act_page *own = page->state;
    struct evaluation *now = ARENA_NEW(doc->arena, struct evaluation);
    struct status st = {0};
    if (!acts_now(app->office, own->contract, doc->arena, now, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
        status_clear(&st);
        return;
    }
    if (!add_findings(doc, now))
        doc_words(doc, 0, false, ROLE_TEXT, "No finding is open today.");
    add_papers(doc, now, RUNNING, "Determine", OPENS_DETERMINE);
    add_steps(doc, now);
    add_begins(doc, now);
    add_papers(doc, now, IN_FORCE, "Withdraw", OPENS_WITHDRAW);
    add_papers(doc, now, NOT_MET, "Determine again: found not met", OPENS_DETERMINE);
}

// ---- Opening -------------------------------------------------------------------------------------------------------------------------

static unsigned open_step(struct app *app, int64_t contract, const char *kind_and_ref)
{
    size_t length = strcspn(kind_and_ref, " ");
    char *kind = xstrndup(kind_and_ref, length);
    unsigned reaction = record_form_open(app, contract, kind, kind_and_ref + length + 1, NULL);
    free(kind);
    return reaction;
}

static unsigned open_row(struct app *app, int64_t contract, const struct topic *topic)
{
    const char *opens = topic->finding ? topic->finding->key : topic->key;
    const char *ref = topic->ref ? topic->ref : "";
    if (!opens)
        return REACT_NONE;
    if (strcmp(opens, OPENS_SERVE) == 0)
        return notice_form_open(app, contract, ref, "");
    if (strcmp(opens, OPENS_DETERMINE) == 0)
        return determine_form_open(app, contract, ref);
    if (strcmp(opens, OPENS_WITHDRAW) == 0)
        return withdraw_form_open(app, contract, ref);
    if (strcmp(opens, OPENS_DECIDE) == 0)
        return decide_form_open(app, contract, "");
    if (strcmp(opens, OPENS_EVENT) == 0)
        return never_event_form_open(app, contract);
    if (strcmp(opens, OPENS_RECORD) == 0)
        return record_form_open(app, contract, ref, NULL, NULL);
    if (strcmp(opens, OPENS_STEP) == 0)
        return open_step(app, contract, ref);
    return finding_form_open(app, contract, opens);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct act_page *own = page->state;
    return action == ACTION_OPEN && topic ? open_row(app, own->contract, topic) : REACT_IGNORED;
}

static void close_page(struct page *page)
{
    free(page->state);
}

static const struct page_ops ops = {
    .name = "Act",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
    .close = close_page,
};

unsigned act_page_open(struct app *app, const struct chosen *chosen)
{
    unsigned reaction =
        chosen->key ? finding_form_open(app, chosen->contract, chosen->key) : REACT_IGNORED;
    if (reaction != REACT_IGNORED)
        return reaction;
    struct act_page *own = xcalloc(1, sizeof *own);
    own->contract = chosen->contract;
    page_open(app, &ops, own);
    return REACT_LAYOUT;
}
