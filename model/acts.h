// SPDX-License-Identifier: MIT
// What the council does about findings and papers: it serves a plan or a notice, determines a plan, withdraws a paper, decides on a finding
// or waives it, and records a never event. One or several acts are checked together and saved in one entry.
#ifndef MODEL_ACTS_H
#define MODEL_ACTS_H

#include "model/evaluation.h"
#include "model/papers_check.h"
#include "model/whatif.h"

struct act {
    struct paper paper;
    const char *note; // the reason, or what shows it; NULL is ""
    const struct field
        *fields; // what is said beyond these: ACT_FIELDS, and content.<id> of a paper
    size_t field_count;
    const char *const *labels; // PAPER_FIELD_COUNT labels for what is told of it; NULL: act_label's
};

// Fields of acts besides those of a paper: name, label, what it is
#define ACT_FIELDS(_)                                                                          \
    _(METHOD, "method", "How it was served")                                                   \
    _(RECEIVED, "received", "Received by the provider on") /* clocks of replies run from it */ \
    _(REPLY_BY, "reply_by", "Reply asked for by")                                              \
    _(DECIDED_BY, "decided_by", "Role that decided")                                           \
    _(CIRCUMSTANCES, "circumstances", "Circumstances")                                         \
    _(REASON, "note", "Reason")
#define ACT_NAME_ENUM(name, id, label) ACT_##name,
enum act_field { ACT_FIELDS(ACT_NAME_ENUM) ACT_FIELD_COUNT };
#undef ACT_NAME_ENUM
const char *act_field_name(enum act_field field);
const char *act_field_label(enum act_field field);

// The kind of record that says when a paper was received; its reference is the paper's.
#define ACT_RECEIPT "receipt"

// What a field of a paper is called in an act of that kind: "Date served". NULL where the kind has no such field.
const char *act_label(enum fact_kind kind, enum paper_field field);

// The ways in which papers are served; NULL-terminated ids and words.
struct act_choice {
    const char *id, *word;
};
extern const struct act_choice act_methods[];

// ---- Content -------------------------------------------------------------------------------------------------------------------------

// Whether a paper must hold an item before it is served, given the KPIs it covers. What the plan that goes with a notice holds is not asked
// of the notice.
bool act_content_asked(const struct content *content, const char *covers);
// "Methodology": the item in a word.
const char *act_content_brief(const struct content *content, struct arena *arena);
// The name of its field: "content.methodology".
const char *act_content_name(const struct content *content, struct arena *arena);

// ---- Asking and saving ---------------------------------------------------------------------------------------------------------------

// Whether the acts may be recorded on the office's today, all that an import would refuse among it, and what only an entry asks for: a role
// and a reason for what is waived, decided or withdrawn, the content of what is served, findings that are still open. An act may speak of
// one before it in the list. False: STATUS_DATA, a line for each mistake, which begins with the label of its field.
bool acts_ask(struct office *office, const struct evaluation *now, const struct act *acts,
              size_t count, struct arena *arena, struct status *st);

enum acts_saved { ACTS_NOT_SAVED, ACTS_SAVED, ACTS_SAVED_BEFORE };
// Asks again within the entry, and saves. token: of the form, or NULL.
enum acts_saved acts_save(struct office *office, int64_t contract, const struct act *acts,
                          size_t count, const char *token, struct status *st);

// What saving them would change.
bool acts_whatif(struct office *office, const struct evaluation *now, const struct act *acts,
                 size_t count, struct arena *arena, struct whatif *out, struct status *st);

// The contract as at the office's today, with all that is known: what acts are asked about, whatever day is told on the screen.
bool acts_now(struct office *office, int64_t contract, struct arena *arena, struct evaluation *out,
              struct status *st);

#endif
