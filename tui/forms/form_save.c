// SPDX-License-Identifier: MIT
// Saving a form: its mistakes told all at once, somebody else's values beside one's own, and what was typed never lost.
#include "form_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/same.h"

// A label within a sentence: "Visit date" is the visit date, "KPI" stays.
static char *within(const char *label)
{
    char *own = xstrdup(label);
    if (own[0] && own[1] && islower((unsigned char)own[1]))
        own[0] = (char)tolower((unsigned char)own[0]);
    return own;
}

static void note(struct form *form, const char *name, const char *message)
{
    struct value *value = name ? value_of(form, name) : NULL;
    struct text *where = value ? &value->problem : &form->general;
    if (where->length)
        text_add_char(where, value ? ' ' : '\n');
    text_add(where, message);
    form->problems++;
}

void form_problem(struct form *form, const char *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = xvasprintf(format, args);
    va_end(args);
    note(form, name && field_named(form, name) ? name : NULL, message);
    free(message);
}

static const struct form_field *field_told_of(const struct form *form, const char *line)
{
    const struct form_field *best = NULL;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->fields[i];
        if (field->name && text_starts(line, field->label) &&
            (!best || strlen(field->label) > strlen(best->label)))
            best = field;
    }
    return best;
}

void form_problems(struct form *form, struct status *st)
{
    const char *at = status_message(st);
    while (*at) {
        size_t length = strcspn(at, "\n");
        char *line = xstrndup(at, length);
        const struct form_field *field = field_told_of(form, line);
        if (length > 0)
            note(form, field ? field->name : NULL, line);
        free(line);
        at += length + (at[length] == '\n');
    }
    status_clear(st);
}

// What cannot be read is something typed all the same.
static const char *said_in(const struct value *value)
{
    return *value->means ? value->means : text_get(&value->edit.text);
}

void form_conflict(struct form *form, const char *name, const char *theirs, const char *who)
{
    const struct form_field *field = field_named(form, name);
    struct value *value = value_make(form, name);
    bool own = strcmp(said_in(value), form_base_of(form, name)) != 0;
    form_rebase(form, name, theirs);
    if (strcmp(said_in(value), theirs) == 0)
        return;
    form->conflicts = true;
    if (own) {
        form_beside(form, name, theirs, who);
        return;
    }
    form_set(form, name, theirs);
    if (field)
        text_printf(&form->general, "%s%s: now as %s wrote it.", form->general.length ? "\n" : "",
                    field->label, who);
}

void form_beside(struct form *form, const char *name, const char *theirs, const char *who)
{
    struct value *value = value_make(form, name);
    free(value->theirs);
    free(value->who);
    free(value->mine);
    value->theirs = xstrdup(theirs);
    value->who = xstrdup(who);
    value->mine = xstrdup(said_in(value));
}

// One's own, then theirs, then both where that makes sense, then one's own again.
unsigned form_theirs(struct form *form, struct app *app)
{
    const struct form_field *field = field_at(form, form->focus);
    struct value *value = value_at(form, form->focus);
    if (!value || !value->theirs) {
        app_say(app, "Nobody else has written in this field.");
        return REACT_NONE;
    }
    char *both = field->kind == FORM_NOTES  ? xasprintf("%s\n%s", value->theirs, value->mine)
                 : field->kind == FORM_TEXT ? xasprintf("%s; %s", value->theirs, value->mine)
                                            : NULL;
    const char *now = said_in(value);
    const char *next = strcmp(now, value->mine) == 0             ? value->theirs
                       : both && strcmp(now, value->theirs) == 0 ? both
                                                                 : value->mine;
    value_push(value, false);
    form_set(form, field->name, next);
    form_touched(form, app);
    free(both);
    return REACT_SCREEN;
}

// ---- The fields' own mistakes ---------------------------------------------------------------------------------------------------------

static bool ends_with(const char *label, const char *end)
{
    size_t length = strlen(label), own = strlen(end);
    return length >= own && strcmp(label + length - own, end) == 0;
}

// "Enter the category", "Enter what was said"; what reads as neither stands first or in quotes: "Planned for: enter a date".
static char *ask_for(const struct form_field *field)
{
    static const char *const questions[] = {"What",    "Why",   "Which", "How",
                                            "Whether", "Where", "Who"};
    static const char *const open_ends[] = {" on", " by", " for", " from", " to", " until"};
    bool chosen =
        field->kind == FORM_CHOICE || field->kind == FORM_SEVERAL || field->kind == FORM_YES_NO;
    const char *the = " the ";
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        the = text_starts(field->label, questions[i]) ? " " : the;
    if (ends_with(field->label, "ed") && strchr(field->label, ' ') == NULL) // "Attended"
        return xasprintf("Fill in \"%s\".", field->label);
    for (size_t i = 0; i < sizeof open_ends / sizeof *open_ends; i++) {
        if (the[1] == '\0' || !ends_with(field->label, open_ends[i]))
            continue;
        return field->kind == FORM_DATE
                   ? xasprintf("%s: enter a date, such as 14 June or +30.", field->label)
                   : xasprintf("Fill in \"%s\".", field->label);
    }
    char *label = within(field->label);
    char *asked = xasprintf("%s%s%s.", chosen ? "Choose" : "Enter", the, label);
    free(label);
    return asked;
}

