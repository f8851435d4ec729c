// SPDX-License-Identifier: MIT
// A paper that was served, as plain text to print.
#include "model/notices.h"

#include <string.h>

#include "db/audit.h"

struct printing {
    struct office *office;
    const struct evaluation *now;
    struct arena *arena;
    struct text *out;
    struct status *st;
    bool from_record; // something is worked out that was not said when it was served
};

static void pair(const struct printing *printing, const char *label, const char *words)
{
    if (words[0] != '\0')
        text_printf(printing->out, "%-16s%s\n", label, words);
}

static void pair_day(const struct printing *printing, const char *label, day d)
{
    struct text words = {0};
    if (d != DAY_NONE)
        day_print(d, false, &words);
    pair(printing, label, text_get(&words));
    text_release(&words);
}

static const char *joined(struct arena *arena, const char *const *items, size_t count)
{
    struct text words = {0};
    for (size_t i = 0; i < count; i++)
        text_printf(&words, "%s%s", i > 0 ? ";" : "", items[i]);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static const char *or_none(const char *text)
{
    return text != NULL ? text : "";
}

static struct paper paper_of(const struct printing *printing, const struct fact *fact)
{
    return (struct paper){
        .kind = FACT_SERVED,
        .ref = fact->ref,
        .date = fact->date,
        .instrument = or_none(fact->instrument),
        .covers = joined(printing->arena, fact->covers, fact->cover_count),
        .rectify_by = fact->rectify_by,
        .accompanies = or_none(fact->accompanies),
        .follows = or_none(fact->follows),
        .outcome = "",
        .answers = joined(printing->arena, fact->answers, fact->answer_count),
    };
}

static const char *method_word(const char *id)
{
    for (const struct act_choice *method = act_methods; method->id != NULL; method++) {
        if (text_equal(method->id, id))
            return method->word;
    }
    return id;
}

// The receipt of a paper, if one has been recorded.
static const struct fact *receipt_of(const struct printing *printing, const struct fact *paper)
{
    const struct contract_facts *facts = &printing->now->facts;
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_RECORD && text_equal(fact->record, ACT_RECEIPT) &&
            text_equal(fact->ref, paper->ref) && text_equal(fact->outcome, "received"))
            found = fact;
    }
    return found;
}

static void print_day_field(const struct printing *printing, const struct fact *fact,
                            enum act_field field, const char *label)
{
    day d = DAY_NONE;
    if (day_parse(fact_field(fact, act_field_name(field)), &d))
        pair_day(printing, label, d);
}

static void print_kpis(const struct printing *printing, const struct fact *fact)
{
    for (size_t i = 0; i < fact->cover_count; i++) {
        const struct kpi *kpi = framework_kpi(printing->now->framework, fact->covers[i]);
        pair(
            printing, i == 0 ? "KPIs covered" : "",
            arena_printf(printing->arena, "%s %s", fact->covers[i], kpi != NULL ? kpi->title : ""));
    }
}

static void print_head(const struct printing *printing, const struct fact *fact,
                       const struct instrument *instrument)
{
    const struct contract *contract = &printing->now->contract;
    const struct framework *framework = printing->now->framework;
    struct arena *arena = printing->arena;
    text_printf(printing->out, "%s\n\n", instrument->word);
    pair(printing, "Reference", fact->ref);
    pair(printing, "Provider",
         arena_printf(arena, "%s (%s)", contract->provider_name, contract->provider_ref));
    pair(printing, "Contract",
         arena_printf(arena, "%s%s%s", contract->ref, contract->title[0] != '\0' ? ", " : "",
                      contract->title));
    pair(printing, "Framework",
         arena_printf(arena, "%s, %s, version %s, %s", framework->title, framework->council,
                      framework->version, instrument->clause));
    pair_day(printing, "Date served", fact->date);
    pair(printing, "Served by", method_word(fact_field(fact, act_field_name(ACT_METHOD))));
    const struct fact *receipt = receipt_of(printing, fact);
    if (receipt != NULL)
        pair_day(printing, "Received", receipt->date);
    print_day_field(printing, receipt != NULL ? receipt : fact, ACT_REPLY_BY, "Reply by");
    print_kpis(printing, fact);
    pair_day(printing, "To be rectified", fact->rectify_by);
    pair(printing, "Goes with", or_none(fact->accompanies));
    pair(printing, "Follows", or_none(fact->follows));
}

