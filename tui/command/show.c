// SPDX-License-Identifier: MIT
// show: all about a contract or a provider on one page of text.
#include <string.h>

#include "tui/command/commands.h"

#include "model/cover.h"
#include "model/history.h"
#include "model/provider.h"
#include "model/returns_late.h"
#include "model/standings.h"
#include "tui/command/page.h"
#include "tui/command/show_parties.h"

enum { PERIODS = 8, PAPERS = 20 }; // the latest ones are shown

static const char *colour_shouted(enum colour colour)
{
    static const char *const words[] = {[COLOUR_NONE] = "-",
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    return words[colour];
}

static void say_contract(const struct office *office, const struct evaluation *evaluation,
                         struct arena *arena, struct text *out)
{
    const struct contract *contract = &evaluation->contract;
    const struct framework *framework = evaluation->framework;
    page_line(out, "%s  %s (%s)", contract->ref, contract->provider_name, contract->provider_ref);
    if (contract->title[0] != '\0')
        page_line(out, "%s", contract->title);
    page_line(out, "%s, %s, version %s", framework->title, framework->council, framework->version);
    struct text line = {0};
    text_add(&line, "From ");
    day_print(contract->starts, false, &line);
    if (contract->ends != DAY_NEVER) {
        text_add(&line, " to ");
        day_print(contract->ends, false, &line);
    }
    if (contract->officer[0] != '\0')
        text_printf(&line, "; officer %s", cover_officer(office, contract->officer, arena));
    if (contract->zone[0] != '\0')
        text_printf(&line, "; zone %s", contract->zone);
    if (contract->value >= 0) {
        text_add(&line, "; ");
        money_print(contract->value, false, &line);
    }
    page_line(out, "%s", text_get(&line));
    text_release(&line);
}

static void say_standing(const struct office *office, const struct outcome *outcome, bool rated,
                         struct text *out)
{
    struct text line = {0};
    text_add(&line, "As at ");
    day_print(office->as_at, false, &line);
    add_known_at(office, &line);
    if (rated)
        text_printf(&line, ": %s",
                    outcome->rag == COLOUR_NONE ? "no colour" : colour_shouted(outcome->rag));
    if (rated && outcome->rag_why != NULL && outcome->rag_why[0] != '\0')
        text_printf(&line, ", because %s", outcome->rag_why);
    page_line(out, "%s", text_get(&line));
    if (outcome->standing != NULL && outcome->standing[0] != '\0')
        page_line(out, "Standing: %s", outcome->standing);
    text_release(&line);
}

static void say_last_contact(const struct office *office, const struct evaluation *evaluation,
                             struct text *out)
{
    struct text on = {0};
    day last = contact_last(office, evaluation, office->as_at, office->known_at);
    if (last != DAY_NONE)
        day_print(last, false, &on);
    page_line(out, "Last contact: %s", last != DAY_NONE ? text_get(&on) : "none on record");
    text_release(&on);
}

static void say_findings(const struct outcome *outcome, struct text *out)
{
    page_heading(out, "Open findings");
    size_t said = 0;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status != FINDING_OPEN)
            continue;
        struct text since = {0};
        day_print(finding->raised_on, false, &since);
        page_line(out, "  %-8s  %s  (%s, %s)", duty_word(finding->duty), finding->key,
                  finding->clause != NULL ? finding->clause : "",
                  provenance_word(finding->provenance));
        struct text words = {0};
        finding_words(finding, &words);
        page_line(out, "            %s; since %s", text_get(&words), text_get(&since));
        text_release(&words);
        text_release(&since);
        said++;
    }
    if (said == 0)
        page_line(out, "  none");
}

static void say_dues(const struct outcome *outcome, struct text *out)
{
    if (outcome->due_count == 0)
        return;
    page_heading(out, "Due");
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        struct text on = {0};
        day_print(due->on, false, &on);
        page_line(out, "  %-17s  %-8s  %s%s%s%s%s", text_get(&on), due->whose, due->what,
                  due->on >= outcome->as_at ? ""
                  : due->never_late         ? ", open"
                                            : ", overdue",
                  due->clause != NULL && due->clause[0] != '\0' ? " (" : "",
                  due->clause != NULL ? due->clause : "",
                  due->clause != NULL && due->clause[0] != '\0' ? ")" : "");
        text_release(&on);
    }
}

