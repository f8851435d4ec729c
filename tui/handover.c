// SPDX-License-Identifier: MIT
// The page of everything that is open with an officer.
#include "tui/handover.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/handover.h"
#include "tui/covers.h"
#include "tui/dossier.h"
#include "tui/explain.h"
#include "tui/forms/cover.h"
#include "tui/page.h"
#include "tui/phrases.h"
#include "tui/timeline_screen.h"
#include "tui/work.h"

struct handing {
    char *officer;
    struct handover handover; // in the page's arena
};

static const struct page_ops ops;

static void title(struct page *page, struct app *app, struct text *out)
{
    const struct handing *handing = page->state;
    (void)app;
    text_printf(out, "Open with %s: %zu contract%s", handing->officer, handing->handover.count,
                handing->handover.count == 1 ? "" : "s");
}

static void add_item(struct doc *doc, const struct queue_item *item, day as_at)
{
    const char *distance =
        item->on < as_at ? phrase_due(doc->arena, item->on, item->never_late, as_at) : "";
    size_t first = doc_words(
        doc, 2, true,
        item->ours ? phrase_due_urgency(item->on, item->never_late, as_at) : ROLE_TEXT,
        arena_printf(doc->arena, "%s%s%s  %s: %s", phrase_weekday(doc->arena, item->on, as_at),
                     *distance ? ", " : "", distance, item->whose, item->what));
    doc_topic(doc, first,
              (struct topic){.key = item->key,
                             .ref = *item->ref ? item->ref : NULL,
                             .contract = item->contract,
                             .on = item->on});
}

static void add_contract(struct doc *doc, const struct handover_contract *contract, day as_at)
{
    doc_blank(doc);
    struct doc_row *row = doc_add(doc);
    int at = row_add_badge(&row->row, 0, 5, rag_role(contract->rag), rag_word(contract->rag)) + 1;
    row_add(&row->row, at, doc->width - at, ROLE_STRONG,
            arena_printf(doc->arena, "%s, %s%s%s", contract->provider_name, contract->contract_ref,
                         *contract->standing ? ": " : "", contract->standing));
    row->topic = (struct topic){.contract = contract->contract, .on = DAY_NONE};
    if (*contract->trouble)
        doc_words(doc, 2, true, ROLE_WARNING, phrase_trouble(doc->arena, contract->trouble));
    for (size_t i = 0; i < contract->item_count; i++)
        add_item(doc, &contract->items[i], as_at);
    for (size_t i = 0; i < contract->open_count; i++) {
        const struct handover_open *open = &contract->open[i];
        size_t first = doc_words(doc, 2, true, ROLE_TEXT, open->what);
        doc_topic(doc, first,
                  (struct topic){.key = *open->key ? open->key : NULL,
                                 .ref = *open->ref ? open->ref : NULL,
                                 .contract = contract->contract,
                                 .on = DAY_NONE});
    }
    if (contract->item_count + contract->open_count == 0)
        doc_words(doc, 2, true, ROLE_DIM, "Nothing is open.");
}

#define ARRANGE "arrange cover" // topic.what of the row that does

