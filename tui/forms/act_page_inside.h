// SPDX-License-Identifier: MIT
// What the files of the page of what is to be done share. For tui/forms/act_page*.c only.
#ifndef TUI_ACT_PAGE_INSIDE_H
#define TUI_ACT_PAGE_INSIDE_H

#include "model/notices.h"
#include "tui/page.h"

// What a row opens, as the key of its topic; a finding's own key has no such beginning. The topic's ref says which.
#define OPENS_SERVE     "@serve"     // an instrument
#define OPENS_DETERMINE "@determine" // a plan
#define OPENS_READ      "@read"      // a paper
#define OPENS_WITHDRAW  "@withdraw"  // a paper
#define OPENS_DECIDE    "@decide"
#define OPENS_EVENT     "@event"
#define OPENS_RECEIPT   "@receipt" // a paper
#define OPENS_MEASURE   "@measure" // an intervention
#define OPENS_RECORD    "@record"  // a new one: its kind
#define OPENS_STEP      "@step"    // the next step: "kind ref"

// A row: what it is in a word, and in words.
void act_row(struct doc *doc, const char *brief, const char *words, struct topic topic);
// A heading before the first row under it.
void act_heading(struct doc *doc, bool *said, const char *words);
// "KPI 1, 7, rectify by 19 Aug, with PWN-4"; of a notice what it is and when it was served.
const char *act_paper_line(struct doc *doc, const struct evaluation *now, const struct fact *fact);

// The sections about records; act_page_records.c.
void act_add_receipts(struct doc *doc, const struct evaluation *now);
void act_add_steps(struct doc *doc, const struct evaluation *now);
void act_add_interventions(struct doc *doc, const struct evaluation *now);
void act_add_begins(struct doc *doc, const struct evaluation *now);
unsigned act_open_receipt(struct app *app, int64_t contract, const char *ref);
unsigned act_open_measure(struct app *app, int64_t contract, const char *ref);
unsigned act_open_record(struct app *app, int64_t contract, const char *kind);
unsigned act_open_step(struct app *app, int64_t contract, const char *kind_and_ref);

#endif
