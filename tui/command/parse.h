// SPDX-License-Identifier: MIT
// The command line, taken apart.
#ifndef COMMAND_PARSE_H
#define COMMAND_PARSE_H

#include "tui/command/commands.h"

// Fills command, operands and values of the session; strings are those of argv, lists live in the
// arena. Options stand before the command or behind it; "--" ends them. False (STATUS_USAGE) with
// what is wrong and what is allowed; even then the options that were understood are filled in.
bool parse_arguments(int argc, char *const argv[], struct arena *arena, struct session *out,
                     struct status *st);

// What stands behind an option of a command ("table|csv|json", "FILE"); NULL: nothing does. command NULL: any.
const char *flag_argument(enum flag flag, const struct command *command);

// The row of a command by its name, NULL if there is none.
const struct command *command_named(const char *name);

#endif
