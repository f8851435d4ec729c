// SPDX-License-Identifier: MIT
// Inside model/export_events*.c only: one contract while its entries are told.
#ifndef MODEL_EXPORT_EVENTS_INSIDE_H
#define MODEL_EXPORT_EVENTS_INSIDE_H

#include "model/cover.h"
#include "model/evaluation.h"
#include "model/export_events.h"

struct telling {
    struct office *office;
    bool (*take)(void *context, const struct calendar_event *event, struct status *st);
    void *context;
    struct arena *arena; // of one contract
    struct evaluation now;
    day since;         // what was over before is told no more
    const char **uids; // of this contract, told already
    size_t uid_count, uid_room;
};

// What is told of a rule beneath an entry.
struct entry_words {
    const char *what, *state; // "Scheduled visit V-4", "planned"
    const char *clause;       // "" or NULL: no rule asks for it
    enum provenance provenance;
};

// "HC-014/visit/V-4@contractmon": everything but letters, digits and . _ - : is escaped.
const char *event_uid(const struct telling *telling, const char *kind, const char *ref);
const char *event_description(const struct telling *telling, const struct entry_words *words);
// Hands over an entry. A second one of the same name is told apart by its number.
bool event_tell(struct telling *telling, struct calendar_event event, struct status *st);

// Visits or meetings of the contract; called_off: of them only those that are to go from the calendar.
bool events_of_encounters(struct telling *telling, enum fact_kind kind, bool called_off,
                          struct status *st);
// The planned visit or meeting behind a due item; NULL: it is something else.
const struct fact *event_planned(const struct telling *telling, const struct due *due);
bool event_of_encounter(struct telling *telling, enum fact_kind kind, const char *ref,
                        bool called_off, struct status *st);
bool events_of_dues(struct telling *telling, struct status *st);

#endif
