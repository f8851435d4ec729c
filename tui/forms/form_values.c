// SPDX-License-Identifier: MIT
// What stands in the fields, by name.
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

struct value *value_of(const struct form *form, const char *name)
{
    for (size_t i = 0; i < form->value_count; i++) {
        if (strcmp(form->values[i]->name, name) == 0)
            return form->values[i];
    }
    return NULL;
}

struct value *value_make(struct form *form, const char *name)
{
    struct value *value = value_of(form, name);
    if (value)
        return value;
    value = xcalloc(1, sizeof *value);
    value->name = xstrdup(name);
    value->means = xstrdup("");
    value->shown = true;
    form->values =
        list_room(form->values, &form->value_room, form->value_count, sizeof *form->values);
    form->values[form->value_count++] = value;
    return value;
}

void value_release(struct value *value)
{
    while (value->past_count > 0)
        free(value->past[--value->past_count]);
    lineedit_release(&value->edit);
    text_release(&value->problem);
    free(value->name);
    free(value->means);
    free(value->base);
    free(value->theirs);
    free(value->mine);
    free(value->who);
    free(value);
}

// ---- Taking back ----------------------------------------------------------------------------------------------------------------

void value_push(struct value *value, bool in_word)
{
    if (in_word && value->in_word)
        return;
    value->in_word = in_word;
    if (value->past_count == MOST_UNDO) {
        free(value->past[0]);
        memmove(value->past, value->past + 1, (MOST_UNDO - 1) * sizeof *value->past);
        value->past_count--;
    }
    value->past[value->past_count++] = xstrdup(text_get(&value->edit.text));
}

bool value_pop(struct value *value)
{
    value->in_word = false;
    while (value->past_count > 0) {
        char *text = value->past[--value->past_count];
        bool other = strcmp(text, text_get(&value->edit.text)) != 0;
        lineedit_set(&value->edit, text);
        free(text);
        if (other)
            return true;
    }
    return false;
}

// ---- Fields and cells -------------------------------------------------------------------------------------------------------------

const struct form_field *field_named(const struct form *form, const char *name)
{
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].name && strcmp(form->fields[i].name, name) == 0)
            return &form->fields[i];
    }
    return NULL;
}

const struct form_field *field_at(const struct form *form, size_t stop)
{
    return stop < form->stop_count && form->stops[stop].field != NO_FIELD
               ? &form->fields[form->stops[stop].field]
               : NULL;
}

char *cell_name(const char *name, size_t row, size_t column)
{
    return xasprintf("%s#%zu#%zu", name, row, column);
}

struct value *value_at(const struct form *form, size_t stop)
{
    const struct form_field *field = field_at(form, stop);
    if (!field)
        return NULL;
    if (field->kind != FORM_TABLE)
        return value_of(form, field->name);
    size_t part = form->stops[stop].part;
    char *name = cell_name(field->name, part / field->column_count, part % field->column_count);
    struct value *value = value_of(form, name);
    free(name);
    return value;
}

static bool row_blank(const struct form *form, const struct form_field *field, size_t row)
{
    for (size_t column = 0; column < field->column_count; column++) {
        char *name = cell_name(field->name, row, column);
        const struct value *value = value_of(form, name);
        free(name);
        if (value && value->edit.text.length)
            return false;
    }
    return true;
}

// Behind a row that says nothing no other is looked for.
enum { MOST_BLANK_ROWS = 2 };

static size_t rows_said(const struct form *form, const struct form_field *field)
{
    size_t said = 0;
    for (size_t row = 0; row < said + MOST_BLANK_ROWS; row++) {
        if (!row_blank(form, field, row))
            said = row + 1;
    }
    return said;
}

size_t table_rows(const struct form *form, const struct form_field *field)
{
    return rows_said(form, field) + 1;
}

size_t form_rows(const struct form *form, const char *name)
{
    const struct form_field *field = field_named(form, name);
    size_t count = 0;
    for (size_t row = 0; field && row < rows_said(form, field); row++)
        count += !row_blank(form, field, row);
    return count;
}

const char *form_cell(const struct form *form, const char *name, size_t row, size_t column)
{
    const struct form_field *field = field_named(form, name);
    for (size_t i = 0; field && i < rows_said(form, field); i++) {
        if (row_blank(form, field, i) || row-- > 0)
            continue;
        char *cell = cell_name(name, i, column);
        const struct value *value = value_of(form, cell);
        free(cell);
        return value ? text_get(&value->edit.text) : "";
    }
    return "";
}

// ---- Reading and setting ------------------------------------------------------------------------------------------------------------

void value_settle(struct form *form, struct app *app, const struct form_field *field,
                  struct value *value)
{
    struct text means = {0}, why = {0};
    if (!field_read(form, app, field, text_get(&value->edit.text), &means, &why))
        text_clear(&means);
    free(value->means);
    value->means = xstrdup(text_get(&means));
    text_release(&means);
    text_release(&why);
}

const char *form_value(const struct form *form, const char *name)
{
    const struct value *value = value_of(form, name);
    return value ? value->means : "";
}

const char *form_typed(const struct form *form, const char *name)
{
    const struct value *value = value_of(form, name);
    return value ? text_get(&value->edit.text) : "";
}

day form_day(const struct form *form, const char *name)
{
    day d = DAY_NONE;
    return day_parse(form_value(form, name), &d) ? d : DAY_NONE;
}

bool form_ticked(const struct form *form, const char *name, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = form_value(form, name); *at; at += *at == ';') {
        size_t own = strcspn(at, ";");
        if (own == length && strncmp(at, id, own) == 0)
            return true;
        at += own;
    }
    return false;
}

void form_set(struct form *form, const char *name, const char *set)
{
    struct value *value = value_make(form, name);
    const struct form_field *field = field_named(form, name);
    struct text shown = {0};
    char *means = xstrdup(set); // it may be this very value
    if (field)
        field_show(field, means, &shown);
    else
        text_add(&shown, means);
    lineedit_set(&value->edit, text_get(&shown));
    free(value->means);
    value->means = means;
    value->shown = field != NULL;
    text_release(&shown);
}

void form_base(struct form *form, const char *name, const char *base)
{
    struct value *value = value_of(form, name);
    bool fresh = value == NULL;
    value = value_make(form, name);
    if (value->base)
        return; // that of the draft, or of when the form was opened, holds
    value->base = xstrdup(base);
    if (fresh)
        form_set(form, name, base);
}

const char *form_based(const struct form *form, const char *name)
{
    const struct value *value = value_of(form, name);
    return value ? value->base : NULL;
}

bool form_shows(const struct form *form, const char *name)
{
    return field_named(form, name) != NULL;
}

const char *form_base_of(const struct form *form, const char *name)
{
    const char *base = form_based(form, name);
    return base ? base : "";
}

void form_rebase(struct form *form, const char *name, const char *base)
{
    struct value *value = value_make(form, name);
    char *kept = xstrdup(base);
    free(value->base);
    value->base = kept;
}

void *form_state(const struct form *form)
{
    return form->state;
}

const char *form_subject(const struct form *form)
{
    return form->subject;
}

const char *form_token(const struct form *form)
{
    return form->token;
}

struct arena *form_arena(struct form *form)
{
    return form->arena;
}
