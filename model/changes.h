// SPDX-License-Identifier: MIT
// What becomes of a provider: another name or owner, a merger, a closure, the end of a registration, a contract that goes to somebody else. The
// history stays whole: each is an event of its own, and the old names are still found.
#ifndef MODEL_CHANGES_H
#define MODEL_CHANGES_H

#include "db/provider.h"
#include "db/provider_event.h"
#include "model/office.h"

// id (stored), word, what it asks for, may lie ahead, ends the provider
#define CHANGE_KINDS(_)                                                                  \
    _(RENAMED, "renamed", "Change of name", ASKS_NAME, false, false)                     \
    _(OWNER, "owner", "Change of owner", ASKS_NAME, true, false)                         \
    _(NOVATED, "novated", "Contract goes to another provider", ASKS_OTHER, false, false) \
    _(MERGED, "merged", "Merger into another provider", ASKS_OTHER, false, true)         \
    _(CLOSED, "closed", "Closure", ASKS_NOTHING, true, true)                             \
    _(DEREGISTERED, "deregistered", "Registration ended", ASKS_NOTHING, true, true)
enum change_asks { ASKS_NOTHING, ASKS_NAME, ASKS_OTHER };
#define CHANGE_ENUM(name, id, word, asks, ahead, ends) CHANGE_##name,
enum change_kind { CHANGE_KINDS(CHANGE_ENUM) CHANGE_KIND_COUNT };
#undef CHANGE_ENUM
struct change_row {
    const char *id, *word;
    enum change_asks asks;
    bool ahead; // its date may lie ahead
    bool ends;  // lists say so of the provider
};
const struct change_row *change_row(enum change_kind kind);
enum change_kind change_kind_named(const char *id); // CHANGE_KIND_COUNT if it is none

struct change { // strings are never NULL
    int64_t provider;
    enum change_kind kind;
    day date;
    const char *became; // ASKS_NAME: the new name, or the new owner
    const char *was;    // of an owner: the one before, where known
    int64_t other;      // ASKS_OTHER: the successor
    int64_t contract;   // NOVATED: which one
    bool contracts_too; // MERGED: his contracts that run go to the successor in the same act
    int64_t seen;       // version of the provider that was seen; 0: whatever it is
    const char *words;  // why, or what else is to be known
    // filled in
    const char *ref; // "C-3"; in the arena
    size_t moved;    // contracts that went
};

// Makes a change inside an entry that the caller gives up on failure: the event, the provider's new name, the contracts' new provider. Mistakes
// are lines of the status (STATUS_DATA), each beginning with its label; STATUS_BUSY: somebody else has changed it meanwhile.
bool change_make(struct office *office, struct change *change, struct arena *arena,
                 struct status *st);
// Inside an import: a file calls a provider otherwise than the database did. What was written otherwise only in capitals or accents is no
// change of name.
bool change_of_name_came(struct office *office, const struct provider *provider, const char *was,
                         int64_t import, struct status *st);
// Withdraws a change that was wrong, saying why: a further turn. A name, and the contracts that went, are put back; refused (STATUS_BUSY)
// where they have gone on since.
bool change_withdraw(struct office *office, int64_t provider, const char *ref, const char *why,
                     struct status *st);

// In one line, of a provider or of a contract: "Name changed from Acorn to Acorn Care"; "Contract HC-014 came from Acorn Care".
const char *change_words(const struct event_row *event, int64_t of_provider, struct arena *arena);

// Notes and changes of a provider (contract 0), or of a contract and its provider as such, oldest first, as the office's day and knowledge
// tell them; a closure that lies ahead is among them.
bool provider_events(const struct office *office, int64_t provider, int64_t contract,
                     struct arena *arena, struct event_rows *out, struct status *st);

struct provider_state {
    const char *name;   // as it was on the office's day
    const char *now;    // as it is now, where that differs; else NULL
    const char *former; // the name before, on the office's day; NULL: always called so
    const char *
        ended; // "closed 30 June 2027", "merged into Birch Care on ...", "closes on ..."; NULL: goes on
};
// What is to be said of the provider's name and end, from its events; in the arena.
struct provider_state provider_state(const struct office *office, const struct provider *provider,
                                     const struct event_rows *events, struct arena *arena);

#endif
