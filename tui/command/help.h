// SPDX-License-Identifier: MIT
// What the program says of itself, made from the tables of commands and options.
#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include "tui/command/commands.h"

// --help: of one command, or with NULL of the whole program; examples come first. operand: the
// command's first, or NULL; of a profile of import its files are told.
bool help_write(const struct command *command, const char *operand, struct output *out,
                struct status *st);
// --man: contractmon(1) as roff.
bool manual_write(struct output *out, struct status *st);
// --completion bash
bool completion_write(struct output *out, struct status *st);

#endif
