// SPDX-License-Identifier: MIT
// The sections of the page of what is to be done that are about records: receipts, steps that can be taken next, interventions by rating,
// and what can be begun.
#include "tui/forms/act_page_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/records.h"
#include "model/rules/records_state.h"
#include "tui/forms/record.h"

// ---- What nothing asks for -----------------------------------------------------------------------------------------------------------

// Records that this page begins, and goes on with. Those of any council, and those that the framework must know of.
static const struct {
    const char *kind;
    bool any;
    bool later; // it is begun in another section
} records[] = {
    {.kind = ACT_RECEIPT, .any = true, .later = true},
    {.kind = "intervention", .later = true},
    {.kind = "improvement-plan"},
    {.kind = "directed-plan"},
    {.kind = "breach-notice"},
    {.kind = "suspension", .any = true},
    {.kind = "termination", .any = true},
    {.kind = "representation", .any = true},
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

void act_add_begins(struct doc *doc, const struct evaluation *now)
{
    const struct framework *framework = now->framework;
    bool said = false;
    for (size_t i = 0; i < framework->instrument_count; i++) {
        const struct instrument *instrument = &framework->instruments[i];
        if (!instrument->plan && !instrument->notice)
            continue;
        act_heading(doc, &said, "Begin");
        act_row(doc, instrument->brief,
                arena_printf(doc->arena, "Serve a %s that no finding asks for", instrument->word),
                (struct topic){.key = OPENS_SERVE, .ref = instrument->id, .on = DAY_NONE});
    }
    if (framework->never_event_count > 0) {
        act_heading(doc, &said, "Begin");
        act_row(doc, "Event", "Record a never event",
                (struct topic){.key = OPENS_EVENT, .on = DAY_NONE});
    }
    for (size_t i = 0; i < RECORDS; i++) {
        const struct record_kind_row *kind = record_kind(records[i].kind);
        if (!kind || records[i].later ||
            !(records[i].any || knows(&framework->provisions, kind->id)))
            continue;
        act_heading(doc, &said, "Begin");
        act_row(doc, "Record", kind->title,
                (struct topic){.key = OPENS_RECORD, .ref = kind->id, .on = DAY_NONE});
    }
}

// Papers served of late of which nobody has said when the provider had them; plans that go with a notice come with it.
void act_add_receipts(struct doc *doc, const struct evaluation *now)
{
    enum { LATELY = 60 };
    struct record_states all;
    bool said = false;
    record_states(&now->facts, DAY_NEVER, MOMENT_ALL, doc->arena, &all);
    for (size_t i = now->facts.fact_count; i-- > 0;) {
        const struct fact *fact = &now->facts.facts[i];
        if (fact->kind != FACT_SERVED || fact->accompanies ||
            fact->date < now->outcome->as_at - LATELY ||
            !notice_in_force(&now->facts, fact->ref, DAY_NEVER) ||
            record_find(&all, ACT_RECEIPT, fact->ref))
            continue;
        act_heading(doc, &said, "When did the provider have it?");
        act_row(doc, fact->ref, act_paper_line(doc, now, fact),
                (struct topic){.key = OPENS_RECEIPT, .ref = fact->ref, .on = fact->date});
    }
}

void act_add_steps(struct doc *doc, const struct evaluation *now)
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
        act_heading(doc, &said, "Go on with");
        act_row(doc, record->ref, arena_printf(doc->arena, "%s %s", kind->title, state->was),
                (struct topic){.key = OPENS_STEP,
                               .ref = arena_printf(doc->arena, "%s %s", record->kind, record->ref),
                               .on = DAY_NONE});
    }
}

// ---- Interventions by rating ---------------------------------------------------------------------------------------------------------

static const struct rating *rating_now(const struct evaluation *now, struct arena *arena)
{
    struct record_states all;
    const struct provisions *provisions = &now->framework->provisions;
    record_states(&now->facts, now->outcome->as_at, MOMENT_ALL, arena, &all);
    const char *given = rating_given(&all);
    for (size_t i = 0; i < provisions->rating_count; i++) {
        if (strcmp(provisions->ratings[i].id, given) == 0)
            return &provisions->ratings[i];
    }
    return NULL;
}

static const struct availability *available(const struct intervention *intervention,
                                            const struct rating *rating)
{
    for (size_t i = 0; rating && i < intervention->availability_count; i++) {
        if (text_equal(intervention->availability[i].rating, rating->id))
            return &intervention->availability[i];
    }
    return NULL;
}

static const char *mode_word(const struct provisions *provisions, const char *id)
{
    for (size_t i = 0; i < provisions->mode_count; i++) {
        if (text_equal(provisions->modes[i].id, id))
            return provisions->modes[i].word;
    }
    return id;
}

