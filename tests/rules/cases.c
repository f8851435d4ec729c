// SPDX-License-Identifier: MIT
// Rules as tables of facts and expected outcomes: runs tests/rules/cases/*.txt, which a contracts manager can read. A file holds
// facts, one a line, and after each "as at" the findings that must stand then. GOLDEN=update writes the findings anew.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "model/rules/rules.h"

enum { MAX_WORDS = 24 };

struct table {
    struct arena *arena;
    struct text framework; // text of the framework file, switches set
    struct contract_facts facts;
    struct fact *list;
    struct target *targets;
    size_t fact_room, target_room;
    bool shows_rag, shows_gauges;
};

static void fail_line(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    exit(2);
}

static const char *const *list_of(struct table *table, const char *joined, size_t *count)
{
    const char **list = NULL;
    size_t room = 0;
    *count = 0;
    char *copy = arena_strdup(table->arena, joined);
    for (char *word = strtok(copy, ";"); word != NULL; word = strtok(NULL, ";")) {
        list = arena_room(table->arena, list, &room, *count, sizeof *list);
        list[(*count)++] = word;
    }
    return list;
}

static bool read_value(struct fact *fact, const char *word)
{
    fact->has_value = true;
    fact->is_ratio = strchr(word, '/') != NULL;
    if (text_equal(word, "none")) {
        fact->has_value = false;
        fact->no_activity = true;
        return true;
    }
    return fact->is_ratio ? decimal_parse_ratio(word, &fact->value)
                          : decimal_parse(word, &fact->value);
}

static void read_pairs(struct table *table, struct fact *fact, char **words, int count,
                       const char *file, int line)
{
    for (int i = 0; i + 1 < count; i += 2) {
        const char *name = words[i];
        char *value = words[i + 1];
        bool ok = true;
        if (text_equal(name, "covers"))
            fact->covers = list_of(table, value, &fact->cover_count);
        else if (text_equal(name, "answers"))
            fact->answers = list_of(table, value, &fact->answer_count);
        else if (text_equal(name, "rectify-by") || text_equal(name, "until"))
            ok = day_parse(value, &fact->rectify_by);
        else if (text_equal(name, "accompanies"))
            fact->accompanies = arena_strdup(table->arena, value);
        else if (text_equal(name, "follows"))
            fact->follows = arena_strdup(table->arena, value);
        else if (text_equal(name, "recorded"))
            ok = moment_parse(value, &fact->recorded);
        else
            ok = false;
        if (!ok)
            fail_line(file, line, "unknown pair of words");
    }
}

// "2027-07-12 result 7 2027-04-01 red": day, kind, then what the kind needs, then pairs of a name and a value.
static void read_fact(struct table *table, char **words, int count, const char *file, int line)
{
    struct fact fact = {.rectify_by = DAY_NONE, .period = DAY_NONE, .note = "", .recorded_by = ""};
    int at = 2;
    if (count < 3 || !day_parse(words[0], &fact.date) || !fact_kind_parse(words[1], &fact.kind))
        fail_line(file, line, "not a fact: DAY KIND ...");
    if (fact.kind == FACT_RESULT || fact.kind == FACT_EARLY) {
        if (count < 5 || !day_parse(words[3], &fact.period))
            fail_line(file, line, "a result is: DAY result KPI PERIOD COLOUR-OR-VALUE");
        fact.kpi = arena_strdup(table->arena, words[2]);
        if (!colour_parse(words[4], &fact.colour) && !read_value(&fact, words[4]))
            fail_line(file, line, "neither a colour nor a value");
        fact.ref = fact.kind == FACT_RESULT
                       ? arena_printf(table->arena, "%s@%s", words[2], words[3])
                       : arena_printf(table->arena, "%s@%s!%s", words[2], words[3], words[0]);
        at = 5;
    } else if (fact.kind == FACT_WITHDRAWN) {
        fact.ref = arena_strdup(table->arena, words[2]);
        at = 3;
    } else {
        if (count < 4)
            fail_line(file, line, "too few words");
        const char *first = arena_strdup(table->arena, words[2]);
        const char *second = arena_strdup(table->arena, words[3]);
        fact.ref = fact.kind == FACT_SERVED ? second : first;
        fact.instrument = fact.kind == FACT_SERVED ? first : NULL;
        fact.outcome = fact.kind == FACT_SERVED ? NULL : second;
        at = 4;
    }
    fact.recorded = (moment)fact.date * 86400;
    read_pairs(table, &fact, words + at, count - at, file, line);
    table->list = arena_room(table->arena, table->list, &table->fact_room, table->facts.fact_count,
                             sizeof *table->list);
    fact.id = (int64_t)table->facts.fact_count + 1;
    table->list[table->facts.fact_count++] = fact;
    table->facts.facts = table->list;
}

