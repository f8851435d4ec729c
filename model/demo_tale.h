// SPDX-License-Identifier: MIT
// One contract of the demonstration while it is made up: its facts so far, in memory, and what the rules say of them.
#ifndef MODEL_DEMO_TALE_H
#define MODEL_DEMO_TALE_H

#include "db/contract.h"
#include "db/fact.h"
#include "model/demo_cast.h"
#include "model/demo_dice.h"
#include "model/ground/workday.h"
#include "model/rules/rules.h"

struct tale {
    struct arena *arena; // of all that is told
    const struct framework *framework;
    const struct calendar *calendar;
    const struct part *part;
    day starts, ends;
    day from;    // the council takes up contractmon: nothing is recorded before
    day told_on; // the day on which it is all told
    struct fact_row
        *rows; // in the order in which they are told; recorded holds whole days until tale_clock
    size_t count, room;
    struct target_row *targets;
    size_t target_count;
    struct contract_facts facts; // without its facts: what an evaluation starts from
    struct dice dice;
    struct arena *scratch;   // of the latest outcome
    struct council *council; // demo_council.c: what it has in mind; NULL at first
};

// Appends a fact. Fields left NULL or 0 stand for nothing; texts must live as long as the tale. It is recorded on its own day unless
// row.recorded says another (a moment).
void tale_add(struct tale *tale, struct fact_row row);
// "PWN-3": the next reference of that kind.
const char *tale_ref(struct tale *tale, const char *prefix);
// The row of a plan or notice by its reference; NULL if there is none.
const struct fact_row *tale_paper(const struct tale *tale, const char *ref);
// What the rules say on a day of what was told so far. Valid until the next call.
bool tale_outcome(struct tale *tale, day on, const struct outcome **out, struct status *st);

day tale_day(const char *iso);                     // of a table in the source; DAY_NONE for NULL
day tale_working(const struct tale *tale, day d);  // d, or the next working day
void tale_targets(struct tale *tale, bool varied); // agrees them
void tale_meetings(struct tale *tale,
                   day until); // meetings and visits before that day, and what is planned
// demo_council.c: the council looks at what is open when there is news, and does what it has in mind for that day.
bool tale_council(struct tale *tale, day on, bool news, struct status *st);
// demo_life.c: a contract from the generator.
bool tale_lived(struct tale *tale, struct status *st);
// demo_told.c: a contract as demo_stories.c has it.
bool tale_told(struct tale *tale, struct status *st);

#endif
