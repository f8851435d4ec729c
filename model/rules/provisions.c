// SPDX-License-Identifier: MIT
// Look-ups in a framework's provisions, and what they add to an outcome: dues of clocks, returns and lead times, the standing.
#include "provisions_state.h"

#include "due_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/ground/workday.h"

const struct intervention *framework_intervention(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.intervention_count; i++) {
        if (text_equal(framework->provisions.interventions[i].id, id))
            return &framework->provisions.interventions[i];
    }
    return NULL;
}

const struct availability *intervention_for(const struct intervention *intervention,
                                            const char *rating)
{
    for (size_t i = 0; i < intervention->availability_count; i++) {
        if (text_equal(intervention->availability[i].rating, rating))
            return &intervention->availability[i];
    }
    return NULL;
}

const struct rating *framework_rating(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.rating_count; i++) {
        if (text_equal(framework->provisions.ratings[i].id, id))
            return &framework->provisions.ratings[i];
    }
    return NULL;
}

const struct phrases *framework_list(const struct framework *framework, const char *id)
{
    for (size_t i = 0; id != NULL && i < framework->provisions.list_count; i++) {
        if (text_equal(framework->provisions.lists[i].id, id))
            return &framework->provisions.lists[i];
    }
    return NULL;
}

const struct stage *framework_stage(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.stage_count; i++) {
        if (text_equal(framework->provisions.stages[i].id, id))
            return &framework->provisions.stages[i];
    }
    return NULL;
}

struct adding { // an outcome that is being added to
    const struct framework *framework;
    const struct contract_facts *facts;
    moment known_at;
    struct arena *arena;
    struct record_states records;
    struct outcome *outcome;
    struct due *dues;
    size_t due_count, due_room;
};

static void add_due(struct adding *adding, struct due due)
{
    adding->dues = arena_room(adding->arena, adding->dues, &adding->due_room, adding->due_count,
                              sizeof *adding->dues);
    adding->dues[adding->due_count++] = due;
}

static void holds_until(struct adding *adding, day on)
{
    if (on > adding->outcome->as_at && on < adding->outcome->holds_until)
        adding->outcome->holds_until = on;
}

static bool runs_after(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.clock_count; i++) {
        if (text_equal(framework->provisions.clocks[i].or_after, id))
            return true;
    }
    return false;
}

// An agreed action is told in its own words, with who owns it, and it is that side's turn.
static void add_clock(struct adding *adding, const struct clock_run *run)
{
    const struct record_state *action = record_find(&adding->records, "action", run->ref);
    bool agreed = text_equal(run->clock->record, "action") && action != NULL;
    bool elsewhere = run->clock->until_record != NULL; // another record stops it
    const char *turn = agreed ? record_field(action, "whose") : "";
    const char *what =
        agreed ? arena_printf(adding->arena, "%s %s: %s (%s)", run->clock->title, run->ref,
                              record_field(action, "what"), record_field(action, "owner"))
               : arena_printf(adding->arena, "%s (%s)", run->clock->title, run->ref);
    add_due(adding,
            (struct due){.on = run->ends,
                         .kind = due_kind_of_record(run->clock->record),
                         .whose = *turn != '\0' ? turn : run->clock->whose,
                         .what = what,
                         .key = arena_printf(adding->arena, "%s:%s", run->clock->id, run->ref),
                         .clause = run->clock->clause,
                         .provenance = run->clock->provenance,
                         .duty = run->clock->soft ? DUTY_CONSIDER : run->clock->duty,
                         .why = run->why,
                         .record = elsewhere ? run->clock->until_record : run->clock->record,
                         .ref = elsewhere ? NULL : run->ref,
                         .type = run->clock->until_type,
                         .about = elsewhere ? run->ref : NULL});
}

// A clock that nobody can count is not passed over: that the calendar ends is the council's to mend, from the day the clock started on.
static void add_uncounted(struct adding *adding, const struct clock_runs *runs)
{
    for (size_t i = 0; i < runs->uncounted_count; i++) {
        const struct clock_run *run = &runs->uncounted[i];
        if (run->stopped != DAY_NEVER)
            continue;
        add_due(adding,
                (struct due){
                    .on = run->started,
                    .kind = due_kind_of_record(run->clock->record),
                    .whose = "council",
                    .what = arena_printf(adding->arena,
                                         "%s (%s) cannot be counted: the bank holidays end too "
                                         "early, import newer ones",
                                         run->clock->title, run->ref),
                    .key = arena_printf(adding->arena, "%s:%s", run->clock->id, run->ref),
                    .clause = run->clock->clause,
                    .provenance = run->clock->provenance,
                    .duty = DUTY_MUST,
                    .why = run->why,
                    .record = run->clock->record,
                    .ref = run->ref});
    }
}

