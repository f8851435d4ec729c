// SPDX-License-Identifier: MIT
// What the files of the return grid share: its sheet, what is typed into it, where the cursor stands.
#ifndef TUI_RETURN_VIEW_H
#define TUI_RETURN_VIEW_H

#include "model/drafts.h"
#include "model/returns_entry.h"
#include "tui/app.h"
#include "tui/lineedit.h"

struct return_field { // one line that is typed
    struct lineedit edit;
    bool touched; // holds something that a person typed
    bool fresh;   // just come to: the next character takes the place of what stands there
    bool running; // characters are being typed one after the other: undone together
    bool left;    // was left since it changed: mistakes may be told
    char **past;  // what stood there before, for undoing
    size_t past_count, past_room;
};

struct return_cell {
    struct return_field field;
    char *base;   // text of the result when one began to type
    char *theirs; // what somebody has recorded since; NULL: nothing
    char *own;    // while theirs stands in the field: what the person had typed
    char *who;    // "cevans at 10:44"
    bool chosen;  // the person has chosen between the two
};

struct return_view {
    struct screen *screen;
    int64_t contract;
    char token[DRAFT_TOKEN_SIZE];
    moment begun;
    bool drafted, unkept; // a draft is kept; something was typed since
    bool in_file;         // it is in a file, as the database could not be written
    uint64_t data_seen;
    struct arena *sheet_arena, *read_arena, *paste_arena;
    struct return_sheet sheet;
    struct return_field received, reason;
    struct return_cell *cells;       // sheet.count
    struct return_reading *readings; // of the cells, in read_arena
    day received_on;                 // DAY_NONE: cannot be read
    const char *received_why;        // a sentence why it will not do, or "", in read_arena
    size_t corrections;
    int focus;                    // 0: date received, 1 to sheet.count: a cell, then the reason
    int top;                      // first cell shown
    int drawn_reason;             // row of the reason, as last drawn
    struct text asked;            // by saving: "Provider Warning Notice"
    struct text meaning, refused; // what saving would mean; what the database said against it
    bool meaning_old;
    bool told;           // a save was refused: all mistakes are told
    const char **pasted; // what would land in each cell, or NULL: nothing is to be confirmed
};

// The grid of a contract; first: DAY_NONE chooses the period. Returns REACT_... bits.
unsigned return_view_open(struct app *app, int64_t contract, day first, struct status *st);
// Reads the sheet of a period and the draft that is kept for it; what was typed before is kept as a draft.
bool return_load(struct return_view *view, struct app *app, day first, struct status *st);

// ---- return_typing.c: the fields

bool return_has_reason(const struct return_view *view); // whether a reason is asked
struct return_field *return_focused(struct return_view *view);
struct return_cell *return_cell_at(struct return_view *view); // NULL where the cursor is in no cell
void return_field_set(struct return_field *field, const char *text);
void return_field_release(struct return_field *field);
void return_cells_release(struct return_view *view);
// Reads all fields anew.
void return_reread(struct return_view *view, struct app *app);
// A field was changed: kept as a draft soon, read anew.
void return_changed(struct return_view *view, struct app *app);
void return_go(struct return_view *view, int focus);
bool return_any_typed(const struct return_view *view);
// What is typed, as the model takes it; in read_arena.
const struct return_typed *return_all_typed(struct return_view *view, size_t *count);
unsigned return_type(struct return_view *view, struct app *app, key pressed);
unsigned return_field_act(struct return_view *view, struct app *app, enum action action);

// ---- return_told.c: the lines beneath

struct return_lines {
    struct return_line {
        enum role role;
        const char *words;
    } * list;
    size_t count, room;
};
// All lines there are to tell, broken to the width; in the arena.
struct return_lines return_lines(struct return_view *view, struct app *app, int width, bool roomy,
                                 struct arena *arena);
// Why the cell cannot be saved as it stands, or ""; why the reason cannot.
const char *return_cell_mistake(struct return_view *view, size_t index, struct arena *arena);
const char *return_reason_mistake(const struct return_view *view);

// ---- return_keep.c: drafts, and what others recorded

void return_keep(struct return_view *view, struct app *app);
bool return_take_draft(struct return_view *view, struct app *app, struct status *st);
// Reads what is recorded now; cells that are not typed in follow, the others show both. True where any shows both.
bool return_follow(struct return_view *view, struct app *app);

// ---- return_save.c and return_pasting.c

unsigned return_save_all(struct return_view *view, struct app *app);
unsigned return_pasted(struct return_view *view, struct app *app, const char *pasted);
unsigned return_confirm(struct return_view *view, struct app *app, key pressed);

extern const struct pane_ops return_pane_ops; // return_draw.c

#endif
