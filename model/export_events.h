// SPDX-License-Identifier: MIT
// What has a date, as entries for the calendar program that people look into anyway: visits, meetings, what is due.
#ifndef MODEL_EXPORT_EVENTS_H
#define MODEL_EXPORT_EVENTS_H

#include "model/office.h"

// One entry; strings live for the call. It lasts the whole day.
struct calendar_event {
    const char
        *uid; // the same in every export, so that an entry that moves is changed and not doubled
    int sequence; // grows with every step that was recorded, so that the later word counts
    day on;
    bool cancelled;          // it is to go from the calendar: called off, done, or entered in error
    moment changed;          // when what it says was recorded last; 0: nothing was
    const char *summary;     // "Scheduled visit: Acorn Homecare"
    const char *description; // lines: whose turn, rule and clause, contract, officer
    const char *category;    // "visit", "meeting", "due"
};

// Whether a kind of export has entries for a calendar; *what (may be NULL): those that have, in words.
bool export_events_of(const char *kind, const char **what);
// Hands over each entry of a kind ("due", "visits", "meetings"), of one officer's contracts with those that he covers on the day (NULL:
// of all), contract after contract in the order of their references. What was held, missed, called off or done is told for a year. False ends it with the status that
// `take` left.
bool export_events(struct office *office, const char *kind, const char *officer,
                   bool (*take)(void *context, const struct calendar_event *event,
                                struct status *st),
                   void *context, struct status *st);

#endif
