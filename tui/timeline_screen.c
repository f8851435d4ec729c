// SPDX-License-Identifier: MIT
// The timeline screen.
#include "timeline_screen.h"

unsigned timeline_open(struct app *app, int64_t contract, const char *at)
{
    (void)contract;
    (void)at;
    app_say(app, "The timeline comes soon.");
    return REACT_NONE;
}
