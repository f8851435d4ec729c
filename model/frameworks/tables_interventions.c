// SPDX-License-Identifier: MIT
// The tables of ratings and of the interventions that each rating calls for.
#include "tables.h"

// Each row is one line.
// clang-format off

static const struct setting mode_rows[] = {
#define M(...) ROW(struct mode, __VA_ARGS__)
    M("id", ID, true, id, "what availability rows call it"),
    M("word", TEXT, true, word, "its name in full"),
    M("text", TEXT, true, text, "what it means"),
    M("clause", TEXT, true, clause, "where the document says so"),
#undef M
};
const struct group mode_group = GROUP(struct mode, mode_rows, "mode", .named_by = "id");

static const struct setting rating_rows[] = {
#define R(...) ROW(struct rating, __VA_ARGS__)
    R("id", ID, true, id, "what records call it"),
    R("word", TEXT, true, word, "its name in full"),
    R("approach", TEXT, true, approach, "the approach that it calls for"),
    R("rank", COUNT, true, rank, "which is graver: the higher", FROM_TO(0, 99)),
    R("clause", TEXT, true, clause, "where the document says so"),
    R("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
#undef R
};
const struct group rating_group = GROUP(struct rating, rating_rows, "rating", .named_by = "id");

static const struct setting availability_rows[] = {
#define A(...) ROW(struct availability, __VA_ARGS__)
    A("rating", ID, true, rating, "for which rating"),
    A("listed", BOOL, true, listed, "true: the document offers it; false: it is silent, and it may be chosen with a reason"),
    A("modes", NAMES, false, modes.list, "how, the mildest first", ALSO(struct availability, modes.count)),
    A("provenance", WORD, true, provenance, "how the modes got here", .words = setting_provenances),
    A("printed", TEXT, false, printed, "what the source prints there, where that is not plain"),
#undef A
};
static const struct group availability_group = GROUP(struct availability, availability_rows, "availability", .named_by = "rating");

static const struct setting done_rows[] = {
#define D(...) ROW(struct phrase, __VA_ARGS__)
    D("id", ID, true, id, "what records call it when it is ticked"),
    D("text", TEXT, true, text, "what has been done"),
    D("clause", TEXT, false, clause, "where the document says so, if not where the intervention does"),
    D("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef D
};
static const struct group done_group = GROUP(struct phrase, done_rows, "item of done_when", .named_by = "id");

static const struct setting intervention_rows[] = {
#define I(...) ROW(struct intervention, __VA_ARGS__)
    I("number", COUNT, true, number, "its number in the document", FROM_TO(1, 999)),
    I("id", ID, true, id, "what records call it"),
    I("name", TEXT, true, name, "its name in full"),
    I("issues", TEXTS, false, issues.list, "the issues that it answers", ALSO(struct intervention, issues.count)),
    I("why", TEXTS, false, why.list, "why one would choose it", ALSO(struct intervention, why.count)),
    I("how", TEXTS, false, how.list, "how it is done", ALSO(struct intervention, how.count)),
    I("availability", ROWS, true, availability, "whether and how it is offered, for each rating",
      ALSO(struct intervention, availability_count), .group = &availability_group),
    I("done_when", ROWS, false, done_when, "what must be ticked before it is done", ALSO(struct intervention, done_count),
      .group = &done_group),
    I("evidence", COUNT, false, evidence, "references to evidence that it needs before it is done", FROM_TO(0, 99)),
    I("informs", NAMES, false, informs.list, "the parties to be told", ALSO(struct intervention, informs.count)),
    I("updates_rating", BOOL, false, updates_rating, "true: the rating must be given anew"),
    I("risk_checklist", BOOL, false, risk_checklist, "true: the risk checklist must be completed"),
    I("clause", TEXT, true, clause, "where the document says so"),
#undef I
};
const struct group intervention_group = GROUP(struct intervention, intervention_rows, "intervention", .named_by = "id");
