// SPDX-License-Identifier: MIT
// Temporary files, and the program run with pipes instead of a terminal.
#include "scratch.h"

#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"

char *scratch_path(const char *name)
{
    const char *folder = getenv("TMPDIR");
    return xasprintf("%s/%s", folder != NULL ? folder : "/tmp", name);
}

char *scratch_file(const char *name, const char *text)
{
    char *path = scratch_path(name);
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
        perror(path);
        abort();
    }
    return path;
}

char *scratch_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    struct text whole = {0};
    char bytes[65536];
    size_t count;
    while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
        text_add_bytes(&whole, bytes, count);
    fclose(file);
    return text_take(&whole);
}

char *shared_data(const char *path)
{
    const char *root = getenv("TEST_DATA");
    char *whole = xasprintf("%s/%s", root != NULL ? root : "../shared/data", path);
    if (access(whole, R_OK) == 0)
        return whole;
    free(whole);
    return NULL;
}

// The three pipes of a child, ours after the start; -1 once closed.
struct pipes {
    int in, out, err;
};

static pid_t start(const char *const *argv, struct pipes *pipes)
{
    int in[2], out[2], err[2];
    if (pipe(in) != 0 || pipe(out) != 0 || pipe(err) != 0) {
        perror("pipe");
        abort();
    }
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        for (int fd = 3; fd < 64; fd++)
            close(fd);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        perror(argv[0]);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    close(err[1]);
    *pipes = (struct pipes){.in = in[1], .out = out[0], .err = err[0]};
    return child;
}

static void take(int *fd, struct text *into)
{
    char bytes[65536];
    ssize_t count = read(*fd, bytes, sizeof(bytes));
    if (count > 0) {
        text_add_bytes(into, bytes, (size_t)count);
    } else {
        close(*fd);
        *fd = -1;
    }
}

// Feeds input and collects output until both outputs are closed. False when nothing moved for a
// minute.
static bool converse(struct pipes *pipes, const char *input, struct text *out, struct text *err)
{
    size_t left = input != NULL ? strlen(input) : 0;
    while (pipes->out >= 0 || pipes->err >= 0) {
        if (left == 0 && pipes->in >= 0) {
            close(pipes->in);
            pipes->in = -1;
        }
        struct pollfd ready[3] = {
            {.fd = pipes->in, .events = POLLOUT},
            {.fd = pipes->out, .events = POLLIN},
            {.fd = pipes->err, .events = POLLIN},
        };
        if (poll(ready, 3, 60000) <= 0)
            return false;
        if (ready[0].revents != 0) {
            ssize_t taken = write(pipes->in, input, left > 4096 ? 4096 : left);
            input += taken > 0 ? taken : 0;
            left = taken > 0 ? left - (size_t)taken : 0;
        }
        if (ready[1].revents != 0)
            take(&pipes->out, out);
        if (ready[2].revents != 0)
            take(&pipes->err, err);
    }
    return true;
}

struct ran run(const char *input, ...)
{
    const char *path = getenv("CONTRACTMON");
    const char **argv = NULL;
    size_t count = 0, capacity = 0;
    va_list args;
    va_start(args, input);
    for (const char *arg = path != NULL ? path : "./contractmon"; arg != NULL;
         arg = va_arg(args, const char *)) {
        argv = list_room(argv, &capacity, count, sizeof(*argv));
        argv[count++] = arg;
    }
    va_end(args);
    argv = list_room(argv, &capacity, count, sizeof(*argv));
    argv[count] = NULL;
    struct text out = {0}, err = {0};
    struct pipes pipes;
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    pid_t child = start(argv, &pipes);
    bool ended = converse(&pipes, input, &out, &err);
    int status;
    if (!ended)
        kill(child, SIGKILL);
    waitpid(child, &status, 0);
    signal(SIGPIPE, before);
    for (int *fd = (int[]){pipes.in, pipes.out, pipes.err, -1}; *fd >= 0; fd++)
        close(*fd);
    free(argv);
    return (struct ran){
        .status = !ended              ? -1
                  : WIFEXITED(status) ? WEXITSTATUS(status)
                                      : 128 + WTERMSIG(status),
        .out = text_take(&out),
        .err = text_take(&err),
    };
}

void ran_free(struct ran *ran)
{
    free(ran->out);
    free(ran->err);
    *ran = (struct ran){0};
}
