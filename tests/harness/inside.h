// SPDX-License-Identifier: MIT
// What the files of the harness share about a running program; tests include term.h instead.
#ifndef HARNESS_INSIDE_H
#define HARNESS_INSIDE_H

#include <sys/socket.h>
#include <vterm.h>

#include "term.h"

struct term {
    int master;           // our end of the terminal; -1 once the line was dropped
    int wire;             // to the little shell of job_control; -1 without
    pid_t child, program; // the session leader; the program (the same one without job_control)
    bool ended, reaped;   // the program has ended; its leader has been waited for
    bool stopped;         // with job_control
    bool hung_up;         // nobody writes any more
    bool cursor_visible;
    bool after_esc; // a lone Esc was the last key, and nothing has been seen of it
    int status;     // as waitpid gives it, once ended
    struct rusage usage;
    struct termios before;
    VTerm *emulator;
    VTermScreen *screen;
    struct text log;     // all that the program wrote
    struct text answers; // what the emulator says to the program, not yet sent
    struct text shown;   // what term_row and term_screen return
};

#endif