static void check_required(struct form *form, const struct form_field *field)
{
    bool blank = field->kind == FORM_TABLE ? form_rows(form, field->name) == 0
                                           : *form_value(form, field->name) == '\0';
    if (blank && field->kind == FORM_CHECKLIST)
        form_problem(form, field->name, "%s: tick what applies.", field->label);
    if (!blank || field->kind == FORM_CHECKLIST)
        return;
    char *asked = ask_for(field);
    form_problem(form, field->name, "%s", asked);
    free(asked);
}

static void check_fields(struct form *form, struct app *app)
{
    for (size_t i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->fields[i];
        if (!field->name)
            continue;
        struct value *value = value_make(form, field->name);
        text_clear(&value->problem);
        struct text means = {0}, why = {0};
        if (field->kind != FORM_TABLE &&
            !field_read(form, app, field, text_get(&value->edit.text), &means, &why))
            form_problem(form, field->name, "%s%s.", field->label, text_get(&why));
        else if (field->required)
            check_required(form, field);
        text_release(&means);
        text_release(&why);
    }
}

// The cursor goes to the first field that is at fault; where none is in particular, what is wrong stands above the first field.
static void go_to_first(struct form *form)
{
    form->at_top = form->general.length > 0;
    for (size_t i = 0; i < form->stop_count; i++) {
        const struct form_field *field = field_at(form, i);
        const struct value *value = field ? value_of(form, field->name) : NULL;
        if (value && (value->problem.length || value->theirs)) {
            form->focus = i;
            form->at_top = false;
            form_arrive(form);
            return;
        }
    }
    if (form->general.length) {
        form->focus = 0;
        form_arrive(form);
    }
}

// ---- Saving ---------------------------------------------------------------------------------------------------------------------------

static void carry(struct form *form, struct app *app)
{
    for (size_t i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->fields[i];
        if (field->carries && field->kind != FORM_NOTES && field->kind != FORM_TABLE)
            same_keep(app, form->ops->id, field->name, form_value(form, field->name));
    }
}

static unsigned saved(struct form *form, struct app *app)
{
    struct status st = {0};
    carry(form, app);
    if (form->in_file && !drafts_drop(app->office, form->token, &st))
        status_clear(&st);
    form->changed = form->unkept = false;
    app->data_version++;
    return REACT_CLOSE | REACT_RELOAD;
}

static void forget_problems(struct form *form)
{
    form->problems = 0;
    form->conflicts = false;
    text_clear(&form->general);
    for (size_t i = 0; i < form->value_count; i++) {
        struct value *value = form->values[i];
        text_clear(&value->problem);
        free(value->theirs);
        value->theirs = NULL;
    }
}

const char *form_reason(const struct app *app, const struct status *st)
{
    static const char again[] = ": NOT saved: ";
    const char *said = status_message(st), *path = office_path(app->office);
    if (!text_starts(said, path))
        return said;
    said += strlen(path);
    return said + (text_starts(said, again) ? strlen(again) : text_starts(said, ": ") ? 2 : 0);
}

// What the status says goes to the message line, and what was typed is kept as a draft wherever one can be kept.
static void told(struct form *form, struct app *app, struct status *st)
{
    char *why = xstrdup(form_reason(app, st));
    status_clear(st);
    form->unkept = true;
    form_keep(form->screen, app);
    app_warn(app, "NOT saved; what you typed %s. Why: %s",
             form->unkept    ? "stands on this screen only"
             : form->in_file ? "is kept in a file of yours"
                             : "is kept as a draft",
             why);
    free(why);
}

// The draft was saved in another window of the same person, or before the line dropped; nobody knows whether with these very words.
static void parted(struct form *form, struct app *app)
{
    form_own_draft(form);
    form->unkept = true;
    form_keep(form->screen, app);
    if (!form->unkept && !form->in_file)
        app_warn(app, "Your draft has been saved already, elsewhere. What stands here is kept as a "
                      "draft of its own: give it up, or save again if it is more than that.");
}

unsigned form_save(struct form *form, struct app *app)
{
    struct status st = {0};
    form_go(form, app, form->focus); // leaves the field at hand
    forget_problems(form);
    form_describe(form, app);
    check_fields(form, app);
    enum saved how = form->problems ? NOT_SAVED : form->ops->save(form, app, &st);
    if (how == SAVED)
        return saved(form, app);
    if (how == SAVED_BEFORE && form->tried) {
        app_say(app, "This was saved already; it was not saved twice.");
        return saved(form, app);
    }
    if (how == SAVED_BEFORE) {
        parted(form, app);
        return REACT_SCREEN;
    }
    form->tried = st.code != STATUS_OK && st.code != STATUS_DATA;
    if (st.code == STATUS_DATA && !form->conflicts)
        form_problems(form, &st);
    if (st.code != STATUS_OK)
        told(form, app, &st);
    status_clear(&st);
    if (form->problems == 1)
        app_warn(app, "There is a problem to put right. Nothing was saved.");
    else if (form->problems)
        app_warn(app, "There are %zu problems to put right. Nothing was saved.", form->problems);
    else if (form->conflicts)
        app_warn(app, "Somebody else has saved this meanwhile. Nothing of yours is saved yet.");
    form_describe(form, app);
    go_to_first(form);
    return REACT_SCREEN;
}
