// SPDX-License-Identifier: MIT
// The minutes as a page, and as a file.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "meeting_sheet.h"
#include "model/ground/memory.h"
#include "tui/page.h"

enum { FILE_WIDTH = 78, MOST_INDENT = 20 };

struct paper {
    int64_t contract;
    char *ref, *name; // of the file that is proposed
    struct text words;
};

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)app;
    text_printf(out, "Minutes of %s", ((struct paper *)page->state)->ref);
}

static void add_lines(struct doc *doc, const char *words)
{
    const char *line;
    size_t length;
    while (next_line(&words, &line, &length)) {
        size_t indent = strspn(line, " ");
        if (length == 0)
            doc_blank(doc);
        else
            doc_words(doc, (int)(indent < MOST_INDENT ? indent : MOST_INDENT), true, ROLE_TEXT,
                      arena_strndup(doc->arena, line + indent, length - indent));
    }
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct paper *paper = page->state;
    struct status st = {0};
    text_clear(&paper->words);
    if (!meeting_minutes(app->office, paper->contract, paper->ref, &paper->words, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
        status_clear(&st);
        return;
    }
    add_lines(doc, text_get(&paper->words));
}

// Lines of a paper are no longer than a page is wide.
static void wrap(const char *words, struct text *out)
{
    const char *line;
    size_t length;
    while (next_line(&words, &line, &length)) {
        int indent = (int)strspn(line, " ");
        char *own = xstrndup(line + indent, length - (size_t)indent);
        const char *at = own;
        struct text piece = {0};
        int by = indent;
        if (*own == '\0')
            text_add_char(out, '\n');
        while (wrap_next(&at, FILE_WIDTH - by, &piece)) {
            text_printf(out, "%*s%s\n", by, "", text_get(&piece));
            by = indent + 2;
            text_clear(&piece);
        }
        text_release(&piece);
        free(own);
    }
}

// A file that is there already is never written over. Only its owner can read it: minutes name people.
static bool write_file(const char *path, const char *words, struct status *st)
{
    size_t length = strlen(words), done = 0;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    while (fd >= 0 && done < length) {
        ssize_t wrote = write(fd, words + done, length - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            break;
        done += (size_t)wrote;
    }
    int error = errno;
    bool good = fd >= 0 && done == length && fsync(fd) == 0;
    if (fd >= 0 && close(fd) != 0)
        good = false;
    if (good)
        return true;
    if (fd >= 0)
        unlink(path);
    return status_fail(st, STATUS_FAILED,
                       error == EEXIST ? "%s is there already (%s); name another file."
                                       : "%s was not written: %s.",
                       path, strerror(error));
}

static unsigned named(struct app *app, const char *answer)
{
    struct page *page = app_top(app)->state;
    struct paper *paper = page->state;
    struct text lines = {0};
    struct status st = {0};
    if (*answer == '\0')
        return REACT_SCREEN;
    wrap(text_get(&paper->words), &lines);
    if (write_file(answer, text_get(&lines), &st))
        app_say(app, "Saved as %s.", answer);
    else
        app_failed(app, &st);
    text_release(&lines);
    return REACT_SCREEN;
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    static const struct prompt_ops prompt = {
        .label = "Save as", .hint = "name of a file", .done = named};
    struct paper *paper = page->state;
    (void)topic;
    if (action != ACTION_TO_FILE)
        return action == ACTION_OPEN ? REACT_NONE : REACT_IGNORED;
    prompt_open(app, &prompt, paper->name);
    return REACT_NONE;
}

static void close_paper(struct page *page)
{
    struct paper *paper = page->state;
    text_release(&paper->words);
    free(paper->ref);
    free(paper->name);
    free(paper);
}

static const struct page_ops ops = {
    .name = "Minutes",
    .context = IN_PAGE | IN_MINUTES,
    .empty = "No minutes.",
    .title = title,
    .make = make,
    .act = act,
    .close = close_paper,
};

void meeting_paper_open(struct app *app, int64_t contract, const char *ref)
{
    struct paper *paper = xcalloc(1, sizeof *paper);
    paper->contract = contract;
    paper->ref = xstrdup(ref);
    paper->name = xasprintf("minutes-%s.txt", ref);
    for (char *c = paper->name; *c != '\0'; c++)
        *c = *c == '/' ? '-' : *c;
    page_open(app, &ops, paper);
}
