// SPDX-License-Identifier: MIT
// Providers whose regulator's grades an import has changed, and the contracts that have to be
// worked out anew for it. Inside model/import only.
#ifndef IMPORT_GRADED_H
#define IMPORT_GRADED_H

#include "model/import/profile.h"

// Start as {0}; release with graded_release.
struct graded {
    int64_t *providers;
    size_t count, capacity;
};

// Adds a provider, unless what was done to its grade is nothing.
void graded_add(struct graded *graded, int64_t provider, enum upsert what);
// Has the contracts of all of them worked out anew whose framework asks for something when a
// regulator's grade falls.
bool graded_refresh(struct job *job, struct graded *graded, struct status *st);
void graded_release(struct graded *graded);

#endif
