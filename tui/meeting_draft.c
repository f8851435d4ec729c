// SPDX-License-Identifier: MIT
// The draft of a meeting: from its first key on, and back again.
#include "meeting_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/records.h"

// Before an item's id. What has a slash is told by the first words of a draft in the list; what has a colon is not.
#define MINUTE "minute/"
#define TITLE  "title:"
#define HELD   "held:"
#define DONE   "done:"
#define TICKED "ticked:"
#define PERSON "person:"

// A value is written behind a sign, so that an empty one is told from none.
static void add(struct text *body, const char *before, const char *name, const char *value)
{
    char *whole = xasprintf("%s%s", before, name), *own = xasprintf("=%s", value);
    const struct field field = {.name = whole, .value = own};
    record_fields_write(&field, 1, body);
    free(whole);
    free(own);
}

static void write_body(const struct sheet *sheet, struct text *body)
{
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        if (!words_blank(&item->notes))
            add(body, MINUTE, item->id, words_get(&item->notes));
        if (!words_blank(&item->notes) || item->own || item->held_over || item->done)
            add(body, TITLE, item->id, item->title);
        if (item->held_over)
            add(body, HELD, item->id, "yes");
        if (item->done)
            add(body, DONE, item->id, "yes");
    }
    for (size_t i = 0; i < sheet->people_count; i++) {
        const struct sheet_line *line = &sheet->people[i];
        if (line->ticked)
            add(body, TICKED, line->name, "yes");
        if (!words_blank(&line->words))
            add(body, PERSON, line->name, words_get(&line->words));
    }
    for (size_t i = 0; i < END_LINES; i++)
        add(body, "end:", sheet->ending[i].name, words_get(&sheet->ending[i].words));
    add(body, "end:", "next_typed", sheet->next_typed ? "yes" : "");
}

static struct sheet_line *line_called(struct sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->people_count; i++) {
        if (strcmp(sheet->people[i].name, name) == 0)
            return &sheet->people[i];
    }
    return NULL;
}

static bool after(const char *name, const char *prefix, const char **rest)
{
    *rest = name + strlen(prefix);
    return text_starts(name, prefix);
}

static void read_end(struct sheet *sheet, const char *name, const char *value)
{
    if (text_equal(name, "next_typed"))
        sheet->next_typed = *value != '\0';
    for (size_t i = 0; i < END_LINES; i++) {
        if (text_equal(sheet->ending[i].name, name))
            lineedit_set(&sheet->ending[i].words.edit, value);
    }
}

static void read_field(struct sheet *sheet, const char *name, const char *value)
{
    const char *rest;
    struct sheet_line *line;
    if (after(name, MINUTE, &rest))
        lineedit_set(&sheet_item_of(sheet, rest)->notes.edit, value);
    else if (after(name, HELD, &rest))
        sheet_item_of(sheet, rest)->held_over = true;
    else if (after(name, DONE, &rest))
        sheet_item_of(sheet, rest)->done = true;
    else if (after(name, "end:", &rest))
        read_end(sheet, rest, value);
    else if (after(name, TICKED, &rest) && (line = line_called(sheet, rest)) != NULL)
        line->ticked = line->box;
    else if (after(name, PERSON, &rest) && (line = line_called(sheet, rest)) != NULL)
        lineedit_set(&line->words.edit, value);
    if (after(name, TITLE, &rest)) {
        struct sheet_item *item = sheet_item_of(sheet, rest);
        free(item->title);
        item->title = xstrdup(value);
        item->own = text_starts(rest, "own/");
    }
}

void sheet_restore(struct sheet *sheet, struct app *app)
{
    struct status st = {0};
    struct drafts drafts;
    struct arena *arena = arena_new();
    draft_token(sheet->token);
    if (!drafts_list(app->office, arena, &drafts, &st))
        drafts.count = 0;
    for (size_t i = 0; i < drafts.count && sheet->begun == 0; i++) {
        const struct draft *draft = &drafts.list[i];
        size_t count = 0;
        if (!text_equal(draft->form, "meeting") || !text_equal(draft->subject, sheet->subject))
            continue;
        memcpy(sheet->token, draft->token, sizeof sheet->token - 1);
        sheet->begun = draft->begun;
        sheet->kept = draft->kept;
        sheet->in_file = draft->in_file;
        sheet->changed = true;
        const struct field *fields = record_fields_read(draft->body, arena, &count);
        for (size_t j = 0; j < count; j++) {
            if (*fields[j].value == '=')
                read_field(sheet, fields[j].name, fields[j].value + 1);
        }
    }
    status_clear(&st); // a meeting can be held without its drafts
    arena_free(arena);
}

void sheet_keep(struct screen *screen, struct app *app)
{
    struct sheet *sheet = screen->state;
    struct status st = {0};
    struct text body = {0}, title = {0};
    if (!sheet->unkept)
        return;
    moment now = office_now(app->office);
    text_printf(&title, "%s: %s, %s", sheet->table.title, sheet->evaluation.contract.provider_name,
                sheet->evaluation.contract.ref);
    write_body(sheet, &body);
    const struct draft draft = {
        .token = sheet->token,
        .form = "meeting",
        .subject = sheet->subject,
        .title = text_get(&title),
        .body = text_get(&body),
        .begun = sheet->begun != 0 ? sheet->begun : now,
        .kept = now,
        .in_file = sheet->in_file,
    };
    enum kept kept = drafts_keep(app->office, &draft, &st);
    sheet->in_file = kept == KEPT_IN_FILE;
    sheet->unkept = kept == NOT_KEPT;
    if (kept != NOT_KEPT) {
        sheet->begun = draft.begun;
        sheet->kept = now;
    }
    if (kept == KEPT_IN_FILE)
        app_warn(app,
                 "The database cannot be written; what you typed is kept in a file of yours. %s",
                 status_message(&st));
    else if (kept == NOT_KEPT)
        app_warn(app, "What you typed can NOT be kept at the moment; it is still here. %s",
                 status_message(&st));
    status_clear(&st);
    text_release(&body);
    text_release(&title);
}
