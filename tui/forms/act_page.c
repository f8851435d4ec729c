// SPDX-License-Identifier: MIT
#include "tui/forms/act_page.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/history.h"
#include "tui/forms/act_page_inside.h"
#include "tui/forms/notice.h"
#include "tui/forms/paper_page.h"
#include "tui/phrases.h"

struct act_page {
    int64_t contract;
    char *title; // told when the rows were made
};

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct act_page *own = page->state;
    (void)app;
    text_add(out, own->title ? own->title : "What is to be done");
}

void act_row(struct doc *doc, const char *brief, const char *words, struct topic topic)
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

void act_heading(struct doc *doc, bool *said, const char *words)
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
        act_heading(doc, &said, "Asked for");
        act_row(doc, asks ? asks->brief : open[i]->instrument,
                finding_line(doc, open[i], outcome->as_at),
                (struct topic){.finding = open[i], .on = open[i]->raised_on});
    }
    if (count > 1)
        act_row(doc, "Several", "Answer or waive several at once, with one reason",
                (struct topic){.key = OPENS_DECIDE, .on = DAY_NONE});
    return count;
}

// ---- Papers --------------------------------------------------------------------------------------------------------------------------

const char *act_paper_line(struct doc *doc, const struct evaluation *now, const struct fact *fact)
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

enum papers { RUNNING, NOT_MET, IN_FORCE, ALONE };

static bool belongs(const struct evaluation *now, const struct fact *fact, enum papers which)
{
    const struct fact *determined = notice_determined(&now->facts, fact->ref, DAY_NEVER);
    bool unmet = determined && text_equal(determined->outcome, "not-met");
    return fact->kind == FACT_SERVED && notice_in_force(&now->facts, fact->ref, DAY_NEVER) &&
           (which == IN_FORCE || (which == ALONE && !fact->accompanies) ||
            (notice_runs(now, fact, DAY_NEVER) && which <= NOT_MET && unmet == (which == NOT_MET)));
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
        act_heading(doc, &said, words);
        act_row(doc, fact->ref, act_paper_line(doc, now, fact),
                (struct topic){.key = opens, .ref = fact->ref, .on = fact->date});
    }
}

// A line on which the cursor does not stand.
static void doc_passed(struct doc *doc, const char *words)
{
    for (size_t i = doc_words(doc, 0, false, ROLE_TEXT, words); i < doc->count; i++)
        doc->rows[i].passed = true;
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct act_page *own = page->state;
    struct evaluation *now = ARENA_NEW(doc->arena, struct evaluation);
    struct status st = {0};
    if (!acts_now(app->office, own->contract, doc->arena, now, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
        status_clear(&st);
        return;
    }
    free(own->title);
    own->title =
        xasprintf("What is to be done: %s, %s", now->contract.provider_name, now->contract.ref);
    if (!add_findings(doc, now))
        doc_passed(doc, "No finding is open today.");
    add_papers(doc, now, RUNNING, "Determine", OPENS_DETERMINE);
    act_add_receipts(doc, now);
    act_add_steps(doc, now);
    act_add_interventions(doc, now);
    act_add_begins(doc, now);
    add_papers(doc, now, ALONE, "Read, as it is printed", OPENS_READ);
    add_papers(doc, now, IN_FORCE, "Withdraw", OPENS_WITHDRAW);
    add_papers(doc, now, NOT_MET, "Determine again: found not met", OPENS_DETERMINE);
}

// ---- Opening -------------------------------------------------------------------------------------------------------------------------

static unsigned open_serve(struct app *app, int64_t contract, const char *ref)
{
    return notice_form_open(app, contract, ref, "");
}

static unsigned open_decide(struct app *app, int64_t contract, const char *ref)
{
    (void)ref;
    return decide_form_open(app, contract, "");
}

static unsigned open_event(struct app *app, int64_t contract, const char *ref)
{
    (void)ref;
    return never_event_form_open(app, contract);
}

static const struct {
    const char *opens;
    unsigned (*open)(struct app *app, int64_t contract, const char *ref);
} openers[] = {
    {OPENS_SERVE, open_serve},         {OPENS_DETERMINE, determine_form_open},
    {OPENS_READ, paper_page_open},     {OPENS_WITHDRAW, withdraw_form_open},
    {OPENS_DECIDE, open_decide},       {OPENS_EVENT, open_event},
    {OPENS_RECEIPT, act_open_receipt}, {OPENS_MEASURE, act_open_measure},
    {OPENS_RECORD, act_open_record},   {OPENS_STEP, act_open_step},
};

static unsigned open_row(struct app *app, int64_t contract, const struct topic *topic)
{
    const char *opens = topic->finding ? topic->finding->key : topic->key;
    for (size_t i = 0; opens && i < sizeof openers / sizeof *openers; i++) {
        if (strcmp(openers[i].opens, opens) == 0)
            return openers[i].open(app, contract, topic->ref ? topic->ref : "");
    }
    return opens ? finding_form_open(app, contract, opens) : REACT_NONE;
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct act_page *own = page->state;
    return action == ACTION_OPEN && topic ? open_row(app, own->contract, topic) : REACT_IGNORED;
}

static bool about(struct page *page, struct app *app, const struct topic *topic, struct chosen *out)
{
    (void)app;
    (void)topic;
    *out = (struct chosen){.contract = ((struct act_page *)page->state)->contract, .about = true};
    return true;
}

static void close_page(struct page *page)
{
    struct act_page *own = page->state;
    free(own->title);
    free(own);
}

static const struct page_ops ops = {
    .name = "Act",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
    .chosen = about,
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
