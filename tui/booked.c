// SPDX-License-Identifier: MIT
#include "tui/booked.h"

#include <stdlib.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/rules/provisions_state.h"
#include "tui/forms/record.h"
#include "tui/meeting.h"
#include "tui/page.h"
#include "tui/phrases.h"
#include "tui/timeline_screen.h"

enum { SOON = 3, WORD = 30 };

struct booked { // of one contract
    struct arena *arena;
    int64_t contract;
    const char *contract_ref, *provider;
    const char *kind, *ref; // ref NULL: it is asked which one is meant
    const char *what;       // "QA visit"
    day on;
};

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct booked *booked = page->state;
    (void)app;
    text_printf(out, "%s, %s", booked->provider, booked->contract_ref);
}

static void free_booked(struct booked *booked)
{
    arena_free(booked->arena);
    free(booked);
}

static void close_booked(struct page *page)
{
    free_booked(page->state);
}

static void add_way(struct doc *doc, const char *what, const char *word, const char *more)
{
    struct doc_row *row = doc_add(doc);
    int width = doc->width < WORD * 2 ? doc->width - 1 : WORD;
    row->topic = (struct topic){.what = what, .on = DAY_NONE};
    row->row.cursor = 1;
    row_add(&row->row, 1, width, ROLE_STRONG, word);
    if (width + 2 < doc->width)
        row_add(&row->row, width + 2, 0, ROLE_DIM, more);
}

// What was chosen stands in the page's place.
static unsigned leave_for(struct app *app, int depth)
{
    if (app->depth == depth)
        return REACT_NONE; // it could not be opened, and the message says why
    app_leave_below(app);
    return REACT_CLOSE | REACT_LAYOUT;
}

static bool read_facts(struct app *app, int64_t contract, struct arena *arena,
                       struct evaluation *now, struct record_states *all, struct status *st)
{
    struct office *office = app->office;
    bool good = office_read_begin(office, st);
    if (good) {
        good = evaluation_facts(office, contract, office->today, arena, now, st);
        office_read_end(office);
    }
    if (good)
        record_states(&now->facts, DAY_NEVER, MOMENT_ALL, arena, all);
    return good;
}

static const char *what_of(const struct evaluation *now, const struct record_state *record)
{
    const char *type = record_field(record, "type");
    const struct cadence *cadence = framework_cadence(now->framework, type);
    return cadence                             ? cadence->title
           : *type                             ? type
           : text_equal(record->kind, "visit") ? "Visit"
                                               : "Meeting";
}

static struct booked *booked_new(struct app *app, int64_t contract, const char *kind,
                                 const char *ref, struct status *st)
{
    struct booked *booked = xcalloc(1, sizeof *booked);
    struct evaluation now;
    struct record_states all;
    *booked = (struct booked){.arena = arena_new(), .contract = contract, .on = DAY_NONE};
    booked->kind = arena_strdup(booked->arena, kind);
    booked->ref = ref ? arena_strdup(booked->arena, ref) : NULL;
    if (!read_facts(app, contract, booked->arena, &now, &all, st)) {
        free_booked(booked);
        return NULL;
    }
    booked->contract_ref = now.contract.ref;
    booked->provider = now.contract.provider_name;
    const struct record_state *own = ref ? record_find(&all, kind, ref) : NULL;
    if (own) {
        booked->what = what_of(&now, own);
        booked->on = record_moved(own);
    } else if (ref) {
        status_fail(st, STATUS_UNKNOWN, "%s %s is no longer there: somebody has taken it back.",
                    text_equal(kind, "visit") ? "Visit" : "Meeting", ref);
        free_booked(booked);
        booked = NULL;
    }
    return booked;
}

// ---- One whose day has not come -------------------------------------------------------------------------------------------------

static void make_early(struct page *page, struct app *app, struct doc *doc)
{
    const struct booked *booked = page->state;
    bool meeting = text_equal(booked->kind, "meeting");
    struct text words = {0};
    (void)app;
    text_printf(&words, "%s %s is planned for ", booked->what, booked->ref);
    day_print(booked->on, true, &words);
    text_add(&words, ". What is to happen with it?");
    doc_words(doc, 0, false, ROLE_TEXT, text_get(&words));
    text_release(&words);
    for (size_t i = 0; i < doc->count; i++)
        doc->rows[i].passed = true;
    doc_blank(doc);
    if (meeting) {
        add_way(doc, "today", "Hold it today", "it is moved to today; say why, then open it");
        add_way(doc, "change", "Change the booking", "another day, missed, called off");
        add_way(doc, "look", "Only look and prepare", "the agenda; notes are kept as a draft");
    } else {
        add_way(doc, "made", "It has been made", "record how it went; say why not on its day");
        add_way(doc, "change", "Change the booking", "another day, missed, called off");
        add_way(doc, "look", "Only look", "on the timeline");
    }
}

static unsigned look(struct app *app, const struct booked *booked)
{
    struct status st = {0};
    if (!text_equal(booked->kind, "meeting"))
        return timeline_open(app, booked->contract, booked->ref);
    const char *subject =
        arena_printf(booked->arena, "planned %s %s", booked->ref, booked->contract_ref);
    if (!meeting_reopen(app, subject, &st))
        app_failed(app, &st);
    else
        app_say(app, "%s is not held yet: what you type is kept as a draft until its day.",
                booked->ref);
    return REACT_LAYOUT;
}