static void say_gauges(const struct outcome *outcome, struct text *out)
{
    size_t said = 0;
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        const struct gauge *gauge = &outcome->gauges[i];
        if (!gauge->live || gauge->count == 0)
            continue;
        if (said++ == 0)
            page_heading(out, "How far to the next step");
        page_line(out, "  %d of %d  %s", gauge->count, gauge->threshold, gauge->words);
    }
}

static void add_figure(struct decimal figure, const struct kpi *kpi, struct text *out)
{
    decimal_print(figure, 9, out);
    text_printf(out, "%s%s", kpi->unit[0] != '\0' ? " " : "", kpi->unit);
}

// ", target at least 95 %, amber to 85 %": as agreed for the latest period.
static void add_target(const struct grid *grid, struct text *out)
{
    const struct cell *cell = &grid->cells[grid->cell_count - 1];
    if (!cell->has_target)
        return;
    text_printf(out, ", target at %s ", grid->kpi->better == BETTER_LOWER ? "most" : "least");
    add_figure(cell->target.target, grid->kpi, out);
    if (cell->target.has_amber) {
        text_add(out, ", amber to ");
        add_figure(cell->target.amber, grid->kpi, out);
    }
}

// "Jan 2027 RED 83.8 %"
static void add_cell(const struct cell *cell, const struct kpi *kpi, struct text *out)
{
    struct civil civil = day_civil(cell->period);
    text_printf(out, "%s %d ", day_month_name(civil.month, true), civil.year);
    if (cell->no_activity) {
        text_add(out, "no activity");
        return;
    }
    text_add(out, cell->ref != NULL && cell->colour == COLOUR_NONE ? "not rated"
                                                                   : colour_shouted(cell->colour));
    if (cell->has_value) {
        text_add_char(out, ' ');
        if (cell->has_target)
            decimal_print_against(
                cell->value, cell->colour == COLOUR_RED ? cell->target.amber : cell->target.target,
                1, out);
        else
            decimal_print(cell->value, 1, out);
        text_printf(out, "%s%s", kpi->unit[0] != '\0' ? " " : "", kpi->unit);
    }
    text_add(out, cell->early ? " (early)" : "");
}

static void say_kpis(const struct outcome *outcome, struct text *out)
{
    size_t said = 0;
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        size_t first = grid->cell_count > PERIODS ? grid->cell_count - PERIODS : 0;
        if (grid->cell_count == 0)
            continue;
        if (said++ == 0)
            page_heading(out,
                         "Key Performance Indicators, by the month in which the period begins");
        struct text line = {0};
        text_printf(&line, "  %-4s%s", grid->kpi->ref,
                    grid->kpi->brief != NULL ? grid->kpi->brief : grid->kpi->title);
        add_target(grid, &line);
        page_line(out, "%s", text_get(&line));
        text_clear(&line);
        text_add(&line, "      ");
        for (size_t k = first; k < grid->cell_count; k++) {
            text_add(&line, k > first ? "; " : "");
            add_cell(&grid->cells[k], grid->kpi, &line);
        }
        page_line(out, "%s", text_get(&line));
        text_release(&line);
    }
}

static void say_late(const struct evaluation *evaluation, struct text *out)
{
    struct arena *arena = arena_new();
    struct late_returns late;
    returns_late(evaluation, arena, &late);
    if (late.count > 0)
        page_heading(out, "Returns that came late, latest first");
    for (size_t i = 0; i < late.count && i < PERIODS; i++) {
        struct text line = {0};
        return_late_words(&late.list[i], &line);
        page_line(out, "  %s", text_get(&line));
        text_release(&line);
    }
    arena_free(arena);
}

static bool is_paper(const struct history_row *row)
{
    return row->fact != NULL && !text_equal(row->kind, fact_kind_word(FACT_RESULT)) &&
           !text_equal(row->kind, fact_kind_word(FACT_EARLY));
}

static void say_history(const struct history *history, struct text *out)
{
    size_t said = 0;
    for (size_t i = history->count; i-- > 0 && said < PAPERS;) {
        const struct history_row *row = &history->rows[i];
        if (!is_paper(row))
            continue;
        if (said++ == 0)
            page_heading(out, "Notices, plans, visits and meetings, latest first");
        struct text on = {0};
        day_print(row->date, false, &on);
        page_line(out, "  %-17s  %s", text_get(&on), row->summary);
        text_release(&on);
    }
}

