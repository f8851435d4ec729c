// SPDX-License-Identifier: MIT
// What the files of Birmingham (000) and Lancashire (001) say, against the rules of their documents as they were decided.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/text.h"

static const struct framework *read_text(struct arena *arena, const char *text)
{
    struct status st = {0};
    const struct framework *framework = NULL;
    if (!framework_read(text, "shipped", arena, &framework, NULL, &st))
        fail_msg("%s", status_message(&st));
    return framework;
}

static const struct framework *shipped(struct arena *arena, const char *id)
{
    return read_text(arena, framework_shipped_text(id));
}

#define FIND(what, structure, rows, row_count, member)                       \
    static const structure *what(const struct provisions *p, const char *id) \
    {                                                                        \
        for (size_t i = 0; i < p->row_count; i++) {                          \
            if (text_equal(p->rows[i].member, id))                           \
                return &p->rows[i];                                          \
        }                                                                    \
        fail_msg("there is no %s", id);                                      \
        return NULL;                                                         \
    }
FIND(list_of, struct phrases, lists, list_count, id)
FIND(clock_of, struct clock, clocks, clock_count, id)
FIND(gate_of, struct gate, gates, gate_count, id)
FIND(lead_of, struct lead, leads, lead_count, id)
#undef FIND

// Names joined by '+'.
static void join(const char *const *names, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++)
        text_printf(out, "%s%s", i > 0 ? "+" : "", names[i]);
    text_add(out, count == 0 ? "-" : "");
}

// One cell of the matrix: S stated, I inferred, - not stated; the first letters of its modes; what is printed.
static void cell(const struct availability *row, struct text *out)
{
    text_add(out, !row->listed ? "-" : row->provenance == PROVENANCE_STATED ? "S" : "I");
    for (size_t i = 0; i < row->modes.count; i++) {
        const char *mode = row->modes.list[i];
        text_add(out, text_equal(mode, "monitor")     ? "m"
                      : text_equal(mode, "encourage") ? "c"
                      : text_equal(mode, "enable")    ? "n"
                                                      : "f");
    }
    if (row->printed != NULL)
        text_printf(out, "(%s)", row->printed);
}

static const char *line_of(struct arena *arena, const struct intervention *intervention)
{
    static const char *const ratings[] = {"above", "improvement", "below", "non-compliant"};
    struct text line = {0};
    text_printf(&line, "%d %s |", intervention->number, intervention->name);
    assert_int_equal(intervention->availability_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(intervention->availability[i].rating, ratings[i]);
        text_add_char(&line, ' ');
        cell(&intervention->availability[i], &line);
    }
    text_printf(&line, " | %zu%s%s%s", intervention->done_count,
                intervention->evidence > 0 ? " evidence" : "",
                intervention->risk_checklist ? " risk" : "",
                intervention->updates_rating ? " rating" : "");
    for (size_t i = 0; i < intervention->informs.count; i++)
        text_printf(&line, " %s", intervention->informs.list[i]);
    const char *said = arena_strdup(arena, text_get(&line));
    text_release(&line);
    return said;
}

// clang-format off
// The matrix as legible, with its scraps (domain B.0, A-50, A-51, A-63); how many points must be ticked; R0-28 and R0-29.
static const char *const matrix[] = {
    "1 Learning points and feedback | Smc -cn Snf -f | 1 rating",
    "2 Information sharing - providers | Smc -cn Snf -f | 8 evidence",
    "3 Information sharing - brokers of care and stakeholders/partners | Sm Scn Snf -f | 4 evidence",
    "4 Targeted communications | Sm Scn(1 - Encourage/ Enable) Snf -f | 5 evidence",
    "5 Reward | Smc -cn -(nothing) - | 4 evidence",
    "6 Advice and guidance on performance | - Scn Snf -f | 2 evidence",
    "7 Training (Commissioning, citizens working on behalf of and providers) | Sm -cn Snf -f | 3 evidence",
    "8 Scheduled visits | Sm Icn(Enable) Inf(able/En) -f | 4 evidence risk",
    "9 Responsive visits | - Scn Snf -f | 3 evidence risk",
    "10 Contract management meeting | Sm Icn(Enable) Inf(able/I) -f | 3 evidence risk",
    "11 Contract review meeting | - Scn Snf Sf | 4 evidence risk market-manager",
    "12 Risk assessment | Sm Scn(l - Encourage/ Enable) Inf(77) -f | 7 evidence risk rating",
    "13 Breach Notice | -(nothing) -cn(nothing) Snf If(m -) | 2 evidence",
    "14 Improvement Plan | -(nothing) -cn(nothing) Snf -f | 5 evidence risk rating market-manager",
    "15 Directed Improvement Plan | -(nothing) Scn(l - Encourage/ Enable) Snf Sf(NC - E) | 4 evidence risk rating market-manager",
    "16 Contract Variation | - Scn Snf -f | 4 evidence market-manager",
    "17 Suspension | - -cn Snf Sf | 5 evidence risk rating market-manager",
    "18 Decommission | - -cn Snf Sf | 5",
};
// clang-format on

