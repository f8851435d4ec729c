// SPDX-License-Identifier: MIT
#include "model/evaluation_kept.h"

#include <string.h>

#include "db/audit.h"

enum {
    KEPT = 4
}; // the contract at the cursor, the one it comes to next, and those of a form before it

struct kept_evaluations {
    struct kept_evaluation list[KEPT];
    uint64_t asked;
};

static bool trail_now(struct office *office, int64_t *seq, char hash[65])
{
    struct status ignored = {0};
    bool known = audit_head(office->db, seq, hash, &ignored);
    status_clear(&ignored);
    return known;
}

static struct kept_evaluation *kept_of(struct kept_evaluations *all, int64_t contract)
{
    for (size_t i = 0; all != NULL && i < KEPT; i++) {
        if (all->list[i].arena != NULL && all->list[i].evaluation.contract.id == contract)
            return &all->list[i];
    }
    return NULL;
}

struct kept_evaluation *kept_find(struct office *office, int64_t contract)
{
    struct kept_evaluation *found = kept_of(office->kept, contract);
    int64_t seq;
    char hash[65];
    if (found == NULL || !trail_now(office, &seq, hash) || seq != found->seq ||
        strcmp(hash, found->hash) != 0)
        return NULL;
    found->used = ++office->kept->asked;
    return found;
}

void kept_drop(struct kept_evaluation *kept)
{
    arena_free(kept->arena);
    *kept = (struct kept_evaluation){.as_at = DAY_NONE};
}

static struct kept_evaluation *longest_unasked(struct kept_evaluations *all)
{
    struct kept_evaluation *oldest = &all->list[0];
    for (size_t i = 1; i < KEPT; i++) {
        if (all->list[i].used < oldest->used)
            oldest = &all->list[i];
    }
    return oldest;
}

struct kept_evaluation *kept_room(struct office *office, int64_t contract)
{
    struct kept_evaluation now = {.as_at = DAY_NONE};
    if (!trail_now(office, &now.seq, now.hash))
        return NULL;
    if (office->kept == NULL)
        office->kept = ARENA_NEW(office->arena, struct kept_evaluations);
    struct kept_evaluation *place = kept_of(office->kept, contract);
    if (place == NULL)
        place = longest_unasked(office->kept);
    kept_drop(place);
    now.arena = arena_new();
    now.used = ++office->kept->asked;
    *place = now;
    return place;
}

void kept_release(struct office *office)
{
    for (size_t i = 0; office->kept != NULL && i < KEPT; i++)
        kept_drop(&office->kept->list[i]);
    office->kept = NULL;
}
