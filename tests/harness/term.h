// SPDX-License-Identifier: MIT
// The real program under a pseudo-terminal, its output drawn by a terminal emulator (libvterm), without test
// framework: expect.h puts assertions on top. Rows and columns count from 0. Nothing here sleeps: it waits with poll(2).
#ifndef HARNESS_TERM_H
#define HARNESS_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <termios.h>

#include "model/ground/text.h"

#define TERM_PATIENCE 10000 // ms that a wait lasts at most where nothing else is said
#define TERM_QUIET    60    // ms without output that count as quiet

// Start as {0} and name what differs.
struct term_options {
    int rows, cols;          // 0: 24, 80
    const char *name;        // TERM; NULL: xterm-256color
    const char *const *argv; // NULL-terminated; argv[0] is found along PATH
    const char *const *env;  // "NAME=value" sets, "NAME" unsets; NULL-terminated; NULL: nothing
    const char *directory;   // to run in; NULL: where the test runs
    bool job_control;        // under a little shell, so that it can be stopped and continued
};

struct term;

// Starts a program. Never NULL; a program that cannot be started ends with exit status 127. term_free gives it up.
struct term *term_start(const struct term_options *options);
// Kills the program if it still runs, and gives everything up. NULL is fine.
void term_free(struct term *t);

// ---- input

// Presses keys. The words of the script are divided by spaces:
//   Down            Up Down Left Right Home End PgUp PgDn Ins Del Tab Enter Esc BS Space F1 to F12, as xterm sends
//                   them (cursor keys as the program has asked for them); S- M- C- before a name: S-Tab, C-Right
//   C-s M-x         control and Alt with a character
//   j ?             a single character
//   'Bryn Awel'     text; '' in it is an apostrophe
//   \e[99~          bytes: \e \t \r \n \s (space) \\ \xNN
//   wait:TEXT       waits until TEXT is on the screen; wait:'two words'
//   gone:TEXT       waits until it is there no longer
//   settle          waits for quiet
// Keys that stand together are written in one write, as a fast typist or a paste would have them. After a lone Esc
// the next key waits for a wait: or gone: to come true or for 300 ms of quiet, so that the two are not taken for Alt.
// False with the reason in *problem (may be NULL): an unknown word, a wait in vain.
bool term_press(struct term *t, const char *script, struct text *problem);
// Writes bytes, at once as far as the terminal takes them.
void term_write(struct term *t, const void *bytes, size_t count);
// Tells the emulator and the kernel, which sends SIGWINCH when the size differs.
void term_resize(struct term *t, int rows, int cols);
// Sends a signal to the program.
void term_signal(struct term *t, int signal);
// The line drops: closes the terminal.
void term_hang_up(struct term *t);

// ---- waiting: true if it happened in time, false after ms or when the program has ended without it

// Text is in one row of the screen; text is in no row.
bool term_wait(struct term *t, const char *text, int ms);
bool term_wait_gone(struct term *t, const char *text, int ms);
// The bytes were written since mark; anything was.
bool term_wait_bytes(struct term *t, size_t mark, const char *bytes, size_t count, int ms);
bool term_wait_output(struct term *t, size_t mark, int ms);
// Nothing was written for quiet_ms; at most TERM_PATIENCE.
void term_settle(struct term *t, int quiet_ms);
// The program has ended: *status (may be NULL) is as waitpid(2) gives it.
bool term_wait_exit(struct term *t, int *status, int ms);
// With job_control: the program has been stopped; and continue it in the foreground.
bool term_wait_stopped(struct term *t, int ms);
void term_continue(struct term *t);

// ---- what is on the screen

#define COLOUR_DEFAULT (-1)
#define COLOUR_RGB \
    0x1000000 // with the colour in the lower 24 bits; otherwise 0..255 of the palette

struct cell {
    char text
        [32]; // UTF-8, combining marks included; " " if blank; "" for the right half of a wide character
    int width;      // columns: 1 or 2; 0 for the right half
    int32_t fg, bg; // COLOUR_DEFAULT, 0..255 or COLOUR_RGB | 0xrrggbb
    bool bold, underline, italic, blink, reverse;
};

struct cursor {
    int row, col;
    bool visible;
};

int term_rows(const struct term *t);
int term_cols(const struct term *t);
struct cell term_cell(struct term *t, int row, int col);
struct cursor term_cursor(struct term *t);
// A row's text without trailing blanks, or all rows, each with a newline; owned by t, good until the next call of either.
const char *term_row(struct term *t, int row);
const char *term_screen(struct term *t);
// The first place of text on the screen, in rows and columns (either may be NULL).
bool term_find(struct term *t, const char *text, int *row, int *col);

// ---- what the program wrote

// The number of bytes written up to now.
size_t term_mark(const struct term *t);
// The bytes since mark, terminated; *count (may be NULL) is their number. Owned by t, good until more is read.
const char *term_written(const struct term *t, size_t mark, size_t *count);
bool term_wrote(const struct term *t, size_t mark, const char *bytes, size_t count);
// Whether a private mode (1049 alternate screen, 25 cursor, 2004 bracketed paste, 1000 mouse) was last set or reset.
bool term_mode(const struct term *t, int mode);

// ---- the terminal and the process

// The terminal's modes as they are now, and as they were before the program started.
void term_termios(const struct term *t, struct termios *out);
void term_termios_before(const struct term *t, struct termios *out);
int term_pid(const struct term *t);
// What the program used, once it has ended (not with job_control).
struct rusage term_usage(const struct term *t);

#endif