static unsigned act_early(struct page *page, struct app *app, const struct topic *topic,
                          enum action action)
{
    const struct booked *booked = page->state;
    int depth = app->depth;
    char iso[DAY_ISO_SIZE];
    if (action != ACTION_OPEN || !topic || !topic->what)
        return action == ACTION_OPEN ? REACT_NONE : REACT_IGNORED;
    bool today = text_equal(topic->what, "today");
    const struct field on = {"on", day_iso(today ? app->office->today : booked->on, iso)};
    if (text_equal(topic->what, "look"))
        look(app, booked);
    else if (text_equal(topic->what, "made"))
        record_form_open(app, booked->contract, booked->kind, booked->ref, "held");
    else
        record_form_open_with(app, booked->contract, booked->kind, booked->ref, "planned", &on, 1);
    return leave_for(app, depth);
}

static const struct page_ops early = {
    .name = "Planned",
    .context = IN_PAGE,
    .title = title,
    .make = make_early,
    .act = act_early,
    .close = close_booked,
};

unsigned booked_early_open(struct app *app, int64_t contract, const char *kind, const char *ref)
{
    struct status st = {0};
    struct booked *booked = booked_new(app, contract, kind, ref, &st);
    if (booked)
        page_open(app, &early, booked);
    else
        app_failed(app, &st);
    return REACT_LAYOUT;
}

// ---- Which visit is meant -------------------------------------------------------------------------------------------------------

static bool is_near(const struct app *app, const struct record_state *record)
{
    return text_equal(record->kind, "visit") && text_equal(record_now(record), "planned") &&
           record_moved(record) <= app->office->today + SOON;
}

static void make_which(struct page *page, struct app *app, struct doc *doc)
{
    const struct booked *booked = page->state;
    struct evaluation now;
    struct record_states all;
    struct status st = {0};
    day today = app->office->today;
    if (!read_facts(app, booked->contract, doc->arena, &now, &all, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
        status_clear(&st);
        return;
    }
    doc_heading(doc, "A visit is planned. Is it that one?");
    for (size_t i = 0; i < all.count; i++) {
        const struct record_state *record = &all.list[i];
        if (!is_near(app, record))
            continue;
        day on = record_moved(record);
        const char *when = arena_printf(
            doc->arena, "%s, %s: %s %s", phrase_weekday(doc->arena, on, today),
            phrase_distance(doc->arena, on, today), what_of(&now, record), record->ref);
        add_way(doc, "planned", on <= today ? "Record how it went" : "Take on what is planned",
                when);
        doc->rows[doc->count - 1].topic.ref = record->ref;
        doc->rows[doc->count - 1].topic.on = on;
    }
    doc_heading(doc, "Another one");
    add_way(doc, "new", "A new visit", "what is planned stays planned");
}

static unsigned open_planned(struct app *app, int64_t contract, const char *ref, day on)
{
    return on > app->office->today ? booked_early_open(app, contract, "visit", ref)
                                   : record_form_open(app, contract, "visit", ref, "held");
}

static unsigned act_which(struct page *page, struct app *app, const struct topic *topic,
                          enum action action)
{
    const struct booked *booked = page->state;
    int depth = app->depth;
    if (action != ACTION_OPEN || !topic || !topic->what)
        return action == ACTION_OPEN ? REACT_NONE : REACT_IGNORED;
    if (text_equal(topic->what, "new"))
        record_form_open(app, booked->contract, "visit", NULL, NULL);
    else
        open_planned(app, booked->contract, topic->ref, topic->on);
    return leave_for(app, depth);
}

static const struct page_ops which = {
    .name = "Visit",
    .context = IN_PAGE,
    .title = title,
    .make = make_which,
    .act = act_which,
    .close = close_booked,
};

unsigned booked_visit_open(struct app *app, const struct chosen *chosen)
{
    struct evaluation now;
    struct record_states all;
    struct status st = {0};
    struct arena *arena = arena_new();
    bool read = read_facts(app, chosen->contract, arena, &now, &all, &st), near = false;
    const struct record_state *own =
        read && chosen->ref ? record_find(&all, "visit", chosen->ref) : NULL;
    bool planned = own && text_equal(record_now(own), "planned");
    day on = planned ? record_moved(own) : DAY_NONE;
    for (size_t i = 0; read && i < all.count; i++)
        near = near || is_near(app, &all.list[i]);
    arena_free(arena);
    if (!read) {
        app_failed(app, &st);
        return REACT_NONE;
    }
    if (planned)
        return open_planned(app, chosen->contract, chosen->ref, on);
    if (!near)
        return record_form_open(app, chosen->contract, "visit", NULL, NULL);
    struct booked *booked = booked_new(app, chosen->contract, "visit", NULL, &st);
    if (booked)
        page_open(app, &which, booked);
    else
        app_failed(app, &st);
    return REACT_LAYOUT;
}
