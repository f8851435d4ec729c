// SPDX-License-Identifier: MIT
// Keys in a meeting: typing goes into the minutes at once; everything else is a key that no text has.
#include "meeting_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "tui/acts.h"
#include "tui/forms/editor.h"

// ---- Going about ----------------------------------------------------------------------------------------------------------------

// A day is put in its full form once the cursor leaves it.
static void leave_line(struct sheet *sheet, struct app *app)
{
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    sheet->whole = false;
    if (lines == NULL || !lines[sheet->line].date)
        return;
    struct sheet_line *line = &lines[sheet->line];
    struct text full = {0};
    day on = sheet_day(sheet, app, line, NULL);
    if (on != DAY_NONE)
        day_print(on, false, &full);
    if (on != DAY_NONE && !text_equal(text_get(&full), words_get(&line->words)))
        lineedit_set(&line->words.edit, text_get(&full));
    text_release(&full);
    if (line == &sheet->ending[END_ON])
        sheet_propose(sheet, app);
}

void meeting_arrive(struct sheet *sheet)
{
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    if (lines == NULL)
        return;
    struct lineedit *edit = &lines[sheet->line].words.edit;
    edit->cursor = edit->text.length;
    sheet->whole = lines[sheet->line].date && edit->text.length > 0;
}

void meeting_go(struct sheet *sheet, struct app *app, size_t stop)
{
    leave_line(sheet, app);
    sheet->stop = stop;
    sheet->line = sheet->notes_top = sheet->summary_top = 0;
    sheet->in_agenda = false;
    sheet->screen->focus = 1;
    app->framed = false; // other keys are offered there
    if (stop == sheet_end(sheet)) {
        sheet_propose(sheet, app);
        if (sheet_line_shown(sheet, &sheet->ending[END_NEXT]))
            sheet->line = END_NEXT; // what is most likely to be named anew
    }
    meeting_arrive(sheet);
}

static unsigned step(struct sheet *sheet, struct app *app, int by)
{
    size_t end = sheet_end(sheet);
    if ((by < 0 && sheet->stop == 0) || (by > 0 && sheet->stop == end)) {
        app_say(app, by < 0 ? "This is where the meeting begins." : "This is the end.");
        return REACT_NONE;
    }
    meeting_go(sheet, app, by < 0 ? sheet->stop - 1 : sheet->stop + 1);
    return REACT_SCREEN;
}

static unsigned enter_agenda(struct sheet *sheet, struct app *app)
{
    leave_line(sheet, app);
    sheet->in_agenda = !sheet->in_agenda;
    sheet->pointed = sheet->stop;
    sheet->screen->focus = sheet->in_agenda ? 0 : 1;
    return REACT_LAYOUT;
}

// ---- Typing ---------------------------------------------------------------------------------------------------------------------

static unsigned point(struct sheet *sheet, key pressed)
{
    size_t end = sheet_end(sheet);
    switch (pressed) {
    case CODE_UP:
        sheet->pointed -= sheet->pointed > 0;
        return REACT_SCREEN;
    case CODE_DOWN:
        sheet->pointed += sheet->pointed < end;
        return REACT_SCREEN;
    case CODE_HOME:
        sheet->pointed = 0;
        return REACT_SCREEN;
    case CODE_END:
        sheet->pointed = end;
        return REACT_SCREEN;
    default:
        return REACT_IGNORED;
    }
}

static unsigned type_line(struct sheet *sheet, struct app *app, struct sheet_line *line,
                          key pressed)
{
    if (!sheet_line_shown(sheet, line))
        return key_is_character(pressed) ? REACT_NONE : REACT_IGNORED;
    if (line->box && pressed == ' ' && words_blank(&line->words)) {
        line->ticked = !line->ticked;
        sheet_touched(sheet, app);
        return REACT_SCREEN;
    }
    if (sheet->whole && key_is_character(pressed))
        words_set(&line->words, "");
    sheet->whole = false;
    enum typed typed = words_key(&line->words, false, 0, pressed);
    if (typed == TYPED_NOTHING)
        return key_is_character(pressed) ? REACT_NONE : REACT_IGNORED;
    if (typed == TYPED_CHANGED) {
        line->ticked = line->ticked || (line->box && !words_blank(&line->words));
        sheet->next_typed = sheet->next_typed || line == &sheet->ending[END_NEXT];
        sheet_touched(sheet, app);
    }
    return REACT_SCREEN;
}

static unsigned step_line(struct sheet *sheet, struct app *app, struct sheet_line *lines,
                          size_t count, int by)
{
    size_t to = sheet->line;
    do {
        if ((by < 0 && to == 0) || (by > 0 && to + 1 >= count)) {
            if (by > 0 && sheet->stop == 0)
                return step(sheet, app, 1);
            sheet->summary_top += by > 0;
            sheet->summary_top -= by < 0 && sheet->summary_top > 0;
            return REACT_SCREEN;
        }
        to = by < 0 ? to - 1 : to + 1;
    } while (!sheet_line_shown(sheet, &lines[to]));
    leave_line(sheet, app);
    sheet->line = to;
    meeting_arrive(sheet);
    return REACT_SCREEN;
}

