// SPDX-License-Identifier: MIT
// The timeline laid out, as rows of text: lanes, bars, marks, windows, ticks, and stepping from event to event.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/timeline.h"

static day on(const char *iso)
{
    day d;
    assert_true(day_parse(iso, &d));
    return d;
}

static const struct instrument instruments[] = {
    {.id = "rap", .word = "Remedial Action Plan", .brief = "RAP", .plan = true},
    {.id = "pwn", .word = "Provider Warning Notice", .brief = "PWN", .notice = true},
};
static const struct kpi kpis[] = {{.ref = "1", .title = "Outcomes", .brief = "Outcomes"},
                                  {.ref = "7", .title = "EMS", .brief = "EMS"}};
static const struct framework framework = {
    .id = "small", .instruments = instruments, .instrument_count = 2, .kpis = kpis, .kpi_count = 2};

struct story {
    struct arena *arena;
    struct contract_facts facts;
    struct outcome outcome;
    const struct timeline *timeline;
};

static struct fact served(const char *instrument, const char *ref, const char *date,
                          const char *rectify_by)
{
    return (struct fact){.kind = FACT_SERVED,
                         .instrument = instrument,
                         .ref = ref,
                         .date = on(date),
                         .rectify_by = rectify_by ? on(rectify_by) : DAY_NONE};
}

static struct fact other(enum fact_kind kind, const char *ref, const char *date,
                         const char *outcome)
{
    return (struct fact){.kind = kind,
                         .ref = ref,
                         .date = on(date),
                         .outcome = outcome,
                         .rectify_by = DAY_NONE,
                         .instrument = kind == FACT_VISIT ? "qa-visit" : NULL};
}

static int story_setup(void **state)
{
    struct story *story = calloc(1, sizeof *story);
    struct arena *arena = story->arena = arena_new();
    struct fact *facts = ARENA_ARRAY(arena, 12, struct fact);
    size_t n = 0;
    facts[n++] = served("pwn", "PWN-1", "2027-02-10", NULL);
    facts[n++] = served("rap", "RAP-1", "2027-02-01", "2027-04-01");
    facts[n++] = served("rap", "RAP-2", "2027-03-01", "2027-05-01"); // runs beside the first
    facts[n++] = served("rap", "RAP-3", "2027-05-10", "2027-07-01"); // has room behind the first
    facts[n++] = served("pwn", "PWN-9", "2027-06-10", NULL);         // later than the day told for
    facts[n++] = other(FACT_DETERMINED, "RAP-1", "2027-04-05", "met");
    facts[n++] = other(FACT_VISIT, "V-1", "2027-03-20", "held");
    facts[n++] = other(FACT_VISIT, "V-2", "2027-06-15", "planned");
    facts[n++] = other(FACT_RESULT, "1@2027-01-01", "2027-04-19", NULL);
    facts[n++] = other(FACT_NEVER_EVENT, "NE-1", "2027-03-02", "subcontracting");
    story->facts = (struct contract_facts){.contract = "C", .facts = facts, .fact_count = n};
    struct cell *cells = ARENA_ARRAY(arena, 2, struct cell);
    cells[0] = (struct cell){.period = on("2027-01-01"),
                             .period_end = on("2027-03-31"),
                             .colour = COLOUR_RED,
                             .ref = "1@2027-01-01"};
    cells[1] = (struct cell){.period = on("2027-01-01"),
                             .period_end = on("2027-03-31"),
                             .colour = COLOUR_GREEN,
                             .ref = "7@2027-01-01"};
    struct grid *grids = ARENA_ARRAY(arena, 2, struct grid);
    grids[0] = (struct grid){.kpi = &kpis[0], .cells = &cells[0], .cell_count = 1};
    grids[1] = (struct grid){.kpi = &kpis[1], .cells = &cells[1], .cell_count = 1};
    struct finding *findings = ARENA_ARRAY(arena, 2, struct finding);
    findings[0] = (struct finding){
        .key = "pwn-quarter:2027-01-01", .raised_on = on("2027-04-19"), .duty = DUTY_MUST};
    findings[1] = (struct finding){.key = "cf",
                                   .raised_on = on("2027-05-02"),
                                   .duty = DUTY_CONSIDER,
                                   .status = FINDING_WAIVED};
    story->outcome = (struct outcome){.as_at = on("2027-05-24"),
                                      .grids = grids,
                                      .grid_count = 2,
                                      .findings = findings,
                                      .finding_count = 2};
    story->timeline = timeline_lay_out(&framework, &story->facts, &story->outcome, NULL, 0, arena);
    *state = story;
    return 0;
}

static int story_teardown(void **state)
{
    struct story *story = *state;
    arena_free(story->arena);
    free(story);
    return 0;
}

