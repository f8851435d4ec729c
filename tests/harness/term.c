// SPDX-License-Identifier: MIT
// Starts the program, moves bytes between it and the emulator, and waits.
#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "inside.h"
#include "model/ground/memory.h"

static int64_t now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

// ---- starting

static void apply_env(const struct term_options *options)
{
    unsetenv("LINES");
    unsetenv("COLUMNS");
    setenv("TERM", options->name != NULL ? options->name : "xterm-256color", 1);
    for (const char *const *e = options->env; e != NULL && *e != NULL; e++) {
        const char *equals = strchr(*e, '=');
        if (equals == NULL) {
            unsetenv(*e);
            continue;
        }
        char *name = xstrndup(*e, (size_t)(equals - *e));
        setenv(name, equals + 1, 1);
        free(name);
    }
}

static _Noreturn void become(const struct term_options *options)
{
    apply_env(options);
    if (options->directory != NULL && chdir(options->directory) != 0)
        _exit(127);
    execvp(options->argv[0], (char *const *)(uintptr_t)options->argv);
    dprintf(STDERR_FILENO, "%s: %s\n", options->argv[0], strerror(errno));
    _exit(127);
}

// The session leader with job control: tells each change of the program's state, and continues it
// when told to.
static _Noreturn void be_shell(const struct term_options *options, int wire)
{
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program == 0) {
        close(wire);
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        become(options);
    }
    setpgid(program, program);
    tcsetpgrp(STDIN_FILENO, program);
    int news[2] = {program, -1};
    if (write(wire, news, sizeof(news)) != (ssize_t)sizeof(news))
        _exit(1);
    for (;;) {
        char order;
        if (waitpid(program, &news[1], WUNTRACED) != program || write(wire, news, sizeof(news)) < 0)
            _exit(1);
        if (!WIFSTOPPED(news[1]))
            _exit(0);
        tcsetpgrp(STDIN_FILENO, getpgrp());
        if (read(wire, &order, 1) != 1)
            _exit(1);
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
}

