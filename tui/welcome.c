// SPDX-License-Identifier: MIT
// The first-run notice. That it was seen is a file in the state folder.
#include "welcome.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tui/page.h"

static const char *const words[] = {
    "The overview lists contracts, the gravest first; beside the list the status of the one at the "
    "cursor, its visits, and what was served and is required.",
    "",
    "Up and Down move, Tab goes to the next pane, Enter opens what the cursor stands on, Esc goes "
    "back. Esc never "
    "leaves the program and never throws away what you typed.",
    "",
    "/ finds as you type. t shows what happened against time. x says why. w shows what is due.",
    "",
    "To write something down for the contract at the cursor: p a telephone call, v a visit, r a "
    "return of KPIs, m a meeting, o what is asked for (notices, plans), a anything else.",
    "",
    "? or F1 shows every command of the place where you are; type to search them, Enter runs one. "
    "The last line "
    "always says the keys that matter here. q leaves.",
    "",
    "This notice comes once. \"welcome\" in the command list ( : or F9 ) shows it again.",
};

static char *mark_path(const struct app *app)
{
    const char *folder = config_state_folder(app->config);
    return folder ? xasprintf("%s/welcome-seen", folder) : NULL;
}

bool welcome_due(const struct app *app)
{
    char *path = mark_path(app);
    bool due = path && access(path, F_OK) != 0;
    free(path);
    return due;
}

// Makes the folders above the file where they are missing.
static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(path, 0700);
        *slash = '/';
    }
}

// When the mark cannot be written the notice comes again, which does no harm.
static void leave_mark(const struct app *app)
{
    char *path = mark_path(app);
    if (!path)
        return;
    make_folders(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    free(path);
}

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)page;
    (void)app;
    text_add(out, "Welcome to contractmon. Enter or Esc goes on.");
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    (void)page;
    (void)app;
    doc_blank(doc);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (*words[i])
            doc_words(doc, 1, false, ROLE_TEXT, words[i]);
        else
            doc_blank(doc);
    }
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    (void)page;
    (void)app;
    (void)topic;
    return action == ACTION_OPEN ? REACT_CLOSE : REACT_IGNORED;
}

static const struct page_ops ops = {
    .name = "Welcome",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
};

unsigned welcome_open(struct app *app)
{
    leave_mark(app);
    page_open(app, &ops, NULL);
    return REACT_LAYOUT;
}
