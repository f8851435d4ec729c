// SPDX-License-Identifier: MIT
// Gates: what must have come before, be filled in or be decided by whom, before a record may reach a state. Nothing of one council
// stands here; the rows of the framework file say it all.
#include "provisions_state.h"

#include <string.h>

#include "model/ground/text.h"

static const char *kind_of(const struct fact *step)
{
    return step->kind == FACT_RECORD ? step->record : fact_kind_word(step->kind);
}

// Values that were picked are joined by ';' in a field.
static bool picked(const char *field, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = field; (at = strstr(at, id)) != NULL; at++) {
        if ((at == field || at[-1] == ';') && (at[length] == '\0' || at[length] == ';'))
            return true;
    }
    return false;
}

static bool guards(const struct gate *gate, const struct fact *step)
{
    return text_equal(gate->record, kind_of(step)) &&
           (gate->state == NULL || text_equal(gate->state, step->outcome)) &&
           (gate->field == NULL || text_equal(fact_field(step, gate->field), gate->equals));
}

static const char *unfilled(const struct gate *gate, const struct fact *step, struct arena *arena)
{
    struct text blank = {0};
    for (size_t i = 0; i < gate->filled.count; i++) {
        if (*fact_field(step, gate->filled.list[i]) == '\0')
            text_printf(&blank, "%s%s", blank.length > 0 ? ", " : "", gate->filled.list[i]);
    }
    const char *words =
        blank.length > 0 ? arena_printf(arena, "still blank: %s", text_get(&blank)) : NULL;
    text_release(&blank);
    return words;
}

static bool came_before(const struct gate *gate, const struct record_states *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const struct record_state *record = &records->list[i];
        if (text_equal(record->kind, gate->earlier_record) &&
            (gate->earlier_state == NULL ||
             record_reached(record, gate->earlier_state) != DAY_NEVER) &&
            (gate->earlier_field == NULL ||
             text_equal(record_field(record, gate->earlier_field), gate->earlier_equals)))
            return true;
    }
    return false;
}

static const char *unticked(const struct framework *framework, const struct gate *gate,
                            const struct fact *step, struct arena *arena)
{
    const struct phrases *list = framework_list(framework, gate->list);
    const char *ticked = fact_field(step, gate->list);
    if (*ticked == '\0')
        ticked = fact_field(step, "checklist");
    size_t count = 0, items = list != NULL ? list->count : 0;
    struct text left = {0};
    for (size_t i = 0; i < items; i++) {
        bool has = picked(ticked, list->items[i].id);
        count += has;
        if (!has)
            text_printf(&left, "%s%s", left.length > 0 ? "; " : "", list->items[i].text);
    }
    size_t least = gate->least > 0 ? (size_t)gate->least : items;
    const char *words =
        count >= least    ? NULL
        : gate->least > 0 ? arena_printf(arena, "at least %d of: %s", gate->least, text_get(&left))
                          : arena_printf(arena, "not ticked: %s", text_get(&left));
    text_release(&left);
    return words;
}

static const char *missing_for(const struct framework *framework, const struct gate *gate,
                               const struct fact *step, const struct record_states *records,
                               struct arena *arena)
{
    const char *words = unfilled(gate, step, arena);
    if (words == NULL && gate->earlier_record != NULL && !came_before(gate, records))
        words = gate->message;
    if (words == NULL && gate->role != NULL &&
        !text_equal(fact_field(step, "decided_by"), gate->role))
        words = gate->message;
    if (words == NULL && gate->list != NULL)
        words = unticked(framework, gate, step, arena);
    return words == NULL || words == gate->message
               ? words
               : arena_printf(arena, "%s (%s)", gate->message, words);
}

void gates_ask(const struct framework *framework, const struct contract_facts *facts,
               const struct fact *step, moment known_at, struct arena *arena,
               struct gate_answers *out)
{
    struct record_states records;
    record_states(facts, step->date, known_at, arena, &records);
    const struct provisions *provisions = &framework->provisions;
    *out = (struct gate_answers){
        .passed = true, .list = ARENA_ARRAY(arena, provisions->gate_count + 1, struct gate_answer)};
    for (size_t i = 0; i < provisions->gate_count; i++) {
        const struct gate *gate = &provisions->gates[i];
        if (!guards(gate, step))
            continue;
        struct gate_answer answer = {.gate = gate};
        answer.missing = missing_for(framework, gate, step, &records, arena);
        const char *reason = fact_field(step, "reason");
        for (size_t j = 0; answer.missing != NULL && j < gate->unless.count; j++) {
            if (text_equal(gate->unless.list[j], reason)) {
                answer.excepted = true;
                answer.missing = NULL;
            }
        }
        answer.passed = answer.missing == NULL;
        out->passed = out->passed && answer.passed;
        out->list[out->count++] = answer;
    }
}

static void add_missing(struct text *missing, const char *words)
{
    text_printf(missing, "%s%s", missing->length > 0 ? "; " : "", words);
}

const char *intervention_missing(const struct framework *framework, const struct fact *step,
                                 struct arena *arena)
{
    const struct intervention *intervention =
        framework_intervention(framework, fact_field(step, "intervention"));
    if (intervention == NULL)
        return "which intervention it is";
    struct text missing = {0};
    const char *ticked = fact_field(step, "checklist");
    for (size_t i = 0; i < intervention->done_count; i++) {
        if (!picked(ticked, intervention->done_when[i].id))
            add_missing(&missing, intervention->done_when[i].text);
    }
    if (intervention->evidence > 0 && *fact_field(step, "evidence") == '\0')
        add_missing(&missing, "a reference to the evidence");
    if (intervention->risk_checklist && *fact_field(step, "risk_checklist") == '\0')
        add_missing(&missing, "the risk checklist");
    if (intervention->updates_rating && *fact_field(step, "rating") == '\0')
        add_missing(&missing, "the rating, given anew");
    for (size_t i = 0; i < intervention->informs.count; i++) {
        if (!picked(fact_field(step, "informed"), intervention->informs.list[i]))
            add_missing(&missing,
                        arena_printf(arena, "that %s was informed", intervention->informs.list[i]));
    }
    const char *words = missing.length > 0 ? arena_strdup(arena, text_get(&missing)) : NULL;
    text_release(&missing);
    return words;
}
