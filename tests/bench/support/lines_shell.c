// SPDX-License-Identifier: MIT
// The shell: an import beside the sqlite3 shell's own, and what is asked for in scripts beside a process that prints the rows.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lines.h"
#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "stopwatch.h"

// Runs both in turn; a run that fails is said and counts for nothing.
static bool compare(struct bench *bench, const char *const *ours, const char *const *floor,
                    const char *printed, void (*before)(struct bench *, int who), int runs,
                    struct figures figures[2], long memory[2])
{
    for (int run = 0; run <= runs; run++) {
        for (int i = 0; i < 2; i++) {
            int who = (i + run) % 2;
            if (before != NULL)
                before(bench, who);
            struct lap lap = race_command(who == 0 ? ours : floor, NULL, printed, &memory[who]);
            if (lap.status != 0) {
                char *why = xasprintf("%s ended with exit status %d", who == 0 ? ours[0] : floor[0],
                                      lap.status);
                table_skip("a line", why);
                free(why);
                return false;
            }
            if (run > 0)
                figures_add(&figures[who], lap);
        }
    }
    return true;
}

static void line_of(struct bench *bench, const char *id, const char *what,
                    struct figures figures[2], const long memory[2], double budget,
                    const char *beside)
{
    char *more = xasprintf("cpu %.1f / %.1f ms, max RSS %.1f / %.1f MiB",
                           figures_mean(&figures[0], OF_CPU), figures_mean(&figures[1], OF_CPU),
                           (double)memory[0] / 1024, (double)memory[1] / 1024);
    table_line(&bench->table, &(struct line){.id = id,
                                             .what = what,
                                             .unit = "ms",
                                             .ours = figures_spread(&figures[0], OF_MS),
                                             .floor = figures_spread(&figures[1], OF_MS),
                                             .judged = budget > 0 ? TIMES_FLOOR : TOLD,
                                             .budget = budget,
                                             .beside = beside,
                                             .more = more});
    free(more);
}

static void release(struct figures figures[2])
{
    figures_release(&figures[0]);
    figures_release(&figures[1]);
}

static bool installed(const char *program)
{
    const char *const argv[] = {"sh", "-c", "command -v \"$0\"", program, NULL};
    return race_command(argv, NULL, NULL, NULL).status == 0;
}

static void forget(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *name = xasprintf("%s%s", path, endings[i]);
        unlink(name);
        free(name);
    }
}

// A fresh database for each run; making ours is no part of the import.
static void fresh(struct bench *bench, int who)
{
    char *path = xasprintf("%s/import-%d.db", bench->work, who);
    forget(path);
    if (who == 0)
        race_command((const char *const[]){bench->contractmon, "--db", path, "init", NULL}, NULL,
                     NULL, NULL);
    free(path);
}

void lines_import(struct bench *bench)
{
    if (!installed("sqlite3")) {
        table_skip("P15",
                   "the sqlite3 shell is not installed, so there is nothing to stand beside");
        return;
    }
    char *mine = xasprintf("%s/import-0.db", bench->work),
         *other = xasprintf("%s/import-1.db", bench->work);
    char *import = xasprintf(".import %s t", bench->csv);
    const char *const ours[] = {bench->contractmon, "--db",     mine, "import",
                                "cqc-ratings",      bench->csv, NULL};
    const char *const floor[] = {"sqlite3",
                                 other,
                                 ".mode csv",
                                 import,
                                 "CREATE INDEX a ON t (\"Location.ID\")",
                                 "CREATE INDEX b ON t (\"Provider.ID\")",
                                 NULL};
    struct figures figures[2] = {{0}, {0}};
    long memory[2] = {0, 0};
    if (compare(bench, ours, floor, NULL, fresh, (bench->runs + 1) / 2, figures, memory))
        line_of(bench, "P15", "import of 23,095 rows", figures, memory, 5, "shell");
    release(figures);
    forget(mine);
    forget(other);
    free(mine);
    free(other);
    free(import);
}

