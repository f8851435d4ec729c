// SPDX-License-Identifier: MIT
#include "table.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/calendars/calendars.h"
#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"
#include "model/records.h"

enum { MAX_WORDS = 64 };

void table_fail(const char *file, int line, const char *what)
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

static void add_field(struct table *table, struct fact *fact, const char *name, const char *value)
{
    struct field *fields = ARENA_ARRAY(table->arena, fact->field_count + 1, struct field);
    for (size_t i = 0; i < fact->field_count; i++)
        fields[i] = fact->fields[i];
    fields[fact->field_count++] = (struct field){.name = arena_strdup(table->arena, name),
                                                 .value = arena_strdup(table->arena, value)};
    fact->fields = fields;
}

static void read_pairs(struct table *table, struct fact *fact, char **words, int count,
                       const char *file, int line)
{
    for (int i = 0; i < count; i += 2) {
        const char *name = words[i];
        char *value = i + 1 < count ? words[i + 1] : NULL;
        bool ok = value != NULL;
        if (!ok)
            table_fail(file, line, "a name without a value");
        else if (text_equal(name, "recorded"))
            ok = moment_parse(value, &fact->recorded);
        else if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
                 text_equal(name, "type")) {
            fact->instrument = arena_strdup(table->arena, value);
            add_field(table, fact, name, value);
        } else if (fact->kind == FACT_GRADE && text_equal(name, "regulator"))
            fact->instrument = arena_strdup(table->arena, value);
        else if (fact->kind >= FACT_VISIT)
            add_field(table, fact, name, value);
        else if (text_equal(name, "covers"))
            fact->covers = list_of(table, value, &fact->cover_count);
        else if (text_equal(name, "answers"))
            fact->answers = list_of(table, value, &fact->answer_count);
        else if (text_equal(name, "rectify-by") || text_equal(name, "until"))
            ok = day_parse(value, &fact->rectify_by);
        else if (text_equal(name, "accompanies"))
            fact->accompanies = arena_strdup(table->arena, value);
        else if (text_equal(name, "follows"))
            fact->follows = arena_strdup(table->arena, value);
        else
            ok = false;
        if (!ok)
            table_fail(file, line, "unknown pair of words");
    }
}

static void read_result(struct table *table, struct fact *fact, char **words, int count,
                        const char *file, int line)
{
    if (count < 5 || !day_parse(words[3], &fact->period))
        table_fail(file, line, "a result is: DAY result KPI PERIOD COLOUR-OR-VALUE");
    fact->kpi = arena_strdup(table->arena, words[2]);
    if (!colour_parse(words[4], &fact->colour) && !read_value(fact, words[4]))
        table_fail(file, line, "neither a colour nor a value");
    fact->ref = fact->kind == FACT_RESULT
                    ? arena_printf(table->arena, "%s@%s", words[2], words[3])
                    : arena_printf(table->arena, "%s@%s!%s", words[2], words[3], words[0]);
}

static bool read_kind(const char *word, struct table *table, struct fact *fact)
{
    if (fact_kind_parse(word, &fact->kind))
        return fact->kind != FACT_RECORD;
    fact->kind = FACT_RECORD;
    fact->record = arena_strdup(table->arena, word);
    return record_kind(word) != NULL;
}

// "2027-07-12 result 7 2027-04-01 red": day, kind, then what the kind needs, then pairs of a name and a value.
struct fact table_fact(struct table *table, char **words, int count, const char *file, int line)
{
    struct fact fact = {.rectify_by = DAY_NONE, .period = DAY_NONE, .note = "", .recorded_by = ""};
    int at = 2;
    if (count < 3 || !day_parse(words[0], &fact.date) || !read_kind(words[1], table, &fact))
        table_fail(file, line, "not a fact: DAY KIND ...");
    fact.recorded = (moment)fact.date * 86400;
    fact.id = (int64_t)table->facts.fact_count + 1;
    if (fact.kind == FACT_RESULT || fact.kind == FACT_EARLY) {
        read_result(table, &fact, words, count, file, line);
        at = 5;
    } else if (fact.kind == FACT_WITHDRAWN) {
        fact.ref = arena_strdup(table->arena, words[2]);
        at = 3;
    } else {
        if (count < 4)
            table_fail(file, line, "too few words");
        const char *first = arena_strdup(table->arena, words[2]);
        const char *second = arena_strdup(table->arena, words[3]);
        fact.ref = fact.kind == FACT_SERVED ? second : first;
        fact.instrument = fact.kind == FACT_SERVED ? first : NULL;
        fact.outcome = fact.kind == FACT_SERVED ? NULL : second;
        at = 4;
    }
    const struct record_kind_row *kind = record_kind(words[1]);
    const struct record_state_kind *state =
        kind != NULL ? record_state_kind(kind, fact.outcome) : NULL;
    if (fact.kind == FACT_RECORD && state == NULL)
        table_fail(file, line, "this kind of record has no such state");
    fact.ends = state != NULL && state->over;
    read_pairs(table, &fact, words + at, count - at, file, line);
    return fact;
}

