// SPDX-License-Identifier: MIT
// What the record says for each item of a paper's content.
#include "model/notices_inside.h"

#include <string.h>

#include "model/history.h"

enum { PERIODS_BACK = 4 };

// A clause behind what stands in it; those that end with a bracket have no second one around them.
static void clause_words(const char *clause, struct text *out)
{
    bool bracketed = clause != NULL && strchr(clause, ')') != NULL;
    if (clause != NULL)
        text_printf(out, "%s%s%s", bracketed ? ", " : " (", clause, bracketed ? "" : ")");
}

static void line(struct text *out, const char *begin)
{
    text_printf(out, "%s%s", out->length > 0 ? "\n" : "", begin);
}

// ---- Reasons -------------------------------------------------------------------------------------------------------------------------

// "deemed:RAP-1:7": KPI 7, because the plan was not met.
static void deemed_words(const struct drafting *drafting, const char *ref, struct text *out)
{
    const char *plan = strchr(ref, ':') + 1, *kpi = strrchr(ref, ':') + 1;
    const struct kpi *row = framework_kpi(drafting->now->framework, kpi);
    text_printf(out, "KPI %s %s: deemed to have failed again, as plan %.*s was not met", kpi,
                row != NULL ? row->title : "", (int)(kpi - plan - 1), plan);
    clause_words(drafting->now->framework->chain.deemed_clause, out);
}

// A counted fact in a line of its own. What an officer noted about it is not for the provider.
static void counted_words(const struct drafting *drafting, const char *ref, struct text *out)
{
    const struct contract_facts *facts = &drafting->now->facts;
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind <= FACT_SERVED && text_equal(fact->ref, ref) &&
            (found == NULL || fact->recorded > found->recorded))
            found = fact;
    }
    line(out, "- ");
    if (found == NULL) {
        if (text_starts(ref, "deemed:"))
            deemed_words(drafting, ref, out);
        else
            text_add(out, ref);
        return;
    }
    struct fact plain = *found;
    plain.note = "";
    plain.answers = NULL;
    plain.answer_count = 0;
    text_add(out, fact_summary(drafting->now->framework, facts, &plain, drafting->arena));
    if (found->kind >= FACT_NEVER_EVENT) {
        text_add(out, ", ");
        day_print(found->date, false, out);
    }
}

static void finding_lines(const struct drafting *drafting, const struct finding *finding,
                          struct text *out)
{
    line(out, "");
    finding_words(finding, out);
    clause_words(finding->clause, out);
    text_add(out, ".");
    if (finding->rule != NULL && finding->rule->text != NULL)
        text_printf(out, " \"%s\"", finding->rule->text);
    for (size_t i = 0; i < finding->counted_count; i++)
        counted_words(drafting, finding->counted[i], out);
}

void fill_reasons(const struct drafting *drafting, struct text *out)
{
    const char *at = drafting->reasons, *key = NULL;
    while (list_next(&at, drafting->arena, &key)) {
        const struct finding *finding = outcome_finding(drafting->now->outcome, key);
        if (finding != NULL)
            finding_lines(drafting, finding, out);
    }
}

// ---- How many there were -------------------------------------------------------------------------------------------------------------

static bool counts_instrument(const struct rule *rule, const char *instrument)
{
    bool counts = rule->of_count == 0;
    for (size_t i = 0; i < rule->of_count; i++)
        counts = counts || text_equal(rule->of[i], instrument);
    return counts && (rule->counts == COUNT_NOTICES || rule->counts == COUNT_PLANS);
}

// The months over which papers of this sort are counted; 0: since the contract began.
static int months_counted(const struct drafting *drafting)
{
    const struct framework *framework = drafting->now->framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        if (counts_instrument(rule, drafting->instrument->id) && rule->window == WINDOW_MONTHS)
            return rule->months;
    }
    return 0;
}

