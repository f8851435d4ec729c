// SPDX-License-Identifier: MIT
// Visits and meetings as entries of a calendar, and what all entries have in common.
#include "model/export_events_inside.h"

#include <ctype.h>
#include <string.h>

#include "model/rules/records_state.h"

// ---- What all entries have ----------------------------------------------------------------------------------------------------------

static void add_escaped(const char *part, struct text *out)
{
    for (const char *at = part; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x80 && (isalnum(byte) || strchr("._-:", byte) != NULL))
            text_add_char(out, *at);
        else
            text_printf(out, "=%02X", byte); // some readers undo %2F by themselves
    }
}

const char *event_uid(const struct telling *telling, const char *kind, const char *ref)
{
    struct text uid = {0};
    add_escaped(telling->now.contract.ref, &uid);
    text_printf(&uid, "/%s/", kind);
    add_escaped(ref, &uid);
    text_add(&uid, "@contractmon");
    const char *kept = arena_strdup(telling->arena, text_get(&uid));
    text_release(&uid);
    return kept;
}

const char *event_description(const struct telling *telling, const struct entry_words *words)
{
    const struct contract *contract = &telling->now.contract;
    const struct framework *framework = telling->now.framework;
    struct text lines = {0};
    text_printf(&lines, "%s: %s.\n", words->what, words->state);
    if (words->clause != NULL && *words->clause != '\0')
        text_printf(&lines, "Rule: %s, %s (%s).\n", framework->title, words->clause,
                    provenance_word(words->provenance));
    text_printf(&lines, "Contract: %s%s%s, %s.", contract->ref,
                *contract->title != '\0' ? ", " : "", contract->title, contract->provider_name);
    if (*contract->officer != '\0')
        text_printf(&lines, "\nOfficer: %s.",
                    cover_officer(telling->office, contract->officer, telling->arena));
    const char *kept = arena_strdup(telling->arena, text_get(&lines));
    text_release(&lines);
    return kept;
}

bool event_tell(struct telling *telling, struct calendar_event event, struct status *st)
{
    size_t same = 0;
    for (size_t i = 0; i < telling->uid_count; i++)
        same += text_equal(telling->uids[i], event.uid);
    telling->uids = arena_room(telling->arena, telling->uids, &telling->uid_room,
                               telling->uid_count, sizeof *telling->uids);
    telling->uids[telling->uid_count++] = event.uid;
    if (same > 0)
        event.uid = arena_printf(telling->arena, "%zu/%s", same + 1, event.uid);
    return telling->take(telling->context, &event, st);
}

// ---- Visits and meetings ------------------------------------------------------------------------------------------------------------

struct encounter {              // one visit or meeting, all its steps seen
    const struct fact *last;    // the word that stands
    const struct fact *planned; // where it was planned for last; NULL: it was never planned
    int steps;                  // recorded of it, corrections among them
    moment changed;
    bool struck; // all of it was entered in error; last is what it said
};

static bool later(const struct fact *fact, const struct fact *than)
{
    return than == NULL || fact->recorded > than->recorded ||
           (fact->recorded == than->recorded && fact->id > than->id);
}

static bool told(const struct telling *telling, const struct fact *fact)
{
    return fact->recorded <= telling->office->known_at &&
           (fact->date <= telling->office->as_at || text_equal(fact->outcome, "planned"));
}

static bool is_step(const struct fact *fact, enum fact_kind kind, const char *ref)
{
    return fact->kind == kind && text_equal(fact->ref, ref);
}

static bool gather(const struct telling *telling, enum fact_kind kind, const char *ref,
                   struct encounter *out)
{
    const struct fact *gone = NULL;
    *out = (struct encounter){0};
    for (size_t i = 0; i < telling->now.facts.fact_count; i++) {
        const struct fact *fact = &telling->now.facts.facts[i];
        if (!is_step(fact, kind, ref) || !told(telling, fact))
            continue;
        out->steps++;
        out->changed = fact->recorded > out->changed ? fact->recorded : out->changed;
        if (!fact_known(fact, telling->office->known_at)) {
            gone = !fact->struck && later(fact, gone) ? fact : gone;
            continue;
        }
        out->last = later(fact, out->last) ? fact : out->last;
        if (text_equal(fact->outcome, "planned") && later(fact, out->planned))
            out->planned = fact;
    }
    out->struck = out->last == NULL;
    out->last = out->struck ? gone : out->last;
    return out->last != NULL;
}

// The word of its state, and what stands before the title where it is not simply on or over.
static const char *state_of(const struct encounter *encounter, const char **before)
{
    static const struct {
        const char *outcome, *state, *before;
    } states[] = {{"planned", "planned", ""},
                  {"held", "held", ""},
                  {"missed", "missed, it did not take place", "Missed: "},
                  {"cancelled", "cancelled", "Cancelled: "}};
    *before = "Cancelled: ";
    if (encounter->struck)
        return "taken back, it was entered in error";
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (text_equal(states[i].outcome, encounter->last->outcome)) {
            *before = states[i].before;
            return states[i].state;
        }
    }
    *before = "";
    return encounter->last->outcome;
}

