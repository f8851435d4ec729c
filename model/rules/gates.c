// SPDX-License-Identifier: MIT
// Gates: what must have come before, be filled in or be decided by whom, before a record may reach a state. Nothing of one council
// stands here; the rows of the framework file say it all.
#include "provisions_state.h"

#include <string.h>

#include "model/ground/text.h"

// A step that is about to be taken. What earlier steps of the same record said still stands, unless this one says otherwise: a
// category given when a contract was drafted is its category when it is issued.
struct asking {
    const struct framework *framework;
    const struct fact *step;
    struct record_states records;
    const struct record_state *own; // the earlier steps of this record; NULL: this is its first
    struct arena *arena;
};

static const char *kind_of(const struct fact *step)
{
    return step->kind == FACT_RECORD ? step->record : fact_kind_word(step->kind);
}

static void asking_begin(struct asking *asking, const struct framework *framework,
                         const struct contract_facts *facts, const struct fact *step,
                         moment known_at, struct arena *arena)
{
    *asking = (struct asking){.framework = framework, .step = step, .arena = arena};
    record_states(facts, step->date, known_at, arena, &asking->records);
    asking->own = record_find(&asking->records, kind_of(step), step->ref);
}

static const char *says(const struct asking *asking, const char *field)
{
    const char *value = step_field(asking->step, field);
    return *value == '\0' && asking->own != NULL ? record_field(asking->own, field) : value;
}

// Values that were picked are joined by ';' in a field.
static bool picked(const char *field, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = field; length > 0 && (at = strstr(at, id)) != NULL; at++) {
        if ((at == field || at[-1] == ';') && (at[length] == '\0' || at[length] == ';'))
            return true;
    }
    return false;
}

static size_t parts_of(const char *field)
{
    size_t count = 0;
    for (const char *at = field; *at != '\0';) {
        size_t length = strcspn(at, ";");
        count += length > 0;
        at += length + (at[length] == ';');
    }
    return count;
}

static bool guards(const struct asking *asking, const struct gate *gate)
{
    return text_equal(gate->record, kind_of(asking->step)) &&
           (gate->state == NULL || text_equal(gate->state, asking->step->outcome)) &&
           (gate->field == NULL || picked(says(asking, gate->field), gate->equals));
}

static const char *unfilled(const struct asking *asking, const struct gate *gate)
{
    struct text blank = {0};
    for (size_t i = 0; i < gate->filled.count; i++) {
        if (*says(asking, gate->filled.list[i]) == '\0')
            text_printf(&blank, "%s%s", blank.length > 0 ? ", " : "", gate->filled.list[i]);
    }
    const char *words =
        blank.length > 0 ? arena_printf(asking->arena, "still blank: %s", text_get(&blank)) : NULL;
    text_release(&blank);
    return words;
}

// With `same` the record's own steps; otherwise another record of that kind.
static bool came_before(const struct asking *asking, const struct gate *gate)
{
    for (size_t i = 0; i < asking->records.count; i++) {
        const struct record_state *record = &asking->records.list[i];
        if (text_equal(record->kind, gate->earlier_record) &&
            (record == asking->own) == gate->same &&
            (gate->earlier_state == NULL ||
             record_reached(record, gate->earlier_state) != DAY_NEVER) &&
            (gate->earlier_field == NULL ||
             picked(record_field(record, gate->earlier_field), gate->earlier_equals)))
            return true;
    }
    return false;
}

// The role has decided at this step or at an earlier one of the record.
static bool decided(const struct asking *asking, const char *role)
{
    if (picked(fact_field(asking->step, "decided_by"), role))
        return true;
    for (size_t i = 0; asking->own != NULL && i < asking->own->step_count; i++) {
        if (picked(fact_field(asking->own->steps[i].fact, "decided_by"), role))
            return true;
    }
    return false;
}

static const char *unticked(const struct asking *asking, const struct gate *gate)
{
    const struct phrases *list = framework_list(asking->framework, gate->list);
    const char *ticked = says(asking, gate->list);
    if (*ticked == '\0')
        ticked = says(asking, "checklist");
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
        count >= least ? NULL
        : gate->least > 0
            ? arena_printf(asking->arena, "at least %d of: %s", gate->least, text_get(&left))
            : arena_printf(asking->arena, "not ticked: %s", text_get(&left));
    text_release(&left);
    return words;
}

