// SPDX-License-Identifier: MIT
#include "stopwatch.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// ms: quiet that ends a start and a key's answer; how long an answer is waited for, and how long it may last
enum {
    START_QUIET = 120,
    KEY_QUIET = 10,
    NO_ANSWER = 60,
    FIRST = 3000,
    LONGEST = 30000,
    FLOOD_QUIET = 120,
    ALONE = 150, // a lone Esc is one after that
};

static double ms_of(clockid_t clock)
{
    struct timespec at;
    return clock_gettime(clock, &at) == 0 ? (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6 : 0;
}

double stopwatch_ms(void)
{
    return ms_of(CLOCK_MONOTONIC);
}

double race_cpu(const struct racer *racer)
{
    clockid_t clock;
    return clock_getcpuclockid(racer->pid, &clock) == 0 ? ms_of(clock) : 0;
}

// A line of a file of /proc that begins with a word, or "".
static void proc_line(pid_t pid, const char *file, const char *word, char line[static 512])
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *from = fopen(path, "r");
    bool found = false;
    while (from != NULL && !found && fgets(line, 512, from) != NULL)
        found = strncmp(line, word, strlen(word)) == 0;
    if (from != NULL)
        fclose(from);
    if (!found)
        *line = '\0';
}

long race_memory(const struct racer *racer)
{
    char line[512];
    proc_line(racer->pid, "status", "VmHWM:", line);
    return *line != '\0' ? strtol(line + 6, NULL, 10) : 0;
}

// Whether it waits for something, and has nothing left to do.
static bool sleeps(pid_t pid)
{
    char line[512];
    proc_line(pid, "stat", "", line);
    const char *behind_name = strrchr(line, ')');
    return behind_name == NULL || behind_name[1] == '\0' || behind_name[2] == 'S' ||
           behind_name[2] == 'Z';
}

static struct lap hear(struct racer *racer, struct lap lap, double start, double cpu, int quiet,
                       int first)
{
    char buffer[65536];
    int patience = lap.bytes > 0 ? quiet : first;
    for (;;) {
        struct pollfd waiting = {.fd = racer->fd, .events = POLLIN};
        if (poll(&waiting, 1, patience) <= 0) {
            if (sleeps(racer->pid) || stopwatch_ms() - start > LONGEST)
                break;
            continue;
        }
        ssize_t got = read(racer->fd, buffer, sizeof buffer);
        if (got <= 0)
            break;
        lap.ms = stopwatch_ms() - start;
        lap.bytes += (size_t)got;
        patience = quiet;
    }
    lap.cpu = race_cpu(racer) - cpu;
    return lap;
}

static _Noreturn void become(const char *const argv[])
{
    execvp(argv[0], (char *const *)(uintptr_t)argv);
    perror(argv[0]);
    _exit(127);
}

struct lap race_start(struct racer *racer, const char *const argv[], int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    fflush(NULL);
    double start = stopwatch_ms();
    racer->pid = forkpty(&racer->fd, NULL, NULL, &size);
    if (racer->pid == 0)
        become(argv);
    if (racer->pid < 0) {
        perror("forkpty");
        exit(1);
    }
    return hear(racer, (struct lap){0}, start, 0, START_QUIET, LONGEST);
}

struct lap race_keys(struct racer *racer, const char *bytes, size_t count, int answers)
{
    char buffer[65536];
    struct lap lap = {0};
    double cpu = race_cpu(racer), start = stopwatch_ms();
    for (size_t written = 0; written < count;) {
        struct pollfd waiting = {.fd = racer->fd, .events = POLLIN | POLLOUT};
        if (poll(&waiting, 1, FIRST) <= 0)
            break;
        if ((waiting.revents & POLLIN) != 0) {
            ssize_t got = read(racer->fd, buffer, sizeof buffer);
            if (got <= 0)
                break;
            lap.bytes += (size_t)got;
            lap.ms = stopwatch_ms() - start;
        }
        if ((waiting.revents & POLLOUT) != 0) {
            size_t chunk = count - written < 512 ? count - written : 512;
            ssize_t put = write(racer->fd, bytes + written, chunk);
            if (put < 0)
                break;
            written += (size_t)put;
        }
    }
    return hear(racer, lap, start, cpu, count > 64 ? FLOOD_QUIET : KEY_QUIET,
                answers ? FIRST : NO_ANSWER);
}

struct lap race_resize(struct racer *racer, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    double cpu = race_cpu(racer), start = stopwatch_ms();
    ioctl(racer->fd, TIOCSWINSZ, &size);
    return hear(racer, (struct lap){0}, start, cpu, 4 * KEY_QUIET, FIRST);
}

size_t race_leftovers(struct racer *racer)
{
    char buffer[65536];
    size_t bytes = 0;
    struct pollfd waiting = {.fd = racer->fd, .events = POLLIN};
    while (poll(&waiting, 1, 0) > 0) {
        ssize_t got = read(racer->fd, buffer, sizeof buffer);
        if (got <= 0)
            break;
        bytes += (size_t)got;
    }
    return bytes;
}

size_t race_pause(struct racer *racer, int ms)
{
    size_t bytes = 0;
    for (double until = stopwatch_ms() + ms, left; (left = until - stopwatch_ms()) > 0;) {
        struct pollfd waiting = {.fd = racer->fd, .events = POLLIN};
        if (poll(&waiting, 1, (int)left + 1) <= 0)
            continue;
        size_t more = race_leftovers(racer);
        if (more == 0)
            break; // it has ended
        bytes += more;
    }
    return bytes;
}

void race_stop(struct racer *racer, const char *quit)
{
    if (*quit == '\033') {
        race_keys(racer, quit++, 1, 0);
        race_pause(racer, ALONE);
    }
    race_keys(racer, quit, strlen(quit), 1);
    for (double until = stopwatch_ms() + FIRST; stopwatch_ms() < until;) {
        if (waitpid(racer->pid, NULL, WNOHANG) != 0) {
            close(racer->fd);
            return;
        }
        race_pause(racer, 2);
        poll(NULL, 0, 1);
    }
    kill(racer->pid, SIGKILL);
    waitpid(racer->pid, NULL, 0);
    close(racer->fd);
}

static void redirect(const char *path, int flags, int to)
{
    int fd = open(path != NULL ? path : "/dev/null", flags | O_CLOEXEC, 0600);
    if (fd < 0 || dup2(fd, to) < 0)
        _exit(127);
}

struct lap race_command(const char *const argv[], const char *from, const char *to, long *memory)
{
    int status = 0;
    struct rusage used;
    fflush(NULL);
    double start = stopwatch_ms();
    pid_t pid = fork();
    if (pid == 0) {
        redirect(from, O_RDONLY, STDIN_FILENO);
        redirect(to, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        redirect(NULL, O_WRONLY, STDERR_FILENO);
        become(argv);
    }
    wait4(pid, &status, 0, &used);
    if (memory != NULL)
        *memory = used.ru_maxrss;
    return (struct lap){
        .ms = stopwatch_ms() - start,
        .cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
               (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3,
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
    };
}
