// SPDX-License-Identifier: MIT
// Keys in a form: between the fields, and within one.
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/editor.h"
#include "tui/forms/same.h"

enum { PAGE = 5 };

// What a field says is put in its usual form once the cursor leaves it, and what cannot be read is marked; nobody is kept in it.
static void leave(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    pick_close(form);
    if (!field || field->kind == FORM_TABLE || !value || !form->met)
        return;
    struct text means = {0}, why = {0}, shown = {0};
    text_clear(&value->problem);
    if (!field_read(form, app, field, text_get(&value->edit.text), &means, &why)) {
        text_printf(&value->problem, "%s%s.", field->label, text_get(&why));
    } else if (field->kind != FORM_NOTES) {
        field_show(field, text_get(&means), &shown);
        if (strcmp(text_get(&shown), text_get(&value->edit.text)) != 0)
            lineedit_set(&value->edit, text_get(&shown));
    }
    value_settle(form, app, field, value);
    if (field->shapes)
        form->described = false;
    form->meaning_old = true;
    form->met = false;
    text_release(&means);
    text_release(&why);
    text_release(&shown);
}

static void remember_focus(struct form *form)
{
    const struct form_field *field = field_at(form, form->focus);
    free(form->focus_name);
    form->focus_name = field ? xstrdup(field->name) : NULL;
}

// What is one thing is typed anew as a whole; words are gone on with.
static bool typed_whole(enum form_kind kind)
{
    return kind == FORM_DATE || kind == FORM_FIGURE || kind == FORM_MONEY || kind == FORM_NUMBER ||
           kind == FORM_CHOICE || kind == FORM_YES_NO;
}

void form_arrive(struct form *form)
{
    struct value *value = value_at(form, form->focus);
    const struct form_field *field = field_at(form, form->focus);
    form->met = false;
    form->whole = value && field && typed_whole(field->kind) && value->edit.text.length > 0;
    if (value && field && field->kind != FORM_NOTES && field->kind != FORM_CHECKLIST)
        value->edit.cursor = value->edit.text.length;
}

void form_go(struct form *form, struct app *app, size_t stop)
{
    struct value *value = value_at(form, form->focus);
    if (value)
        value->in_word = false;
    size_t ahead = stop > form->focus ? stop - form->focus : 0;
    remember_focus(form);
    leave(form, app);
    if (form->unkept)
        app_keep_soon(app);
    if (!form->described) { // the fields after this one may be others now
        form_describe(form, app);
        stop = ahead ? form->focus + ahead : stop;
    }
    form->focus = stop < form->stop_count ? stop : form->stop_count - 1;
    app->framed = false; // the footer goes by the field
    remember_focus(form);
    form_arrive(form);
}

void form_touched(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    form->changed = form->unkept = form->met = true;
    form->whole = false;
    app_unkept(app);
    if (!field || !value)
        return;
    text_clear(&value->problem);
    if (field->kind == FORM_TABLE) {
        form_stops(form);
        return;
    }
    value_settle(form, app, field, value);
}

// ---- Within a field -----------------------------------------------------------------------------------------------------------------

static int notes_width(const struct form *form)
{
    for (size_t i = 0; i < form->line_count; i++) {
        const struct form_line *line = &form->lines[i];
        for (int j = 0; line->stop == form->focus && j < line->count; j++) {
            if (line->segments[j].filled)
                return line->segments[j].width;
        }
    }
    return form->width > 10 ? form->width - 4 : 40;
}

static void tick(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    const char *id = field->choices[form->stops[form->focus].part].id;
    struct text all = {0};
    bool ticked = form_ticked(form, field->name, id);
    value_push(value, false);
    for (size_t i = 0; i < field->choice_count; i++) { // in the order of the list
        bool own = strcmp(field->choices[i].id, id) == 0;
        if (own ? !ticked : form_ticked(form, field->name, field->choices[i].id))
            text_printf(&all, "%s%s", all.length ? ";" : "", field->choices[i].id);
    }
    lineedit_set(&value->edit, text_get(&all));
    text_release(&all);
    form_touched(form, app);
    form->meaning_old = true;
}

