// SPDX-License-Identifier: MIT
// Lines of a page of text, for the commands that write for people.
#ifndef COMMAND_PAGE_H
#define COMMAND_PAGE_H

#include "model/office.h"

// Appends one line; line ends within what is printed become spaces, so that a stored text cannot
// forge a line of its own.
void page_line(struct text *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
// ", known at the end of 31 March 2027" where only what was known then is told; else nothing.
void add_known_at(const struct office *office, struct text *out);
// An empty line and a heading.
void page_heading(struct text *out, const char *title);

#endif
