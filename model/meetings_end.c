// SPDX-License-Identifier: MIT
// Ending a meeting: everything put on record in one entry.
#include "model/meetings_parts.h"

#include <stdlib.h>
#include <string.h>

#include "model/entry.h"
#include "model/records_store.h"

struct recording {
    struct office *office;
    const struct meeting_entry *entry;
    const struct evaluation *evaluation;
    struct arena *arena;
    const char *ref;         // of the meeting
    size_t actions, minutes; // numbers of the refs given last
};

enum { MOST_FIELDS = 16 };

struct fields { // of a step while it is made
    struct field list[MOST_FIELDS];
    size_t count;
};

static void say(struct fields *fields, const char *name, const char *value)
{
    if (value != NULL && *value != '\0')
        fields->list[fields->count++] = (struct field){.name = name, .value = value};
}

static const char *iso(struct arena *arena, day on)
{
    char words[DAY_ISO_SIZE];
    return on == DAY_NONE ? "" : arena_strdup(arena, day_iso(on, words));
}

// The highest number behind a prefix among the refs of a kind.
static size_t last_number(const struct contract_facts *facts, const char *kind, const char *prefix)
{
    size_t last = 0, length = strlen(prefix);
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        const char *own = fact->kind == FACT_RECORD ? fact->record : fact_kind_word(fact->kind);
        if (!text_equal(own, kind) || strncmp(fact->ref, prefix, length) != 0)
            continue;
        const char *digits = fact->ref + length;
        size_t count = strspn(digits, "0123456789");
        if (count > 0 && count < 10 && digits[count] == '\0') {
            size_t number = strtoul(digits, NULL, 10);
            last = number > last ? number : last;
        }
    }
    return last;
}

static bool take(struct recording *recording, const char *kind, const char *ref, day on,
                 const char *state, const struct fields *fields, struct status *st)
{
    struct gate_answers answers;
    const struct evaluation *evaluation = recording->evaluation;
    const struct fact step = record_fact(kind, ref, on, state, fields->list, fields->count);
    return record_ask(evaluation->framework, &evaluation->facts, &step, recording->arena, &answers,
                      st) &&
           record_append(recording->office, recording->entry->contract, &step, &answers, MOMENT_ALL,
                         0, st);
}

// The results that were before the meeting: of each KPI the last one by its day.
static const char *figures(const struct recording *recording)
{
    const struct outcome *outcome =
        rules_evaluate(recording->evaluation->framework, &recording->evaluation->facts,
                       recording->entry->on, MOMENT_ALL, recording->arena);
    struct text refs = {0};
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        for (size_t j = grid->cell_count; j-- > 0;) {
            if (grid->cells[j].ref == NULL)
                continue;
            text_printf(&refs, "%s%s", refs.length > 0 ? ";" : "", grid->cells[j].ref);
            break;
        }
    }
    const char *kept = arena_strdup(recording->arena, text_get(&refs));
    text_release(&refs);
    return kept;
}

