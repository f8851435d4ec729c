// SPDX-License-Identifier: MIT
// The lines of the budget, each beside its floor, from interleaved runs. tests/bench/run prepares the data and says where it is.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "tests/bench/evaluate.h"
#include "tests/bench/frames.h"
#include "tests/bench/stopwatch.h"
#include "tests/harness/term.h"

#define DOWN "\033OB"
#define PGDN "\033[6~"

struct bench {
    const char *programs, *contractmon, *council, *sample, *cqc, *csv, *work;
    int runs, keys;
    size_t missed;
    struct text misses;
};

static int number_of(const char *name, int standard)
{
    const char *value = getenv(name);
    return value != NULL && atoi(value) > 0 ? atoi(value) : standard;
}

// One line of the table: ours, the floor, their ratio, the budget for the ratio.
static void line(struct bench *bench, const char *id, const char *what, double ours, double floor,
                 const char *unit, double budget)
{
    double ratio = floor > 0 ? ours / floor : 0;
    bool ok = budget <= 0 || ratio <= budget;
    printf("%-5s %-46s %9.2f %9.2f %-3s %6.2f", id, what, ours, floor, unit, ratio);
    if (budget > 0)
        printf("  <= %.2f %s", budget, ok ? "ok" : "MISS");
    putchar('\n');
    if (!ok) {
        bench->missed++;
        text_printf(&bench->misses, "  %s %s: %.2f times its floor, %.2f is the budget\n", id, what,
                    ratio, budget);
    }
}

static void plain(struct bench *bench, const char *id, const char *what, double ours,
                  const char *unit, double budget)
{
    bool ok = ours <= budget;
    printf("%-5s %-46s %9.2f %9s %-3s %6s  <= %.2f %s\n", id, what, ours, "", unit, "", budget,
           ok ? "ok" : "MISS");
    if (!ok) {
        bench->missed++;
        text_printf(&bench->misses, "  %s %s: %.2f %s, %.2f is the budget\n", id, what, ours, unit,
                    budget);
    }
}

static struct frames record(const struct bench *bench, const char *db, int rows, int cols,
                            int count)
{
    const char *const argv[] = {bench->contractmon, "--db", db, NULL};
    struct term *t = term_start(&(struct term_options){.rows = rows, .cols = cols, .argv = argv});
    struct frames frames = {.rows = rows, .cols = cols, .count = count};
    size_t cells = (size_t)(rows * cols * count);
    frames.cells = xcalloc(cells, sizeof *frames.cells);
    frames.cursor_row = xcalloc((size_t)count, sizeof(int));
    frames.cursor_col = xcalloc((size_t)count, sizeof(int));
    term_wait(t, "Providers", TERM_PATIENCE);
    for (int n = 0; n < count; n++) {
        term_settle(t, TERM_QUIET);
        for (int i = 0; i < rows * cols; i++) {
            struct cell cell = term_cell(t, i / cols, i % cols);
            struct frame_cell *kept = &frames.cells[n * rows * cols + i];
            memcpy(kept->text, cell.text, sizeof kept->text);
            kept->fg = cell.fg >= 0 && cell.fg < 256 ? (short)cell.fg : (short)-1;
            kept->bg = cell.bg >= 0 && cell.bg < 256 ? (short)cell.bg : (short)-1;
            kept->bold = cell.bold;
            kept->underline = cell.underline;
            kept->reverse = cell.reverse;
        }
        struct cursor cursor = term_cursor(t);
        frames.cursor_row[n] = cursor.row;
        frames.cursor_col[n] = cursor.col;
        term_press(t, "Down", NULL);
        term_wait_output(t, term_mark(t), 300);
    }
    term_press(t, "q", NULL);
    term_free(t);
    return frames;
}

// P1: from exec to the overview complete, beside the floor that shows sixty rows and a count.
static void ready(struct bench *bench, const char *db, const char *what)
{
    char *floor = xasprintf("%s/floor_window", bench->programs);
    const char *const ours_argv[] = {bench->contractmon, "--db", db, NULL};
    const char *const floor_argv[] = {floor, db, NULL};
    struct figures *ours = xcalloc(1, sizeof *ours), *floors = xcalloc(1, sizeof *floors);
    for (int i = 0; i <= bench->runs; i++) {
        struct racer racer;
        struct lap lap = race_start(&racer, ours_argv, 24, 80);
        race_stop(&racer, "q");
        struct lap other = race_start(&racer, floor_argv, 24, 80);
        race_stop(&racer, "q");
        if (i > 0) { // the first warms the caches
            figures_add(ours, lap);
            figures_add(floors, other);
        }
    }
    char *label = xasprintf("ready, %s, beside W", what),
         *memory = xasprintf("highest memory, %s, beside W", what);
    line(bench, "P1", label, figures_ms(ours, 0.5), figures_ms(floors, 0.5), "ms", 3);
    line(bench, "P9", memory, (double)ours->laps[0].rss, (double)floors->laps[0].rss, "KiB", 2);
    free(label);
    free(memory);
    free(floor);
    free(ours);
    free(floors);
}

