// SPDX-License-Identifier: MIT
// What the council of the demonstration does about what the rules find: mostly the right thing in good time, sometimes late, sometimes a
// waiver with its reason, sometimes nothing. Papers name the keys they answer, and plans go with notices.
#include "model/demo_covers.h"
#include "model/demo_tale.h"

#include <string.h>

enum manner { MANNER_ACT, MANNER_WAIVE, MANNER_LEAVE };

struct act { // what is to be done about a finding
    day on, raised_on;
    const char *key;
    enum manner manner;
    bool done;
};

struct council {
    struct act *acts;
    size_t count, room;
};

// How often (in a thousand) and how soon (in days): in good time, late, waived; else it is left.
static const struct {
    const char *instrument;
    bool must;
    int soon, soon_from, soon_to, late, late_from, late_to, waived;
} manners[] = {
    {"rap", true, 840, 0, 6, 90, 14, 35, 50},   {"pwn", true, 810, 2, 8, 110, 15, 40, 60},
    {"dn", true, 900, 2, 7, 80, 12, 25, 0},     {"determination", true, 900, 2, 14, 80, 25, 60, 0},
    {"decision", true, 900, 8, 25, 0, 0, 0, 0}, {"decision", false, 880, 5, 40, 90, 50, 80, 0},
};

static const char *const waivers[] = {
    "The cause was a fault of the council's own call system, which has been put right.",
    "One plan for the whole provider covers it already; a second would add nothing.",
    "The failure rests on three people in one month. To be looked at again with the next return.",
    "The provider put it right before the notice was drafted, and has shown so.",
};

static struct act plan_act(struct tale *tale, const struct finding *finding, day on)
{
    struct act act = {.on = on,
                      .raised_on = finding->raised_on,
                      .key = arena_strdup(tale->arena, finding->key),
                      .manner = MANNER_LEAVE};
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
        if (strcmp(manners[i].instrument, finding->instrument) != 0 ||
            manners[i].must != (finding->duty == DUTY_MUST))
            continue;
        int thrown = dice_between(&tale->dice, 1, 1000);
        int soon = dice_between(&tale->dice, manners[i].soon_from, manners[i].soon_to);
        int late = dice_between(&tale->dice, manners[i].late_from, manners[i].late_to);
        bool timely = thrown <= manners[i].soon;
        bool waive = !timely && thrown > manners[i].soon + manners[i].late;
        // what follows an unmet plan is not waived: the plan must come to an end
        bool chained = finding->rule == NULL;
        if (waive && !chained && thrown <= manners[i].soon + manners[i].late + manners[i].waived)
            act.manner = MANNER_WAIVE;
        else if (!waive || chained ||
                 on < tale->told_on - 240) // what was left long ago has been seen to meanwhile
            act.manner = MANNER_ACT;
        bool at_once = text_starts(finding->key, "rap-with:");
        act.on = tale_working(
            tale,
            on + (timely || act.manner == MANNER_WAIVE ? soon + (soon == 0 && !at_once) : late));
    }
    return act;
}

static bool thought_of(const struct council *council, const struct finding *finding)
{
    for (size_t i = 0; i < council->count; i++) {
        if (council->acts[i].raised_on == finding->raised_on &&
            strcmp(council->acts[i].key, finding->key) == 0)
            return true;
    }
    return false;
}

static bool look(struct tale *tale, struct council *council, day on, struct status *st)
{
    const struct outcome *outcome;
    if (!tale_outcome(tale, on, &outcome, st))
        return false;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN || thought_of(council, finding))
            continue;
        council->acts = arena_room(tale->arena, council->acts, &council->room, council->count,
                                   sizeof *council->acts);
        council->acts[council->count++] = plan_act(tale, finding, on);
    }
    return true;
}

// ---- what is served, found and decided -----------------------------------------------------------------------------------------------

