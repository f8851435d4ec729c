// SPDX-License-Identifier: MIT
// Officers to choose from in a form.
#ifndef TUI_FORM_OFFICERS_H
#define TUI_FORM_OFFICERS_H

#include "model/handover.h"
#include "tui/forms/form.h"

// Those that contracts have, with how many each has; `except`: a login that is left out, or NULL. In the arena.
const struct form_choice *officer_choices(struct arena *arena, const struct contract_officer *list,
                                          size_t count, const char *except, size_t *choice_count);
// How many contracts a login has among them.
size_t officer_contracts(const struct contract_officer *list, size_t count, const char *login);

#endif
