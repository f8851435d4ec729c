// SPDX-License-Identifier: MIT
// What brings the terminal back when the program ends by a signal or in the middle of something, and the signals the loop hears of.
#ifndef TUI_GUARD_H
#define TUI_GUARD_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

// Installs the handlers. From then on TERM, HUP, INT, TSTP, CONT and WINCH are heard only inside guard_wait's mask.
void guard_install(void);
// What to write and which settings to bring back if the program ends now. The bytes are copied.
void guard_arm(int fd, const struct termios *settings, const char *restore, size_t count);
void guard_disarm(void);
bool guard_armed(void);
// Puts back every handler and the mask.
void guard_remove(void);

// The mask under which the loop sleeps.
const sigset_t *guard_sleep_mask(void);
// Signals heard since the last call: each true once.
struct heard {
    bool resized, stopped, continued;
    int ended; // number of the signal that asks the program to end; stays
};
struct heard guard_heard(void);

#endif