static void add_covers(struct doc *doc, const struct handing *handing)
{
    covers_add(doc, &handing->handover.covers, handing->handover.as_at);
    size_t first =
        doc_words(doc, 0, true, ROLE_TEXT,
                  arena_printf(doc->arena, "Enter here arranges cover for %s during leave.",
                               handing->officer));
    doc_topic(doc, first, (struct topic){.what = ARRANGE, .on = DAY_NONE});
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct handing *handing = page->state;
    struct handover *handover = &handing->handover;
    struct status st = {0};
    if (!handover_read(app->office, handing->officer, doc->arena, handover, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
        status_clear(&st);
        return;
    }
    doc_words(doc, 0, false, ROLE_DIM,
              arena_printf(doc->arena,
                           "%zu RED, %zu AMBER. Overdue on our side %zu, waiting on others %zu. H "
                           "moves contracts to another officer; \"contractmon report handover %s\" "
                           "prints this page.",
                           handover->red, handover->amber, handover->overdue, handover->theirs,
                           handing->officer));
    for (size_t i = 0; i < doc->count; i++)
        doc->rows[i].passed = true;
    add_covers(doc, handing);
    for (size_t i = 0; i < handover->count; i++)
        add_contract(doc, &handover->contracts[i], handover->as_at);
}

static const struct queue_item *item_of(const struct handover *handover, const struct topic *topic)
{
    for (size_t i = 0; topic && topic->key && i < handover->count; i++) {
        const struct handover_contract *contract = &handover->contracts[i];
        for (size_t j = 0; contract->contract == topic->contract && j < contract->item_count; j++) {
            if (contract->items[j].on == topic->on &&
                text_equal(contract->items[j].key, topic->key))
                return &contract->items[j];
        }
    }
    return NULL;
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    struct handing *handing = page->state;
    const struct queue_item *item = item_of(&handing->handover, topic);
    if (action == ACTION_HANDOVER)
        return handover_form_open(app, handing->officer);
    if (action == ACTION_OPEN && topic && text_equal(topic->what, ARRANGE))
        return cover_form_open(app, handing->officer);
    unsigned reaction = covers_act(app, &handing->handover.covers, topic, action);
    if (reaction != REACT_IGNORED)
        return reaction;
    if (item)
        return work_item_act(app, item, action);
    if (!topic || !topic->contract)
        return REACT_IGNORED;
    switch (action) {
    case ACTION_OPEN:
    case ACTION_TIMELINE:
        if (topic->ref || action == ACTION_TIMELINE)
            return timeline_open(app, topic->contract, topic->ref);
        return topic->key ? explain_open(app, topic->contract, topic->key)
                          : dossier_open(app, 0, topic->contract);
    case ACTION_EXPLAIN:
        return explain_open(app, topic->contract, topic->key);
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    const struct handing *handing = page->state;
    (void)app;
    *out = (struct chosen){0};
    for (size_t i = 0; topic && topic->contract && i < handing->handover.count; i++) {
        if (handing->handover.contracts[i].contract == topic->contract)
            *out = (struct chosen){.provider = handing->handover.contracts[i].provider,
                                   .contract = topic->contract,
                                   .key = topic->key,
                                   .ref = topic->ref};
    }
    return out->contract != 0;
}

static const char *label(struct page *page, struct app *app, const struct topic *topic,
                         enum action action)
{
    const struct handing *handing = page->state;
    if (action != ACTION_OPEN || !topic)
        return NULL;
    const struct queue_item *item = item_of(&handing->handover, topic);
    return item                               ? work_item_brief(item, app->office->as_at)
           : text_equal(topic->what, ARRANGE) ? "Arrange"
                                              : covers_label(topic);
}

static void close_handing(struct page *page)
{
    struct handing *handing = page->state;
    free(handing->officer);
    free(handing);
}

static const struct page_ops ops = {
    .name = "Handover",
    .context = IN_DOSSIER,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .label = label,
    .close = close_handing,
};

// ---- Whose -------------------------------------------------------------------------------------------------------------------------------

static bool is_officer(struct app *app, const char *answer)
{
    struct arena *arena = arena_new();
    struct contract_officer *list;
    struct status st = {0};
    struct text all = {0};
    size_t count = 0;
    bool found = false;
    if (!handover_officers(app->office, arena, &list, &count, &st))
        app_failed(app, &st);
    for (size_t i = 0; i < count; i++) {
        found = found || text_equal(list[i].login, answer);
        if (*list[i].login)
            text_printf(&all, "%s%s", all.length ? ", " : "", list[i].login);
    }
    if (!found && count)
        app_warn(app, "No contract has %s as its officer. There are: %s.", answer, text_get(&all));
    text_release(&all);
    arena_free(arena);
    return found;
}

static unsigned show(struct app *app, const char *answer)
{
    struct handing *handing = xcalloc(1, sizeof *handing);
    handing->officer = xstrdup(answer);
    page_open(app, &ops, handing);
    return REACT_LAYOUT;
}

static const struct prompt_ops whose = {
    .label = "Officer",
    .hint = "whose open work is shown: a login",
    .accepts = is_officer,
    .done = show,
};

unsigned handover_open(struct app *app, const struct chosen *from)
{
    (void)from;
    prompt_open(app, &whose, app->office->actor.login);
    return REACT_NONE;
}