static void keys_of(struct racer *racer, const char *key, int count, struct figures *out)
{
    for (int i = 0; i < count; i++)
        figures_add(out, race_key(racer, key, strlen(key)));
}

// P3 to P6, P8, P10: keys in the list beside plain ncurses that paints the same cells from memory.
static void keys(struct bench *bench, const char *db, const char *what, int rows, int cols)
{
    char *file = xasprintf("%s/frames-%dx%d", bench->work, rows, cols);
    struct frames frames = record(bench, db, rows, cols, bench->keys < 60 ? bench->keys : 60);
    frames_write(file, &frames);
    frames_free(&frames);
    char *floor = xasprintf("%s/floor_cells", bench->programs);
    const char *const ours_argv[] = {bench->contractmon, "--db", db, NULL};
    const char *const floor_argv[] = {floor, file, NULL};
    struct racer ours, other;
    struct lap start = race_start(&ours, ours_argv, rows, cols),
               floor_start = race_start(&other, floor_argv, rows, cols);
    struct figures *down = xcalloc(4, sizeof *down);
    keys_of(&ours, DOWN, 5, &down[2]); // warm
    keys_of(&other, DOWN, 5, &down[3]);
    for (int block = 0; block < 5; block++) { // in turn, so that noise hits both
        keys_of(&ours, DOWN, bench->keys / 10, &down[0]);
        keys_of(&other, DOWN, bench->keys / 10, &down[1]);
    }
    char *label = xasprintf("Down, %s, %dx%d, beside F", what, rows, cols);
    line(bench, "P3", label, figures_ms(&down[0], 0.5), figures_ms(&down[1], 0.5), "ms", 1.5);
    line(bench, "P4", "  its processor time", figures_cpu(&down[0]), figures_cpu(&down[1]), "ms",
         1.5);
    line(bench, "P5", "  its bytes", figures_bytes(&down[0]), figures_bytes(&down[1]), "B", 1.1);
    plain(bench, "P5", "  an unbound key", (double)race_key(&ours, "\037", 1).bytes, "B", 0);
    plain(bench, "P5", "  idle for three seconds", (double)race_idle(&ours, 3000), "B", 0);
    memset(down, 0, 4 * sizeof *down);
    for (int i = 0; i < 5; i++) {
        keys_of(&ours, PGDN, 1, &down[0]);
        keys_of(&other, PGDN, 1, &down[1]);
    }
    line(bench, "P6", "  PgDn", figures_ms(&down[0], 0.5), figures_ms(&down[1], 0.5), "ms", 1.5);
    line(bench, "P6", "  PgDn, bytes", figures_bytes(&down[0]), figures_bytes(&down[1]), "B", 1.1);
    char *flood = xcalloc(1000, sizeof DOWN);
    for (int i = 0; i < 1000; i++)
        memcpy(flood + (size_t)i * (sizeof DOWN - 1), DOWN, sizeof DOWN - 1);
    race_key(&ours, "g", 1);
    struct lap ahead = race_key(&ours, flood, 1000 * (sizeof DOWN - 1));
    struct lap floor_ahead = race_key(&other, flood, 1000 * (sizeof DOWN - 1));
    line(bench, "P8", "  1,000 Downs typed ahead", ahead.ms, floor_ahead.ms, "ms", 0);
    line(bench, "P8", "  1,000 Downs typed ahead, bytes", (double)ahead.bytes,
         (double)floor_ahead.bytes, "B", 0);
    line(bench, "P10", "  bytes to start", (double)start.bytes, (double)floor_start.bytes, "B",
         1.2);
    struct lap resized = race_resize(&ours, rows + 2, cols + 8);
    line(bench, "P10", "  bytes to resize, beside a start of F", (double)resized.bytes,
         (double)floor_start.bytes, "B", 1.6);
    race_stop(&ours, "q");
    race_stop(&other, "q");
    free(flood);
    free(down);
    free(label);
    free(floor);
    free(file);
}

// P7: the filter as it is typed, the slowest key.
static void filter(struct bench *bench, const char *db, const char *what, const char *typed,
                   double budget)
{
    const char *const argv[] = {bench->contractmon, "--db", db, NULL};
    struct racer racer;
    struct figures *figures = xcalloc(1, sizeof *figures);
    race_start(&racer, argv, 24, 80);
    race_idle(&racer, 1500); // what is prepared in idle moments is ready by the time someone types
    for (int run = 0; run < bench->runs; run++) {
        race_key(&racer, "/", 1);
        for (const char *at = typed; *at != '\0'; at++)
            figures_add(figures, race_key(&racer, at, 1));
        race_key(&racer, "\033", 1);
        race_idle(&racer, 200);
    }
    char *label = xasprintf("filter, slowest key, %s", what);
    plain(bench, "P7", label, figures_ms(figures, 0.98), "ms", budget);
    race_stop(&racer, "q");
    free(label);
    free(figures);
}

static void versus(struct bench *bench, const char *id, const char *what, const char *const ours[],
                   const char *const floor[], int runs, double budget)
{
    struct figures *a = xcalloc(1, sizeof *a), *b = xcalloc(1, sizeof *b);
    for (int i = 0; i <= runs; i++) {
        struct lap one = race_command(ours), two = race_command(floor);
        if (i > 0) {
            figures_add(a, one);
            figures_add(b, two);
        }
    }
    line(bench, id, what, figures_ms(a, 0.5), figures_ms(b, 0.5), "ms", budget);
    free(a);
    free(b);
}

