// SPDX-License-Identifier: MIT
// One item of the queue: what is told of it, and what deals with it.
#include <string.h>

#include "model/cover.h"
#include "model/planner.h"
#include "model/standings.h"
#include "tui/acts.h"
#include "tui/dossier.h"
#include "tui/explain.h"
#include "tui/forms/contract.h"
#include "tui/forms/done.h"
#include "tui/forms/record.h"
#include "tui/phrases.h"
#include "tui/return_screen.h"
#include "tui/since.h"
#include "tui/timeline_screen.h"
#include "tui/work.h"

#define NO_OFFICER "officer:none" // key of a contract that nobody looks after

enum { LABEL = 12 };

static bool is_encounter(const struct queue_item *item)
{
    return text_equal(item->record, "visit") || text_equal(item->record, "meeting");
}

static bool is_finding(const struct queue_item *item)
{
    return item->kind == DUE_FINDING || item->kind == DUE_DETERMINATION;
}

// ---- What deals with it ----------------------------------------------------------------------------------------------------------------

bool work_item_chosen(const struct queue_item *item, struct chosen *out)
{
    *out = (struct chosen){.provider = item->provider,
                           .contract = item->contract,
                           .key = is_finding(item) ? item->key : NULL,
                           .ref = *item->ref ? item->ref : NULL};
    return true;
}

// The form of a notice, a determination or a decision; where it is not to be had, the reasons.
static unsigned open_finding(struct app *app, const struct queue_item *item)
{
    unsigned reaction = acts_act(app, ACTION_NOTICE);
    if (reaction != REACT_IGNORED)
        return reaction;
    return explain_open(app, item->contract, is_finding(item) ? item->key : NULL);
}

