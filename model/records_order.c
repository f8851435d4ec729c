// SPDX-License-Identifier: MIT
// The days of a record beside each other: which may not come before which, within which the contract runs, and why one was moved.
#include "model/records_order.h"

#include <string.h>

// Days that are no field of the record.
#define STEP   "=step"   // the day of the step
#define STARTS "=starts" // the contract's first day
#define ENDS   "=ends"   // ... and last

// kind, at which state (NULL: at every one that asks for the fields), and the two of which the first may not come after the second
static const struct order {
    const char *kind, *state, *first, *second;
} orders[] = {
    {"improvement-plan", NULL, STEP, "review_on"},
    {"improvement-plan", NULL, STEP, "meet_by"},
    {"directed-plan", NULL, STEP, "review_on"},
    {"directed-plan", NULL, STEP, "meet_by"},
    {"breach-notice", NULL, STEP, "comply_by"},
    {"breach-notice", "served", STEP, "received_on"},
    {"breach-notice", "acknowledged", "received_on", STEP},
    {"suspension", NULL, STEP, "review_on"},
    {"termination", NULL, STEP, "received_on"},
    {"termination", NULL, STEP, "effective_on"},
    {"action", NULL, STEP, "due_by"},
    {"receipt", NULL, STEP, "reply_by"},
    {"representation", NULL, STEP, "reply_by"},
    {"variation", NULL, STARTS, "effective_on"},
    {"variation", NULL, STARTS, "ends_on"},
    {"variation", NULL, "effective_on", "ends_on"},
    {"variation", NULL, STEP, "return_by"},
    {"placement", NULL, STEP, "ends_on"},
    {"break", NULL, STARTS, "on"},
    {"break", NULL, "on", ENDS},
    {"break", NULL, "notice_by", "on"},
    {"extension", "possible", ENDS, "until"},
    {"extension", "possible", "decide_by", ENDS},
    {"extension", NULL, "decide_by", "until"},
    {"meeting", NULL, "called_on", STEP},
    {"interim-check", NULL, "period", STEP},
};

struct side {
    day on; // DAY_NONE: not said
    const char *label;
    bool field, said_now; // a field of the record; which this step says
};

static const char *said(const struct record_days *days, const char *name)
{
    const char *value = "";
    for (size_t i = 0; i < days->count && *value == '\0'; i++) {
        if (text_equal(days->said[i].name, name))
            value = days->said[i].value;
    }
    return value;
}

static struct side side_of(const struct record_days *days, const char *name)
{
    const struct record_state_kind *state = record_state_kind(days->kind, days->step->outcome);
    const struct record_field *field = record_field_kind(days->kind, name);
    struct side side = {.on = DAY_NONE};
    if (text_equal(name, STEP))
        side = (struct side){.on = days->step->date, .label = state->date_word};
    else if (text_equal(name, STARTS))
        side = (struct side){.on = days->facts->starts, .label = "the contract begins"};
    else if (text_equal(name, ENDS) && days->facts->ends != DAY_NEVER)
        side = (struct side){.on = days->facts->ends, .label = "the contract ends"};
    else if (field != NULL && record_asked(field, days->step->outcome)) {
        side.label = field->label;
        side.field = true;
        // what an earlier step said is looked at anew where the record cannot get here without it
        side.said_now = *fact_field(days->step, name) != '\0' ||
                        (!text_equal(days->from, days->step->outcome) &&
                         record_required(field, days->step->outcome));
        if (!day_parse(said(days, name), &side.on))
            side.on = DAY_NONE;
    }
    return side;
}

static bool ask_order(const struct record_days *days, const struct order *order,
                      struct arena *arena, struct status *st)
{
    struct side first = side_of(days, order->first), second = side_of(days, order->second);
    if (first.on == DAY_NONE || second.on == DAY_NONE || first.on <= second.on ||
        !(first.said_now || second.said_now))
        return true;
    struct side own = second.field ? second : first, other = second.field ? first : second;
    return status_add(st, STATUS_DATA, "%s cannot be %s, which is %s %s (%s).", own.label,
                      day_words(own.on, false, arena), second.field ? "before" : "after",
                      day_words(other.on, false, arena), other.label);
}

// What is planned for one day and then for another has been moved.
static bool ask_moved(const struct record_days *days, struct arena *arena, struct status *st)
{
    const struct record_field *field = NULL;
    for (size_t i = 0; i < days->kind->field_count; i++)
        field = days->kind->fields[i].moved ? &days->kind->fields[i] : field;
    if (field == NULL || days->moved == DAY_NONE || days->step->date == days->moved ||
        !text_equal(days->from, days->step->outcome))
        return true;
    const char *why = fact_field(days->step, field->name);
    if (why[strspn(why, " \t\r\n")] != '\0')
        return true;
    return status_add(
        st, STATUS_DATA, "%s (%s) is blank, and a%s cannot be moved from %s to %s without it.",
        field->label, field->name, days->kind->a + 1, day_words(days->moved, false, arena),
        day_words(days->step->date, false, arena));
}

bool record_term_ask(const struct contract_facts *facts, enum fact_kind kind, const char *outcome,
                     day date, struct arena *arena, struct status *st)
{
    const char *what = kind == FACT_VISIT ? "visit" : "meeting";
    if (kind != FACT_VISIT && kind != FACT_MEETING)
        return true;
    if (date < facts->starts)
        return status_add(st, STATUS_DATA,
                          "%s is before the contract, which began on %s: no %s under it can be %s "
                          "then.",
                          day_words(date, false, arena), day_words(facts->starts, false, arena),
                          what, outcome);
    if (date > facts->ends && text_equal(outcome, "planned"))
        return status_add(st, STATUS_DATA,
                          "%s is after the contract, which ends on %s: no %s under it can be "
                          "planned for then.",
                          day_words(date, false, arena), day_words(facts->ends, false, arena),
                          what);
    return true;
}

bool record_days_ask(const struct record_days *days, struct arena *arena, struct status *st)
{
    bool good = record_term_ask(days->facts, days->step->kind, days->step->outcome,
                                days->step->date, arena, st);
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        const struct order *order = &orders[i];
        if (text_equal(order->kind, days->kind->id) &&
            (order->state == NULL || text_equal(order->state, days->step->outcome)))
            good = ask_order(days, order, arena, st) && good;
    }
    return ask_moved(days, arena, st) && good;
}
