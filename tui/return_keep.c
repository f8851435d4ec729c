// SPDX-License-Identifier: MIT
// The draft of a return, and following what others record while it is typed.
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/records.h"
#include "tui/return_view.h"

#define FORM  "return"
#define CELL  "cell." // then the KPI's reference: what was typed
#define BASE  "base." // ... and what was recorded then
#define BLANK " "     // an emptied cell: blank values are not written
#define WORDS "words" // all that was typed, for the list of drafts; it shows what begins with =

// ---- Keeping ---------------------------------------------------------------------------------------------------------------------------

static const char *subject_of(const struct return_view *view, struct arena *arena)
{
    char iso[DAY_ISO_SIZE];
    return arena_printf(arena, "%s %s", view->sheet.evaluation.contract.ref,
                        day_iso(view->sheet.first, iso));
}

static void body_of(const struct return_view *view, struct arena *arena, struct text *out)
{
    struct field *fields = ARENA_ARRAY(arena, 2 * view->sheet.count + 3, struct field);
    struct text words = {0};
    size_t count = 0;
    if (view->received.touched)
        fields[count++] = (struct field){"received", text_get(&view->received.edit.text)};
    if (view->reason.edit.text.length)
        fields[count++] = (struct field){"reason", text_get(&view->reason.edit.text)};
    for (size_t i = 0; i < view->sheet.count; i++) {
        const struct return_cell *cell = &view->cells[i];
        const char *ref = view->sheet.kpis[i].kpi->ref, *text = text_get(&cell->field.edit.text);
        if (!cell->field.touched)
            continue;
        text_printf(&words, "%sKPI %s: %s", words.length ? ", " : "=", ref, text);
        fields[count++] = (struct field){arena_printf(arena, CELL "%s", ref), *text ? text : BLANK};
        fields[count++] = (struct field){arena_printf(arena, BASE "%s", ref), cell->base};
    }
    fields[count++] = (struct field){WORDS, text_get(&words)};
    record_fields_write(fields, count, out);
    text_release(&words);
}

static void keep_it(struct return_view *view, struct app *app, struct arena *arena,
                    struct status *st)
{
    struct text body = {0}, words = {0};
    return_period_words(view->sheet.first, view->sheet.last, &words);
    body_of(view, arena, &body);
    const struct draft draft = {
        .token = view->token,
        .form = FORM,
        .subject = subject_of(view, arena),
        .title = arena_printf(arena, "Return of %s, %s",
                              view->sheet.evaluation.contract.provider_name, text_get(&words)),
        .body = text_get(&body),
        .begun = view->begun,
        .kept = office_now(app->office),
        .in_file = view->in_file,
    };
    enum kept kept = drafts_keep(app->office, &draft, st);
    view->drafted = view->drafted || kept != NOT_KEPT;
    view->unkept = kept == NOT_KEPT;
    view->in_file = kept == KEPT_IN_FILE || (kept == NOT_KEPT && view->in_file);
    if (kept == KEPT_IN_FILE && view->refused.length) // why is told already
        app_warn(app, "What you typed is kept in a file of your own until it can be saved.");
    else if (kept == KEPT_IN_FILE)
        app_warn(app, "%s What you typed is kept in a file of your own.", status_message(st));
    else if (kept == NOT_KEPT)
        app_warn(app, "%s What you typed is on this screen only.", status_message(st));
    if (kept == NOT_KEPT)
        app_unkept(app);
    text_release(&body);
    text_release(&words);
}

void return_keep(struct return_view *view, struct app *app)
{
    struct status st = {0};
    struct arena *arena = arena_new();
    if (view->unkept && return_any_typed(view)) {
        keep_it(view, app, arena, &st);
    } else if (view->unkept) {
        if (view->drafted && drafts_drop(app->office, view->token, &st))
            view->drafted = false;
        view->unkept = false;
    }
    status_clear(&st);
    arena_free(arena);
}

// ---- Taking up again -------------------------------------------------------------------------------------------------------------------

