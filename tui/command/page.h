// SPDX-License-Identifier: MIT
// Lines of a page of text, for the commands that write for people.
#ifndef COMMAND_PAGE_H
#define COMMAND_PAGE_H

#include "model/ground/text.h"

// Appends one line; line ends within what is printed become spaces, so that a stored text cannot
// forge a line of its own.
void page_line(struct text *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
// An empty line and a heading.
void page_heading(struct text *out, const char *title);

#endif
