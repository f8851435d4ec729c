// SPDX-License-Identifier: MIT
// Findings that come from what others say of a provider: regulators' grades, and concerns that add up.
#include "provisions_state.h"

#include <stdlib.h>
#include <string.h>

#include "grades.h"
#include "model/ground/text.h"

struct finding_list { // an outcome's findings that are being added to
    const struct contract_facts *facts;
    struct record_states records;
    day as_at;
    moment known_at;
    struct arena *arena;
    struct finding *list;
    size_t count, room;
};

static bool names_key(const struct fact *fact, const char *key)
{
    for (size_t i = 0; i < fact->answer_count; i++) {
        if (text_equal(fact->answers[i], key))
            return true;
    }
    return false;
}

// What answers a finding first stands; of one day a waiver stands before what else was decided.
static void settle(struct finding *finding, enum finding_status status, day on, const char *by)
{
    bool first = finding->status == FINDING_OPEN || on < finding->status_on ||
                 (on == finding->status_on &&
                  (status != finding->status ? status == FINDING_WAIVED
                                             : strcmp(by, finding->status_by) < 0));
    if (!first)
        return;
    finding->status = status;
    finding->status_on = on;
    finding->status_by = by;
}

// Answered by a decision that names its key, or by a record of the kind it asks for that was begun by then or since and goes on.
static void find_answer(const struct finding_list *adding, struct finding *finding)
{
    for (size_t i = 0; i < adding->facts->fact_count; i++) {
        const struct fact *fact = &adding->facts->facts[i];
        if (fact->kind == FACT_DECIDED && fact->date >= finding->raised_on &&
            fact->date <= adding->as_at && fact_known(fact, adding->known_at) &&
            names_key(fact, finding->key))
            settle(finding, text_equal(fact->outcome, "waived") ? FINDING_WAIVED : FINDING_ANSWERED,
                   fact->date, fact->ref);
    }
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        day begun = record->steps[0].on;
        if (text_equal(record->kind, finding->instrument) &&
            record_over(record) >= finding->raised_on)
            settle(finding, FINDING_ANSWERED,
                   begun > finding->raised_on ? begun : finding->raised_on, record->ref);
    }
}

static void add(struct finding_list *adding, struct finding finding)
{
    finding.status = FINDING_OPEN;
    finding.status_on = finding.raised_on;
    finding.due_on = DAY_NONE;
    find_answer(adding, &finding);
    adding->list =
        arena_room(adding->arena, adding->list, &adding->room, adding->count, sizeof *adding->list);
    adding->list[adding->count++] = finding;
}

// Whether another grade of the same publication is lower, or as low and stands before it.
static bool governed(const struct grade_hits *hits, const struct grade_hit *hit)
{
    for (size_t i = 0; i < hits->count; i++) {
        const struct grade_hit *other = &hits->list[i];
        if (grade_same_publication(other, hit) &&
            (other->rank < hit->rank ||
             (other->rank == hit->rank && strcmp(other->grade->ref, hit->grade->ref) < 0)))
            return true;
    }
    return false;
}

static void add_grade(struct finding_list *adding, const struct grade_hits *hits,
                      const struct grade_hit *hit)
{
    const char **counted = ARENA_ARRAY(adding->arena, hits->count + 1, const char *);
    struct text why = {0};
    size_t count = 1;
    char iso[DAY_ISO_SIZE];
    counted[0] = hit->grade->ref;
    text_add(&why, hit->why);
    for (size_t i = 0; i < hits->count; i++) {
        const struct grade_hit *other = &hits->list[i];
        if (!grade_same_publication(other, hit) ||
            text_equal(other->grade->ref, counted[count - 1]) ||
            text_equal(other->grade->ref, hit->grade->ref))
            continue;
        counted[count++] = other->grade->ref;
        text_printf(&why, "; %s", other->why);
    }
    add(adding, (struct finding){
                    .key = arena_printf(adding->arena, "%s:%s@%s", hit->trigger->key,
                                        hit->grade->ref, day_iso(hit->grade->date, iso)),
                    .instrument = hit->trigger->asks_for,
                    .title = hit->trigger->title,
                    .clause = hit->trigger->clause,
                    .duty = hit->trigger->duty,
                    .provenance = hit->trigger->provenance,
                    .raised_on = hit->on,
                    .counted = counted,
                    .counted_count = count,
                    .why = arena_strdup(adding->arena, text_get(&why)),
                });
    text_release(&why);
}

