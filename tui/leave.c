// SPDX-License-Identifier: MIT
#include "tui/leave.h"

#include "tui/forms/drafts.h"

static unsigned leave(struct app *app, const char *answer)
{
    (void)app;
    (void)answer;
    return REACT_QUIT;
}

// Whoever presses the key twice by mistake has not confirmed anything.
static const struct prompt_ops ask = {
    .label = "Not saved yet; it is kept as a draft",
    .hint = "Enter leaves, Esc stays",
    .done = leave,
};

unsigned leave_act(struct app *app)
{
    app_keep(app);
    if (!app->began || drafts_waiting(app) == 0)
        return REACT_QUIT;
    prompt_open(app, &ask, "");
    return REACT_NONE;
}
