// SPDX-License-Identifier: MIT
// Parties, lists, clocks, lead times, grades, concerns, stages and meetings: each list for itself and against what it refers to.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/provisions_state.h"

static struct names parties_of(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    return CHECK_NAMES(reader, p->parties, p->party_count, struct party, id);
}

static struct names lists_of(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    return CHECK_NAMES(reader, p->lists, p->list_count, struct phrases, id);
}

static void check_unique_ids(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    const struct check_list lists[] = {
        CHECK_LIST(p->parties, p->party_count, struct party, id, "id"),
        CHECK_LIST(p->lists, p->list_count, struct phrases, id, "id"),
        CHECK_LIST(p->returns, p->return_count, struct return_due, id, "id"),
        CHECK_LIST(p->clocks, p->clock_count, struct clock, id, "id"),
        CHECK_LIST(p->leads, p->lead_count, struct lead, id, "id"),
        CHECK_LIST(p->modes, p->mode_count, struct mode, id, "id"),
        CHECK_LIST(p->ratings, p->rating_count, struct rating, id, "id"),
        CHECK_LIST(p->interventions, p->intervention_count, struct intervention, id, "id"),
        CHECK_LIST(p->gates, p->gate_count, struct gate, id, "id"),
        CHECK_LIST(p->scales, p->scale_count, struct grade_scale, regulator, "regulator"),
        CHECK_LIST(p->triggers, p->trigger_count, struct grade_trigger, key, "key"),
        CHECK_LIST(p->concerns, p->concern_count, struct concern_category, id, "id"),
        CHECK_LIST(p->concern_rules, p->concern_rule_count, struct concern_rule, key, "key"),
        CHECK_LIST(p->stages, p->stage_count, struct stage, id, "id"),
        CHECK_LIST(p->money, p->money_count, struct money_rule, id, "id"),
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        check_unique(reader, lists[i]);
}

// An item's parent stands before it, so that a list can be gone through once.
static void check_lists(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    for (size_t i = 0; i < p->list_count; i++) {
        const struct phrases *list = &p->lists[i];
        check_unique(reader, (struct check_list)CHECK_LIST(list->items, list->count, struct phrase,
                                                           id, "id"));
        if (list->count == 0 && settings_sound(reader, list))
            issue_mistake(reader->issues, settings_line(reader, list, "items"), "%s has no items.",
                          settings_subject(reader, list));
        for (size_t j = 0; j < list->count; j++) {
            const struct phrase *item = &list->items[j];
            check_references(reader, item, "parent", &item->parent, 1, "item before it",
                             CHECK_NAMES(reader, list->items, j, struct phrase, id));
            check_references(reader, item, "papers", &item->papers, 1, "instrument",
                             CHECK_NAMES(reader, reader->framework->instruments,
                                         reader->framework->instrument_count, struct instrument,
                                         id));
        }
    }
}

// Whose turn it is: one of those that every council has, or a party.
static void check_whose(const struct reader *reader, const void *row, const char *whose)
{
    if (!text_equal(whose, "provider") && !text_equal(whose, "council") &&
        !text_equal(whose, "approver"))
        check_references(reader, row, "whose", &whose, 1, "party", parties_of(reader));
}

void check_case_state(const struct reader *reader, const void *row, const char *setting,
                      const char *state)
{
    const struct provisions *p = &reader->framework->provisions;
    if (state != NULL && !text_equal(state, "open") && !text_equal(state, "closed"))
        check_references(reader, row, setting, &state, 1, "stage",
                         CHECK_NAMES(reader, p->stages, p->stage_count, struct stage, id));
}

bool check_case(const struct reader *reader, const void *row, const char *setting, const char *kind)
{
    bool asked = text_equal(kind, "case");
    bool staged = reader->framework->provisions.stage_count > 0;
    if (asked && !staged)
        issue_mistake(reader->issues, settings_line(reader, row, setting),
                      "%s is about a case, and the framework names no \"stages\" of one.",
                      settings_subject(reader, row));
    return asked && staged;
}

static void check_clocks(const struct reader *reader)
{
    const struct framework *f = reader->framework;
    const struct provisions *p = &f->provisions;
    for (size_t i = 0; i < p->clock_count; i++) {
        const struct clock *clock = &p->clocks[i];
        if (!settings_sound(reader, clock))
            continue;
        check_references(reader, clock, "or_after", &clock->or_after, 1, "clock",
                         CHECK_NAMES(reader, p->clocks, p->clock_count, struct clock, id));
        check_whose(reader, clock, clock->whose);
        check_goes_with(reader, clock, clock->until_record != NULL, "until_record",
                        clock->until != NULL, "until");
        check_goes_with(reader, clock, clock->until_type != NULL, "until_type",
                        clock->until_record != NULL, "until_record");
        check_references(reader, clock, "until_type", &clock->until_type, 1, "meeting or visit",
                         CHECK_NAMES(reader, f->cadences, f->cadence_count, struct cadence, id));
        check_goes_with(reader, clock, settings_given(reader, clock, "only_from"), "only_from",
                        settings_given(reader, clock, "or_after"), "or_after");
        check_goes_with(reader, clock, clock->must_name, "must_name", clock->by != NULL, "by");
        check_goes_with(reader, clock, clock->field != NULL, "field", clock->equals != NULL,
                        "equals");
        check_goes_with(reader, clock, clock->equals != NULL, "equals", clock->field != NULL,
                        "field");
        check_goes_with(reader, clock, clock->count > 0, "count",
                        settings_given(reader, clock, "unit"), "unit");
        if ((clock->count > 0) == (clock->by != NULL))
            issue_mistake(reader->issues,
                          settings_line(reader, clock, clock->by != NULL ? "by" : NULL),
                          "%s takes either \"count\" with \"unit\", or \"by\".",
                          settings_subject(reader, clock));
        if (clock->count > 0 && clock->unit == CLOCK_WORKING_DAYS && f->calendar == NULL)
            issue_mistake(reader->issues, settings_line(reader, clock, "unit"),
                          "%s counts working days, and the framework names no calendar.",
                          settings_subject(reader, clock));
        if (clock->until_record == NULL && text_equal(clock->until, clock->from))
            issue_mistake(reader->issues, settings_line(reader, clock, "until"),
                          "%s starts and stops with the same state.",
                          settings_subject(reader, clock));
        if (check_case(reader, clock, "record", clock->record)) {
            check_case_state(reader, clock, "from", clock->from);
            if (clock->until_record == NULL)
                check_case_state(reader, clock, "until", clock->until);
        }
    }
    for (size_t i = 0; i < p->lead_count; i++) {
        const struct lead *lead = &p->leads[i];
        check_whose(reader, lead, lead->whose);
        check_goes_with(reader, lead, lead->until_record != NULL, "until_record",
                        lead->until != NULL, "until");
        check_goes_with(reader, lead, lead->until != NULL, "until", lead->until_record != NULL,
                        "until_record");
        if (lead->of == LEAD_FIRST_RETURN && p->return_count == 0 && settings_sound(reader, lead))
            issue_mistake(reader->issues, settings_line(reader, lead, "of"),
                          "%s goes by the first return, and the framework has no \"returns\".",
                          settings_subject(reader, lead));
    }
}

static const struct grade_scale *scale_of(const struct provisions *p, const char *regulator)
{
    for (size_t i = 0; i < p->scale_count; i++) {
        if (text_equal(p->scales[i].regulator, regulator))
            return &p->scales[i];
    }
    return NULL;
}

static void check_grades(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    struct names regulators =
        CHECK_NAMES(reader, p->scales, p->scale_count, struct grade_scale, regulator);
    for (size_t i = 0; i < p->trigger_count; i++) {
        const struct grade_trigger *trigger = &p->triggers[i];
        const struct grade_scale *scale = scale_of(p, trigger->regulator);
        if (!settings_sound(reader, trigger))
            continue;
        check_references(reader, trigger, "regulator", &trigger->regulator, 1, "scale", regulators);
        check_case(reader, trigger, "asks_for", trigger->asks_for);
        if (scale == NULL)
            continue;
        struct names grades = {
            .list = ARENA_ARRAY(reader->arena, scale->grades.count + 1, const char *)};
        for (; grades.count < scale->grades.count; grades.count++)
            grades.list[grades.count] = scale->grades.list[grades.count];
        check_references(reader, trigger, "grade", &trigger->grade, 1, "grade", grades);
        check_references(reader, trigger, "except_below", &trigger->except_below, 1, "grade",
                         grades);
    }
}

static void check_concerns(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    for (size_t i = 0; i < p->concern_count; i++) {
        const struct concern_category *concern = &p->concerns[i];
        if (concern->route != NULL && *concern->route != '\0')
            check_references(reader, concern, "route", &concern->route, 1, "party",
                             parties_of(reader));
    }
    for (size_t i = 0; i < p->concern_rule_count; i++) {
        const struct concern_rule *rule = &p->concern_rules[i];
        check_case(reader, rule, "asks_for", rule->asks_for);
        if (rule->by_category && p->concern_count == 0)
            issue_mistake(reader->issues, settings_line(reader, rule, "by_category"),
                          "%s counts by category, and the framework names no \"concerns\".",
                          settings_subject(reader, rule));
    }
}

// Matters held for a review need an item beneath which they can stand.
static void check_held(const struct reader *reader, const struct cadence *cadence)
{
    const struct phrases *agenda = framework_list(reader->framework, cadence->agenda);
    if (cadence->held == NULL)
        return;
    check_goes_with(reader, cadence, true, "held", cadence->agenda != NULL, "agenda");
    if (agenda != NULL)
        check_references(reader, cadence, "held", &cadence->held, 1, "item of its agenda",
                         CHECK_NAMES(reader, agenda->items, agenda->count, struct phrase, id));
}

static void check_cadences(const struct reader *reader)
{
    const struct framework *f = reader->framework;
    struct names parties = parties_of(reader), lists = lists_of(reader);
    for (size_t i = 0; i < f->cadence_count; i++) {
        const struct cadence *cadence = &f->cadences[i];
        if (!settings_sound(reader, cadence))
            continue;
        check_references(reader, cadence, "satisfies", &cadence->satisfies, 1, "meeting or visit",
                         CHECK_NAMES(reader, f->cadences, f->cadence_count, struct cadence, id));
        check_references(reader, cadence, "attends", cadence->attends.list, cadence->attends.count,
                         "party", parties);
        check_references(reader, cadence, "chair", &cadence->chair, 1, "party", parties);
        check_references(reader, cadence, "agenda", &cadence->agenda, 1, "list", lists);
        check_references(reader, cadence, "submit", &cadence->submit, 1, "list", lists);
        check_held(reader, cadence);
        // an anchor alone, or a duty alone, would never bring a day
        check_goes_with(reader, cadence, cadence->anchored, "anchored", cadence->months > 0,
                        "months");
        check_goes_with(reader, cadence, cadence->must, "must", cadence->months > 0, "months");
        check_goes_with(reader, cadence, cadence->tolerance_days > 0, "tolerance_days",
                        cadence->months > 0, "months");
        check_goes_with(reader, cadence, cadence->clear_days, "clear_days",
                        cadence->notice_days > 0, "notice_days");
        check_goes_with(reader, cadence, cadence->tolerance_days > 0, "tolerance_days",
                        cadence->months > 0, "months");
        if (cadence->satisfies != NULL && text_equal(cadence->satisfies, cadence->id))
            issue_mistake(reader->issues, settings_line(reader, cadence, "satisfies"),
                          "\"satisfies\" names %s itself.", settings_label(reader, cadence));
        if (cadence->notice_days > 0 && f->calendar == NULL)
            issue_mistake(reader->issues, settings_line(reader, cadence, "notice_days"),
                          "%s counts working days of notice, and the framework names no calendar.",
                          settings_subject(reader, cadence));
    }
}

static void check_officer(const struct reader *reader)
{
    const struct designation *officer = &reader->framework->provisions.officer;
    if (officer->present && settings_sound(reader, officer))
        check_references(reader, officer, "party", &officer->party, 1, "party", parties_of(reader));
}

void check_provisions(const struct reader *reader)
{
    check_officer(reader);
    check_unique_ids(reader);
    check_lists(reader);
    check_clocks(reader);
    check_grades(reader);
    check_concerns(reader);
    check_cadences(reader);
}
