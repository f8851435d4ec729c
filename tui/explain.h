// SPDX-License-Identifier: MIT
// The reasoning in words: why a finding was raised, or why a contract stands where it stands.
#ifndef TUI_EXPLAIN_H
#define TUI_EXPLAIN_H

#include "tui/app.h"

// Opens the explanation of the finding of that key, or with NULL of the whole outcome, as at the office's day.
unsigned explain_open(struct app *app, int64_t contract, const char *finding);

#endif
