// SPDX-License-Identifier: MIT
// Starting a program under a pseudo-terminal, pressing a key, waiting for the last byte.
#include "tests/bench/stopwatch.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { START_QUIET = 150, KEY_QUIET = 40, PATIENCE = 10000 };

double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

// Processor time of a process in milliseconds, from its first thread's run time.
static double cpu_of(pid_t pid)
{
    char path[64], text[128] = "";
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
    if (fd >= 0)
        close(fd);
    return got > 0 ? (double)strtoull(text, NULL, 10) / 1e6 : 0;
}

static long rss_of(pid_t pid)
{
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    if (file != NULL)
        fclose(file);
    return kib;
}

// Reads until nothing came for quiet ms; the lap ends with the last byte. An answer that never comes counts as none.
static struct lap listen_to(struct racer *racer, double start, double cpu, int quiet, int first)
{
    struct lap lap = {0};
    char buffer[65536];
    for (int patience = first;;) {
        struct pollfd waiting = {.fd = racer->fd, .events = POLLIN};
        if (poll(&waiting, 1, patience) <= 0)
            break;
        ssize_t got = read(racer->fd, buffer, sizeof buffer);
        if (got <= 0)
            break;
        lap.ms = now_ms() - start;
        lap.bytes += (size_t)got;
        patience = quiet;
    }
    lap.cpu = cpu_of(racer->pid) - cpu;
    lap.rss = rss_of(racer->pid);
    return lap;
}

// exec wants its words writable; it does not write them.
static void become(const char *const argv[])
{
    char *words[16] = {NULL};
    for (size_t i = 0; i < sizeof words / sizeof *words - 1 && argv[i] != NULL; i++)
        words[i] = strdup(argv[i]);
    execvp(words[0], words);
    _exit(127);
}

struct lap race_start(struct racer *racer, const char *const argv[], int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    double start = now_ms();
    racer->pid = forkpty(&racer->fd, NULL, NULL, &size);
    if (racer->pid == 0) {
        become(argv);
    }
    return listen_to(racer, start, 0, START_QUIET, PATIENCE);
}

struct lap race_key(struct racer *racer, const char *bytes, size_t count)
{
    double cpu = cpu_of(racer->pid), start = now_ms();
    struct lap total = {0};
    // a flood is written as fast as it is taken, and read meanwhile
    for (size_t written = 0; written < count;) {
        struct pollfd waiting = {.fd = racer->fd, .events = POLLIN | POLLOUT};
        char buffer[65536];
        if (poll(&waiting, 1, PATIENCE) <= 0)
            break;
        if ((waiting.revents & POLLIN) != 0) {
            ssize_t got = read(racer->fd, buffer, sizeof buffer);
            if (got <= 0)
                break;
            total.bytes += (size_t)got;
            total.ms = now_ms() - start;
        }
        if ((waiting.revents & POLLOUT) != 0) {
            size_t chunk = count - written < 1024 ? count - written : 1024;
            ssize_t put = write(racer->fd, bytes + written, chunk);
            if (put < 0)
                break;
            written += (size_t)put;
        }
    }
    struct lap rest = listen_to(racer, start, cpu, KEY_QUIET, 500);
    rest.bytes += total.bytes;
    rest.ms = rest.ms > total.ms ? rest.ms : total.ms;
    return rest;
}

struct lap race_resize(struct racer *racer, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    double cpu = cpu_of(racer->pid), start = now_ms();
    ioctl(racer->fd, TIOCSWINSZ, &size);
    return listen_to(racer, start, cpu, START_QUIET, 1000);
}

size_t race_idle(struct racer *racer, int ms)
{
    return listen_to(racer, now_ms(), 0, ms, ms).bytes;
}

void race_stop(struct racer *racer, const char *quit)
{
    int status = 0;
    if (write(racer->fd, quit, strlen(quit)) < 0)
        kill(racer->pid, SIGTERM);
    listen_to(racer, now_ms(), 0, KEY_QUIET, 300);
    if (waitpid(racer->pid, &status, WNOHANG) == 0) {
        kill(racer->pid, SIGKILL);
        waitpid(racer->pid, &status, 0);
    }
    close(racer->fd);
}

struct lap race_command(const char *const argv[])
{
    double start = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2);
        become(argv);
    }
    int status = 0;
    struct rusage used;
    wait4(pid, &status, 0, &used);
    return (struct lap){
        .ms = now_ms() - start,
        .cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
               (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3,
        .rss = used.ru_maxrss,
    };
}

void figures_add(struct figures *figures, struct lap lap)
{
    if (figures->count < sizeof figures->laps / sizeof *figures->laps)
        figures->laps[figures->count++] = lap;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double quantile_of(const struct figures *figures, double quantile, bool bytes)
{
    double *values = calloc(figures->count + 1, sizeof *values);
    for (size_t i = 0; i < figures->count; i++)
        values[i] = bytes ? (double)figures->laps[i].bytes : figures->laps[i].ms;
    qsort(values, figures->count, sizeof *values, ascending);
    size_t at = figures->count > 0 ? (size_t)(quantile * (double)(figures->count - 1) + 0.5) : 0;
    double value = values[at];
    free(values);
    return value;
}

double figures_ms(const struct figures *figures, double quantile)
{
    return quantile_of(figures, quantile, false);
}

double figures_bytes(const struct figures *figures)
{
    return quantile_of(figures, 0.5, true);
}

double figures_cpu(const struct figures *figures)
{
    double sum = 0;
    for (size_t i = 0; i < figures->count; i++)
        sum += figures->laps[i].cpu;
    return figures->count > 0 ? sum / (double)figures->count : 0;
}
