// SPDX-License-Identifier: MIT
// Contract after contract, worked out, for the commands that look at all of them.
#ifndef COMMAND_WALK_H
#define COMMAND_WALK_H

#include "model/evaluation.h"
#include "model/standings.h"
#include "tui/command/commands.h"

struct walk {
    void *context;
    // True when what is kept for lists already says that there is nothing to see: the contract is
    // then not worked out. May be NULL; is asked only while the row holds.
    bool (*skip)(void *context, const struct standing *row);
    // The evaluation and its strings live for the call. False ends the walk.
    bool (*visit)(void *context, const struct standing *row, const struct evaluation *evaluation,
                  struct status *st);
};

// All contracts (ref NULL), that contract, or all of that provider, ordered by reference. Contracts
// that cannot be worked out are told as messages and the walk goes on; the status then says so at
// the end.
bool walk_contracts(struct session *session, const char *ref, const struct walk *walk,
                    struct status *st);

// The contract that REF means: its own reference, or that of a provider with one contract.
// STATUS_USAGE naming them if it has several.
// Whether anybody has the login of --officer (model/logins.h); true where that was not given.
bool officer_known(struct session *session, bool ended, struct status *st);
bool contract_named(struct session *session, const char *ref, int64_t *id, struct status *st);

#endif
