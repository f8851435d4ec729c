// SPDX-License-Identifier: MIT
#include "model/demo_tale.h"

#include <string.h>

#include "model/evaluation.h"
#include "model/papers_check.h"

static const char *known(const char *text)
{
    return text != NULL ? text : "";
}

// Results are named after what they measure, as an import names them.
static const char *ref_of(const struct tale *tale, const struct fact_row *row)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (row->ref != NULL || row->kpi == NULL)
        return row->ref;
    day_iso(row->period, period);
    return strcmp(row->kind, "result") == 0
               ? arena_printf(tale->arena, "%s@%s", row->kpi, period)
               : arena_printf(tale->arena, "%s@%s!%s", row->kpi, period, day_iso(row->date, date));
}

void tale_add(struct tale *tale, struct fact_row row)
{
    row.ref = ref_of(tale, &row);
    const char **texts[] = {&row.kind,      &row.ref,        &row.kpi,     &row.value,
                            &row.colour,    &row.instrument, &row.covers,  &row.accompanies,
                            &row.follows,   &row.outcome,    &row.answers, &row.note,
                            &row.entered_by};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = known(*texts[i]);
    if (row.period == 0)
        row.period = DAY_NONE;
    if (row.rectify_by == 0)
        row.rectify_by = DAY_NONE;
    if (row.recorded == 0)
        row.recorded = (moment)row.date * 86400;
    tale->rows = arena_room(tale->arena, tale->rows, &tale->room, tale->count, sizeof *tale->rows);
    tale->rows[tale->count++] = row;
}

// Whether the row is the first of its reference: what is said later of a paper has the same.
static bool begins(const struct fact_row *row)
{
    return strcmp(row->kind, "determined") != 0 && strcmp(row->kind, "withdrawn") != 0;
}

const char *tale_ref(struct tale *tale, const char *prefix)
{
    size_t length = strlen(prefix);
    int number = 1;
    for (size_t i = 0; i < tale->count; i++)
        number += begins(&tale->rows[i]) && strncmp(tale->rows[i].ref, prefix, length) == 0 &&
                  tale->rows[i].ref[length] == '-';
    return arena_printf(tale->arena, "%s-%d", prefix, number);
}

const struct fact_row *tale_paper(const struct tale *tale, const char *ref)
{
    for (size_t i = 0; i < tale->count; i++) {
        if (strcmp(tale->rows[i].kind, "served") == 0 && strcmp(tale->rows[i].ref, ref) == 0)
            return &tale->rows[i];
    }
    return NULL;
}

bool tale_outcome(struct tale *tale, day on, const struct outcome **out, struct status *st)
{
    arena_reset(tale->scratch);
    struct contract_facts *facts = ARENA_NEW(tale->scratch, struct contract_facts);
    *facts = tale->facts;
    const struct fact_rows rows = {tale->rows, tale->count};
    if (!facts_from_rows(&rows, tale->scratch, facts, st))
        return false;
    *out = rules_evaluate(tale->framework, facts, on, MOMENT_ALL, tale->scratch);
    return true;
}

day tale_day(const char *iso)
{
    day d = DAY_NONE;
    return iso != NULL && day_parse(iso, &d) ? d : DAY_NONE;
}

day tale_working(const struct tale *tale, day d)
{
    while (!calendar_working(tale->calendar, d))
        d++;
    return d;
}

// What was agreed with providers at first. KPI 3 is told in colours: which sanction has which is not agreed (002, Table 6).
static const struct {
    const char *kpi;
    int target, amber, vary; // per cent; how far contracts differ
} agreed[] = {
    {"1", 85, 75, 2}, {"2", 90, 80, 1}, {"4", 20, 30, 2},
    {"5", 80, 70, 3}, {"7", 95, 85, 1}, {"8", 90, 80, 2},
};
#define AGREED (sizeof agreed / sizeof *agreed)

static struct target parsed(const struct target_row *row)
{
    struct target target = {.kpi = row->kpi, .from = row->from, .has_amber = true};
    decimal_parse(row->target, &target.target);
    decimal_parse(row->amber, &target.amber);
    return target;
}

static void agree(struct tale *tale, struct target *into, const char *kpi, day from, int target,
                  int amber)
{
    struct target_row *row = &tale->targets[tale->target_count];
    *row = (struct target_row){.kpi = kpi,
                               .from = from,
                               .target = arena_printf(tale->arena, "%d", target),
                               .amber = arena_printf(tale->arena, "%d", amber)};
    into[tale->target_count++] = parsed(row);
}

void tale_targets(struct tale *tale, bool varied)
{
    struct target *targets = ARENA_ARRAY(tale->arena, AGREED + 1, struct target);
    tale->targets = ARENA_ARRAY(tale->arena, AGREED + 1, struct target_row);
    day from = tale->starts < tale->from ? tale->from : tale->starts;
    for (size_t i = 0; i < AGREED; i++) {
        int by = varied ? dice_between(&tale->dice, -agreed[i].vary, agreed[i].vary) : 0;
        agree(tale, targets, agreed[i].kpi, day_quarter(from), agreed[i].target + by,
              agreed[i].amber + by);
    }
    // some agreed to more after two years
    if (varied && dice_chance(&tale->dice, 300))
        agree(tale, targets, "2", day_of(2026, 4, 1), 92, 82);
    tale->facts = (struct contract_facts){.contract = tale->part->contract,
                                          .starts = tale->starts,
                                          .ends = tale->ends,
                                          .targets = targets,
                                          .target_count = tale->target_count};
}