static const char *joined(struct arena *arena, const char *const *list, size_t count)
{
    struct text words = {0};
    for (size_t i = 0; i < count; i++)
        text_printf(&words, "%s%s", i > 0 ? ";" : "", list[i]);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static const char *absent_ids(const struct recording *recording, const struct meeting_table *table)
{
    const char **ids = ARENA_ARRAY(recording->arena, table->role_count + 1, const char *);
    size_t count = 0;
    for (size_t i = 0; i < table->role_count; i++) {
        if (table->roles[i].required && !meeting_there(recording->entry, table->roles[i].id))
            ids[count++] = table->roles[i].id;
    }
    return joined(recording->arena, ids, count);
}

static const char *chair_role(const struct recording *recording, const struct meeting_table *table)
{
    for (size_t i = 0; i < table->role_count; i++) {
        if (table->roles[i].chairs && meeting_there(recording->entry, table->roles[i].id))
            return table->roles[i].id;
    }
    return "";
}

static bool record_held(struct recording *recording, const struct meeting_table *table,
                        const char *next, struct status *st)
{
    const struct meeting_entry *entry = recording->entry;
    struct fields fields = {0};
    say(&fields, "type", entry->type);
    say(&fields, "called_on", iso(recording->arena, entry->called_on));
    say(&fields, "chair", chair_role(recording, table));
    say(&fields, "chaired_by", entry->chair);
    say(&fields, "attended", joined(recording->arena, entry->attended, entry->attended_count));
    say(&fields, "present", entry->present);
    say(&fields, "absent", absent_ids(recording, table));
    say(&fields, "apologies", entry->apologies);
    say(&fields, "risk_checklist", entry->risk_checklist);
    say(&fields, "informed", entry->informed);
    say(&fields, "figures", figures(recording));
    say(&fields, "next", next);
    return take(recording, "meeting", recording->ref, entry->on, "held", &fields, st);
}

// "action/A-3": the step that ends what the item was about.
static bool record_done(struct recording *recording, const struct meeting_minute *minute,
                        struct status *st)
{
    static const struct {
        const char *kind, *state, *words;
    } ways[] = {{"action", "done", "result"},
                {"concern", "resolved", "outcome"},
                {"agenda-item", "dealt-with", "result"}};
    const char *slash = strchr(minute->about, '/');
    for (size_t i = 0; slash != NULL && minute->done && i < sizeof ways / sizeof *ways; i++) {
        size_t length = (size_t)(slash - minute->about);
        if (strlen(ways[i].kind) != length || strncmp(ways[i].kind, minute->about, length) != 0)
            continue;
        struct fields fields = {0};
        say(&fields, ways[i].words, minute->text);
        if (text_equal(ways[i].kind, "agenda-item"))
            say(&fields, "meeting", recording->ref);
        if (!take(recording, ways[i].kind, slash + 1, recording->entry->on, ways[i].state, &fields,
                  st))
            return false;
    }
    return true;
}

static bool record_minute(struct recording *recording, const struct meeting_minute *minute,
                          struct status *st)
{
    struct fields fields = {0};
    const char *ref =
        arena_printf(recording->arena, "%s.%zu", recording->ref, ++recording->minutes);
    say(&fields, "meeting", recording->ref);
    say(&fields, "item", minute->item);
    say(&fields, "title", minute->title);
    say(&fields, "text", minute->text);
    say(&fields, "held_over", minute->held_over ? "yes" : "");
    say(&fields, "about", minute->about);
    return take(recording, "minute", ref, recording->entry->on, "entered", &fields, st) &&
           record_done(recording, minute, st);
}

static bool record_action(struct recording *recording, const struct meeting_action *action,
                          struct status *st)
{
    struct fields fields = {0};
    const char *ref = arena_printf(recording->arena, "A-%zu", ++recording->actions);
    say(&fields, "what", action->what);
    say(&fields, "nature", "follow-up");
    say(&fields, "owner", action->owner);
    say(&fields, "whose", action->whose);
    say(&fields, "due_by", iso(recording->arena, action->due_by));
    say(&fields, "item", action->item);
    say(&fields, "linked", recording->ref);
    return take(recording, "action", ref, recording->entry->on, "open", &fields, st);
}

static const char *new_meeting(const struct recording *recording, const char *type)
{
    return record_next_ref(&recording->evaluation->facts, "meeting", type, recording->arena);
}

// The one behind a meeting that is only just being put on record.
static const char *meeting_behind(const struct recording *recording, const char *type)
{
    struct contract_facts facts = recording->evaluation->facts;
    struct fact *all = ARENA_ARRAY(recording->arena, facts.fact_count + 1, struct fact);
    memcpy(all, facts.facts, facts.fact_count * sizeof *all);
    all[facts.fact_count++] = (struct fact){.kind = FACT_MEETING,
                                            .ref = recording->ref,
                                            .instrument = recording->entry->type,
                                            .recorded = MOMENT_ALL};
    facts.facts = all;
    return record_next_ref(&facts, "meeting", type, recording->arena);
}

static bool record_planned(struct recording *recording, const char *ref, const char *type, day on,
                           day called_on, const char *purpose, struct status *st)
{
    struct fields fields = {0};
    say(&fields, "type", type);
    say(&fields, "called_on", iso(recording->arena, called_on));
    say(&fields, "purpose", purpose);
    return take(recording, "meeting", ref, on, "planned", &fields, st);
}

static bool needs_notice(const struct framework *framework, const char *type)
{
    const struct cadence *cadence = framework_cadence(framework, type);
    return cadence != NULL && cadence->notice_days > 0;
}

static void number(struct recording *recording, const char *ref)
{
    const struct contract_facts *facts = &recording->evaluation->facts;
    recording->actions = last_number(facts, "action", "A-");
    recording->ref = *ref != '\0' ? ref : new_meeting(recording, recording->entry->type);
    recording->minutes =
        last_number(facts, "minute", arena_printf(recording->arena, "%s.", recording->ref));
}

static bool record_all(struct recording *recording, const struct meeting_table *table,
                       struct status *st)
{
    const struct meeting_entry *entry = recording->entry;
    bool books = entry->next_type != NULL && table->held == NULL;
    const char *next = books ? meeting_behind(recording, entry->next_type) : "";
    bool done = table->held != NULL || record_held(recording, table, next, st);
    for (size_t i = 0; i < entry->minute_count && done; i++)
        done = record_minute(recording, &entry->minutes[i], st);
    for (size_t i = 0; i < entry->action_count && done; i++)
        done = record_action(recording, &entry->actions[i], st);
    day called = books && needs_notice(table->evaluation->framework, entry->next_type)
                     ? recording->office->today
                     : DAY_NONE;
    if (done && books)
        done = record_planned(recording, next, entry->next_type, entry->next_on, called, "", st);
    return done && standing_refresh(recording->office, entry->contract, st) &&
           office_frameworks_keep(recording->office, st);
}

// The facts as they are now, within the entry's transaction: what was typed is asked against these.
static bool read_now(struct recording *recording, struct evaluation *evaluation, struct status *st)
{
    struct office *office = recording->office;
    day on = recording->entry->on != DAY_NONE ? recording->entry->on : office->today;
    if (!evaluation_facts(office, recording->entry->contract, on, recording->arena, evaluation, st))
        return false;
    evaluation->outcome =
        rules_evaluate(evaluation->framework, &evaluation->facts, on, MOMENT_ALL, recording->arena);
    recording->evaluation = evaluation;
    return true;
}

bool meeting_end(struct office *office, const struct meeting_entry *entry, struct arena *arena,
                 const char **ref, bool *before, struct status *st)
{
    struct meeting_entry own = *entry;
    struct recording recording = {.office = office, .entry = &own, .arena = arena};
    struct evaluation evaluation;
    struct meeting_table table;
    enum entry begun = entry_begin(office, entry->token, st);
    *before = begun == ENTRY_BEFORE;
    *ref = arena_strdup(arena, entry->ref);
    if (begun != ENTRY_OPEN)
        return *before;
    bool done = read_now(&recording, &evaluation, st) &&
                meeting_table_of(&evaluation, entry->ref, entry->type, arena, &table, st);
    if (done && table.held != NULL)
        own.on = table.held->date;
    done = done && meeting_check(office, &table, &own, arena, st);
    if (done) {
        number(&recording, table.ref);
        done = record_all(&recording, &table, st);
    }
    if (!done) {
        entry_give_up(office);
        return false;
    }
    *ref = arena_strdup(arena, recording.ref);
    return entry_commit(office, entry->token, st);
}

static bool plan_one(struct recording *recording, const char *ref, const char *type, day on,
                     day called_on, const char *purpose, struct status *st)
{
    number(recording, ref);
    return record_planned(recording, recording->ref, type, on, called_on, purpose, st);
}

bool meeting_plan(struct office *office, const char *token, int64_t contract, const char *ref,
                  const char *type, day on, day called_on, const char *purpose, struct arena *arena,
                  const char **planned, bool *before, struct status *st)
{
    const struct meeting_entry entry = {
        .contract = contract, .ref = ref, .type = type, .on = office->today};
    struct recording recording = {.office = office, .entry = &entry, .arena = arena};
    struct evaluation evaluation;
    enum entry begun = entry_begin(office, token, st);
    *before = begun == ENTRY_BEFORE;
    *planned = arena_strdup(arena, ref);
    if (begun != ENTRY_OPEN)
        return *before;
    bool done = read_now(&recording, &evaluation, st) &&
                plan_one(&recording, ref, type, on, called_on, purpose, st) &&
                standing_refresh(office, contract, st) && office_frameworks_keep(office, st);
    if (!done) {
        entry_give_up(office);
        return false;
    }
    *planned = arena_strdup(arena, recording.ref);
    return entry_commit(office, token, st);
}
