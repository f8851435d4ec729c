// SPDX-License-Identifier: MIT
// What the list shows of a contract, taken from its outcome. The cache and every fresh computation
// use the same few lines.
#ifndef MODEL_STANDINGS_H
#define MODEL_STANDINGS_H

#include "db/standing.h"
#include "model/evaluation.h"

// Fills contract, provider and the computed part (rag .. holds_until); strings are the outcome's.
// The rest of *out is left alone. It holds until the outcome may differ, or until another version
// of the framework comes into force.
void standing_of(struct office *office, const struct evaluation *evaluation, day as_at,
                 moment known_at, struct standing *out);
// The last day on which anyone met or reached them: a visit or a meeting that was held, a note; DAY_NONE: never.
day contact_last(const struct office *office, const struct evaluation *evaluation, day as_at,
                 moment known_at);
// The computed part of a contract that cannot be worked out (its framework has gone, a row is
// damaged): until the next day.
void standing_unknown(day as_at, struct standing *out);

// The cached rows of the contracts of a subject (all contracts where it names neither a provider
// nor a contract), ordered by the contract's reference. Lives in the arena.
bool subject_standings(struct office *office, const struct subject *subject, struct arena *arena,
                       struct standings *out, struct status *st);

// False if the row says that the contract could not be worked out; then why.
bool standing_is_known(struct office *office, const struct standing *row, struct status *why);

#endif
