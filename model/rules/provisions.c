// SPDX-License-Identifier: MIT
// Look-ups in a framework's provisions, and what they add to an outcome: dues of clocks, returns and lead times, the standing.
#include "adding.h"

#include "due_kinds.h"
#include "house.h"

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

bool adding_asks(const struct adding *adding, day on)
{
    return on >= adding->facts->entered || adding->outcome->as_at < adding->facts->entered;
}

void adding_due(struct adding *adding, struct due due)
{
    adding->dues = arena_room(adding->arena, adding->dues, &adding->due_room, adding->due_count,
                              sizeof *adding->dues);
    adding->dues[adding->due_count++] = due;
}

void adding_holds_until(struct adding *adding, day on)
{
    if (on > adding->outcome->as_at && on < adding->outcome->holds_until)
        adding->outcome->holds_until = on;
}

const char *adding_words(struct adding *adding, struct text *words)
{
    const char *kept = arena_strdup(adding->arena, text_get(words));
    text_release(words);
    return kept;
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
    const char *named = run->unnamed ? ": no day is set" : "";
    const char *what =
        agreed ? arena_printf(adding->arena, "%s %s: %s (%s)", run->clock->title, run->ref,
                              record_field(action, "what"), record_field(action, "owner"))
               : arena_printf(adding->arena, "%s (%s)%s", run->clock->title, run->ref, named);
    adding_due(
        adding,
        (struct due){.on = run->ends,
                     .kind = due_kind_of_record(run->clock->record),
                     .whose = *turn != '\0' ? turn : run->clock->whose,
                     .what = what,
                     .key = arena_printf(adding->arena, "%s:%s", run->clock->id, run->ref),
                     .clause = run->clock->clause,
                     .provenance = run->clock->provenance,
                     .duty = run->clock->soft && !run->unnamed ? DUTY_CONSIDER : run->clock->duty,
                     .why = run->why,
                     .record = elsewhere ? run->clock->until_record : run->clock->record,
                     .ref = elsewhere ? NULL : run->ref,
                     .type = run->clock->until_type,
                     .about = elsewhere ? run->ref : NULL,
                     .never_late =
                         run->unnamed || run->clock->soft || run->clock->duty == DUTY_CONSIDER});
}

// The clocks that start with the end of one that cannot be counted, and do not run yet.
static const char *hanging_on(const struct adding *adding, const struct clock *clock)
{
    const char *titles = "";
    for (size_t i = 0; i < adding->framework->provisions.clock_count; i++) {
        const struct clock *other = &adding->framework->provisions.clocks[i];
        if (text_equal(other->or_after, clock->id))
            titles = arena_printf(adding->arena, "%s%s%s", titles, *titles != '\0' ? "; " : "",
                                  other->title);
    }
    return titles;
}