void fill_count(const struct drafting *drafting, struct text *out)
{
    const struct contract_facts *facts = &drafting->now->facts;
    const struct paper *paper = drafting->paper;
    int months = months_counted(drafting);
    size_t count = 0;
    struct text refs = {0};
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind != FACT_SERVED || !text_equal(fact->instrument, paper->instrument) ||
            text_equal(fact->ref, paper->ref) || fact->date > paper->date ||
            (months > 0 && paper->date >= day_add_months(fact->date, months)) ||
            !notice_in_force(facts, fact->ref, paper->date))
            continue;
        text_printf(&refs, "%s%s of ", count++ > 0 ? ", " : "", fact->ref);
        day_print(fact->date, false, &refs);
    }
    line(out, "");
    if (count > 0)
        text_printf(out, "%zu", count);
    else
        text_add(out, "No");
    text_printf(out, " %s%s served before this one in ", drafting->instrument->word,
                count > 1 ? "s were" : " was");
    if (months > 0) {
        text_printf(out, "the %d months to ", months);
        day_print(paper->date, false, out);
    } else {
        text_add(out, "this contract");
    }
    text_printf(out, "%s%s.\nThis is number %zu.", count > 0 ? ": " : "", text_get(&refs),
                count + 1);
    text_release(&refs);
}

// ---- Performance to date -------------------------------------------------------------------------------------------------------------

static void cell_words(const struct kpi *kpi, const struct cell *cell, struct text *out)
{
    static const char *const words[] = {[COLOUR_NONE] = "not rated",
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    if (cell->no_activity) {
        text_add(out, "no activity");
        return;
    }
    if (cell->has_value) {
        const struct target *target = &cell->target;
        if (cell->is_ratio && cell->has_target)
            decimal_print_against(
                cell->value, cell->colour == COLOUR_RED ? target->amber : target->target, 1, out);
        else
            decimal_print(cell->value, cell->is_ratio ? 1 : 9, out);
        text_printf(out, "%s%s ", kpi->unit[0] != '\0' ? " " : "", kpi->unit);
    }
    text_add(out, words[cell->colour]);
}

static void target_words(const struct kpi *kpi, const struct cell *cell, struct text *out)
{
    if (!cell->has_target)
        return;
    text_printf(out, " (target %s ", kpi->better == BETTER_LOWER ? "at most" : "at least");
    decimal_print(cell->target.target, 9, out);
    text_printf(out, "%s%s)", kpi->unit[0] != '\0' ? " " : "", kpi->unit);
}

static const char *kpi_words(const struct drafting *drafting, const struct kpi *kpi)
{
    return arena_printf(drafting->arena, "KPI %s %s", kpi->ref, kpi->title);
}

static bool failed(const struct cell *cell, day from)
{
    return cell->period >= from && cell->colour >= COLOUR_AMBER;
}

// The last periods of a KPI that the paper is about; of another those in which it failed.
static void grid_words(const struct drafting *drafting, const struct grid *grid, struct text *out)
{
    bool about = list_holds(drafting->kpis, grid->kpi->ref);
    day from = day_add_months(drafting->paper->date, -12);
    size_t first = about && grid->cell_count > PERIODS_BACK ? grid->cell_count - PERIODS_BACK : 0;
    bool told = false;
    for (size_t i = first; i < grid->cell_count; i++) {
        const struct cell *cell = &grid->cells[i];
        if (!about && !failed(cell, from))
            continue;
        if (!told) {
            line(out, "");
            text_printf(out, "%s: ", kpi_words(drafting, grid->kpi));
        }
        text_add(out, told ? "; " : "");
        cell_words(grid->kpi, cell, out);
        text_add(out, " from ");
        day_print(cell->period, false, out);
        told = true;
    }
}

void fill_previous(const struct drafting *drafting, struct text *out)
{
    const struct outcome *outcome = drafting->now->outcome;
    for (size_t i = 0; i < outcome->grid_count; i++)
        grid_words(drafting, &outcome->grids[i], out);
    if (out->length == 0)
        line(out, "No target level failures in the last 12 months.");
}

// ---- Consequences --------------------------------------------------------------------------------------------------------------------

// How far it is to what a rule asks for, once this paper is served.
static const struct gauge *gauge_of(const struct drafting *drafting, const struct rule *rule)
{
    for (size_t i = 0; drafting->after != NULL && i < drafting->after->gauge_count; i++) {
        const struct gauge *gauge = &drafting->after->gauges[i];
        if (gauge->live && gauge->rule == rule)
            return gauge;
    }
    return NULL;
}

// Whether what the rule asks for has come about with this paper: it is among what is counted.
static bool brought_about(const struct drafting *drafting, const struct rule *rule)
{
    const struct outcome *after = drafting->after;
    for (size_t i = 0; after != NULL && i < after->finding_count; i++) {
        const struct finding *finding = &after->findings[i];
        for (size_t j = 0; finding->rule == rule && j < finding->counted_count; j++) {
            if (finding->status != FINDING_LAPSED &&
                text_equal(finding->counted[j], drafting->paper->ref))
                return true;
        }
    }
    return false;
}

static void consequence(const struct drafting *drafting, const struct rule *rule, struct text *out)
{
    const struct gauge *gauge = gauge_of(drafting, rule);
    line(out, "- ");
    text_add(out, rule->title);
    clause_words(rule->clause, out);
    text_add_char(out, '.');
    if (rule->text != NULL)
        text_printf(out, " \"%s\"", rule->text);
    if (brought_about(drafting, rule))
        text_add(out, " This notice brings it about.");
    else if (gauge != NULL && gauge->count < gauge->threshold)
        text_printf(out, " Now: %s.", gauge->words);
    else if (gauge != NULL)
        text_add(out, " This has been reached.");
}

static void step_consequence(const struct chain_step *step, struct text *out)
{
    line(out, "- ");
    text_add(out, step->title);
    clause_words(step->clause, out);
    text_add_char(out, '.');
    if (step->text != NULL)
        text_printf(out, " \"%s\"", step->text);
}

// What more papers of this sort, more failures and an unmet plan bring.
void fill_consequences(const struct drafting *drafting, struct text *out)
{
    const struct framework *framework = drafting->now->framework;
    int rank = drafting->instrument->rank;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        const struct instrument *asks = framework_instrument(framework, rule->instrument);
        bool graver = rule->rank > rank || (asks != NULL && asks->rank > rank);
        if (graver &&
            (rule->counts == COUNT_FAILURES ||
             (rule->counts == COUNT_NOTICES && counts_instrument(rule, drafting->instrument->id))))
            consequence(drafting, rule, out);
    }
    if (framework->chain.present) {
        step_consequence(&framework->chain.again, out);
        step_consequence(&framework->chain.expiry, out);
    }
}

