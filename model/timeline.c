// SPDX-License-Identifier: MIT
// Events of a contract put into lanes.
#include "timeline.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PLAN_ROWS = 6 };

struct layout {
    const struct framework *framework;
    const struct contract_facts *facts;
    const struct outcome *outcome;
    const struct timeline_told *told;
    size_t told_count;
    struct arena *arena;
    struct timeline *timeline;
    size_t lane_room;
    const struct fact **results; // by ref
    size_t result_count;
    size_t plan_lane;              // the first of the plans' rows
    day free_from[MOST_PLAN_ROWS]; // from when each row of the plans has room
    size_t plan_rows;
};

static size_t add_lane(struct layout *layout, enum timeline_lane_kind kind, const char *label)
{
    struct timeline *timeline = layout->timeline;
    timeline->lanes = arena_room(layout->arena, timeline->lanes, &layout->lane_room,
                                 timeline->lane_count, sizeof *timeline->lanes);
    timeline->lanes[timeline->lane_count] = (struct timeline_lane){.kind = kind, .label = label};
    return timeline->lane_count++;
}

static struct timeline_event *add_event(struct layout *layout, size_t lane, day at)
{
    struct timeline_event *event = &layout->timeline->events[layout->timeline->count++];
    *event = (struct timeline_event){
        .at = at, .from = at, .until = at, .lane = lane, .ref = "", .label = "", .notable = true};
    return event;
}

// No more events than that: one for each fact, two for a paper that came to an end, one for a cell and for a finding.
static size_t most_events(const struct layout *layout)
{
    size_t most =
        2 * layout->facts->fact_count + layout->outcome->finding_count + layout->told_count;
    for (size_t i = 0; i < layout->outcome->grid_count; i++)
        most += layout->outcome->grids[i].cell_count;
    return most;
}

static int by_ref(const void *a, const void *b)
{
    return strcmp((*(const struct fact *const *)a)->ref, (*(const struct fact *const *)b)->ref);
}

// The results, to be looked up by their refs.
static void index_results(struct layout *layout)
{
    const struct contract_facts *facts = layout->facts;
    layout->results = ARENA_ARRAY(layout->arena, facts->fact_count + 1, const struct fact *);
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if ((fact->kind == FACT_RESULT || fact->kind == FACT_EARLY) && fact->ref)
            layout->results[layout->result_count++] = fact;
    }
    if (layout->result_count)
        qsort(layout->results, layout->result_count, sizeof *layout->results, by_ref);
}

static const struct fact *result_of(const struct layout *layout, const char *ref)
{
    const struct fact wanted = {.ref = ref}, *key = &wanted;
    const struct fact *const *found = NULL;
    if (layout->result_count)
        found =
            bsearch(&key, layout->results, layout->result_count, sizeof *layout->results, by_ref);
    return found ? *found : NULL;
}

static char result_mark(const struct cell *cell)
{
    static const char marks[] = {
        [COLOUR_NONE] = '-', [COLOUR_GREEN] = 'G', [COLOUR_AMBER] = 'A', [COLOUR_RED] = 'R'};
    return cell->no_activity ? '0' : marks[cell->colour];
}

static void lay_kpis(struct layout *layout)
{
    for (size_t i = 0; i < layout->outcome->grid_count; i++) {
        const struct grid *grid = &layout->outcome->grids[i];
        const char *brief = grid->kpi->brief ? grid->kpi->brief : grid->kpi->title;
        size_t lane =
            add_lane(layout, LANE_KPI, arena_printf(layout->arena, "%s %s", grid->kpi->ref, brief));
        for (size_t k = 0; k < grid->cell_count; k++) {
            const struct cell *cell = &grid->cells[k];
            if (!cell->ref)
                continue;
            struct timeline_event *event = add_event(layout, lane, cell->period_end);
            event->from = cell->period;
            event->until = cell->period_end;
            event->ref = cell->ref;
            event->mark = result_mark(cell);
            event->colour = cell->colour;
            event->notable = cell->colour > COLOUR_GREEN;
            event->fact = result_of(layout, cell->ref);
            if (cell->early && event->fact && event->fact->date < cell->period_end)
                event->at = event->until =
                    event->fact->date > cell->period
                        ? event->fact->date
                        : cell->period; // the period goes on: when it was said
        }
    }
}