// A clock that nobody can count is not passed over, and not late: no day can be told until there are newer bank holidays.
static void add_uncounted(struct adding *adding, const struct clock_runs *runs)
{
    for (size_t i = 0; i < runs->uncounted_count; i++) {
        const struct clock_run *run = &runs->uncounted[i];
        if (run->stopped != DAY_NEVER)
            continue;
        const char *hanging = hanging_on(adding, run->clock);
        adding_due(
            adding,
            (struct due){
                .on = run->started,
                .kind = due_kind_of_record(run->clock->record),
                .whose = run->clock->whose,
                .what = arena_printf(adding->arena,
                                     "%s (%s): its day cannot be told, the bank holidays end too "
                                     "early; import newer ones",
                                     run->clock->title, run->ref),
                .key = arena_printf(adding->arena, "%s:%s", run->clock->id, run->ref),
                .clause = run->clock->clause,
                .provenance = run->clock->provenance,
                .duty = DUTY_MUST,
                .why = *hanging != '\0'
                           ? arena_printf(adding->arena, "%s Nor can what is counted from it: %s",
                                          run->why, hanging)
                           : run->why,
                .record = run->clock->record,
                .ref = run->ref,
                .never_late = true});
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
            adding_holds_until(adding, run->ends + 1);
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
        adding_due(adding,
                   (struct due){.on = due->line->due,
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

// A calendar of returns that ends before the contract does: nothing is asked for behind it, and that is told.
static void add_calendar_end(struct adding *adding)
{
    const struct provisions *provisions = &adding->framework->provisions;
    const struct contract_facts *facts = adding->facts;
    const struct return_due *last = NULL;
    for (size_t i = 0; i < provisions->return_count; i++) {
        if (last == NULL || provisions->returns[i].to > last->to)
            last = &provisions->returns[i];
    }
    if (last == NULL || facts->ends <= last->to)
        return;
    day from = facts->starts > last->to ? facts->starts : last->to + 1;
    adding_holds_until(adding, from - HOUSE_DAYS_TO_PUBLISH);
    if (adding->outcome->as_at < from - HOUSE_DAYS_TO_PUBLISH)
        return;
    char iso[DAY_ISO_SIZE];
    struct text what = {0}, why = {0};
    struct civil begins = day_civil(last->to + 1);
    text_printf(&what, "Publish the return calendar for %d", begins.year);
    if (begins.month > 1)
        text_printf(&what, "-%02d", (begins.year + 1) % 100);
    text_add(&what, " and later: no return is asked for from ");
    day_print(from, false, &what);
    text_add(&what, " on");
    text_add(&why, "The published calendar ends on ");
    day_print(last->to, true, &why);
    text_add(&why, ". Days for returns are published and never computed: a later year's lines go "
                   "into the framework's file");
    adding_due(adding, (struct due){.on = from,
                                    .kind = DUE_OTHER,
                                    .whose = "council",
                                    .what = adding_words(adding, &what),
                                    .key = arena_printf(adding->arena, DUE_CALENDAR_KEY "%s",
                                                        day_iso(from, iso)),
                                    .clause = last->clause,
                                    .provenance = PROVENANCE_INFERRED,
                                    .why = adding_words(adding, &why),
                                    .never_late = true});
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
    adding_due(adding,
               (struct due){.on = facts->starts,
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
        adding_holds_until(adding, due->to + 1);
        adding_holds_until(adding, due->due + 1);
        if (due_marked_done(adding->facts, key, adding->outcome->as_at, adding->known_at))
            continue;
        text_printf(&what, "Return for the %s to ", due->interval == 3 ? "quarter" : "period");
        day_print(due->to, false, &what);
        text_printf(&what, ": KPI %s", due->missing);
        adding_due(adding, (struct due){.on = due->due,
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

static int grave_rating(const struct framework *framework, const struct rating *rating)
{
    int graver = 0; // ranks above it
    for (size_t i = 0; i < framework->provisions.rating_count; i++)
        graver += framework->provisions.ratings[i].rank > rating->rank;
    return graver == 0 ? 3 : graver == 1 ? 2 : 1;
}

static void add_gravity(struct adding *adding, const struct rating *rating, bool open_case,
                        const struct record_state *risk)
{
    int gravity = rating != NULL ? grave_rating(adding->framework, rating) : 1;
    const char *level = risk != NULL ? record_field(risk, "risk") : "";
    int others[] = {open_case ? 2 : 1, text_equal(level, "red")     ? 3
                                       : text_equal(level, "amber") ? 2
                                                                    : 1};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        gravity = others[i] > gravity ? others[i] : gravity;
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        if (text_equal(record->kind, "suspension") && text_equal(record_now(record), "in-force"))
            gravity = 3;
    }
    adding->outcome->gravity = gravity;
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
    const struct rating *row = framework_rating(adding->framework, rating);
    add_gravity(adding, row, open_case != NULL, risk);
    if (*rating != '\0') {
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
        adding_due(&adding, outcome->dues[i]);
    struct expected_returns returns;
    returns_expected(framework, facts, outcome->as_at, known_at, arena, &returns);
    add_clocks(&adding);
    add_returns(&adding, &returns);
    add_calendar_end(&adding);
    add_chased(&adding);
    add_officer(&adding);
    leads_add(&adding, &returns);
    add_standing(&adding);
    leads_settle_end(&adding);
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
