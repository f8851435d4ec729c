// SPDX-License-Identifier: MIT
// A question in the message line. It is fed keys by the loop and never waits for any itself.
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include "tui/lineedit.h"

struct app;

// What happens to the answer; each returns REACT_... bits. NULL where nothing does.
struct prompt_ops {
    const char *label;                                        // "Find"
    const char *hint;                                         // behind the field while it is empty
    unsigned (*changed)(struct app *app, const char *answer); // with every change
    // Enter: false where the answer will not do; the prompt then stays open with it, and why is the application's message.
    bool (*accepts)(struct app *app, const char *answer);
    unsigned (*done)(struct app *app, const char *answer);    // Enter; the prompt is closed already
    unsigned (*cancelled)(struct app *app);                   // Esc; the prompt is closed already
};

struct prompt {
    const struct prompt_ops *ops; // NULL: none is shown
    struct lineedit edit;
};

void prompt_open(struct app *app, const struct prompt_ops *ops, const char *start);
void prompt_close(struct app *app);
// Takes a key or pasted text; returns REACT_... bits, REACT_IGNORED for keys that are none of the prompt's (arrows up and down).
unsigned prompt_key(struct app *app, key pressed);
unsigned prompt_paste(struct app *app, const char *pasted);
// Draws it into that row; *cursor is the column where the real cursor belongs.
void prompt_draw(struct app *app, int y, int columns, int *cursor);

#endif
