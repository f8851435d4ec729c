// SPDX-License-Identifier: MIT
// The agenda of a meeting: the framework's list, what earlier meetings left, what either side has added, and what is due now.
#include "model/meetings_parts.h"

#include <string.h>

enum { AHEAD = 30 }; // days: what falls due so soon is spoken of

enum home {
    NOWHERE = -1,
    WITHIN = -2
}; // of a matter: no item of the list; the item itself shows it

struct making {
    const struct meeting_table *table;
    const struct record_states *records;
    struct arena *arena;
    const struct phrases *list; // NULL: the framework has none
    struct matters matters;
    int *homes; // of each matter: the item of the list beneath which it stands, or an enum home
    struct agenda_item *items;
    size_t count, room;
};

const char *agenda_part_title(enum agenda_part part)
{
    static const char *const titles[AGENDA_PART_COUNT] = {
        [AGENDA_EARLIER] = "From last time",
        [AGENDA_STANDING] = "Agenda",
        [AGENDA_ADDED] = "Added",
        [AGENDA_NOW] = "Due now",
    };
    return titles[part];
}

// ---- What was said last time ----------------------------------------------------------------------------------------------------

// Of a standing item its id tells it, of any other its words or what it is about.
static bool same_item(const struct record_state *minute, const struct agenda_item *item)
{
    const char *about = record_field(minute, "about");
    if (item->part == AGENDA_STANDING && item->matter == NULL)
        return text_equal(record_field(minute, "item"), item->id);
    return *record_field(minute, "item") == '\0' &&
           (text_equal(about, item->id) || text_equal(record_field(minute, "title"), item->title));
}

static void recall(const struct making *making, struct agenda_item *item)
{
    item->last = item->last_ref = "";
    item->last_on = DAY_NONE;
    for (size_t i = 0; i < making->records->count; i++) {
        const struct record_state *minute = &making->records->list[i];
        if (text_equal(minute->kind, "minute") && same_item(minute, item) &&
            minute->steps[0].on >= item->last_on) {
            item->last = record_field(minute, "text");
            item->last_ref = record_field(minute, "meeting");
            item->last_on = minute->steps[0].on;
            item->last_held_over = text_equal(record_field(minute, "held_over"), "yes");
        }
    }
}

static void add(struct making *making, struct agenda_item item)
{
    item.number = item.number != NULL ? item.number : "";
    item.clause = item.clause != NULL ? item.clause : "";
    item.more = item.more != NULL ? item.more : "";
    recall(making, &item);
    making->items = arena_room(making->arena, making->items, &making->room, making->count,
                               sizeof *making->items);
    making->items[making->count++] = item;
}

// ---- Matters --------------------------------------------------------------------------------------------------------------------

static const char *by_day(struct arena *arena, const char *before, day on, bool late)
{
    struct text words = {0};
    text_add(&words, before);
    day_print(on, false, &words);
    text_add(&words, late ? ", overdue" : "");
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static const char *matter_more(const struct making *making, const struct matter *matter)
{
    struct arena *arena = making->arena;
    switch (matter->kind) {
    case MATTER_ACTION:
        if (matter->due_by == DAY_NONE)
            return matter->owner;
        return arena_printf(arena, "%s%s%s", matter->owner, *matter->owner != '\0' ? ", " : "",
                            by_day(arena, "by ", matter->due_by, matter->overdue));
    case MATTER_ADDED:
        return *matter->whose != '\0' ? arena_printf(arena, "added by the %s", matter->whose) : "";
    case MATTER_HELD:
        return by_day(arena, "held for this review since ", matter->since, false);
    default:
        return by_day(arena, "held over since ", matter->since, false);
    }
}

// What is held over goes by the title of its minute, so that the next minute of it is known for the same.
static const char *matter_title(const struct making *making, const struct matter *matter)
{
    const struct record_state *minute =
        matter->kind == MATTER_OVER ? record_find(making->records, "minute", matter->ref) : NULL;
    const char *title = minute != NULL ? record_field(minute, "title") : "";
    return *title != '\0' ? title : matter->what;
}

static void add_matter(struct making *making, const struct matter *matter, enum agenda_part part,
                       bool beneath)
{
    add(making, (struct agenda_item){
                    .id = arena_printf(making->arena, "%s/%s", matter->record, matter->ref),
                    .part = part,
                    .beneath = beneath,
                    .title = matter_title(making, matter),
                    .more = matter_more(making, matter),
                    .matter = matter,
                });
}

static int item_of(const struct phrases *list, const char *id)
{
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        if (text_equal(list->items[i].id, id))
            return (int)i;
    }
    return NOWHERE;
}

static int arising(const struct phrases *list)
{
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        if (list->items[i].beside == BESIDE_MATTERS)
            return (int)i;
    }
    return NOWHERE;
}

static void place_matters(struct making *making)
{
    making->homes = ARENA_ARRAY(making->arena, making->matters.count + 1, int);
    for (size_t i = 0; i < making->matters.count; i++) {
        const struct matter *matter = &making->matters.list[i];
        int own = item_of(making->list, matter->item);
        if (matter->kind == MATTER_OVER && own != NOWHERE)
            making->homes[i] = WITHIN;
        else if (matter->kind == MATTER_ADDED || (matter->kind == MATTER_HELD && own != NOWHERE))
            making->homes[i] = own;
        else
            making->homes[i] = arising(making->list);
    }
}

