// SPDX-License-Identifier: MIT
// What a source document says, as its framework file holds it, told in the words of a table: offers, needs, list, content, money.
#ifndef RULES_SUPPORT_DOCUMENT_H
#define RULES_SUPPORT_DOCUMENT_H

#include "table.h"

// Takes "offers all|NUMBER" (interventions by rating), "needs all|NUMBER" (what makes them done), "list ID" (a list, or parties, stages,
// concerns, modes, ratings, kpis, decisions), "content ID" (of a paper, or a meeting), "money SUM". False: another line.
table_say document_say;

#endif