// ---- meetings and visits -------------------------------------------------------------------------------------------------------------

// How one that lies in the past came out. Stories tell themselves what was missed.
static const char *came_out(struct tale *tale, int missed, int cancelled)
{
    if (tale->part->bearing == BEARING_STORY)
        return "held";
    if (dice_chance(&tale->dice, missed))
        return "missed";
    return dice_chance(&tale->dice, cancelled) ? "cancelled" : "held";
}

// What does not take place has a reason. It is chosen by its day, so that the dice fall for everything else as they would without it.
static const char *reason_of(const struct fact_row *row)
{
    static const char *const missed[] = {"why=Nobody of the provider came\n",
                                         "why=The officer was called to an urgent concern\n"};
    static const char *const cancelled[] = {"why=The manager was ill\n",
                                            "why=The road was flooded\n",
                                            "why=The provider had no cover for the day\n"};
    unsigned on = (unsigned)row->date;
    if (strcmp(row->outcome, "missed") == 0)
        return missed[on % (sizeof missed / sizeof *missed)];
    if (strcmp(row->outcome, "cancelled") == 0)
        return cancelled[on % (sizeof cancelled / sizeof *cancelled)];
    return NULL;
}

// Nobody meets over Christmas.
static day meeting_day(const struct tale *tale, day on)
{
    struct civil civil = day_civil(on);
    return tale_working(tale,
                        civil.month == 12 && civil.mday > 20 ? day_of(civil.year + 1, 1, 4) : on);
}

// Past ones are told with their outcome, the first to come as planned, on the day of the last. False once one is planned.
static bool meet(struct tale *tale, const char *kind, const char *type, const char *prefix, day on,
                 day last, day until)
{
    struct fact_row row = {
        .kind = kind, .instrument = type, .date = meeting_day(tale, on), .outcome = "planned"};
    if (row.date <= tale->starts || row.date > tale->ends)
        return true;
    row.ref = tale_ref(tale, prefix);
    if (row.date < until) {
        row.outcome = came_out(tale, strcmp(kind, "meeting") == 0 ? 45 : 10, 25);
        row.fields = reason_of(&row);
        tale_add(tale, row);
        return true;
    }
    if (until < tale->told_on)
        return false;
    row.recorded =
        (moment)(last > tale->from ? last : tale_working(tale, tale->told_on - 30)) * 86400;
    tale_add(tale, row);
    return false;
}

static void contract_meetings(struct tale *tale, day until)
{
    day last = DAY_NONE;
    int habit = dice_between(&tale->dice, 38, 50); // days after the quarter's end
    for (day quarter = day_quarter(tale->from); last < tale->told_on;
         quarter = day_add_months(quarter, 3)) {
        day on = quarter + habit + dice_between(&tale->dice, -3, 6);
        if (on < tale->from)
            continue;
        if (!meet(tale, "meeting", "contract-meeting", "M", on, last, until))
            return;
        last = tale_working(tale, on);
    }
}

static void performance_meetings(struct tale *tale, day until)
{
    int habit = dice_between(&tale->dice, 4, 27);
    for (int year = 2024; year <= 2026; year++) {
        day on = day_of(year, 10, habit);
        for (bool held = false; !held && on < until; on += 35) { // what was missed is made up for
            size_t before = tale->count;
            meet(tale, "meeting", "performance-meeting", "P", on, DAY_NONE, until);
            held = tale->count == before || strcmp(tale->rows[before].outcome, "held") == 0;
        }
    }
}

static void visits(struct tale *tale, day until)
{
    bool closely = tale->part->bearing == BEARING_WEAK || tale->part->bearing == BEARING_WAVERING;
    day last = DAY_NONE, on = (tale->starts > tale->from ? tale->starts : tale->from) +
                              dice_between(&tale->dice, 20, 150);
    while (meet(tale, "visit", "qa-visit", "V", on, last, until)) {
        if (on > tale->told_on)
            return;
        last = tale_working(tale, on);
        on = last +
             (closely ? dice_between(&tale->dice, 80, 140) : dice_between(&tale->dice, 150, 260));
        if (on > tale->told_on && dice_chance(&tale->dice, 300))
            return; // the next one is not arranged yet
    }
}

// Each anniversary's version of the PMF was issued, or nobody has marked it yet: the last one before that day, too, where the council has only
// then taken up contractmon.
static void versions(struct tale *tale, day until)
{
    char iso[DAY_ISO_SIZE];
    for (int n = 1; day_add_months(tale->starts, 12 * n) < until; n++) {
        day on = day_add_months(tale->starts, 12 * n);
        day issued = tale_working(tale, on > tale->from ? on : tale->from);
        if (day_add_months(on, 12) <= tale->from || issued >= until)
            continue;
        tale_add(tale, (struct fact_row){
                           .kind = "decided",
                           .ref = tale_ref(tale, "DONE"),
                           .date = issued,
                           .outcome = DECIDED_DONE,
                           .answers = arena_printf(tale->arena, "pmf-version:%s", day_iso(on, iso)),
                           .note = "Sent to the provider by e-mail"});
    }
}

void tale_meetings(struct tale *tale, day until)
{
    versions(tale, tale->told_on);
    contract_meetings(tale, until);
    performance_meetings(tale, until);
    visits(tale, until);
}