static void add_clocks(struct adding *adding)
{
    struct clock_runs runs;
    struct status st = {0};
    clocks_run(adding->framework, adding->facts, &adding->records, adding->outcome->as_at,
               adding->arena, &runs, &st);
    status_clear(&st); // told below, clock by clock
    for (size_t i = 0; i < runs.count; i++) {
        const struct clock_run *run = &runs.list[i];
        if (run->stopped != DAY_NEVER)
            continue;
        if (runs_after(adding->framework, run->clock->id))
            holds_until(adding, run->ends + 1);
        add_clock(adding, run);
    }
    add_uncounted(adding, &runs);
}

static void add_returns(struct adding *adding, const struct expected_returns *returns)
{
    for (size_t i = 0; i < returns->count; i++) {
        const struct expected_return *due = &returns->list[i];
        if (due->state == RETURN_RECEIVED || due->state == RETURN_LATE)
            continue;
        const char *part = due->partial
                               ? arena_printf(adding->arena, ", part of the period: %d of %d days",
                                              due->days, due->of_days)
                               : "";
        add_due(adding, (struct due){.on = due->line->due,
                                     .kind = DUE_RETURN,
                                     .whose = "provider",
                                     .what = arena_printf(adding->arena, "Return %s: KPI %s%s",
                                                          due->line->id, due->missing, part),
                                     .key = arena_printf(adding->arena, "return:%s", due->line->id),
                                     .clause = due->line->clause,
                                     .provenance = due->line->provenance,
                                     .period = due->line->from});
    }
}

// A contract that nobody looks after, where the framework wants somebody for each.
static void add_officer(struct adding *adding)
{
    const struct provisions *provisions = &adding->framework->provisions;
    const struct designation *wanted = &provisions->officer;
    const struct contract_facts *facts = adding->facts;
    if (!wanted->present || facts->officer == NULL || *facts->officer != '\0' ||
        adding->outcome->as_at < facts->starts || adding->outcome->as_at > facts->ends)
        return;
    const char *word = wanted->party;
    for (size_t i = 0; i < provisions->party_count; i++) {
        if (text_equal(provisions->parties[i].id, wanted->party))
            word = provisions->parties[i].word;
    }
    add_due(adding, (struct due){.on = facts->starts,
                                 .kind = DUE_OTHER,
                                 .whose = "council",
                                 .what = arena_printf(adding->arena,
                                                      "Name an officer for the contract: %s", word),
                                 .key = "officer:none",
                                 .clause = wanted->clause,
                                 .provenance = wanted->provenance});
}

// Where no calendar says by when results are due, the framework may say so for all periods.
static void add_chased(struct adding *adding)
{
    const struct failing *failing = &adding->framework->failing;
    struct chased_returns returns;
    returns_chased(adding->framework, adding->facts, adding->outcome, adding->arena, &returns);
    for (size_t i = 0; i < returns.count; i++) {
        const struct chased_return *due = &returns.list[i];
        char iso[DAY_ISO_SIZE];
        const char *key = arena_printf(adding->arena, "return:%s", day_iso(due->from, iso));
        struct text what = {0};
        holds_until(adding, due->to + 1);
        holds_until(adding, due->due + 1);
        if (due_marked_done(adding->facts, key, adding->outcome->as_at, adding->known_at))
            continue;
        text_printf(&what, "Return for the %s to ", due->interval == 3 ? "quarter" : "period");
        day_print(due->to, false, &what);
        text_printf(&what, ": KPI %s", due->missing);
        add_due(adding, (struct due){.on = due->due,
                                     .kind = DUE_RETURN,
                                     .whose = "provider",
                                     .what = arena_strdup(adding->arena, text_get(&what)),
                                     .key = key,
                                     .clause = failing->due_clause,
                                     .provenance = failing->provenance,
                                     .period = due->from});
        text_release(&what);
    }
}

// The arithmetic: "31 March 2028 - 6 months = 30 September 2027".
static const char *lead_why(const struct adding *adding, const struct lead *lead, day target,
                            day on)
{
    static const char *const units[] = {
        [CLOCK_WORKING_DAYS] = "working day", [CLOCK_DAYS] = "day", [CLOCK_MONTHS] = "month"};
    struct text why = {0};
    day_print(target, true, &why);
    if (lead->count > 0) {
        text_printf(&why, " - %d %s%s = ", lead->count, units[lead->unit],
                    lead->count == 1 ? "" : "s");
        day_print(on, true, &why);
    }
    const char *kept = arena_strdup(adding->arena, text_get(&why));
    text_release(&why);
    return kept;
}

