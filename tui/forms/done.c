// SPDX-License-Identifier: MIT
#include "tui/forms/done.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/queue.h"
#include "tui/forms/form.h"

#define ON    "on" // the fields
#define SHOWN "shown"

struct done_form {
    struct arena *arena;
    int64_t contract;
    const char *contract_ref, *provider, *key, *what;
};

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct done_form *done = form_state(form);
    (void)app;
    text_printf(out, "%s, %s", done->provider, done->contract_ref);
}

static void describe(struct form *form, struct app *app)
{
    const struct done_form *done = form_state(form);
    char iso[DAY_ISO_SIZE];
    form_line(form, done->what);
    form_add(form, &(struct form_field){
                       .name = ON,
                       .label = "Done on",
                       .kind = FORM_DATE,
                       .required = true,
                       .when = WHEN_NOT_AHEAD,
                       .start = arena_strdup(form_arena(form), day_iso(app->office->today, iso))});
    form_add(form, &(struct form_field){.name = SHOWN,
                                        .label = "What shows it",
                                        .kind = FORM_TEXT,
                                        .required = true,
                                        .hint = "who did it, or where it is kept"});
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    const struct done_form *done = form_state(form);
    switch (queue_mark_done(app->office, done->contract, done->key, form_day(form, ON),
                            form_value(form, SHOWN), form_token(form), st)) {
    case ENTRY_OPEN:
        app_say(app, "Saved: done, %s.", done->what);
        return SAVED;
    case ENTRY_BEFORE:
        return SAVED_BEFORE;
    default:
        return NOT_SAVED;
    }
}

static void close_done(void *state)
{
    struct done_form *done = state;
    arena_free(done->arena);
    free(done);
}

static const struct form_ops ops = {
    .id = "done",
    .name = "Done",
    .title = title,
    .describe = describe,
    .save = save,
    .reopen = done_form_reopen,
    .close = close_done,
};

// The words of what is due now by that key; NULL: nothing is.
static const char *what_is_due(const struct evaluation *now, const char *due)
{
    for (size_t i = 0; i < now->outcome->due_count; i++) {
        if (text_equal(now->outcome->dues[i].key, due))
            return now->outcome->dues[i].what;
    }
    return NULL;
}

static bool form_of(struct app *app, int64_t contract, const char *due, const char *what,
                    struct status *st)
{
    struct done_form *done = xcalloc(1, sizeof *done);
    struct evaluation now;
    done->arena = arena_new();
    done->contract = contract;
    done->key = arena_strdup(done->arena, due);
    bool good =
        evaluation_at(app->office, contract, app->office->today, MOMENT_ALL, done->arena, &now, st);
    done->what = what != NULL ? arena_strdup(done->arena, what)
                 : good       ? what_is_due(&now, due)
                              : NULL;
    if (good && done->what == NULL)
        good = status_fail(st, STATUS_UNKNOWN, "%s has nothing due that is called %s.",
                           now.contract.ref, due);
    if (!good) {
        close_done(done);
        return false;
    }
    done->contract_ref = now.contract.ref;
    done->provider = now.contract.provider_name;
    form_open(app, &ops, arena_printf(done->arena, "%s %s", done->contract_ref, due), done);
    return true;
}

unsigned done_form_open(struct app *app, int64_t contract, const char *due, const char *what)
{
    struct status st = {0};
    if (!form_of(app, contract, due, what, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

bool done_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject found = {0};
    const char *space = strchr(subject, ' ');
    bool good = space != NULL && office_read_begin(app->office, st);
    if (good) {
        good = subject_find_contract(app->office,
                                     arena_strndup(arena, subject, (size_t)(space - subject)),
                                     arena, &found, st);
        office_read_end(app->office);
    }
    good = good && form_of(app, found.contract, space + 1, NULL, st);
    arena_free(arena);
    return good;
}
