// SPDX-License-Identifier: MIT
// Rows worked out beforehand: a page of headings, lines and tables that a pane of rows shows.
#ifndef TUI_DOC_H
#define TUI_DOC_H

#include "model/rules/rules.h"
#include "tui/rows.h"

// What a row is about, for Enter, explanations and the timeline.
struct topic {
    const struct finding *finding;
    const char *key;  // of a finding, where only that is known
    const char *ref;  // of a fact, or of what `what` says
    const char *what; // as in struct chosen
    int64_t contract; // it belongs to; 0: the one of the screen
    day on;           // DAY_NONE
};

struct doc_row {
    struct row row;
    struct topic topic;
    bool passed; // the cursor passes over it
};

struct doc {
    struct arena *arena; // of the rows and everything made for them; not owned
    struct doc_row *rows;
    size_t count, capacity;
    int width; // columns the rows are made for
};

void doc_begin(struct doc *doc, struct arena *arena, int width);
// A new, empty row; good until the next one is added.
struct doc_row *doc_add(struct doc *doc);
void doc_blank(struct doc *doc); // passed over
void doc_heading(struct doc *doc, const char *text);
// Words broken into rows of the doc's width, indented; the rows after the first by two more when `hang`. Returns the first row's index.
size_t doc_words(struct doc *doc, int indent, bool hang, enum role role, const char *words);
// A label and words behind it, in columns: "Contract    HC-014".
void doc_labelled(struct doc *doc, int label_width, const char *label, enum role role,
                  const char *words);
// Gives the topic to every row from that index on.
void doc_topic(struct doc *doc, size_t from, struct topic topic);

// What a rows_source needs of a doc (context is the doc).
size_t doc_count(void *context, struct app *app);
bool doc_row(void *context, struct app *app, size_t index, int width, struct row *out);
bool doc_stop(void *context, size_t index);

// The words of a text broken at `width` columns: walks by *at, appends the next line to out; false when there is none.
bool wrap_next(const char **at, int width, struct text *out);

#endif