static void print_item(struct printing *printing, const struct fact *fact,
                       const struct content *content, const struct field *drafted)
{
    const char *words = fact_field(fact, drafted->name);
    bool own = words[0] != '\0';
    text_printf(printing->out, "\n%s (%s)\n", content->label, content->clause);
    if (!own && drafted->value[0] != '\0') {
        words = drafted->value;
        printing->from_record = true;
    }
    if (words[0] == '\0')
        words = "Not recorded.";
    while (*words != '\0') {
        size_t length = strcspn(words, "\n");
        text_printf(printing->out, "  %.*s\n", (int)length, words);
        words += length + (words[length] == '\n');
    }
}

static bool print_paper(struct printing *printing, const struct fact *fact,
                        const struct paper *with)
{
    const struct instrument *instrument =
        framework_instrument(printing->now->framework, fact->instrument);
    const struct paper paper = paper_of(printing, fact);
    struct notice_draft draft;
    if (instrument == NULL)
        return status_fail(printing->st, STATUS_DATA,
                           "%s was served as \"%s\", which %s version %s does not have.", fact->ref,
                           fact->instrument, printing->now->framework->id,
                           printing->now->framework->version);
    if (!notice_draft(printing->office, printing->now, &paper, with, printing->arena, &draft,
                      printing->st))
        return false;
    print_head(printing, fact, instrument);
    for (size_t i = 0; i < draft.count; i++)
        print_item(printing, fact, draft.content[i], &draft.fields[i]);
    return true;
}

// The plans that go with a notice follow it on the same paper.
static bool print_plans(struct printing *printing, const struct fact *notice)
{
    const struct paper with = paper_of(printing, notice);
    const struct contract_facts *facts = &printing->now->facts;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind != FACT_SERVED || !text_equal(fact->accompanies, notice->ref))
            continue;
        text_add(printing->out, "\n----\n\n");
        if (!print_paper(printing, fact, &with))
            return false;
    }
    return true;
}

static bool print_foot(struct printing *printing)
{
    int64_t entry = 0;
    char hash[65] = "";
    if (!audit_head(printing->office->db, &entry, hash, printing->st))
        return false;
    text_add(printing->out, "\n----\n");
    if (printing->from_record)
        text_add(printing->out, "Parts of the content were not recorded with the paper; they are "
                                "worked out from the record as at the day it was served.\n");
    if (printing->office->demo)
        text_add(printing->out, "Invented: this comes from a demonstration database.\n");
    text_add(printing->out, "Printed ");
    day_print(printing->office->today, false, printing->out);
    text_printf(printing->out, ". Audit trail: entry %lld, %s\n", (long long)entry, hash);
    return true;
}

static bool find(struct office *office, int64_t contract, const char *ref, struct arena *arena,
                 struct evaluation *now, const struct fact **out, struct status *st)
{
    struct text known = {0};
    if (!acts_now(office, contract, arena, now, st))
        return false;
    *out = notice_served(&now->facts, ref);
    for (size_t i = 0; *out == NULL && i < now->facts.fact_count; i++) {
        if (now->facts.facts[i].kind == FACT_SERVED)
            text_printf(&known, "%s%s", known.length > 0 ? ", " : "", now->facts.facts[i].ref);
    }
    if (*out == NULL)
        status_fail(st, STATUS_UNKNOWN, "Contract %s has no paper %s%s%s.", now->contract.ref, ref,
                    known.length > 0 ? "; it has " : "; nothing has been served under it",
                    text_get(&known));
    text_release(&known);
    return *out != NULL;
}

bool notice_print(struct office *office, int64_t contract, const char *ref, struct text *out,
                  struct status *st)
{
    struct arena *arena = arena_new();
    struct evaluation now, then;
    const struct fact *fact = NULL;
    struct printing printing = {
        .office = office, .now = &then, .arena = arena, .out = out, .st = st};
    bool done = find(office, contract, ref, arena, &now, &fact, st) &&
                evaluation_at(office, contract, fact->date, MOMENT_ALL, arena, &then, st);
    if (done) {
        const struct fact *notice =
            fact->accompanies != NULL ? notice_served(&then.facts, fact->accompanies) : NULL;
        const struct paper with = notice != NULL ? paper_of(&printing, notice) : (struct paper){0};
        done = print_paper(&printing, fact, notice != NULL ? &with : NULL) &&
               print_plans(&printing, fact) && print_foot(&printing);
    }
    arena_free(arena);
    return done;
}
