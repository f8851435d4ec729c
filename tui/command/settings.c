// SPDX-License-Identifier: MIT
// theme list and check, config check and print.
#include "tui/command/commands.h"

#include <string.h>

#include "tui/theme.h"

bool command_theme_list(struct session *session, struct status *st)
{
    struct text names = {0};
    const char *name, *text;
    for (size_t i = 0; theme_shipped(i, &name, &text); i++)
        text_printf(&names, "%s\n", name);
    bool done = output_text(&session->out, text_get(&names), st);
    text_release(&names);
    return done;
}

bool command_theme_check(struct session *session, struct status *st)
{
    const char *name = session->operands[0];
    struct theme theme;
    struct text mistakes = {0}, path = {0};
    // A bare name that is no shipped theme's is a file in this folder.
    if (strchr(name, '/') == NULL && theme_shipped_text(name) == NULL)
        text_add(&path, "./");
    text_add(&path, name);
    bool good = theme_read(text_get(&path), &theme, &mistakes);
    bool done = output_text(&session->out, text_get(&mistakes), st);
    if (done && !good)
        done = status_fail(st, STATUS_DATA, "%s has mistakes.", name);
    else if (done)
        message("%s has no mistakes.", name);
    text_release(&mistakes);
    text_release(&path);
    return done;
}

bool command_config_check(struct session *session, struct status *st)
{
    struct text mistakes = {0};
    size_t count = config_check(session->config, &mistakes);
    const struct holiday *local;
    size_t local_count;
    struct status why = {0};
    if (!office_local_holidays(&session->office, &local, &local_count, &why)) {
        count++;
        text_printf(&mistakes, "%s\n", status_message(&why));
    }
    status_clear(&why);
    bool done = output_text(&session->out, text_get(&mistakes), st);
    if (done && count > 0)
        done = status_fail(st, STATUS_DATA, "The configuration has %zu mistake%s.", count,
                           count == 1 ? "" : "s");
    else if (done)
        message("The configuration has no mistakes.");
    text_release(&mistakes);
    return done;
}

bool command_config_print(struct session *session, struct status *st)
{
    struct text page = {0};
    if (session_has(session, FLAG_EXAMPLE))
        config_example(&page);
    else
        config_print(session->config, &page);
    bool done = output_text(&session->out, text_get(&page), st);
    text_release(&page);
    return done;
}
