// SPDX-License-Identifier: MIT
// The work queue as the body of a mail.
#ifndef COMMAND_DUE_MAIL_H
#define COMMAND_DUE_MAIL_H

#include "model/queue.h"

struct due_mail {
    const struct office *office;
    const char *officer; // whose it is; NULL: everybody's
    day until;           // how far ahead was looked
    bool ascii;
};

// Appends the items in groups (overdue, today, ahead), in lines of 72 columns: the day, whose turn, what, provider and contract, rule and
// clause, the arithmetic; last the notes (ended by NULL). Nothing where there are no items, so that no mail goes out.
void due_mail_write(const struct due_mail *mail, const struct queue *queue,
                    const char *const *notes, struct text *out);

#endif
