// SPDX-License-Identifier: MIT
#include "model/undo.h"

#include <string.h>

#include "db/undo.h"
#include "model/entry.h"

// What stays, by the table that holds it, and what to do instead.
static const struct stays {
    const char *object, *words;
} all_stays[] = {
    {"fact",
     "Nothing was taken back: what you saved last stays in the record. To correct or withdraw "
     "it, open the dossier, go to it and press e."},
    {"target", "The targets you saved last stay in the record. Agree them anew."},
    {"provider_event",
     "Nothing was taken back: a note or change of a provider stays in the record. To correct or "
     "withdraw it, open the dossier, go to it and press e."},
    {"cover", "Nothing was taken back: cover stays as you saved it last. Press A, go to it and "
              "press Enter to "
              "change it or take it back."},
    {"import", "An import is undone by \"contractmon import undo NUMBER\"."},
};

static const struct stays *stays_of(const char *object)
{
    for (size_t i = 0; i < sizeof all_stays / sizeof *all_stays; i++)
        if (text_equal(all_stays[i].object, object))
            return &all_stays[i];
    return NULL;
}

// Whether the stretch holds anything that a person would call a save; the texts of frameworks come along with it.
static bool look(const struct undo_entries *entries, bool *any, struct status *st)
{
    *any = false;
    for (size_t i = 0; i < entries->count; i++) {
        const struct stays *stays = stays_of(entries->rows[i].object);
        if (stays != NULL)
            return status_fail(st, STATUS_DATA, "%s", stays->words);
        *any = *any || undo_knows(entries->rows[i].object);
    }
    return true;
}

static bool take_back(struct office *office, struct stretch stretch, struct arena *arena,
                      const char **said, struct status *st)
{
    struct undo_result undone;
    if (entry_begin(office, NULL, st) != ENTRY_OPEN)
        return false;
    if (!undo_records(office->db, stretch, arena, &undone, st)) {
        entry_give_up(office);
        return false;
    }
    if (!entry_commit(office, NULL, st))
        return false;
    saves_forget(office->db); // of taking it back
    if (undone.count > 1)
        *said =
            arena_printf(arena, "Undone: %zu records are as they were before, %s %s among them.",
                         undone.count, undone.word, undone.told);
    else
        *said = arena_printf(arena,
                             undone.added ? "Undone: %s %s is gone again."
                                          : "Undone: %s %s is as it was before.",
                             undone.word, undone.told);
    return true;
}

void undo_begin(struct office *office)
{
    struct stretch stretch;
    while (saves_last(office->db, &stretch))
        saves_forget(office->db);
}

bool undo_last(struct office *office, struct arena *arena, const char **said, struct status *st)
{
    struct stretch stretch;
    *said = "";
    while (saves_last(office->db, &stretch)) {
        struct undo_entries entries;
        bool any = false;
        if (!undo_entries(office->db, stretch, arena, &entries, st) || !look(&entries, &any, st))
            return false;
        if (any && !take_back(office, stretch, arena, said, st))
            return false;
        saves_forget(office->db);
        if (any)
            return true;
    }
    return status_fail(st, STATUS_UNKNOWN, "There is nothing to undo since you started.");
}
