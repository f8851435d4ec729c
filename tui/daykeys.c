// SPDX-License-Identifier: MIT
// Day by day, month by month, today, or any date typed.
#include "daykeys.h"

#include "tui/dateinput.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2199 };

static void say_day(struct app *app)
{
    struct text words = {0};
    day_print(app->office->as_at, true, &words);
    if (app->office->known_at != MOMENT_ALL) { // stays as it is while the program runs
        text_add(&words, ", from what was known at ");
        day_print(moment_day(app->office->known_at, NULL), false, &words);
    }
    if (app->office->as_at == app->office->today)
        app_say(app, "Told as at today, %s.", text_get(&words));
    else
        app_say(app, "Told as at %s. = goes back to today.", text_get(&words));
    text_release(&words);
}

static bool can_be_told(struct app *app, day to)
{
    if (to >= day_of(FIRST_YEAR, 1, 1) && to <= day_of(LAST_YEAR, 12, 31))
        return true;
    app_warn(app, "Only days of the years %d to %d can be told.", FIRST_YEAR, LAST_YEAR);
    return false;
}

static unsigned go(struct app *app, day to)
{
    if (!can_be_told(app, to))
        return REACT_NONE;
    unsigned reaction = app_set_day(app, to);
    say_day(app);
    return reaction;
}

static bool is_day_to_tell(struct app *app, const char *answer)
{
    struct text why = {0};
    day to;
    bool good = !*answer || date_input(answer, app->office->today, &to, &why);
    if (!good)
        app_warn(app, "%s", text_get(&why));
    else if (*answer)
        good = can_be_told(app, to);
    text_release(&why);
    return good;
}

static unsigned answered(struct app *app, const char *answer)
{
    struct text why = {0};
    day to;
    unsigned reaction = REACT_NONE;
    if (!*answer)
        return REACT_NONE;
    if (date_input(answer, app->office->today, &to, &why))
        reaction = go(app, to);
    text_release(&why);
    return reaction;
}

static const struct prompt_ops ask = {
    .label = "As at",
    .hint = "24 May 2027, 24/5, t for today, +7, mon",
    .accepts = is_day_to_tell,
    .done = answered,
};

unsigned daykeys_act(struct app *app, enum action action)
{
    day now = app->office->as_at;
    switch (action) {
    case ACTION_DATE:
        prompt_open(app, &ask, "");
        return REACT_NONE;
    case ACTION_DAY_BACK:
        return go(app, now - 1);
    case ACTION_DAY_ON:
        return go(app, now + 1);
    case ACTION_MONTH_BACK:
        return go(app, day_add_months(now, -1));
    case ACTION_MONTH_ON:
        return go(app, day_add_months(now, 1));
    case ACTION_TODAY:
        return go(app, app->office->today);
    default:
        return REACT_NONE;
    }
}
