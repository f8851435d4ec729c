// SPDX-License-Identifier: MIT
// Ending a meeting: what would be put on record, what stands against it, and saving it.
#include "meeting_sheet.h"

#include <string.h>

#include "tui/phrases.h"

struct gathered { // the entry while it is made; everything lives in the arena
    struct sheet *sheet;
    const struct app *app;
    struct arena *arena;
    struct meeting_entry entry;
    struct meeting_minute *minutes;
    struct meeting_action *actions;
    const char **attended;
    size_t action_room, held, by_next;
};

static const char *taken(struct arena *arena, struct text *words)
{
    while (words->length > 0 &&
           (words->bytes[words->length - 1] == '\n' || words->bytes[words->length - 1] == ' '))
        words->bytes[--words->length] = '\0';
    const char *kept = arena_strdup(arena, text_get(words));
    text_release(words);
    return kept;
}

static void take_action(struct gathered *gathered, const struct sheet_item *item,
                        const struct agreed *agreed)
{
    struct meeting_entry *entry = &gathered->entry;
    gathered->actions = arena_room(gathered->arena, gathered->actions, &gathered->action_room,
                                   entry->action_count, sizeof *gathered->actions);
    bool titled = item->own && strpbrk(item->title, ";\n") == NULL;
    gathered->actions[entry->action_count++] =
        (struct meeting_action){.item = titled      ? item->title
                                        : item->own ? ""
                                                    : item->id,
                                .what = agreed->what,
                                .owner = agreed->owner,
                                .whose = agreed->whose,
                                .due_by = agreed->due_by};
    gathered->by_next += agreed->by_next;
}

// The text without its actions, which are records of their own.
static const char *take_text(struct gathered *gathered, const struct sheet_item *item)
{
    struct text words = {0};
    const char *at = words_get(&item->notes), *line;
    size_t length;
    while (next_line(&at, &line, &length)) {
        struct agreed agreed;
        if (agreed_read(gathered->sheet, gathered->app, line, length, gathered->arena, &agreed)) {
            take_action(gathered, item, &agreed);
            continue;
        }
        text_add_bytes(&words, line, length);
        text_add_char(&words, '\n');
    }
    return taken(gathered->arena, &words);
}

static void take_minutes(struct gathered *gathered)
{
    struct sheet *sheet = gathered->sheet;
    gathered->minutes = ARENA_ARRAY(gathered->arena, sheet->item_count + 1, struct meeting_minute);
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        if (words_blank(&item->notes) && !item->held_over && !item->done)
            continue;
        gathered->minutes[gathered->entry.minute_count++] = (struct meeting_minute){
            .item = item->standing ? item->id : "",
            .title = item->title,
            .text = take_text(gathered, item),
            .about = item->standing || item->own ? "" : item->id,
            .held_over = item->held_over,
            .done = item->done,
        };
        gathered->held += item->held_over;
    }
}

static void take_people(struct gathered *gathered)
{
    struct sheet *sheet = gathered->sheet;
    struct text present = {0};
    gathered->attended = ARENA_ARRAY(gathered->arena, sheet->people_count + 1, const char *);
    gathered->entry.apologies = gathered->entry.chair = "";
    for (size_t i = 0; i < sheet->people_count; i++) {
        const struct sheet_line *line = &sheet->people[i];
        const char *names = words_get(&line->words);
        if (line->role != NULL && line->ticked)
            gathered->attended[gathered->entry.attended_count++] = line->role->id;
        if (text_equal(line->name, "apologies"))
            gathered->entry.apologies = names;
        else if (text_equal(line->name, "chair"))
            gathered->entry.chair = names;
        else if (!words_blank(&line->words) && (line->role == NULL || line->ticked))
            text_printf(&present, "%s: %s\n", line->role != NULL ? line->label : "Also", names);
    }
    gathered->entry.present = arena_strdup(gathered->arena, text_get(&present));
    text_release(&present);
}

