// SPDX-License-Identifier: MIT
// What the ladder works on: papers with their determinations, failures by quarter, windows and their words.
#include "ladder.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

bool in_force(const struct paper *paper, day on)
{
    return paper->served <= on && on < paper->withdrawn;
}

struct paper *ladder_paper(const struct ladder *ladder, const char *ref)
{
    if (ref == NULL || *ref == '\0')
        return NULL;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        if (strcmp(ladder->papers.list[i]->fact->ref, ref) == 0)
            return ladder->papers.list[i];
    }
    return NULL;
}

const struct known_fact *determination(const struct paper *paper, day on)
{
    const struct known_fact *found = NULL;
    for (size_t i = 0; i < paper->determination_count && paper->determinations[i]->date <= on;
         i++) {
        if (!text_equal(paper->determinations[i]->fact->outcome, "awaited"))
            found = paper->determinations[i];
    }
    return found;
}

size_t ladder_slot(const struct ladder *ladder, day quarter)
{
    struct civil a = day_civil(ladder->first_quarter), b = day_civil(quarter);
    int quarters = (b.year - a.year) * 4 + (b.month - a.month) / 3;
    return (size_t)quarters;
}

struct failure *ladder_failure(const struct ladder *ladder, int kpi, day quarter)
{
    return &ladder->failures[ladder_slot(ladder, quarter) * ladder->framework->kpi_count +
                             (size_t)kpi];
}

void failure_settle(struct ladder *ladder, struct failure *failure)
{
    failure->colour = COLOUR_NONE;
    failure->identified = DAY_NEVER;
    const struct mark *best = NULL;
    for (const struct mark *mark = failure->marks; mark != NULL; mark = mark->next) {
        if ((mark->from != NULL && !in_force(mark->from, ladder->today)) ||
            mark->until <= ladder->today)
            continue;
        if (mark->date < failure->identified)
            failure->identified = mark->date;
        if (best == NULL || mark->colour > best->colour ||
            (mark->colour == best->colour &&
             (mark->date < best->date ||
              (mark->date == best->date && strcmp(mark->ref, best->ref) < 0))))
            best = mark;
    }
    if (best != NULL) {
        failure->colour = best->colour;
        failure->ref = best->ref;
        failure->ref_date = best->date;
    }
    size_t slot = (size_t)(failure - ladder->failures) / ladder->framework->kpi_count;
    ladder->touched[slot] = true;
    ladder->touched_from = slot < ladder->touched_from ? slot : ladder->touched_from;
    ladder->touched_past = slot + 1 > ladder->touched_past ? slot + 1 : ladder->touched_past;
}

void failure_mark(struct ladder *ladder, int kpi, day quarter, struct mark mark)
{
    struct failure *failure = ladder_failure(ladder, kpi, quarter);
    struct mark *kept = ARENA_NEW(ladder->arena, struct mark);
    *kept = mark;
    kept->next = failure->marks;
    failure->marks = kept;
    failure_settle(ladder, failure);
}

bool failure_covered(const struct ladder *ladder, const struct failure *failure,
                     const struct paper *before)
{
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper == before)
            return false; // the list is in order of service
        if (paper->instrument->plan && in_force(paper, ladder->today) &&
            paper->served >= failure->identified && (paper->covers >> failure->kpi & 1) != 0)
            return true;
    }
    return false;
}

day window_start(const struct ladder *ladder, const struct rule *rule, day on)
{
    switch (rule->window) {
    case WINDOW_QUARTER:
        return day_quarter(on);
    case WINDOW_YEAR:
        return day_year_of(ladder->starts, on);
    default:
        return ladder->starts;
    }
}

day window_end(const struct ladder *ladder, const struct rule *rule, day start)
{
    switch (rule->window) {
    case WINDOW_QUARTER:
        return day_quarter_end(start);
    case WINDOW_YEAR: {
        // from the start itself, so that 29 February does not drift
        day next = day_add_months(start, 12);
        day exact = day_add_months(ladder->starts,
                                   (day_civil(next).year - day_civil(ladder->starts).year) * 12);
        return exact - 1;
    }
    default:
        return DAY_NEVER;
    }
}

void item_add(struct ladder *ladder, struct items *items, struct item item)
{
    items->list =
        arena_room(ladder->arena, items->list, &items->room, items->count, sizeof *items->list);
    items->list[items->count++] = item;
}

static int by_date_and_ref(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return strcmp(a->ref, b->ref);
}

void item_sort(struct items *items)
{
    if (items->count > 1)
        qsort(items->list, items->count, sizeof *items->list, by_date_and_ref);
}

void out_add(struct ladder *ladder, struct outs *outs, const char *ref, const char *why)
{
    outs->list =
        arena_room(ladder->arena, outs->list, &outs->room, outs->count, sizeof *outs->list);
    outs->list[outs->count++] = (struct left_out){.ref = ref, .why = why};
}

static int by_service(const void *left, const void *right)
{
    const struct paper *a = *(struct paper *const *)left, *b = *(struct paper *const *)right;
    if (a->served != b->served)
        return a->served < b->served ? -1 : 1;
    return strcmp(a->fact->ref, b->fact->ref);
}

static uint64_t cover_bits(const struct framework *framework, const struct fact *fact)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < fact->cover_count; i++) {
        const struct kpi *kpi = framework_kpi(framework, fact->covers[i]);
        if (kpi != NULL)
            bits |= UINT64_C(1) << (kpi - framework->kpis);
    }
    return bits;
}

