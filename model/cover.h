// SPDX-License-Identifier: MIT
// Cover during leave: between two days an officer's contracts count also as those of whoever covers. The contracts themselves stay as
// they are, and cover does not go on to a third person.
#ifndef MODEL_COVER_H
#define MODEL_COVER_H

#include "db/cover.h"
#include "model/entry.h"

// Arranges cover in one audited act under the form's token (NULL: of no form), or changes that of the same officer and first day: another
// person, another last day; `to` before `from` takes it back. STATUS_DATA: lines that begin with their label; STATUS_UNKNOWN: no contract
// has this officer, or there is nothing to take back. seen: what the person saw of it, id 0: that there was none yet; NULL: whatever there
// is is changed. STATUS_BUSY: it is not as it was seen.
enum entry cover_make(struct office *office, const struct cover *cover, const struct cover *seen,
                      const char *token, enum upsert *what, struct status *st);
// That of this officer and first day, in the arena. STATUS_UNKNOWN: there is none.
bool cover_find(struct office *office, const char *officer, day from, struct arena *arena,
                struct cover *out, struct status *st);
// Those that are not over on the office's day, by first day and officer; login NULL: all; otherwise those in which this person is either.
bool covers_ahead(const struct office *office, const char *login, struct arena *arena,
                  struct covers *out, struct status *st);
// Of them those that this person holds for others on the office's day.
bool covers_held(const struct office *office, const char *login, struct arena *arena,
                 struct covers *out, struct status *st);
// Appends whom he covers on that day: ", and for jsmith until 14 June 2027, mjones until ..."; nothing where that is nobody.
bool covers_held_words(const struct office *office, const char *login, struct text *out,
                       struct status *st);
// Whether it holds on this day.
bool cover_holds(const struct cover *cover, day on);
// Whether an officer's contracts count as those of a login on that day: they are his own, or he covers them. login NULL: all count.
bool cover_counts(const struct covers *all, const char *login, const char *officer, day on);
// Who an officer is to whoever wants to reach him on the office's day: "jsmith, covered by mjones until 14 June 2027", or the login alone.
// In the arena, or what was given.
const char *cover_officer(const struct office *office, const char *officer, struct arena *arena);
// "mjones covers jsmith from 1 June 2027 to 14 June 2027"
void cover_words(const struct cover *cover, struct text *out);

#endif