static void gather(struct gathered *gathered)
{
    struct sheet *sheet = gathered->sheet;
    const struct app *app = gathered->app;
    struct meeting_entry *entry = &gathered->entry;
    *entry = (struct meeting_entry){.token = sheet->token,
                                    .contract = sheet->contract,
                                    .ref = sheet->table.ref,
                                    .type = sheet->table.type,
                                    .called_on = DAY_NONE};
    entry->on = sheet_day(sheet, app, &sheet->ending[END_ON], NULL);
    if (sheet_line_shown(sheet, &sheet->ending[END_CALLED]))
        entry->called_on = sheet_day(sheet, app, &sheet->ending[END_CALLED], NULL);
    if (sheet_line_shown(sheet, &sheet->ending[END_RISK]))
        entry->risk_checklist = words_get(&sheet->ending[END_RISK].words);
    if (sheet_line_shown(sheet, &sheet->ending[END_INFORMED]))
        entry->informed = words_get(&sheet->ending[END_INFORMED].words);
    take_people(gathered);
    take_minutes(gathered);
    entry->attended = gathered->attended;
    entry->minutes = gathered->minutes;
    entry->actions = gathered->actions;
    if (sheet_line_shown(sheet, &sheet->ending[END_NEXT]) &&
        !words_blank(&sheet->ending[END_NEXT].words)) {
        entry->next_type = sheet->next.type != NULL ? sheet->next.type : sheet->table.type;
        entry->next_on = sheet_day(sheet, app, &sheet->ending[END_NEXT], NULL);
    }
}

// ---- What would be recorded -----------------------------------------------------------------------------------------------------

static const char *full_day(struct arena *arena, day on)
{
    struct text words = {0};
    if (on != DAY_NONE)
        day_print(on, true, &words);
    return taken(arena, &words);
}

static void tell_absent(struct gathered *gathered, struct doc *doc)
{
    const char *absent = meeting_absent(&gathered->sheet->table, &gathered->entry, doc->arena);
    if (*absent != '\0')
        doc_words(
            doc, 0, true, ROLE_WARNING,
            arena_printf(doc->arena, "Not here, though required: %s. The minutes say so.", absent));
}

static void tell_present(struct gathered *gathered, struct doc *doc)
{
    struct text words = {0};
    for (size_t i = 0; i < gathered->sheet->people_count; i++) {
        const struct sheet_line *line = &gathered->sheet->people[i];
        if (line->role != NULL && line->ticked)
            text_printf(&words, "%s%s", words.length > 0 ? ", " : "", line->label);
    }
    if (words.length > 0)
        doc_words(doc, 0, true, ROLE_TEXT, arena_printf(doc->arena, "Here: %s", text_get(&words)));
    text_release(&words);
}

static void tell_actions(struct gathered *gathered, struct doc *doc)
{
    for (size_t i = 0; i < gathered->entry.action_count; i++) {
        const struct meeting_action *action = &gathered->actions[i];
        doc_words(
            doc, 2, true, ROLE_TEXT,
            arena_printf(doc->arena, "%s: %s, by %s",
                         *action->owner != '\0' ? action->owner : "Nobody yet", action->what,
                         action->due_by != DAY_NONE ? full_day(doc->arena, action->due_by) : "?"));
    }
}

// Whoever opened the meeting of another day by mistake sees here that it is the one that would be on record as held.
static void tell_planned(struct gathered *gathered, struct doc *doc)
{
    const struct meeting_table *table = &gathered->sheet->table;
    if (table->held == NULL && table->planned_on != DAY_NONE && gathered->entry.on != DAY_NONE &&
        table->planned_on != gathered->entry.on)
        doc_words(doc, 0, true, ROLE_WARNING,
                  arena_printf(doc->arena, "%s was planned for %s.", table->ref,
                               full_day(doc->arena, table->planned_on)));
}

