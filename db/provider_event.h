// SPDX-License-Identifier: MIT
// What is said of a provider as such: contact notes, changes of name or owner, mergers, closures, contracts that go to somebody else.
// Append-only: a correction is a further turn of the same reference, a withdrawal a turn of the kind "withdrawn".
#ifndef DB_PROVIDER_EVENT_H
#define DB_PROVIDER_EVENT_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct event_row { // strings are never NULL in what is read; "" where there is none
    int64_t id;
    int64_t provider;
    const char *ref;  // "N-12", "C-3"; unique with the provider
    int64_t turn;     // 1 when it was first said
    const char *kind; // schema.sql
    day date;         // the effective date
    int64_t contract; // that it concerns; 0: all
    int64_t other;    // with whom he merged, to whom the contract went; 0: nobody
    const char *person, *words;
    const char *was, *became; // names or owners
    const char *fields;       // lines of name=value
    moment entered;
    const char *entered_by; // login
    // filled when read
    const char *provider_name, *other_name, *other_ref, *contract_ref;
};
struct event_rows {
    struct event_row *rows;
    size_t count;
};

// Appends a turn, audited (in a write transaction). row->turn is the one that was seen last: 0 for something new. STATUS_BUSY if there is a
// later one by now. id, turn, entered and entered_by are filled in.
bool event_add(struct db *db, struct event_row *row, struct status *st);

// What holds of a provider (contract 0), or of a contract and its provider as such, by what was known at a moment (MOMENT_ALL: now), by
// date and the order of entry: the latest turn of each, those withdrawn left out. What others brought him is among them: who merged
// into him, which contracts came.
bool events_of(struct db *db, int64_t provider, int64_t contract, moment known_at,
               struct arena *arena, struct event_rows *out, struct status *st);
// The latest turn of one. STATUS_UNKNOWN if there is none.
bool event_by_ref(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                  struct event_row *out, struct status *st);
// All turns of one, the first one first.
bool event_turns(struct db *db, int64_t provider, const char *ref, struct arena *arena,
                 struct event_rows *out, struct status *st);
// Withdraws the event of that number, unless it has been written anew since.
bool event_withdraw(struct db *db, int64_t id, const char *why, struct status *st);
// The highest number of a reference of that letter ("N-<number>") of the provider; 0 if there is none.
int64_t event_top(struct db *db, int64_t provider, const char *letter);
// The date of the last note on a provider as such or on one of his contracts, up to a day and as known at a moment; DAY_NONE: none.
// contract 0: on any of them.
day event_last_note(struct db *db, int64_t provider, int64_t contract, day until, moment known_at);
// From whom a contract went, in the order of time: the providers' ids. For the history of what it was called.
bool event_providers_before(struct db *db, int64_t contract, struct arena *arena, int64_t **ids,
                            size_t *count, struct status *st);

#endif
