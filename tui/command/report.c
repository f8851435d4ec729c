// SPDX-License-Identifier: MIT
// report minutes: the papers that leave the office.
#include "tui/command/page.h"
#include "tui/command/walk.h"

#include "model/meetings.h"

bool command_report_minutes(struct session *session, struct status *st)
{
    struct text words = {0};
    int64_t contract;
    bool done =
        contract_named(session, session->operands[0], &contract, st) &&
        meeting_minutes(&session->office, contract, session->operands[1], &words, st) &&
        output_page(&session->out, text_get(&words), st);
    text_release(&words);
    return done;
}
