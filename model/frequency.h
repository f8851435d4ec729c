// SPDX-License-Identifier: MIT
// A frequency that is changed for one contract (a record "tier" that names a meeting or visit): whether it can be, and what follows from it.
#ifndef MODEL_FREQUENCY_H
#define MODEL_FREQUENCY_H

#include "model/evaluation.h"

// Whether a step of a tier says something that the framework can follow. False: a line of the status (STATUS_DATA) for each mistake, with the
// rule behind it.
bool frequency_ask(const struct framework *framework, const struct fact *step, struct status *st);
// Appends when the meeting or visit would next be due, as things are and with the step, with the rule, its clause and the arithmetic; nothing
// where the step names none.
void frequency_tell(const struct evaluation *now, const struct fact *step, day today,
                    struct arena *arena, struct text *words);

#endif
