// SPDX-License-Identifier: MIT
#include "records_state.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

static const char *kind_of(const struct fact *fact)
{
    return fact->kind == FACT_RECORD ? fact->record : fact_kind_word(fact->kind);
}

static int in_order(const void *left, const void *right)
{
    const struct fact *a = ((const struct step *)left)->fact,
                      *b = ((const struct step *)right)->fact;
    int order = strcmp(kind_of(a), kind_of(b));
    order = order != 0 ? order : strcmp(a->ref, b->ref);
    if (order != 0)
        return order;
    // a visit or meeting carries the day it is planned for: of these the last word stands, whatever day it names
    bool planned = a->kind == FACT_VISIT || a->kind == FACT_MEETING;
    if (a->date != b->date && !planned)
        return a->date < b->date ? -1 : 1;
    if (a->recorded != b->recorded)
        return a->recorded < b->recorded ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static void gather(const struct contract_facts *facts, day as_at, moment known_at, bool encounters,
                   struct arena *arena, struct record_states *out)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->fact_count; i++)
        count += facts->facts[i].kind >= FACT_VISIT;
    struct step *steps = ARENA_ARRAY(arena, count + 1, struct step);
    count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        bool record = (fact->kind == FACT_RECORD && fact->record != NULL) ||
                      (encounters && (fact->kind == FACT_VISIT || fact->kind == FACT_MEETING));
        if (record && fact->date <= as_at && fact_known(fact, known_at) && fact->outcome != NULL)
            steps[count++] = (struct step){.fact = fact, .on = fact->date};
    }
    if (count > 1)
        qsort(steps, count, sizeof *steps, in_order);
    *out = (struct record_states){.list = ARENA_ARRAY(arena, count + 1, struct record_state)};
    for (size_t i = 0; i < count; i++) {
        struct record_state *last = out->count > 0 ? &out->list[out->count - 1] : NULL;
        if (last == NULL || !text_equal(last->kind, kind_of(steps[i].fact)) ||
            !text_equal(last->ref, steps[i].fact->ref)) {
            last = &out->list[out->count++];
            *last = (struct record_state){
                .kind = kind_of(steps[i].fact), .ref = steps[i].fact->ref, .steps = &steps[i]};
        }
        last->step_count++;
    }
}

void record_states(const struct contract_facts *facts, day as_at, moment known_at,
                   struct arena *arena, struct record_states *out)
{
    gather(facts, as_at, known_at, true, arena, out);
}

void record_states_alone(const struct contract_facts *facts, day as_at, moment known_at,
                         struct arena *arena, struct record_states *out)
{
    gather(facts, as_at, known_at, false, arena, out);
}

const struct record_state *record_find(const struct record_states *records, const char *kind,
                                       const char *ref)
{
    for (size_t i = 0; i < records->count; i++) {
        if (text_equal(records->list[i].kind, kind) && text_equal(records->list[i].ref, ref))
            return &records->list[i];
    }
    return NULL;
}

const struct record_state *record_latest(const struct record_states *records, const char *kind)
{
    const struct record_state *latest = NULL;
    for (size_t i = 0; i < records->count; i++) {
        const struct record_state *record = &records->list[i];
        if (text_equal(record->kind, kind) &&
            (latest == NULL || record_moved(record) >= record_moved(latest)))
            latest = record;
    }
    return latest;
}

const char *rating_given(const struct record_states *records)
{
    const struct fact *latest = NULL;
    for (size_t i = 0; i < records->count; i++) {
        for (size_t j = 0; j < records->list[i].step_count; j++) {
            const struct fact *fact = records->list[i].steps[j].fact;
            if (*fact_field(fact, "rating") != '\0' &&
                (latest == NULL || fact->date > latest->date ||
                 (fact->date == latest->date &&
                  (fact->recorded > latest->recorded ||
                   (fact->recorded == latest->recorded && fact->id > latest->id)))))
                latest = fact;
        }
    }
    return latest != NULL ? fact_field(latest, "rating") : "";
}

day record_moved(const struct record_state *record)
{
    return record->steps[record->step_count - 1].on;
}

day record_over(const struct record_state *record)
{
    const struct step *last = &record->steps[record->step_count - 1];
    return last->fact->ends ? last->on : DAY_NEVER;
}

const char *record_now(const struct record_state *record)
{
    return record->steps[record->step_count - 1].fact->outcome;
}

day record_reached(const struct record_state *record, const char *state)
{
    for (size_t i = 0; i < record->step_count; i++) {
        if (text_equal(record->steps[i].fact->outcome, state))
            return record->steps[i].on;
    }
    return DAY_NEVER;
}

const char *step_field(const struct fact *step, const char *name)
{
    const char *value = fact_field(step, name);
    bool typed = step->kind == FACT_VISIT || step->kind == FACT_MEETING;
    return *value == '\0' && typed && step->instrument != NULL && text_equal(name, "type")
               ? step->instrument
               : value;
}

const char *record_field(const struct record_state *record, const char *name)
{
    for (size_t i = record->step_count; i-- > 0;) {
        const char *value = step_field(record->steps[i].fact, name);
        if (*value != '\0')
            return value;
    }
    return "";
}
