// SPDX-License-Identifier: MIT
// Inside the rules: an outcome to which the provisions' dues are being added. For model/rules/provisions.c and leads.c only.
#ifndef RULES_ADDING_H
#define RULES_ADDING_H

#include "provisions_state.h"

struct adding {
    const struct framework *framework;
    const struct contract_facts *facts;
    moment known_at;
    struct arena *arena;
    struct record_states records;
    struct outcome *outcome;
    struct due *dues;
    size_t due_count, due_room;
};

// Whether what falls on a day is asked for at all: not once the contract is kept here and the day lay before that, or whoever begins with it
// would find years of duties that somebody else has seen to.
bool adding_asks(const struct adding *adding, day on);
void adding_due(struct adding *adding, struct due due);
// The outcome may differ from that day on.
void adding_holds_until(struct adding *adding, day on);
// The words, which are released; the copy lives as long as the outcome.
const char *adding_words(struct adding *adding, struct text *words);

// What is to be done before the dates that a contract has: leads.c.
void leads_add(struct adding *adding, const struct expected_returns *returns);
// What is left of a contract that has ended, in place of all that was due under it; before that, that it ends: leads_end.c.
void leads_settle_end(struct adding *adding);

#endif
