// SPDX-License-Identifier: MIT
// The dossier put together: provider, contracts, and the section that comes from the regulator.
#include "dossier_page.h"

#include <string.h>

#include "model/cover.h"
#include "model/provider.h"
#include "tui/kpigrid.h"
#include "tui/phrases.h"

enum { LABEL = 13, DATE = 12 };

static void failed(struct doc *doc, struct status *st)
{
    doc_words(doc, 0, false, ROLE_WARNING, status_message(st));
    status_clear(st);
}

// The reason stands once, where the contract that stands first could not be worked out for it.
static void other_failed(struct dossier *dossier, struct doc *doc, const struct contract *contract,
                         struct status *st)
{
    const char *why = phrase_trouble(doc->arena, status_message(st));
    bool told = dossier->trouble && text_equal(dossier->trouble, why);
    doc_labelled(doc, LABEL, contract->ref, ROLE_WARNING,
                 told ? "Cannot be worked out, for the same reason." : why);
    status_clear(st);
}

static void add_other_contract(struct dossier *dossier, struct app *app, struct doc *doc,
                               const struct contract *contract)
{
    struct evaluation evaluation;
    struct status st = {0};
    if (!evaluation_of(app->office, contract->id, doc->arena, &evaluation, &st)) {
        other_failed(dossier, doc, contract, &st);
        return;
    }
    size_t first =
        doc_words(doc, 18, false, ROLE_TEXT,
                  arena_printf(doc->arena, "%s. %s", contract->title,
                               evaluation.framework->rated ? evaluation.outcome->rag_why
                                                           : evaluation.outcome->standing));
    struct row *row = &doc->rows[first].row;
    struct span words = row->spans[0];
    int rag = (int)evaluation.outcome->rag;
    bool rated = evaluation.framework->rated;
    row->count = 0;
    row_add(row, 0, 11, ROLE_STRONG, contract->ref);
    if (rated)
        row_add_badge(row, 12, 5, rag_role(rag), rag_word(rag));
    row->spans[row->count++] = words;
    doc_topic(doc, first, (struct topic){.contract = contract->id, .on = DAY_NONE});
}

static void other_contracts(struct dossier *dossier, struct app *app, struct doc *doc)
{
    struct contracts contracts;
    struct status st = {0};
    if (!provider_contracts(app->office, dossier->provider, doc->arena, &contracts, &st)) {
        failed(doc, &st);
        return;
    }
    bool headed = false;
    for (size_t i = 0; i < contracts.count; i++) {
        if (contracts.rows[i].id == dossier->contract)
            continue;
        if (!headed)
            doc_heading(doc, dossier->contract ? "Other contracts of this provider" : "Contracts");
        headed = true;
        add_other_contract(dossier, app, doc, &contracts.rows[i]);
    }
}

static bool is_latest(const struct grades *grades, size_t index)
{
    const struct grade *grade = &grades->rows[index];
    for (size_t i = 0; i < grades->count; i++) {
        const struct grade *other = &grades->rows[i];
        if (other->published > grade->published && text_equal(other->grouping, grade->grouping) &&
            text_equal(other->domain, grade->domain))
            return false;
    }
    return true;
}

static void add_grades(struct doc *doc, struct app *app, const struct location *location)
{
    struct grades grades;
    struct status st = {0};
    if (!location_grades(app->office, location->id, doc->arena, &grades, &st)) {
        failed(doc, &st);
        return;
    }
    struct text line = {0};
    const char *regulator = "";
    day published = DAY_NONE;
    for (size_t i = 0; i < grades.count; i++) {
        const struct grade *grade = &grades.rows[i];
        if (!text_equal(grade->grouping, "Overall") || grade->published > app->office->as_at ||
            !is_latest(&grades, i))
            continue;
        text_printf(&line, "%s%s %s", line.length ? ", " : "", grade->domain, grade->grade);
        regulator = grade->regulator;
        published =
            grade->published > published || published == DAY_NONE ? grade->published : published;
    }
    if (line.length)
        doc_words(doc, 2, true, ROLE_TEXT,
                  arena_printf(doc->arena, "%s, %s: %s", regulator,
                               phrase_day(doc->arena, published, app->office->as_at),
                               text_get(&line)));
    text_clear(&line);
    location_figures(&grades, app->office->as_at, &line);
    for (const char *at = text_get(&line); *at != '\0'; at += strcspn(at, "\n") + 1)
        doc_words(doc, 2, true, ROLE_TEXT,
                  arena_printf(doc->arena, "%s %.*s", grades.rows[0].regulator,
                               (int)strcspn(at, "\n"), at));
    text_release(&line);
}

