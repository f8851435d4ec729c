// SPDX-License-Identifier: MIT
// Inside the rules: the days on which a meeting or visit of a cadence is to be held, and what stands for each. For model/rules/outcome_*.c
// only.
#ifndef RULES_CADENCE_DAYS_H
#define RULES_CADENCE_DAYS_H

#include "ladder.h"

enum { DAY_LAST_COUNTED = 2932896 - 366 }; // days are counted up to the year 9999

struct cadence_day {
    day on;
    // What stands for it: one held within the tolerance or else late (the earliest missed one first), a decision that names its key, or a
    // booking, which may be past with nothing recorded of it. NULL: nothing.
    const struct fact *held, *decided, *booked;
    bool in_time; // the booking is within the tolerance
    bool
        elsewhere; // one of another cadence on the same day does for it, and is asked for there
};
struct cadence_days {
    struct cadence_day
        *list; // by day, up to the first after the as-at day or after the last booking
    size_t count;
};

struct bookings {
    const struct fact **list; // by day
    size_t count;
};

// Of a cadence that is counted from the start of the contract. `bookings`: all planned visits and meetings of the contract.
void cadence_days_find(struct ladder *ladder, const struct cadence *cadence,
                       const struct bookings *bookings, struct cadence_days *out);

// Whether a visit or meeting is one of a cadence, or of another that satisfies it, too.
bool cadence_takes(const struct framework *framework, const struct cadence *cadence,
                   const struct fact *fact);
// Whether one that is planned still stands for something: its day is ahead, or nothing is known of it and none was held since.
bool booking_waits(const struct ladder *ladder, const struct fact *booking, day last_held);
// What was last agreed for this contract about the frequency of a cadence, with its date and reason (001 L95, L131); NULL: nothing.
const struct fact *cadence_flexed(const struct ladder *ladder, const struct cadence *cadence);
int cadence_months(const struct cadence *cadence, const struct fact *change);
bool cadence_excepted(const struct cadence *cadence, const struct fact *change);
// The day on which the last one was held; DAY_NONE: none was.
day cadence_last_held(const struct ladder *ladder, const struct cadence *cadence);

#endif
