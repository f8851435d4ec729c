// SPDX-License-Identifier: MIT
// The draft of a form: from its first key on, and back again.
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/records.h"
#include "tui/leave.h"

#define BASE "base:" // before the name of a field: what its record had when the form was opened

// A value is written behind a sign, so that an empty one is told from none.
static void add(struct text *body, const char *name, const char *value)
{
    char *own = xasprintf("=%s", value);
    const struct field field = {.name = name, .value = own};
    record_fields_write(&field, 1, body);
    free(own);
}

static void write_body(const struct form *form, struct text *body)
{
    for (size_t i = 0; i < form->value_count; i++) {
        const struct value *value = form->values[i];
        bool read = *value->means != '\0';
        add(body, value->name, read ? value->means : text_get(&value->edit.text));
        if (value->base) {
            char *name = xasprintf(BASE "%s", value->name);
            add(body, name, value->base);
            free(name);
        }
    }
}

static void read_body(struct form *form, const char *body)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct field *fields = record_fields_read(body, arena, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = fields[i].name, *value = fields[i].value;
        if (*value != '=')
            continue;
        if (!text_starts(name, BASE)) {
            form_set(form, name, value + 1);
            continue;
        }
        struct value *own = value_make(form, name + strlen(BASE));
        free(own->base);
        own->base = xstrdup(value + 1);
    }
    arena_free(arena);
}

static void know_body(struct form *form, const char *body)
{
    char *own = body ? xstrdup(body) : NULL;
    free(form->kept_body);
    form->kept_body = own;
}

// The same draft may have been opened in another window of the same person. Where that one has written since, this text becomes a draft of
// its own, so that neither takes the other's place.
static void part_ways(struct form *form, struct app *app)
{
    struct status st = {0};
    struct drafts drafts;
    struct arena *arena = arena_new();
    bool other = false;
    drafts_list(app->office, arena, &drafts, &st);
    for (size_t i = 0; i < drafts.count; i++)
        other = other || (text_equal(drafts.list[i].token, form->token) &&
                          !text_equal(drafts.list[i].body, form->kept_body));
    if (other)
        form_own_draft(form);
    status_clear(&st);
    arena_free(arena);
}

void form_own_draft(struct form *form)
{
    draft_token(form->token);
    form->begun = form->kept = 0;
    form->in_file = form->tried = false;
    know_body(form, NULL);
}

void form_restore(struct form *form, struct app *app)
{
    struct status st = {0};
    struct drafts drafts;
    struct arena *arena = arena_new();
    draft_token(form->token);
    if (drafts_list(app->office, arena, &drafts, &st)) {
        for (size_t i = 0; i < drafts.count && !form->went_on; i++) {
            const struct draft *draft = &drafts.list[i];
            if (!text_equal(draft->form, form->ops->id) ||
                !text_equal(draft->subject, form->subject))
                continue;
            memcpy(form->token, draft->token, sizeof form->token - 1);
            form->begun = draft->begun;
            form->kept = draft->kept;
            form->in_file = draft->in_file;
            form->went_on = true;
            know_body(form, draft->body);
            read_body(form, draft->body);
        }
    }
    status_clear(&st); // a form can be filled in without its drafts
    arena_free(arena);
}

void form_keep(struct screen *screen, struct app *app)
{
    struct form *form = screen->state;
    struct status st = {0};
    struct text body = {0}, title = {0};
    if (!form->unkept)
        return;
    part_ways(form, app);
    moment now = office_now(app->office);
    text_printf(&title, "%s: ", form->ops->name);
    form->ops->title(form, app, &title);
    write_body(form, &body);
    const struct draft draft = {
        .token = form->token,
        .form = form->ops->id,
        .subject = form->subject,
        .title = text_get(&title),
        .body = text_get(&body),
        .begun = form->begun ? form->begun : now,
        .kept = now,
        .in_file = form->in_file,
    };
    enum kept kept = drafts_keep(app->office, &draft, &st);
    form->in_file = kept == KEPT_IN_FILE;
    form->unkept = kept == NOT_KEPT;
    if (kept != NOT_KEPT) {
        form->begun = draft.begun;
        form->kept = now;
        know_body(form, text_get(&body));
    }
    if (kept == KEPT_IN_FILE)
        app_warn(
            app,
            "The database cannot be written; what you typed is kept in a file of yours. Why: %s",
            form_reason(app, &st));
    else if (kept == NOT_KEPT)
        app_warn(app, "What you typed can NOT be kept at the moment; it is still here. Why: %s",
                 form_reason(app, &st));
    if (kept == NOT_KEPT)
        app_unkept(app);
    status_clear(&st);
    text_release(&body);
    text_release(&title);
}

unsigned form_back(struct form *form, struct app *app)
{
    form_keep(form->screen, app);
    return form->unkept ? leave_unkept(app) : REACT_CLOSE;
}

unsigned form_fresh(struct form *form, struct app *app)
{
    form_keep(form->screen, app);
    if (form->unkept)
        return REACT_NONE; // it would be gone
    for (size_t i = 0; i < form->value_count; i++)
        value_release(form->values[i]);
    form->value_count = 0;
    form->described = form->changed = form->unkept = form->went_on = false;
    form->focus = 0;
    form->problems = 0;
    form->conflicts = false;
    text_clear(&form->general);
    form_own_draft(form);
    form_describe(form, app);
    form_arrive(form);
    app_say(app, "An empty form. What you had typed is kept as a draft (D in a list shows yours).");
    return REACT_SCREEN;
}
