// SPDX-License-Identifier: MIT
// The lines beneath the grid: what is wrong, what stands where the cursor is, and what saving would mean.
#include <string.h>

#include "model/whatif.h"
#include "tui/doc.h"
#include "tui/phrases.h"
#include "tui/return_view.h"

// ---- Mistakes --------------------------------------------------------------------------------------------------------------------------

const char *return_cell_mistake(struct return_view *view, size_t index, struct arena *arena)
{
    const struct return_cell *cell = &view->cells[index];
    const char *ref = view->sheet.kpis[index].kpi->ref;
    if (!cell->field.touched)
        return "";
    if (cell->theirs && !cell->chosen)
        return arena_printf(arena, "KPI %s must be chosen, theirs or yours.", ref);
    return view->readings[index].change == RETURN_MISTAKE ? view->readings[index].words : "";
}

const char *return_reason_mistake(const struct return_view *view)
{
    const char *reason = text_get(&view->reason.edit.text);
    bool blank = reason[strspn(reason, " ")] == '\0';
    return view->corrections && blank ? "Enter the reason for the correction." : "";
}

// ---- Lines -----------------------------------------------------------------------------------------------------------------------------

struct telling {
    struct return_lines lines;
    struct arena *arena;
    int width;
};

static void add(struct telling *telling, enum role role, const char *words)
{
    struct return_lines *lines = &telling->lines;
    struct text line = {0};
    const char *at = words;
    while (wrap_next(&at, telling->width, &line)) {
        lines->list = arena_room(telling->arena, lines->list, &lines->room, lines->count,
                                 sizeof *lines->list);
        lines->list[lines->count++] = (struct return_line){
            .role = role, .words = arena_strdup(telling->arena, text_get(&line))};
        text_clear(&line);
    }
    text_release(&line);
}

static void add_problem(struct telling *telling, const char *mistake, size_t before)
{
    bool first = telling->lines.count == before;
    if (*mistake)
        add(telling, ROLE_WARNING,
            first ? arena_printf(telling->arena, "There is a problem: %s", mistake) : mistake);
}

// Those of fields that are not being mended just now.
static void add_problems(struct return_view *view, struct telling *telling)
{
    size_t before = telling->lines.count;
    if (view->received.left)
        add_problem(telling, view->received_why, before);
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (view->cells[i].field.left)
            add_problem(telling, return_cell_mistake(view, i, telling->arena), before);
    }
    if (view->reason.left)
        add_problem(telling, return_reason_mistake(view), before);
}

// What the marks in the grid mean, before anything was said on saving; where there is little room that of the cell at hand.
static void add_marked(struct return_view *view, struct telling *telling, bool roomy)
{
    for (size_t i = 0; i < view->sheet.count; i++) {
        if (view->cells[i].field.left && (roomy || view->focus == (int)i + 1))
            add(telling, ROLE_WARNING, return_cell_mistake(view, i, telling->arena));
    }
}

// Some titles are questions.
static void stop(struct text *out)
{
    if (out->length == 0 || strchr("?.!", out->bytes[out->length - 1]) == NULL)
        text_add_char(out, '.');
}

static void target_words(const struct return_kpi *kpi, bool rated, struct text *out)
{
    const char *unit = kpi->kpi->unit ? kpi->kpi->unit : "";
    if (kpi->kpi->better == BETTER_CATEGORY) {
        stop(out);
        if (kpi->kpi->category_count) {
            text_add(out, " One of ");
            measure_categories(kpi->kpi, out);
        }
        text_add(out, kpi->kpi->category_count ? ", or R, A, G" : " R, A or G");
    } else if (!kpi->target) {
        stop(out);
        text_add(out, rated ? " No target is agreed: a colour may stand behind the figure, as 91 A"
                            : " No target is agreed");
    } else {
        stop(out);
        text_add(out, " Target ");
        decimal_print(kpi->target->target, 9, out);
        text_printf(out, "%s or %s", unit, kpi->kpi->better == BETTER_LOWER ? "less" : "more");
        if (kpi->target->has_amber) {
            text_add(out, ", amber to ");
            decimal_print(kpi->target->amber, 9, out);
            text_add(out, unit);
        }
    }
    text_add_char(out, '.');
}

static void who_words(struct app *app, const struct return_record *record, struct text *out)
{
    if (record->by && *record->by)
        text_printf(out, " by %s", record->by);
    text_add(out, " on ");
    day_print_brief(moment_day(record->at, NULL), app->office->today, out);
}

// What the KPI is, what is recorded, in which way it is longer than the return.
static void add_hint(struct return_view *view, struct app *app, struct telling *telling)
{
    const struct return_kpi *kpi = &view->sheet.kpis[view->focus - 1];
    struct text words = {0};
    text_printf(&words, "KPI %s: %s", kpi->kpi->ref, kpi->kpi->title);
    if (kpi->period != view->sheet.first) {
        text_add(&words, ", ");
        return_period_words(kpi->period, kpi->period_end, &words);
    }
    target_words(kpi, view->sheet.evaluation.framework->rated, &words);
    if (!kpi->result.any && kpi->early.any) {
        text_printf(&words, " Reported early: %s on ", kpi->early.text);
        day_print_brief(kpi->early.date, app->office->today, &words);
        text_add_char(&words, '.');
    }
    add(telling, ROLE_DIM, text_get(&words));
    text_release(&words);
}