static unsigned type_lines(struct sheet *sheet, struct app *app, key pressed)
{
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    switch (pressed) {
    case CODE_ENTER:
    case CODE_TAB:
    case CODE_DOWN:
        return step_line(sheet, app, lines, count, 1);
    case CODE_TAB | WITH_SHIFT:
    case CODE_UP:
        return step_line(sheet, app, lines, count, -1);
    default:
        return type_line(sheet, app, &lines[sheet->line], pressed);
    }
}

static unsigned type_notes(struct sheet *sheet, struct app *app, struct sheet_item *item,
                           key pressed)
{
    if (pressed == CODE_TAB)
        return step(sheet, app, 1);
    if (pressed == (CODE_TAB | WITH_SHIFT))
        return step(sheet, app, -1);
    enum typed typed = words_key(&item->notes, true, sheet->notes_width, pressed);
    if (typed == TYPED_NOTHING)
        return key_is_character(pressed) ? REACT_NONE : REACT_IGNORED;
    if (typed == TYPED_CHANGED)
        sheet_touched(sheet, app);
    return REACT_SCREEN;
}

unsigned meeting_type(struct screen *screen, struct app *app, key pressed)
{
    struct sheet *sheet = screen->state;
    unsigned reaction = REACT_NONE;
    if (pressed == ('u' | WITH_CTRL)) // the line at hand, as in every form
        return REACT_IGNORED;
    if (sheet->in_agenda) {
        reaction = point(sheet, pressed);
        if (reaction != REACT_IGNORED)
            return reaction;
        if (pressed != CODE_ENTER && !key_is_character(pressed))
            return REACT_IGNORED;
        meeting_go(sheet, app, sheet->pointed);
        if (pressed == CODE_ENTER)
            return REACT_LAYOUT;
        reaction = REACT_LAYOUT; // what was typed goes into the item
    }
    struct sheet_item *item = sheet_item_at(sheet);
    unsigned typed =
        item != NULL ? type_notes(sheet, app, item, pressed) : type_lines(sheet, app, pressed);
    return typed == REACT_IGNORED ? typed : typed | reaction;
}

unsigned meeting_paste(struct screen *screen, struct app *app, const char *pasted)
{
    struct sheet *sheet = screen->state;
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    struct written *words = sheet_words(sheet);
    if (lines != NULL && sheet->whole)
        words_set(words, "");
    sheet->whole = false;
    if (words_paste(words, lines == NULL, pasted) != TYPED_CHANGED)
        return REACT_SCREEN;
    if (lines != NULL) {
        struct sheet_line *line = &lines[sheet->line];
        line->ticked = line->ticked || line->box;
        sheet->next_typed = sheet->next_typed || line == &sheet->ending[END_NEXT];
    }
    sheet_touched(sheet, app);
    return REACT_SCREEN;
}

// ---- Actions --------------------------------------------------------------------------------------------------------------------

static unsigned begin_action(struct sheet *sheet, struct app *app)
{
    struct sheet_item *item = sheet_item_at(sheet);
    if (item == NULL) {
        app_say(app, "Go to an item of the agenda first: an action stands in its minutes.");
        return REACT_NONE;
    }
    struct lineedit *edit = &item->notes.edit;
    const char *text = words_get(&item->notes);
    size_t end = edit->cursor + strcspn(text + edit->cursor, "\n");
    bool fresh = end == 0 || text[end - 1] == '\n';
    edit->cursor = end;
    words_paste(&item->notes, true, fresh ? "* " : "\n* ");
    sheet_touched(sheet, app);
    return REACT_SCREEN;
}

static bool can_be_done(const struct sheet_item *item)
{
    return item != NULL && (text_starts(item->id, "action/") || text_starts(item->id, "concern/") ||
                            text_starts(item->id, "agenda-item/"));
}

static unsigned mark_done(struct sheet *sheet, struct app *app)
{
    struct sheet_item *item = sheet_item_at(sheet);
    if (!can_be_done(item)) {
        app_say(app, "Only an earlier action, a held matter or an added item can be done here.");
        return REACT_NONE;
    }
    item->done = !item->done;
    item->held_over = item->held_over && !item->done;
    sheet_touched(sheet, app);
    app_say(app, item->done ? "Done; what you type is what came of it." : "Not done yet.");
    return REACT_SCREEN;
}

