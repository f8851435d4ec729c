// SPDX-License-Identifier: MIT
// Choosing what stands in the last line: help and how to leave always, the rest by rank as far as there is room.
#include "footer.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/acts.h"

enum { LOWEST_RANK = 9, SHORT_RANK = 4, SEVERAL_KEYS = 100 };

struct hints {
    const char *labels[ACTION_COUNT]; // of those chosen
    int used;                         // columns
};

static void hint_key(struct app *app, enum action action, struct text *out)
{
    if (app_top(app)->ops->type) // letters are typed into the search there and do nothing else
        keymap_names_beyond_letters(app->keymap, action, out);
    else
        keymap_names(app->keymap, action, " ", app->terminal.columns >= SEVERAL_KEYS ? 2 : 1, out);
}

static const char *own_label(struct app *app, enum action action)
{
    struct screen *screen = app_top(app);
    return screen->ops->label ? screen->ops->label(screen, app, action) : NULL;
}

static const char *label_of(struct app *app, enum action action)
{
    const char *own = own_label(app, action);
    return own ? own : action_info(action)->label;
}

bool footer_changed(struct app *app)
{
    return strcmp(label_of(app, ACTION_OPEN), text_get(&app->footer_open)) != 0;
}

static int hint_width(struct app *app, enum action action, const char *label)
{
    struct text names = {0};
    hint_key(app, action, &names);
    int width = names.length ? utf8_width(text_get(&names)) + 1 + utf8_width(label) + 2 : 0;
    text_release(&names);
    return width;
}

static bool is_movement(enum action action)
{
    return action == ACTION_RIGHT || action == ACTION_PAGE_DOWN;
}

// What would do nothing here is not offered.
static bool does_something(struct app *app, enum action action)
{
    struct screen *screen = app_top(app);
    if (action == ACTION_NEXT_PANE && screen->pane_count < 2)
        return false;
    if (action == ACTION_BACK && app->depth == 1)
        return false;
    bool named = own_label(app, action) != NULL; // what a screen has a name for it does itself
    if (is_movement(action) && !named)
        return false; // they do there what they do everywhere
    if (action_info(action)->group == GROUP_ENTRY && !named && !acts_offer(app, action))
        return false;
    return !screen->ops->offers || screen->ops->offers(screen, app, action);
}

// What a screen calls it gives way to its name where there is no room.
static void choose(struct app *app, struct hints *hints, enum action action)
{
    const char *const labels[] = {label_of(app, action), action_info(action)->label};
    int names = is_movement(action) ? 1 : 2; // by its own name it would say nothing
    for (int i = 0; i < names && !hints->labels[action]; i++) {
        int width = hint_width(app, action, labels[i]);
        if (!width || hints->used + width > app->terminal.columns)
            continue;
        hints->labels[action] = labels[i];
        hints->used += width;
    }
}

// What a screen has a name of its own for matters there more than what holds everywhere.
static int priority(struct app *app, enum action action)
{
    enum { OWN = 3 };
    int rank = action_info(action)->footer;
    bool named = action != ACTION_OPEN && !is_movement(action) && own_label(app, action);
    return named && rank > OWN ? OWN : rank;
}

static void choose_all(struct app *app, struct hints *hints)
{
    const char *much = config_text(app->config, OPTION_HINTS);
    int ranks = text_equal(much, "full") ? LOWEST_RANK : text_equal(much, "short") ? SHORT_RANK : 0;
    choose(app, hints, ACTION_HELP);
    choose(app, hints, ACTION_QUIT);
    for (int rank = 2; rank <= ranks; rank++) {
        for (int i = 0; i < ACTION_COUNT; i++) {
            const struct action_info *info = action_info((enum action)i);
            if (info->footer && priority(app, (enum action)i) == rank &&
                info->contexts & app_contexts(app) && does_something(app, (enum action)i))
                choose(app, hints, (enum action)i);
        }
    }
}

static int draw_hint(struct app *app, int y, int x, const char *keys, const char *label)
{
    struct draw *draw = &app->draw;
    int columns = app->terminal.columns, start = x;
    x += draw_text(draw, y, x, columns - x, ROLE_FOOTER_KEY, keys);
    x += draw_text(draw, y, x, columns - x, ROLE_FOOTER, " ");
    x += draw_text(draw, y, x, columns - x, ROLE_FOOTER, label);
    if (x + 2 <= columns)
        x += draw_text(draw, y, x, columns - x, ROLE_FOOTER, "  ");
    return x - start;
}

static int draw_action(struct app *app, int y, int x, enum action action, const char *label)
{
    struct text names = {0};
    hint_key(app, action, &names);
    int used = draw_hint(app, y, x, text_get(&names), label);
    text_release(&names);
    return used;
}

// By rank, help first and leaving last, so that both are always where one looks for them.
static int draw_actions(struct app *app, int y, int x)
{
    struct hints hints = {.used = 1 - 2}; // behind the last hint no gap is needed
    choose_all(app, &hints);
    x += draw_action(app, y, x, ACTION_HELP, label_of(app, ACTION_HELP));
    for (int rank = 2; rank <= LOWEST_RANK; rank++) {
        for (int i = 0; i < ACTION_COUNT; i++) {
            if (hints.labels[i] && action_info((enum action)i)->footer == rank)
                x += draw_action(app, y, x, (enum action)i, hints.labels[i]);
        }
    }
    return x + draw_action(app, y, x, ACTION_QUIT, label_of(app, ACTION_QUIT));
}

void footer_draw(struct app *app, int y)
{
    draw_blank(&app->draw, y, 0, 1, ROLE_FOOTER);
    text_clear(&app->footer_open);
    text_add(&app->footer_open, label_of(app, ACTION_OPEN));
    int x = 1;
    if (app->prompt.ops) {
        x += draw_hint(app, y, x, "Enter", "Take it");
        x += draw_hint(app, y, x, "Esc", "Give up");
        x += draw_hint(app, y, x, "Ctrl-U", "Clear");
    } else {
        x = draw_actions(app, y, x);
    }
    draw_blank(&app->draw, y, x, app->terminal.columns - x, ROLE_FOOTER);
}