// The latest determination of a plan, or NULL.
static const struct fact_row *determination(const struct tale *tale, const char *plan)
{
    const struct fact_row *latest = NULL;
    for (size_t i = 0; i < tale->count; i++) {
        if (strcmp(tale->rows[i].kind, "determined") == 0 && strcmp(tale->rows[i].ref, plan) == 0)
            latest = &tale->rows[i];
    }
    return latest;
}

// The latest plan about one of these KPIs, served before that day and not met: a new one is made to follow it.
static const char *plan_before(const struct tale *tale, uint64_t kpis, day on)
{
    const char *before = NULL;
    for (size_t i = 0; i < tale->count; i++) {
        const struct fact_row *row = &tale->rows[i];
        if (strcmp(row->kind, "served") != 0 || row->date >= on ||
            (covers_of(tale, row->covers) & kpis) == 0)
            continue;
        const struct fact_row *latest = determination(tale, row->ref);
        if (latest == NULL || strcmp(latest->outcome, "met") != 0)
            before = row->ref;
    }
    return before;
}

static const char *behind(const char *key)
{
    return strchr(key, ':') + 1;
}

// A plan for the finding; one that goes with a notice also stands for the plan that must follow an unmet one of the same KPIs.
static void serve_plan(struct tale *tale, const struct outcome *outcome,
                       const struct finding *finding, day on)
{
    struct fact_row row = {
        .kind = "served", .instrument = "rap", .ref = tale_ref(tale, "RAP"), .date = on};
    const char *key = finding->key, *subject = arena_strdup(tale->arena, behind(key));
    uint64_t kpis = covers_of_finding(tale, finding);
    row.answers = arena_strdup(tale->arena, key);
    bool at_once = false; // with the notice: then nothing asks for it, and it names nothing
    if (text_starts(key, "rap-with:")) {
        row.accompanies = subject;
        at_once = finding->raised_on == on;
        kpis |= covers_of_notice(tale, outcome, subject);
    } else if (text_starts(key, "rap-again:")) {
        row.follows = subject;
    }
    if (row.follows == NULL)
        row.follows = plan_before(tale, kpis, on);
    const char *again = row.accompanies != NULL && row.follows != NULL
                            ? arena_printf(tale->arena, "rap-again:%s", row.follows)
                            : NULL;
    const struct finding *other = again != NULL ? outcome_finding(outcome, again) : NULL;
    bool both = other != NULL && other->status == FINDING_OPEN;
    if (at_once)
        row.answers = both ? again : NULL;
    else if (both)
        row.answers = arena_printf(tale->arena, "%s;%s", row.answers, again);
    row.covers = covers_list(tale, kpis != 0 ? kpis : covers_of(tale, "7"));
    row.rectify_by = day_add_months(on, dice_chance(&tale->dice, 250) ? 2 : 3) - 1;
    tale_add(tale, row);
}

// One notice for all that is open and asks for it.
static void serve_notice(struct tale *tale, const struct outcome *outcome, const char *instrument,
                         const char *prefix, day on)
{
    struct text keys = {0};
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status == FINDING_OPEN && strcmp(finding->instrument, instrument) == 0)
            text_printf(&keys, "%s%s", keys.length > 0 ? ";" : "", finding->key);
    }
    tale_add(tale, (struct fact_row){.kind = "served",
                                     .instrument = instrument,
                                     .ref = tale_ref(tale, prefix),
                                     .date = on,
                                     .answers = arena_strdup(tale->arena, text_get(&keys))});
    text_release(&keys);
}

// The KPIs of a plan whose latest result is not green.
static uint64_t still_failing(const struct outcome *outcome, uint64_t kpis)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        if ((kpis >> i & 1) != 0 && grid->cell_count > 0 &&
            grid->cells[grid->cell_count - 1].colour > COLOUR_GREEN)
            bits |= (uint64_t)1 << i;
    }
    return bits;
}