static bool happened(const struct layout *layout, const struct fact *fact)
{
    return fact->date <= layout->outcome->as_at;
}

static bool is_plan(const struct layout *layout, const struct fact *fact)
{
    const struct instrument *instrument =
        fact->instrument ? framework_instrument(layout->framework, fact->instrument) : NULL;
    return instrument ? instrument->plan : fact->rectify_by != DAY_NONE;
}

// The latest fact of a kind about a paper; NULL if there is none yet.
static const struct fact *about(const struct layout *layout, const struct fact *paper,
                                enum fact_kind kind)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < layout->facts->fact_count; i++) {
        const struct fact *fact = &layout->facts->facts[i];
        if (fact->kind == kind && happened(layout, fact) && text_equal(fact->ref, paper->ref) &&
            (!found || fact->date >= found->date))
            found = fact;
    }
    return found;
}

static void lay_notice(struct layout *layout, const struct fact *fact, size_t lane)
{
    const struct fact *withdrawn = about(layout, fact, FACT_WITHDRAWN);
    struct timeline_event *event = add_event(layout, lane, fact->date);
    event->ref = event->label = fact->ref;
    event->mark = 'N';
    event->fact = fact;
    event->dealt_with = withdrawn != NULL;
    if (withdrawn) {
        event = add_event(layout, lane, withdrawn->date);
        event->ref = fact->ref;
        event->mark = 'W';
        event->fact = withdrawn;
    }
}

// The row of the plans' lane that is free from a day on; the last one takes what finds no other.
static size_t plan_row(struct layout *layout, day from, day until)
{
    size_t row = 0;
    while (row < layout->plan_rows && layout->free_from[row] > from)
        row++;
    if (row == MOST_PLAN_ROWS)
        row--;
    if (row == layout->plan_rows) {
        layout->plan_rows++;
        add_lane(layout, LANE_PLANS, row ? "" : "Plans");
        layout->free_from[row] = from;
    }
    if (until + 1 > layout->free_from[row])
        layout->free_from[row] = until + 1;
    return layout->plan_lane + row;
}

static void lay_plan(struct layout *layout, const struct fact *fact)
{
    const struct fact *determined = about(layout, fact, FACT_DETERMINED),
                      *withdrawn = about(layout, fact, FACT_WITHDRAWN);
    const struct fact *end = withdrawn ? withdrawn : determined;
    day until = fact->rectify_by != DAY_NONE ? fact->rectify_by : fact->date;
    if (determined && determined->rectify_by != DAY_NONE && determined->rectify_by > until)
        until = determined->rectify_by; // awaited
    day taken = end && end->date > until ? end->date : until;
    size_t lane = plan_row(layout, fact->date, taken);
    struct timeline_event *event = add_event(layout, lane, fact->date);
    event->ref = event->label = fact->ref;
    event->mark = 'P';
    event->fact = fact;
    event->until = withdrawn && withdrawn->date < until ? withdrawn->date : until;
    event->dealt_with = withdrawn || (determined && text_equal(determined->outcome, "met"));
    if (end) {
        event = add_event(layout, lane, end->date);
        event->ref = fact->ref;
        event->mark = withdrawn                             ? 'W'
                      : text_equal(end->outcome, "met")     ? '+'
                      : text_equal(end->outcome, "not-met") ? 'x'
                                                            : 'a';
        event->fact = end;
    }
}

static int by_date(const void *a, const void *b)
{
    const struct fact *x = *(const struct fact *const *)a, *y = *(const struct fact *const *)b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return strcmp(x->ref ? x->ref : "", y->ref ? y->ref : "");
}

static void lay_papers(struct layout *layout)
{
    const struct fact **papers =
        ARENA_ARRAY(layout->arena, layout->facts->fact_count + 1, const struct fact *);
    size_t count = 0, plans = 0;
    for (size_t i = 0; i < layout->facts->fact_count; i++) {
        const struct fact *fact = &layout->facts->facts[i];
        if (fact->kind == FACT_SERVED && happened(layout, fact)) {
            papers[count++] = fact;
            plans += is_plan(layout, fact);
        }
    }
    qsort(papers, count, sizeof *papers, by_date);
    size_t notices = plans < count ? add_lane(layout, LANE_NOTICES, "Notices") : 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_plan(layout, papers[i]))
            lay_notice(layout, papers[i], notices);
    }
    layout->plan_lane = layout->timeline->lane_count;
    for (size_t i = 0; i < count; i++) {
        if (is_plan(layout, papers[i]))
            lay_plan(layout, papers[i]);
    }
}

