// SPDX-License-Identifier: MIT
// Which meetings a contract has before it, and who is expected at one.
#include "model/meetings.h"

#include <stdlib.h>
#include <string.h>

#include "model/meetings_parts.h"

struct gathering { // of the list while it is made
    const struct evaluation *evaluation;
    struct arena *arena;
    struct record_states records;
    struct meeting_offers *out;
    size_t room;
};

const char *meeting_title(const struct framework *framework, const char *type)
{
    const struct cadence *cadence = framework_cadence(framework, type);
    return cadence != NULL ? cadence->title : type != NULL && *type != '\0' ? type : "Meeting";
}

static void offer(struct gathering *gathering, struct meeting_offer offer)
{
    struct meeting_offers *out = gathering->out;
    const struct framework *framework = gathering->evaluation->framework;
    offer.cadence = framework_cadence(framework, offer.type);
    offer.title = meeting_title(framework, offer.type);
    out->list =
        arena_room(gathering->arena, out->list, &gathering->room, out->count, sizeof *out->list);
    out->list[out->count++] = offer;
}

static void offer_planned(struct gathering *gathering)
{
    for (size_t i = 0; i < gathering->records.count; i++) {
        const struct record_state *record = &gathering->records.list[i];
        if (text_equal(record->kind, "meeting") && text_equal(record_now(record), "planned"))
            offer(gathering, (struct meeting_offer){.way = MEETING_PLANNED,
                                                    .ref = record->ref,
                                                    .type = record_field(record, "type"),
                                                    .on = record_moved(record)});
    }
}

// A cadence falls due under the key `<its id>:<day>`.
static void offer_due(struct gathering *gathering)
{
    const struct framework *framework = gathering->evaluation->framework;
    const struct outcome *outcome = gathering->evaluation->outcome;
    for (size_t i = 0; i < outcome->due_count; i++) {
        for (size_t j = 0; j < framework->cadence_count; j++) {
            const struct cadence *cadence = &framework->cadences[j];
            if (!cadence->visit && meeting_due_key(&outcome->dues[i], cadence))
                offer(gathering, (struct meeting_offer){.way = MEETING_DUE,
                                                        .ref = "",
                                                        .type = cadence->id,
                                                        .on = outcome->dues[i].on});
        }
    }
}

static void offer_ad_hoc(struct gathering *gathering)
{
    const struct framework *framework = gathering->evaluation->framework;
    size_t meetings = 0;
    for (size_t i = 0; i < framework->cadence_count; i++) {
        if (framework->cadences[i].visit)
            continue;
        meetings++;
        offer(gathering, (struct meeting_offer){.way = MEETING_AD_HOC,
                                                .ref = "",
                                                .type = framework->cadences[i].id,
                                                .on = DAY_NONE});
    }
    if (meetings == 0)
        offer(gathering,
              (struct meeting_offer){.way = MEETING_AD_HOC, .ref = "", .type = "", .on = DAY_NONE});
}

static int by_day(const void *left, const void *right)
{
    const struct meeting_offer *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    return strcmp(a->ref, b->ref);
}

void meetings_offered(const struct evaluation *evaluation, struct arena *arena,
                      struct meeting_offers *out)
{
    struct gathering gathering = {.evaluation = evaluation, .arena = arena, .out = out};
    *out = (struct meeting_offers){0};
    record_states(&evaluation->facts, DAY_NEVER, MOMENT_ALL, arena, &gathering.records);
    offer_planned(&gathering);
    offer_due(&gathering);
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_day);
    offer_ad_hoc(&gathering);
}

bool meeting_due_key(const struct due *due, const struct cadence *cadence)
{
    size_t length = strlen(cadence->id);
    return strncmp(due->key, cadence->id, length) == 0 && due->key[length] == ':';
}

// ---- Who is expected ------------------------------------------------------------------------------------------------------------

