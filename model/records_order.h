// SPDX-License-Identifier: MIT
// The days of a record's step beside each other. Looks at no clock; what has to do with today stands in model/record_days.h.
#ifndef MODEL_RECORDS_ORDER_H
#define MODEL_RECORDS_ORDER_H

#include "model/records.h"
#include "model/rules/provisions_state.h"

struct record_days {
    const struct contract_facts *facts; // of whose contract the days are asked
    const struct fact *step;
    const struct record_kind_row *kind;
    const char *from;         // the state it is in; NULL: a new record
    day moved;                // the day of its last step; DAY_NONE: a new record
    const struct field *said; // what the record says with this step
    size_t count;
};

// No deadline before what it runs from, nothing planned outside the contract, and a reason for what is moved to another day. False:
// STATUS_DATA, a line for each thing that cannot be, which begins with the label of its field.
bool record_days_ask(const struct record_days *days, struct arena *arena, struct status *st);
// The part about the contract alone, for visits and meetings however they are told: within its time. Other kinds may say any day.
bool record_term_ask(const struct contract_facts *facts, enum fact_kind kind, const char *outcome,
                     day date, struct arena *arena, struct status *st);

#endif
