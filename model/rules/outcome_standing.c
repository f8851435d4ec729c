// SPDX-License-Identifier: MIT
// The overall RAG (design 4.2, last paragraph), the standing in the framework's words, and the gravest open finding.
#include "ladder.h"

#include <string.h>

#include "model/ground/text.h"

// Raises the colour, or adds a reason to the colour that stands already; three reasons are enough to act upon.
static void at_least(struct ladder *ladder, struct outcome *outcome, enum colour colour,
                     const char *why)
{
    enum { REASONS = 3 };
    int reasons = 1;
    for (const char *at = outcome->rag_why; at != NULL && (at = strchr(at, ';')) != NULL; at++)
        reasons++;
    if (colour > outcome->rag) {
        outcome->rag = colour;
        outcome->rag_why = arena_strdup(ladder->arena, why);
    } else if (colour == outcome->rag && colour > COLOUR_GREEN && reasons < REASONS) {
        outcome->rag_why = arena_printf(ladder->arena, "%s; %s", outcome->rag_why, why);
    }
}

// A result that has not come and counts as red is the colour of its period: what came for an earlier one is no longer the latest.
static const struct stand_in *missed(const struct ladder *ladder, size_t kpi, day since, day *end)
{
    const struct stand_in *latest = NULL;
    int months = ladder->framework->kpis[kpi].interval;
    for (size_t i = 0; i < ladder->stand_in_count; i++) {
        const struct stand_in *one = &ladder->stand_ins[i];
        if (!one->missing || (size_t)one->kpi != kpi || one->from > ladder->as_at ||
            one->until <= ladder->as_at || day_add_months(one->period, months) - 1 < since ||
            (latest != NULL && latest->period > one->period))
            continue;
        latest = one;
        *end = day_add_months(one->period, months) - 1;
    }
    return latest;
}

// The worst colour among each KPI's latest rated period that ended within the last two quarters.
static void rate_results(struct ladder *ladder, struct outcome *outcome)
{
    day since = day_add_months(day_quarter(ladder->as_at), -6);
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        const struct cell *latest = NULL;
        for (size_t j = grid->cell_count; j-- > 0 && latest == NULL;) {
            const struct cell *cell = &grid->cells[j];
            if (cell->colour != COLOUR_NONE && cell->period_end >= since &&
                cell->period_end <= ladder->as_at)
                latest = cell;
        }
        day end = DAY_NONE;
        const struct stand_in *none = missed(ladder, i, since, &end);
        if (none != NULL && (latest == NULL || end > latest->period_end))
            at_least(ladder, outcome, none->colour,
                     arena_printf(ladder->arena,
                                  "KPI %s has no result for the period to %s, which counts as red",
                                  grid->kpi->ref, words_day(ladder, end)));
        else if (latest != NULL)
            at_least(ladder, outcome, latest->colour,
                     arena_printf(ladder->arena, "KPI %s is %s for the period to %s",
                                  grid->kpi->ref, colour_word(latest->colour),
                                  words_day(ladder, latest->period_end)));
    }
}

static const struct paper *follower(const struct ladder *ladder, const struct paper *plan)
{
    const struct paper *found = NULL;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->follows == plan && paper->instrument->plan && paper->served >= plan->served &&
            paper != plan && in_force(paper, ladder->as_at))
            found = paper;
    }
    return found;
}

// Met itself, or by the last of the plans that followed it. The chain is no longer than there are papers.
static bool plan_met(const struct ladder *ladder, const struct paper *plan)
{
    for (size_t steps = 0; plan != NULL && steps <= ladder->papers.count; steps++) {
        const struct known_fact *made = determination(plan, ladder->as_at);
        if (made != NULL && text_equal(made->fact->outcome, "met"))
            return true;
        plan = follower(ladder, plan);
    }
    return false;
}

// Whether a plan in force supports a notice, and whether one of those was met.
static bool supported(const struct ladder *ladder, const struct paper *notice, bool *met)
{
    bool any = false;
    *met = false;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->accompanies == notice && paper->instrument->plan &&
            in_force(paper, ladder->as_at)) {
            any = true;
            *met = *met || plan_met(ladder, paper);
        }
    }
    return any;
}

// Whether the need of a plan was waived for a notice.
static bool support_waived(const struct ladder *ladder, const struct paper *notice)
{
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        if (raised->rule != NULL && raised->rule->leave_accompanied &&
            raised->basis.list[0].paper == notice && raised->finding.status == FINDING_WAIVED)
            return true;
    }
    return false;
}

// A notice still weighs until the plan that supports it is met; a plan until it is met itself.
static bool weighs(const struct ladder *ladder, const struct paper *paper)
{
    if (!in_force(paper, ladder->as_at))
        return false;
    if (paper->instrument->plan)
        return !plan_met(ladder, paper) &&
               follower(ladder, paper) == NULL; // the one that follows weighs itself
    bool met = false;
    return supported(ladder, paper, &met) ? !met : !support_waived(ladder, paper);
}

