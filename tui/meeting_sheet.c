// SPDX-License-Identifier: MIT
// The meeting's sheet: what the contract brings to the table, and what was typed under it.
#include "meeting_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/dateinput.h"

struct sheet *sheet_new(int64_t contract, const char *subject, const char *ref, const char *type)
{
    struct sheet *sheet = xcalloc(1, sizeof *sheet);
    sheet->contract = contract;
    sheet->subject = xstrdup(subject);
    sheet->ref = xstrdup(ref);
    sheet->type = xstrdup(type);
    sheet->next = (struct meeting_next){.due = DAY_NONE, .on = DAY_NONE};
    sheet->ending[END_ON] = (struct sheet_line){.name = "on", .label = "Held on", .date = true};
    sheet->ending[END_CALLED] =
        (struct sheet_line){.name = "called_on", .label = "Called on", .date = true};
    sheet->ending[END_RISK] =
        (struct sheet_line){.name = "risk_checklist", .label = "Risk checklist"};
    sheet->ending[END_INFORMED] = (struct sheet_line){.name = "informed", .label = "Informed"};
    sheet->ending[END_NEXT] = (struct sheet_line){
        .name = "next", .label = "Next meeting", .date = true, .way = LINE_AHEAD};
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->item_count; i++) {
        free(sheet->items[i].id);
        free(sheet->items[i].title);
        words_release(&sheet->items[i].notes);
    }
    for (size_t i = 0; i < sheet->people_count; i++)
        words_release(&sheet->people[i].words);
    for (size_t i = 0; i < END_LINES; i++)
        words_release(&sheet->ending[i].words);
    free(sheet->items);
    free(sheet->people);
    free(sheet->subject);
    free(sheet->ref);
    free(sheet->type);
    text_release(&sheet->problems);
    arena_free(sheet->arena);
    free(sheet);
}

// ---- Items ----------------------------------------------------------------------------------------------------------------------

static size_t place_of(const struct sheet *sheet, const char *id)
{
    size_t i = 0;
    while (i < sheet->item_count && strcmp(sheet->items[i].id, id) != 0)
        i++;
    return i;
}

struct sheet_item *sheet_item_of(struct sheet *sheet, const char *id)
{
    size_t at = place_of(sheet, id);
    if (at == sheet->item_count) {
        sheet->items =
            list_room(sheet->items, &sheet->item_room, sheet->item_count, sizeof *sheet->items);
        sheet->items[sheet->item_count++] =
            (struct sheet_item){.id = xstrdup(id), .title = xstrdup("")};
    }
    return &sheet->items[at];
}

static void call(struct sheet_item *item, const char *title)
{
    free(item->title);
    item->title = xstrdup(title);
}

struct sheet_item *sheet_add_own(struct sheet *sheet, const char *title)
{
    size_t number = 1;
    char *id = xasprintf("own/%zu", number);
    while (place_of(sheet, id) < sheet->item_count) {
        free(id);
        id = xasprintf("own/%zu", ++number);
    }
    struct sheet_item *item = sheet_item_of(sheet, id);
    call(item, title);
    item->own = true;
    free(id);
    return item;
}

static bool untouched(const struct sheet_item *item)
{
    return !item->own && !item->held_over && !item->done && words_blank(&item->notes);
}

