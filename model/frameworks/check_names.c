// SPDX-License-Identifier: MIT
// Names, dates, papers, KPIs and switches, each list for itself.
#include "checks.h"

#include "model/calendars/calendars.h"
#include "model/ground/text.h"
#include "model/rules/framework.h"

void check_unique(const struct reader *reader, struct check_list list)
{
    for (size_t i = 1; i < list.count; i++) {
        const char *row = (const char *)list.rows + i * list.size;
        const char *const *name = (const void *)(row + list.name_at);
        for (size_t j = 0; *name != NULL && j < i; j++) {
            const char *earlier = (const char *)list.rows + j * list.size;
            const char *const *other = (const void *)(earlier + list.name_at);
            if (!text_equal(*name, *other))
                continue;
            issue_mistake(reader->issues, settings_line(reader, row, list.setting),
                          "%s stands in line %d already: each \"%s\" is used once.",
                          settings_subject(reader, row),
                          settings_line(reader, earlier, list.setting), list.setting);
            break;
        }
    }
}

static void check_calendar(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    const char *names[8];
    size_t count = 0;
    for (const char *name; count < 8 && (name = calendar_name(count)) != NULL; count++)
        names[count] = name;
    if (framework->calendar != NULL)
        check_references(reader, framework, "calendar", &framework->calendar, 1, "calendar",
                         (struct names){.list = names, .count = count});
}