// The process that opens the database and reads the rows it prints: they are kept as they are printed, in a table of their own in a
// copy of the same database.
static void one_command(struct bench *bench, const char *command, const char *whose,
                        const char *database, const char *copy)
{
    char *reader = xasprintf("%s/floor_rows", bench->programs),
         *printed = xasprintf("%s/printed", bench->work);
    char *sql = xasprintf("SELECT line FROM printed_%s", command),
         *table = xasprintf("printed_%s", command), *what = xasprintf("%s, %s", command, whose);
    const char *const ours[] = {bench->contractmon, "--db", database, command,
                                "--format",         "csv",  NULL};
    const char *const floor[] = {reader, copy, sql, NULL};
    struct lap lap = race_command(ours, NULL, printed, NULL);
    lap.status += race_command((const char *const[]){reader, "--keep", copy, table, NULL}, printed,
                               NULL, NULL)
                      .status;
    struct figures figures[2] = {{0}, {0}};
    long memory[2] = {0, 0};
    if (lap.status != 0)
        table_skip("P16", what);
    else if (compare(bench, ours, floor, printed, NULL, 4 * bench->runs, figures, memory))
        line_of(bench, "P16", what, figures, memory, 2, "rows");
    release(figures);
    free(what);
    free(table);
    free(sql);
    free(printed);
    free(reader);
}

// P12, told from a part of the nation: all findings worked out from storage, cold, beside a reader of the same rows.
void lines_nation(struct bench *bench, int contracts)
{
    enum { NATION = 12000 };
    if (bench->sample == NULL) {
        table_skip("P12", "BENCH_SAMPLE is 0");
        return;
    }
    char *reader = xasprintf("%s/floor_rows", bench->programs),
         *printed = xasprintf("%s/printed", bench->work);
    char *what = xasprintf("work out %d contracts of ten years", contracts);
    const char *const ours[] = {bench->contractmon, "--db", bench->sample, "findings", "--all",
                                "--format",         "csv",  NULL};
    const char *const floor[] = {reader, bench->sample,
                                 "SELECT * FROM fact ORDER BY contract, date, kind, id", NULL};
    struct figures figures[2] = {{0}, {0}};
    long memory[2] = {0, 0};
    if (compare(bench, ours, floor, printed, NULL, (bench->runs + 1) / 2, figures, memory)) {
        line_of(bench, "P12", what, figures, memory, 3, "facts");
        table_line(&bench->table,
                   &(struct line){.id = "P12",
                                  .what = "  for the nation, so told",
                                  .unit = "s",
                                  .ours = spread_of(figures_spread(&figures[0], OF_MS).low / 1e3 *
                                                    NATION / contracts),
                                  .judged = AT_MOST,
                                  .budget = 5});
    }
    release(figures);
    free(what);
    free(printed);
    free(reader);
}

