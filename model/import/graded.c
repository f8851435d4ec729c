// SPDX-License-Identifier: MIT
// Contracts behind changed grades.
#include "graded.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/import/touched.h"

void graded_add(struct graded *graded, int64_t provider, enum upsert what)
{
    if (what == UPSERT_SAME ||
        (graded->count > 0 && graded->providers[graded->count - 1] == provider))
        return;
    graded->providers =
        list_room(graded->providers, &graded->capacity, graded->count, sizeof *graded->providers);
    graded->providers[graded->count++] = provider;
}

static int by_id(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

// A framework that cannot be read says nothing about grades either.
static bool looks_at_grades(struct job *job, const struct contract *contract)
{
    const struct framework *framework = NULL;
    struct status ignored = {0};
    bool looks = office_framework(job->office, contract->framework, job->office->as_at, &framework,
                                  &ignored) &&
                 framework->provisions.trigger_count > 0;
    status_clear(&ignored);
    return looks;
}

bool graded_refresh(struct job *job, struct graded *graded, struct status *st)
{
    struct contracts contracts = {0};
    struct touched touched = {0};
    if (graded->count == 0)
        return true;
    if (!contracts_of(job->office->db, 0, job->arena, &contracts, st))
        return false;
    qsort(graded->providers, graded->count, sizeof *graded->providers, by_id);
    for (size_t i = 0; i < contracts.count; i++) {
        const struct contract *contract = &contracts.rows[i];
        if (bsearch(&contract->provider, graded->providers, graded->count,
                    sizeof *graded->providers, by_id) != NULL &&
            looks_at_grades(job, contract))
            touched_add(&touched, contract->id, UPSERT_CHANGED);
    }
    bool good = touched_refresh(job, &touched, st);
    touched_release(&touched);
    return good;
}

void graded_release(struct graded *graded)
{
    free(graded->providers);
    *graded = (struct graded){0};
}
