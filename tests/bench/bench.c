// SPDX-License-Identifier: MIT
// The lines of the budget of speed, each beside its floor in the same run. tests/bench/run prepares the data and says where it is.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/support/duel.h"
#include "tests/bench/support/lines.h"
#include "tests/bench/support/stopwatch.h"

static int number_of(const char *name, int standard)
{
    const char *value = getenv(name);
    return value != NULL && atoi(value) > 0 ? atoi(value) : standard;
}

// The notice of the first run is read and left once, so that no figure holds it.
static void see_welcome(const struct bench *bench)
{
    const char *const argv[] = {bench->contractmon, "--db", bench->council, NULL};
    struct racer racer;
    race_start(&racer, argv, 24, 80);
    race_keys(&racer, "\r", 1, 0);
    race_stop(&racer, KEY_ESC "q");
}

// P5: a program that is left alone for a minute writes nothing. The minute passes while the rest is measured.
struct idler {
    struct racer racer;
    double since, cpu;
};

static struct idler idle_begin(const struct bench *bench, const char *database)
{
    const char *const argv[] = {bench->contractmon, "--db", database, NULL};
    struct idler idler;
    race_start(&idler.racer, argv, 24, 80);
    race_pause(&idler.racer, 1000);
    idler.since = stopwatch_ms();
    idler.cpu = race_cpu(&idler.racer);
    return idler;
}

static void idle_end(struct bench *bench, struct idler *idler)
{
    char more[64];
    double wanted = number_of("BENCH_IDLE", 60) * 1e3,
           left = wanted - (stopwatch_ms() - idler->since);
    size_t bytes = race_pause(&idler->racer, left > 0 ? (int)left : 1);
    snprintf(more, sizeof more, "in %.0f s, cpu %.1f ms", (stopwatch_ms() - idler->since) / 1e3,
             race_cpu(&idler->racer) - idler->cpu);
    table_line(&bench->table, &(struct line){.id = "P5",
                                             .what = "bytes of a program left alone",
                                             .unit = "B",
                                             .ours = spread_of((double)bytes),
                                             .judged = AT_MOST,
                                             .more = more});
    race_stop(&idler->racer, KEY_ESC "q");
}

static void council(struct bench *bench)
{
    static const char *const words[] = {"care", "elan", "hc-01",
                                        NULL}; // any part of a name, accents folded, a reference
    lines_ready(bench, bench->council, "council");
    lines_keys(bench, bench->council, "council", 24, 80);
    lines_keys(bench, bench->council, "council", 50, 200);
    lines_filter(bench, bench->council, "council", words, 5);
    lines_ahead(bench, bench->council, "council");
    lines_mutt(bench, bench->council, "council", "elan");
}

static void cqc(struct bench *bench)
{
    static const char *const words[] = {"care", "st a", "1-10", NULL};
    if (bench->cqc == NULL) {
        table_skip("P1, P3, P7 over the CQC file, and P15", "the file of 23,095 rows is not here");
        return;
    }
    lines_ready(bench, bench->cqc, "CQC");
    lines_keys(bench, bench->cqc, "CQC", 24, 80);
    lines_keys(bench, bench->cqc, "CQC", 50, 200);
    lines_filter(bench, bench->cqc, "CQC", words, 25);
    lines_ahead(bench, bench->cqc, "CQC");
    lines_mutt(bench, bench->cqc, "CQC", "house");
    lines_import(bench);
}

// NAME=VALUE words of the command line: where things are.
static const char *word(int argc, char **argv, const char *name)
{
    size_t length = strlen(name);
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], name, length) == 0 && argv[i][length] == '=')
            return argv[i] + length + 1;
    }
    return NULL;
}

int main(int argc, char **argv)
{
    struct bench bench = {.programs = word(argc, argv, "programs"),
                          .contractmon = word(argc, argv, "contractmon"),
                          .work = word(argc, argv, "work"),
                          .council = word(argc, argv, "council"),
                          .printed = word(argc, argv, "printed"),
                          .nation = word(argc, argv, "nation"),
                          .nation_printed = word(argc, argv, "nation_printed"),
                          .sample = word(argc, argv, "sample"),
                          .cqc = word(argc, argv, "cqc"),
                          .csv = word(argc, argv, "csv")};
    const char *copy = word(argc, argv, "copy"), *contracts = word(argc, argv, "contracts");
    if (bench.programs == NULL || bench.contractmon == NULL || bench.work == NULL ||
        bench.council == NULL || bench.printed == NULL || copy == NULL) {
        fprintf(stderr, "bench: tests/bench/run calls it\n");
        return 2;
    }
    bench.runs = number_of("BENCH_RUNS", 5);
    see_welcome(&bench);
    struct idler idler = idle_begin(&bench, copy);
    table_head();
    council(&bench);
    lines_forms(&bench);
    lines_evaluate(&bench);
    lines_nation(&bench, contracts != NULL ? atoi(contracts) : 0);
    lines_commands(&bench);
    cqc(&bench);
    idle_end(&bench, &idler);
    table_end(&bench.table);
    table_release(&bench.table);
    return 0;
}
