// SPDX-License-Identifier: MIT
// A person's own editor for longer notes: $VISUAL, $EDITOR, or nano.
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "tui/app.h"

// Runs it over the text in the terminal, which it has for itself meanwhile. Returns the text as it was left (caller frees), or NULL, with a
// message to the person, when it stays as it was: the editor could not be run, or was left without success and without a change.
char *editor_run(struct app *app, const char *text);

#endif
