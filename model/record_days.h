// SPDX-License-Identifier: MIT
// Whether a visit or meeting can be said to be on a day, seen from the day on which that is said.
#ifndef MODEL_RECORD_DAYS_H
#define MODEL_RECORD_DAYS_H

#include "model/evaluation.h"

// What is planned lies ahead, what was held, missed or cancelled lies behind, as do the dates of fields that tell of what has happened, and a meeting that the framework wants notice of is called in time
// (field `called_on`, or else the day on which it is said). Other kinds of record may say any day. False: STATUS_DATA, a line for each
// thing that cannot be. now: its framework is asked; said_on: today, or the day on which an imported row was recorded.
bool record_day_ask(struct office *office, const struct evaluation *now, const struct fact *step,
                    day said_on, struct arena *arena, struct status *st);

// Appends, as a line of its own, that a day is a bank holiday or at a weekend, or that nobody knows; nothing of a working day.
void record_day_tell(struct office *office, const struct framework *framework, day on,
                     struct text *words);

// Of a meeting that was held with less notice than the framework wants, or of which nobody said when it was called: that, in a sentence.
void record_day_remark(struct office *office, const struct evaluation *now, const struct fact *step,
                       struct arena *arena, struct text *out);

#endif
