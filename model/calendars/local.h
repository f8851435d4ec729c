// SPDX-License-Identifier: MIT
// Days on which the council itself does not work, as a file of its own: no working days either, whatever the nation.
#ifndef CALENDARS_LOCAL_H
#define CALENDARS_LOCAL_H

#include "model/calendars/calendars.h"

struct local_holidays {
    struct holiday *list; // ascending by date; "Town hall closed, local holiday"
    size_t count;
};

// Reads lines of a date and a title ("2027-12-29 Town hall closed"); empty lines and those that begin with # say nothing. False
// (STATUS_DATA) with one line for each mistake, "FILE:3: ...": such a file is refused as a whole, because with a part of it dates
// would be wrong and nobody would see it. Everything lives in the arena.
bool local_holidays_read(const char *path, struct arena *arena, struct local_holidays *out,
                         struct status *st);
// The same from text; `path` is for messages.
bool local_holidays_parse(const char *path, const char *text, size_t size, struct arena *arena,
                          struct local_holidays *out, struct status *st);

// Two lists of holidays as one, in the arena; of a day that is in both the titles are told together.
const struct holiday *holidays_merged(const struct holiday *a, size_t a_count,
                                      const struct holiday *b, size_t b_count, struct arena *arena,
                                      size_t *count);

#endif