static void take_field(struct return_view *view, const struct field *field)
{
    const char *value = text_equal(field->value, BLANK) ? "" : field->value;
    if (text_equal(field->name, "received")) {
        return_field_set(&view->received, value);
        view->received.touched = view->received.left = true;
    } else if (text_equal(field->name, "reason")) {
        return_field_set(&view->reason, value);
        view->reason.touched = true;
    }
    for (size_t i = 0; i < view->sheet.count; i++) {
        struct return_cell *cell = &view->cells[i];
        const char *ref = view->sheet.kpis[i].kpi->ref;
        if (text_starts(field->name, CELL) && text_equal(field->name + strlen(CELL), ref)) {
            return_field_set(&cell->field, value);
            cell->field.touched = cell->field.left = true;
            free(cell->base);
            cell->base = xstrdup(""); // none is written where nothing was recorded
        }
    }
}

static void take_base(struct return_view *view, const struct field *field)
{
    for (size_t i = 0; i < view->sheet.count; i++) {
        struct return_cell *cell = &view->cells[i];
        if (text_starts(field->name, BASE) && cell->field.touched &&
            text_equal(field->name + strlen(BASE), view->sheet.kpis[i].kpi->ref)) {
            free(cell->base);
            cell->base = xstrdup(field->value);
        }
    }
}

static const struct draft *find_draft(const struct drafts *drafts, const char *subject)
{
    for (size_t i = 0; i < drafts->count; i++) {
        if (text_equal(drafts->list[i].form, FORM) && text_equal(drafts->list[i].subject, subject))
            return &drafts->list[i];
    }
    return NULL;
}

bool return_take_draft(struct return_view *view, struct app *app, struct status *st)
{
    struct drafts drafts;
    struct arena *arena = arena_new();
    bool read = drafts_list(app->office, arena, &drafts, st);
    const struct draft *draft = read ? find_draft(&drafts, subject_of(view, arena)) : NULL;
    if (draft) {
        size_t count = 0;
        const struct field *fields = record_fields_read(draft->body, arena, &count);
        for (size_t i = 0; i < count; i++)
            take_field(view, &fields[i]);
        for (size_t i = 0; i < count; i++)
            take_base(view, &fields[i]);
        memcpy(view->token, draft->token, sizeof view->token);
        view->begun = draft->begun;
        view->drafted = true;
        view->in_file = draft->in_file;
        int minutes;
        day kept = moment_day(draft->kept, &minutes);
        struct text when = {0};
        if (kept != app->office->today) {
            day_print_brief(kept, app->office->today, &when);
            text_add(&when, ", ");
        }
        app_say(app, "Your draft of %s%d:%02d is taken up again.", text_get(&when), minutes / 60,
                minutes % 60);
        text_release(&when);
    }
    arena_free(arena);
    return read;
}

// ---- Following others ------------------------------------------------------------------------------------------------------------------

static char *who_of(const struct return_record *record)
{
    int minutes;
    moment_day(record->at, &minutes);
    return xasprintf("%s at %02d:%02d", *record->by ? record->by : "Somebody", minutes / 60,
                     minutes % 60);
}

// A cell that nobody typed in shows what is recorded; in another both are kept, until the person chooses.
static bool follow_cell(struct return_view *view, size_t index)
{
    struct return_reading reading;
    struct return_cell *cell = &view->cells[index];
    const struct return_record *record = &view->sheet.kpis[index].result;
    if (!cell->field.touched) {
        if (!text_equal(text_get(&cell->field.edit.text), record->text))
            return_field_set(&cell->field, record->text);
    } else if (text_equal(cell->base, record->text)) {
        return cell->theirs && !cell->chosen;
    }
    return_read(&view->sheet, index, text_get(&cell->field.edit.text), view->received_on,
                view->read_arena, &reading);
    bool clash = cell->field.touched && reading.change != RETURN_NOTHING; // 91.0 is 91
    free(cell->base);
    free(cell->theirs);
    free(cell->own);
    free(cell->who);
    cell->base = xstrdup(record->text);
    cell->theirs = clash ? xstrdup(record->text) : NULL;
    cell->who = clash ? who_of(record) : NULL;
    cell->own = NULL;
    cell->chosen = false;
    return clash;
}

bool return_follow(struct return_view *view, struct app *app)
{
    bool clash = false;
    for (size_t i = 0; i < view->sheet.count; i++)
        clash = follow_cell(view, i) || clash;
    view->meaning_old = true;
    return_reread(view, app);
    return clash;
}
