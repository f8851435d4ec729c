// SPDX-License-Identifier: MIT
// What a field of a record can be chosen from under a framework.
#include "model/records.h"

#include <string.h>

#include "model/ground/text.h"

struct chosen { // choices being gathered
    struct record_choice *list;
    size_t count, room;
    struct arena *arena;
};

static void add(struct chosen *chosen, const char *id, const char *word)
{
    chosen->list =
        arena_room(chosen->arena, chosen->list, &chosen->room, chosen->count, sizeof *chosen->list);
    chosen->list[chosen->count++] = (struct record_choice){.id = id, .word = word};
}

static void add_items(struct chosen *chosen, const struct phrase *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(chosen, items[i].id, items[i].text);
}

static void add_list(struct chosen *chosen, const struct provisions *provisions, const char *id)
{
    for (size_t i = 0; i < provisions->list_count; i++) {
        if (text_equal(provisions->lists[i].id, id))
            add_items(chosen, provisions->lists[i].items, provisions->lists[i].count);
    }
}

static const char *value_of(const struct field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(fields[i].name, name))
            return fields[i].value;
    }
    return "";
}

// The list of the first gate that guards the step and has one.
static void add_gate_list(struct chosen *chosen, const struct provisions *provisions,
                          const struct record_kind_row *kind, const char *state,
                          const struct field *fields, size_t count)
{
    for (size_t i = 0; i < provisions->gate_count; i++) {
        const struct gate *gate = &provisions->gates[i];
        if (gate->list == NULL || !text_equal(gate->record, kind->id) ||
            record_field_kind(kind, gate->list) !=
                NULL || // that one is ticked in a field of its own
            (gate->state != NULL && !text_equal(gate->state, state)) ||
            (gate->field != NULL &&
             !text_equal(value_of(fields, count, gate->field), gate->equals)))
            continue;
        add_list(chosen, provisions, gate->list);
        return;
    }
}

static void add_done_when(struct chosen *chosen, const struct provisions *provisions,
                          const char *intervention)
{
    for (size_t i = 0; i < provisions->intervention_count; i++) {
        const struct intervention *row = &provisions->interventions[i];
        if (text_equal(row->id, intervention))
            add_items(chosen, row->done_when, row->done_count);
    }
}

// A visit is one of the visits, a meeting one of the meetings; what speaks of both can choose from all.
static void add_cadences(struct chosen *chosen, const struct framework *framework,
                         const struct record_kind_row *kind)
{
    bool visit = text_equal(kind->id, "visit"), meeting = text_equal(kind->id, "meeting");
    for (size_t i = 0; i < framework->cadence_count; i++) {
        const struct cadence *cadence = &framework->cadences[i];
        if (cadence->visit ? !meeting : !visit)
            add(chosen, cadence->id, cadence->title);
    }
}

// Where the choices are rows of the framework that have an id and a word.
#define ADD_ROWS(rows, row_count, words)     \
    for (size_t i = 0; i < (row_count); i++) \
    add(&chosen, (rows)[i].id, (rows)[i].words)

struct record_choices record_choices(const struct framework *framework,
                                     const struct record_kind_row *kind,
                                     const struct record_field *field, const char *state,
                                     const struct field *fields, size_t count, struct arena *arena)
{
    const struct provisions *p = &framework->provisions;
    struct chosen chosen = {.arena = arena};
    if (field->kind == RECORD_PARTY) {
        ADD_ROWS(p->parties, p->party_count, word);
        return (struct record_choices){.list = chosen.list, .count = chosen.count};
    }
    if (field->kind != RECORD_CHOICE && field->kind != RECORD_CHECKLIST)
        return (struct record_choices){0};
    switch (field->source) {
    case FROM_HERE:
        for (const struct record_choice *c = field->choices; c != NULL && c->id != NULL; c++)
            add(&chosen, c->id, c->word);
        break;
    case FROM_LIST:
        add_list(&chosen, p, field->list);
        break;
    case FROM_GATE:
        add_gate_list(&chosen, p, kind, state, fields, count);
        break;
    case FROM_RATINGS:
        ADD_ROWS(p->ratings, p->rating_count, word);
        break;
    case FROM_MODES:
        ADD_ROWS(p->modes, p->mode_count, word);
        break;
    case FROM_INTERVENTIONS:
        ADD_ROWS(p->interventions, p->intervention_count, name);
        break;
    case FROM_DONE_WHEN:
        add_done_when(&chosen, p, value_of(fields, count, "intervention"));
        break;
    case FROM_CONCERNS:
        ADD_ROWS(p->concerns, p->concern_count, word);
        break;
    case FROM_CADENCES:
        add_cadences(&chosen, framework, kind);
        break;
    case FROM_KPIS:
        for (size_t i = 0; i < framework->kpi_count; i++)
            add(&chosen, framework->kpis[i].ref, framework->kpis[i].title);
        break;
    }
    return (struct record_choices){.list = chosen.list, .count = chosen.count};
}

bool record_offered(const struct framework *framework, const struct record_kind_row *kind,
                    const struct record_field *field, const char *state, const struct field *fields,
                    size_t count, struct arena *arena)
{
    if ((field->kind != RECORD_CHOICE && field->kind != RECORD_CHECKLIST) ||
        field->source == FROM_HERE)
        return true;
    return record_choices(framework, kind, field, state, fields, count, arena).count > 0;
}

static bool among(struct record_choices choices, const char *value, size_t length)
{
    for (size_t i = 0; i < choices.count; i++) {
        if (strlen(choices.list[i].id) == length && strncmp(choices.list[i].id, value, length) == 0)
            return true;
    }
    return false;
}

static bool tell(const struct record_field *field, struct record_choices choices, const char *value,
                 size_t length, struct status *st)
{
    struct text word = {0}, known = {0};
    text_add_bytes(&word, value, length);
    for (size_t i = 0; i < choices.count; i++)
        text_printf(&known, "%s%s", i > 0 ? ", " : "", choices.list[i].id);
    status_add(st, STATUS_DATA, "%s: there is no \"%s\" in this framework%s%s.", field->label,
               text_get(&word), known.length > 0 ? "; there are " : "", text_get(&known));
    text_release(&word);
    text_release(&known);
    return false;
}

bool record_choice_check(const struct record_field *field, struct record_choices choices,
                         const char *value, struct status *st)
{
    if (field->kind != RECORD_CHOICE && field->kind != RECORD_CHECKLIST)
        return true;
    bool good = true;
    for (const char *at = value; *at != '\0'; at += *at == ';') {
        size_t length = strcspn(at, ";");
        if (length > 0 && !among(choices, at, length))
            good = tell(field, choices, at, length, st);
        at += length;
    }
    return good;
}