static void lay_findings(struct layout *layout)
{
    if (!layout->outcome->finding_count)
        return;
    size_t lane = add_lane(layout, LANE_FINDINGS, "Findings");
    for (size_t i = 0; i < layout->outcome->finding_count; i++) {
        const struct finding *finding = &layout->outcome->findings[i];
        struct timeline_event *event = add_event(layout, lane, finding->raised_on);
        event->ref = finding->key;
        event->finding = finding;
        event->dealt_with = finding->status != FINDING_OPEN;
        event->mark = event->dealt_with ? 'o' : finding->duty == DUTY_MUST ? '!' : '?';
    }
}

// Held ones in capitals, planned ones in small letters, missed and cancelled ones as x.
static char visit_mark(const struct fact *fact)
{
    if (text_equal(fact->outcome, "missed") || text_equal(fact->outcome, "cancelled"))
        return 'x';
    bool planned = text_equal(fact->outcome, "planned");
    if (fact->kind == FACT_VISIT)
        return planned ? 'v' : 'V';
    return planned ? 'm' : 'M';
}

static void lay_rest(struct layout *layout, enum timeline_lane_kind kind, const char *label)
{
    size_t lane = SIZE_MAX;
    for (size_t i = 0; i < layout->facts->fact_count; i++) {
        const struct fact *fact = &layout->facts->facts[i];
        bool visit = fact->kind == FACT_VISIT || fact->kind == FACT_MEETING;
        bool other = fact->kind == FACT_NEVER_EVENT || fact->kind == FACT_DECIDED;
        if (!(kind == LANE_VISITS ? visit : other) ||
            !(happened(layout, fact) || text_equal(fact->outcome, "planned")))
            continue;
        if (lane == SIZE_MAX)
            lane = add_lane(layout, kind, label);
        struct timeline_event *event = add_event(layout, lane, fact->date);
        event->ref = fact->ref;
        event->fact = fact;
        event->mark = visit ? visit_mark(fact) : fact->kind == FACT_NEVER_EVENT ? 'E' : 'D';
    }
}

static int by_time(const void *a, const void *b)
{
    const struct timeline_event *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->lane != y->lane)
        return x->lane < y->lane ? -1 : 1;
    int order = strcmp(x->ref, y->ref);
    return order ? order : x->mark - y->mark;
}

// Notes and changes of the provider; a closure that lies ahead stands where it will be.
static void lay_told(struct layout *layout)
{
    size_t lane = layout->told_count ? add_lane(layout, LANE_PROVIDER, "Provider") : 0;
    for (size_t i = 0; i < layout->told_count; i++) {
        const struct timeline_told *told = &layout->told[i];
        struct timeline_event *event = add_event(layout, lane, told->on);
        event->ref = told->ref;
        event->told = told;
        event->mark = told->note ? 'n' : 'C';
    }
}

const struct timeline *timeline_lay_out(const struct framework *framework,
                                        const struct contract_facts *facts,
                                        const struct outcome *outcome,
                                        const struct timeline_told *told, size_t told_count,
                                        struct arena *arena)
{
    struct layout layout = {.framework = framework,
                            .facts = facts,
                            .outcome = outcome,
                            .told = told,
                            .told_count = told_count,
                            .arena = arena};
    struct timeline *timeline = layout.timeline = ARENA_NEW(arena, struct timeline);
    timeline->events = ARENA_ARRAY(arena, most_events(&layout) + 1, struct timeline_event);
    lay_papers(&layout);
    lay_findings(&layout);
    lay_rest(&layout, LANE_OTHERS, "Decisions");
    lay_rest(&layout, LANE_VISITS, "Visits");
    lay_told(&layout);
    index_results(&layout);
    lay_kpis(&layout);
    if (timeline->count)
        qsort(timeline->events, timeline->count, sizeof *timeline->events, by_time);
    timeline->first = timeline->last = outcome->as_at;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct timeline_event *event = &timeline->events[i];
        timeline->first = event->from < timeline->first ? event->from : timeline->first;
        timeline->last = event->until > timeline->last ? event->until : timeline->last;
    }
    return timeline;
}