static void birmingham_has_its_eighteen_interventions(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct provisions *p = &shipped(arena, "birmingham-intervention")->provisions;
    assert_int_equal(p->intervention_count, sizeof matrix / sizeof *matrix);
    for (size_t i = 0; i < p->intervention_count; i++) {
        assert_string_equal(line_of(arena, &p->interventions[i]), matrix[i]);
        assert_true(p->interventions[i].issues.count > 0);
        assert_true(p->interventions[i].how.count > 0);
    }
    arena_free(arena);
}

static void birmingham_has_its_ratings_and_modes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = shipped(arena, "birmingham-intervention");
    static const char *const ratings[][2] = {
        {"Above", "Monitor"},
        {"Improvement", "Intervention Support/Co-produce"},
        {"Below", "Improvement Plan"},
        {"Non-Compliant", "Enforce"},
    };
    assert_int_equal(f->provisions.rating_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(f->provisions.ratings[i].word, ratings[i][0]);
        assert_string_equal(f->provisions.ratings[i].approach, ratings[i][1]);
        assert_int_equal(f->provisions.ratings[i].rank, (int)i + 1);
    }
    assert_int_equal(f->provisions.mode_count, 4);
    assert_int_equal(list_of(&f->provisions, "ascof-themes")->count, 4);
    assert_int_equal(list_of(&f->provisions, "directed-plan-sections")->count, 5);
    assert_false(f->rated);
    assert_int_equal(f->kpi_count + f->instrument_count + f->rule_count, 0);
    assert_string_equal(f->calendar, "england-and-wales");
    arena_free(arena);
}

static const char *clock_said(struct arena *arena, const struct clock *clock)
{
    static const char *const units[] = {"wd", "d", "m"};
    return arena_printf(arena, "%s %s %s->%s %s%s %s", clock->record,
                        clock->or_after != NULL ? clock->or_after : "-", clock->from,
                        clock->until_record != NULL ? clock->until_record : clock->until,
                        clock->by != NULL ? clock->by : arena_printf(arena, "%d", clock->count),
                        clock->by != NULL ? "" : units[clock->unit], duty_word(clock->duty));
}

static void birmingham_counts_ten_working_days_and_thirty_and_sixty(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct provisions *p = &shipped(arena, "birmingham-intervention")->provisions;
    static const char *const clocks[][2] = {
        {"plan-received", "improvement-plan - requested->received 10wd must"},
        {"plan-review", "improvement-plan plan-received agreed->meeting 30d must"},
        {"plan-met", "improvement-plan plan-received agreed->met 60d must"},
        {"plan-visit", "improvement-plan plan-received agreed->visit 60d must"},
        {"directed-plan-met", "directed-plan - agreed->met 60d must"},
        {"breach-terms", "breach-notice - served->complied comply_by must"},
    };
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        assert_string_equal(clock_said(arena, clock_of(p, clocks[i][0])), clocks[i][1]);
    assert_int_equal(clock_of(p, "plan-failed")->provenance, PROVENANCE_LOCAL);
    assert_int_equal(clock_of(p, "breach-not-met")->provenance, PROVENANCE_LOCAL);
    arena_free(arena);
}

// the other reading changes from when the 30 and 60 days count, and nothing else.
static void a_late_plan_has_later_targets_by_the_other_reading(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct text changed = {0};
    const char *text = framework_shipped_text("birmingham-intervention");
    const char *from = "standard = \"agreed-or-deadline\";", *at = strstr(text, from);
    assert_non_null(at);
    text_add_bytes(&changed, text, (size_t)(at - text));
    text_printf(&changed, "%s value = \"agreed\";%s", from, at + strlen(from));
    const struct provisions *p = &read_text(arena, text_get(&changed))->provisions;
    const struct provisions *standard = &shipped(arena, "birmingham-intervention")->provisions;
    assert_int_equal(p->clock_count, standard->clock_count);
    for (size_t i = 0; i < p->clock_count; i++) {
        bool follows = p->clocks[i].switch_count > 0;
        assert_int_equal(follows, text_equal(standard->clocks[i].or_after, "plan-received"));
        assert_null(p->clocks[i].or_after);
        if (follows)
            assert_string_equal(p->clocks[i].switches[0], "plan_clock");
        else
            assert_string_equal(clock_said(arena, &p->clocks[i]),
                                clock_said(arena, &standard->clocks[i]));
    }
    text_release(&changed);
    arena_free(arena);
}

