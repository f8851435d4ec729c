// SPDX-License-Identifier: MIT
// A form as a screen: opened, shown, closed.
#include "form_inside.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/forms/same.h"

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    screen->panes[0].area = body;
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct form *form = screen->state;
    (void)app;
    text_add(out, form->unkept ? "not saved" : form->kept ? "not saved, draft kept" : "");
}

static void reload(struct screen *screen, struct app *app)
{
    struct form *form = screen->state;
    (void)app;
    form->described = false; // what can be chosen may have changed
    form->meaning_old = true;
}

static bool offers(struct screen *screen, struct app *app, enum action action)
{
    struct form *form = screen->state;
    const struct form_field *field = field_at(form, form->focus);
    switch (action) {
    case ACTION_SAME:
        return field && field->carries && same_value(app, form->ops->id, field->name);
    case ACTION_PICK:
        return field && field_has_list(field);
    case ACTION_EDITOR:
        return field && field->kind == FORM_NOTES;
    case ACTION_FRESH:
        return form->went_on;
    default:
        return true;
    }
}

static void close_form(struct screen *screen, struct app *app)
{
    struct form *form = screen->state;
    if (form->changed && form->kept && !form->in_file && !app->quitting)
        app_say(app, "Kept as a draft. The same key goes on with it; D shows all you have.");
    if (form->ops->close)
        form->ops->close(form->state);
    screen->panes[0].ops->close(&screen->panes[0]);
    for (size_t i = 0; i < form->value_count; i++)
        value_release(form->values[i]);
    free(form->values);
    free(form->stops);
    free(form->subject);
    free(form->focus_name);
    free(form->pick.before);
    free(form->kept_body);
    text_release(&form->general);
    text_release(&form->meaning);
    text_release(&screen->sought);
    arena_free(form->arena);
    arena_free(form->lines_arena);
    free(form);
    free(screen);
}

static void say_went_on(const struct form *form, struct app *app)
{
    struct text keys = {0}, at = {0};
    keymap_names_beyond_letters(app->keymap, ACTION_FRESH, &keys);
    int minutes = 0;
    day on = moment_day(form->kept, &minutes);
    if (on != app->office->today) {
        day_print(on, false, &at);
        text_add(&at, ", ");
    }
    text_printf(&at, "%d:%02d", minutes / 60, minutes % 60);
    app_say(app, "Your draft of %s. %s begins an empty form and keeps this one.", text_get(&at),
            text_get(&keys));
    text_release(&at);
    text_release(&keys);
}

unsigned form_open(struct app *app, const struct form_ops *ops, const char *subject, void *state)
{
    struct form *form = xcalloc(1, sizeof *form);
    form->ops = ops;
    form->state = state;
    form->subject = xstrdup(subject);
    form->arena = arena_new();
    form->lines_arena = arena_new();
    form->meaning_old = true;
    form->screen_ops = (struct screen_ops){
        .name = ops->name,
        .context = IN_FORM,
        .layout = layout,
        .header = header,
        .act = form_act,
        .type = form_type,
        .paste = form_paste,
        .keep = form_keep,
        .reload = reload,
        .offers = offers,
        .close = close_form,
    };
    form->screen = screen_new(&form->screen_ops, form);
    screen_add(form->screen, &form_pane, form);
    form_restore(form, app);
    form_describe(form, app);
    form_arrive(form);
    if (form->went_on)
        say_went_on(form, app);
    app_push(app, form->screen);
    return REACT_LAYOUT;
}
