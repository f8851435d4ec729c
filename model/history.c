// SPDX-License-Identifier: MIT
#include "model/history.h"

#include <stdlib.h>
#include <string.h>

#include "model/changes.h"
#include "model/contacts.h"
#include "model/rules/known.h"

struct telling { // a history while it is put together
    struct arena *arena;
    struct history *out;
    size_t room;
};

static void add(struct telling *telling, struct history_row row)
{
    struct history *out = telling->out;
    out->rows =
        arena_room(telling->arena, out->rows, &telling->room, out->count, sizeof *out->rows);
    out->rows[out->count++] = row;
}

static const char *clause_of(const struct framework *framework, const struct fact *fact)
{
    const char *clause = NULL;
    if (fact->kind == FACT_SERVED && fact->instrument != NULL) {
        const struct instrument *instrument = framework_instrument(framework, fact->instrument);
        clause = instrument != NULL ? instrument->clause : NULL;
    } else if (fact->kind == FACT_NEVER_EVENT) {
        const struct never_event *event = framework_never_event(framework, fact->outcome);
        clause = event != NULL ? event->clause : NULL;
    } else if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
               fact->instrument != NULL) {
        const struct cadence *cadence = framework_cadence(framework, fact->instrument);
        clause = cadence != NULL ? cadence->clause : NULL;
    } else if (fact->kpi != NULL) {
        const struct kpi *kpi = framework_kpi(framework, fact->kpi);
        clause = kpi != NULL ? kpi->clause : NULL;
    }
    return clause != NULL ? clause : "";
}

static void add_fact(struct telling *telling, const struct evaluation *evaluation,
                     const struct fact *fact, day date, bool corrected)
{
    // a regulator's grade is no row of the contract
    size_t index = (size_t)(fact - evaluation->facts.facts);
    const struct fact_row *row =
        index < evaluation->rows.count ? &evaluation->rows.rows[index] : NULL;
    const char *summary =
        fact_summary(evaluation->framework, &evaluation->facts, fact, telling->arena);
    add(telling, (struct history_row){
                     .date = date,
                     .contract = evaluation->contract.ref,
                     .kind = fact->kind == FACT_RECORD ? fact->record : fact_kind_word(fact->kind),
                     .ref = fact->ref,
                     .summary = corrected ? arena_printf(telling->arena, "%s (corrected)", summary)
                                          : summary,
                     .clause = clause_of(evaluation->framework, fact),
                     .recorded_at = fact->recorded,
                     .claimed = fact->claimed,
                     .entered_at = row != NULL ? row->entered : fact->recorded,
                     .recorded_by = fact->recorded_by,
                     .fact = row,
                 });
}

// The correction that was recorded of a fact, by its number.
static const struct fact *correction_of(const struct contract_facts *facts, const struct fact *fact)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        const char *corrects = fact_field(&facts->facts[i], FACT_CORRECTS);
        if (*corrects != '\0' && strtoll(corrects, NULL, 10) == fact->id)
            return &facts->facts[i];
    }
    return NULL;
}

// What was corrected counts no more, but that it was said stays told, with the reason and the day of the correction.
static void add_corrected_facts(struct telling *telling, const struct office *office,
                                const struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        if (fact->struck || fact->corrected == 0 || office->known_at < fact->corrected ||
            fact->recorded > office->known_at || fact->date > office->as_at)
            continue;
        const struct fact *by = correction_of(&evaluation->facts, fact);
        add_fact(telling, evaluation, fact, fact->date, false);
        struct history_row *row = &telling->out->rows[telling->out->count - 1];
        struct text on = {0};
        day_print(moment_day(fact->corrected, NULL), false, &on);
        row->summary =
            arena_printf(telling->arena, "%s (%s on %s: %s)", row->summary,
                         by != NULL && by->struck ? "struck out" : "corrected", text_get(&on),
                         by != NULL ? fact_field(by, FACT_CORRECTION_WHY) : "");
        text_release(&on);
    }
}

// What the framework of the day has no word for is not counted, but it happened.
static void add_unknown_facts(struct telling *telling, const struct office *office,
                              const struct evaluation *evaluation)
{
    const struct framework *framework = evaluation->framework;
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        bool known = true;
        if (fact->kind == FACT_RESULT || fact->kind == FACT_EARLY)
            known = fact->kpi != NULL && framework_kpi(framework, fact->kpi) != NULL;
        else if (fact->kind == FACT_SERVED)
            known = fact->instrument != NULL &&
                    framework_instrument(framework, fact->instrument) != NULL;
        else if (fact->kind == FACT_NEVER_EVENT)
            known = framework_never_event(framework, fact->outcome) != NULL;
        if (!known && fact->date <= office->as_at && fact_known(fact, office->known_at))
            add_fact(telling, evaluation, fact, fact->date, false);
    }
}

// Whether the text begins with these words: what stands behind them is no part of a word.
static bool begins_with(const char *text, const char *words)
{
    size_t length = strlen(words);
    return strncmp(text, words, length) == 0 &&
           (text[length] == '\0' || text[length] == ':' || text[length] == ' ' ||
            text[length] == ',' || text[length] == ';');
}

