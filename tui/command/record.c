// SPDX-License-Identifier: MIT
// record: one step of a record, asked as a form would ask it.
#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include <string.h>

#include "model/frequency.h"
#include "model/planner.h"
#include "model/record_days.h"
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

// What is to be known of a day that is booked: no working day, how it lies beside the day on which it is due, what else is planned.
static void tell_day(struct session *session, const struct evaluation *now, const struct fact *step)
{
    struct text words = {0}, refused = {0};
    const struct planner_booking booking = {.record = fact_kind_word(step->kind),
                                            .ref = step->ref,
                                            .type = step_field(step, "type"),
                                            .on = step->date,
                                            .called_on = DAY_NONE};
    planner_tell_day(&session->office, now, &booking, &words, &refused);
    if (words.length > 0)
        message("%s", text_get(&words));
    text_release(&words);
    text_release(&refused);
}

static void tell_frequency(struct session *session, const struct evaluation *before,
                           const struct fact *step, struct arena *arena)
{
    struct text words = {0};
    frequency_tell(before, step, session->office.today, arena, &words);
    if (words.length > 0)
        message("%s", text_get(&words));
    text_release(&words);
}

// A clock of the record that nobody can count would be told in the queue; whoever started it hears of it at once.
static void tell_uncounted(struct session *session, int64_t contract, const char *ref,
                           struct arena *arena)
{
    struct evaluation now;
    struct record_states records;
    struct clock_runs runs;
    struct status st = {0};
    if (evaluation_of(&session->office, contract, arena, &now, &st)) {
        record_states(&now.facts, session->office.as_at, MOMENT_ALL, arena, &records);
        clocks_run(now.framework, &now.facts, &records, session->office.as_at, arena, &runs, &st);
        for (size_t i = 0; i < runs.uncounted_count; i++) {
            const struct clock_run *run = &runs.uncounted[i];
            if (run->stopped == DAY_NEVER && text_equal(run->ref, ref))
                message("%s (%s) cannot be counted. %s", run->clock->title, run->clock->clause,
                        run->why);
        }
    }
    status_clear(&st);
}

// A meeting that was held at too short notice stays recorded; whoever records it hears of the rule.
static void tell_notice(struct session *session, const struct evaluation *now,
                        const struct fact *step, struct arena *arena)
{
    struct text words = {0};
    record_day_remark(&session->office, now, step, arena, &words);
    if (words.length > 0)
        message("%s", text_get(&words));
    text_release(&words);
}

static bool ask_day(struct session *session, int64_t contract, const struct fact *step,
                    struct evaluation *now, struct arena *arena, struct status *st)
{
    struct office *office = &session->office;
    return evaluation_at(office, contract, office->today, MOMENT_ALL, arena, now, st) &&
           record_day_ask(office, now, step, office->today, arena, st);
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
        !contract_named(session, operands[CONTRACT], &contract, st))
        return false;
    const struct fact step =
        record_fact(operands[KIND], operands[REF], date, operands[STATE], fields, count);
    struct evaluation now;
    if (!ask_day(session, contract, &step, &now, arena, st) ||
        !record_step(&session->office, contract, operands[KIND], operands[REF], date,
                     operands[STATE], fields, count, arena, &answers, st))
        return false;
    tell_exceptions(&answers);
    message("%s %s of %s: %s on %s.", operands[KIND], operands[REF], operands[CONTRACT],
            operands[STATE], operands[DATE]);
    if (text_equal(operands[KIND], "tier"))
        tell_frequency(session, &now, &step, arena);
    bool booked = step.kind == FACT_VISIT || step.kind == FACT_MEETING;
    if (booked && text_equal(step.outcome, "planned"))
        tell_day(session, &now, &step);
    tell_notice(session, &now, &step, arena);
    tell_uncounted(session, contract, operands[REF], arena);
    return true;
}

bool command_record(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    bool done = take(session, arena, st);
    arena_free(arena);
    return done;
}