void lines_commands(struct bench *bench)
{
    static const char *const commands[] = {"list", "findings", "due"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        one_command(bench, commands[i], "council", bench->council, bench->printed);
    for (size_t i = 0; bench->nation != NULL && i < sizeof commands / sizeof *commands; i++)
        one_command(bench, commands[i], "nation", bench->nation, bench->nation_printed);
}

// ---- mutt, which reads a mailbox with as many messages as there are rows

static bool make_mailbox(const char *path, size_t messages, const char *word)
{
    FILE *file = fopen(path, "w");
    for (size_t i = 1; file != NULL && i <= messages; i++)
        fprintf(file,
                "From care@example.org Mon May 24 09:00:00 2027\nFrom: %s %zu "
                "<p%zu@example.org>\nTo: j@example.org\n"
                "Subject: %s provider %zu\nDate: Mon, 24 May 2027 09:00:00 +0000\nMessage-ID: "
                "<%zu@example.org>\n\n"
                "Text.\n\n",
                i % 7 == 0 ? word : "Homecare", i, i, i % 11 == 0 ? word : "Care", i, i);
    return file != NULL && fclose(file) == 0;
}

static size_t rows_of(struct bench *bench, const char *database)
{
    char *reader = xasprintf("%s/floor_rows", bench->programs),
         *printed = xasprintf("%s/printed", bench->work);
    const char *const argv[] = {reader, database, "SELECT count(*) FROM standing", NULL};
    size_t rows = 0;
    race_command(argv, NULL, printed, NULL);
    FILE *file = fopen(printed, "r");
    if (file == NULL || fscanf(file, "%zu", &rows) != 1)
        rows = 0;
    if (file != NULL)
        fclose(file);
    free(reader);
    free(printed);
    return rows;
}

enum { READY, DOWN, AHEAD, FIND, RACES };

static void race_one(const char *const *argv, bool mutt, const char *word,
                     struct figures figures[RACES])
{
    enum { KEYS = 1000 };
    static const char *const downs[2] = {"\033OB", "j"};
    const char *down = downs[mutt];
    size_t length = strlen(down);
    struct text flood = {0};
    struct racer racer;
    for (size_t i = 0; i < KEYS; i++)
        text_add(&flood, down);
    figures_add(&figures[READY], race_start(&racer, argv, 24, 80));
    race_pause(&racer, 300);
    for (int i = 0; i < 10; i++)
        figures_add(&figures[DOWN], race_keys(&racer, down, length, 1));
    figures_add(&figures[AHEAD], race_keys(&racer, text_get(&flood), flood.length, 1));
    race_keys(&racer, "/", 1, 1);
    if (mutt) {
        race_keys(&racer, word, strlen(word), 1);
        figures_add(&figures[FIND], race_keys(&racer, "\r", 1, 1));
    }
    for (const char *at = word; !mutt && *at != '\0'; at++)
        figures_add(&figures[FIND], race_keys(&racer, at, 1, 1));
    race_stop(&racer, mutt ? "x" : "\033q");
    text_release(&flood);
}

void lines_mutt(struct bench *bench, const char *database, const char *size, const char *word)
{
    static const char *const names[RACES] = {"ready, %s", "  Down", "  1,000 Downs typed ahead",
                                             "  finding, beside its search"};
    // its Down changes two lines, and its search stops at the first hit: these are told, not judged
    static const double budgets[RACES] = {0.1, 0, 1, 0};
    static const char *const ids[RACES] = {"P1", "P3", "P8", "P7"};
    if (!installed("mutt"))
        return; // only where it is there
    char *box = xasprintf("%s/mailbox", bench->work), *rc = xasprintf("%s/muttrc", bench->work);
    FILE *settings = fopen(rc, "w"); // it asks for nothing, and reads nobody's settings
    if (settings == NULL ||
        fprintf(settings,
                "set folder=%s record=/dev/null postponed=/dev/null quit=yes sleep_time=0\n",
                bench->work) < 0 ||
        fclose(settings) != 0) {
        perror(rc);
        return;
    }
    const char *const ours[] = {bench->contractmon, "--db", database, NULL};
    const char *const mutt[] = {"mutt", "-n", "-F", rc, "-R", "-f", box, NULL};
    struct figures figures[2][RACES] = {{{0}}, {{0}}};
    if (make_mailbox(box, rows_of(bench, database), word)) {
        for (int run = 0; run < (bench->runs + 1) / 2; run++) {
            race_one(ours, false, word, figures[0]);
            race_one(mutt, true, word, figures[1]);
        }
        for (int i = 0; i < RACES; i++) {
            char *what = xasprintf(i == READY ? "ready, %s" : "%s", i == READY ? size : names[i]);
            char *more =
                xasprintf("bytes %.0f / %.0f", figures_spread(&figures[0][i], OF_BYTES).median,
                          figures_spread(&figures[1][i], OF_BYTES).median);
            table_line(&bench->table, &(struct line){.id = ids[i],
                                                     .what = what,
                                                     .unit = "ms",
                                                     .ours = figures_spread(&figures[0][i], OF_MS),
                                                     .floor = figures_spread(&figures[1][i], OF_MS),
                                                     .judged = budgets[i] > 0 ? TIMES_FLOOR : TOLD,
                                                     .budget = budgets[i],
                                                     .beside = "mutt",
                                                     .more = more});
            free(more);
            free(what);
        }
    }
    for (int who = 0; who < 2; who++) {
        for (int i = 0; i < RACES; i++)
            figures_release(&figures[who][i]);
    }
    free(rc);
    free(box);
}
