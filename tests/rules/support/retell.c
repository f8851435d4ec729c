// SPDX-License-Identifier: MIT
#include "retell.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

// Where the words of an outcome go: into a hash, or onto lines.
struct teller {
    uint64_t hash;
    struct text *out; // NULL: hash only
};

static uint64_t mix(uint64_t hash, uint64_t with)
{
    hash = (hash ^ with) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

static void tell_number(struct teller *to, const char *name, int64_t number)
{
    to->hash = mix(to->hash, (uint64_t)number);
    if (to->out != NULL)
        text_printf(to->out, " %s=%lld", name, (long long)number);
}

static void tell_day(struct teller *to, const char *name, day d)
{
    char iso[DAY_ISO_SIZE];
    if (to->out != NULL)
        text_printf(to->out, " %s=%s", name, day_iso(d, iso));
    struct text *out = to->out;
    to->out = NULL;
    tell_number(to, name, d);
    to->out = out;
}

static void tell_word(struct teller *to, const char *name, const char *word)
{
    const char *at = word != NULL ? word : "\1";
    size_t left = strlen(at);
    to->hash = mix(to->hash, left);
    for (uint64_t eight; left > 0; at += eight) {
        uint64_t bytes = 0;
        eight = left < sizeof bytes ? left : sizeof bytes;
        memcpy(&bytes, at, eight);
        to->hash = mix(to->hash, bytes);
        left -= eight;
    }
    if (to->out != NULL && *name != '\0')
        text_printf(to->out, " %s=\"%s\"", name, word != NULL ? word : "");
    else if (to->out != NULL)
        text_printf(to->out, " %s", word != NULL ? word : "");
}

static void line(struct teller *to, const char *word)
{
    if (to->out != NULL)
        text_printf(to->out, "%s%s", to->out->length > 0 ? "\n" : "", word);
}

static void tell_finding(struct teller *to, const struct finding *finding)
{
    line(to, finding_status_word(finding->status));
    tell_word(to, "", finding->key);
    tell_number(to, "status", finding->status);
    tell_day(to, "raised", finding->raised_on);
    tell_day(to, "since", finding->status_on);
    tell_word(to, "by", finding->status_by);
    tell_number(to, "flags", finding->flags);
    tell_day(to, "due", finding->due_on);
    tell_word(to, "instrument", finding->instrument);
    tell_word(to, "title", finding->title);
    tell_word(to, "clause", finding->clause);
    tell_word(to, "why", finding->why);
    tell_number(to, "duty", finding->duty);
    tell_number(to, "counts", (int64_t)finding->counted_count);
    for (size_t i = 0; i < finding->counted_count; i++)
        tell_word(to, "", finding->counted[i]);
    tell_number(to, "without", (int64_t)finding->left_out_count);
    for (size_t i = 0; i < finding->left_out_count; i++) {
        tell_word(to, "", finding->left_out[i].ref);
        tell_word(to, "because", finding->left_out[i].why);
    }
}

static void tell_gauge(struct teller *to, const struct gauge *gauge, bool today)
{
    line(to, "gauge");
    tell_word(to, "", gauge->rule->key);
    tell_number(to, "limb", gauge->limb->colour);
    tell_number(to, "count", gauge->count);
    tell_number(to, "of", gauge->threshold);
    tell_number(to, "live", gauge->live);
    tell_word(to, "asks", gauge->asks_for);
    if (today || gauge->rule->window != WINDOW_MONTHS) {
        tell_word(to, "in", gauge->label);
        tell_word(to, "words", gauge->words);
    }
    for (size_t i = 0; i < gauge->fact_count; i++) {
        tell_word(to, "", gauge->facts[i].ref);
        tell_day(to, "on", gauge->facts[i].date);
        tell_day(to, "out", gauge->facts[i].drops_out);
    }
}

static void tell_cell(struct teller *to, const struct grid *grid, const struct cell *cell)
{
    line(to, "cell");
    tell_word(to, "", grid->kpi->ref);
    tell_day(to, "period", cell->period);
    tell_day(to, "to", cell->period_end);
    tell_number(to, "colour", cell->colour);
    tell_number(to, "early", cell->early);
    tell_number(to, "none", cell->no_activity);
    tell_word(to, "ref", cell->ref);
    if (cell->has_value) {
        tell_number(to, "n", cell->value.numerator);
        tell_number(to, "d", cell->value.denominator);
    }
    if (cell->has_target)
        tell_number(to, "target", cell->target.target.numerator);
}

static void tell_rag(struct teller *to, const struct outcome *outcome)
{
    line(to, "RAG");
    tell_word(to, "", colour_word(outcome->rag));
    tell_word(to, "why", outcome->rag_why);
    tell_word(to, "standing", outcome->standing);
    tell_word(to, "highest", outcome->highest_open);
    tell_number(to, "rank", outcome->highest_rank);
    tell_number(to, "must", (int64_t)outcome->open_must);
    tell_number(to, "consider", (int64_t)outcome->open_consider);
}

static void tell_due(struct teller *to, const struct due *due)
{
    line(to, "due");
    tell_day(to, "on", due->on);
    tell_word(to, "key", due->key);
    tell_word(to, "what", due->what);
    tell_word(to, "whose", due->whose);
    tell_word(to, "clause", due->clause);
}

static void tell_outcome(struct teller *to, const struct outcome *outcome, unsigned parts)
{
    for (size_t i = 0; (parts & TELL_FINDINGS) != 0 && i < outcome->finding_count; i++)
        tell_finding(to, &outcome->findings[i]);
    for (size_t i = 0; (parts & TELL_GAUGES) != 0 && i < outcome->gauge_count; i++)
        tell_gauge(to, &outcome->gauges[i], (parts & TELL_TODAY) != 0);
    for (size_t i = 0; (parts & TELL_GRIDS) != 0 && i < outcome->grid_count; i++) {
        for (size_t j = 0; j < outcome->grids[i].cell_count; j++)
            tell_cell(to, &outcome->grids[i], &outcome->grids[i].cells[j]);
    }
    if ((parts & TELL_RAG) != 0)
        tell_rag(to, outcome);
    for (size_t i = 0; (parts & TELL_DUES) != 0 && i < outcome->due_count; i++)
        tell_due(to, &outcome->dues[i]);
    if ((parts & TELL_HORIZON) != 0) {
        line(to, "holds");
        tell_day(to, "until", outcome->holds_until);
    }
    if ((parts & TELL_TODAY) != 0) {
        line(to, "as");
        tell_day(to, "at", outcome->as_at);
    }
}

uint64_t outcome_hash(const struct outcome *outcome, unsigned parts)
{
    struct teller to = {.hash = UINT64_C(14695981039346656037)};
    tell_outcome(&to, outcome, parts);
    return to.hash;
}

void outcome_print(const struct outcome *outcome, unsigned parts, struct text *out)
{
    struct teller to = {.out = out};
    tell_outcome(&to, outcome, parts);
}

static void lines_without(const char *lines, const char *others, const char *sign, struct text *out)
{
    char *copy = xstrdup(lines), *rest = copy;
    for (char *one; (one = strsep(&rest, "\n")) != NULL;) {
        size_t length = strlen(one);
        bool found = false;
        for (const char *at = others; !found && (at = strstr(at, one)) != NULL; at++)
            found = (at == others || at[-1] == '\n') && (at[length] == '\n' || at[length] == '\0');
        if (!found)
            text_printf(out, "    %s %s\n", sign, one);
    }
    free(copy);
}

void outcome_differences(const struct outcome *a, const struct outcome *b, unsigned parts,
                         struct text *out)
{
    struct text left = {0}, right = {0};
    outcome_print(a, parts, &left);
    outcome_print(b, parts, &right);
    size_t before = out->length;
    lines_without(text_get(&left), text_get(&right), "-", out);
    lines_without(text_get(&right), text_get(&left), "+", out);
    if (out->length == before)
        text_add(out, "    the same lines in another order or number\n");
    text_release(&left);
    text_release(&right);
}

static void pair(struct text *out, const char *name, const char *value)
{
    if (value != NULL && *value != '\0')
        text_printf(out, "%s%s %s", *name != '\0' ? " " : "", name, value);
}

static void joined(struct text *out, const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_printf(out, "%s%s%s%s", i == 0 ? " " : ";", i == 0 ? name : "", i == 0 ? " " : "",
                    list[i]);
}

void fact_print(const struct fact *fact, const char *value, struct text *out)
{
    char date[DAY_ISO_SIZE], period[DAY_ISO_SIZE], limit[DAY_ISO_SIZE], recorded[MOMENT_SIZE];
    text_printf(out, "%s %s", day_iso(fact->date, date), fact_kind_word(fact->kind));
    if (fact->kind == FACT_RESULT || fact->kind == FACT_EARLY)
        text_printf(out, " %s %s %s", fact->kpi, day_iso(fact->period, period),
                    fact->colour != COLOUR_NONE ? colour_word(fact->colour)
                    : *value != '\0'            ? value
                                                : "none");
    else if (fact->kind == FACT_SERVED)
        text_printf(out, " %s %s", fact->instrument, fact->ref);
    else
        text_printf(out, " %s", fact->ref);
    if (fact->kind != FACT_WITHDRAWN)
        pair(out, "", fact->outcome);
    if (fact->kind == FACT_VISIT || fact->kind == FACT_MEETING)
        pair(out, "type", fact->instrument);
    joined(out, "covers", fact->covers, fact->cover_count);
    joined(out, "answers", fact->answers, fact->answer_count);
    pair(out, fact->kind == FACT_DETERMINED ? "until" : "rectify-by",
         day_iso(fact->rectify_by, limit));
    pair(out, "accompanies", fact->accompanies);
    pair(out, "follows", fact->follows);
    text_printf(out, " recorded %s", moment_iso(fact->recorded, recorded));
}