static unsigned edit_key(struct form *form, struct app *app, key pressed)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    if (!field)
        return key_is_character(pressed) ? REACT_NONE : REACT_IGNORED;
    if (field->kind == FORM_CHECKLIST) {
        if (pressed == ' ' || pressed == 'x')
            tick(form, app);
        return key_is_character(pressed) ? REACT_SCREEN : REACT_IGNORED;
    }
    bool wordly = key_is_character(pressed) && pressed != ' ';
    struct lineedit *edit = &value->edit;
    if (form->whole && key_is_character(pressed)) {
        value_push(value, false);
        lineedit_set(edit, "");
        form->whole = false;
    }
    char *before = xstrdup(text_get(&edit->text));
    bool in_word = value->in_word;
    enum typed typed = field->kind == FORM_NOTES ? notes_key(edit, notes_width(form), pressed)
                                                 : lineedit_key(edit, pressed);
    if (typed == TYPED_CHANGED) {
        char *after = xstrdup(text_get(&edit->text));
        size_t cursor = edit->cursor;
        lineedit_set(edit, before);
        value->in_word = in_word;
        value_push(value, wordly);
        lineedit_set(edit, after);
        edit->cursor = cursor;
        free(after);
        form_touched(form, app);
        if (field_has_list(field) && field->kind != FORM_YES_NO)
            pick_open(form, app, false);
    }
    free(before);
    if (typed == TYPED_MOVED)
        value->in_word = form->whole = false;
    return typed != TYPED_NOTHING      ? REACT_SCREEN
           : key_is_character(pressed) ? REACT_NONE
                                       : REACT_IGNORED;
}

// ---- Between fields -----------------------------------------------------------------------------------------------------------------

static unsigned step(struct form *form, struct app *app, int by)
{
    size_t to = form->focus;
    if (by < 0)
        to = to >= (size_t)-by ? to - (size_t)-by : 0;
    else
        to += (size_t)by;
    form_go(form, app, to);
    return REACT_SCREEN;
}

static unsigned move(struct form *form, struct app *app, key pressed)
{
    switch (pressed) {
    case CODE_ENTER:
        return form->stops[form->focus].field == NO_FIELD ? form_save(form, app)
                                                          : step(form, app, 1);
    case CODE_TAB:
    case CODE_DOWN:
        return step(form, app, 1);
    case CODE_TAB | WITH_SHIFT:
    case CODE_UP:
        return step(form, app, -1);
    case CODE_PAGE_DOWN:
        return step(form, app, PAGE);
    case CODE_PAGE_UP:
        return step(form, app, -PAGE);
    case CODE_HOME:
    case CODE_END:
    case CODE_LEFT:
    case CODE_RIGHT:
    case CODE_BACKSPACE:
    case CODE_DELETE:
        return REACT_NONE; // nothing more to go over
    default:
        return REACT_IGNORED;
    }
}

unsigned form_type(struct screen *screen, struct app *app, key pressed)
{
    struct form *form = screen->state;
    form->at_top = false;
    form_describe(form, app);
    unsigned reaction = pick_key(form, app, pressed);
    if (reaction != REACT_IGNORED)
        return reaction;
    const struct form_field *field = field_at(form, form->focus);
    // Enter in empty notes goes on, so that a form can be gone through with Enter alone
    bool notes = field && field->kind == FORM_NOTES &&
                 (pressed != CODE_ENTER || value_at(form, form->focus)->edit.text.length > 0);
    if (pressed == CODE_TAB || pressed == (CODE_TAB | WITH_SHIFT) ||
        ((pressed == CODE_ENTER || pressed == CODE_UP || pressed == CODE_DOWN) && !notes))
        return move(form, app, pressed);
    reaction = edit_key(form, app, pressed);
    return reaction == REACT_IGNORED ? move(form, app, pressed) : reaction;
}