static enum colour floor_of(const struct ladder *ladder, const struct finding *finding)
{
    enum colour floor = finding->rule != NULL ? finding->rule->open_floor : COLOUR_NONE;
    const struct instrument *instrument =
        framework_instrument(ladder->framework, finding->instrument);
    if (finding->duty == DUTY_MUST && instrument != NULL && instrument->open_floor > floor)
        floor = instrument->open_floor;
    if (finding->duty == DUTY_MUST && floor < COLOUR_AMBER)
        floor = COLOUR_AMBER;
    return floor;
}

// "Default Notice due (PWN-3, PWN-4)"
static const char *open_words(const struct ladder *ladder, const struct finding *finding)
{
    enum { SHOWN = 4 };
    const struct instrument *instrument =
        framework_instrument(ladder->framework, finding->instrument);
    struct text words = {0};
    if (finding->rule != NULL && finding->rule->standing != NULL)
        text_printf(&words, "%s to be decided", finding->rule->standing);
    else
        text_printf(&words, "%s due", instrument != NULL ? instrument->word : finding->title);
    for (size_t i = 0; i < finding->counted_count && i < SHOWN; i++)
        text_printf(&words, "%s%s", i == 0 ? " (" : ", ", finding->counted[i]);
    if (finding->counted_count > SHOWN)
        text_printf(&words, " and %zu more", finding->counted_count - SHOWN);
    text_add(&words, finding->counted_count > 0 ? ")" : "");
    const char *kept = arena_strdup(ladder->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void rate_ladder(struct ladder *ladder, struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN)
            at_least(ladder, outcome, floor_of(ladder, finding), open_words(ladder, finding));
    }
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (!in_force(paper, ladder->as_at))
            continue;
        if (paper->instrument->plan && determination(paper, ladder->as_at) == NULL)
            at_least(ladder, outcome, COLOUR_AMBER,
                     arena_printf(ladder->arena, "plan %s is running", paper->fact->ref));
        if (paper->instrument->notice && paper->instrument->open_floor > COLOUR_NONE &&
            weighs(ladder, paper))
            at_least(ladder, outcome, paper->instrument->open_floor,
                     arena_printf(ladder->arena, "%s %s is in force and its plan is not met",
                                  paper->instrument->word, paper->fact->ref));
    }
}

static int rank_of(const struct ladder *ladder, const struct finding *finding)
{
    const struct instrument *found = framework_instrument(ladder->framework, finding->instrument);
    int own = finding->rule != NULL ? finding->rule->rank : 0;
    return own > 0 ? own : found != NULL ? found->rank : 0;
}

static void find_standing(struct ladder *ladder, struct outcome *outcome)
{
    int best = -1;
    outcome->standing = ladder->framework->standing_none;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        const struct instrument *instrument = paper->instrument;
        bool stands =
            instrument->standing_months > 0
                ? in_force(paper, ladder->as_at) &&
                      ladder->as_at < day_add_months(paper->served, instrument->standing_months)
                : weighs(ladder, paper);
        if (stands && instrument->standing != NULL && instrument->rank > best) {
            best = instrument->rank;
            outcome->standing = instrument->standing;
        }
    }
    // a status of its own (consistent failure) stands above any paper while it is open
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN && finding->rule != NULL &&
            finding->rule->standing != NULL)
            outcome->standing = finding->rule->standing;
    }
}

static void find_highest(struct ladder *ladder, struct outcome *outcome)
{
    const struct finding *highest = NULL;
    int best = -1;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN)
            continue;
        // a duty stands before a prompt, then the floor it gives, then the instrument's rank; the oldest of equals
        int weight = (finding->duty == DUTY_MUST ? 10000 : 0) +
                     (int)floor_of(ladder, finding) * 1000 + rank_of(ladder, finding);
        if (weight > best) {
            best = weight;
            highest = finding;
        }
    }
    outcome->highest_open = highest != NULL ? highest->key : NULL;
    outcome->highest_rank = best > 0 ? best : 0;
}

void outcome_standing(struct ladder *ladder, struct outcome *outcome)
{
    outcome->rag = COLOUR_NONE;
    outcome->rag_why = "nothing is rated";
    if (ladder->framework->rated) {
        rate_ladder(ladder, outcome); // what is to be done stands first among the reasons
        rate_results(ladder, outcome);
    }
    if (outcome->rag == COLOUR_GREEN)
        outcome->rag_why = "every KPI's latest rated period is green, and nothing is open";
    find_standing(ladder, outcome);
    find_highest(ladder, outcome);
}