static unsigned open_return(struct app *app, const struct queue_item *item)
{
    char iso[DAY_ISO_SIZE];
    struct status st = {0};
    const char *subject =
        arena_printf(app->scratch, "%s %s", item->contract_ref, day_iso(item->period, iso));
    if (!return_reopen(app, subject, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

// A visit or meeting that is wanted: its form with the type and a day filled in, to be booked by saving it.
static unsigned book(struct app *app, const struct queue_item *item)
{
    return work_book(app, item->contract, item->record, item->type, item->about, item->on);
}

static void say_proposed(struct app *app, day on, const char *why)
{
    struct text day_words = {0};
    day_print(on, true, &day_words);
    app_say(app, "%s is proposed: %s.", text_get(&day_words), why);
    text_release(&day_words);
}

unsigned work_book(struct app *app, int64_t contract, const char *record, const char *type,
                   const char *about, day due)
{
    char iso[DAY_ISO_SIZE];
    struct evaluation now;
    struct status st = {0};
    struct arena *arena = arena_new();
    struct text why = {0};
    day on = due != DAY_NONE ? due : app->office->today + 1;
    if (evaluation_facts(app->office, contract, app->office->today, arena, &now, &st))
        on = planner_propose(app->office, &now, due, &why);
    status_clear(&st);
    arena_free(arena);
    struct field fields[3] = {{"on", day_iso(on, iso)}};
    size_t count = 1;
    if (*type)
        fields[count++] = (struct field){"type", type};
    if (*about)
        fields[count++] = (struct field){"linked", about};
    unsigned reaction =
        record_form_open_with(app, contract, record, NULL, "planned", fields, count);
    if (why.length && !app->message.length)
        say_proposed(app, on, text_get(&why));
    text_release(&why);
    return reaction;
}

unsigned work_visit_on(struct app *app, int64_t contract, day on)
{
    char iso[DAY_ISO_SIZE];
    const struct field field = {"on", day_iso(on, iso)};
    return record_form_open_with(app, contract, "visit", NULL,
                                 on < app->office->today ? "held" : "planned", &field, 1);
}

// One that is planned: when its day has come it is asked how it went, before that whether it is moved.
static unsigned open_planned(struct app *app, const struct queue_item *item)
{
    bool come = item->on <= app->office->today;
    if (come && text_equal(item->record, "meeting")) {
        unsigned reaction = acts_act(app, ACTION_MEETING);
        if (reaction != REACT_IGNORED)
            return reaction;
    }
    if (come)
        return record_form_open(app, item->contract, item->record, item->ref, "held");
    char iso[DAY_ISO_SIZE];
    const struct field on = {"on", day_iso(item->on, iso)};
    return record_form_open_with(app, item->contract, item->record, item->ref, "planned", &on, 1);
}

// What is due, and booked for a day that is too late: the booking is what can be dealt with.
static bool is_booked_late(const struct queue_item *item)
{
    return is_encounter(item) && !*item->ref && *item->about && item->period != DAY_NONE;
}

unsigned work_item_open(struct app *app, const struct queue_item *item)
{
    struct queue_item booking = *item;
    if (text_equal(item->key, NO_OFFICER))
        return contract_form_open(app, item->provider, item->contract);
    if (item->by_mark)
        return done_form_open(app, item->contract, item->key, item->what);
    if (is_finding(item) || (!*item->record && *item->ref))
        return open_finding(app, item);
    if (item->kind == DUE_RETURN && item->period != DAY_NONE)
        return open_return(app, item);
    if (is_booked_late(item)) {
        booking.ref = item->about;
        booking.on = item->period;
        return open_planned(app, &booking);
    }
    if (is_encounter(item))
        return *item->ref ? open_planned(app, item) : book(app, item);
    if (*item->record && *item->ref)
        return record_form_open(app, item->contract, item->record, item->ref, NULL);
    if (*item->record)
        return record_form_open(app, item->contract, item->record, NULL, NULL);
    return work_item_explain(app, item);
}

// name, how the footer calls it, how it is told
#define DEEDS(_)                                                          \
    _(OFFICER, "Name officer", "Open the contract, to name one")          \
    _(DONE, "Mark done", "Mark it done")                                  \
    _(PLAN, "Act on plan", "Determine the plan, or see what can be done") \
    _(FINDING, "Act on it", "Serve, determine, decide or waive")          \
    _(RETURN, "Type it in", "Enter the return")                           \
    _(BOOK, "Book it", "Book it")                                         \
    _(RECORD, "Record it", "Record how it went")                          \
    _(MOVE, "Move it", "Move it, or record how it went")                  \
    _(STEP, "Next step", "Record its next step")                          \
    _(WHY, "Show why", "Show why")
#define DEED_ENUM(name, brief, words) DEED_##name,
enum deed { DEEDS(DEED_ENUM) DEED_COUNT };
#undef DEED_ENUM

static enum deed deed_of(const struct queue_item *item, day today)
{
    if (text_equal(item->key, NO_OFFICER))
        return DEED_OFFICER;
    if (item->by_mark)
        return DEED_DONE;
    if (is_finding(item) || (!*item->record && *item->ref))
        return item->kind == DUE_PLAN ? DEED_PLAN : DEED_FINDING;
    if (item->kind == DUE_RETURN && item->period != DAY_NONE)
        return DEED_RETURN;
    if (is_booked_late(item))
        return DEED_MOVE;
    if (is_encounter(item))
        return !*item->ref ? DEED_BOOK : item->on <= today ? DEED_RECORD : DEED_MOVE;
    return *item->record ? DEED_STEP : DEED_WHY;
}

const char *work_item_does(const struct queue_item *item, day today)
{
#define DEED_WORDS(name, brief, words) [DEED_##name] = (words),
    static const char *const all[DEED_COUNT] = {DEEDS(DEED_WORDS)};
#undef DEED_WORDS
    return all[deed_of(item, today)];
}

const char *work_item_brief(const struct queue_item *item, day today)
{
#define DEED_BRIEF(name, brief, words) [DEED_##name] = (brief),
    static const char *const all[DEED_COUNT] = {DEEDS(DEED_BRIEF)};
#undef DEED_BRIEF
    return all[deed_of(item, today)];
}

unsigned work_item_act(struct app *app, const struct queue_item *item, enum action action)
{
    switch (action) {
    case ACTION_OPEN:
        return work_item_open(app, item);
    case ACTION_EXPLAIN:
        return work_item_explain(app, item);
    case ACTION_TIMELINE:
        return timeline_open(app, item->contract,
                             is_finding(item) ? item->key
                             : *item->ref     ? item->ref
                                              : NULL);
    case ACTION_DOSSIER:
        return dossier_open(app, item->provider, item->contract);
    default:
        return REACT_IGNORED;
    }
}

// ---- What is told of it ----------------------------------------------------------------------------------------------------------------

static const char *turn_of(struct doc *doc, const struct queue_item *item, const char *officer)
{
    if (!item->ours)
        return arena_printf(doc->arena, "%s's turn, not ours", item->whose);
    if (*item->officer && text_equal(item->whose, "council"))
        return arena_printf(doc->arena, "council's turn (%s)", officer);
    return arena_printf(doc->arena, "%s's turn", item->whose);
}

static const char *ago(struct arena *arena, day on, day as_at)
{
    int days = as_at - on;
    return days == 0 ? "today" : days == 1 ? "yesterday" : arena_printf(arena, "%d days ago", days);
}

static void labelled(struct doc *doc, const char *label, enum role role, const char *words)
{
    if (*words)
        doc_labelled(doc, LABEL, label, role, words);
}

// When the provider was last spoken to or seen, and whether others have been at work there since one was last here.
static void tell_contact(struct doc *doc, struct app *app, const struct queue_item *item)
{
    const struct office *office = app->office;
    struct evaluation facts;
    struct status st = {0};
    struct text words = {0};
    if (!evaluation_facts(app->office, item->contract, office->as_at, doc->arena, &facts, &st)) {
        status_clear(&st);
        return;
    }
    day last = contact_last(office, &facts, office->as_at, office->known_at);
    if (last == DAY_NONE)
        text_add(&words, "none on record");
    else
        text_printf(&words, "last on %s, %s", phrase_full_day(doc->arena, last),
                    ago(doc->arena, last, office->as_at));
    if (since_changed(app, item->contract, item->provider))
        text_printf(&words, "; changed by others since %s, S shows what",
                    since_when(app, doc->arena));
    labelled(doc, "Contact", ROLE_TEXT, arena_strdup(doc->arena, text_get(&words)));
    text_release(&words);
}

void work_item_tell(struct doc *doc, struct app *app, const struct queue_item *item, bool whole)
{
    const struct office *office = app->office;
    day as_at = office->as_at;
    struct text when = {0};
    day_print(item->on, true, &when);
    const char *distance = phrase_due(doc->arena, item->on, item->never_late, as_at);
    if (*distance)
        text_printf(&when, ", %s", distance);
    text_printf(&when, "; %s",
                turn_of(doc, item, cover_officer(office, item->officer, doc->arena)));
    const char *first = arena_strdup(doc->arena, text_get(&when));
    text_release(&when);
    doc_words(doc, 0, true, ROLE_STRONG, item->what);
    labelled(doc, item->never_late ? "Since" : "Due",
             item->ours ? phrase_due_urgency(item->on, item->never_late, as_at) : ROLE_TEXT, first);
    tell_contact(doc, app, item);
    labelled(doc, "Rule", ROLE_TEXT,
             arena_printf(doc->arena, "%s%s%s, %s; %s", *item->clause ? "clause " : "",
                          item->clause, *item->clause ? "" : "none named",
                          provenance_word(item->provenance),
                          item->duty == DUTY_MUST ? "must be done"
                                                  : "to be considered, never late by itself"));
    labelled(doc, "Why", ROLE_TEXT, item->why);
    if (!whole)
        return; // what Enter does stands in the footer
    labelled(doc, "Enter", ROLE_DIM, work_item_does(item, as_at));
    doc_blank(doc);
    labelled(doc, "Contract", ROLE_TEXT,
             arena_printf(doc->arena, "%s, %s", item->contract_ref, item->provider_name));
    labelled(doc, "Framework", ROLE_TEXT, item->framework);
    labelled(doc, "Kind", ROLE_TEXT, due_kind_words(item->kind));
    labelled(doc, "Key", ROLE_TEXT, item->key);
    if (*item->about)
        labelled(doc, "For", ROLE_TEXT, item->about);
}