unsigned form_paste(struct screen *screen, struct app *app, const char *pasted)
{
    struct form *form = screen->state;
    form_describe(form, app);
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    if (!field || field->kind == FORM_CHECKLIST) {
        app_warn(app, "Pasted text was not taken: there is nothing to type into here.");
        return REACT_NONE;
    }
    char *before = xstrdup(text_get(&value->edit.text));
    if (form->whole)
        lineedit_set(&value->edit, "");
    form->whole = false;
    bool changed =
        (field->kind == FORM_NOTES ? notes_paste(&value->edit, pasted)
                                   : lineedit_paste(&value->edit, pasted)) == TYPED_CHANGED;
    if (changed) {
        char *after = xstrdup(text_get(&value->edit.text));
        size_t cursor = value->edit.cursor;
        lineedit_set(&value->edit, before);
        value_push(value, false);
        lineedit_set(&value->edit, after);
        value->edit.cursor = cursor;
        free(after);
        form_touched(form, app);
    }
    free(before);
    return REACT_SCREEN;
}

// ---- Actions ------------------------------------------------------------------------------------------------------------------------

static unsigned take_back(struct form *form, struct app *app)
{
    struct value *value = value_at(form, form->focus);
    pick_close(form);
    if (value && value_pop(value))
        form_touched(form, app);
    else
        app_say(app, "There is nothing to take back in this field.");
    return REACT_SCREEN;
}

static unsigned clear(struct form *form, struct app *app)
{
    struct value *value = value_at(form, form->focus);
    if (!value || !value->edit.text.length)
        return REACT_NONE;
    value_push(value, false);
    lineedit_set(&value->edit, "");
    form_touched(form, app);
    return REACT_SCREEN;
}

static unsigned same(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    bool carried = field && field->carries && field->kind != FORM_NOTES;
    const char *earlier = carried ? same_value(app, form->ops->id, field->name) : NULL;
    if (!earlier) {
        app_say(app, field && field->kind == FORM_NOTES
                         ? "Notes are not carried over from the record before."
                         : "Nothing to bring here: no record saved before this one says it.");
        return REACT_NONE;
    }
    value_push(value, false);
    form_set(form, field->name, earlier);
    form_touched(form, app);
    form_go(form, app, form->focus + 1);
    return REACT_SCREEN;
}

static unsigned edit_notes(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    if (!field || field->kind != FORM_NOTES) {
        app_say(app, "The editor is for notes: go to a field of several lines first.");
        return REACT_NONE;
    }
    char *edited = editor_run(app, text_get(&value->edit.text));
    if (edited && strcmp(edited, text_get(&value->edit.text)) != 0) {
        value_push(value, false);
        lineedit_set(&value->edit, edited);
        form_touched(form, app);
    }
    free(edited);
    return REACT_LAYOUT | REACT_REPAINT;
}

unsigned form_act(struct screen *screen, struct app *app, enum action action)
{
    struct form *form = screen->state;
    form->at_top = false;
    form_describe(form, app);
    switch (action) {
    case ACTION_SAVE:
        return form_save(form, app);
    case ACTION_PICK:
        pick_open(form, app, true);
        if (!form->pick.open)
            app_say(app, "This field is not chosen from a list.");
        return REACT_SCREEN;
    case ACTION_SAME:
        return same(form, app);
    case ACTION_EDITOR:
        return edit_notes(form, app);
    case ACTION_UNDO_TYPING:
        return take_back(form, app);
    case ACTION_CLEAR:
        return clear(form, app);
    case ACTION_THEIRS:
        return form_theirs(form, app);
    case ACTION_FRESH:
        return form_fresh(form, app);
    case ACTION_BACK:
        return form_back(form, app);
    default:
        return REACT_IGNORED;
    }
}
