// SPDX-License-Identifier: MIT
// What show says of a provider as such: people, notes and changes.
#ifndef COMMAND_SHOW_PARTIES_H
#define COMMAND_SHOW_PARTIES_H

#include "model/changes.h"
#include "model/evaluation.h"

// People to reach, the last contact, and notes and changes, latest first; empty sections are left out.
bool say_parties(struct office *office, const struct subject *subject, struct arena *arena,
                 struct text *out, struct status *st);
// Other names, and what became of the provider.
void say_state(const struct provider_state *state, struct text *out);

#endif