// What a plan that is met puts right, those that it followed are rid of too.
static void met_before(struct tale *tale, const char *plan, day on)
{
    while (plan[0] != '\0') {
        const struct fact_row *paper = tale_paper(tale, plan), *latest = determination(tale, plan);
        if (latest == NULL || strcmp(latest->outcome, "not-met") != 0 || latest->date == on)
            return;
        plan = paper->follows;
        tale_add(tale, (struct fact_row){.kind = "determined",
                                         .ref = paper->ref,
                                         .date = on,
                                         .outcome = "met",
                                         .note = "With the plan that followed it"});
    }
}

static void determine(struct tale *tale, const struct outcome *outcome, const char *plan, day on)
{
    const struct fact_row *paper = tale_paper(tale, plan);
    if (paper == NULL)
        return;
    struct fact_row row = {.kind = "determined", .ref = paper->ref, .date = on, .outcome = "met"};
    uint64_t kpis = covers_of(tale, paper->covers), failing = still_failing(outcome, kpis);
    int thrown = dice_between(&tale->dice, 1, 1000);
    if (thrown <= (failing != 0 ? 200 : 60) && determination(tale, plan) == NULL) {
        row.outcome = "awaited";
        row.rectify_by = on + 28;
    } else if (failing != 0 && thrown <= 620) {
        row.outcome = "not-met";
        row.covers = failing == kpis ? NULL : covers_list(tale, failing);
    }
    tale_add(tale, row);
    if (strcmp(row.outcome, "met") == 0)
        met_before(tale, paper->follows, on);
}

static void decide(struct tale *tale, const char *key, const char *outcome, const char *note,
                   day on)
{
    tale_add(tale, (struct fact_row){.kind = "decided",
                                     .ref = tale_ref(tale, "D"),
                                     .date = on,
                                     .outcome = outcome,
                                     .answers = arena_strdup(tale->arena, key),
                                     .note = note});
}

static void perform(struct tale *tale, const struct outcome *outcome, const struct act *act,
                    const struct finding *finding)
{
    day on = act->on;
    if (act->manner == MANNER_WAIVE)
        decide(tale, act->key, "waived",
               waivers[dice_between(&tale->dice, 0, sizeof waivers / sizeof *waivers - 1)], on);
    else if (strcmp(finding->instrument, "rap") == 0)
        serve_plan(tale, outcome, finding, on);
    else if (strcmp(finding->instrument, "pwn") == 0)
        serve_notice(tale, outcome, "pwn", "PWN", on);
    else if (strcmp(finding->instrument, "dn") == 0)
        serve_notice(tale, outcome, "dn", "DN", on);
    else if (strcmp(finding->instrument, "determination") == 0)
        determine(tale, outcome, behind(act->key), on);
    else if (text_starts(act->key, "compensate:"))
        decide(tale, act->key, dice_chance(&tale->dice, 400) ? "compensation" : "no-action", "",
               on);
    else
        decide(tale, act->key, finding->duty == DUTY_MUST ? "consistent-failure" : "no-action", "",
               on);
}

// Does what is to be done on a day; *acted says whether anything was. What has settled itself meanwhile needs nothing more.
static bool act_today(struct tale *tale, struct council *council, day on, bool *acted,
                      struct status *st)
{
    *acted = false;
    for (size_t i = 0; i < council->count; i++) {
        struct act *act = &council->acts[i];
        if (act->done || act->on != on)
            continue;
        act->done = true;
        const struct outcome *outcome;
        if (act->manner == MANNER_LEAVE)
            continue;
        if (!tale_outcome(tale, on, &outcome, st))
            return false;
        const struct finding *finding = outcome_finding(outcome, act->key);
        if (finding == NULL || finding->status != FINDING_OPEN)
            continue;
        perform(tale, outcome, act, finding);
        *acted = true;
    }
    return true;
}

bool tale_council(struct tale *tale, day on, bool news, struct status *st)
{
    if (tale->council == NULL)
        tale->council = ARENA_NEW(tale->arena, struct council);
    do {
        if (news && !look(tale, tale->council, on, st))
            return false;
        if (!act_today(tale, tale->council, on, &news, st))
            return false;
    } while (news);
    return true;
}
