// SPDX-License-Identifier: MIT
#include "model/standings.h"

#include <stdlib.h>
#include <string.h>

#include "model/contacts.h"
#include "model/pending.h"

// Contracts worked out in one transaction: short enough that nobody waits for it.
enum { SLICE = 16 };

static int rank_of(const struct evaluation *evaluation)
{
    const struct outcome *outcome = evaluation->outcome;
    if (outcome->highest_open == NULL)
        return 0;
    const struct finding *finding = outcome_finding(outcome, outcome->highest_open);
    const struct instrument *instrument =
        finding != NULL ? framework_instrument(evaluation->framework, finding->instrument) : NULL;
    return instrument != NULL ? instrument->rank : 0;
}

day contact_last(const struct office *office, const struct evaluation *evaluation, day as_at,
                 moment known_at)
{
    day last = contact_last_noted(office, evaluation->contract.provider, evaluation->contract.id,
                                  as_at, known_at);
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
            text_equal(fact->outcome, "held") && fact->date <= as_at &&
            fact_known(fact, known_at) && fact->date > last)
            last = fact->date;
    }
    return last;
}

void standing_of(struct office *office, const struct evaluation *evaluation, day as_at,
                 moment known_at, struct standing *out)
{
    day changes = office_framework_changes(office, evaluation->contract.framework, as_at);
    const struct outcome *outcome = evaluation->outcome;
    out->contract = evaluation->contract.id;
    out->provider = evaluation->contract.provider;
    out->rag = (int)outcome->rag;
    out->rank = rank_of(evaluation);
    out->standing = outcome->standing != NULL ? outcome->standing : "";
    out->highest_open = outcome->highest_open != NULL ? outcome->highest_open : "";
    out->next_due = outcome->due_count > 0 ? outcome->dues[0].what : "";
    out->next_due_on = outcome->due_count > 0 ? outcome->dues[0].on : DAY_NONE;
    out->last_contact = contact_last(office, evaluation, as_at, known_at);
    out->computed_on = as_at;
    out->holds_until = outcome->holds_until < changes ? outcome->holds_until : changes;
}

bool standing_is_known(struct office *office, const struct standing *row, struct status *why)
{
    if (row->contract == 0 || !text_equal(row->standing, STANDING_UNKNOWN))
        return true;
    struct arena *arena = arena_new();
    struct evaluation evaluation;
    bool known = evaluation_of(office, row->contract, arena, &evaluation, why);
    arena_free(arena);
    return known;
}

void standing_unknown(day as_at, struct standing *out)
{
    out->rag = COLOUR_NONE;
    out->rank = 0;
    out->standing = STANDING_UNKNOWN;
    out->highest_open = out->next_due = "";
    out->next_due_on = out->last_contact = DAY_NONE;
    out->computed_on = as_at;
    out->holds_until = as_at + 1;
}

bool standing_refresh(struct office *office, int64_t contract, struct status *st)
{
    struct arena *arena = arena_new();
    struct evaluation evaluation;
    struct standing standing = {.contract = contract};
    bool done = office_claim_cache(office, st) &&
                evaluation_at(office, contract, office->today, MOMENT_ALL, arena, &evaluation, st);
    if (done) {
        struct pending pending;
        standing_of(office, &evaluation, office->today, MOMENT_ALL, &standing);
        pending_of(&evaluation, arena, &pending);
        done = standing_put(office->db, &standing, st) &&
               pending_put(office->db, contract, &pending, st);
    }
    arena_free(arena);
    return done;
}

// One that cannot be worked out says so in the list, and does not keep the others from it.
static bool refresh_or_mark(struct office *office, int64_t contract, struct status *st)
{
    struct status why = {0};
    bool done = standing_refresh(office, contract, &why);
    if (!done && (why.code == STATUS_DATA || why.code == STATUS_UNKNOWN)) {
        struct standing standing = {.contract = contract};
        standing_unknown(office->today, &standing);
        done = standing_put(office->db, &standing, st) &&
               pending_put(office->db, contract, &(struct pending){0}, st);
    } else if (!done) {
        status_fail(st, why.code, "%s", status_message(&why));
    }
    status_clear(&why);
    return done;
}

static bool refresh_slice(struct office *office, const struct contract_ids *slice,
                          struct status *st)
{
    if (!db_write_begin(office->db, &office->actor, office_now(office), st))
        return false;
    for (size_t i = 0; i < slice->count; i++) {
        if (!refresh_or_mark(office, slice->ids[i], st)) {
            db_write_rollback(office->db);
            return false;
        }
    }
    if (!office_frameworks_keep(office, st)) {
        db_write_rollback(office->db);
        return false;
    }
    return db_write_commit(office->db, st);
}

// What was worked out by other frameworks is dropped first; where it fits nothing is written.
static bool claim(struct office *office, struct status *st)
{
    office->cache_claimed = true;
    if (office->cache_holds)
        return true;
    if (!db_write_begin(office->db, &office->actor, office_now(office), st))
        return false;
    if (!office_claim_cache(office, st)) {
        db_write_rollback(office->db);
        return false;
    }
    office->cache_holds = db_write_commit(office->db, st);
    return office->cache_holds;
}

bool standings_refresh(struct office *office, size_t limit, size_t *left, struct status *st)
{
    *left = 0;
    // Two people with different frameworks would take the cache from each other for ever.
    if (!office_check_cache(office) && office->cache_claimed)
        return true;
    if (!claim(office, st))
        return false;
    struct arena *arena = arena_new();
    bool done = true;
    for (size_t worked = 0; done && worked < limit;) {
        struct contract_ids slice;
        size_t most = limit - worked < SLICE ? limit - worked : SLICE;
        arena_reset(arena);
        done = standing_stale(office->db, office->today, most, arena, &slice, st) &&
               (slice.count == 0 || refresh_slice(office, &slice, st));
        if (!done || slice.count == 0)
            break;
        worked += slice.count;
    }
    arena_free(arena);
    const struct standing_query all = {.ended = true, .as_at = office->today, .rag = -1};
    struct standing_counts counts;
    done = done && standing_count(office->db, &all, &counts, st);
    if (done)
        *left = counts.stale;
    return done;
}

static int by_contract(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    return strcmp(a->contract_ref, b->contract_ref);
}

static bool is_of(const struct subject *subject, const struct standing *row)
{
    return row->contract != 0 && (subject->provider == 0 || row->provider == subject->provider) &&
           (subject->contract == 0 || row->contract == subject->contract);
}

bool subject_standings(struct office *office, const struct subject *subject, struct arena *arena,
                       struct standings *out, struct status *st)
{
    enum { CHUNK = 1024 }; // rows read at once
    const struct standing_query query = {
        .sort = SORT_NAME, .ended = true, .as_at = office->as_at, .rag = -1};
    size_t room = 0, offset = 0;
    struct standings chunk;
    *out = (struct standings){0};
    do {
        if (!standing_page(office->db, &query, offset, CHUNK, arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count; i++) {
            if (!is_of(subject, &chunk.rows[i]))
                continue;
            out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
            out->rows[out->count++] = chunk.rows[i];
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK);
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof *out->rows, by_contract);
    return true;
}