// P15: the whole import with its audit trail beside the sqlite3 shell's own import of the same file.
static void import(struct bench *bench)
{
    if (system("command -v sqlite3 >/dev/null") != 0) {
        puts("skip: P15 needs the sqlite3 shell");
        return;
    }
    char *script =
        xasprintf("db=%s/p15; rm -f $db*; %s --db $db init && %s --db $db import cqc-ratings '%s'",
                  bench->work, bench->contractmon, bench->contractmon, bench->csv);
    char *floor = xasprintf(
        "db=%s/p15f; rm -f $db*; sqlite3 $db '.mode csv' '.import %s t' 'CREATE INDEX a ON t("
        "\"Location.ID\")' 'CREATE INDEX b ON t(\"Provider.ID\")'",
        bench->work, bench->csv);
    const char *const ours_argv[] = {"sh", "-c", script, NULL}, *const floor_argv[] = {"sh", "-c",
                                                                                       floor, NULL};
    versus(bench, "P15", "import of 23,095 rows, beside sqlite3's", ours_argv, floor_argv, 3, 5);
    free(script);
    free(floor);
}

// P16: what the shell asks for, beside a process that reads the rows it prints.
static void commands(struct bench *bench)
{
    static const struct {
        const char *command, *sql;
    } rows[] = {
        {"list", "SELECT * FROM standing"},
        {"findings", "SELECT * FROM fact ORDER BY contract, date, kind, id"},
        {"due", "SELECT * FROM fact ORDER BY contract, date, kind, id"},
    };
    char *reader = xasprintf("%s/floor_rows", bench->programs);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const ours[] = {bench->contractmon, "--db", bench->council, rows[i].command,
                                    NULL};
        const char *const floor[] = {reader, bench->council, rows[i].sql, NULL};
        char *label = xasprintf("%s, beside a reader of its rows", rows[i].command);
        versus(bench, "P16", label, ours, floor, bench->runs, 2);
        free(label);
    }
    free(reader);
}

// P12: a tenth of the nation, under all five frameworks, worked out from storage by a process of its own, beside a reader of the same rows.
static void nation(struct bench *bench)
{
    char *reader = xasprintf("%s/floor_rows", bench->programs);
    const char *const ours[] = {bench->contractmon, "--db", bench->sample, "findings", NULL};
    const char *const floor[] = {reader, bench->sample,
                                 "SELECT * FROM fact ORDER BY contract, date, kind, id", NULL};
    struct lap warm = race_command(ours), lap = race_command(ours);
    versus(bench, "P12", "a tenth of the nation from storage, beside its rows", ours, floor, 3, 3);
    double seconds = (lap.ms < warm.ms ? lap.ms : warm.ms) / 100;
    plain(bench, "P12", "  ten times that, in seconds", seconds, "s", 5);
    free(reader);
}

// The notice of the first run is seen and left once, so that no figure holds it.
static int welcome(char **argv)
{
    const char *const command[] = {argv[2], "--db", argv[3], NULL};
    struct racer racer;
    race_start(&racer, command, 24, 80);
    race_key(&racer, "\r", 1);
    race_stop(&racer, "q");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--welcome") == 0)
        return welcome(argv);
    if (argc < 4)
        return 2;
    struct bench bench = {.programs = argv[1], .contractmon = argv[2]};
    bench.runs = number_of("BENCH_RUNS", 7);
    bench.keys = number_of("BENCH_KEYS", 100);
    for (int i = 3; i < argc; i++) {
        const char *value = strchr(argv[i], '=') + 1;
        *(text_starts(argv[i], "council=")  ? &bench.council
          : text_starts(argv[i], "sample=") ? &bench.sample
          : text_starts(argv[i], "cqc=")    ? &bench.cqc
          : text_starts(argv[i], "csv=")    ? &bench.csv
                                            : &bench.work) = value;
    }
    printf("%-5s %-46s %9s %9s %-3s %6s\n", "line", "what", "ours", "floor", "", "ratio");
    ready(&bench, bench.council, "council");
    keys(&bench, bench.council, "council", 24, 80);
    keys(&bench, bench.council, "council", 50, 200);
    filter(&bench, bench.council, "council", "brook", 5);
    if (bench.cqc != NULL) {
        ready(&bench, bench.cqc, "23,095 rows of CQC");
        keys(&bench, bench.cqc, "CQC", 24, 80);
        filter(&bench, bench.cqc, "CQC", "house", 25);
        import(&bench);
    }
    plain(&bench, "P11", "evaluate ten years of one contract", evaluate_us(), "us", 150);
    commands(&bench);
    nation(&bench);
    printf("\n%zu line%s over budget%s\n%s", bench.missed, bench.missed == 1 ? "" : "s",
           bench.missed > 0 ? ":" : "", text_get(&bench.misses));
    text_release(&bench.misses);
    return 0;
}
