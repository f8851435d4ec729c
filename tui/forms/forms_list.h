// SPDX-License-Identifier: MIT
// Every form that has drafts: the beginning of its id (up to a colon, where it has one) and what opens it again for a draft's subject.
#ifndef TUI_FORMS_LIST_H
#define TUI_FORMS_LIST_H

#include "tui/forms/done.h"
#include "tui/forms/record.h"

// id, function of bool (struct app *app, const char *subject, struct status *st)
#define FORMS(_) _("record", record_form_reopen) _("done", done_form_reopen)

#endif
