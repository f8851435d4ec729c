// SPDX-License-Identifier: MIT
// The meetings of a contract: those planned and due, one ad hoc, one to be planned, and the minutes of those that were held.
#include "meeting.h"

#include <stdlib.h>
#include <string.h>

#include "meeting_sheet.h"
#include "model/ground/memory.h"
#include "tui/booked.h"
#include "tui/page.h"
#include "tui/phrases.h"

enum { TITLE_WIDTH = 30, DATE_WIDTH = 16, MINUTES_MOST = 12 };

#define PLAN    "plan"
#define MINUTES "minutes "

struct choosing {
    int64_t contract;
    char *title;
};

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)app;
    text_add(out, ((struct choosing *)page->state)->title);
}

static bool begun(const struct drafts *drafts, const char *subject)
{
    for (size_t i = 0; i < drafts->count; i++) {
        if (text_equal(drafts->list[i].form, "meeting") &&
            text_equal(drafts->list[i].subject, subject))
            return true;
    }
    return false;
}

static void add_offer(struct doc *doc, const struct app *app, const struct evaluation *evaluation,
                      const struct meeting_offer *offer, const struct drafts *drafts)
{
    bool planned = offer->way == MEETING_PLANNED;
    const char *type = *offer->type != '\0' ? offer->type : "-";
    const char *subject = arena_printf(doc->arena, "%s %s %s", planned ? "planned" : "new",
                                       planned ? offer->ref : type, evaluation->contract.ref);
    struct doc_row *row = doc_add(doc);
    int width = doc->width >= 60 ? TITLE_WIDTH : 20;
    day today = app->office->today;
    row->topic.key = subject;
    if (planned) {
        row->topic.ref = offer->ref;
        row->topic.on = offer->on;
    }
    row->row.cursor = 1;
    row_add(&row->row, 1, width, ROLE_STRONG, offer->title);
    int at = width + 2;
    if (offer->on != DAY_NONE)
        row_add(&row->row, at, DATE_WIDTH, phrase_urgency(offer->on, today),
                phrase_weekday(doc->arena, offer->on, today));
    else
        row_add(&row->row, at, DATE_WIDTH, ROLE_DIM, "now");
    at += DATE_WIDTH + 1;
    const char *more =
        planned ? arena_printf(doc->arena, "planned %s", offer->ref)
        : offer->way == MEETING_DUE
            ? arena_printf(doc->arena, "due %s", phrase_distance(doc->arena, offer->on, today))
            : "";
    if (begun(drafts, subject))
        more = arena_printf(doc->arena, "begun, not saved%s%s", *more != '\0' ? "; " : "", more);
    if (*more != '\0')
        row_add(&row->row, at, 0, ROLE_DIM, more);
}

static const char *const headings[] = {
    [MEETING_PLANNED] = "Planned and due",
    [MEETING_DUE] = "Planned and due",
    [MEETING_AD_HOC] = "Hold one now that was not planned",
};

static void add_offers(struct doc *doc, struct app *app, const struct evaluation *evaluation)
{
    struct meeting_offers offers;
    struct drafts drafts = {0};
    struct status st = {0};
    const char *heading = "";
    if (!drafts_list(app->office, doc->arena, &drafts, &st))
        drafts.count = 0;
    status_clear(&st);
    meetings_offered(evaluation, doc->arena, &offers);
    for (size_t i = 0; i < offers.count; i++) {
        if (!text_equal(heading, headings[offers.list[i].way]))
            doc_heading(doc, headings[offers.list[i].way]);
        heading = headings[offers.list[i].way];
        add_offer(doc, app, evaluation, &offers.list[i], &drafts);
    }
    doc_heading(doc, "For another day");
    struct doc_row *row = doc_add(doc);
    row->topic.key = PLAN;
    row->row.cursor = 1;
    row_add(&row->row, 1, 0, ROLE_STRONG, "Plan a meeting");
}

// Newest first; of a meeting the last word stands.
static void add_held(struct doc *doc, const struct app *app, const struct evaluation *evaluation)
{
    size_t shown = 0;
    for (size_t i = evaluation->facts.fact_count; i-- > 0 && shown < MINUTES_MOST;) {
        const struct fact *fact = &evaluation->facts.facts[i];
        if (fact->kind != FACT_MEETING || !text_equal(fact->outcome, "held"))
            continue;
        const struct cadence *cadence = framework_cadence(evaluation->framework, fact->instrument);
        if (shown++ == 0)
            doc_heading(doc, "Held: their minutes");
        struct doc_row *row = doc_add(doc);
        int width = doc->width >= 60 ? TITLE_WIDTH : 20;
        row->topic.key = arena_printf(doc->arena, MINUTES "%s", fact->ref);
        row->row.cursor = 1;
        row_add(&row->row, 1, width, ROLE_TEXT,
                cadence != NULL            ? cadence->title
                : fact->instrument != NULL ? fact->instrument
                                           : "Meeting");
        row_add(&row->row, width + 2, DATE_WIDTH, ROLE_TEXT,
                phrase_day(doc->arena, fact->date, app->office->today));
        row_add(&row->row, width + DATE_WIDTH + 3, 0, ROLE_DIM, fact->ref);
    }
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct choosing *choosing = page->state;
    struct evaluation *evaluation = ARENA_NEW(doc->arena, struct evaluation);
    struct status st = {0};
    if (!evaluation_at(app->office, choosing->contract, app->office->today, MOMENT_ALL, doc->arena,
                       evaluation, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
        status_clear(&st);
        return;
    }
    free(choosing->title);
    choosing->title = xasprintf("Meetings of %s, %s", evaluation->contract.provider_name,
                                evaluation->contract.ref);
    add_offers(doc, app, evaluation);
    add_held(doc, app, evaluation);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    struct choosing *choosing = page->state;
    struct status st = {0};
    if (action != ACTION_OPEN || topic == NULL || topic->key == NULL)
        return action == ACTION_OPEN ? REACT_NONE : REACT_IGNORED;
    page->stale = true; // a draft may begin there
    if (text_equal(topic->key, PLAN))
        return meeting_plan_open(app, choosing->contract);
    if (text_starts(topic->key, MINUTES)) {
        meeting_paper_open(app, choosing->contract, topic->key + strlen(MINUTES));
        return REACT_LAYOUT;
    }
    if (topic->ref &&
        topic->on > app->office->today) // nobody starts the meeting of another day by mistake
        return booked_early_open(app, choosing->contract, "meeting", topic->ref);
    if (!meeting_reopen(app, topic->key, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

static bool about(struct page *page, struct app *app, const struct topic *topic, struct chosen *out)
{
    (void)app;
    (void)topic;
    *out = (struct chosen){.contract = ((struct choosing *)page->state)->contract, .about = true};
    return true;
}

static void close_choosing(struct page *page)
{
    struct choosing *choosing = page->state;
    free(choosing->title);
    free(choosing);
}

static const struct page_ops ops = {
    .name = "Meetings",
    .context = IN_PAGE,
    .empty = "No meetings.",
    .title = title,
    .make = make,
    .act = act,
    .chosen = about,
    .close = close_choosing,
};

unsigned meeting_open(struct app *app, const struct chosen *chosen)
{
    struct choosing *choosing = xcalloc(1, sizeof *choosing);
    choosing->contract = chosen->contract;
    choosing->title = xstrdup("Meetings");
    page_open(app, &ops, choosing);
    return REACT_LAYOUT;
}
