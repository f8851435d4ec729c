// SPDX-License-Identifier: MIT
#include "tui/holidays.h"

#include "model/calendars_end.h"

void holidays_warn(struct app *app)
{
    struct status st = {0};
    struct text words = {0};
    if (!calendars_in_use_end(app->office, &words, &st))
        app_failed(app, &st);
    else if (words.length && app->message.length)
        text_printf(&app->message, " %s", text_get(&words));
    else if (words.length)
        app_warn(app, "%s", text_get(&words));
    text_release(&words);
}