static void gate_is(const struct provisions *p, const char *id, const char *expected)
{
    const struct gate *gate = gate_of(p, id);
    struct text said = {0};
    text_printf(&said, "%s %s", gate->record, gate->state);
    if (gate->field != NULL)
        text_printf(&said, " %s=%s", gate->field, gate->equals);
    if (gate->earlier_record != NULL)
        text_printf(&said, " after %s %s%s", gate->earlier_record, gate->earlier_state,
                    gate->same ? " same" : "");
    if (gate->role != NULL)
        text_printf(&said, " by %s", gate->role);
    if (gate->list != NULL)
        text_printf(&said, " %d of %s", gate->least, gate->list);
    text_add(&said, " filled ");
    join(gate->filled.list, gate->filled.count, &said);
    text_add(&said, " unless ");
    join(gate->unless.list, gate->unless.count, &said);
    assert_string_equal(text_get(&said), expected);
    text_release(&said);
}

static void birmingham_has_its_gates(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct provisions *p = &shipped(arena, "birmingham-intervention")->provisions;
    gate_is(
        p, "communications-approved",
        "intervention done intervention=targeted-communications by commissioning-officer filled "
        "- unless -");
    gate_is(p, "scheduled-visit-theme",
            "visit held type=scheduled-visit 1 of ascof-themes filled - unless -");
    gate_is(p, "responsive-visit-reason",
            "visit held type=responsive-visit 1 of visit-reasons filled - unless -");
    gate_is(p, "breach-notice-content",
            "breach-notice served filled deficiency+action+comply_by unless -");
    gate_is(p, "directed-plan-after",
            "directed-plan agreed after improvement-plan not-met filled - unless "
            "other-interventions-failed");
    gate_is(p, "suspension-agreed", "suspension agreed by approver filled - unless -");
    gate_is(p, "suspension-in-force",
            "suspension in-force after suspension agreed same filled contingency unless -");
    gate_is(p, "decommission-after",
            "termination decided after suspension in-force filled - unless "
            "business-failure+severe-failure");
    gate_is(
        p, "decommission-intervention-after",
        "intervention opened intervention=decommission after suspension in-force filled - unless "
        "business-failure+severe-failure");
    gate_is(p, "decommission-agreed", "termination decided by approver filled reason unless -");
    arena_free(arena);
}

// R1-08, R1-09, D.14: what is due on each day.
static void lancashire_expects_its_returns_by_date(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = shipped(arena, "lancashire-supported-housing");
    static const int intervals[] = {6, 3, 3, 12, 3, 3};
    assert_int_equal(f->kpi_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(f->kpis[i].interval, intervals[i]);
        assert_false(f->kpis[i].has_target);
    }
    const struct {
        day due;
        const char *kpis;
    } dates[] = {
        {day_of(2020, 7, 15), "2+3+5+6"},
        {day_of(2020, 10, 15), "2+3+5+6 1"},
        {day_of(2021, 1, 18), "2+3+5+6"},
        {day_of(2021, 4, 15), "2+3+5+6 1 4"},
    };
    size_t lines = 0;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct text said = {0};
        for (size_t j = 0; j < f->provisions.return_count; j++) {
            const struct return_due *line = &f->provisions.returns[j];
            if (line->due != dates[i].due)
                continue;
            lines++;
            text_add(&said, said.length > 0 ? " " : "");
            join(line->kpis.list, line->kpis.count, &said);
            assert_int_equal(line->provenance, PROVENANCE_STATED);
        }
        assert_string_equal(text_get(&said), dates[i].kpis);
        text_release(&said);
    }
    assert_int_equal(lines, f->provisions.return_count);
    arena_free(arena);
}

