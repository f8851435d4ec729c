// SPDX-License-Identifier: MIT
// A demonstration is written as if it had been lived: each of its changes by the officer and at the moment of its story.
#ifndef DB_DEMO_H
#define DB_DEMO_H

#include "db/db.h"

// Inside a write transaction: from here on, changes are those of this actor at this moment. Only in a database whose setting "demo" is "1",
// so that nobody's real audit trail can be told a time; and moments only go forward. The actor must live until the end of the
// transaction.
bool db_demo_tell(struct db *db, const struct actor *actor, moment at, struct status *st);

#endif