static struct meeting_role role_of(const struct meeting_table *table, const char *party)
{
    const struct provisions *p = &table->evaluation->framework->provisions;
    struct meeting_role role = {
        .id = party,
        .word = party,
        .clause = table->cadence->clause,
        .required = true,
        .provider = strstr(party, "provider") != NULL,
    };
    for (size_t i = 0; i < p->party_count; i++) {
        if (text_equal(p->parties[i].id, party))
            role.word = p->parties[i].word;
    }
    return role;
}

// Where a framework expects nobody by name, both sides are asked for and neither is missed.
static void expect_both_sides(struct meeting_table *table, struct meeting_role *roles)
{
    roles[0] = (struct meeting_role){.id = "council", .word = "The Council", .clause = ""};
    roles[1] = (struct meeting_role){.id = "provider",
                                     .word = table->evaluation->contract.provider_name,
                                     .clause = "",
                                     .provider = true};
    table->role_count = 2;
}

static void expect(struct meeting_table *table, struct arena *arena)
{
    const struct cadence *cadence = table->cadence;
    size_t wanted = cadence != NULL ? cadence->attends.count : 0;
    struct meeting_role *roles = ARENA_ARRAY(arena, wanted + 4, struct meeting_role);
    table->roles = roles;
    for (size_t i = 0; i < wanted; i++)
        roles[table->role_count++] = role_of(table, cadence->attends.list[i]);
    if (cadence != NULL && cadence->chair != NULL) {
        size_t at = 0;
        while (at < table->role_count && !text_equal(roles[at].id, cadence->chair))
            at++;
        if (at == table->role_count)
            roles[table->role_count++] = role_of(table, cadence->chair);
        roles[at].chairs = true;
    }
    if (table->role_count == 0)
        expect_both_sides(table, roles);
    bool provider = false;
    for (size_t i = 0; i < table->role_count; i++)
        provider = provider || roles[i].provider;
    if (!provider)
        roles[table->role_count++] =
            (struct meeting_role){.id = "provider",
                                  .word = table->evaluation->contract.provider_name,
                                  .clause = "",
                                  .provider = true};
}

// ---- The table ------------------------------------------------------------------------------------------------------------------

static bool find_own(struct meeting_table *table, const struct record_states *records,
                     struct status *st)
{
    const struct record_state *own = record_find(records, "meeting", table->ref);
    if (own == NULL)
        return status_fail(st, STATUS_UNKNOWN, "Contract %s has no meeting %s.",
                           table->evaluation->contract.ref, table->ref);
    table->type = record_field(own, "type");
    table->planned_on = record_moved(own);
    if (text_equal(record_now(own), "held"))
        table->held = own->steps[own->step_count - 1].fact;
    else if (!text_equal(record_now(own), "planned"))
        table->ref = ""; // it was called off, or missed
    if (!day_parse(record_field(own, "called_on"), &table->called_on))
        table->called_on = DAY_NONE;
    return true;
}

static const struct fact *held_before(const struct record_states *records, const char *type)
{
    const struct fact *last = NULL;
    for (size_t i = 0; i < records->count; i++) {
        const struct record_state *record = &records->list[i];
        const struct fact *step = record->steps[record->step_count - 1].fact;
        if (text_equal(record->kind, "meeting") && text_equal(step->outcome, "held") &&
            text_equal(record_field(record, "type"), type) &&
            (last == NULL || step->date >= last->date))
            last = step;
    }
    return last;
}

bool meeting_table_of(const struct evaluation *evaluation, const char *ref, const char *type,
                      struct arena *arena, struct meeting_table *out, struct status *st)
{
    struct record_states records;
    *out = (struct meeting_table){.evaluation = evaluation,
                                  .ref = ref,
                                  .type = type,
                                  .planned_on = DAY_NONE,
                                  .called_on = DAY_NONE};
    record_states(&evaluation->facts, DAY_NEVER, MOMENT_ALL, arena, &records);
    if (*ref != '\0' && !find_own(out, &records, st))
        return false;
    out->cadence = framework_cadence(evaluation->framework, out->type);
    out->title = meeting_title(evaluation->framework, out->type);
    out->before = held_before(&records, out->type);
    expect(out, arena);
    meeting_agenda(out, &records, arena);
    return true;
}
