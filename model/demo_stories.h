// SPDX-License-Identifier: MIT
// The seven stories of the demonstration as tables, in the words of the history profile.
#ifndef MODEL_DEMO_STORIES_H
#define MODEL_DEMO_STORIES_H

#include <stddef.h>

#define STORY_KPIS 7
extern const char *const story_kpis[STORY_KPIS]; // of the columns of a return: 1 2 3 4 5 7 8

struct story_return { // of one quarter
    const char *period, *received;
    const char *values[STORY_KPIS]; // G, A, R: a colour; NULL: not told; else the value as written
};

struct story_step { // anything else that happened
    const char *date, *kind, *ref;
    const char *instrument, *covers, *rectify_by, *accompanies, *follows, *outcome, *answers;
    const char *kpi, *period, *value, *colour; // of early reports and corrected results
    const char *recorded;                      // the day, where it is not the date
    const char *note;
    const char *why; // of what was missed
};

struct story {
    const char *contract; // of the cast
    const char *own_from; // from this day on its meetings and visits are those of the table
    const struct story_return *returns;
    size_t return_count;
    const struct story_step *steps; // by date
    size_t step_count;
};

extern const struct story demo_stories[];
extern const size_t demo_story_count;

#endif
