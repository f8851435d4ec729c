// SPDX-License-Identifier: MIT
// Moving contracts from one officer to another in one act.
#include <string.h>

#include "model/handover.h"
#include "model/parties.h"

struct moving {
    struct office *office;
    const struct handover_move *move;
    struct arena *arena;
    size_t moved;
    struct status *st;
};

static bool check(const struct handover_move *move, struct status *st)
{
    text_is_plain("To", move->to, false, st);
    if (move->to[strspn(move->to, " ")] == '\0')
        status_add(st, STATUS_DATA, "To must be filled in: the login of the other officer.");
    else if (move->to[strcspn(move->to, " ")] != '\0')
        status_add(st, STATUS_DATA, "To is one login, without blanks.");
    else if (text_equal(move->from, move->to))
        status_add(st, STATUS_DATA, "To must be another officer than %s.", move->from);
    return st->code == STATUS_OK;
}

static bool move_one(struct moving *moving, struct contract *contract)
{
    const struct handover_move *move = moving->move;
    if (!text_equal(contract->officer, move->from))
        return status_add(moving->st, STATUS_DATA,
                          "Contracts: %s has %s as its officer now. Nothing was moved.",
                          contract->ref, *contract->officer != '\0' ? contract->officer : "nobody");
    struct contract moved = *contract;
    int64_t id = contract->id;
    moved.officer = move->to;
    moving->moved++;
    return parties_save_contract(moving->office, &moved, &id, NULL, moving->st);
}

static bool move_named(struct moving *moving)
{
    for (size_t i = 0; i < moving->move->count; i++) {
        struct contract contract;
        if (!contract_by_ref(moving->office->db, moving->move->contracts[i], moving->arena,
                             &contract, moving->st) ||
            !move_one(moving, &contract))
            return false;
    }
    return true;
}

static bool move_all(struct moving *moving)
{
    struct contracts all;
    const struct handover_move *move = moving->move;
    if (!contracts_of(moving->office->db, 0, moving->arena, &all, moving->st))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        struct contract *contract = &all.rows[i];
        if (text_equal(contract->officer, move->from) && contract->ends >= moving->office->today &&
            !move_one(moving, contract))
            return false;
    }
    return moving->moved > 0 ||
           status_add(moving->st, STATUS_DATA, "From: no contract has %s as its officer.",
                      *move->from != '\0' ? move->from : "nobody");
}

enum entry handover_make(struct office *office, const struct handover_move *move, const char *token,
                         size_t *moved, struct status *st)
{
    struct moving moving = {.office = office, .move = move, .st = st};
    *moved = 0;
    if (!check(move, st))
        return ENTRY_FAILED;
    enum entry entry = entry_begin(office, token, st);
    if (entry != ENTRY_OPEN)
        return entry;
    moving.arena = arena_new();
    bool done = move->count > 0 ? move_named(&moving) : move_all(&moving);
    arena_free(moving.arena);
    if (!done)
        entry_give_up(office);
    else
        done = entry_commit(office, token, st);
    *moved = done ? moving.moved : 0;
    return done ? ENTRY_OPEN : ENTRY_FAILED;
}
