// SPDX-License-Identifier: MIT
// One contract worked out: its row, its facts as the rules see them, and the outcome as at the office's day.
#ifndef MODEL_EVALUATION_H
#define MODEL_EVALUATION_H

#include "db/contract.h"
#include "db/fact.h"
#include "model/office.h"
#include "model/rules/rules.h"

struct evaluation {
    struct contract contract;
    const struct framework *framework;
    struct contract_facts facts;
    struct fact_rows rows; // the same facts as stored, in the order of facts.facts
    const struct outcome *outcome;
};

// Everything lives in the arena (and the office). STATUS_UNKNOWN if there is no such contract.
bool evaluation_of(struct office *office, int64_t contract, struct arena *arena,
                   struct evaluation *out, struct status *st);
// The contract, the framework in force on a day and the facts, without an outcome.
bool evaluation_facts(struct office *office, int64_t contract, day on, struct arena *arena,
                      struct evaluation *out, struct status *st);
// The same as evaluation_of for a day and knowledge other than the office's.
bool evaluation_at(struct office *office, int64_t contract, day as_at, moment known_at,
                   struct arena *arena, struct evaluation *out, struct status *st);

// The same under a framework of one's choice, which need not be the contract's: its colours and thresholds alone count, for all periods.
bool evaluation_under(struct office *office, int64_t contract, const struct framework *framework,
                      day as_at, moment known_at, struct arena *arena, struct evaluation *out,
                      struct status *st);

// Whether a fact is said of the provider, so that it holds for his other contracts under the framework, too.
bool evaluation_of_provider(const struct fact *fact);

// Fields of a fact that corrects another (fact.corrected): the number of that fact, why, and "yes" where it only takes it back.
#define FACT_CORRECTS       "corrects"
#define FACT_CORRECTION_WHY "correction"
#define FACT_STRUCK         "struck"

// Turns stored rows into facts of the rules. False (STATUS_DATA) if a stored row cannot be read.
bool facts_from_rows(const struct fact_rows *rows, struct arena *arena, struct contract_facts *out,
                     struct status *st);
bool targets_from_rows(struct office *office, int64_t contract, struct arena *arena,
                       struct contract_facts *out, struct status *st);
// The targets as they were known at a moment; those that came in first count for any earlier moment, too.
bool targets_known_from_rows(struct office *office, int64_t contract, moment known_at,
                             struct arena *arena, struct contract_facts *out, struct status *st);

// Works out the cached standing of a contract and writes it, inside the caller's write transaction.
bool standing_refresh(struct office *office, int64_t contract, struct status *st);
// Works out up to limit stale standings in short transactions of their own; *left is how many remain. Live offices only.
bool standings_refresh(struct office *office, size_t limit, size_t *left, struct status *st);

// What a person calls a contract or a provider: REF of the commands.
struct subject {
    int64_t provider; // always
    int64_t contract; // 0: the provider as such
    const char *ref;
};
// STATUS_UNKNOWN if it is neither, with the nearest names; STATUS_USAGE if it could be both (both named).
bool subject_find(struct office *office, const char *ref, struct arena *arena, struct subject *out,
                  struct status *st);
// The same where a contract is asked for: one of that name is meant, though a provider be called so too.
bool subject_find_contract(struct office *office, const char *ref, struct arena *arena,
                           struct subject *out, struct status *st);

#endif
