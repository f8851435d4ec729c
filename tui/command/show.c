// SPDX-License-Identifier: MIT
// show: all about a contract or a provider on one page of text.
#include "tui/command/commands.h"

#include "model/history.h"
#include "model/provider.h"
#include "tui/command/page.h"

enum { PERIODS = 8, PAPERS = 20 }; // the latest ones are shown

static const char *colour_shouted(enum colour colour)
{
    static const char *const words[] = {[COLOUR_NONE] = "-",
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    return words[colour];
}

static void say_contract(const struct evaluation *evaluation, struct text *out)
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
        text_printf(&line, "; officer %s", contract->officer);
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
        page_line(out, "            %s%s%s; since %s", finding->title,
                  finding->why != NULL ? ": " : "", finding->why != NULL ? finding->why : "",
                  text_get(&since));
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
                  due->on < outcome->as_at ? ", overdue" : "",
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

static void say_kpis(const struct outcome *outcome, struct text *out)
{
    size_t said = 0;
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        size_t first = grid->cell_count > PERIODS ? grid->cell_count - PERIODS : 0;
        if (grid->cell_count == 0)
            continue;
        if (said++ == 0)
            page_heading(out, "Key Performance Indicators, latest periods last");
        struct text line = {0};
        text_printf(&line, "  %-4s%-16s", grid->kpi->ref,
                    grid->kpi->brief != NULL ? grid->kpi->brief : "");
        for (size_t k = first; k < grid->cell_count; k++) {
            const struct cell *cell = &grid->cells[k];
            text_printf(&line, " %-5s", cell->no_activity ? "n/a" : colour_shouted(cell->colour));
        }
        page_line(out, "%s", text_get(&line));
        text_release(&line);
    }
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
    say_contract(&evaluation, out);
    text_add_char(out, '\n');
    say_standing(office, evaluation.outcome, evaluation.framework->rated, out);
    say_findings(evaluation.outcome, out);
    say_dues(evaluation.outcome, out);
    say_gauges(evaluation.outcome, out);
    say_kpis(evaluation.outcome, out);
    say_history(&history, out);
    return say_locations(office, evaluation.contract.provider, arena, out, st);
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
    page_line(out, "%s (%s)", provider.name, provider.ref);
    if (provider.brand[0] != '\0')
        page_line(out, "%s", provider.brand);
    if (contracts.count == 0)
        page_line(out, "No contract");
    for (size_t i = 0; i < contracts.count; i++) {
        text_add_char(out, '\n');
        struct evaluation evaluation;
        if (!evaluation_of(office, contracts.rows[i].id, arena, &evaluation, st))
            return false;
        say_contract(&evaluation, out);
        say_standing(office, evaluation.outcome, evaluation.framework->rated, out);
        say_findings(evaluation.outcome, out);
        say_dues(evaluation.outcome, out);
    }
    return say_locations(office, subject->provider, arena, out, st);
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
    done = done && output_text(&session->out, text_get(&page), st);
    text_release(&page);
    arena_free(arena);
    return done;
}
