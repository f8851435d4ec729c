// SPDX-License-Identifier: MIT
// What saving something would change, told before it is saved: the contract is worked out once more with facts that are not stored.
#ifndef MODEL_WHATIF_H
#define MODEL_WHATIF_H

#include "model/evaluation.h"

// How a finding would stand otherwise. name, and what the line begins with; in the order in which the changes are told.
#define WHATIF_CHANGES(_)              \
    _(RAISED, "Asks for")              \
    _(REOPENED, "Opens again")         \
    _(ANSWERED, "Answers")             \
    _(WAIVED, "Waives")                \
    _(SUBSUMED, "Takes the place of")  \
    _(LAPSED, "Lapses")                \
    _(WITHDRAWN, "No longer answered") \
    _(GONE, "No longer raised")        \
    _(BASIS, "Rests on less than before")
#define WHATIF_ENUM(name, words) WHATIF_##name,
enum whatif_change_kind { WHATIF_CHANGES(WHATIF_ENUM) WHATIF_CHANGE_COUNT };
#undef WHATIF_ENUM

struct whatif_change {
    enum whatif_change_kind kind;
    const struct finding *finding; // as it would stand; of one that is gone as it stands
};
struct whatif {
    const struct outcome *before, *after; // both as at the same day
    struct whatif_change *changes;        // by kind, within it by the day and the key
    size_t count;
};

// Works out what the extra facts would change, as at the day `on` or the office's, whichever is later. The extra facts need neither id nor
// moment of recording: they count as the last recorded, so that a result of a KPI and period that has one corrects it. Everything lives in
// the arena, the office and `now`. False only where the framework of a later day cannot be read.
bool whatif_work(struct office *office, const struct evaluation *now, const struct fact *extra,
                 size_t count, day on, struct arena *arena, struct whatif *out, struct status *st);

// Appends it in words, a line for each change: findings, the overall colour, the standing, and what the next step then is.
// "Nothing changes: ..." where nothing does.
void whatif_words(const struct whatif *whatif, const struct framework *framework, struct text *out);

// Both in one.
bool whatif(struct office *office, const struct evaluation *now, const struct fact *extra,
            size_t count, day on, struct arena *arena, struct text *out, struct status *st);

#endif
