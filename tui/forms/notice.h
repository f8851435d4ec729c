// SPDX-License-Identifier: MIT
// Forms for what is done about findings and papers: serving a plan or notice, deciding or waiving, determining, withdrawing, a never event.
#ifndef TUI_FORM_NOTICE_H
#define TUI_FORM_NOTICE_H

#include "tui/app.h"

// Serves what the finding asks for, or where its key is "" an instrument that nothing asks for; what it would be waived by stands in the same
// form.
unsigned notice_form_open(struct app *app, int64_t contract, const char *instrument,
                          const char *named);
// Decides on a finding, or where its key is "" on several at once.
unsigned decide_form_open(struct app *app, int64_t contract, const char *named);
unsigned determine_form_open(struct app *app, int64_t contract, const char *plan);
unsigned withdraw_form_open(struct app *app, int64_t contract, const char *paper);
unsigned never_event_form_open(struct app *app, int64_t contract);
// The form that a finding asks for. REACT_IGNORED where the contract has no such open finding.
unsigned finding_form_open(struct app *app, int64_t contract, const char *named);

bool notice_form_reopen(struct app *app, const char *subject, struct status *st);
bool decide_form_reopen(struct app *app, const char *subject, struct status *st);
bool determine_form_reopen(struct app *app, const char *subject, struct status *st);
bool withdraw_form_reopen(struct app *app, const char *subject, struct status *st);
bool never_event_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