// All papers with their links, and what was decided; a link that leads nowhere (or to a later paper) is none.
static void gather_papers(struct ladder *ladder)
{
    const struct known *known = &ladder->known;
    size_t of_kind[FACT_KIND_COUNT] = {0};
    for (size_t i = 0; i < known->count; i++)
        of_kind[known->facts[i].fact->kind]++;
    ladder->papers.list = ARENA_ARRAY(ladder->arena, of_kind[FACT_SERVED] + 1, struct paper *);
    ladder->decisions =
        ARENA_ARRAY(ladder->arena, of_kind[FACT_DECIDED] + 1, const struct known_fact *);
    for (size_t i = 0; i < known->count; i++) {
        const struct known_fact *fact = &known->facts[i];
        if (fact->fact->kind != FACT_SERVED)
            continue;
        struct paper *paper = ARENA_NEW(ladder->arena, struct paper);
        *paper = (struct paper){
            .fact = fact->fact,
            .instrument = framework_instrument(ladder->framework, fact->fact->instrument),
            .served = fact->date,
            .withdrawn = DAY_NEVER,
            .due = DAY_NEVER,
            .covers = cover_bits(ladder->framework, fact->fact),
        };
        paper->counted = rules_counting(ladder->framework, paper);
        ladder->papers.list[ladder->papers.count++] = paper;
    }
    if (ladder->papers.count > 1)
        qsort(ladder->papers.list, ladder->papers.count, sizeof *ladder->papers.list, by_service);
    for (size_t i = 0; i < ladder->papers.count; i++) {
        struct paper *paper = ladder->papers.list[i];
        paper->accompanies = ladder_paper(ladder, paper->fact->accompanies);
        paper->follows = ladder_paper(ladder, paper->fact->follows);
    }
    for (size_t i = 0; i < known->count; i++) {
        const struct known_fact *fact = &known->facts[i];
        if (fact->fact->kind == FACT_DECIDED)
            ladder->decisions[ladder->decision_count++] = fact;
        struct paper *paper =
            fact->fact->kind == FACT_WITHDRAWN || fact->fact->kind == FACT_DETERMINED
                ? ladder_paper(ladder, fact->fact->ref)
                : NULL;
        if (paper != NULL && fact->fact->kind == FACT_WITHDRAWN && fact->date < paper->withdrawn)
            paper->withdrawn = fact->date;
        if (paper != NULL && fact->fact->kind == FACT_DETERMINED) {
            paper->determinations =
                arena_room(ladder->arena, paper->determinations, &paper->determination_room,
                           paper->determination_count, sizeof *paper->determinations);
            paper->determinations[paper->determination_count++] = fact;
        }
    }
}

// Room for every quarter that a result, an early report or a deemed failure can belong to.
static void lay_out_quarters(struct ladder *ladder)
{
    day first = ladder->as_at, last = first;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *fact = &ladder->known.facts[i];
        day on = fact->kpi >= 0 ? fact->fact->period : DAY_NONE;
        if (fact->fact->kind == FACT_SERVED)
            on = fact->fact->rectify_by;
        if (on == DAY_NONE)
            continue;
        first = on < first ? on : first;
        last = on > last ? on : last;
    }
    for (size_t i = 0; i < ladder->stand_in_count; i++) {
        first = ladder->stand_ins[i].period < first ? ladder->stand_ins[i].period : first;
        last = ladder->stand_ins[i].period > last ? ladder->stand_ins[i].period : last;
    }
    ladder->first_quarter = first = day_quarter(first);
    ladder->quarter_count = ladder_slot(ladder, day_quarter(last)) + 1;
    size_t kpis = ladder->framework->kpi_count;
    ladder->touched = ARENA_ARRAY(ladder->arena, ladder->quarter_count, bool);
    ladder->failures = ARENA_ARRAY(ladder->arena, ladder->quarter_count * kpis + 1, struct failure);
    for (size_t slot = 0; slot < ladder->quarter_count; slot++) {
        day quarter = day_add_months(first, (int)slot * 3);
        day year = day_year_of(ladder->starts, quarter);
        for (size_t kpi = 0; kpi < kpis; kpi++)
            ladder->failures[slot * kpis + kpi] = (struct failure){
                .kpi = (int)kpi, .quarter = quarter, .year = year, .identified = DAY_NEVER};
    }
}

void ladder_open(struct ladder *ladder, const struct framework *framework,
                 const struct contract_facts *facts, day as_at, moment known_at,
                 struct arena *arena)
{
    *ladder = (struct ladder){
        .framework = framework,
        .facts = facts,
        .arena = arena,
        .starts = facts->starts,
        .as_at = as_at,
        .known_at = known_at,
        .today = DAY_NONE,
    };
    known_facts(framework, facts, as_at, known_at, arena, &ladder->known);
    gather_papers(ladder);
    stand_ins_gather(ladder);
    lay_out_quarters(ladder);
}

const char *words_day(const struct ladder *ladder, day d)
{
    struct text text = {0};
    day_print(d, false, &text);
    const char *words = arena_strdup(ladder->arena, text_get(&text));
    text_release(&text);
    return words;
}

const char *words_window(const struct ladder *ladder, const struct rule *rule, day start)
{
    if (rule->window == WINDOW_MONTHS)
        return arena_printf(ladder->arena, "%d rolling months", rule->months);
    struct text text = {0};
    text_add(&text, rule->window == WINDOW_START     ? "time since the contract began on "
                    : rule->window == WINDOW_QUARTER ? "quarter "
                                                     : "framework year ");
    day_print(start, false, &text);
    if (rule->window != WINDOW_START) {
        text_add(&text, " to ");
        day_print(window_end(ladder, rule, start), false, &text);
    }
    const char *words = arena_strdup(ladder->arena, text_get(&text));
    text_release(&text);
    return words;
}