static unsigned hold_over(struct sheet *sheet, struct app *app)
{
    struct sheet_item *item = sheet_item_at(sheet);
    if (item == NULL) {
        app_say(app, "Go to an item of the agenda first.");
        return REACT_NONE;
    }
    item->held_over = !item->held_over;
    item->done = item->done && !item->held_over;
    sheet_touched(sheet, app);
    return REACT_SCREEN;
}

static unsigned figures(struct app *app)
{
    unsigned reaction = acts_act(app, ACTION_RETURN);
    if (reaction == REACT_IGNORED) {
        app_say(app, "Returns of this contract cannot be typed in here.");
        return REACT_NONE;
    }
    return reaction;
}

static unsigned new_item_named(struct app *app, const char *answer)
{
    struct sheet *sheet = app_top(app)->state;
    if (answer[strspn(answer, " ")] == '\0')
        return REACT_SCREEN;
    sheet_add_own(sheet, answer);
    sheet_touched(sheet, app);
    meeting_go(sheet, app, sheet->item_count);
    return REACT_LAYOUT;
}

static unsigned new_item(struct app *app)
{
    static const struct prompt_ops prompt = {
        .label = "New item", .hint = "what it is about", .done = new_item_named};
    prompt_open(app, &prompt, "");
    return REACT_NONE;
}

static unsigned edit(struct sheet *sheet, struct app *app)
{
    struct sheet_item *item = sheet_item_at(sheet);
    if (item == NULL) {
        app_say(app, "The editor is for minutes: go to an item of the agenda first.");
        return REACT_NONE;
    }
    char *edited = editor_run(app, words_get(&item->notes));
    if (edited != NULL && strcmp(edited, words_get(&item->notes)) != 0) {
        words_set(&item->notes, edited);
        sheet_touched(sheet, app);
    }
    free(edited);
    return REACT_LAYOUT | REACT_REPAINT;
}

static unsigned clear(struct sheet *sheet, struct app *app)
{
    struct sheet_item *item = sheet_item_at(sheet);
    struct written *words = sheet_words(sheet);
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    sheet->whole = false;
    if (words_key(words, item != NULL, sheet->notes_width, 'u' | WITH_CTRL) != TYPED_CHANGED)
        return REACT_NONE;
    sheet->next_typed =
        sheet->next_typed || (lines != NULL && &lines[sheet->line] == &sheet->ending[END_NEXT]);
    sheet_touched(sheet, app);
    return REACT_SCREEN;
}

static unsigned take_back(struct sheet *sheet, struct app *app)
{
    if (words_undo(sheet_words(sheet)))
        sheet_touched(sheet, app);
    else
        app_say(app, "There is nothing to take back here.");
    return REACT_SCREEN;
}

static unsigned back(struct sheet *sheet, struct app *app)
{
    if (sheet->in_agenda)
        return enter_agenda(sheet, app);
    sheet_keep(sheet->screen, app);
    if (sheet->begun != 0 && !sheet->unkept && app->message.length == 0)
        app_say(app, "Kept as a draft: nothing is on record yet. m goes on with it.");
    return REACT_CLOSE;
}

unsigned meeting_act(struct screen *screen, struct app *app, enum action action)
{
    struct sheet *sheet = screen->state;
    switch (action) {
    case ACTION_SAVE:
        return sheet_save(sheet, app);
    case ACTION_NEXT_ITEM:
        return step(sheet, app, 1) | (sheet->screen->panes[1].area.height != 0 ? 0u : REACT_LAYOUT);
    case ACTION_PREVIOUS_ITEM:
        return step(sheet, app, -1) |
               (sheet->screen->panes[1].area.height != 0 ? 0u : REACT_LAYOUT);
    case ACTION_AGENDA:
        return enter_agenda(sheet, app);
    case ACTION_AGREED:
        return begin_action(sheet, app);
    case ACTION_ITEM_DONE:
        return mark_done(sheet, app);
    case ACTION_HOLD:
        return hold_over(sheet, app);
    case ACTION_FIGURES:
        return figures(app);
    case ACTION_NEW_ITEM:
        return new_item(app);
    case ACTION_EDITOR:
        return edit(sheet, app);
    case ACTION_CLEAR:
        return clear(sheet, app);
    case ACTION_UNDO_TYPING:
        return take_back(sheet, app);
    case ACTION_BACK:
        return back(sheet, app);
    default:
        return REACT_IGNORED;
    }
}

bool meeting_offers(struct screen *screen, struct app *app, enum action action)
{
    struct sheet *sheet = screen->state;
    bool item = sheet_item_at(sheet) != NULL;
    (void)app;
    switch (action) {
    case ACTION_ITEM_DONE:
        return can_be_done(sheet_item_at(sheet));
    case ACTION_AGREED:
    case ACTION_HOLD:
    case ACTION_EDITOR:
        return item;
    case ACTION_FIGURES:
        return item && sheet_item_at(sheet)->agenda != NULL &&
               sheet_item_at(sheet)->agenda->figures;
    default:
        return true;
    }
}
