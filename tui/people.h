// SPDX-License-Identifier: MIT
// Whom to reach at a provider: a page of people, to add to and to change.
#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include "model/parties.h"
#include "tui/doc.h"

unsigned people_open(struct app *app, const struct chosen *chosen);
// Those who are there on the office's day, a row each; all: those who have left, too.
void people_add(struct doc *doc, const struct app *app, const struct persons *people, bool all);

#endif
