// SPDX-License-Identifier: MIT
// What a check of a framework file finds: sentences with their lines, gathered so that all are told and not only the first.
#ifndef FRAMEWORKS_ISSUES_H
#define FRAMEWORKS_ISSUES_H

#include "model/frameworks/frameworks.h"

struct issues {
    struct arena *arena; // owns list and texts
    struct framework_issue *list;
    size_t count, room, mistakes;
    int *mended; // lines on which the scan put 0 for a number or date that cannot be read
    size_t mended_count, mended_room;
};

void issue_mistake(struct issues *issues, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void issue_warning(struct issues *issues, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool issues_on_line(const struct issues *issues,
                    int line); // whether there is a mistake on that line
// Whether a value on that line was mended: what else is wrong with it follows from that.
bool issues_mended(const struct issues *issues, int line);
void issue_mended(struct issues *issues, int line);
// By line; those of one line as they were found, without repeating one.
void issues_sort(struct issues *issues);
// The mistakes as lines "name:12: sentence" in the status (STATUS_DATA). False if there are any.
bool issues_status(const struct issues *issues, const char *name, struct status *st);

#endif