bool event_of_encounter(struct telling *telling, enum fact_kind kind, const char *ref,
                        bool called_off, struct status *st)
{
    struct encounter encounter;
    if (!gather(telling, kind, ref, &encounter))
        return true;
    const struct fact *last = encounter.last;
    bool cancelled = encounter.struck || text_equal(last->outcome, "cancelled");
    // what was called off goes from the day for which it was planned, whenever that was said
    day on = cancelled && encounter.planned != NULL ? encounter.planned->date : last->date;
    if ((on < telling->since && last->date < telling->since) || (called_off && !cancelled))
        return true;
    const char *type = step_field(last, "type"), *before;
    const struct cadence *cadence = framework_cadence(telling->now.framework, type);
    const char *title = cadence != NULL      ? cadence->title
                        : *type != '\0'      ? type
                        : kind == FACT_VISIT ? "Visit"
                                             : "Meeting";
    const struct entry_words words = {
        .what = arena_printf(telling->arena, "%s %s", title, ref),
        .state = state_of(&encounter, &before),
        .clause = cadence != NULL ? cadence->clause : NULL,
        .provenance = cadence != NULL ? cadence->provenance : PROVENANCE_LOCAL,
    };
    return event_tell(telling,
                      (struct calendar_event){
                          .uid = event_uid(telling, fact_kind_word(kind), ref),
                          .sequence = encounter.steps - 1,
                          .on = on,
                          .cancelled = cancelled,
                          .changed = encounter.changed,
                          .summary = arena_printf(telling->arena, "%s%s: %s", before, title,
                                                  telling->now.contract.provider_name),
                          .description = event_description(telling, &words),
                          .category = fact_kind_word(kind),
                      },
                      st);
}

bool events_of_encounters(struct telling *telling, enum fact_kind kind, bool called_off,
                          struct status *st)
{
    const struct contract_facts *facts = &telling->now.facts;
    bool good = true;
    for (size_t i = 0; i < facts->fact_count && good; i++) {
        bool first = facts->facts[i].kind == kind;
        for (size_t j = 0; j < i && first; j++)
            first = !is_step(&facts->facts[j], kind, facts->facts[i].ref);
        if (first)
            good = event_of_encounter(telling, kind, facts->facts[i].ref, called_off, st);
    }
    return good;
}

const struct fact *event_planned(const struct telling *telling, const struct due *due)
{
    for (size_t i = 0; i < telling->now.facts.fact_count; i++) {
        const struct fact *fact = &telling->now.facts.facts[i];
        if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
            text_equal(fact->ref, due->key) && fact->date == due->on &&
            text_equal(fact->outcome, "planned") && text_equal(due->whose, "council") &&
            fact_known(fact, telling->office->known_at))
            return fact;
    }
    return NULL;
}

// ---- All of a kind ------------------------------------------------------------------------------------------------------------------

static bool visits(struct telling *telling, struct status *st)
{
    return events_of_encounters(telling, FACT_VISIT, false, st);
}

static bool meetings(struct telling *telling, struct status *st)
{
    return events_of_encounters(telling, FACT_MEETING, false, st);
}

static const struct {
    const char *kind;
    bool (*tell)(struct telling *telling, struct status *st);
} kinds[] = {{"due", events_of_dues}, {"visits", visits}, {"meetings", meetings}};
enum { KINDS = sizeof kinds / sizeof *kinds };

bool export_events_of(const char *kind, const char **what)
{
    if (what != NULL)
        *what = "due, visits and meetings";
    for (size_t i = 0; i < KINDS; i++) {
        if (text_equal(kinds[i].kind, kind))
            return true;
    }
    return false;
}

static bool tell_contract(struct telling *telling, const struct contract *contract, size_t kind,
                          struct status *st)
{
    telling->uids = NULL;
    telling->uid_count = telling->uid_room = 0;
    return evaluation_of(telling->office, contract->id, telling->arena, &telling->now, st) &&
           kinds[kind].tell(telling, st);
}

bool export_events(struct office *office, const char *kind, const char *officer,
                   bool (*take)(void *context, const struct calendar_event *event,
                                struct status *st),
                   void *context, struct status *st)
{
    struct arena *list = arena_new();
    struct covers covers = {0};
    struct telling telling = {.office = office,
                              .take = take,
                              .context = context,
                              .arena = arena_new(),
                              .since = day_add_months(office->as_at, -12)};
    struct contracts contracts = {0};
    size_t which = 0;
    while (which < KINDS - 1 && !text_equal(kinds[which].kind, kind))
        which++;
    bool good = db_read_begin(office->db, st);
    if (good) {
        good = contracts_of(office->db, 0, list, &contracts, st) &&
               covers_all(office->db, list, &covers, st);
        for (size_t i = 0; i < contracts.count && good; i++) {
            const struct contract *contract = &contracts.rows[i];
            if (contract->ends < telling.since ||
                !cover_counts(&covers, officer, contract->officer, office->as_at))
                continue;
            good = tell_contract(&telling, contract, which, st);
            arena_reset(telling.arena);
        }
        db_read_end(office->db);
    }
    arena_free(telling.arena);
    arena_free(list);
    return good;
}