// The agenda's items in its order, each with what was typed; then those that are not on it but were typed under.
static void arrange(struct sheet *sheet)
{
    bool at_item = sheet->stop > 0 && sheet->stop <= sheet->item_count;
    char *id = at_item ? xstrdup(sheet->items[sheet->stop - 1].id) : NULL;
    bool ending = sheet->stop == sheet_end(sheet) && sheet->item_count > 0;
    size_t count = sheet->table.item_count, kept = 0;
    for (size_t i = 0; i < sheet->item_count; i++)
        sheet->items[i].agenda = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct agenda_item *agenda = &sheet->table.items[i];
        struct sheet_item *item = sheet_item_of(sheet, agenda->id);
        item->agenda = agenda;
        item->standing = agenda->part == AGENDA_STANDING && agenda->matter == NULL;
        call(item, agenda->title);
        size_t from = (size_t)(item - sheet->items);
        struct sheet_item moved = *item;
        memmove(&sheet->items[i + 1], &sheet->items[i], (from - i) * sizeof moved);
        sheet->items[i] = moved;
    }
    for (size_t i = kept = count; i < sheet->item_count; i++) {
        struct sheet_item *item = &sheet->items[i];
        if (!untouched(item)) {
            sheet->items[kept++] = *item;
            continue;
        }
        free(item->id);
        free(item->title);
        words_release(&item->notes);
    }
    sheet->item_count = kept;
    size_t at = id != NULL ? place_of(sheet, id) : kept;
    sheet->stop = at < kept ? at + 1 : ending ? sheet_end(sheet) : 0;
    free(id);
}

// ---- People ---------------------------------------------------------------------------------------------------------------------

static const struct sheet_line person_lines[PERSON_LINES] = {
    [PERSON_ALSO] = {.name = "also", .label = "Also here"},
    [PERSON_APOLOGIES] = {.name = "apologies", .label = "Apologies from"},
    [PERSON_CHAIR] = {.name = "chair", .label = "In the chair"},
};

// The roles can only change with the framework; what was said of those that there are stays.
static void seat_people(struct sheet *sheet)
{
    size_t count = sheet->table.role_count + PERSON_LINES;
    struct sheet_line *people = xcalloc(count, sizeof *people);
    for (size_t i = 0; i < count; i++) {
        if (i < sheet->table.role_count)
            people[i] = (struct sheet_line){.name = sheet->table.roles[i].id,
                                            .label = sheet->table.roles[i].word,
                                            .role = &sheet->table.roles[i],
                                            .box = true};
        else
            people[i] = person_lines[i - sheet->table.role_count];
        for (size_t j = 0; j < sheet->people_count; j++) {
            struct sheet_line *before = &sheet->people[j];
            if (before->name != NULL && strcmp(before->name, people[i].name) == 0) {
                people[i].ticked = before->ticked;
                people[i].words = before->words;
                before->words = (struct written){0};
            }
        }
    }
    for (size_t j = 0; j < sheet->people_count; j++)
        words_release(&sheet->people[j].words);
    free(sheet->people);
    sheet->people = people;
    sheet->people_count = count;
}

bool sheet_read(struct sheet *sheet, struct app *app, struct status *st)
{
    struct office *office = app->office;
    struct arena *arena = arena_new();
    struct evaluation *evaluation = ARENA_NEW(arena, struct evaluation);
    struct meeting_table table;
    // what is typed is said of today, whatever day the lists are told for
    if (!evaluation_at(office, sheet->contract, office->today, MOMENT_ALL, arena, evaluation, st) ||
        !meeting_table_of(evaluation, arena_strdup(arena, sheet->ref),
                          arena_strdup(arena, sheet->type), arena, &table, st)) {
        arena_free(arena);
        return false;
    }
    struct arena *before = sheet->arena;
    bool news = table.held != NULL && sheet->table.held == NULL;
    sheet->arena = arena;
    sheet->evaluation = *evaluation;
    table.evaluation = &sheet->evaluation;
    sheet->table = table;
    seat_people(sheet); // while the names of those before still stand
    arrange(sheet);
    arena_free(before);
    sheet_propose(sheet, app);
    if (news)
        app_warn(app, "Meeting %s was put on record by %s. What you type is added to its minutes.",
                 table.ref, table.held->recorded_by);
    return true;
}

// ---- Where one is ---------------------------------------------------------------------------------------------------------------

size_t sheet_end(const struct sheet *sheet)
{
    return sheet->item_count + 1;
}

struct sheet_item *sheet_item_at(struct sheet *sheet)
{
    return sheet->stop > 0 && sheet->stop <= sheet->item_count ? &sheet->items[sheet->stop - 1]
                                                               : NULL;
}

