// SPDX-License-Identifier: MIT
// handover: an officer's contracts go to another officer.
#include "tui/command/commands.h"

#include "model/handover.h"

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
    if (handover_make(&session->office, &move, NULL, &moved, st) == ENTRY_FAILED)
        return false;
    message("%zu contract%s moved from %s to %s.", moved, moved == 1 ? "" : "s", move.from,
            move.to);
    return true;
}