// A lane as a row of text.
static void row_of(const struct timeline *timeline, const struct timeline_window *window,
                   size_t lane, char *row)
{
    struct timeline_cell cells[200];
    assert_true(window->columns < 200);
    timeline_cells(timeline, window, lane, SIZE_MAX, cells);
    int end = 0;
    for (int i = 0; i < window->columns; i++) {
        row[i] = cells[i].what == CELL_EMPTY ? ' '
                 : cells[i].what == CELL_BAR ? '-'
                                             : cells[i].letter;
        end = row[i] == ' ' ? end : i + 1;
    }
    row[end] = 0;
}

static void lanes_are_drawn(void **state)
{
    struct story *story = *state;
    // two days to a column
    struct timeline_window window = {.from = on("2027-01-01"), .days = 180, .columns = 90};
    static const struct {
        const char *label, *row;
    } rows[] = {
        {"Notices", "                    PWN-1"},
        {"Plans", "               RAP-1-------------------------- +                "
                  "RAP-3---------------------"},
        {"", "                             RAP-2---------------------------"},
        {"Findings", "                                                      !     o"},
        {"Decisions", "                              E"},
        {"Visits",
         "                                       V                                          v"},
        {"1 Outcomes", "--------------------------------------------R"},
        {"7 EMS", "--------------------------------------------G"},
    };
    assert_int_equal(story->timeline->lane_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char row[200];
        row_of(story->timeline, &window, i, row);
        assert_string_equal(story->timeline->lanes[i].label, rows[i].label);
        assert_string_equal(row, rows[i].row);
    }
}

static void what_is_not_in_the_window_is_not_drawn(void **state)
{
    struct story *story = *state;
    char row[200];
    struct timeline_window window = {.from = on("2027-03-01"), .days = 60, .columns = 30};
    row_of(story->timeline, &window, 1, row);
    assert_string_equal(row, "---------------- +"); // the bar comes in from before
    window.from = on("2020-01-01");
    for (size_t i = 0; i < story->timeline->lane_count; i++) {
        row_of(story->timeline, &window, i, row);
        assert_string_equal(row, "");
    }
}

static void marks_that_fall_together_are_counted(void **state)
{
    struct story *story = *state;
    struct timeline_cell cells[10];
    struct timeline_window window = {.from = on("2027-01-01"), .days = 1000, .columns = 10};
    size_t first = timeline_find(story->timeline, "pwn-quarter:2027-01-01"),
           second = timeline_find(story->timeline, "cf");
    timeline_cells(story->timeline, &window, 3, SIZE_MAX, cells);
    assert_int_equal(cells[1].more, 1);
    assert_int_equal(cells[1].event, first);
    timeline_cells(story->timeline, &window, 3, second, cells);
    assert_int_equal(cells[1].event, second); // the chosen one is seen
    assert_int_equal(cells[1].letter, 'o');
}

static const char *walk(const struct timeline *timeline, size_t from, bool forward,
                        struct text *out)
{
    for (size_t at = from, next;; at = next) {
        text_printf(out, "%s%s", out->length ? " " : "", timeline->events[at].ref);
        next = timeline_step(timeline, at, forward);
        if (next == at)
            return text_get(out);
    }
}

static void stepping_passes_over_green_results(void **state)
{
    struct story *story = *state;
    struct text out = {0};
    assert_string_equal(
        walk(story->timeline, 0, true, &out),
        "RAP-1 PWN-1 RAP-2 NE-1 V-1 1@2027-01-01 RAP-1 pwn-quarter:2027-01-01 cf RAP-3 V-2");
    text_clear(&out);
    assert_string_equal(walk(story->timeline, timeline_find(story->timeline, "RAP-2"), false, &out),
                        "RAP-2 PWN-1 RAP-1");
    text_release(&out);
    size_t green = timeline_find(story->timeline, "7@2027-01-01");
    assert_string_equal(story->timeline->events[timeline_step(story->timeline, green, true)].ref,
                        "RAP-1");
}

static void lanes_are_changed_to_the_nearest_event(void **state)
{
    struct story *story = *state;
    const struct timeline *timeline = story->timeline;
    size_t at = timeline_find(timeline, "V-1");
    at = timeline_change_lane(timeline, at, true);
    assert_string_equal(timeline->events[at].ref, "1@2027-01-01");
    at = timeline_change_lane(timeline, at, true);
    assert_string_equal(timeline->events[at].ref, "7@2027-01-01");
    assert_int_equal(timeline_change_lane(timeline, at, true), at); // the last
    at = timeline_find(timeline, "PWN-1");
    assert_int_equal(timeline_change_lane(timeline, at, false), at); // the first
}

static void events_are_found_by_day(void **state)
{
    struct story *story = *state;
    const struct timeline *timeline = story->timeline;
    assert_string_equal(timeline->events[timeline_latest(timeline, on("2027-05-24"))].ref, "RAP-3");
    assert_string_equal(timeline->events[timeline_nearest(timeline, on("2027-06-10"))].ref, "V-2");
    assert_string_equal(timeline->events[timeline_latest(timeline, on("1990-01-01"))].ref, "RAP-1");
    assert_int_equal(timeline_find(timeline, "none"), SIZE_MAX);
    assert_int_equal(timeline_find(timeline, "PWN-9"), SIZE_MAX); // not yet
}