// A location's overall grade, the latest published.
static const struct grade *overall(const struct grades *grades)
{
    const struct grade *latest = NULL;
    for (size_t i = 0; i < grades->count; i++) {
        const struct grade *grade = &grades->rows[i];
        if (text_equal(grade->grouping, "Overall") && text_equal(grade->domain, "Overall") &&
            (latest == NULL || grade->published >= latest->published))
            latest = grade;
    }
    return latest;
}

static bool say_locations(const struct office *office, int64_t provider, struct arena *arena,
                          struct text *out, struct status *st)
{
    struct locations locations;
    if (!provider_locations(office, provider, arena, &locations, st))
        return false;
    for (size_t i = 0; i < locations.count; i++) {
        const struct location *location = &locations.rows[i];
        struct grades grades;
        if (!location_grades(office, location->id, arena, &grades, st))
            return false;
        const struct grade *grade = overall(&grades);
        struct text said = {0};
        if (i == 0)
            page_heading(out, "Locations and what regulators say of them");
        if (grade != NULL) {
            text_printf(&said, "%s %s, published ", grade->regulator, grade->grade);
            day_print(grade->published, false, &said);
        } else {
            text_add(&said, "no overall grade");
        }
        page_line(out, "  %s, %s %s (%s): %s", location->name, location->town, location->postcode,
                  location->ref, text_get(&said));
        text_clear(&said);
        location_figures(&grades, office->as_at, &said);
        for (const char *at = text_get(&said); *at != '\0'; at += strcspn(at, "\n") + 1)
            page_line(out, "    %.*s", (int)strcspn(at, "\n"), at);
        text_release(&said);
    }
    return true;
}

static bool show_contract(struct session *session, const struct subject *subject,
                          struct arena *arena, struct text *out, struct status *st)
{
    struct office *office = &session->office;
    struct evaluation evaluation;
    struct history history;
    if (!evaluation_of(office, subject->contract, arena, &evaluation, st) ||
        !history_of(office, subject, arena, &history, st))
        return false;
    say_contract(office, &evaluation, arena, out);
    text_add_char(out, '\n');
    say_standing(office, evaluation.outcome, evaluation.framework->rated, out);
    say_last_contact(office, &evaluation, out);
    say_findings(evaluation.outcome, out);
    say_dues(evaluation.outcome, out);
    say_gauges(evaluation.outcome, out);
    say_kpis(evaluation.outcome, out);
    say_late(&evaluation, out);
    say_history(&history, out);
    return say_parties(office, subject, arena, out, st) &&
           say_locations(office, evaluation.contract.provider, arena, out, st);
}

static bool show_provider(struct session *session, const struct subject *subject,
                          struct arena *arena, struct text *out, struct status *st)
{
    struct office *office = &session->office;
    struct provider provider;
    struct contracts contracts;
    if (!provider_read(office, subject->provider, arena, &provider, st) ||
        !provider_contracts(office, subject->provider, arena, &contracts, st))
        return false;
    struct event_rows events;
    if (!provider_events(office, provider.id, 0, arena, &events, st))
        return false;
    struct provider_state state = provider_state(office, &provider, &events, arena);
    page_line(out, "%s (%s)", state.name, provider.ref);
    say_state(&state, out);
    if (provider.brand[0] != '\0')
        page_line(out, "%s", provider.brand);
    if (contracts.count == 0)
        page_line(out, "No contract");
    for (size_t i = 0; i < contracts.count; i++) {
        text_add_char(out, '\n');
        struct evaluation evaluation;
        if (!evaluation_of(office, contracts.rows[i].id, arena, &evaluation, st))
            return false;
        say_contract(office, &evaluation, arena, out);
        say_standing(office, evaluation.outcome, evaluation.framework->rated, out);
        say_findings(evaluation.outcome, out);
        say_dues(evaluation.outcome, out);
    }
    return say_parties(office, subject, arena, out, st) &&
           say_locations(office, subject->provider, arena, out, st);
}

bool command_show(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct subject subject;
    struct text page = {0};
    bool done = office_read_begin(office, st);
    if (done) {
        done = subject_find(office, session->operands[0], arena, &subject, st) &&
               (subject.contract != 0 ? show_contract(session, &subject, arena, &page, st)
                                      : show_provider(session, &subject, arena, &page, st));
        office_read_end(office);
    }
    done = done && output_page(&session->out, text_get(&page), st);
    text_release(&page);
    arena_free(arena);
    return done;
}