static void add_record(struct return_view *view, struct app *app, struct telling *telling)
{
    const struct return_record *record =
        return_under(&view->sheet.kpis[view->focus - 1], view->received_on);
    const struct return_cell *cell = &view->cells[view->focus - 1];
    bool correction = view->readings[view->focus - 1].change == RETURN_CORRECTION;
    struct text words = {0};
    if (cell->theirs) {
        text_printf(&words, "%s recorded %s; %s was typed here. ", cell->who, cell->theirs,
                    cell->own ? cell->own : text_get(&cell->field.edit.text));
        keymap_names_beyond_letters(app->keymap, ACTION_THEIRS, &words);
        text_add(&words, " takes theirs, and again yours.");
        add(telling, ROLE_WARNING, text_get(&words));
    } else if (record->any && correction) {
        text_printf(&words, "A correction: %s was recorded", record->text);
        who_words(app, record, &words);
        text_add(&words, ". It stays in the history, and the reason is asked below the grid.");
        add(telling, ROLE_TEXT, text_get(&words));
    }
    text_release(&words);
}

// What is asked for first, by its name: "Provider Warning Notice".
static void name_asked(struct return_view *view, const struct whatif *worked)
{
    const struct framework *framework = view->sheet.evaluation.framework;
    for (size_t i = 0; i < worked->count && !view->asked.length; i++) {
        const struct whatif_change *change = &worked->changes[i];
        if (change->kind > WHATIF_REOPENED || change->finding->duty != DUTY_MUST)
            continue;
        const struct instrument *instrument =
            framework_instrument(framework, change->finding->instrument);
        if (instrument)
            text_add(&view->asked, instrument->word);
        else if (change->finding->title)
            text_add(&view->asked, change->finding->title);
    }
}

static void work_meaning(struct return_view *view, struct app *app)
{
    struct status st = {0};
    struct whatif worked;
    size_t typed_count, count = 0;
    const struct return_typed *typed = return_all_typed(view, &typed_count);
    const struct fact *facts =
        return_facts(&view->sheet, typed, typed_count, view->received_on, view->read_arena, &count);
    text_clear(&view->meaning);
    text_clear(&view->asked);
    view->meaning_old = false;
    if (!count || *view->received_why)
        return;
    if (whatif_work(app->office, &view->sheet.evaluation, facts, count, view->received_on,
                    view->read_arena, &worked, &st)) {
        whatif_words(&worked, view->sheet.evaluation.framework, &view->meaning);
        name_asked(view, &worked);
    }
    status_clear(&st);
}

static void add_meaning(struct return_view *view, struct app *app, struct telling *telling)
{
    struct return_field *field = return_focused(view);
    bool typing = field->touched && !field->left;
    if (view->meaning_old && !typing)
        work_meaning(view, app);
    const char *at = text_get(&view->meaning);
    while (*at) {
        size_t length = strcspn(at, "\n");
        const char *line = arena_strndup(telling->arena, at, length);
        enum role role = text_starts(line, "Asks for") || text_starts(line, "Opens again")
                             ? ROLE_MUST
                         : text_starts(line, "Then:") ? ROLE_DUE_SOON
                                                      : ROLE_TEXT;
        add(telling, role, phrase_this_year(telling->arena, line, view->sheet.last));
        at += length + (at[length] == '\n');
    }
}

struct return_lines return_lines(struct return_view *view, struct app *app, int width, bool roomy,
                                 struct arena *arena)
{
    struct telling telling = {.arena = arena, .width = width};
    bool in_cell = return_cell_at(view) != NULL;
    if (view->pasted) {
        add(&telling, ROLE_WARNING,
            "Pasted figures are shown where they would land. Enter takes them, Esc leaves all as "
            "it was.");
        return telling.lines;
    }
    add(&telling, ROLE_WARNING, text_get(&view->refused));
    if (view->told)
        add_problems(view, &telling);
    else if (view->focus == 0 && view->received.left && *view->received_why)
        add(&telling, ROLE_WARNING, view->received_why);
    else
        add_marked(view, &telling, roomy);
    if (view->focus == (int)view->sheet.count + 1 && view->corrections)
        add(&telling, ROLE_TEXT,
            "Why what was recorded is changed, as: misread, or the provider sent a new figure.");
    if (in_cell)
        add_record(view, app, &telling);
    if (in_cell && roomy)
        add_hint(view, app, &telling);
    add_meaning(view, app, &telling);
    if (in_cell && !roomy && !telling.lines.count)
        add_hint(view, app, &telling);
    return telling.lines;
}
