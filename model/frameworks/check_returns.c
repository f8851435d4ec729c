// SPDX-License-Identifier: MIT
// The return calendar: periods that begin before they end and are due after that, each KPI returned once for a day and at its interval.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

static bool asks_for(const struct return_due *line, const char *kpi)
{
    return check_listed(kpi, line->kpis.list, line->kpis.count);
}

static bool lasts(const struct return_due *line, int months)
{
    return day_add_months(line->from, months) == line->to + 1;
}

static void check_days(const struct reader *reader, const struct return_due *line)
{
    if (line->to < line->from)
        issue_mistake(reader->issues, settings_line(reader, line, "to"),
                      "%s ends before it begins.", settings_subject(reader, line));
    else if (line->due < line->to)
        issue_mistake(reader->issues, settings_line(reader, line, "due"),
                      "%s is due before its period ends.", settings_subject(reader, line));
}

// Two lines that ask for one KPI over some of the same days would count it twice.
static void check_overlap(const struct reader *reader, const struct return_due *line,
                          const struct return_due *earlier)
{
    if (!settings_sound(reader, earlier) || line->from > earlier->to || earlier->from > line->to)
        return;
    for (size_t i = 0; i < line->kpis.count; i++) {
        if (asks_for(earlier, line->kpis.list[i])) {
            issue_mistake(reader->issues, settings_line(reader, line, "from"),
                          "%s overlaps the return \"%s\" of line %d, and both ask for the KPI "
                          "\"%s\".",
                          settings_subject(reader, line), earlier->id,
                          settings_line(reader, earlier, NULL), line->kpis.list[i]);
            return;
        }
    }
}

// A KPI that no line of the calendar asks for at its interval, or that a line asks for at another one.
static void check_intervals(const struct reader *reader, const struct kpi *kpi)
{
    const struct provisions *p = &reader->framework->provisions;
    bool served = false;
    for (size_t i = 0; i < p->return_count; i++) {
        const struct return_due *line = &p->returns[i];
        if (!asks_for(line, kpi->ref))
            continue;
        served = true;
        if (!lasts(line, kpi->interval))
            issue_warning(reader->issues, settings_line(reader, line, "kpis"),
                          "%s asks for %s, whose interval is %d month%s, and its period is of "
                          "another length.",
                          settings_subject(reader, line), settings_label(reader, kpi),
                          kpi->interval, kpi->interval == 1 ? "" : "s");
    }
    if (!served)
        issue_warning(reader->issues, settings_line(reader, kpi, NULL),
                      "No line of the return calendar asks for %s.", settings_label(reader, kpi));
}

// What counts as a failure besides a result: only where there are colours, and a missed day only where there is a day.
static void check_failing(const struct reader *reader)
{
    const struct framework *f = reader->framework;
    const struct failing *failing = &f->failing;
    if (!failing->present || !settings_sound(reader, failing))
        return;
    check_goes_with(reader, failing, settings_given(reader, failing, "interim"), "interim",
                    failing->interim_clause != NULL, "interim_clause");
    check_goes_with(reader, failing, settings_given(reader, failing, "missing"), "missing",
                    failing->due_days > 0, "due_days");
    check_goes_with(reader, failing, failing->due_days > 0, "due_days", failing->due_clause != NULL,
                    "due_clause");
    if (failing->due_days > 0 && f->provisions.return_count > 0)
        issue_mistake(reader->issues, settings_line(reader, failing, "due_days"),
                      "\"due_days\" says by when results are due, and so does the calendar of "
                      "returns: leave one of them out.");
    if (!f->rated &&
        (settings_given(reader, failing, "interim") || settings_given(reader, failing, "missing")))
        issue_mistake(reader->issues, settings_line(reader, failing, NULL),
                      "The framework has no colours (rated = false), so neither a check nor a "
                      "missing result can be a failure.");
}

void check_returns(const struct reader *reader)
{
    const struct framework *f = reader->framework;
    const struct provisions *p = &f->provisions;
    check_failing(reader);
    struct names kpis = CHECK_NAMES(reader, f->kpis, f->kpi_count, struct kpi, ref);
    size_t sound = 0;
    for (size_t i = 0; i < p->return_count; i++) {
        const struct return_due *line = &p->returns[i];
        if (!settings_sound(reader, line))
            continue;
        sound++;
        check_references(reader, line, "kpis", line->kpis.list, line->kpis.count, "KPI", kpis);
        check_days(reader, line);
        for (size_t j = 0; j < i; j++)
            check_overlap(reader, line, &p->returns[j]);
    }
    // with a mistake left, a KPI would look forgotten that is not
    for (size_t i = 0; sound > 0 && reader->issues->mistakes == 0 && i < f->kpi_count; i++)
        check_intervals(reader, &f->kpis[i]);
}