// ---- The plan ------------------------------------------------------------------------------------------------------------------------

static void failure_words(const struct drafting *drafting, const struct grid *grid,
                          struct text *out)
{
    for (size_t i = grid->cell_count; i-- > 0;) {
        const struct cell *cell = &grid->cells[i];
        if (cell->colour < COLOUR_AMBER)
            continue;
        line(out, "- ");
        text_printf(out, "%s: ", kpi_words(drafting, grid->kpi));
        cell_words(grid->kpi, cell, out);
        text_add(out, " for the period from ");
        day_print(cell->period, false, out);
        target_words(grid->kpi, cell, out);
        return;
    }
    line(out, "- ");
    text_add(out, kpi_words(drafting, grid->kpi));
}

// What failed, and why a plan is required. What is to be done about it a person adds.
void fill_failure(const struct drafting *drafting, struct text *out)
{
    const struct outcome *outcome = drafting->now->outcome;
    const char *at = drafting->reasons, *key = NULL;
    for (size_t i = 0; i < outcome->grid_count; i++) {
        if (list_holds(drafting->kpis, outcome->grids[i].kpi->ref))
            failure_words(drafting, &outcome->grids[i], out);
    }
    while (list_next(&at, drafting->arena, &key)) {
        const struct finding *finding = outcome_finding(outcome, key);
        if (finding == NULL)
            continue;
        line(out, "Why: ");
        finding_words(finding, out);
        clause_words(finding->clause, out);
    }
}

void fill_date(const struct drafting *drafting, struct text *out)
{
    day_print(drafting->paper->date, false, out);
}

void fill_timescale(const struct drafting *drafting, struct text *out)
{
    day by = drafting->paper->rectify_by;
    if (by == DAY_NONE)
        return;
    text_add(out, "To be rectified by ");
    day_print(by, true, out);
    text_printf(out, ", %d days from the date of the plan.", (int)(by - drafting->paper->date));
}

// The clause under which costs are asked back where these KPIs fail.
void fill_compensation(const struct drafting *drafting, struct text *out)
{
    const struct framework *framework = drafting->now->framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        bool covered = false;
        for (size_t k = 0; k < rule->covering_count; k++)
            covered = covered || list_holds(drafting->kpis, rule->covering[k]);
        if (covered && rule->text != NULL && rule->counts == COUNT_PLANS) {
            line(out, "");
            text_add(out, rule->text);
            clause_words(rule->clause, out);
        }
    }
}
