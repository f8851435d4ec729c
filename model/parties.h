// SPDX-License-Identifier: MIT
// Providers, contracts and the people to reach: added, and changed from the version that was seen. Nothing is overwritten: whoever saves over
// a version that somebody else has changed gets STATUS_BUSY, and reads theirs and who it was.
#ifndef MODEL_PARTIES_H
#define MODEL_PARTIES_H

#include "db/contract.h"
#include "db/person.h"
#include "db/provider.h"
#include "model/office.h"

// All save inside an entry (model/entry.h) that the caller gives up on failure. version 0: a new one. Mistakes are lines of the status
// (STATUS_DATA), each beginning with the label of its field; STATUS_BUSY: changed by somebody else meanwhile. *what (may be NULL) says
// whether anything was written.
bool parties_save_provider(struct office *office, const struct provider *provider, int64_t *id,
                           enum upsert *what, struct status *st);
bool parties_save_contract(struct office *office, const struct contract *contract, int64_t *id,
                           enum upsert *what, struct status *st);
// A new person without a reference is given one.
bool parties_save_person(struct office *office, const struct person *person, int64_t *id,
                         enum upsert *what, struct status *st);

bool parties_people(const struct office *office, int64_t provider, struct arena *arena,
                    struct persons *out, struct status *st);
bool parties_person(const struct office *office, int64_t provider, const char *ref,
                    struct arena *arena, struct person *out, struct status *st);
bool parties_contract(const struct office *office, int64_t id, struct arena *arena,
                      struct contract *out, struct status *st);
// Whether the person is there on a day.
bool person_there(const struct person *person, day on);

// Who changed a record last: "jrees at 10:44 on 24 May 2027"; in the arena. "someone" where the trail does not say.
const char *parties_who(const struct office *office, const char *table, int64_t id,
                        struct arena *arena);

// Whether a text is fit for one line: no control characters. lines: line breaks and tabs are. False: a line of the status that begins
// with the label.
bool text_is_plain(const char *label, const char *text, bool lines, struct status *st);

// Works out anew what lists show of the provider's contracts (contract 0) or of one, inside a write; of a provider with very many the rest is
// marked, and worked out when it is looked at.
bool parties_refresh(struct office *office, int64_t provider, int64_t contract, struct status *st);

#endif
