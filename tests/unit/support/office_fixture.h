// SPDX-License-Identifier: MIT
// An office over a database of its own, for tests of model/.
#ifndef TESTS_OFFICE_FIXTURE_H
#define TESTS_OFFICE_FIXTURE_H

#include "model/evaluation.h"
#include "model/office.h"
#include "tests/unit/support/db_fixture.h"

struct desk {
    struct fixture *f;    // its database connection fills; NULL while the office is open
    struct office office; // open after desk_open
};

int desk_setup(void **state);
int desk_teardown(void **state);

// Opens the office over what was filled in, as at a day (DAY_NONE: today) and a moment
// (MOMENT_ALL).
void desk_open(struct desk *desk, enum db_mode mode, day as_at, moment known_at);

// A provider with one contract under the Bristol framework from 1 April 2024; its id.
int64_t desk_contract(struct desk *desk, const char *provider_ref, const char *provider,
                      const char *contract_ref);
// Adds a fact in a transaction of its own; what is not stated is empty, dates DAY_NONE where 0
// stands for them.
void desk_fact(struct desk *desk, struct fact_row row);

// "2027-05-24" as a day; fails the test when it is none.
day on(const char *iso);

#endif
