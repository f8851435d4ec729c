// SPDX-License-Identifier: MIT
// The five source documents as tables of facts and what must stand then: runs tests/rules/frameworks/*.txt, one file per document, which
// a contracts manager can read and agree with. GOLDEN=update writes what stands anew.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/workday.h"
#include "model/records_store.h"
#include "model/rules/agenda.h"
#include "tests/rules/support/document.h"

static void say_day(day d, struct text *out)
{
    char iso[DAY_ISO_SIZE];
    text_add(out, day_iso(d, iso));
}

static void say_findings(const struct outcome *outcome, struct text *out)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        text_printf(out, "  %s %s: %s, %s since ", duty_word(finding->duty), finding->instrument,
                    finding->key, finding_status_word(finding->status));
        say_day(finding->status_on, out);
        if (finding->status != FINDING_OPEN && finding->status_by != NULL)
            text_printf(out, " by %s", finding->status_by);
        text_printf(out, " [%s, %s]\n      because %s\n", finding->clause,
                    provenance_word(finding->provenance), finding->why);
    }
}

static void say_dues(const struct outcome *outcome, day until, struct text *out)
{
    for (size_t i = 0; i < outcome->due_count && outcome->dues[i].on <= until; i++) {
        const struct due *due = &outcome->dues[i];
        text_add(out, "  ");
        say_day(due->on, out);
        text_printf(out, " %s: %s [%s, %s]%s\n", due->whose, due->what, due->clause,
                    provenance_word(due->provenance),
                    due->on >= outcome->as_at ? ""
                    : due->never_late         ? " OPEN"
                                              : " OVERDUE");
    }
}

// What stands must not depend on the order in which facts were told.
static void say_outcome(struct table *table, const struct framework *framework,
                        const struct contract_facts *facts, day as_at, moment known_at, day until,
                        struct text *out)
{
    const struct outcome *outcome = rules_evaluate(framework, facts, as_at, known_at, table->arena);
    text_printf(out, "  stands at: %s\n", outcome->standing);
    if (outcome->highest_open != NULL)
        text_printf(out, "  gravest: %s\n", outcome->highest_open);
    say_findings(outcome, out);
    say_dues(outcome, until, out);
}

static moment known_by(char **words, int count, const char *file, int line)
{
    moment known_at = MOMENT_ALL;
    if (count >= 6 && !moment_parse_known_at(words[5], &known_at))
        table_fail(file, line, "say: as at DAY [known at TIME | within DAYS]");
    return known_at;
}

static day day_at(char **words, int count, const char *file, int line)
{
    day d = 0;
    if (count < 3 || !day_parse(words[2], &d))
        table_fail(file, line, "a day stands here, as 2021-01-06");
    return d;
}

static void say_as_at(struct table *table, char **words, int count, const char *file, int line,
                      struct text *out)
{
    day as_at = day_at(words, count, file, line);
    moment known_at = known_by(words, count, file, line);
    day until = count == 5 ? as_at + atoi(words[4]) : DAY_NEVER;
    const struct framework *framework = table_framework(table, file, line);
    struct contract_facts backwards = table->facts;
    struct fact *reversed = ARENA_ARRAY(table->arena, backwards.fact_count + 1, struct fact);
    for (size_t i = 0; i < backwards.fact_count; i++)
        reversed[i] = table->list[backwards.fact_count - 1 - i];
    backwards.facts = reversed;
    struct text forth = {0}, back = {0};
    say_outcome(table, framework, &table->facts, as_at, known_at, until, &forth);
    say_outcome(table, framework, &backwards, as_at, known_at, until, &back);
    if (!text_equal(text_get(&forth), text_get(&back)))
        table_fail(file, line, "the outcome depends on the order of the facts");
    text_add(out, text_get(&forth));
    text_release(&forth);
    text_release(&back);
}

static void say_returns(struct table *table, char **words, int count, const char *file, int line,
                        struct text *out)
{
    day as_at = day_at(words, count, file, line);
    const struct framework *framework = table_framework(table, file, line);
    struct expected_returns returns;
    returns_expected(framework, &table->facts, as_at, MOMENT_ALL, table->arena, &returns);
    for (size_t i = 0; i < returns.count; i++) {
        const struct expected_return *due = &returns.list[i];
        text_add(out, "  due ");
        say_day(due->line->due, out);
        text_printf(out, " %-12s KPI", due->line->id);
        for (size_t j = 0; j < due->line->kpis.count; j++)
            text_printf(out, "%s %s", j > 0 ? "," : "", due->line->kpis.list[j]);
        text_add(out, " for ");
        say_day(due->from, out);
        text_add(out, " to ");
        say_day(due->to, out);
        if (due->partial)
            text_printf(out, " (part of the period: %d of %d days)", due->days, due->of_days);
        text_printf(out, ": %s", return_state_word(due->state));
        if (due->received != DAY_NONE) {
            text_add(out, " ");
            say_day(due->received, out);
        }
        if (*due->missing != '\0')
            text_printf(out, ", still to come %s", due->missing);
        text_add_char(out, '\n');
    }
    if (returns.calendar_ended)
        text_add(out, "  no calendar is published for the time since\n");
}

