// SPDX-License-Identifier: MIT
#include "tui/forms/same.h"

#include <stdlib.h>

#include "model/ground/memory.h"

struct same {
    struct same *next;
    char *form, *name, *value;
};

static struct same *find(const struct app *app, const char *form, const char *name)
{
    for (struct same *at = app->same; at; at = at->next) {
        if (text_equal(at->form, form) && text_equal(at->name, name))
            return at;
    }
    return NULL;
}

const char *same_value(const struct app *app, const char *form, const char *name)
{
    const struct same *same = find(app, form, name);
    return same ? same->value : NULL;
}

void same_keep(struct app *app, const char *form, const char *name, const char *value)
{
    struct same *same = find(app, form, name);
    char *kept = xstrdup(value);
    if (!same) {
        same = xcalloc(1, sizeof *same);
        same->form = xstrdup(form);
        same->name = xstrdup(name);
        same->next = app->same;
        app->same = same;
    }
    free(same->value);
    same->value = kept;
}

void same_release(struct app *app)
{
    while (app->same) {
        struct same *same = app->same;
        app->same = same->next;
        free(same->form);
        free(same->name);
        free(same->value);
        free(same);
    }
}
