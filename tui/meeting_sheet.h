// SPDX-License-Identifier: MIT
// The review meeting while it is held: what its files share. For tui/meeting*.c only.
#ifndef TUI_MEETING_SHEET_H
#define TUI_MEETING_SHEET_H

#include "model/drafts.h"
#include "model/meetings.h"
#include "tui/app.h"
#include "tui/doc.h"
#include "tui/lineedit.h"

enum { MOST_PAST = 50 };

struct written { // a text being typed, with what it was before
    struct lineedit edit;
    char *past[MOST_PAST]; // the last on top
    int past_count;
    bool in_word; // the last key goes on with what the last text of `past` is before
};

struct sheet_item {
    char *id, *title;
    const struct agenda_item *agenda; // NULL: added here, or not on the agenda any more
    bool standing, own;               // of the framework's list; added here
    bool held_over, done;
    struct written notes;
};

struct sheet_line {   // one line of "Who is here" or of "End"
    const char *name; // in drafts
    const char *label;
    const struct meeting_role *role; // NULL: none
    bool box, ticked, date;
    enum { LINE_BACK, LINE_AHEAD } way; // of a date: where it lies when its year is left out
    struct written words;
};

enum people { PERSON_ALSO, PERSON_APOLOGIES, PERSON_CHAIR, PERSON_LINES }; // behind the roles
enum ending { END_ON, END_CALLED, END_RISK, END_INFORMED, END_NEXT, END_LINES };

struct sheet {
    struct screen *screen;
    int64_t contract;
    char *subject, *ref, *type;

    char token[DRAFT_TOKEN_SIZE];
    moment begun, kept; // of the draft; 0: none
    bool changed, unkept, in_file;
    bool next_typed; // the next meeting's day is the person's own

    struct arena *arena; // of the evaluation and the table; another one after each reading
    struct evaluation evaluation;
    struct meeting_table table;
    struct meeting_next next;

    struct sheet_item *items; // of the agenda in its order, then those that are not on it
    size_t item_count, item_room;
    struct sheet_line *people;
    size_t people_count;
    struct sheet_line ending[END_LINES];
    struct text problems; // of the last try to end it, one a line

    size_t stop; // 0: who is here; 1 ..: items; the last: the end
    size_t line; // of the people or the end
    bool whole; // what stands in the line is marked as a whole: the first character takes its place
    bool in_agenda;
    size_t pointed; // the stop at which the agenda's mark stands then
    size_t agenda_top, notes_top, summary_top;
    int notes_width, notes_y; // as last drawn
};

// meeting_words.c
enum typed words_key(struct written *words, bool lines, int width, key pressed);
enum typed words_paste(struct written *words, bool lines, const char *pasted);
void words_set(struct written *words, const char *text); // can be taken back
bool words_undo(struct written *words);
void words_release(struct written *words);
const char *words_get(const struct written *words);
bool words_blank(const struct written *words);

// meeting_sheet.c
struct sheet *sheet_new(int64_t contract, const char *subject, const char *ref, const char *type);
void sheet_free(struct sheet *sheet);
// Reads the contract and makes the agenda anew; what was typed stays with its item. False: what was read before stays.
bool sheet_read(struct sheet *sheet, struct app *app, struct status *st);
size_t sheet_end(const struct sheet *sheet);           // the last stop
struct sheet_item *sheet_item_at(struct sheet *sheet); // NULL where the stop is none
struct sheet_item *sheet_item_of(struct sheet *sheet, const char *id); // made where there is none
struct sheet_item *sheet_add_own(struct sheet *sheet, const char *title);
// The lines of the stop at hand; NULL for an item.
struct sheet_line *sheet_lines(struct sheet *sheet, size_t *count);
// The words at hand, of an item or a line.
struct written *sheet_words(struct sheet *sheet);
void sheet_touched(struct sheet *sheet, struct app *app);
bool sheet_line_shown(const struct sheet *sheet, const struct sheet_line *line);
// The day that stands in a line; DAY_NONE where none can be read, with why (may be NULL) unless it is blank.
day sheet_day(const struct sheet *sheet, const struct app *app, const struct sheet_line *line,
              struct text *why);
// Proposes the next meeting anew, as long as the person has not named a day.
void sheet_propose(struct sheet *sheet, struct app *app);
// What was prepared for a day on which the meeting is not planned any more: the day is proposed anew.
void sheet_settle_day(struct sheet *sheet, struct app *app);
day sheet_next_on(const struct sheet *sheet, const struct app *app);

// meeting_agreed.c: lines of minutes that are actions
struct agreed {
    const char *what, *owner, *whose;
    day due_by;
    bool by_next;        // no day was named: it is due by the next meeting
    const char *trouble; // what is missing, a sentence; NULL: nothing
};
// False: the line is none.
bool agreed_read(const struct sheet *sheet, const struct app *app, const char *line, size_t length,
                 struct arena *arena, struct agreed *out);
// The next line of a text, by *at; false when there is none.
bool next_line(const char **at, const char **line, size_t *length);

// meeting_draft.c
void sheet_keep(struct screen *screen, struct app *app);
void sheet_restore(struct sheet *sheet, struct app *app);

// meeting_save.c
unsigned sheet_save(struct sheet *sheet, struct app *app);
void sheet_summary(struct sheet *sheet, struct app *app, struct doc *doc);

// meeting_draw.c
extern const struct pane_ops meeting_sheet_pane;
void meeting_draw_line(struct app *app, int y, struct rect area, enum role role, const char *words);
unsigned meeting_pane_ignore(struct pane *pane, struct app *app, enum action action);
void meeting_pane_copy(struct pane *pane, struct app *app, struct text *out);
void meeting_pane_close(struct pane *pane);

// meeting_papers.c: what is required of an instrument, and its papers in force, a paragraph each
void meeting_papers(struct doc *doc, const struct evaluation *evaluation, const char *id);

// meeting_side.c
extern const struct pane_ops meeting_agenda_pane;

// meeting_keys.c
unsigned meeting_type(struct screen *screen, struct app *app, key pressed);
unsigned meeting_paste(struct screen *screen, struct app *app, const char *pasted);
unsigned meeting_act(struct screen *screen, struct app *app, enum action action);
void meeting_go(struct sheet *sheet, struct app *app, size_t stop);
void meeting_arrive(struct sheet *sheet); // the cursor has come to the line at hand
bool meeting_offers(struct screen *screen, struct app *app, enum action action);

// meeting_paper.c: the minutes as a page
void meeting_paper_open(struct app *app, int64_t contract, const char *ref);

#endif
