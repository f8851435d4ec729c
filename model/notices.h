// SPDX-License-Identifier: MIT
// Plans and notices as they are drafted from the findings that ask for them: what the program itself can fill in.
#ifndef MODEL_NOTICES_H
#define MODEL_NOTICES_H

#include "model/acts.h"

// The next reference that is free, "PWN-5": one more than the highest number there is with that beginning. kind: FACT_SERVED, FACT_NEVER_EVENT.
const char *notice_next_ref(const struct evaluation *now, enum fact_kind kind, const char *brief,
                            struct arena *arena);
// The served fact of that reference, or NULL; and what became of it by a day.
const struct fact *notice_served(const struct contract_facts *facts, const char *ref);
bool notice_in_force(const struct contract_facts *facts, const char *ref, day on);
// The latest determination of a plan by a day; NULL if there is none.
const struct fact *notice_determined(const struct contract_facts *facts, const char *ref, day on);
// Whether it is a plan that may still be determined: in force, and not found met.
bool notice_runs(const struct evaluation *now, const struct fact *served, day on);

// The KPIs that findings are about, joined by ';' in the framework's order: those of the failures counted, those of a plan that was not met,
// those of the plans that go with the notices counted. keys: joined by ';'.
const char *notice_kpis(const struct evaluation *now, const char *keys, struct arena *arena);
// The plan that a plan served on a day, covering these KPIs (joined by ';'), follows: the one that the findings name, or else the latest
// that covers one of them and was not yet found met. "" if there is none.
const char *notice_follows(const struct evaluation *now, const char *keys, const char *covers,
                           day on, struct arena *arena);
// The notice that a finding asks a plan for (rap-with), or "".
const char *notice_accompanied(const struct evaluation *now, const char *keys, struct arena *arena);
// That key, and behind it those of all other open findings that ask for the same instrument: one paper may answer several.
// window, the others'. One paper may name several.
const char *notice_also_open(const struct evaluation *now, const char *key, struct arena *arena);

// The plan that a notice answering these findings is to have with it, and whether it must; NULL if the framework has no such.
const struct instrument *notice_plan(const struct framework *framework,
                                     const struct instrument *notice, const char *keys, bool *must);

// The content that a paper must have, as far as the facts give it: a field content.<id> for each item that is asked; its value is "" where
// only a person can say. `paper` needs instrument, date, answers, covers and rectify_by; of a plan that goes with a notice `with` is that
// notice, whose findings are its reasons (NULL: none).
struct notice_draft {
    const struct field *fields;
    const struct content **content; // of each field
    const bool
        *settled; // it says no more than what the paper's own fields say: its date, its period
    size_t count;
};
bool notice_draft(struct office *office, const struct evaluation *now, const struct paper *paper,
                  const struct paper *with, struct arena *arena, struct notice_draft *out,
                  struct status *st);

// ---- The paper itself ----------------------------------------------------------------------------------------------------------------

// Appends the plain text of a paper that was served: head, content with its clauses, the plan that goes with a notice, and the head of the
// audit trail. Lines are as long as they are; whoever prints them breaks them. STATUS_UNKNOWN if the contract has no such paper.
bool notice_print(struct office *office, int64_t contract, const char *ref, struct text *out,
                  struct status *st);

#endif
