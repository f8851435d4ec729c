// SPDX-License-Identifier: MIT
// Day by day, month by month, today, or any date typed.
#include "daykeys.h"

#include "tui/dateinput.h"

static void say_day(struct app *app)
{
    struct text words = {0};
    day_print(app->office->as_at, true, &words);
    if (app->office->as_at == app->office->today)
        app_say(app, "Told as at today, %s.", text_get(&words));
    else
        app_say(app, "Told as at %s. = goes back to today.", text_get(&words));
    text_release(&words);
}

static unsigned go(struct app *app, day to)
{
    static const struct civil first = {1990, 1, 1}, last = {2199, 12, 31};
    day from = day_of(first.year, first.month, first.mday),
        until = day_of(last.year, last.month, last.mday);
    unsigned reaction = app_set_day(app, to < from ? from : to > until ? until : to);
    say_day(app);
    return reaction;
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
    else
        app_warn(app, "%s", text_get(&why));
    text_release(&why);
    return reaction;
}

static const struct prompt_ops ask = {
    .label = "As at",
    .hint = "24 May 2027, 24/5, t for today, +7, mon",
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