void table_tell(struct table *table, struct fact fact)
{
    table->list = arena_room(table->arena, table->list, &table->fact_room, table->facts.fact_count,
                             sizeof *table->list);
    table->list[table->facts.fact_count++] = fact;
    table->facts.facts = table->list;
}

static void read_target(struct table *table, char **words, int count, const char *file, int line)
{
    struct target target = {0};
    if (count < 5 || !day_parse(words[3], &target.from) || !decimal_parse(words[4], &target.target))
        table_fail(file, line, "a target is: target KPI from DAY FIGURE [amber FIGURE]");
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

char *table_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        table_fail(path, 0, strerror(errno));
    struct text text = {0};
    char chunk[4096];
    for (size_t got = 0; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        text_add_bytes(&text, chunk, got);
    fclose(file);
    return text_take(&text);
}

static void set_text(struct text *text, const char *to)
{
    text_clear(text);
    text_add(text, to);
}

// One that is shipped, or a file beside the table.
static void set_framework(struct table *table, const char *id, const char *file)
{
    const char *shipped = framework_shipped_text(id);
    char *path = xasprintf("%.*s/%s", (int)(strrchr(file, '/') - file), file, id);
    char *own = shipped == NULL ? table_read(path) : NULL;
    set_text(&table->base, shipped != NULL ? shipped : own);
    set_text(&table->framework, text_get(&table->base));
    free(own);
    free(path);
}

const struct framework *table_framework(struct table *table, const char *file, int line)
{
    const struct framework *framework = NULL;
    struct status st = {0};
    if (!framework_read(table->framework.bytes, file, table->arena, &framework, NULL, &st))
        table_fail(file, line, status_message(&st));
    struct calendar *calendar = ARENA_NEW(table->arena, struct calendar);
    if (framework->calendar != NULL &&
        !calendar_shipped(framework->calendar, table->arena, calendar, &st))
        table_fail(file, line, status_message(&st));
    table->facts.calendar = framework->calendar != NULL ? calendar : NULL;
    return framework;
}

// Words stand between blanks, or in "quotes".
static int split(struct table *table, const char *content, char **words)
{
    char *at = arena_strdup(table->arena, content);
    int count = 0;
    while (*(at += strspn(at, " ")) != '\0' && count < MAX_WORDS) {
        const char *end = *at == '"' ? "\"" : " ";
        at += *at == '"';
        words[count++] = at;
        at += strcspn(at, end);
        if (*at != '\0')
            *at++ = '\0';
    }
    return count;
}

static void take_line(struct table *table, const char *content, const char *file, int line,
                      table_say *say, struct text *out)
{
    char *words[MAX_WORDS];
    int count = split(table, content, words);
    if (count == 0 || words[0][0] == '#')
        return;
    if (say(table, words, count, file, line, out))
        return;
    if (text_equal(words[0], "contract") && count == 3 && text_equal(words[1], "officer"))
        table->facts.officer = text_equal(words[2], "none") ? "" : "somebody";
    else if (text_equal(words[0], "contract") && count == 3)
        day_parse(words[2],
                  text_equal(words[1], "ends") ? &table->facts.ends : &table->facts.starts);
    else if (text_equal(words[0], "framework") && count == 2)
        set_framework(table, words[1], file);
    else if (text_equal(words[0], "switch") && count == 3)
        set_switch(table, words[1], words[2]);
    else if (text_equal(words[0], "target"))
        read_target(table, words, count, file, line);
    else
        table_tell(table, table_fact(table, words, count, file, line));
}

static void begin_table(struct table *table)
{
    struct text base = table->base, framework = table->framework;
    arena_free(table->arena);
    *table = (struct table){.arena = arena_new(),
                            .facts = {.contract = "test", .ends = DAY_NEVER},
                            .base = base,
                            .framework = framework};
    table->facts.starts = day_of(2020, 1, 1);
    set_text(&table->framework, text_get(&table->base)); // without the switches of the last table
}

// A line that begins with "===" starts a new table; what is indented is what came out last time, and is written anew.
static bool run_file(const char *path, table_say *say, size_t *tables)
{
    char *content = table_read(path), *before = xstrdup(content);
    struct text out = {0};
    struct table table = {0};
    int number = 0;
    set_framework(&table, "bristol-homecare", path);
    begin_table(&table);
    for (char *line = content, *end; *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        if (*end == '\n')
            *end++ = '\0';
        number++;
        if (line[0] == ' ')
            continue;
        text_printf(&out, "%s\n", line);
        if (text_starts(line, "===")) {
            begin_table(&table);
            (*tables)++;
        } else {
            take_line(&table, line, path, number, say, &out);
        }
    }
    arena_free(table.arena);
    text_release(&table.framework);
    text_release(&table.base);
    free(content);
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
    if (!same)
        printf("%s: the outcome differs; what came out:\n%s", path, text_get(&out));
    text_release(&out);
    return same;
}

static int is_table(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0;
}

int tables_run(const char *folder, table_say *say)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, is_table, alphasort);
    size_t passed = 0, failed = 0, tables = 0;
    for (int i = 0; i < count; i++) {
        char *path = xasprintf("%s/%s", folder, names[i]->d_name);
        if (run_file(path, say, &tables))
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