static void tell_called(struct gathered *gathered, struct doc *doc)
{
    const struct meeting_entry *entry = &gathered->entry;
    const char *why = NULL;
    if (entry->called_on != DAY_NONE && entry->on != DAY_NONE &&
        !meeting_notice(gathered->app->office, &gathered->sheet->evaluation, entry->type,
                        entry->called_on, entry->on, doc->arena, &why) &&
        why != NULL)
        doc_words(doc, 0, true, ROLE_WARNING,
                  arena_printf(doc->arena, "Short notice, and the minutes say so: %s", why));
}

static const char *counted(struct arena *arena, size_t count, const char *one, const char *more)
{
    return count == 0 ? arena_printf(arena, "no %s", more)
                      : arena_printf(arena, "%zu %s", count, count == 1 ? one : more);
}

void sheet_summary(struct sheet *sheet, struct app *app, struct doc *doc)
{
    struct gathered gathered = {.sheet = sheet, .app = app, .arena = doc->arena};
    gather(&gathered);
    const struct meeting_entry *entry = &gathered.entry;
    if (sheet->problems.length > 0) {
        doc_words(doc, 0, false, ROLE_WARNING, "There is a problem");
        doc_words(doc, 0, true, ROLE_WARNING, text_get(&sheet->problems));
        doc_blank(doc);
    }
    bool held = sheet->table.held != NULL;
    if (held)
        doc_words(doc, 0, true, ROLE_WARNING,
                  arena_printf(doc->arena,
                               "%s is on record already, by %s. This is added to its minutes:",
                               sheet->table.ref, sheet->table.held->recorded_by));
    if (!held) {
        tell_planned(&gathered, doc);
        tell_absent(&gathered, doc);
        tell_called(&gathered, doc);
    }
    doc_words(
        doc, 0, true, ROLE_TEXT,
        arena_printf(
            doc->arena, "Minutes of %s%s%s",
            counted(doc->arena, entry->minute_count, "item", "items"),
            gathered.held > 0 ? arena_printf(doc->arena, ", %zu held over", gathered.held) : "",
            entry->action_count > 0
                ? arena_printf(doc->arena, "; %s:",
                               counted(doc->arena, entry->action_count, "action", "actions"))
                : "; no actions"));
    tell_actions(&gathered, doc);
    if (held)
        return;
    tell_present(&gathered, doc);
    if (sheet->next.why != NULL)
        doc_words(doc, 0, true, ROLE_DIM, sheet->next.why);
}

// ---- Saving ---------------------------------------------------------------------------------------------------------------------

static bool days_read(struct sheet *sheet, struct app *app)
{
    size_t before = sheet->problems.length;
    for (size_t i = 0; i < END_LINES; i++) {
        struct text why = {0};
        if (sheet->ending[i].date && sheet_line_shown(sheet, &sheet->ending[i]))
            sheet_day(sheet, app, &sheet->ending[i], &why);
        if (why.length > 0)
            text_printf(&sheet->problems, "%s%s", sheet->problems.length > 0 ? "\n" : "",
                        text_get(&why));
        text_release(&why);
    }
    return sheet->problems.length == before;
}

static size_t person(const struct sheet *sheet, const char *name)
{
    size_t i = 0;
    while (i + 1 < sheet->people_count && !text_equal(sheet->people[i].name, name))
        i++;
    return i;
}

// An action that will not do stands in an item: the first of them.
static size_t troubled_item(struct sheet *sheet, struct app *app, struct arena *arena)
{
    for (size_t i = 0; i < sheet->item_count; i++) {
        const char *at = words_get(&sheet->items[i].notes), *line;
        size_t length;
        while (next_line(&at, &line, &length)) {
            struct agreed agreed;
            if (!agreed_read(sheet, app, line, length, arena, &agreed))
                continue;
            day held = sheet_day(sheet, app, &sheet->ending[END_ON], NULL);
            if (agreed.trouble != NULL || agreed.due_by < held) {
                sheet->items[i].notes.edit.cursor =
                    (size_t)(line - words_get(&sheet->items[i].notes)) + length;
                return i + 1;
            }
        }
    }
    return sheet_end(sheet);
}