struct sheet_line *sheet_lines(struct sheet *sheet, size_t *count)
{
    *count = sheet->stop == 0 ? sheet->people_count : END_LINES;
    return sheet_item_at(sheet) != NULL ? NULL : sheet->stop == 0 ? sheet->people : sheet->ending;
}

struct written *sheet_words(struct sheet *sheet)
{
    size_t count = 0;
    struct sheet_item *item = sheet_item_at(sheet);
    return item != NULL ? &item->notes : &sheet_lines(sheet, &count)[sheet->line].words;
}

void sheet_touched(struct sheet *sheet, struct app *app)
{
    sheet->changed = sheet->unkept = true;
    text_clear(&sheet->problems);
    app_unkept(app);
}

// On which day a meeting was called matters only where notice is wanted; one that is planned already is not booked again.
bool sheet_line_shown(const struct sheet *sheet, const struct sheet_line *line)
{
    const struct cadence *cadence = sheet->table.cadence;
    bool ending = line >= sheet->ending && line < sheet->ending + END_LINES;
    if (ending && sheet->table.held != NULL)
        return false; // the meeting is on record: only minutes are added
    if (line == &sheet->ending[END_CALLED])
        return cadence != NULL && cadence->notice_days > 0;
    if (line == &sheet->ending[END_NEXT])
        return sheet->next.planned == NULL;
    if (line == &sheet->ending[END_RISK] || line == &sheet->ending[END_INFORMED])
        return meeting_wants(&sheet->table, line->name);
    return true;
}

// ---- Days -----------------------------------------------------------------------------------------------------------------------

day sheet_day(const struct sheet *sheet, const struct app *app, const struct sheet_line *line,
              struct text *why)
{
    struct text reason = {0};
    day on = DAY_NONE;
    (void)sheet;
    bool read = words_blank(&line->words) ||
                date_input_towards(words_get(&line->words), app->office->today,
                                   line->way == LINE_AHEAD ? DATE_AHEAD : DATE_BACK, &on, &reason);
    if (!read) {
        on = DAY_NONE;
        if (why != NULL)
            text_printf(why, "%s must be a real date, as 14 June 2027, 14/6 or +7.", line->label);
    }
    text_release(&reason);
    return on;
}

static void write_day(struct sheet_line *line, day on)
{
    struct text words = {0};
    if (on != DAY_NONE)
        day_print(on, false, &words);
    lineedit_set(&line->words.edit, text_get(&words));
    text_release(&words);
}

void sheet_propose(struct sheet *sheet, struct app *app)
{
    day today = app->office->today, planned = sheet->table.planned_on;
    if (words_blank(&sheet->ending[END_ON].words) &&
        !sheet->changed) // one that is prepared keeps its day
        write_day(&sheet->ending[END_ON], planned > today ? planned : today);
    if (words_blank(&sheet->ending[END_CALLED].words) && !sheet->changed)
        write_day(&sheet->ending[END_CALLED], sheet->table.called_on);
    day held = sheet_day(sheet, app, &sheet->ending[END_ON], NULL);
    meeting_next(app->office, &sheet->table, held != DAY_NONE ? held : app->office->today,
                 sheet->arena, &sheet->next);
    if (!sheet->next_typed)
        write_day(&sheet->ending[END_NEXT], sheet->next.type != NULL && sheet->next.planned == NULL
                                                ? sheet->next.on
                                                : DAY_NONE);
}

void sheet_settle_day(struct sheet *sheet, struct app *app)
{
    day today = app->office->today, planned = sheet->table.planned_on,
        on = sheet_day(sheet, app, &sheet->ending[END_ON], NULL);
    if (on != DAY_NONE && on > today && on != planned)
        write_day(&sheet->ending[END_ON], planned > today ? planned : today);
}

day sheet_next_on(const struct sheet *sheet, const struct app *app)
{
    return sheet->next.planned != NULL ? sheet->next.on
                                       : sheet_day(sheet, app, &sheet->ending[END_NEXT], NULL);
}
