// SPDX-License-Identifier: MIT
// Every form that has drafts: the beginning of its id (up to a colon, where it has one) and what opens it again for a draft's subject.
#ifndef TUI_FORMS_LIST_H
#define TUI_FORMS_LIST_H

#include "tui/forms/change.h"
#include "tui/forms/contact_note.h"
#include "tui/forms/contract.h"
#include "tui/forms/cover.h"
#include "tui/forms/done.h"
#include "tui/forms/notice.h"
#include "tui/forms/person.h"
#include "tui/forms/provider.h"
#include "tui/forms/record.h"
#include "tui/handover.h"
#include "tui/meeting.h"
#include "tui/return_screen.h"

// id, function of bool (struct app *app, const char *subject, struct status *st)
#define FORMS(_)                              \
    _("record", record_form_reopen)           \
    _("return", return_reopen)                \
    _("notice", notice_form_reopen)           \
    _("decide", decide_form_reopen)           \
    _("determine", determine_form_reopen)     \
    _("withdraw", withdraw_form_reopen)       \
    _("never-event", never_event_form_reopen) \
    _("meeting", meeting_reopen)              \
    _("meeting-plan", meeting_plan_reopen)    \
    _("provider", provider_form_reopen)       \
    _("contract", contract_form_reopen)       \
    _("person", person_form_reopen)           \
    _("note", contact_note_reopen)            \
    _("change", change_form_reopen)           \
    _("done", done_form_reopen)               \
    _("handover", handover_form_reopen)       \
    _("cover", cover_form_reopen)

#endif
