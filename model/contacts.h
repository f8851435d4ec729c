// SPDX-License-Identifier: MIT
// Contact notes: a telephone call, an e-mail or a talk, on a provider or on one of his contracts. A note is never changed: it is corrected by
// a further turn, or withdrawn by one, and all turns stay.
#ifndef MODEL_CONTACTS_H
#define MODEL_CONTACTS_H

#include "db/provider_event.h"
#include "model/office.h"

struct contact_way {
    const char *id, *word, *done; // "telephone", "Telephone", "by telephone"
};
const struct contact_way *contact_way_at(size_t index);      // NULL past the last
const struct contact_way *contact_way_named(const char *id); // NULL if there is none

struct contact {                // what a note says; strings are never NULL
    int64_t provider, contract; // contract 0: the provider as such
    const char *ref;            // "N-12"; "" for a new one
    int64_t turn;               // the one that was seen; 0 for a new one
    day date;
    const char *how;  // id of a way
    const char *with; // who was spoken to
    const char *said;
};

// Writes a note, or corrects the one of that reference from the turn that was seen, inside an entry that the caller gives up on failure.
// Mistakes are lines of the status (STATUS_DATA), each beginning with its label; STATUS_BUSY: somebody else has written it since.
// contact->ref and turn are filled in; strings live in the arena. What lists show is worked out anew.
bool contact_write(struct office *office, struct contact *contact, struct arena *arena,
                   struct status *st);
// Withdraws it, saying why.
bool contact_withdraw(struct office *office, int64_t provider, const char *ref, int64_t turn,
                      const char *why, struct status *st);
// The latest turn of one. STATUS_UNKNOWN if there is none.
bool contact_read(const struct office *office, int64_t provider, const char *ref,
                  struct arena *arena, struct contact *out, struct status *st);

// The latest turn of a note or change of that reference as it is stored. STATUS_UNKNOWN if there is none.
bool provider_event(const struct office *office, int64_t provider, const char *ref,
                    struct arena *arena, struct event_row *out, struct status *st);

bool event_is_note(const struct event_row *event);
// "by telephone with Morgan Price: Rota is full again"; in the arena.
const char *contact_words(const struct event_row *event, struct arena *arena);
// The day of the last contact by notes alone, as the day and moment tell it; DAY_NONE: none. contract 0: with the provider.
day contact_last_noted(const struct office *office, int64_t provider, int64_t contract, day as_at,
                       moment known_at);

#endif