void check_names(const struct reader *reader)
{
    const struct framework *f = reader->framework;
    const struct check_list lists[] = {
        CHECK_LIST(f->switches, f->switch_count, struct policy_switch, name, "name"),
        CHECK_LIST(f->kpis, f->kpi_count, struct kpi, ref, "ref"),
        CHECK_LIST(f->instruments, f->instrument_count, struct instrument, id, "id"),
        CHECK_LIST(f->never_events, f->never_event_count, struct never_event, type, "type"),
        CHECK_LIST(f->decisions, f->decision_count, struct decision, id, "id"),
        CHECK_LIST(f->cadences, f->cadence_count, struct cadence, id, "id"),
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        check_unique(reader, lists[i]);
    const struct decision *waived = framework_decision(f, "waived");
    if (waived != NULL)
        issue_mistake(
            reader->issues, settings_line(reader, waived, "id"),
            "\"waived\" is built in and needs no row: choose another name for the decision.");
    if (f->valid_from != DAY_NONE && f->valid_to != DAY_NEVER && f->valid_to < f->valid_from)
        issue_mistake(reader->issues, settings_line(reader, f, "valid_to"),
                      "\"valid_to\" is before \"valid_from\".");
    check_calendar(reader);
}

static void check_content(const struct reader *reader, const struct instrument *instrument,
                          struct names kpis)
{
    check_unique(reader,
                 (struct check_list)CHECK_LIST(instrument->content, instrument->content_count,
                                               struct content, id, "id"));
    for (size_t i = 0; i < instrument->content_count; i++) {
        const struct content *content = &instrument->content[i];
        check_references(reader, content, "covering", content->covering, content->covering_count,
                         "KPI", kpis);
        if (content->on_plan && instrument->plan)
            issue_mistake(reader->issues, settings_line(reader, content, "on_plan"),
                          "%s is a plan itself: \"on_plan\" is for notices.",
                          settings_subject(reader, instrument));
    }
}

void check_papers(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    struct names kpis = CHECK_NAMES(reader, framework->kpis, framework->kpi_count, struct kpi, ref);
    for (size_t i = 0; i < framework->instrument_count; i++) {
        const struct instrument *instrument = &framework->instruments[i];
        const char *told = settings_subject(reader, instrument);
        check_content(reader, instrument, kpis);
        if (instrument->plan && instrument->notice)
            issue_mistake(reader->issues, settings_line(reader, instrument, "notice"),
                          "%s is both plan and notice: it can be one of them.", told);
        if (instrument->standing_months > 0 && instrument->standing == NULL)
            issue_mistake(reader->issues, settings_line(reader, instrument, "standing_months"),
                          "%s has \"standing_months\" and no \"standing\".", told);
        if (instrument->content_count > 0 && !instrument->plan && !instrument->notice)
            issue_mistake(reader->issues, settings_line(reader, instrument, "content"),
                          "%s is neither plan nor notice, so it holds no content.", told);
    }
}

static void check_bands(const struct reader *reader, const struct kpi *kpi)
{
    int line = settings_line(reader, kpi, "amber");
    const char *told = settings_subject(reader, kpi);
    int order = decimal_compare(kpi->target.amber, kpi->target.target);
    if (kpi->target.has_amber && !kpi->has_target)
        issue_mistake(reader->issues, line, "%s has \"amber\" and no \"target\".", told);
    else if (kpi->has_target && !kpi->target.has_amber)
        issue_warning(reader->issues, settings_line(reader, kpi, "target"),
                      "%s has no \"amber\": whatever misses the target is red.", told);
    else if (kpi->has_target && order == 0)
        issue_warning(reader->issues, line, "%s can never be amber: \"amber\" is the target.",
                      told);
    else if (kpi->has_target && (order < 0) != (kpi->better == BETTER_HIGHER))
        issue_mistake(
            reader->issues, line,
            "%s: green and amber overlap, because %s is better and \"amber\" is %s the target.",
            told, kpi->better == BETTER_HIGHER ? "higher" : "lower", order < 0 ? "below" : "above");
}

static void check_categories(const struct reader *reader, const struct kpi *kpi)
{
    check_unique(reader, (struct check_list)CHECK_LIST(kpi->categories, kpi->category_count,
                                                       struct category, word, "word"));
    unsigned seen = 0;
    for (size_t i = 0; i < kpi->category_count; i++)
        seen |= 1u << kpi->categories[i].colour;
    for (int colour = COLOUR_GREEN; colour <= COLOUR_RED && kpi->category_count > 0; colour++) {
        if ((seen >> colour & 1) == 0)
            issue_warning(reader->issues, settings_line(reader, kpi, "categories"),
                          "No category of %s gives %s.", settings_label(reader, kpi),
                          colour_word((enum colour)colour));
    }
}

void check_kpis(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    if (framework->kpi_count > FRAMEWORK_MAX_KPIS)
        issue_mistake(reader->issues, settings_line(reader, framework, "kpis"),
                      "There are %zu KPIs: at most %d can be counted.", framework->kpi_count,
                      FRAMEWORK_MAX_KPIS);
    if (framework->rated && framework->kpi_count == 0)
        issue_mistake(reader->issues, settings_line(reader, framework, "rated"),
                      "\"rated\" is true and there are no KPIs.");
    for (size_t i = 0; i < framework->kpi_count; i++) {
        const struct kpi *kpi = &framework->kpis[i];
        const char *given = kpi->has_target ? "target" : kpi->target.has_amber ? "amber" : NULL;
        if (!settings_sound(reader, kpi))
            continue;
        if (kpi->better == BETTER_CATEGORY && given != NULL)
            issue_mistake(reader->issues, settings_line(reader, kpi, given),
                          "%s goes by category: it takes \"categories\" and no target.",
                          settings_subject(reader, kpi));
        else if (kpi->better != BETTER_CATEGORY && kpi->category_count > 0)
            issue_mistake(reader->issues, settings_line(reader, kpi, "categories"),
                          "%s takes \"categories\" only with better = \"category\".",
                          settings_subject(reader, kpi));
        check_categories(reader, kpi);
        if (kpi->better != BETTER_CATEGORY)
            check_bands(reader, kpi);
    }
}

void check_switches(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    for (size_t i = 0; i < framework->switch_count; i++) {
        const struct policy_switch *one = &framework->switches[i];
        if (!settings_sound(reader, one))
            continue;
        struct names values = {.list =
                                   ARENA_ARRAY(reader->arena, one->value_count + 1, const char *)};
        for (; values.count < one->value_count; values.count++)
            values.list[values.count] = one->values[values.count];
        check_references(reader, one, "standard", &one->standard, 1, "value", values);
        if (one->value != one->standard)
            check_references(reader, one, "value", &one->value, 1, "value", values);
        if (one->value_count < 2)
            issue_mistake(reader->issues, settings_line(reader, one, "values"),
                          "%s has one value only, so it decides nothing.",
                          settings_subject(reader, one));
    }
}
