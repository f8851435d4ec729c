// SPDX-License-Identifier: MIT
#include "document.h"

#include <stdlib.h>

#include "model/rules/provisions_state.h"

static void say_money(struct table *table, char **words, const char *file, int line,
                      struct text *out)
{
    int64_t pence = 0;
    const struct framework *framework = table_framework(table, file, line);
    if (!money_parse(words[1], &pence))
        table_fail(file, line, "a sum of money stands here");
    const struct money_rule *rule = money_asks(framework, pence);
    text_printf(out, "  %s [%s]\n", rule != NULL ? rule->then : "nothing is asked for",
                rule != NULL ? rule->clause : "");
}

static const char *print_words(struct table *table, struct words words)
{
    const char *joined = "";
    for (size_t i = 0; i < words.count; i++)
        joined = arena_printf(table->arena, "%s%s%s", joined, i > 0 ? " or " : "", words.list[i]);
    return joined;
}

static void say_offers(struct table *table, char **words, const char *file, int line,
                       struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    const struct provisions *provisions = &framework->provisions;
    for (size_t i = 0; i < provisions->intervention_count; i++) {
        const struct intervention *row = &provisions->interventions[i];
        if (!text_equal(words[1], "all") && atoi(words[1]) != row->number)
            continue;
        text_printf(out, "  %2d %s\n", row->number, row->name);
        for (size_t j = 0; j < row->availability_count; j++) {
            const struct availability *cell = &row->availability[j];
            const struct rating *rating = framework_rating(framework, cell->rating);
            text_printf(out, "       %-14s %-14s %s%s", rating->word,
                        cell->listed ? "offered" : "not stated", print_words(table, cell->modes),
                        cell->modes.count > 0 || cell->listed ? ", " : "");
            if (cell->modes.count > 0 || cell->listed)
                text_add(out, provenance_word(cell->provenance));
            if (cell->printed != NULL)
                text_printf(out, " (printed \"%s\")", cell->printed);
            while (out->bytes[out->length - 1] == ' ')
                out->bytes[--out->length] = '\0';
            text_add_char(out, '\n');
        }
    }
}

// What makes an intervention done: its list, and what the record itself must show.
static void say_needs(struct table *table, char **words, const char *file, int line,
                      struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    const struct provisions *provisions = &framework->provisions;
    for (size_t i = 0; i < provisions->intervention_count; i++) {
        const struct intervention *row = &provisions->interventions[i];
        if (!text_equal(words[1], "all") && atoi(words[1]) != row->number)
            continue;
        text_printf(out, "  %2d %s [%s]\n", row->number, row->name, row->clause);
        for (size_t j = 0; j < row->done_count; j++)
            text_printf(out, "       %s\n", row->done_when[j].text);
        text_printf(out,
                    "       shown by the record: evidence %s, risk checklist %s, new rating %s",
                    row->evidence > 0 ? "yes" : "no", row->risk_checklist ? "yes" : "no",
                    row->updates_rating ? "yes" : "no");
        if (row->informs.count > 0)
            text_printf(out, ", informed %s", print_words(table, row->informs));
        text_add_char(out, '\n');
    }
}

// A list of the document, or all that has an id and a word: parties, stages, concerns, kpis.
static void say_list(struct table *table, char **words, const char *file, int line,
                     struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    const struct provisions *p = &framework->provisions;
    const struct phrases *list = framework_list(framework, words[1]);
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct phrase *item = &list->items[i];
        text_printf(out, "  %s%s: %s [%s]\n", item->parent != NULL ? "    " : "", item->id,
                    item->text, provenance_word(item->provenance));
    }
    for (size_t i = 0; text_equal(words[1], "parties") && i < p->party_count; i++)
        text_printf(out, "  %s: %s [%s, %s]\n", p->parties[i].id, p->parties[i].word,
                    p->parties[i].clause, provenance_word(p->parties[i].provenance));
    for (size_t i = 0; text_equal(words[1], "stages") && i < p->stage_count; i++)
        text_printf(out, "  %s: %s [%s, %s]\n", p->stages[i].id, p->stages[i].word,
                    p->stages[i].clause, provenance_word(p->stages[i].provenance));
    for (size_t i = 0; text_equal(words[1], "concerns") && i < p->concern_count; i++)
        text_printf(out, "  %s: %s, to %s [%s]\n", p->concerns[i].id, p->concerns[i].word,
                    p->concerns[i].route, provenance_word(p->concerns[i].provenance));
    for (size_t i = 0; text_equal(words[1], "modes") && i < p->mode_count; i++)
        text_printf(out, "  %s: %s\n", p->modes[i].word, p->modes[i].text);
    for (size_t i = 0; text_equal(words[1], "ratings") && i < p->rating_count; i++)
        text_printf(out, "  %d %s: %s [%s]\n", p->ratings[i].rank, p->ratings[i].word,
                    p->ratings[i].approach, provenance_word(p->ratings[i].provenance));
    for (size_t i = 0; text_equal(words[1], "kpis") && i < framework->kpi_count; i++)
        text_printf(out, "  %s %s, every %d months, %s is better%s\n", framework->kpis[i].ref,
                    framework->kpis[i].title, framework->kpis[i].interval,
                    framework->kpis[i].better == BETTER_LOWER      ? "lower"
                    : framework->kpis[i].better == BETTER_CATEGORY ? "a category"
                                                                   : "higher",
                    framework->kpis[i].has_target ? "" : ", no target agreed");
    for (size_t i = 0; text_equal(words[1], "decisions") && i < framework->decision_count; i++)
        text_printf(out, "  %s: %s\n", framework->decisions[i].id, framework->decisions[i].title);
}

// What a paper must carry, and of a meeting who is there and what is gone through.
static void say_content(struct table *table, char **words, const char *file, int line,
                        struct text *out)
{
    const struct framework *framework = table_framework(table, file, line);
    const struct instrument *paper = framework_instrument(framework, words[1]);
    const struct cadence *cadence = framework_cadence(framework, words[1]);
    for (size_t i = 0; paper != NULL && i < paper->content_count; i++)
        text_printf(out, "  %s%s [%s]\n", paper->content[i].label,
                    paper->content[i].covering_count > 0 ? " (where it covers KPI 3 or 8)" : "",
                    paper->content[i].clause);
    if (cadence != NULL) {
        text_printf(out, "  %s: every %d months%s%s", cadence->title, cadence->months,
                    cadence->anchored ? " from the start of the contract" : " from the last one",
                    cadence->must ? ", required" : ", encouraged");
        for (size_t i = 0; i < cadence->attends.count; i++)
            text_printf(out, "%s%s", i == 0 ? "; there are " : ", ", cadence->attends.list[i]);
        text_printf(out, "%s%s%s%s [%s, %s]\n", cadence->chair != NULL ? "; chaired by " : "",
                    cadence->chair != NULL ? cadence->chair : "",
                    cadence->agenda != NULL ? "; agenda " : "",
                    cadence->agenda != NULL ? cadence->agenda : "", cadence->clause,
                    provenance_word(cadence->provenance));
    }
}

bool document_say(struct table *table, char **words, int count, const char *file, int line,
                  struct text *out)
{
    static const struct {
        const char *word;
        void (*say)(struct table *, char **, const char *, int, struct text *);
    } says[] = {{"offers", say_offers},
                {"needs", say_needs},
                {"list", say_list},
                {"content", say_content},
                {"money", say_money}};
    for (size_t i = 0; count == 2 && i < sizeof says / sizeof *says; i++) {
        if (text_equal(words[0], says[i].word)) {
            says[i].say(table, words, file, line, out);
            return true;
        }
    }
    return false;
}
