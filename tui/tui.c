// SPDX-License-Identifier: MIT
// Beginning and ending: theme, terminal, the first screen, the loop.
#include "tui.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/undo.h"
#include "tui/app.h"
#include "tui/forms/drafts.h"
#include "tui/forms/same.h"
#include "tui/holidays.h"
#include "tui/loop.h"
#include "tui/overview.h"
#include "tui/since.h"
#include "tui/welcome.h"

static void read_theme(struct app *app, struct theme *theme)
{
    struct text mistakes = {0};
    if (!theme_read(config_text(app->config, OPTION_THEME), theme, &mistakes)) {
        char *line = text_take(&mistakes);
        char *end = line ? line : NULL;
        while (end && *end && *end != '\n')
            end++;
        if (end)
            *end = 0;
        app_warn(app, "%s", line ? line : "");
        free(line);
    }
    text_release(&mistakes);
}

// "/etc/contractmon.conf:7: ..." from its last folder on: the line has little room, and `config check` says all.
static const char *without_folder(const char *mistake)
{
    const char *end = strchr(mistake, ':'), *name = mistake;
    for (const char *at = mistake; end && at < end; at++)
        name = *at == '/' ? at + 1 : name;
    return name;
}

// What was wrong with the configuration, or is odd about the terminal, is said once in the message line.
static void say_notices(struct app *app)
{
    size_t count = 0;
    while (config_mistake(app->config, count))
        count++;
    const char *mistake = count ? without_folder(config_mistake(app->config, 0)) : NULL;
    if (count > 1)
        app_warn(app, "%s  (one of %zu: contractmon config check)", mistake, count);
    else if (count)
        app_warn(app, "%s", mistake);
    else if (app->terminal.notice)
        app_say(app, "%s", app->terminal.notice);
}

// Where a draft goes that the database cannot take: gone with the session where there is such a folder, else beside the person's state.
static void find_draft_folder(struct app *app)
{
    const char *folder = config_environment(app->config, "XDG_RUNTIME_DIR");
    struct office *office = app->office;
    if (folder && *folder == '/' && access(folder, W_OK) == 0)
        office->draft_folder = arena_printf(office->arena, "%s/contractmon", folder);
    else
        office->draft_folder = config_state_folder(app->config);
}

static void release(struct app *app)
{
    while (app->depth) {
        struct screen *screen = app->screens[--app->depth];
        screen->ops->close(screen, app);
    }
    same_release(app);
    scope_release(&app->scope);
    since_release(app);
    text_release(&app->footer_open);
    lineedit_release(&app->prompt.edit);
    text_release(&app->message);
    draw_release(&app->draw);
    decoder_free(app->decoder);
    arena_free(app->scratch);
}

int tui_run(struct office *office, const struct config *config, struct status *st)
{
    struct app app = {.office = office, .config = config, .keymap = config_keymap(config)};
    struct theme theme;
    struct screen *first;
    app.scratch = arena_new();
    app.decoder = decoder_new();
    read_theme(&app, &theme);
    find_draft_folder(&app);
    if (text_equal(config_text(config, OPTION_LIST), "mine"))
        scope_take_officer(&app.scope, office->actor.login);
    since_begin(&app);
    undo_begin(office);
    office_changed(office); // from here on others' changes are seen
    if (!overview_open(&app, &first, st)) {
        release(&app);
        return status_exit(st->code);
    }
    app_push(&app, first);
    if (terminal_open(config, &app.terminal, st)) {
        draw_setup(&app.draw, &app.terminal, &theme);
        if (!app_look_at_clock(&app))
            say_notices(&app);
        if (!app.message.length)
            drafts_greet(&app);
        if (!app.message.length)
            since_greet(&app);
        holidays_warn(&app);
        if (welcome_due(&app))
            welcome_open(&app);
        bool good = loop_run(&app);
        since_leave(&app);
        terminal_close(&app.terminal);
        if (!good)
            status_fail(st, STATUS_FAILED, "The terminal has gone.");
    }
    release(&app);
    terminal_die();
    return status_exit(st->code);
}