static void add_lead(struct adding *adding, const struct lead *lead, day target, const char *of)
{
    day on = target - lead->count;
    struct status st = {0};
    bool counted = true;
    if (target == DAY_NEVER)
        return;
    if (lead->unit == CLOCK_MONTHS)
        on = day_add_months(target, -lead->count);
    else if (lead->unit == CLOCK_WORKING_DAYS)
        counted = adding->facts->calendar != NULL &&
                  calendar_add(adding->facts->calendar, target, -lead->count, &on, NULL, &st);
    char iso[DAY_ISO_SIZE];
    const char *key = arena_printf(adding->arena, "%s:%s", lead->id, day_iso(target, iso));
    const char *why = counted ? lead_why(adding, lead, target, on)
                              : arena_strdup(adding->arena, status_message(&st));
    status_clear(&st);
    if (due_marked_done(adding->facts, key, adding->outcome->as_at, adding->known_at))
        return;
    struct text what = {0};
    text_printf(&what, "%s (%s ", lead->title, of);
    day_print(target, false, &what);
    text_add_char(&what, ')');
    if (!counted) { // rather early than passed over
        on = target - 2 * lead->count;
        text_add(&what, ": its day cannot be counted, import newer bank holidays");
    }
    holds_until(adding, target + 1);
    add_due(adding, (struct due){.on = on,
                                 .kind = due_kind_of_lead(lead->of),
                                 .whose = lead->whose,
                                 .what = arena_strdup(adding->arena, text_get(&what)),
                                 .key = key,
                                 .clause = lead->clause,
                                 .provenance = lead->provenance,
                                 .duty = lead->duty,
                                 .why = why,
                                 .by_mark = true});
    text_release(&what);
}

// Whether a due is the next meeting or visit, planned or not, of some cadence for which something is handed in.
static bool of_cadence(const struct framework *framework, const struct due *due)
{
    for (size_t i = 0; i < framework->cadence_count; i++) {
        const struct cadence *cadence = &framework->cadences[i];
        size_t length = strlen(cadence->id);
        if (cadence->submit != NULL &&
            ((due->ref != NULL && text_equal(due->type, cadence->id)) ||
             (strncmp(due->key, cadence->id, length) == 0 && due->key[length] == ':')))
            return true;
    }
    return false;
}

// A day that a record names; DAY_NEVER where it names none, or one that is over.
static day named_day(const struct record_state *record, const char *field, day as_at)
{
    day named = DAY_NEVER;
    bool given = day_parse(record_field(record, field), &named);
    return given && named >= as_at ? named : DAY_NEVER;
}

// Before a break or an extension that is neither used nor left unused: the day on which its chance is over counts, not the break itself.
static void add_chances(struct adding *adding, const struct lead *lead)
{
    const char *kind = lead->of == LEAD_BREAK ? "break" : "extension";
    day as_at = adding->outcome->as_at;
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        if (!text_equal(record->kind, kind) || record_over(record) != DAY_NEVER)
            continue;
        const char *last = lead->of == LEAD_BREAK ? "notice_by" : "decide_by";
        const char *whole = record_field(record, lead->of == LEAD_BREAK ? "on" : "until");
        const char *of = arena_printf(adding->arena, "%s on", kind);
        day target = named_day(record, last, as_at), own = DAY_NEVER;
        if (target != DAY_NEVER && day_parse(whole, &own)) {
            struct text words = {0};
            text_printf(&words, "%s %s ", kind, lead->of == LEAD_BREAK ? "on" : "to");
            day_print(own, false, &words);
            text_printf(&words, ", %s by", lead->of == LEAD_BREAK ? "notice" : "to be decided");
            of = arena_strdup(adding->arena, text_get(&words));
            text_release(&words);
        } else if (*record_field(record, last) == '\0' && lead->of == LEAD_BREAK) {
            target = named_day(record, "on", as_at);
        } else if (*record_field(record, last) == '\0' && adding->facts->ends >= as_at) {
            target = adding->facts->ends;
            of = "extension, before the contract ends on";
        }
        add_lead(adding, lead, target, of);
    }
}