static void read_target(struct table *table, char **words, int count, const char *file, int line)
{
    struct target target = {0};
    if (count < 5 || !day_parse(words[3], &target.from) || !decimal_parse(words[4], &target.target))
        fail_line(file, line, "a target is: target KPI from DAY FIGURE [amber FIGURE]");
    target.kpi = arena_strdup(table->arena, words[1]);
    target.has_amber = count == 7 && decimal_parse(words[6], &target.amber);
    table->targets = arena_room(table->arena, table->targets, &table->target_room,
                                table->facts.target_count, sizeof *table->targets);
    table->targets[table->facts.target_count++] = target;
    table->facts.targets = table->targets;
}

static void set_switch(struct table *table, const char *name, const char *value)
{
    char *row = arena_printf(table->arena, "name = \"%s\";", name);
    char *at = strstr(table->framework.bytes, row);
    if (at == NULL)
        return;
    struct text changed = {0};
    text_add_bytes(&changed, table->framework.bytes, (size_t)(at - table->framework.bytes));
    text_printf(&changed, "%s value = \"%s\";%s", row, value, at + strlen(row));
    text_release(&table->framework);
    table->framework = changed;
}

static void print_findings(const struct table *table, const struct outcome *outcome,
                           struct text *out)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        char raised[DAY_ISO_SIZE];
        text_printf(out, "  %-32s %-13s %-8s %-9s raised %s", finding->key, finding->instrument,
                    duty_word(finding->duty), finding_status_word(finding->status),
                    day_iso(finding->raised_on, raised));
        if ((finding->flags & FINDING_BASIS_CHANGED) != 0)
            text_add(out, " basis-changed");
        if (finding->status != FINDING_OPEN && finding->status_by != NULL)
            text_printf(out, " by %s", finding->status_by);
        for (size_t j = 0; j < finding->counted_count; j++)
            text_printf(out, "%s%s", j == 0 ? " counts " : ";", finding->counted[j]);
        text_add_char(out, '\n');
    }
    if (outcome->finding_count == 0)
        text_add(out, "  nothing\n");
    if (table->shows_rag)
        text_printf(out, "  RAG %s: %s; standing: %s\n", colour_word(outcome->rag),
                    outcome->rag_why, outcome->standing);
    for (size_t i = 0; i < outcome->gauge_count && table->shows_gauges; i++)
        text_printf(out, "  gauge %-12s %d of %d: %s\n", outcome->gauges[i].rule->key,
                    outcome->gauges[i].count, outcome->gauges[i].threshold,
                    outcome->gauges[i].words);
}

static void evaluate(struct table *table, char **words, int count, const char *file, int line,
                     struct text *out)
{
    day as_at = 0;
    moment known_at = MOMENT_ALL;
    if (count < 3 || !day_parse(words[2], &as_at) ||
        (count >= 6 && !moment_parse_known_at(words[5], &known_at)))
        fail_line(file, line, "say: as at DAY [known at TIME]");
    const struct framework *framework = NULL;
    struct status st = {0};
    if (!framework_read(table->framework.bytes, "bristol-homecare", table->arena, &framework, NULL,
                        &st))
        fail_line(file, line, status_message(&st));
    print_findings(table, rules_evaluate(framework, &table->facts, as_at, known_at, table->arena),
                   out);
    // the order in which facts are given makes no difference
    struct contract_facts backwards = table->facts;
    struct fact *reversed = ARENA_ARRAY(table->arena, backwards.fact_count + 1, struct fact);
    for (size_t i = 0; i < backwards.fact_count; i++)
        reversed[i] = table->list[backwards.fact_count - 1 - i];
    backwards.facts = reversed;
    struct text forth = {0}, back = {0};
    print_findings(table, rules_evaluate(framework, &table->facts, as_at, known_at, table->arena),
                   &forth);
    print_findings(table, rules_evaluate(framework, &backwards, as_at, known_at, table->arena),
                   &back);
    if (!text_equal(text_get(&forth), text_get(&back)))
        fail_line(file, line, "the outcome depends on the order of the facts");
    text_release(&forth);
    text_release(&back);
}

