// SPDX-License-Identifier: MIT
// A contract with findings of every sort, for tests of acts, and acts in few words.
#ifndef TESTS_ACTS_FIXTURE_H
#define TESTS_ACTS_FIXTURE_H

#include "model/notices.h"
#include "tests/unit/support/office_fixture.h"

// HC-001 as at 24 May 2027: KPIs 7 (red) and 1 (amber) failed in the first quarter, PWN-1 of November 2026 with its plan RAP-1 for KPI 7,
// whose period ended on 30 April 2027; NE-1, a never event of 19 May 2027.
int acts_setup(void **state);
int acts_teardown(void **state);
extern int64_t acts_contract;
extern struct arena *acts_arena;

// An act with nothing said but its kind and today's date.
struct act an_act(enum fact_kind kind, const char *ref);
// A served paper with everything that it must say.
struct act served(struct desk *desk, const char *instrument, const char *ref, const char *answers);
// Saves them; the mistakes, "" where they were saved.
const char *saved(struct desk *desk, const struct act *acts, size_t count);
// The status of a finding as at today, or "none".
const char *stands(struct desk *desk, const char *key);
struct evaluation acts_today(struct desk *desk);

#define SAYS(words, part)                                   \
    do {                                                    \
        if (strstr((words), (part)) == NULL)                \
            fail_msg("no \"%s\" in:\n%s", (part), (words)); \
    } while (0)

#endif
