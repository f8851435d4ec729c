// SPDX-License-Identifier: MIT
// Entries of a calendar as a file that calendar programs read: iCalendar, RFC 5545.
#ifndef COMMAND_ICALENDAR_H
#define COMMAND_ICALENDAR_H

#include "model/export_events.h"
#include "tui/command/output.h"

struct icalendar {
    struct output *out;
    moment made; // when the file is made
};

// The head, with the name under which a calendar program shows it; each entry; the end. False once nothing can be written.
bool icalendar_begin(struct icalendar *calendar, const char *name, struct status *st);
bool icalendar_event(void *calendar, const struct calendar_event *event, struct status *st);
bool icalendar_end(struct icalendar *calendar, struct status *st);

#endif
