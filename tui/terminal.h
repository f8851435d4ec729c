// SPDX-License-Identifier: MIT
// The terminal: taking it, giving it back on every path out, its size and what it can show.
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <termios.h>

#include "model/ground/status.h"
#include "tui/config.h"
#include "tui/theme.h"

struct terminal {
    int rows, columns;
    bool ascii;        // nothing but ASCII may be sent
    bool line_drawing; // lines are drawn with the terminal's line set or Unicode, not with ASCII
    bool multiplexed; // inside tmux, which keeps clipboard requests to itself unless told otherwise
    enum tier tier;
    bool one_set;          // no other character set than the terminal's own is ever used
    bool flow_control;     // Ctrl-S and Ctrl-Q are the line's
    bool paste;            // what is pasted comes between marks
    struct termios before; // its settings as they were
    FILE *collected;       // where curses writes; each painting leaves it in one write
    struct text own;       // bytes of our own that leave before them
    char *notice;          // what the person should know about this terminal, once; NULL if nothing
};

// Takes the terminal of standard input and output: full screen, raw, keys unechoed. False (STATUS_USAGE) when it cannot show a screen.
bool terminal_open(const struct config *config, struct terminal *out, struct status *st);
// Gives it back as it was.
void terminal_close(struct terminal *terminal);

// Asks for the size again and makes curses follow. Everything must be painted anew after it.
void terminal_measure(struct terminal *terminal);
// Stops the process as the shell's job control wants it, the terminal given back meanwhile; returns when it goes on.
void terminal_suspend(struct terminal *terminal);
// Gives it back for a while, to another program that is run in it; terminal_retake takes it again.
void terminal_lend(struct terminal *terminal);
// Takes the terminal again after something else may have changed it (a stop that we did not see).
void terminal_retake(struct terminal *terminal);
// Sends what curses has written since the last time, in one write.
void terminal_flush(struct terminal *terminal);
// Sends bytes of our own, past curses.
void terminal_send(const char *bytes, size_t count);

// What can come while waiting for keys, as bits.
enum terminal_event {
    CAME_KEYS = 1,
    CAME_RESIZE = 2,
    CAME_STOP = 4,     // asked to stop (TSTP)
    CAME_CONTINUE = 8, // went on after a stop
    CAME_END = 16,     // asked to end by TERM, HUP or INT: terminal_close, then terminal_die
    CAME_HANGUP = 32,  // the line has gone
};
// Waits up to timeout milliseconds (-1: for ever, 0: not at all) for keys or signals; 0 when the time is over. Keys that came are
// appended to bytes: this is the one place that reads them.
struct text;
unsigned terminal_wait(int timeout, struct text *bytes);

// Ends the process by the signal that asked it to, after terminal_close. Returns only if there was none.
void terminal_die(void);

#endif
