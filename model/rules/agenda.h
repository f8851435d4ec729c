// SPDX-License-Identifier: MIT
// What waits for a contract's next meeting besides its standing agenda: open actions, matters held over, items that either side has added.
#ifndef RULES_AGENDA_H
#define RULES_AGENDA_H

#include "model/ground/arena.h"
#include "model/rules/framework.h"

// The order is that of the list. name, what a list of them is called
#define MATTER_KINDS(_)                                                            \
    _(OVER, "Held over")        /* a minute that an earlier meeting held over */   \
    _(ACTION, "Open actions")   /* an action that is neither done nor dropped */   \
    _(HELD, "Held for review")  /* a concern held for the next review (001 L87) */ \
    _(ADDED, "Added to agenda") /* an item that either side has added (001 L162) */
#define MATTER_ENUM(name, words) MATTER_##name,
enum matter_kind { MATTER_KINDS(MATTER_ENUM) MATTER_KIND_COUNT };
#undef MATTER_ENUM

struct matter {
    enum matter_kind kind;
    const char *record, *ref; // the record that it stands for: "concern", "C-12"
    const char *what;         // in the words of whoever entered it
    day since;                // received, agreed, added, or held over on
    const char *item; // id of the agenda's item beneath which it belongs; "" where none is said
    const char *
        whose; // whose turn an action is ("council", "provider"), who added an item; "" where nothing is said
    const char *owner; // of an action; else ""
    day due_by;        // of an action; DAY_NONE: no day was agreed
    bool overdue;
    const char *
        before; // ref of the last meeting since then, at which it could have been dealt with; NULL: it is new
};

struct matters {
    struct matter
        *list; // by kind, then day (of actions that are due, the day on which they are), then ref
    size_t count;
};

// Everything that waits for a meeting of a type (a cadence's id; NULL: of whichever) on a day, from what was recorded by `known_at`. A matter
// held for review waits for the meetings that the framework holds them for (`held`); an item that was added for another type is
// left out. What is dealt with waits no more: an action done or dropped, a concern that was referred, resolved or taken up at once, an item
// dealt with or withdrawn, a minute (kind "minute": fields meeting, item or title, text, held_over) whose item a later meeting has minuted.
void meeting_matters(const struct framework *framework, const struct contract_facts *facts,
                     const char *type, day as_at, moment known_at, struct arena *arena,
                     struct matters *out);
const char *matter_kind_words(enum matter_kind kind);

#endif
