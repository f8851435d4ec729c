// SPDX-License-Identifier: MIT
// Laws of facts: their order, one failure more, colours, switches, and that answering comes to an end.
#include "laws.h"

#include <string.h>

#include "model/ground/text.h"
#include "retell.h"

enum { DAYS = 2 }; // looked at in one history

static struct fact *copy_facts(struct trial *trial, const struct contract_facts *facts, size_t more,
                               struct contract_facts *out)
{
    struct fact *list = ARENA_ARRAY(trial->arena, facts->fact_count + more + 1, struct fact);
    for (size_t i = 0; i < facts->fact_count; i++)
        list[i] = facts->facts[i];
    *out = *facts;
    out->facts = list;
    return list;
}

// ---- order and repetition

static struct contract_facts shuffled(struct trial *trial)
{
    struct contract_facts other;
    struct fact *list = copy_facts(trial, &trial->facts, 0, &other);
    for (size_t i = other.fact_count; i > 1; i--) {
        size_t j = chance_index(&trial->chance, i);
        struct fact fact = list[i - 1];
        list[i - 1] = list[j];
        list[j] = fact;
    }
    for (size_t i = 0; i < other.fact_count; i++)
        list[i].id = (int64_t)i + 1; // as they would be numbered if they were typed in this order
    struct target *targets = ARENA_ARRAY(trial->arena, other.target_count + 1, struct target);
    for (size_t i = 0; i < other.target_count; i++)
        targets[i] = trial->facts.targets[other.target_count - 1 - i];
    other.targets = targets;
    return other;
}

bool law_order(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = i == 0 ? trial->ends + 100 : trial_day(trial);
        moment known = i == 1 ? moment_end_of_day(on) : MOMENT_ALL;
        struct contract_facts other = shuffled(trial);
        const struct outcome *a = trial_evaluate(trial, &trial->facts, on, known);
        const struct outcome *b = trial_evaluate(trial, &other, on, known);
        if (!trial_same(trial, a, b, TELL_ALL, "in two orders"))
            return false;
        if (i > 0)
            continue;
        struct text said = {0}, other_said = {0};
        rules_explain(trial->framework, &trial->facts, a, NULL, &said);
        rules_explain(trial->framework, &other, b, NULL, &other_said);
        bool same = text_equal(text_get(&said), text_get(&other_said));
        text_release(&said);
        text_release(&other_said);
        if (!same)
            return trial_trouble(trial, on, "the explanation depends on the order");
    }
    return true;
}

bool law_again(struct trial *trial)
{
    day on = trial_day(trial);
    const struct outcome *first = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
    for (int i = 0; i < DAYS; i++) {
        arena_alloc(trial->arena, chance_index(&trial->chance, 5000)); // elsewhere in memory
        const struct outcome *next = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        if (!trial_same(trial, first, next, TELL_ALL, "twice"))
            return false;
    }
    return true;
}

// ---- one failure more

static int rank_of(const struct trial *trial, const char *instrument)
{
    const struct instrument *found = framework_instrument(trial->framework, instrument);
    return found != NULL ? found->rank : 0;
}

// The gravest instrument that was proposed and has not lapsed, whatever became of it.
static int proposed(const struct trial *trial, const struct outcome *outcome)
{
    int gravest = 0;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        int rank = rank_of(trial, outcome->findings[i].instrument);
        if (outcome->findings[i].status != FINDING_LAPSED &&
            outcome->findings[i].counted_count > 0 && rank > gravest)
            gravest = rank;
    }
    return gravest;
}

static bool raised(const struct outcome *outcome, const char *key)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_LAPSED && finding->counted_count > 0 &&
            text_equal(finding->key, key))
            return true;
    }
    return false;
}

// With a red where there was an amber, a default notice for ambers may become a warning notice for a red.
static bool raised_or_warned(struct trial *trial, const struct outcome *outcome, const char *key)
{
    const char *dn = "dn-quarter:";
    return raised(outcome, key) ||
           (text_starts(key, dn) &&
            raised(outcome, arena_printf(trial->arena, "pwn-quarter:%s", key + strlen(dn))));
}

static bool no_less(struct trial *trial, const struct outcome *before, const struct outcome *after,
                    bool redder)
{
    bool excused = false;
    for (size_t i = 0; i < before->finding_count; i++) {
        const char *key = before->findings[i].key;
        if ((!text_starts(key, "pwn-quarter:") && !text_starts(key, "dn-quarter:")) ||
            !raised(before, key))
            continue;
        if (!raised(after, key) && !(redder && raised_or_warned(trial, after, key)))
            return trial_trouble(trial, after->as_at, "%s is no longer raised", key);
        excused = excused || !raised(after, key);
    }
    if (!excused && proposed(trial, after) < proposed(trial, before))
        return trial_trouble(trial, after->as_at, "what is proposed sank from rank %d to %d",
                             proposed(trial, before), proposed(trial, after));
    return true;
}

