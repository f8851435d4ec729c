// SPDX-License-Identifier: MIT
// handover: an officer's contracts go to another officer.
#include "tui/command/commands.h"

#include <string.h>

#include "model/handover.h"
#include "model/logins.h"

// Contracts moved to a login that nobody has would be seen by nobody.
static bool right_login(struct session *session, const char *to, struct status *st)
{
    struct status why = {0};
    if (session_has(session, FLAG_NEW) || login_known(&session->office, to, false, &why))
        return true;
    if (why.code == STATUS_UNKNOWN)
        status_fail(st, STATUS_UNKNOWN,
                    "%s Nothing was moved. If the login is right and new, add --new.",
                    status_message(&why));
    else
        status_fail(st, why.code, "%s", status_message(&why));
    status_clear(&why);
    return false;
}

bool command_handover(struct session *session, struct status *st)
{
    enum { FROM, TO, CONTRACTS };
    const struct handover_move move = {
        .from = session->operands[FROM],
        .to = session->operands[TO],
        .contracts = session->operands + CONTRACTS,
        .count = session->operand_count - CONTRACTS,
    };
    size_t moved = 0;
    bool plain = move.to[0] != '\0' && strchr(move.to, ' ') == NULL; // what is not, is told below
    if (plain && !right_login(session, move.to, st))
        return false;
    if (handover_make(&session->office, &move, NULL, &moved, st) == ENTRY_FAILED)
        return false;
    message("%zu contract%s moved from %s to %s.", moved, moved == 1 ? "" : "s", move.from,
            move.to);
    return true;
}
