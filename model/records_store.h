// SPDX-License-Identifier: MIT
// Steps of records: asked whether they may be taken (what the kind allows, what the framework's gates want), and stored as facts.
#ifndef MODEL_RECORDS_STORE_H
#define MODEL_RECORDS_STORE_H

#include "model/office.h"
#include "model/records.h"
#include "model/rules/provisions_state.h"

// A step as it would be recorded, for record_ask: its kind is one of model/records.h. Nothing of it is copied.
struct fact record_fact(const char *kind, const char *ref, day date, const char *state,
                        const struct field *fields, size_t count);

// The step with the type of its visit or meeting, as record_take asks it: cadences look at each step alone. One that leaves it out means
// that of the steps before; a visit the only type that the framework has. In the arena.
struct fact record_typed(const struct framework *framework, const struct fact *step,
                         const struct contract_facts *facts, struct arena *arena);

// Whether a record may take a step, by all that is known: its kind and state, the state it is in, its fields, what can be chosen under the
// framework, the gates, and of an intervention its done-when list. False: STATUS_DATA with one line for each thing that is wrong or
// missing. *answers (may be NULL) are the gates' answers, in the arena; empty where the step failed before they were asked.
bool record_ask(const struct framework *framework, const struct contract_facts *facts,
                const struct fact *step, struct arena *arena, struct gate_answers *answers,
                struct status *st);

// Takes a step in a write transaction of its own: asks as record_ask, then appends one fact. A reason that lifted a gate is recorded in
// the field `exception`, which names the gates. Nothing is stored when it is refused. STATUS_UNKNOWN: there is no such contract.
bool record_step(struct office *office, int64_t contract, const char *kind, const char *ref,
                 day date, const char *state, const struct field *fields, size_t count,
                 struct arena *arena, struct gate_answers *answers, struct status *st);

// The same inside an entry that the caller has begun (model/entry.h) and will commit or give up: asked, appended, the contract's standing
// worked out anew.
bool record_take(struct office *office, int64_t contract, const struct fact *step,
                 struct arena *arena, struct gate_answers *answers, struct status *st);

// Inside an entry: corrects the last step of a record, or with `strike` takes it back because it was entered in error. What was said stays
// in the trail and in the history; from now on the correction counts, as if it had been said then. The state is that of the step. Asked as
// a step is. STATUS_DATA: there is no such record, or no reason was given.
struct record_correction {
    const char *kind, *ref;
    day date;                   // of the step, as it should have been
    const struct field *fields; // all that the step says
    size_t count;
    const char *reason;
    bool strike;
};
bool record_correct(struct office *office, int64_t contract,
                    const struct record_correction *correction, struct arena *arena,
                    struct status *st);

// Whether what an earlier step said in a field still holds for the record; who decided, why, and what was found in the end are said of one
// step alone.
bool record_lasts(const struct record_kind_row *kind, const struct record_field *field);

// A reference that no record of the kind has under the contract, made like those there are: V-4 after V-3; in the arena. type: of a visit
// or meeting (id of a cadence); it follows the last one of that type. NULL or "": the last one of the kind.
const char *record_next_ref(const struct contract_facts *facts, const char *kind, const char *type,
                            struct arena *arena);

// The same within the caller's write transaction and for facts that he has read: what was asked and allowed is appended. import: its
// number, 0 for none; recorded: a claim of an import, or MOMENT_ALL. Cached standings are dropped, not worked out anew.
bool record_append(struct office *office, int64_t contract, const struct fact *step,
                   const struct gate_answers *answers, moment recorded, int64_t import,
                   struct status *st);

#endif