static const char *too_much(const struct asking *asking, const struct gate *gate)
{
    int64_t amount = 0, limit = 0;
    const char *const names[] = {gate->amount, gate->limit};
    int64_t *const sums[] = {&amount, &limit};
    for (size_t i = 0; i < 2; i++) {
        const char *value = says(asking, names[i]);
        if (*value == '\0')
            return arena_printf(asking->arena, "still blank: %s", names[i]);
        if (!money_parse(value, sums[i]))
            return arena_printf(asking->arena, "%s is no sum of money: %s", names[i], value);
    }
    if (amount <= limit)
        return NULL;
    struct text words = {0};
    money_print(amount, false, &words);
    text_add(&words, " is above ");
    money_print(limit, false, &words);
    const char *kept = arena_strdup(asking->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// What a gate still wants, NULL when nothing; "" where its message says all there is to say.
static const char *wanting(const struct asking *asking, const struct gate *gate)
{
    const char *words = unfilled(asking, gate);
    if (words == NULL && gate->earlier_record != NULL && !came_before(asking, gate))
        words = "";
    if (words == NULL && gate->role != NULL && !decided(asking, gate->role))
        words = "";
    if (words == NULL && gate->list != NULL)
        words = unticked(asking, gate);
    if (words == NULL && gate->amount != NULL)
        words = too_much(asking, gate);
    return words;
}

static struct gate_answer answer_of(const struct asking *asking, const struct gate *gate)
{
    struct gate_answer answer = {.gate = gate};
    const char *words = wanting(asking, gate), *reason = says(asking, "reason");
    for (size_t i = 0; words != NULL && i < gate->unless.count && !answer.excepted; i++)
        answer.excepted = text_equal(gate->unless.list[i], reason);
    answer.passed = words == NULL || answer.excepted;
    if (!answer.passed)
        answer.missing = *words == '\0'
                             ? gate->message
                             : arena_printf(asking->arena, "%s (%s)", gate->message, words);
    return answer;
}

void gates_ask(const struct framework *framework, const struct contract_facts *facts,
               const struct fact *step, moment known_at, struct arena *arena,
               struct gate_answers *out)
{
    struct asking asking;
    asking_begin(&asking, framework, facts, step, known_at, arena);
    const struct provisions *provisions = &framework->provisions;
    *out = (struct gate_answers){
        .passed = true, .list = ARENA_ARRAY(arena, provisions->gate_count + 1, struct gate_answer)};
    for (size_t i = 0; i < provisions->gate_count; i++) {
        if (!guards(&asking, &provisions->gates[i]))
            continue;
        struct gate_answer answer = answer_of(&asking, &provisions->gates[i]);
        out->passed = out->passed && answer.passed;
        out->list[out->count++] = answer;
    }
}

static void add_missing(struct text *missing, const char *words)
{
    text_printf(missing, "%s%s", missing->length > 0 ? "; " : "", words);
}

static const char *party_word(const struct framework *framework, const char *id)
{
    for (size_t i = 0; i < framework->provisions.party_count; i++) {
        if (text_equal(framework->provisions.parties[i].id, id))
            return framework->provisions.parties[i].word;
    }
    return id;
}

const char *intervention_missing(const struct framework *framework,
                                 const struct contract_facts *facts, const struct fact *step,
                                 moment known_at, struct arena *arena)
{
    struct asking asking;
    asking_begin(&asking, framework, facts, step, known_at, arena);
    const struct intervention *intervention =
        framework_intervention(framework, says(&asking, "intervention"));
    if (intervention == NULL)
        return "which intervention it is";
    struct text missing = {0};
    for (size_t i = 0; i < intervention->done_count; i++) {
        if (!picked(says(&asking, "checklist"), intervention->done_when[i].id))
            add_missing(&missing, intervention->done_when[i].text);
    }
    if (parts_of(says(&asking, "evidence")) < (size_t)intervention->evidence)
        add_missing(&missing, intervention->evidence == 1
                                  ? "a reference to the evidence"
                                  : arena_printf(arena, "%d references to the evidence",
                                                 intervention->evidence));
    if (intervention->risk_checklist && *says(&asking, "risk_checklist") == '\0')
        add_missing(&missing, "the risk checklist");
    if (intervention->updates_rating && *says(&asking, "rating") == '\0')
        add_missing(&missing, "the rating, given anew");
    for (size_t i = 0; i < intervention->informs.count; i++) {
        if (!picked(says(&asking, "informed"), intervention->informs.list[i]))
            add_missing(&missing,
                        arena_printf(arena, "that the %s was informed",
                                     party_word(framework, intervention->informs.list[i])));
    }
    const char *words = missing.length > 0 ? arena_strdup(arena, text_get(&missing)) : NULL;
    text_release(&missing);
    return words;
}

const char *intervention_unlisted(const struct framework *framework,
                                  const struct contract_facts *facts, const struct fact *step,
                                  moment known_at, struct arena *arena)
{
    struct asking asking;
    asking_begin(&asking, framework, facts, step, known_at, arena);
    const struct intervention *intervention =
        framework_intervention(framework, says(&asking, "intervention"));
    const struct rating *rating = framework_rating(framework, rating_given(&asking.records));
    if (intervention == NULL || rating == NULL)
        return NULL;
    const struct availability *row = intervention_for(intervention, rating->id);
    return row != NULL && row->listed
               ? NULL
               : arena_printf(arena, "The document does not offer %s for a provider rated %s",
                              intervention->name, rating->word);
}

const struct money_rule *money_asks(const struct framework *framework, int64_t pence)
{
    for (size_t i = 0; i < framework->provisions.money_count; i++) {
        const struct money_rule *rule = &framework->provisions.money[i];
        if ((pence > rule->pence) == rule->above)
            return rule;
    }
    return NULL;
}