// Where nothing was served or decided, what is open may not get milder either, nor the RAG if no period is newly rated: an
// amber for the latest period can stand in the place of an older red.
static bool no_milder(struct trial *trial, const struct contract_facts *before,
                      const struct contract_facts *after, day on, bool redder, bool newly_rated)
{
    struct contract_facts bare[2];
    const struct contract_facts *both[] = {before, after};
    for (int i = 0; i < 2; i++) {
        struct fact *list = copy_facts(trial, both[i], 0, &bare[i]);
        bare[i].fact_count = 0;
        for (size_t j = 0; j < both[i]->fact_count; j++) {
            if (both[i]->facts[j].kind <= FACT_NEVER_EVENT)
                list[bare[i].fact_count++] = both[i]->facts[j];
        }
    }
    const struct outcome *mild = trial_evaluate(trial, &bare[0], on, MOMENT_ALL);
    const struct outcome *grave = trial_evaluate(trial, &bare[1], on, MOMENT_ALL);
    if (grave->rag < mild->rag && !redder && !newly_rated)
        return trial_trouble(trial, on, "without papers, the RAG went from %s to %s",
                             colour_word(mild->rag), colour_word(grave->rag));
    if (grave->highest_rank < mild->highest_rank && !redder)
        return trial_trouble(
            trial, on, "without papers, the gravest open finding went from %s to %s",
            mild->highest_open, grave->highest_open != NULL ? grave->highest_open : "none");
    return no_less(trial, mild, grave, redder);
}

static enum colour colour_of(const struct trial *trial, const struct fact *fact)
{
    const struct kpi *kpi = framework_kpi(trial->framework, fact->kpi);
    if (fact->colour != COLOUR_NONE || !fact->has_value || kpi == NULL)
        return fact->colour;
    return rules_colour(kpi, &trial->facts, fact->period, fact->value, fact->is_ratio);
}

static bool fails(const struct trial *trial, const struct fact *fact)
{
    return colour_of(trial, fact) >= COLOUR_AMBER;
}

// Whether anything said of the KPI in the fixed quarter that it failed, corrections and deemed failures included.
static bool ever_failed(const struct trial *trial, const char *kpi, day quarter)
{
    for (size_t i = 0; i < trial->facts.fact_count; i++) {
        const struct fact *fact = &trial->facts.facts[i];
        if ((fact->kind == FACT_RESULT || fact->kind == FACT_EARLY) && text_equal(fact->kpi, kpi) &&
            day_quarter(fact->period) == quarter && fails(trial, fact))
            return true;
        if (fact->kind == FACT_SERVED && fact->rectify_by != DAY_NONE &&
            day_quarter(fact->rectify_by) == quarter)
            return true; // a deemed failure may come of it
    }
    return false;
}

bool law_more_failures(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day reported = trial_day(trial), on = reported + chance_between(&trial->chance, 0, 400);
        const struct kpi *kpi =
            &trial->framework->kpis[chance_index(&trial->chance, trial->framework->kpi_count)];
        day quarter =
            day_add_months(day_quarter(reported), -3 * chance_between(&trial->chance, 0, 1));
        bool red = chance_of(&trial->chance, 40);
        if (ever_failed(trial, kpi->ref, quarter))
            continue;
        struct contract_facts more;
        struct fact *list = copy_facts(trial, &trial->facts, 1, &more);
        list[more.fact_count++] = (struct fact){.kind = FACT_EARLY,
                                                .ref = "one-more",
                                                .date = reported,
                                                .recorded = moment_end_of_day(reported),
                                                .recorded_by = "",
                                                .note = "",
                                                .kpi = kpi->ref,
                                                .period = quarter,
                                                .rectify_by = DAY_NONE,
                                                .colour = red ? COLOUR_RED : COLOUR_AMBER};
        const struct outcome *before = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        const struct outcome *after = trial_evaluate(trial, &more, on, MOMENT_ALL);
        // a red may make a deemed failure red that would have been amber
        if (!no_less(trial, before, after, red) ||
            !no_milder(trial, &trial->facts, &more, on, false, !red))
            return false;
    }
    return true;
}

static bool corrected(const struct trial *trial, const struct fact *fact)
{
    for (size_t i = 0; i < trial->facts.fact_count; i++) {
        const struct fact *other = &trial->facts.facts[i];
        if (other != fact && other->kind == fact->kind && text_equal(other->ref, fact->ref))
            return true;
    }
    return false;
}

