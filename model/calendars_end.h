// SPDX-License-Identifier: MIT
// Whether bank holidays are known for as long as dates are needed: said a year ahead, while a newer file can still be fetched in time.
#ifndef MODEL_CALENDARS_END_H
#define MODEL_CALENDARS_END_H

#include "model/office.h"
#include "model/queue.h"

// Appends for how long its bank holidays are known: "Bank holidays of England and Wales are known from 1 January 2012 to 31 December 2028. ".
void calendar_limits(const struct calendar *calendar, struct text *out);
extern const char calendar_newer[]; // how a newer file is had, in a sentence

// Appends for each nation by whose bank holidays contracts of today are run, where they end within 12 months of the office's day, for how long
// they are known and how newer ones are had; nothing where all reach further. False: the contracts cannot be read.
bool calendars_in_use_end(struct office *office, struct text *out, struct status *st);

// A sentence where the calendar of a framework ends within 12 months of a day that is needed; NULL where it reaches further. In the arena.
// False: the framework or its calendar cannot be read.
bool calendar_ends(struct office *office, const char *framework, day needed, struct arena *arena,
                   const char **words, struct status *st);
// The same for all frameworks of a queue, each calendar once, by the last day that working days are counted to in it (at least the
// office's day); sentences in the arena, ended by NULL. What cannot be read is told elsewhere and left out here.
const char *const *calendars_of_queue_end(struct office *office, const struct queue *queue,
                                          struct arena *arena);

#endif