static void say_ask(struct table *table, char **words, int count, const char *file, int line,
                    struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    struct fact told = table_fact(table, words + 1, count - 1, file, line);
    const struct fact step =
        record_fact(words[2], told.ref, told.date, told.outcome, told.fields, told.field_count);
    struct gate_answers answers;
    struct status st = {0};
    bool allowed = record_ask(framework, &table->facts, &step, table->arena, &answers, &st);
    for (const char *at = status_message(&st); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        text_printf(out, "  refused: %.*s\n", (int)length, at);
        at += length + (at[length] == '\n');
    }
    for (size_t i = 0; i < answers.count; i++) {
        if (answers.list[i].excepted)
            text_printf(out, "  exception to be recorded: %s [%s]\n", answers.list[i].gate->id,
                        answers.list[i].gate->clause);
    }
    if (allowed)
        text_add(out, "  allowed\n");
    if (allowed && text_equal(words[0], "take"))
        table_tell(table, told);
    status_clear(&st);
}

static void say_notice(struct table *table, char **words, const char *file, int line,
                       struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    const struct cadence *cadence = framework_cadence(framework, words[1]);
    struct text why = {0};
    struct status st = {0};
    day notice = 0, on = 0;
    if (cadence == NULL || !day_parse(words[2], &notice) ||
        !cadence_earliest(cadence, table->facts.calendar, notice, &on, &why, &st))
        table_fail(file, line, "say: notice MEETING DAY");
    text_add(out, "  earliest ");
    say_day(on, out);
    text_printf(out, ": %.*s\n", (int)strcspn(text_get(&why), "\n"), text_get(&why));
    text_release(&why);
}

// "count 2020-12-18 10": working days by the framework's bank holidays.
static void say_count(struct table *table, char **words, const char *file, int line,
                      struct text *out)
{
    struct text why = {0};
    struct status st = {0};
    day from = 0, to = 0;
    table_framework(table, file, line);
    if (!day_parse(words[1], &from) ||
        !calendar_add(table->facts.calendar, from, atoi(words[2]), &to, &why, &st))
        table_fail(file, line, "say: count DAY WORKING-DAYS");
    text_printf(out, "  %.*s\n", (int)strcspn(text_get(&why), "\n"), text_get(&why));
    text_release(&why);
}

// Every clock that runs or has run, with its arithmetic.
static void say_clocks(struct table *table, char **words, int count, const char *file, int line,
                       struct text *out)
{
    day as_at = day_at(words, count, file, line);
    const struct framework *framework = table_framework(table, file, line);
    struct record_states records;
    struct clock_runs runs;
    struct status st = {0};
    record_states(&table->facts, as_at, MOMENT_ALL, table->arena, &records);
    if (!clocks_run(framework, &table->facts, &records, as_at, table->arena, &runs, &st))
        text_printf(out, "  %s\n", status_message(&st));
    for (size_t i = 0; i < runs.count; i++) {
        const struct clock_run *run = &runs.list[i];
        text_printf(out, "  %s of %s: %.*s", run->clock->title, run->ref,
                    (int)strcspn(run->why, "\n"), run->why);
        if (run->stopped != DAY_NEVER) {
            text_add(out, ", stopped ");
            say_day(run->stopped, out);
        }
        text_add_char(out, '\n');
    }
    status_clear(&st);
}

// "matters 2020-08-14 quarterly-review": what waits for that meeting besides its standing agenda.
static void say_matters(struct table *table, char **words, int count, const char *file, int line,
                        struct text *out)
{
    day as_at = 0;
    const struct framework *framework = table_framework(table, file, line);
    struct matters matters;
    if (!day_parse(words[1], &as_at))
        table_fail(file, line, "say: matters DAY [MEETING]");
    meeting_matters(framework, &table->facts, count == 3 ? words[2] : NULL, as_at, MOMENT_ALL,
                    table->arena, &matters);
    for (size_t i = 0; i < matters.count; i++) {
        const struct matter *matter = &matters.list[i];
        text_printf(out, "  %s: %s %s, since ", matter_kind_words(matter->kind), matter->record,
                    matter->ref);
        say_day(matter->since, out);
        text_printf(out, ": %s", matter->what);
        text_printf(out, "%s%s", *matter->item != '\0' ? ", beneath item " : "", matter->item);
        text_printf(out, "%s%s", *matter->whose != '\0' ? ", " : "", matter->whose);
        text_printf(out, "%s%s", *matter->owner != '\0' ? ", " : "", matter->owner);
        if (matter->due_by != DAY_NONE) {
            text_add(out, ", due ");
            say_day(matter->due_by, out);
        }
        text_add(out, matter->overdue ? " OVERDUE" : "");
        if (matter->before != NULL)
            text_printf(out, ", stood before %s", matter->before);
        text_add_char(out, '\n');
    }
    if (matters.count == 0)
        text_add(out, "  nothing\n");
}

static bool say(struct table *table, char **words, int count, const char *file, int line,
                struct text *out)
{
    if (text_equal(words[0], "as"))
        say_as_at(table, words, count, file, line, out);
    else if (text_equal(words[0], "returns"))
        say_returns(table, words, count, file, line, out);
    else if (text_equal(words[0], "ask") || text_equal(words[0], "take"))
        say_ask(table, words, count, file, line, out);
    else if (text_equal(words[0], "notice") && count == 3)
        say_notice(table, words, file, line, out);
    else if (text_equal(words[0], "count") && count == 3)
        say_count(table, words, file, line, out);
    else if (text_equal(words[0], "matters") && count >= 2)
        say_matters(table, words, count, file, line, out);
    else if (text_equal(words[0], "clocks"))
        say_clocks(table, words, count, file, line, out);
    else
        return document_say(table, words, count, file, line, out);
    return true;
}

int main(void)
{
    return tables_run("tests/rules/frameworks", say);
}
