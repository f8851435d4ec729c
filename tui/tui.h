// SPDX-License-Identifier: MIT
// The full-screen program: one call that takes the terminal, shows the office until the person leaves, and gives the terminal back.
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "model/office.h"
#include "tui/config.h"

// Runs until the person quits. Returns the exit status of design 6: 0 when the person left, 2 when the terminal cannot show it
// (STATUS_USAGE in st, with a sentence that points to the subcommands), 1 otherwise. The terminal is as it was before on every
// path out, signals included; a signal that ends the program is raised again after that. st holds a message when it is not 0.
int tui_run(struct office *office, const struct config *config, struct status *st);

#endif