static void windows_follow_the_cursor(void **state)
{
    struct story *story = *state;
    struct timeline_window year =
        timeline_look(story->timeline, ZOOM_YEAR, 60, on("2027-05-24"), NULL);
    assert_int_equal(timeline_column(&year, on("2027-05-24")), 39); // two thirds along
    struct timeline_window same =
        timeline_look(story->timeline, ZOOM_YEAR, 60, on("2027-01-10"), &year);
    assert_int_equal(same.from, year.from); // still in sight
    struct timeline_window moved =
        timeline_look(story->timeline, ZOOM_YEAR, 60, on("2020-01-10"), &year);
    assert_true(moved.from < on("2020-01-10") && moved.from + moved.days > on("2020-01-10"));
    struct timeline_window close =
        timeline_look(story->timeline, ZOOM_QUARTER, 60, on("2027-05-24"), &year);
    assert_in_range(timeline_column(&close, on("2027-05-24")), 38, 40); // zooming keeps its place
    struct timeline_window all =
        timeline_look(story->timeline, ZOOM_ALL, 60, on("2027-05-24"), &year);
    assert_true(timeline_column(&all, story->timeline->first) >= 0 &&
                timeline_column(&all, story->timeline->last) < 60);
    assert_int_equal(timeline_column(&all, on("1990-01-01")), -1);
    assert_int_equal(timeline_column(&all, on("2090-01-01")), 60);
}

static const char *ticks(struct story *story, const char *from, int days, int columns, bool coarse,
                         struct text *out)
{
    struct timeline_window window = {.from = on(from), .days = days, .columns = columns};
    size_t count;
    struct timeline_tick *list = timeline_ticks(&window, coarse, story->arena, &count);
    text_clear(out);
    for (size_t i = 0; i < count; i++) {
        while ((int)out->length < list[i].column)
            text_add_char(out, ' ');
        text_add(out, list[i].label);
    }
    assert_true((int)out->length <= columns);
    return text_get(out);
}

static void ticks_fit(void **state)
{
    struct story *story = *state;
    struct text out = {0};
    assert_string_equal(ticks(story, "2027-01-01", 365, 60, false, &out),
                        "Jan  Feb Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec");
    assert_string_equal(ticks(story, "2027-01-01", 365, 60, true, &out), "2027");
    assert_string_equal(ticks(story, "2027-01-01", 35, 70, true, &out),
                        "Jan 2027                                                      Feb 2027");
    assert_string_equal(ticks(story, "2027-01-01", 35, 70, false, &out),
                        "      4             11            18            25            1");
    assert_string_equal(ticks(story, "2020-06-01", 3650, 40, false, &out),
                        "  2021    2023    2025    2027    2029");
    text_release(&out);
}

static void what_is_told_of_the_provider_has_a_lane(void **state)
{
    struct story *story = *state;
    struct contract_facts none = {.contract = "C"};
    struct outcome outcome = {.as_at = on("2027-05-24")};
    const struct timeline_told told[] = {
        {.on = on("2027-05-20"), .ref = "N-1", .words = "Rota is full", .note = true},
        {.on = on("2027-03-01"), .ref = "C-1", .words = "Name changed"},
    };
    const struct timeline *timeline =
        timeline_lay_out(&framework, &none, &outcome, told, 2, story->arena);
    assert_int_equal(timeline->count, 2);
    assert_string_equal(timeline->lanes[0].label, "Provider");
    assert_int_equal(timeline->events[0].mark, 'C');
    assert_int_equal(timeline->events[1].mark, 'n');
    assert_ptr_equal(timeline->events[1].told, &told[0]);
}

static void an_empty_story_has_a_timeline(void **state)
{
    struct story *story = *state;
    struct contract_facts none = {.contract = "C"};
    struct outcome outcome = {.as_at = on("2027-05-24")};
    const struct timeline *timeline =
        timeline_lay_out(&framework, &none, &outcome, NULL, 0, story->arena);
    assert_int_equal(timeline->count, 0);
    assert_int_equal(timeline_latest(timeline, outcome.as_at), SIZE_MAX);
    struct timeline_window window = timeline_look(timeline, ZOOM_ALL, 60, outcome.as_at, NULL);
    assert_true(window.days >= 100);
}

#define STORY(test) cmocka_unit_test_setup_teardown(test, story_setup, story_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(lanes_are_drawn),
        STORY(what_is_not_in_the_window_is_not_drawn),
        STORY(marks_that_fall_together_are_counted),
        STORY(stepping_passes_over_green_results),
        STORY(lanes_are_changed_to_the_nearest_event),
        STORY(events_are_found_by_day),
        STORY(windows_follow_the_cursor),
        STORY(ticks_fit),
        STORY(what_is_told_of_the_provider_has_a_lane),
        STORY(an_empty_story_has_a_timeline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
