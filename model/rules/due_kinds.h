// SPDX-License-Identifier: MIT
// Inside the rules: which sort of due a clock, a lead time, a meeting or a visit makes.
#ifndef RULES_DUE_KINDS_H
#define RULES_DUE_KINDS_H

#include "model/rules/rules.h"

enum due_kind due_kind_of_record(const char *record);
enum due_kind due_kind_of_lead(enum lead_of of);
enum due_kind due_kind_of_cadence(const struct cadence *cadence);
// Whether a decision that names its key says that it is done.
bool due_marked_done(const struct contract_facts *facts, const char *key, day as_at,
                     moment known_at);

#endif
