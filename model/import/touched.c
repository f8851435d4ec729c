// SPDX-License-Identifier: MIT
// Contracts that a file names.
#include "touched.h"

#include <stdlib.h>
#include <string.h>

#include "db/standing.h"
#include "model/clock.h"
#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/import/lookup.h"

enum {
    AT_ONCE = 300, // standings that are worked out in the transaction of the import,
    AT_MOST = 500, // and for how many milliseconds: others wait for the lock
    GUESSES = 20,  // unknown references for which a likely one is looked for
};

struct contract_cache {
    struct job *job;
    struct lookup *found; // reference -> struct known_contract, or &nobody
    struct known_contract nobody;
    size_t guesses;
};

struct contract_cache *contract_cache_new(struct job *job)
{
    struct contract_cache *cache = ARENA_NEW(job->arena, struct contract_cache);
    cache->job = job;
    cache->found = lookup_new(job->arena, 64);
    return cache;
}

// The references that are there, for "did you mean".
static const char *nearest_ref(struct job *job, const char *ref)
{
    struct status ignored = {0};
    struct contracts all = {0};
    const char *nearest = NULL;
    if (contracts_of(job->office->db, 0, job->arena, &all, &ignored)) {
        const char **refs = ARENA_ARRAY(job->arena, all.count, const char *);
        for (size_t i = 0; i < all.count; i++)
            refs[i] = all.rows[i].ref;
        nearest = text_nearest(ref, refs, all.count);
    }
    status_clear(&ignored);
    return nearest;
}

static bool look_up(struct contract_cache *cache, const char *ref, struct known_contract **out,
                    struct status *st)
{
    struct job *job = cache->job;
    *out = &cache->nobody;
    if (contract_id(job->office->db, ref) == 0)
        return true;
    *out = ARENA_NEW(job->arena, struct known_contract);
    return contract_by_ref(job->office->db, ref, job->arena, &(*out)->contract, st) &&
           office_framework(job->office, (*out)->contract.framework, job->office->as_at,
                            &(*out)->framework, st);
}

bool contract_cache_find(struct contract_cache *cache, struct row_head *head, const char *ref,
                         const struct known_contract **out, struct status *st)
{
    void **place = lookup_place(cache->found, ref);
    struct known_contract *found = *place;
    bool first = found == NULL;
    *out = NULL;
    if (first && !look_up(cache, ref, &found, st))
        return false;
    *place = found;
    if (found != &cache->nobody) {
        *out = found;
        return true;
    }
    bool guess = first && cache->guesses++ < GUESSES;
    const char *nearest = guess ? nearest_ref(cache->job, ref) : NULL;
    if (nearest != NULL)
        row_problem(cache->job, head, "there is no contract %s; did you mean %s?",
                    quote(cache->job, ref), quote(cache->job, nearest));
    else
        row_problem(cache->job, head, "there is no contract %s; import contracts first",
                    quote(cache->job, ref));
    return true;
}

const struct kpi *known_kpi(struct job *job, struct row_head *head,
                            const struct framework *framework, const char *ref)
{
    const struct kpi *kpi = framework_kpi(framework, ref);
    if (kpi != NULL)
        return kpi;
    struct text known = {0};
    for (size_t i = 0; i < framework->kpi_count; i++)
        text_printf(&known, "%s%s", i > 0 ? ", " : "", framework->kpis[i].ref);
    row_problem(job, head, "there is no KPI %s in %s, which has %s", quote(job, ref), framework->id,
                known.length > 0 ? text_get(&known) : "none");
    text_release(&known);
    return NULL;
}

void touched_add(struct touched *touched, int64_t contract, enum upsert what)
{
    if (what == UPSERT_SAME ||
        (touched->count > 0 && touched->contracts[touched->count - 1] == contract))
        return;
    touched->contracts = list_room(touched->contracts, &touched->capacity, touched->count,
                                   sizeof *touched->contracts);
    touched->contracts[touched->count++] = contract;
}

static int by_id(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

bool touched_refresh(struct job *job, struct touched *touched, struct status *st)
{
    if (touched->count == 0 || job->options->dry_run)
        return true;
    qsort(touched->contracts, touched->count, sizeof *touched->contracts, by_id);
    size_t kept = 0;
    for (size_t i = 0; i < touched->count; i++) {
        if (i == 0 || touched->contracts[i] != touched->contracts[i - 1])
            touched->contracts[kept++] = touched->contracts[i];
    }
    touched->count = kept;
    bool good = true;
    int64_t until = clock_ticks() + AT_MOST;
    for (size_t i = 0; i < kept && good; i++)
        good = kept <= AT_ONCE && clock_ticks() < until
                   ? standing_refresh(job->office, touched->contracts[i], st)
                   : standing_drop(job->office->db, touched->contracts[i], st);
    return good && office_frameworks_keep(job->office, st);
}

void touched_release(struct touched *touched)
{
    free(touched->contracts);
    *touched = (struct touched){0};
}
