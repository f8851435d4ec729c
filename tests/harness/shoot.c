// SPDX-License-Identifier: MIT
// Runs a program, presses keys, and keeps the screen: shoot [-r rows] [-c cols] [-t TERM] [-e
// NAME=value] [-k keys] [-T title] [-o out.svg] -- command
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "golden.h"
#include "svg.h"

static const char usage[] =
    "usage: shoot [-r rows] [-c cols] [-t TERM] [-e NAME=value]... [-k keys] [-T title] [-o "
    "out.svg] -- command ...\n"
    "Presses the keys (\"Down / 'bryn' wait:'1 of 40' Enter\"; term.h lists them), waits for "
    "quiet, and writes the screen as\n"
    "a picture with its text beside it; without -o prints it with its colours and attributes.\n";

enum { MAX_ENV = 32, QUIET_MS = 250 };

struct shot {
    struct term_options options;
    const char *env[MAX_ENV + 1];
    size_t env_count;
    const char *keys, *title, *out;
};

static bool read_options(int argc, char **argv, struct shot *shot)
{
    int option;
    while ((option = getopt(argc, argv, "+r:c:t:e:k:T:o:")) != -1) {
        switch (option) {
        case 'r':
            shot->options.rows = (int)strtol(optarg, NULL, 10);
            break;
        case 'c':
            shot->options.cols = (int)strtol(optarg, NULL, 10);
            break;
        case 't':
            shot->options.name = optarg;
            break;
        case 'e':
            if (shot->env_count == MAX_ENV)
                return false;
            shot->env[shot->env_count++] = optarg;
            break;
        case 'k':
            shot->keys = optarg;
            break;
        case 'T':
            shot->title = optarg;
            break;
        case 'o':
            shot->out = optarg;
            break;
        default:
            return false;
        }
    }
    shot->options.env = shot->env;
    shot->options.argv = (const char *const *)(argv + optind);
    return optind < argc;
}

static bool keep(struct term *t, const struct shot *shot)
{
    struct text problem = {0}, screen = {0};
    bool good = true;
    if (shot->keys == NULL)
        term_wait_output(t, 0, 2000);
    else
        good = term_press(t, shot->keys, &problem);
    term_settle(t, QUIET_MS);
    if (!good)
        fprintf(stderr, "shoot: %s\n", text_get(&problem));
    if (!good || shot->out == NULL) {
        golden_print(t, &screen);
        fputs(text_get(&screen), good ? stdout : stderr);
    } else if (!svg_save(t, shot->title != NULL ? shot->title : shot->options.argv[0], shot->out)) {
        fprintf(stderr, "shoot: %s: %s\n", shot->out, strerror(errno));
        good = false;
    }
    text_release(&problem);
    text_release(&screen);
    return good;
}

int main(int argc, char **argv)
{
    struct shot shot = {0};
    if (!read_options(argc, argv, &shot)) {
        fputs(usage, stderr);
        return 2;
    }
    struct term *t = term_start(&shot.options);
    bool good = keep(t, &shot);
    term_free(t);
    return good ? 0 : 1;
}