static void lancashire_meets_from_the_start_of_the_contract(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = shipped(arena, "lancashire-supported-housing");
    const struct cadence *quarterly = framework_cadence(f, "quarterly-review"),
                         *annual = framework_cadence(f, "annual-review"),
                         *visit = framework_cadence(f, "site-visit");
    assert_true(quarterly->anchored && quarterly->must && quarterly->months == 3);
    assert_true(annual->anchored && annual->must && annual->months == 12);
    assert_string_equal(annual->satisfies, "quarterly-review");
    assert_int_equal(quarterly->tolerance_days, 14);
    assert_int_equal(annual->tolerance_days, 14);
    assert_true(visit->visit && visit->if_applicable && visit->months == 12);
    const struct phrases *agenda = list_of(&f->provisions, quarterly->agenda);
    size_t items = 0, subs = 0;
    for (size_t i = 0; i < agenda->count; i++) {
        items += agenda->items[i].parent == NULL;
        subs += text_equal(agenda->items[i].parent, "4");
    }
    assert_int_equal(items, 11);
    assert_int_equal(subs, 7);
    assert_int_equal(list_of(&f->provisions, annual->agenda)->count, agenda->count + 1);
    assert_int_equal(list_of(&f->provisions, quarterly->submit)->count, 2);
    arena_free(arena);
}

static void lancashire_weighs_five_factors_and_says_what_is_local(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct provisions *p = &shipped(arena, "lancashire-supported-housing")->provisions;
    const struct phrases *factors = list_of(p, "action-factors"),
                         *checks = list_of(p, "ad-hoc-checks");
    const struct gate *gate = gate_of(p, "five-factors");
    assert_int_equal(factors->count, 5);
    assert_int_equal(gate->filled.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(gate->filled.list[i], factors->items[i].id);
    size_t stated = 0;
    for (size_t i = 0; i < checks->count; i++)
        stated += checks->items[i].provenance == PROVENANCE_STATED;
    assert_int_equal(stated, 9);
    static const char *const breaks[] = {"break-180", "break-90", "break-30"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(lead_of(p, breaks[i])->of, LEAD_BREAK);
        assert_int_equal(lead_of(p, breaks[i])->provenance, PROVENANCE_LOCAL);
    }
    assert_int_equal(clock_of(p, "variation-signed")->provenance, PROVENANCE_LOCAL);
    assert_true(clock_of(p, "variation-signed")->soft);
    gate_is(p, "variation-discussed",
            "variation agreed after variation discussed same filled - unless -");
    gate_is(p, "triage", "concern logged filled handling unless -");
    arena_free(arena);
}

// Every file names the rules of its document, so that each can be found from the rule and the other way round.
static void each_file_names_its_rules(void **state)
{
    (void)state;
    static const char *const named[][2] = {
        {"birmingham-intervention",
         "R0-01 R0-02 R0-03 R0-04 R0-10 R0-11 R0-12 R0-13 R0-14 R0-15 R0-16 R0-17 R0-18 "
         "R0-19 R0-20 R0-21 R0-22 R0-23 R0-24 R0-25 R0-26 R0-27 R0-28 R0-29 R0-30"},
        {"lancashire-supported-housing",
         "R1-01 R1-02 R1-03 R1-04 R1-05 R1-06 R1-07 R1-08 R1-09 R1-10 R1-11 R1-12 R1-13 R1-14 "
         "R1-15 "
         "R1-16 R1-17 R1-18 R1-19 R1-20 R1-21 R1-22 R1-23 R1-24 R1-25 R1-26"},
        {"bristol-homecare", "R2-01 R2-02 R2-03 R2-04 R2-05 R2-05a R2-05b R2-06 R2-07 R2-08 R2-09 "
                             "R2-10 R2-11 R2-12 R2-13 R2-14 R2-15 "
                             "R2-16 R2-17 R2-18 R2-19 R2-20 R2-21 R2-30 R2-31 R2-32 R2-33 R2-34 "
                             "R2-40 R2-41 R2-41a R2-42 "
                             "R2-43"},
    };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        const char *text = framework_shipped_text(named[i][0]);
        for (const char *at = named[i][1]; *at != '\0';) {
            size_t length = strcspn(at, " ");
            char rule[16] = {0};
            memcpy(rule, at, length);
            if (strstr(text, rule) == NULL)
                fail_msg("%s does not name %s", named[i][0], rule);
            at += length + (at[length] == ' ');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(birmingham_has_its_eighteen_interventions),
        cmocka_unit_test(birmingham_has_its_ratings_and_modes),
        cmocka_unit_test(birmingham_counts_ten_working_days_and_thirty_and_sixty),
        cmocka_unit_test(a_late_plan_has_later_targets_by_the_other_reading),
        cmocka_unit_test(birmingham_has_its_gates),
        cmocka_unit_test(lancashire_expects_its_returns_by_date),
        cmocka_unit_test(lancashire_meets_from_the_start_of_the_contract),
        cmocka_unit_test(lancashire_weighs_five_factors_and_says_what_is_local),
        cmocka_unit_test(each_file_names_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
