// SPDX-License-Identifier: MIT
// record: one step of a record, asked as a form would ask it.
#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include <string.h>

#include "model/records_store.h"

enum { CONTRACT, KIND, REF, DATE, STATE, FIELDS }; // operands

// NAME=VALUE from there on.
static bool read_fields(const struct session *session, struct arena *arena, struct field *fields,
                        size_t *count, struct status *st)
{
    *count = 0;
    for (size_t i = FIELDS; i < session->operand_count; i++) {
        const char *operand = session->operands[i], *equals = strchr(operand, '=');
        if (equals == NULL || equals == operand)
            return status_fail(st, STATUS_USAGE,
                               "\"%s\" is no field: write NAME=VALUE, as reason=performance.",
                               operand);
        fields[(*count)++] = (struct field){
            .name = arena_strndup(arena, operand, (size_t)(equals - operand)), .value = equals + 1};
    }
    return true;
}

static void tell_exceptions(const struct gate_answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        if (answers->list[i].excepted)
            message("Recorded as an exception to %s (%s): %s", answers->list[i].gate->id,
                    answers->list[i].gate->clause, answers->list[i].gate->message);
    }
}

static bool take(struct session *session, struct arena *arena, struct status *st)
{
    const char *const *operands = session->operands;
    struct field *fields = ARENA_ARRAY(arena, session->operand_count, struct field);
    struct gate_answers answers;
    size_t count = 0;
    int64_t contract = 0;
    day date = 0;
    if (!day_parse(operands[DATE], &date))
        return status_fail(st, STATUS_USAGE,
                           "\"%s\" is no date: write one that exists as 2027-06-14.",
                           operands[DATE]);
    if (!read_fields(session, arena, fields, &count, st) ||
        !contract_named(session, operands[CONTRACT], &contract, st) ||
        !record_step(&session->office, contract, operands[KIND], operands[REF], date,
                     operands[STATE], fields, count, arena, &answers, st))
        return false;
    tell_exceptions(&answers);
    message("%s %s of %s: %s on %s.", operands[KIND], operands[REF], operands[CONTRACT],
            operands[STATE], operands[DATE]);
    return true;
}

bool command_record(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    bool done = take(session, arena, st);
    arena_free(arena);
    return done;
}