void finding_words(const struct finding *finding, struct text *out)
{
    const char *title = finding->title != NULL ? finding->title : finding->key;
    const char *why = finding->why != NULL ? finding->why : "";
    if (why[0] == '\0' || begins_with(title, why)) {
        text_add(out, title);
        return;
    }
    text_add(out, begins_with(why, title) ? "" : title);
    text_add(out, begins_with(why, title) ? "" : ": ");
    text_add(out, why);
}

static void add_finding(struct telling *telling, const struct evaluation *evaluation,
                        const struct finding *finding)
{
    struct text line = {0};
    finding_words(finding, &line);
    text_printf(&line, "; %s", finding_status_word(finding->status));
    if (finding->status_by != NULL)
        text_printf(&line, " by %s", finding->status_by);
    if (finding->status != FINDING_OPEN && finding->status_on != DAY_NONE) {
        text_add(&line, " on ");
        day_print(finding->status_on, false, &line);
    }
    add(telling, (struct history_row){
                     .date = finding->raised_on,
                     .contract = evaluation->contract.ref,
                     .kind = "finding",
                     .ref = finding->key,
                     .summary = arena_strdup(telling->arena, text_get(&line)),
                     .clause = finding->clause != NULL ? finding->clause : "",
                     .recorded_by = "",
                     .finding = finding,
                 });
    text_release(&line);
}

static bool add_contract(struct telling *telling, struct office *office, int64_t contract,
                         struct status *st)
{
    struct evaluation evaluation;
    if (!evaluation_of(office, contract, telling->arena, &evaluation, st))
        return false;
    struct known known;
    known_facts(evaluation.framework, &evaluation.facts, office->as_at, office->known_at,
                telling->arena, &known);
    for (size_t i = 0; i < known.count; i++)
        add_fact(telling, &evaluation, known.facts[i].fact, known.facts[i].date,
                 known.facts[i].corrected);
    add_unknown_facts(telling, office, &evaluation);
    add_corrected_facts(telling, office, &evaluation);
    for (size_t i = 0; i < evaluation.outcome->finding_count; i++)
        add_finding(telling, &evaluation, &evaluation.outcome->findings[i]);
    return true;
}

// Notes and changes of the provider, as far as they are about the subject. What lies ahead did not happen yet.
static bool add_events(struct telling *telling, struct office *office,
                       const struct subject *subject, struct status *st)
{
    struct event_rows events;
    struct contract contract = {.ref = ""};
    if ((subject->contract != 0 &&
         !contract_by_id(office->db, subject->contract, telling->arena, &contract, st)) ||
        !provider_events(office, subject->provider, subject->contract, telling->arena, &events, st))
        return false;
    for (size_t i = 0; i < events.count; i++) {
        const struct event_row *event = &events.rows[i];
        bool note = event_is_note(event);
        if (event->date > office->as_at)
            continue;
        add(telling,
            (struct history_row){
                .date = event->date,
                .contract = *event->contract_ref != '\0' ? event->contract_ref : contract.ref,
                .kind = event->kind,
                .ref = event->ref,
                .summary = note ? arena_printf(telling->arena, "%s, %s", event->ref,
                                               contact_words(event, telling->arena))
                                : change_words(event, subject->provider, telling->arena),
                .clause = "",
                .recorded_at = event->entered,
                .entered_at = event->entered,
                .recorded_by = event->entered_by,
                .event = event,
            });
    }
    return true;
}

static int kind_rank(const char *word)
{
    enum fact_kind kind;
    return fact_kind_parse(word, &kind) ? (int)kind : FACT_KIND_COUNT;
}

static int oldest_first(const void *left, const void *right)
{
    const struct history_row *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    int order = strcmp(a->contract, b->contract);
    if (order == 0)
        order = kind_rank(a->kind) - kind_rank(b->kind);
    if (order == 0)
        order = strcmp(a->ref, b->ref);
    if (order == 0 && a->fact != NULL && b->fact != NULL)
        order = (a->fact->id > b->fact->id) - (a->fact->id < b->fact->id);
    return order;
}

bool history_of(struct office *office, const struct subject *subject, struct arena *arena,
                struct history *out, struct status *st)
{
    *out = (struct history){0};
    struct telling telling = {.arena = arena, .out = out};
    if (!db_read_begin(office->db, st))
        return false;
    bool done = true;
    if (subject->contract != 0) {
        done = add_contract(&telling, office, subject->contract, st);
    } else {
        struct contracts contracts = {0};
        done = contracts_of(office->db, subject->provider, arena, &contracts, st);
        for (size_t i = 0; done && i < contracts.count; i++)
            done = add_contract(&telling, office, contracts.rows[i].id, st);
    }
    done = done && add_events(&telling, office, subject, st);
    db_read_end(office->db);
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof *out->rows, oldest_first);
    return done;
}