// The cursor goes to what the first problem is about.
static void go_to_problem(struct sheet *sheet, struct app *app, struct arena *arena)
{
    const char *first = text_get(&sheet->problems);
    size_t line = 0, stop = sheet_end(sheet);
    if (text_starts(first, "Action"))
        stop = troubled_item(sheet, app, arena);
    else if (text_starts(first, "Chair") || text_starts(first, "Who is here"))
        stop = 0;
    if (text_starts(first, "Chair"))
        line = person(sheet, "chair");
    else if (text_starts(first, "Called on"))
        line = END_CALLED;
    else if (text_starts(first, "Risk checklist"))
        line = END_RISK;
    else if (text_starts(first, "Informed"))
        line = END_INFORMED;
    else if (text_starts(first, "Next meeting"))
        line = END_NEXT;
    if (stop != sheet->stop)
        meeting_go(sheet, app, stop);
    sheet->line = line;
    meeting_arrive(sheet);
    app_warn(app, "There is a problem: %.*s", (int)strcspn(first, "\n"), first);
}

static void told(struct app *app, const struct gathered *gathered, const char *ref)
{
    struct arena *arena = gathered->arena;
    const struct meeting_entry *entry = &gathered->entry;
    app_say(app, "%s %s is on record: %s%s, %s%s.", gathered->sheet->table.title, ref,
            entry->minute_count > 0 ? "minutes of " : "",
            entry->minute_count > 0 ? counted(arena, entry->minute_count, "item", "items")
                                    : "no minutes",
            counted(arena, entry->action_count, "action", "actions"),
            entry->next_type == NULL
                ? ""
                : arena_printf(arena, ", the next on %s", full_day(arena, entry->next_on)));
}

// The sheet has done its work: the minutes stand in its place.
static unsigned replace(struct sheet *sheet, struct app *app, const char *ref)
{
    int64_t contract = sheet->contract; // the sheet goes with its screen
    struct screen *screen = app->screens[--app->depth];
    screen->ops->close(screen, app);
    if (*ref != '\0')
        meeting_paper_open(app, contract, ref);
    return REACT_LAYOUT | REACT_RELOAD;
}

static unsigned save(struct sheet *sheet, struct app *app, struct arena *arena)
{
    struct gathered gathered = {.sheet = sheet, .app = app, .arena = arena};
    struct status st = {0};
    const char *ref = "";
    bool before = false, read = days_read(sheet, app);
    gather(&gathered);
    bool good = meeting_check(app->office, &sheet->table, &gathered.entry, arena, &st);
    if (!good && read)
        text_add(&sheet->problems, status_message(&st));
    status_clear(&st);
    if (!good || !read) {
        go_to_problem(sheet, app, arena);
        return REACT_SCREEN;
    }
    if (!meeting_end(app->office, &gathered.entry, arena, &ref, &before, &st)) {
        text_add(&sheet->problems, status_message(&st));
        app_warn(app, "It is not on record yet; what you typed is still here. %.*s",
                 (int)strcspn(status_message(&st), "\n"), status_message(&st));
        status_clear(&st);
        return REACT_SCREEN;
    }
    if (before)
        app_say(app, "This meeting had been put on record already; nothing was written twice.");
    else
        told(app, &gathered, ref);
    sheet->unkept = false;
    return replace(sheet, app, ref);
}

unsigned sheet_save(struct sheet *sheet, struct app *app)
{
    if (sheet->stop != sheet_end(sheet)) { // first it is shown what would be recorded
        meeting_go(sheet, app, sheet_end(sheet));
        return REACT_LAYOUT;
    }
    text_clear(&sheet->problems);
    struct arena *arena = arena_new();
    unsigned reaction = save(sheet, app, arena);
    arena_free(arena);
    return reaction;
}