static int by_receipt(const void *left, const void *right)
{
    const struct record_state *a = *(const struct record_state *const *)left,
                              *b = *(const struct record_state *const *)right;
    if (a->steps[0].on != b->steps[0].on)
        return a->steps[0].on < b->steps[0].on ? -1 : 1;
    return strcmp(a->ref, b->ref);
}

// Those of the last days up to and with concern `last`; they go to counted, oldest first.
static size_t count_concerns(const struct record_state *const *concerns, size_t last,
                             const struct concern_rule *rule, const char **counted)
{
    const char *category = record_field(concerns[last], "category");
    size_t count = 0;
    for (size_t i = 0; i <= last; i++) {
        if (concerns[i]->steps[0].on > concerns[last]->steps[0].on - rule->days &&
            (!rule->by_category || text_equal(record_field(concerns[i], "category"), category)))
            counted[count++] = concerns[i]->ref;
    }
    return count;
}

// Raised by the concern that makes the count what the rule asks for, and named after it.
static void add_concerns(struct finding_list *adding, const struct concern_rule *rule)
{
    const struct record_state **concerns =
        ARENA_ARRAY(adding->arena, adding->records.count + 1, const struct record_state *);
    size_t count = 0;
    for (size_t i = 0; i < adding->records.count; i++) {
        if (text_equal(adding->records.list[i].kind, "concern"))
            concerns[count++] = &adding->records.list[i];
    }
    if (count > 1)
        qsort(concerns, count, sizeof(const struct record_state *), by_receipt);
    for (size_t i = 0; i < count; i++) {
        const char **counted = ARENA_ARRAY(adding->arena, count + 1, const char *);
        const char *category = record_field(concerns[i], "category");
        if (count_concerns(concerns, i, rule, counted) != (size_t)rule->at_least)
            continue;
        add(adding,
            (struct finding){
                .key = arena_printf(adding->arena, "%s:%s", rule->key, concerns[i]->ref),
                .instrument = rule->asks_for,
                .title = rule->title,
                .clause = rule->clause,
                .duty = rule->duty,
                .provenance = rule->provenance,
                .raised_on = concerns[i]->steps[0].on,
                .counted = counted,
                .counted_count = (size_t)rule->at_least,
                .why = rule->by_category ? arena_printf(adding->arena,
                                                        "%d concerns of category %s within %d days",
                                                        rule->at_least, category, rule->days)
                                         : arena_printf(adding->arena, "%d concerns within %d days",
                                                        rule->at_least, rule->days),
            });
    }
}

static int by_raising(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->raised_on != b->raised_on)
        return a->raised_on < b->raised_on ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->status_on > b->status_on) - (a->status_on < b->status_on);
}

static void put_back(const struct finding_list *adding, struct outcome *outcome)
{
    for (size_t i = outcome->finding_count; i < adding->count; i++) {
        if (adding->list[i].status == FINDING_OPEN) {
            outcome->open_must += adding->list[i].duty == DUTY_MUST;
            outcome->open_consider += adding->list[i].duty == DUTY_CONSIDER;
        }
    }
    if (adding->count > 1)
        qsort(adding->list, adding->count, sizeof *adding->list, by_raising);
    outcome->findings = adding->list;
    outcome->finding_count = adding->count;
}

void outcome_provision_findings(const struct framework *framework,
                                const struct contract_facts *facts, moment known_at,
                                struct arena *arena, struct outcome *outcome)
{
    const struct provisions *provisions = &framework->provisions;
    if (provisions->trigger_count + provisions->concern_rule_count == 0)
        return;
    struct finding_list adding = {.facts = facts,
                                  .as_at = outcome->as_at,
                                  .known_at = known_at,
                                  .arena = arena,
                                  .count = outcome->finding_count,
                                  .room = outcome->finding_count + 1};
    adding.list = ARENA_ARRAY(arena, adding.room, struct finding);
    if (adding.count > 0)
        memcpy(adding.list, outcome->findings, adding.count * sizeof *adding.list);
    record_states(facts, outcome->as_at, known_at, arena, &adding.records);
    struct grade_hits hits;
    grade_hits(framework, facts, outcome->as_at, known_at, arena, &hits);
    for (size_t i = 0; i < hits.count; i++) {
        if (!governed(&hits, &hits.list[i]))
            add_grade(&adding, &hits, &hits.list[i]);
    }
    for (size_t i = 0; i < provisions->concern_rule_count; i++)
        add_concerns(&adding, &provisions->concern_rules[i]);
    put_back(&adding, outcome);
}