bool law_worse_colour(struct trial *trial)
{
    for (int i = 0; i < 3 * DAYS; i++) {
        if (trial->facts.fact_count == 0)
            return true;
        size_t at = chance_index(&trial->chance, trial->facts.fact_count);
        const struct fact *fact = &trial->facts.facts[at];
        if (fact->kind != FACT_RESULT && fact->kind != FACT_EARLY)
            continue;
        bool was = fails(trial, fact), redder = was;
        if (corrected(trial, fact) ||
            (!was && ever_failed(trial, fact->kpi, day_quarter(fact->period))))
            continue; // an earlier identification may rightly be covered by a plan
        struct contract_facts worse;
        struct fact *list = copy_facts(trial, &trial->facts, 0, &worse);
        list[at].has_value = list[at].no_activity = false;
        list[at].colour = was ? COLOUR_RED : COLOUR_AMBER;
        day on = fact->date + chance_between(&trial->chance, 0, 400);
        const struct outcome *before = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        const struct outcome *after = trial_evaluate(trial, &worse, on, MOMENT_ALL);
        if (!no_less(trial, before, after, redder) ||
            !no_milder(trial, &trial->facts, &worse, on, redder,
                       colour_of(trial, fact) == COLOUR_NONE))
            return false;
    }
    return true;
}

// ---- answering comes to an end

static void serve(struct trial *trial, struct contract_facts *facts, struct fact *list,
                  const char *instrument, const struct outcome *outcome, int round)
{
    const char **keys = ARENA_ARRAY(trial->arena, outcome->finding_count + 1, const char *);
    size_t count = 0;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN && text_equal(finding->instrument, instrument) &&
            !text_starts(finding->key, "rap-with:") && !text_starts(finding->key, "rap-again:"))
            keys[count++] = finding->key;
    }
    if (count == 0 || instrument == NULL)
        return;
    bool paper = !text_equal(instrument, "decision");
    list[facts->fact_count++] = (struct fact){
        .kind = paper ? FACT_SERVED : FACT_DECIDED,
        .ref = arena_printf(trial->arena, "answer-%02d-%s", round, instrument),
        .date = outcome->as_at,
        .recorded = moment_end_of_day(outcome->as_at),
        .recorded_by = "",
        .note = "",
        .period = DAY_NONE,
        .instrument = paper ? instrument : NULL,
        .rectify_by = text_equal(instrument, "rap") ? outcome->as_at + 30 : DAY_NONE,
        .outcome = paper ? NULL : "no-action",
        .answers = keys,
        .answer_count = count,
    };
}

// A plan for a notice or in the place of a plan, as its key names it.
static void serve_linked(struct trial *trial, struct contract_facts *facts, struct fact *list,
                         const struct outcome *outcome, int round)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        bool with = text_starts(finding->key, "rap-with:"),
             again = text_starts(finding->key, "rap-again:");
        bool determine = text_starts(finding->key, "determine:");
        if (finding->status != FINDING_OPEN || (!with && !again && !determine))
            continue;
        const char *subject = strchr(finding->key, ':') + 1;
        list[facts->fact_count++] = (struct fact){
            .kind = determine ? FACT_DETERMINED : FACT_SERVED,
            .ref = determine ? subject : arena_printf(trial->arena, "answer-%02d-%zu", round, i),
            .date = outcome->as_at,
            .recorded = moment_end_of_day(outcome->as_at),
            .recorded_by = "",
            .note = "",
            .period = DAY_NONE,
            .instrument = determine ? NULL : "rap",
            .rectify_by = determine ? DAY_NONE : outcome->as_at + 30,
            .outcome = determine ? "not-met" : NULL,
            .accompanies = with ? subject : NULL,
            .follows = again ? subject : NULL,
        };
    }
}

// Everything that is open is answered, day after day: no plan, notice, plan and so on without end.
bool law_fixpoint(struct trial *trial)
{
    enum { ROUNDS = 14, ROOM = 100 };
    static const char *const instruments[] = {"pwn", "dn", "rap", "decision"};
    day from = trial_day(trial);
    struct contract_facts facts;
    struct contract_facts then = trial_recorded(trial, &trial->facts, moment_end_of_day(from));
    struct fact *list = copy_facts(trial, &then, ROUNDS * ROOM, &facts);
    const struct outcome *outcome = NULL;
    for (int round = 0; round < ROUNDS; round++) {
        outcome = trial_evaluate(trial, &facts, from + round, MOMENT_ALL);
        if (outcome->open_must + outcome->open_consider == 0)
            return true;
        if (outcome->open_must + outcome->open_consider + 4 > ROOM)
            break;
        for (size_t i = 0; i < sizeof instruments / sizeof instruments[0]; i++)
            serve(trial, &facts, list, instruments[i], outcome, round);
        serve_linked(trial, &facts, list, outcome, round);
    }
    return trial_trouble(trial, outcome->as_at, "after %d days of answers, %s is still open",
                         ROUNDS, outcome->highest_open);
}
