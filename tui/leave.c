// SPDX-License-Identifier: MIT
#include "tui/leave.h"

#include "model/ground/text.h"
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

// ---- Where it could not be kept -------------------------------------------------------------------------------------------------------

static bool means_it(struct app *app, const char *answer)
{
    if (text_equal(answer, "lose"))
        return true;
    app_warn(app, "What you typed is still here. Type the word lose, or press Esc.");
    return false;
}

static const struct prompt_ops lose_all = {
    .label = "NOT kept anywhere",
    .hint = "type lose to leave it",
    .accepts = means_it,
    .done = leave,
};

static unsigned close_it(struct app *app, const char *answer)
{
    (void)app;
    (void)answer;
    return REACT_CLOSE;
}

static const struct prompt_ops lose_one = {
    .label = "NOT kept anywhere",
    .hint = "type lose to leave it",
    .accepts = means_it,
    .done = close_it,
};

unsigned leave_unkept(struct app *app)
{
    prompt_open(app, &lose_one, "");
    return REACT_NONE;
}

unsigned leave_act(struct app *app)
{
    app_keep(app);
    if (app->unkept_since) {
        prompt_open(app, &lose_all, "");
        return REACT_NONE;
    }
    if (!app->began || drafts_waiting(app) == 0)
        return REACT_QUIT;
    prompt_open(app, &ask, "");
    return REACT_NONE;
}
