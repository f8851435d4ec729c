// SPDX-License-Identifier: MIT
// Marking done what has no record of its own: a template sent, a new version issued, a reply received.
#include "model/queue.h"

#include <string.h>

#include "model/papers_check.h"

// The first reference for a decision that the contract does not have.
static const char *free_ref(const struct contract_facts *facts, struct arena *arena)
{
    size_t number = 0;
    bool taken = true;
    const char *ref = NULL;
    while (taken) {
        ref = arena_printf(arena, "DONE-%zu", ++number);
        taken = false;
        for (size_t i = 0; i < facts->fact_count && !taken; i++)
            taken = text_equal(facts->facts[i].ref, ref);
    }
    return ref;
}

static const struct due *due_of(const struct outcome *outcome, const char *key)
{
    for (size_t i = 0; i < outcome->due_count; i++) {
        if (outcome->dues[i].by_mark && text_equal(outcome->dues[i].key, key))
            return &outcome->dues[i];
    }
    return NULL;
}

static bool ask(const struct office *office, const struct evaluation *now, const char *key, day on,
                const char *shown, struct status *st)
{
    if (due_of(now->outcome, key) == NULL)
        return status_fail(st, STATUS_DATA,
                           "%s is not due under %s: it has been marked done, or its day is past. "
                           "Nothing was saved.",
                           key, now->contract.ref);
    if (on == DAY_NONE || on > office->today)
        return status_fail(st, STATUS_DATA, "Done on must be today or in the past.");
    if (shown[strspn(shown, " \n")] == '\0')
        return status_fail(st, STATUS_DATA,
                           "What shows it is blank: enter who did it, or where it is kept.");
    return true;
}

static bool store(struct office *office, const struct evaluation *now, const char *key, day on,
                  const char *shown, struct arena *arena, struct status *st)
{
    struct fact_row row = {
        .contract = now->contract.id,
        .kind = fact_kind_word(FACT_DECIDED),
        .ref = free_ref(&now->facts, arena),
        .date = on,
        .kpi = "",
        .period = DAY_NONE,
        .value = "",
        .colour = "",
        .instrument = "",
        .covers = "",
        .rectify_by = DAY_NONE,
        .accompanies = "",
        .follows = "",
        .outcome = DECIDED_DONE,
        .answers = key,
        .note = shown,
        .fields = "",
        .recorded = MOMENT_ALL,
        .entered_by = "",
    };
    return fact_add(office->db, &row, 0, st) && standing_refresh(office, now->contract.id, st);
}

enum entry queue_mark_done(struct office *office, int64_t contract, const char *key, day on,
                           const char *shown, const char *token, struct status *st)
{
    enum entry entry = entry_begin(office, token, st);
    if (entry != ENTRY_OPEN)
        return entry;
    struct arena *arena = arena_new();
    struct evaluation now;
    bool done = evaluation_at(office, contract, office->today, MOMENT_ALL, arena, &now, st) &&
                ask(office, &now, key, on, shown, st) &&
                store(office, &now, key, on, shown, arena, st);
    arena_free(arena);
    if (!done)
        entry_give_up(office);
    else
        done = entry_commit(office, token, st);
    return done ? ENTRY_OPEN : ENTRY_FAILED;
}