// The next day of the contract that a lead time goes by.
static void add_leads(struct adding *adding, const struct expected_returns *returns)
{
    const struct contract_facts *facts = adding->facts;
    day as_at = adding->outcome->as_at;
    for (size_t i = 0; i < adding->framework->provisions.lead_count; i++) {
        const struct lead *lead = &adding->framework->provisions.leads[i];
        switch (lead->of) {
        case LEAD_END:
            add_lead(adding, lead, facts->ends >= as_at ? facts->ends : DAY_NEVER,
                     "the contract ends on");
            break;
        case LEAD_FIRST_RETURN:
            if (returns->count > 0 && returns->list[0].line->due >= as_at)
                add_lead(adding, lead, returns->list[0].line->due, "first return due on");
            break;
        case LEAD_ANNIVERSARY: {
            int n = 1;
            while (day_add_months(facts->starts, 12 * n) < as_at)
                n++;
            day next = day_add_months(facts->starts, 12 * n);
            add_lead(adding, lead, next <= facts->ends ? next : DAY_NEVER, "anniversary on");
            break;
        }
        case LEAD_REVIEW:
            for (size_t j = 0; j < adding->outcome->due_count; j++) {
                const struct due *due = &adding->outcome->dues[j];
                if (of_cadence(adding->framework, due))
                    add_lead(adding, lead, due->on, "review on");
            }
            break;
        case LEAD_BREAK:
        case LEAD_EXTENSION:
            add_chances(adding, lead);
            break;
        }
    }
}

// The standing in the framework's own words: the last rating given, the stage of an open case, the last risk assessed.
static void add_standing(struct adding *adding)
{
    const struct record_state *risk = record_latest(&adding->records, "risk"), *open_case = NULL;
    const char *rating = rating_given(&adding->records);
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        if (text_equal(record->kind, "case") && record_over(record) == DAY_NEVER &&
            (open_case == NULL || record_moved(record) >= record_moved(open_case)))
            open_case = record;
    }
    if (*rating != '\0') {
        const struct rating *row = framework_rating(adding->framework, rating);
        adding->outcome->standing = row != NULL ? row->word : rating;
    } else if (open_case != NULL) {
        const struct stage *stage = framework_stage(adding->framework, record_now(open_case));
        adding->outcome->standing = stage != NULL ? stage->word : "Case open";
    } else if (risk != NULL && *record_field(risk, "risk") != '\0') {
        adding->outcome->standing =
            arena_printf(adding->arena, "Risk %s", record_field(risk, "risk"));
    }
}

static int by_day(const void *left, const void *right)
{
    const struct due *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    return strcmp(a->key, b->key);
}

// Whether anything asks where visits and meetings stand: a clock that one starts or stops, or a rating that one gives anew.
static bool looks_at_encounters(const struct framework *framework)
{
    const struct provisions *provisions = &framework->provisions;
    bool looks = provisions->rating_count > 0;
    for (size_t i = 0; i < provisions->clock_count && !looks; i++) {
        const struct clock *clock = &provisions->clocks[i];
        looks = text_equal(clock->record, "visit") || text_equal(clock->record, "meeting") ||
                text_equal(clock->until_record, "visit") ||
                text_equal(clock->until_record, "meeting");
    }
    return looks;
}

void outcome_provisions(const struct framework *framework, const struct contract_facts *facts,
                        moment known_at, struct arena *arena, struct outcome *outcome)
{
    const struct provisions *provisions = &framework->provisions;
    if (provisions->clock_count + provisions->return_count + provisions->lead_count +
                provisions->rating_count + provisions->stage_count + provisions->gate_count ==
            0 &&
        framework->failing.due_days == 0)
        return;
    struct adding adding = {.framework = framework,
                            .facts = facts,
                            .known_at = known_at,
                            .arena = arena,
                            .outcome = outcome};
    if (looks_at_encounters(framework))
        record_states(facts, outcome->as_at, known_at, arena, &adding.records);
    else
        record_states_alone(facts, outcome->as_at, known_at, arena, &adding.records);
    for (size_t i = 0; i < outcome->due_count; i++)
        add_due(&adding, outcome->dues[i]);
    struct expected_returns returns;
    returns_expected(framework, facts, outcome->as_at, known_at, arena, &returns);
    add_clocks(&adding);
    add_returns(&adding, &returns);
    add_chased(&adding);
    add_officer(&adding);
    add_leads(&adding, &returns);
    add_standing(&adding);
    if (adding.due_count > 1)
        qsort(adding.dues, adding.due_count, sizeof *adding.dues, by_day);
    outcome->dues = adding.dues;
    outcome->due_count = adding.due_count;
}

bool cadence_earliest(const struct cadence *cadence, const struct calendar *calendar, day notice,
                      day *out, struct text *why, struct status *st)
{
    return calendar_add(calendar, notice, cadence->notice_days + (cadence->clear_days ? 1 : 0), out,
                        why, st);
}
