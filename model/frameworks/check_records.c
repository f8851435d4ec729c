// SPDX-License-Identifier: MIT
// Clocks, gates and triggers against the kinds of records that there are: their states and fields.
#include "checks.h"

#include "model/ground/text.h"
#include "model/records.h"
#include "model/rules/framework.h"

static struct names kinds_of(const struct reader *reader)
{
    size_t count = 0;
    while (record_kind_at(count) != NULL)
        count++;
    struct names names = {.list = ARENA_ARRAY(reader->arena, count + 1, const char *)};
    for (; names.count < count; names.count++)
        names.list[names.count] = record_kind_at(names.count)->id;
    return names;
}

// The kind of that name; NULL, and told, if there is none.
static const struct record_kind_row *check_kind(const struct reader *reader, const void *row,
                                                const char *setting, const char *kind)
{
    if (kind != NULL && record_kind(kind) == NULL)
        check_references(reader, row, setting, &kind, 1, "kind of record", kinds_of(reader));
    return kind != NULL ? record_kind(kind) : NULL;
}

// "state of an improvement plan"
static const char *of_a(const struct reader *reader, const char *what,
                        const struct record_kind_row *kind)
{
    return arena_printf(reader->arena, "%s of a%s", what, kind->a + 1);
}

static void check_state(const struct reader *reader, const void *row, const char *setting,
                        const struct record_kind_row *kind, const char *state)
{
    if (kind == NULL || state == NULL || record_state_kind(kind, state) != NULL)
        return;
    struct names names = {.list = ARENA_ARRAY(reader->arena, kind->state_count + 1, const char *)};
    for (; names.count < kind->state_count; names.count++)
        names.list[names.count] = kind->states[names.count].id;
    check_references(reader, row, setting, &state, 1, of_a(reader, "state", kind), names);
}

static void check_fields(const struct reader *reader, const void *row, const char *setting,
                         const struct record_kind_row *kind, const char *const *fields,
                         size_t count)
{
    if (kind == NULL)
        return;
    struct names names = {.list = ARENA_ARRAY(reader->arena, kind->field_count + 1, const char *)};
    for (; names.count < kind->field_count; names.count++)
        names.list[names.count] = kind->fields[names.count].name;
    check_references(reader, row, setting, fields, count, of_a(reader, "field", kind), names);
}

static void check_shape(const struct reader *reader, const void *row, const char *setting,
                        const struct record_kind_row *kind, const char *name,
                        enum record_field_kind shape)
{
    check_fields(reader, row, setting, kind, &name, 1);
    const struct record_field *field =
        kind != NULL && name != NULL ? record_field_kind(kind, name) : NULL;
    if (field != NULL && field->kind != shape)
        issue_mistake(reader->issues, settings_line(reader, row, setting),
                      "\"%s\" in %s: the field \"%s\" holds no %s.", setting,
                      settings_label(reader, row), name, record_field_kind_word(shape));
}

static void check_clock(const struct reader *reader, const struct clock *clock)
{
    const struct record_kind_row *kind = check_kind(reader, clock, "record", clock->record);
    const struct record_kind_row *other =
        check_kind(reader, clock, "until_record", clock->until_record);
    check_state(reader, clock, "from", kind, clock->from);
    check_state(reader, clock, "until", clock->until_record != NULL ? other : kind, clock->until);
    check_shape(reader, clock, "by", kind, clock->by, RECORD_DATE);
}

// The field that says what lifts a gate, decides or is ticked is the rules' own; the kind must have it.
static void check_own(const struct reader *reader, const struct gate *gate,
                      const struct record_kind_row *kind, bool given, const char *setting,
                      const char *field)
{
    if (given && kind != NULL && record_field_kind(kind, field) == NULL)
        issue_mistake(reader->issues, settings_line(reader, gate, setting),
                      "\"%s\" in %s goes by the field \"%s\", and there is no %s of that name.",
                      setting, settings_label(reader, gate), field, of_a(reader, "field", kind));
}

static void check_reasons(const struct reader *reader, const struct gate *gate,
                          const struct record_kind_row *kind)
{
    const struct record_field *field = kind != NULL ? record_field_kind(kind, "reason") : NULL;
    if (field == NULL || field->choices == NULL)
        return;
    struct names names = {0};
    for (const struct record_choice *choice = field->choices; choice->id != NULL; choice++)
        names.count++;
    names.list = ARENA_ARRAY(reader->arena, names.count + 1, const char *);
    for (size_t i = 0; i < names.count; i++)
        names.list[i] = field->choices[i].id;
    check_references(reader, gate, "unless", gate->unless.list, gate->unless.count,
                     of_a(reader, "reason", kind), names);
}

static void check_gate(const struct reader *reader, const struct gate *gate)
{
    const struct record_kind_row *kind = check_kind(reader, gate, "record", gate->record);
    const struct record_kind_row *earlier =
        check_kind(reader, gate, "earlier_record", gate->earlier_record);
    check_state(reader, gate, "state", kind, gate->state);
    check_state(reader, gate, "earlier_state", earlier, gate->earlier_state);
    check_fields(reader, gate, "field", kind, &gate->field, 1);
    check_fields(reader, gate, "filled", kind, gate->filled.list, gate->filled.count);
    check_fields(reader, gate, "earlier_field", earlier, &gate->earlier_field, 1);
    check_shape(reader, gate, "amount", kind, gate->amount, RECORD_MONEY);
    check_shape(reader, gate, "limit", kind, gate->limit, RECORD_MONEY);
    check_own(reader, gate, kind, gate->role != NULL, "role", "decided_by");
    check_own(reader, gate, kind, gate->unless.count > 0, "unless", "reason");
    if (gate->list != NULL && kind != NULL && record_field_kind(kind, gate->list) == NULL)
        check_own(reader, gate, kind, true, "list", "checklist");
    check_reasons(reader, gate, kind);
}

// What is asked for is a record, or something that the framework names itself.
static void check_asked(const struct reader *reader, const void *row, const char *asks_for)
{
    if (framework_instrument(reader->framework, asks_for) == NULL)
        check_kind(reader, row, "asks_for", asks_for);
}

void check_records(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    for (size_t i = 0; i < p->clock_count; i++) {
        if (settings_sound(reader, &p->clocks[i]))
            check_clock(reader, &p->clocks[i]);
    }
    for (size_t i = 0; i < p->gate_count; i++) {
        if (settings_sound(reader, &p->gates[i]))
            check_gate(reader, &p->gates[i]);
    }
    for (size_t i = 0; i < p->trigger_count; i++) {
        if (settings_sound(reader, &p->triggers[i]))
            check_asked(reader, &p->triggers[i], p->triggers[i].asks_for);
    }
    for (size_t i = 0; i < p->concern_rule_count; i++) {
        if (settings_sound(reader, &p->concern_rules[i]))
            check_asked(reader, &p->concern_rules[i], p->concern_rules[i].asks_for);
    }
}