static const char *intervention_line(struct doc *doc, const struct provisions *provisions,
                                     const struct intervention *intervention,
                                     const struct availability *offered)
{
    struct text words = {0};
    text_printf(&words, "%s: ", intervention->name);
    for (size_t i = 0; i < offered->modes.count; i++)
        text_printf(&words, "%s%s", i > 0 ? " or " : "",
                    mode_word(provisions, offered->modes.list[i]));
    if (offered->provenance != PROVENANCE_STATED)
        text_printf(&words, " (%s)", provenance_word(offered->provenance));
    const char *kept = arena_strdup(doc->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// Those that the document offers for the provider's rating; any other is chosen with a reason.
void act_add_interventions(struct doc *doc, const struct evaluation *now)
{
    const struct provisions *provisions = &now->framework->provisions;
    const struct rating *rating = rating_now(now, doc->arena);
    bool said = false;
    if (provisions->intervention_count == 0)
        return;
    act_heading(doc, &said,
                rating ? arena_printf(doc->arena, "Interventions for the rating %s (%s)",
                                      rating->word, rating->approach ? rating->approach : "")
                       : "Interventions");
    if (!rating && provisions->rating_count > 0)
        act_row(doc, "Rate", "Give the provider a rating; it says which interventions are offered",
                (struct topic){.key = OPENS_RECORD, .ref = "rating", .on = DAY_NONE});
    for (size_t i = 0; i < provisions->intervention_count; i++) {
        const struct intervention *intervention = &provisions->interventions[i];
        const struct availability *offered = available(intervention, rating);
        if (offered && offered->listed)
            act_row(doc, arena_printf(doc->arena, "%d", intervention->number),
                    intervention_line(doc, provisions, intervention, offered),
                    (struct topic){.key = OPENS_MEASURE, .ref = intervention->id, .on = DAY_NONE});
    }
    act_row(doc, "Other",
            rating ? "One that is not stated for this rating, with a reason"
                   : "Choose an intervention",
            (struct topic){.key = OPENS_RECORD, .ref = "intervention", .on = DAY_NONE});
}

unsigned act_open_measure(struct app *app, int64_t contract, const char *ref)
{
    struct arena *arena = arena_new();
    struct evaluation now;
    struct status st = {0};
    struct field fields[] = {{"intervention", ref}, {"for_rating", ""}, {"mode", ""}};
    enum { ALL = sizeof fields / sizeof *fields };
    size_t count = 1;
    if (acts_now(app->office, contract, arena, &now, &st)) {
        const struct rating *rating = rating_now(&now, arena);
        const struct provisions *provisions = &now.framework->provisions;
        for (size_t i = 0; rating && i < provisions->intervention_count; i++) {
            const struct availability *offered = available(&provisions->interventions[i], rating);
            if (!text_equal(provisions->interventions[i].id, ref) || !offered)
                continue;
            fields[1].value = rating->id;
            fields[2].value = offered->modes.count > 0 ? offered->modes.list[0] : "";
            count = offered->modes.count > 0 ? ALL : ALL - 1; // the mildest mode is proposed
        }
    }
    status_clear(&st);
    unsigned reaction =
        record_form_open_with(app, contract, "intervention", NULL, "opened", fields, count);
    arena_free(arena);
    return reaction;
}

// ---- Opening -------------------------------------------------------------------------------------------------------------------------

unsigned act_open_step(struct app *app, int64_t contract, const char *kind_and_ref)
{
    size_t length = strcspn(kind_and_ref, " ");
    char *kind = xstrndup(kind_and_ref, length);
    unsigned reaction = record_form_open(app, contract, kind, kind_and_ref + length + 1, NULL);
    free(kind);
    return reaction;
}

// What the notice asked for is proposed.
unsigned act_open_receipt(struct app *app, int64_t contract, const char *ref)
{
    struct arena *arena = arena_new();
    struct evaluation now;
    struct status st = {0};
    struct field fields[] = {{"reference", ref}, {act_field_name(ACT_REPLY_BY), ""}};
    const struct fact *served =
        acts_now(app->office, contract, arena, &now, &st) ? notice_served(&now.facts, ref) : NULL;
    if (served)
        fields[1].value = fact_field(served, fields[1].name);
    status_clear(&st);
    unsigned reaction = record_form_open_with(app, contract, ACT_RECEIPT, NULL, "received", fields,
                                              *fields[1].value ? 2 : 1);
    arena_free(arena);
    return reaction;
}

unsigned act_open_record(struct app *app, int64_t contract, const char *kind)
{
    return record_form_open(app, contract, kind, NULL, NULL);
}
