// SPDX-License-Identifier: MIT
// What others have recorded since an entry of the audit trail: for whoever comes back after a while.
#ifndef MODEL_SINCE_H
#define MODEL_SINCE_H

#include "model/office.h"

struct since_row {
    moment at;
    const char *login;          // who recorded it
    int64_t contract, provider; // contract 0: it is about the provider as such
    const char *contract_ref, *provider_name;
    const char *words; // what was recorded, in one line
    const char *ref;   // of the fact, for the timeline; "" where there is none
};
struct since {
    struct since_row *
        rows; // newest first; what was said of one contract in one save in the same words stands once
    size_t count;
    bool more; // there is more than was asked for
};

// At most so many changes by others than the person who acts. Lives in the arena.
bool since_read(struct office *office, int64_t seq, size_t most, struct arena *arena,
                struct since *out, struct status *st);
// Of which contracts, and of which providers as such, something was recorded by others since; each once, ascending.
struct since_marks {
    const int64_t *contracts, *providers;
    size_t contract_count, provider_count;
    bool more; // there is more than was looked at
};
bool since_mark(struct office *office, int64_t seq, struct arena *arena, struct since_marks *out,
                struct status *st);
// Whether that is so of a contract, or of its provider as such.
bool since_marked(const struct since_marks *marks, int64_t contract, int64_t provider);
// How many contracts they are about, and how many providers as such; *more: at least so many.
bool since_count(struct office *office, int64_t seq, size_t *contracts, size_t *providers,
                 bool *more, struct status *st);
// The newest entry of the trail; 0: there is none yet; -1: it cannot be read.
int64_t since_now(struct office *office);

#endif