static void take_line(struct table *table, const char *content, const char *file, int line,
                      struct text *out)
{
    char *copy = arena_strdup(table->arena, content), *words[MAX_WORDS];
    int count = 0;
    for (char *word = strtok(copy, " "); word != NULL && count < MAX_WORDS;
         word = strtok(NULL, " "))
        words[count++] = word;
    if (count == 0 || words[0][0] == '#')
        return;
    if (text_equal(words[0], "contract") && count == 3)
        day_parse(words[2], &table->facts.starts);
    else if (text_equal(words[0], "switch") && count == 3)
        set_switch(table, words[1], words[2]);
    else if (text_equal(words[0], "target"))
        read_target(table, words, count, file, line);
    else if (text_equal(words[0], "show"))
        *(text_equal(words[1], "rag") ? &table->shows_rag : &table->shows_gauges) = true;
    else if (text_equal(words[0], "as"))
        evaluate(table, words, count, file, line, out);
    else
        read_fact(table, words, count, file, line);
}

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail_line(path, 0, strerror(errno));
    struct text text = {0};
    char chunk[4096];
    for (size_t got = 0; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        text_add_bytes(&text, chunk, got);
    fclose(file);
    return text_take(&text);
}

// A line that begins with "===" starts a new table; "name: <indented findings>" of the old file are skipped and written anew.
static bool run_file(const char *path, size_t *tables)
{
    char *content = read_whole(path);
    struct text out = {0};
    struct table table = {0};
    int number = 0;
    for (char *line = content, *end; *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        if (*end == '\n')
            *end++ = '\0';
        number++;
        if (line[0] == ' ')
            continue; // an expected finding
        text_printf(&out, "%s\n", line);
        if (text_starts(line, "===") || table.arena == NULL) {
            arena_free(table.arena);
            text_release(&table.framework);
            table = (struct table){.arena = arena_new(),
                                   .facts = {.contract = "test", .ends = DAY_NEVER}};
            table.facts.starts = day_of(2020, 1, 1);
            text_add(&table.framework, framework_shipped_text("bristol-homecare"));
            (*tables)++;
        }
        if (!text_starts(line, "==="))
            take_line(&table, line, path, number, &out);
    }
    arena_free(table.arena);
    text_release(&table.framework);
    free(content);
    char *before = read_whole(path);
    bool same = text_equal(before, text_get(&out));
    free(before);
    if (!same && getenv("GOLDEN") != NULL) {
        FILE *file = fopen(path, "w");
        if (file != NULL) {
            fputs(text_get(&out), file);
            fclose(file);
        }
        same = true;
    }
    if (!same) {
        printf("%s: the outcome differs; what came out:\n%s", path, text_get(&out));
    }
    text_release(&out);
    return same;
}

static int is_case(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0;
}

int main(void)
{
    const char *folder = "tests/rules/cases";
    struct dirent **names = NULL;
    int count = scandir(folder, &names, is_case, alphasort);
    size_t passed = 0, failed = 0, tables = 0;
    for (int i = 0; i < count; i++) {
        char *path = xasprintf("%s/%s", folder, names[i]->d_name);
        if (run_file(path, &tables))
            passed++;
        else
            failed++;
        free(path);
        free(names[i]);
    }
    free(names);
    printf("%zu tables in %zu files\n%zu passed, %zu failed\n", tables, passed + failed, passed,
           failed);
    return failed > 0 || passed == 0;
}