static void add_part(struct text *out, const char *part)
{
    if (part && *part)
        text_printf(out, "%s%s", out->length ? ", " : "", part);
}

void dossier_locations(struct doc *doc, struct app *app, int64_t provider, size_t most)
{
    struct locations locations;
    struct status st = {0};
    if (!provider_locations(app->office, provider, doc->arena, &locations, &st)) {
        failed(doc, &st);
        return;
    }
    if (locations.count)
        doc_heading(doc, arena_printf(doc->arena, "Locations and the regulator's grades (%zu)",
                                      locations.count));
    size_t shown = most && most < locations.count ? most : locations.count;
    for (size_t i = 0; i < shown; i++) {
        const struct location *location = &locations.rows[i];
        struct text line = {0};
        add_part(&line, location->name);
        add_part(&line, location->town);
        add_part(&line, location->postcode);
        add_part(&line, text_equal(location->state, "active") ? "" : location->state);
        doc_words(doc, 0, true, ROLE_STRONG,
                  arena_printf(doc->arena, "%s  (%s)", text_get(&line), location->ref));
        text_release(&line);
        add_grades(doc, app, location);
    }
    if (shown < locations.count)
        doc_words(doc, 0, false, ROLE_DIM,
                  arena_printf(doc->arena, "and %zu more in the dossier", locations.count - shown));
}

static void about_provider(struct dossier *dossier, struct app *app, struct doc *doc,
                           struct provider *provider)
{
    struct status st = {0};
    if (!provider_read(app->office, dossier->provider, doc->arena, provider, &st)) {
        failed(doc, &st);
        *provider = (struct provider){.ref = "", .name = "", .brand = ""};
        return;
    }
    dossier_provider(doc, app, provider);
}

static void add_contract(struct app *app, struct doc *doc, const struct evaluation *evaluation)
{
    size_t first = doc->count;
    dossier_contract(doc, evaluation,
                     cover_officer(app->office, evaluation->contract.officer, doc->arena),
                     app->terminal.ascii);
    dossier_last_contact(doc, app, evaluation);
    doc_topic(doc, first, (struct topic){.what = "contract", .on = DAY_NONE});
    dossier_findings(doc, evaluation);
    dossier_dues(doc, evaluation);
    dossier_parties(doc, app, evaluation->contract.provider, evaluation->contract.id);
    dossier_gauges(doc, evaluation);
    dossier_papers(doc, evaluation);
    if (kpigrid_any(evaluation)) {
        doc_heading(doc, "Key Performance Indicators");
        kpigrid_add(doc, evaluation, false);
    }
    dossier_contacts(doc, evaluation);
}

void dossier_make(struct dossier *dossier, struct app *app, struct doc *doc)
{
    struct provider provider;
    struct evaluation evaluation;
    struct status st = {0};
    about_provider(dossier, app, doc, &provider);
    dossier->title = provider.name;
    dossier->trouble = NULL;
    bool good = dossier->contract != 0;
    if (good && !evaluation_of(app->office, dossier->contract, doc->arena, &evaluation, &st)) {
        good = false;
        dossier->trouble = phrase_trouble(doc->arena, status_message(&st));
        doc_words(doc, 0, false, ROLE_WARNING, dossier->trouble);
        status_clear(&st);
    }
    if (good) {
        dossier->title = arena_printf(doc->arena, "%s  %s", evaluation.contract.ref, provider.name);
        add_contract(app, doc, &evaluation);
    }
    if (!good)
        dossier_parties(doc, app, dossier->provider, 0);
    other_contracts(dossier, app, doc);
    dossier_locations(doc, app, dossier->provider, 0);
    if (good)
        dossier_history(doc, app, &evaluation);
}