static void emulator_answers(const char *bytes, size_t count, void *user)
{
    struct term *t = user;
    text_add_bytes(&t->answers, bytes, count);
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct term *t = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        t->cursor_visible = value->boolean != 0;
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = {
    .settermprop = on_property,
};

static void make_emulator(struct term *t, int rows, int cols)
{
    t->emulator = vterm_new(rows, cols);
    vterm_set_utf8(t->emulator, 1);
    vterm_output_set_callback(t->emulator, emulator_answers, t);
    t->screen = vterm_obtain_screen(t->emulator);
    vterm_screen_set_callbacks(t->screen, &screen_callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
    t->cursor_visible = true;
}

struct term *term_start(const struct term_options *options)
{
    struct term *t = xcalloc(1, sizeof(*t));
    int rows = options->rows > 0 ? options->rows : 24,
        cols = options->cols > 0 ? options->cols : 80;
    make_emulator(t, rows, cols);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    int slave, wire[2] = {-1, -1};
    if (openpty(&t->master, &slave, NULL, NULL, &size) != 0 ||
        (options->job_control &&
         socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, wire) != 0)) {
        perror("openpty");
        abort();
    }
    fcntl(t->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(slave, &t->before);
    fflush(NULL);
    t->child = fork();
    if (t->child == 0) {
        close(t->master);
        if (login_tty(slave) != 0)
            _exit(127);
        if (options->job_control)
            be_shell(options, wire[1]);
        become(options);
    }
    close(slave);
    fcntl(t->master, F_SETFL, fcntl(t->master, F_GETFL) | O_NONBLOCK);
    t->program = t->child;
    t->wire = wire[0];
    if (options->job_control) {
        close(wire[1]);
        int news[2] = {0, 0};
        if (read(t->wire, news, sizeof(news)) == (ssize_t)sizeof(news))
            t->program = news[0];
    }
    return t;
}

void term_free(struct term *t)
{
    if (t == NULL)
        return;
    if (!t->ended && t->program > 0)
        kill(t->program, SIGKILL);
    if (!t->reaped) {
        if (t->wire >= 0) {
            close(t->wire); // the little shell ends
            kill(t->child, SIGKILL);
        }
        waitpid(t->child, NULL, 0);
    } else if (t->wire >= 0) {
        close(t->wire);
    }
    if (t->master >= 0)
        close(t->master);
    vterm_free(t->emulator);
    text_release(&t->log);
    text_release(&t->answers);
    text_release(&t->shown);
    free(t);
}

// ---- moving bytes

// Waits up to ms for output and takes what there is. False when nothing came.
static bool pump(struct term *t, int ms)
{
    struct pollfd ready = {.fd = t->master, .events = POLLIN};
    if (t->master < 0 || t->hung_up) {
        poll(NULL, 0,
             ms < 5 ? ms : 5); // nothing to read any more; only the process's end can be waited for
        return false;
    }
    if (poll(&ready, 1, ms) <= 0)
        return false;
    char bytes[65536];
    ssize_t count = read(t->master, bytes, sizeof(bytes));
    if (count <= 0) {
        t->hung_up = count == 0 || (errno != EAGAIN && errno != EINTR);
        return false;
    }
    text_add_bytes(&t->log, bytes, (size_t)count);
    vterm_input_write(t->emulator, bytes, (size_t)count);
    if (t->answers.length > 0) { // a program asked where the cursor is, or what the terminal can do
        struct text answers = t->answers;
        t->answers = (struct text){0};
        term_write(t, answers.bytes, answers.length);
        text_release(&answers);
    }
    return true;
}

void term_write(struct term *t, const void *bytes, size_t count)
{
    const char *at = bytes;
    int64_t until = now_ms() + TERM_PATIENCE;
    while (count > 0 && t->master >= 0 && !t->hung_up && now_ms() < until) {
        ssize_t taken = write(t->master, at, count);
        if (taken > 0) {
            at += taken;
            count -= (size_t)taken;
        } else if (taken < 0 && errno != EAGAIN && errno != EINTR) {
            return;
        } else {
            pump(t, 20); // the terminal's queue is full: let the program go on
        }
    }
}

void term_resize(struct term *t, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    vterm_set_size(t->emulator, rows, cols);
    ioctl(t->master, TIOCSWINSZ, &size);
}

void term_signal(struct term *t, int signal)
{
    if (!t->ended)
        kill(t->program, signal);
}

void term_hang_up(struct term *t)
{
    close(t->master);
    t->master = -1;
}

// ---- waiting

// Takes news of the program's end or stop, without waiting.
static void look_after(struct term *t)
{
    if (t->reaped)
        return;
    if (t->wire < 0) {
        if (wait4(t->child, &t->status, WNOHANG, &t->usage) == t->child)
            t->ended = t->reaped = true;
        return;
    }
    int news[2];
    while (recv(t->wire, news, sizeof(news), MSG_DONTWAIT) == (ssize_t)sizeof(news)) {
        t->status = news[1];
        t->stopped = WIFSTOPPED(news[1]);
        t->ended = !t->stopped;
    }
}

// The last bytes of a program that has ended.
static void drain(struct term *t)
{
    while (pump(t, 0))
        ;
}

bool term_wait_exit(struct term *t, int *status, int ms)
{
    int64_t until = now_ms() + ms;
    for (;;) {
        look_after(t);
        if (t->ended) {
            drain(t);
            if (status != NULL)
                *status = t->status;
            return true;
        }
        if (now_ms() >= until)
            return false;
        pump(t, 5);
    }
}

bool term_wait_stopped(struct term *t, int ms)
{
    int64_t until = now_ms() + ms;
    for (;;) {
        look_after(t);
        if (t->stopped || t->ended || now_ms() >= until)
            break;
        pump(t, 5);
    }
    drain(t);
    return t->stopped;
}

void term_continue(struct term *t)
{
    t->stopped = false;
    if (t->wire >= 0 && write(t->wire, "c", 1) != 1)
        t->ended = true;
}

// Takes output until the question is answered with yes, time is up, or the program has ended.
static bool wait_until(struct term *t, bool (*question)(struct term *, const void *),
                       const void *about, int ms)
{
    int64_t until = now_ms() + ms;
    for (;;) {
        drain(t);
        if (question(t, about))
            return true;
        int64_t left = until - now_ms();
        look_after(t);
        if (left <= 0 || (t->ended && !pump(t, 0)))
            return question(t, about);
        pump(t, left > 100 ? 100 : (int)left);
    }
}

static bool is_shown(struct term *t, const void *text)
{
    return term_find(t, text, NULL, NULL);
}

static bool is_gone(struct term *t, const void *text)
{
    return !term_find(t, text, NULL, NULL);
}

bool term_wait(struct term *t, const char *text, int ms)
{
    return wait_until(t, is_shown, text, ms);
}

bool term_wait_gone(struct term *t, const char *text, int ms)
{
    return wait_until(t, is_gone, text, ms);
}

struct wanted {
    size_t mark, count;
    const char *bytes;
};

static bool is_written(struct term *t, const void *about)
{
    const struct wanted *wanted = about;
    return term_wrote(t, wanted->mark, wanted->bytes, wanted->count);
}

bool term_wait_bytes(struct term *t, size_t mark, const char *bytes, size_t count, int ms)
{
    struct wanted wanted = {.mark = mark, .count = count, .bytes = bytes};
    return wait_until(t, is_written, &wanted, ms);
}

static bool is_more(struct term *t, const void *mark)
{
    return term_mark(t) > *(const size_t *)mark;
}

bool term_wait_output(struct term *t, size_t mark, int ms)
{
    return wait_until(t, is_more, &mark, ms);
}

void term_settle(struct term *t, int quiet_ms)
{
    int64_t until = now_ms() + TERM_PATIENCE;
    while (now_ms() < until && pump(t, quiet_ms))
        ;
}
