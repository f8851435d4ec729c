// SPDX-License-Identifier: MIT
// A plan or notice that was served, to read: the words of contractmon report notice.
#ifndef TUI_PAPER_PAGE_H
#define TUI_PAPER_PAGE_H

#include "tui/app.h"

unsigned paper_page_open(struct app *app, int64_t contract, const char *ref);

#endif
