// SPDX-License-Identifier: MIT
// Rules as tables of facts and expected findings: runs tests/rules/cases/*.txt, which a contracts manager can read. A file holds
// facts, one a line, and after each "as at" the findings that must stand then. GOLDEN=update writes the findings anew.
#include "tests/rules/support/table.h"

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
        for (size_t j = 0; j < finding->left_out_count && table->shows_left_out; j++)
            text_printf(out, "      left out %s: %s\n", finding->left_out[j].ref,
                        finding->left_out[j].why);
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
        table_fail(file, line, "say: as at DAY [known at TIME]");
    const struct framework *framework = table_framework(table, file, line);
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
        table_fail(file, line, "the outcome depends on the order of the facts");
    text_release(&forth);
    text_release(&back);
}

static bool say(struct table *table, char **words, int count, const char *file, int line,
                struct text *out)
{
    if (text_equal(words[0], "show") && text_equal(words[1], "left"))
        table->shows_left_out = true;
    else if (text_equal(words[0], "show"))
        *(text_equal(words[1], "rag") ? &table->shows_rag : &table->shows_gauges) = true;
    else if (text_equal(words[0], "as"))
        evaluate(table, words, count, file, line, out);
    else
        return false;
    return true;
}

int main(void)
{
    return tables_run("tests/rules/cases", say);
}
