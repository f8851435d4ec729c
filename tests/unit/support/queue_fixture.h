// SPDX-License-Identifier: MIT
// A contract of each framework, what is recorded about them, and the queue as at a day: for the tests of the work queue.
#ifndef TEST_QUEUE_FIXTURE_H
#define TEST_QUEUE_FIXTURE_H

#include "tests/unit/support/import_fixture.h"

#include "model/queue.h"

extern const char queue_contracts[]; // a file of 5 contracts with their providers

int64_t queue_id_of(struct desk *desk, const char *ref);
// A step of a record; fields "name=value;name=value".
void queue_step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                const char *date, const char *state, const char *fields);
void queue_tell_fact(struct desk *desk, struct fact_row row);
void queue_tell_all(struct desk *desk); // something of most sorts
struct queue queue_read_as_at(struct desk *desk, const char *as_at, struct queue_query query);
struct queue queue_all_due(struct desk *desk, const char *as_at);
const struct queue_item *queue_item_of(const struct queue *queue, const char *contract,
                                       const char *key); // NULL: it is not there

#endif
