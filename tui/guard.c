// SPDX-License-Identifier: MIT
// Signal handlers and the terminal's restoration. A handler reaches nothing but static memory, so this file has the program's one
// mutable static: what to restore, and which signals came.
#include "guard.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RESTORE_SIZE = 256, STACK_SIZE = 32768 };

struct guard {
    volatile sig_atomic_t armed, resized, stopped, continued, ended;
    int fd;
    struct termios settings;
    char restore[RESTORE_SIZE];
    size_t restore_size;
    sigset_t sleep_mask, before_mask;
    bool exit_hooked;
    char stack[STACK_SIZE]; // for handlers after a stack overflow
};
static struct guard guard; // mutable static: see above

// Only what is safe in a handler.
static void bring_back(void)
{
    if (!guard.armed)
        return;
    guard.armed = 0;
    size_t written = 0;
    while (written < guard.restore_size) {
        ssize_t got = write(guard.fd, guard.restore + written, guard.restore_size - written);
        if (got <= 0)
            break;
        written += (size_t)got;
    }
    tcsetattr(guard.fd, TCSANOW, &guard.settings);
}

static void die_of(int number)
{
    bring_back();
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(number, &standard, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
}

static void hear(int number)
{
    int kept = errno;
    switch (number) {
    case SIGWINCH:
        guard.resized = 1;
        break;
    case SIGTSTP:
        guard.stopped = 1;
        break;
    case SIGCONT:
        guard.continued = 1;
        break;
    default:
        if (guard.ended) // asked twice: the loop does not answer
            die_of(number);
        guard.ended = number;
    }
    errno = kept;
}

static const int heard_signals[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
static const int deadly_signals[] = {SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum {
    HEARD = sizeof heard_signals / sizeof *heard_signals,
    DEADLY = sizeof deadly_signals / sizeof *deadly_signals
};

void guard_install(void)
{
    stack_t stack = {.ss_sp = guard.stack, .ss_size = sizeof guard.stack};
    sigaltstack(&stack, NULL);
    sigset_t block;
    sigemptyset(&block);
    for (int i = 0; i < HEARD; i++) {
        struct sigaction action = {.sa_handler = hear};
        sigemptyset(&action.sa_mask);
        sigaction(heard_signals[i], &action, NULL);
        sigaddset(&block, heard_signals[i]);
    }
    for (int i = 0; i < DEADLY; i++) {
        struct sigaction action = {.sa_handler = die_of, .sa_flags = SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(deadly_signals[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &block, &guard.before_mask);
    guard.sleep_mask = guard.before_mask;
    for (int i = 0; i < HEARD; i++)
        sigdelset(&guard.sleep_mask, heard_signals[i]);
    if (!guard.exit_hooked)
        guard.exit_hooked = atexit(bring_back) == 0;
}

void guard_arm(int fd, const struct termios *settings, const char *restore, size_t count)
{
    guard.fd = fd;
    guard.settings = *settings;
    guard.restore_size = count < RESTORE_SIZE ? count : RESTORE_SIZE;
    memcpy(guard.restore, restore, guard.restore_size);
    guard.armed = 1;
}

void guard_disarm(void)
{
    guard.armed = 0;
}

bool guard_armed(void)
{
    return guard.armed;
}

void guard_remove(void)
{
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int i = 0; i < HEARD; i++)
        sigaction(heard_signals[i], &standard, NULL);
    for (int i = 0; i < DEADLY; i++)
        sigaction(deadly_signals[i], &standard, NULL);
    sigprocmask(SIG_SETMASK, &guard.before_mask, NULL);
}

const sigset_t *guard_sleep_mask(void)
{
    return &guard.sleep_mask;
}

struct heard guard_heard(void)
{
    struct heard heard = {.resized = guard.resized,
                          .stopped = guard.stopped,
                          .continued = guard.continued,
                          .ended = guard.ended};
    guard.resized = guard.stopped = guard.continued = 0;
    return heard;
}