static void add_matters_of(struct making *making, int home, enum agenda_part part, bool beneath)
{
    for (size_t i = 0; i < making->matters.count; i++) {
        bool added = making->matters.list[i].kind == MATTER_ADDED;
        if (making->homes[i] == home && (home != NOWHERE || added == (part == AGENDA_ADDED)))
            add_matter(making, &making->matters.list[i], part, beneath);
    }
}

// ---- The framework's list -------------------------------------------------------------------------------------------------------

static const struct phrase discussion = {.id = "discussion", .text = "What was discussed"};

static void add_standing(struct making *making)
{
    int ordinal = 0;
    if (making->list == NULL)
        add(making, (struct agenda_item){.id = discussion.id,
                                         .part = AGENDA_STANDING,
                                         .title = discussion.text,
                                         .figures = true});
    for (size_t i = 0; making->list != NULL && i < making->list->count; i++) {
        const struct phrase *phrase = &making->list->items[i];
        bool numbered = phrase->id[0] >= '0' && phrase->id[0] <= '9';
        ordinal += phrase->parent == NULL;
        add(making,
            (struct agenda_item){
                .id = phrase->id,
                .part = AGENDA_STANDING,
                .beneath = phrase->parent != NULL,
                .number = numbered                 ? phrase->id
                          : phrase->parent != NULL ? ""
                                                   : arena_printf(making->arena, "%d", ordinal),
                .title = phrase->text,
                .clause = phrase->clause != NULL ? phrase->clause : making->list->clause,
                .figures = phrase->beside == BESIDE_FIGURES,
                .papers = phrase->papers,
            });
        add_matters_of(making, (int)i, AGENDA_STANDING, true);
    }
}

// ---- What is due now ------------------------------------------------------------------------------------------------------------

static void add_findings(struct making *making)
{
    const struct outcome *outcome = making->table->evaluation->outcome;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN)
            add(making, (struct agenda_item){
                            .id = arena_printf(making->arena, "due/%s", finding->key),
                            .part = AGENDA_NOW,
                            .title = finding->title,
                            .clause = finding->clause,
                            .more = finding->why,
                        });
    }
}

static bool is_finding(const struct outcome *outcome, const char *key)
{
    const struct finding *finding = outcome_finding(outcome, key);
    return finding != NULL && finding->status == FINDING_OPEN;
}

// A plan runs: it is spoken of however far its end lies ahead. A visit or meeting is no matter for one.
static bool names_fact(const struct contract_facts *facts, const char *ref, bool served)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        bool kind = served ? fact->kind == FACT_SERVED
                           : fact->kind == FACT_VISIT || fact->kind == FACT_MEETING;
        if (kind && text_equal(fact->ref, ref))
            return true;
    }
    return false;
}

// Actions stand under what earlier meetings left.
static bool is_action(const struct making *making, const struct due *due)
{
    const char *colon = strchr(due->key, ':');
    return colon != NULL && record_find(making->records, "action", colon + 1) != NULL;
}

static bool is_cadence(const struct framework *framework, const struct due *due)
{
    for (size_t i = 0; i < framework->cadence_count; i++) {
        if (meeting_due_key(due, &framework->cadences[i]))
            return true;
    }
    return false;
}

static bool spoken_of(const struct making *making, const struct due *due)
{
    const struct evaluation *evaluation = making->table->evaluation;
    if (names_fact(&evaluation->facts, due->key, true))
        return true;
    return due->on <= evaluation->outcome->as_at + AHEAD &&
           !is_finding(evaluation->outcome, due->key) &&
           !names_fact(&evaluation->facts, due->key, false) &&
           !is_cadence(evaluation->framework, due) && !is_action(making, due);
}

static void add_dues(struct making *making)
{
    const struct outcome *outcome = making->table->evaluation->outcome;
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        if (spoken_of(making, due))
            add(making, (struct agenda_item){
                            .id = arena_printf(making->arena, "due/%s", due->key),
                            .part = AGENDA_NOW,
                            .number = names_fact(&making->table->evaluation->facts, due->key, true)
                                          ? due->key
                                          : NULL,
                            .title = due->what,
                            .clause = due->clause,
                            .more = by_day(making->arena, "by ", due->on,
                                           due->on < outcome->as_at && !due->never_late),
                        });
    }
}

void meeting_agenda(struct meeting_table *table, const struct record_states *records,
                    struct arena *arena)
{
    const struct evaluation *evaluation = table->evaluation;
    struct making making = {.table = table, .records = records, .arena = arena};
    if (table->cadence != NULL)
        making.list = framework_list(evaluation->framework, table->cadence->agenda);
    meeting_matters(evaluation->framework, &evaluation->facts,
                    table->cadence != NULL ? table->type : NULL, evaluation->outcome->as_at,
                    MOMENT_ALL, arena, &making.matters);
    place_matters(&making);
    add_matters_of(&making, NOWHERE, AGENDA_EARLIER, false);
    add_standing(&making);
    add_matters_of(&making, NOWHERE, AGENDA_ADDED, false);
    add_findings(&making);
    add_dues(&making);
    table->items = making.items;
    table->item_count = making.count;
}
