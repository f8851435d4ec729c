// SPDX-License-Identifier: MIT
// The fields of a form as it describes them, and where the cursor can stand among them.
#include "form_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

void form_add(struct form *form, const struct form_field *field)
{
    form->fields = arena_room(form->arena, form->fields, &form->field_room, form->field_count,
                              sizeof *form->fields);
    form->fields[form->field_count++] = *field;
}

void form_anew(struct form *form)
{
    form->described = false;
}

void form_heading(struct form *form, const char *words)
{
    form_add(form, &(struct form_field){.label = words, .kind = FORM_HEADING});
}

void form_line(struct form *form, const char *words)
{
    form_add(form, &(struct form_field){.label = words, .kind = FORM_SHOWN});
}

static void add_stop(struct form *form, size_t field, size_t part)
{
    form->stops = list_room(form->stops, &form->stop_room, form->stop_count, sizeof *form->stops);
    form->stops[form->stop_count++] = (struct stop){.field = field, .part = part};
}

static void add_cells(struct form *form, size_t index)
{
    const struct form_field *field = &form->fields[index];
    size_t rows = table_rows(form, field);
    for (size_t part = 0; part < rows * field->column_count; part++) {
        char *name = cell_name(field->name, part / field->column_count, part % field->column_count);
        value_make(form, name);
        free(name);
        add_stop(form, index, part);
    }
}

void form_stops(struct form *form)
{
    form->stop_count = 0;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->fields[i];
        switch (field->kind) {
        case FORM_HEADING:
        case FORM_SHOWN:
            break;
        case FORM_CHECKLIST:
            for (size_t part = 0; part < field->choice_count; part++)
                add_stop(form, i, part);
            break;
        case FORM_TABLE:
            add_cells(form, i);
            break;
        default:
            add_stop(form, i, 0);
        }
    }
    add_stop(form, NO_FIELD, 0);
}

// A field that is shown for the first time begins as it says; one that was set before it was known is shown in its way now.
static void begin_value(struct form *form, struct app *app, const struct form_field *field)
{
    struct value *value = value_of(form, field->name);
    if (!value) {
        value = value_make(form, field->name);
        if (field->start)
            form_set(form, field->name, field->start);
    } else if (!value->shown) {
        form_set(form, field->name, value->means);
    }
    value_settle(form, app, field, value);
}

static void find_focus(struct form *form)
{
    size_t part = form->focus < form->stop_count ? form->stops[form->focus].part : 0;
    form->focus = form->focus < form->stop_count ? form->focus : form->stop_count - 1;
    for (size_t i = 0; form->focus_name && i < form->stop_count; i++) {
        const struct form_field *field = field_at(form, i);
        if (field && strcmp(field->name, form->focus_name) == 0) {
            form->focus = i;
            if (form->stops[i].part == part)
                return;
        }
    }
}

void form_describe(struct form *form, struct app *app)
{
    if (form->described)
        return;
    form->described = true;
    arena_reset(form->arena);
    form->fields = NULL;
    form->field_count = form->field_room = 0;
    form->ops->describe(form, app);
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].name && form->fields[i].kind != FORM_TABLE)
            begin_value(form, app, &form->fields[i]);
    }
    form_stops(form);
    find_focus(form);
}
