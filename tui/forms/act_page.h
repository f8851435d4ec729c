// SPDX-License-Identifier: MIT
// What can be done about a contract here and now: findings with what each asks for, plans to determine, papers to withdraw, and what can be
// begun without being asked for.
#ifndef TUI_ACT_PAGE_H
#define TUI_ACT_PAGE_H

#include "tui/app.h"

// With a finding under the cursor its form, else the page.
unsigned act_page_open(struct app *app, const struct chosen *chosen);

#endif
