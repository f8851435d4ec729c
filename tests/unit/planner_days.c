// SPDX-License-Identifier: MIT
// What is said of the day of a visit or meeting before it is booked, which providers have waited longest, and the load of the weeks.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/cover.h"
#include "model/ground/text.h"
#include "model/planner.h"
#include "model/records_store.h"

static const char contracts[] =
    "ref,title,provider_ref,provider,framework,starts,zone,officer\n"
    "HC-1,Zone 3,P-1,Acorn Care,bristol-homecare,2026-04-01,Zone 3,jsmith\n"
    "HC-2,Zone 3,P-2,Birch Care,bristol-homecare,2026-04-01,Zone 3,jsmith\n"
    "HC-3,Zone 1,P-3,Cedar Care,bristol-homecare,2025-04-01,Zone 1,mjones\n"
    "LA-1,Elm Court,P-4,Dogwood Care,lancashire-supported-housing,2026-06-15,,mjones\n";

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static void step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                 const char *date, const char *state, const char *type)
{
    const struct field fields[] = {{"type", type}, {"attended", "provider-representative"}};
    size_t count = strcmp(kind, "meeting") == 0 && strcmp(state, "held") == 0 ? 2 : 1;
    must(desk->f, record_step(&desk->office, id_of(desk, contract), kind, ref, on(date), state,
                              fields, count, desk->f->arena, NULL, &desk->f->st));
}

static struct evaluation now_of(struct desk *desk, const char *contract)
{
    struct evaluation now;
    must(desk->f, evaluation_at(&desk->office, id_of(desk, contract), desk->office.today,
                                MOMENT_ALL, desk->f->arena, &now, &desk->f->st));
    return now;
}

static void a_day_is_told_before_it_is_taken(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *contract, *record, *type, *on, *called_on; // today is Monday 24 May 2027
        const char *words, *refused;                           // a part of each; NULL: nothing
    } rows[] = {
        {"HC-1", "visit", "qa-visit", "2027-06-08", NULL, NULL, NULL},
        {"HC-1", "visit", "qa-visit", "2027-05-31", NULL,
         "Mon 31 May 2027 is a bank holiday in England and Wales: Spring bank holiday.", NULL},
        {"HC-1", "visit", "qa-visit", "2027-06-05", NULL, "Sat 5 June 2027 is at a weekend.", NULL},
        {"HC-1", "visit", "qa-visit", "2027-05-23", NULL, NULL, "Sun 23 May 2027 is past"},
        {"HC-1", "visit", "qa-visit", "2090-05-23", NULL, "is not known", NULL},
        {"HC-1", "meeting", "emergency-meeting", "2027-05-26", NULL, NULL,
         "needs 2 working days' notice (4.2): called on Mon 24 May 2027, it can be held from Thu "
         "27 May 2027 on."},
        {"HC-1", "meeting", "emergency-meeting", "2027-05-27", NULL, NULL, NULL},
        {"HC-1", "meeting", "emergency-meeting", "2027-05-26", "2027-05-21", NULL, NULL},
        // clear working days leave the bank holiday and the weekend out
        {"HC-1", "meeting", "emergency-meeting", "2027-06-01", "2027-05-27", NULL,
         "from Wed 2 June 2027 on"},
        {"HC-1", "meeting", "contract-meeting", "2027-05-26", NULL,
         "It is due on Wed 1 July 2026 (4.2): this is 329 days after, outside its tolerance.",
         NULL},
        {"LA-1", "meeting", "annual-review", "2027-06-10", NULL,
         "5 days before, within its tolerance", NULL},
        {"LA-1", "meeting", "annual-review", "2027-06-15", NULL, "It is due on that day", NULL},
        {"HC-1", "visit", "qa-visit", "2027-06-09", NULL,
         "On that day, too: Birch Care, QA visit, jsmith.", NULL},
        {"HC-3", "visit", "qa-visit", "2027-06-09", NULL, NULL, NULL}, // another officer's day
    };
    takes(desk, "contracts", contracts, 8, 0, 0);
    step(desk, "HC-2", "visit", "V-1", "2027-06-09", "planned", "qa-visit");
    for (int n = 1; n <= 3; n++) // so that the next review is that of June
        step(desk, "LA-1", "meeting", arena_printf(desk->f->arena, "M-%d", n),
             n == 1   ? "2026-09-15"
             : n == 2 ? "2026-12-15"
                      : "2027-03-15",
             "held", "quarterly-review");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct evaluation now = now_of(desk, rows[i].contract);
        struct text words = {0}, refused = {0};
        const struct planner_booking booking = {
            .record = rows[i].record,
            .type = rows[i].type,
            .on = on(rows[i].on),
            .called_on = rows[i].called_on != NULL ? on(rows[i].called_on) : DAY_NONE,
        };
        bool good = planner_tell_day(&desk->office, &now, &booking, &words, &refused);
        assert_int_equal(good, rows[i].refused == NULL);
        if (rows[i].words != NULL ? strstr(text_get(&words), rows[i].words) == NULL
                                  : good && words.length > 0)
            fail_msg("row %zu says \"%s\"", i, text_get(&words));
        if (rows[i].refused != NULL && strstr(text_get(&refused), rows[i].refused) == NULL)
            fail_msg("row %zu refuses \"%s\"", i, text_get(&refused));
        text_release(&words);
        text_release(&refused);
    }
}

// During leave somebody else books it and may go there: that day is told of both.
static void the_day_of_whoever_books_it_is_told_too(void **state)
{
    struct desk *desk = *state;
    struct text words = {0}, refused = {0};
    takes(desk, "contracts", contracts, 8, 0, 0);
    step(desk, "HC-2", "visit", "V-1", "2027-06-09", "planned", "qa-visit");
    step(desk, "LA-1", "visit", "V-1", "2027-06-09", "planned", "site-visit");
    desk->office.actor.login = "jsmith";
    struct evaluation now = now_of(desk, "HC-3");
    const struct planner_booking booking = {
        .record = "visit", .type = "qa-visit", .on = on("2027-06-09"), .called_on = DAY_NONE};
    assert_true(planner_tell_day(&desk->office, &now, &booking, &words, &refused));
    assert_string_equal(text_get(&words),
                        "On that day, too: Dogwood Care, Annual site visit, mjones.\n"
                        "On that day, too: Birch Care, QA visit, with you (jsmith).");
    text_release(&words);
    text_release(&refused);
}

// By letters, number, and what stands behind: a way from one to the next.
static void districts_stand_as_one_drives(void **state)
{
    (void)state;
    struct planner_row list[] = {
        {.area = "Zone 10", .postcode = "ZZ6 1AA", .score = 2, .provider_name = "F"},
        {.area = "Zone 9", .postcode = "ZZ19 1AA", .score = 2, .provider_name = "D"},
        {.area = "Zone 9", .postcode = "ZZ6 2AA", .provider_name = "B"},
        {.area = "Zone 9", .postcode = "ZZ13 1AA", .provider_name = "C"},
        {.area = "Zone 9", .postcode = "ZZ6 1AA", .provider_name = "A"},
        {.area = "Zone 9", .postcode = "", .provider_name = "0"},
    };
    struct planner_rows rows = {list, sizeof list / sizeof *list};
    char names[8] = "";
    planner_by_area(&rows);
    for (size_t i = 0; i < rows.count; i++)
        names[i] = *rows.list[i].provider_name;
    assert_string_equal(names, "0ABCDF");
}

static void a_working_day_is_proposed(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *due, *proposed, *why;
    } rows[] = {
        {"2027-06-09", "2027-06-09", "it is due on Wed 9 June 2027"},
        {"2027-06-06", "2027-06-04", "and this is the last working day before"}, // a Sunday
        {"2027-05-31", "2027-05-28", "and this is the last working day before"}, // a bank holiday
        {"2027-05-24", "2027-05-25", "it was due on Mon 24 May 2027, and this is the next"},
        {"2026-01-01", "2027-05-25", "it was due on Thu 1 January 2026"}, // what is late: tomorrow
        // none is due: a week on is a bank holiday, and on the day after it jsmith has something else
        {NULL, "2027-06-02", "a week or more ahead on which jsmith has nothing planned"},
    };
    takes(desk, "contracts", contracts, 8, 0, 0);
    step(desk, "HC-2", "visit", "V-1", "2027-06-01", "planned", "qa-visit");
    struct evaluation now = now_of(desk, "HC-1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text why = {0};
        day due = rows[i].due != NULL ? on(rows[i].due) : DAY_NONE;
        assert_int_equal(planner_propose(&desk->office, &now, due, &why), on(rows[i].proposed));
        if (strstr(text_get(&why), rows[i].why) == NULL)
            fail_msg("row %zu says \"%s\"", i, text_get(&why));
        text_release(&why);
    }
}

// A provider without colours is not a light matter: the gravest rating of his framework counts as RED does (A-112: for planning alone).
static void the_gravest_standing_weighs_as_much_as_red(void **state)
{
    (void)state;
    static const struct {
        int rag, gravity, weight;
    } rows[] = {{COLOUR_NONE, 3, 3}, {COLOUR_NONE, 2, 2}, {COLOUR_AMBER, 1, 2},
                {COLOUR_RED, 1, 3},  {COLOUR_NONE, 0, 1}, {COLOUR_AMBER, 3, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(planner_weight(rows[i].rag, rows[i].gravity), rows[i].weight);
}

static const char *told(struct desk *desk, const struct planner_rows *rows)
{
    struct text words = {0};
    for (size_t i = 0; i < rows->count; i++)
        text_printf(&words, "%s %s %d %d\n", rows->list[i].contract_ref, rows->list[i].area,
                    rows->list[i].months, rows->list[i].score);
    const char *kept = arena_strdup(desk->f->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// What the planner has of a query, worked out to the end.
static struct planner_rows asked(struct desk *desk, struct planner *planner,
                                 const struct planner_query *query)
{
    struct planner_rows rows;
    must(desk->f, planner_ask(planner, query, &desk->f->st));
    while (planner_left(planner) > 0)
        must(desk->f, planner_work(planner, 1, &desk->f->st));
    planner_list(planner, desk->f->arena, &rows);
    return rows;
}

static void who_has_waited_longest_comes_first(void **state)
{
    struct desk *desk = *state;
    struct planner *planner = planner_new(&desk->office);
    takes(desk, "contracts", contracts, 8, 0, 0);
    takes(desk, "history",
          "contract,kind,ref,date,kpi,period,colour\n"
          "HC-2,result,R-1,2027-04-12,7,2027-01-01,red\n",
          1, 0, 0);
    step(desk, "HC-1", "visit", "V-1", "2027-02-24", "held", "qa-visit");
    step(desk, "HC-3", "visit", "V-1", "2025-05-25", "held", "qa-visit");
    step(desk, "HC-3", "visit", "V-2", "2027-06-09", "planned", "qa-visit");
    struct planner_rows rows = asked(desk, planner, &(struct planner_query){0});
    assert_string_equal(told(desk, &rows), "HC-2 Zone 3 13 39\n" // never visited since April, RED
                                           "HC-3 Zone 1 23 23\n" // 23 whole months
                                           "LA-1  11 11\n"
                                           "HC-1 Zone 3 3 3\n"); // to the day
    assert_int_equal(rows.list[1].planned, on("2027-06-09"));
    assert_string_equal(rows.list[1].planned_ref, "V-2");
    assert_int_equal(rows.list[2].due, on("2027-06-15")); // the annual site visit
    assert_string_equal(rows.list[2].due_type, "site-visit");
    planner_by_area(&rows);
    assert_string_equal(told(desk, &rows), "HC-2 Zone 3 13 39\n"
                                           "HC-1 Zone 3 3 3\n"
                                           "HC-3 Zone 1 23 23\n"
                                           "LA-1  11 11\n");
    planner_free(planner);
}

// By officer with whom he covers, by provider, by kind; what is worked out once is not worked out again.
static void it_is_narrowed(void **state)
{
    struct desk *desk = *state;
    struct planner *planner = planner_new(&desk->office);
    const struct planner_query mjones = {.officer = "mjones"};
    takes(desk, "contracts", contracts, 8, 0, 0);
    step(desk, "HC-3", "visit", "V-1", "2025-05-25", "held", "qa-visit");
    struct planner_rows rows = asked(desk, planner, &mjones);
    assert_string_equal(told(desk, &rows), "HC-3 Zone 1 23 23\nLA-1  11 11\n");
    must(desk->f, planner_ask(planner, &(struct planner_query){0}, &desk->f->st));
    assert_int_equal(planner_size(planner), 4);
    assert_int_equal(planner_left(planner), 2);
    const struct cover leave = {
        .officer = "jsmith", .by = "mjones", .from = on("2027-05-24"), .to = on("2027-05-28")};
    enum upsert what;
    assert_int_equal(cover_make(&desk->office, &leave, NULL, NULL, &what, &desk->f->st),
                     ENTRY_OPEN);
    rows = asked(desk, planner, &mjones);
    assert_int_equal(rows.count, 4);
    int64_t cedar = now_of(desk, "HC-3").contract.provider;
    rows = asked(desk, planner, &(struct planner_query){.provider = cedar});
    assert_string_equal(told(desk, &rows), "HC-3 Zone 1 23 23\n");
    rows = asked(desk, planner, &(struct planner_query){.kinds = 1U << DUE_VISIT});
    assert_string_equal(told(desk, &rows), "LA-1  11 11\n"); // of the others none is asked for
    planner_free(planner);
}

// Whatever is recorded is in the next list, and only what it touches is worked out again.
static void it_follows_what_is_recorded(void **state)
{
    struct desk *desk = *state;
    struct planner *planner = planner_new(&desk->office);
    const struct planner_query all = {0};
    takes(desk, "contracts", contracts, 8, 0, 0);
    asked(desk, planner, &all);
    step(desk, "HC-1", "visit", "V-1", "2027-02-24", "held", "qa-visit");
    must(desk->f, planner_ask(planner, &all, &desk->f->st));
    assert_int_equal(planner_left(planner), 1);
    struct planner_rows rows = asked(desk, planner, &all);
    assert_string_equal(told(desk, &rows), "HC-3 Zone 1 25 25\n"
                                           "HC-2 Zone 3 13 13\n"
                                           "LA-1  11 11\n"
                                           "HC-1 Zone 3 3 3\n");
    desk->office.as_at = on("2027-02-23"); // another day: nothing that was worked out holds
    must(desk->f, planner_ask(planner, &all, &desk->f->st));
    assert_int_equal(planner_left(planner), 4);
    rows = asked(desk, planner, &all);
    assert_string_equal(rows.list[1].contract_ref, "HC-1");
    assert_int_equal(rows.list[1].last_visit, DAY_NONE);
    planner_free(planner);
}

static void the_weeks_are_counted_by_officer(void **state)
{
    struct desk *desk = *state;
    struct planner *planner = planner_new(&desk->office);
    struct planner_loads loads;
    takes(desk, "contracts", contracts, 8, 0, 0);
    step(desk, "HC-1", "meeting", "M-1", "2027-05-24", "planned", "contract-meeting");
    step(desk, "HC-2", "visit", "V-1", "2027-05-30", "planned", "qa-visit"); // a Sunday
    step(desk, "HC-3", "visit", "V-1", "2027-06-09", "planned", "qa-visit");
    asked(desk, planner, &(struct planner_query){0});
    planner_week_loads(planner, desk->f->arena, &loads);
    assert_int_equal(loads.count, 2);
    assert_int_equal(loads.weeks[0], on("2027-05-24"));
    assert_int_equal(loads.week_count, 6); // to the end of June
    assert_int_equal(loads.working[0], 5);
    assert_int_equal(loads.working[1], 4); // the Spring bank holiday
    assert_int_equal(loads.working_most[1], 4);
    assert_string_equal(loads.list[0].officer, "jsmith");
    assert_int_equal(loads.list[0].planned[0], 2);
    assert_string_equal(loads.list[1].officer, "mjones");
    assert_int_equal(loads.list[1].planned[0], 0);
    assert_int_equal(loads.list[1].planned[2], 1);
    assert_true(loads.list[1].due[0] > 0); // meetings that are late are to be held this week
    asked(desk, planner, &(struct planner_query){.kinds = 1U << DUE_VISIT});
    planner_week_loads(planner, desk->f->arena, &loads);
    assert_int_equal(loads.list[0].planned[0], 1); // the meeting counts no more
    planner_free(planner);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gravest_standing_weighs_as_much_as_red),
        cmocka_unit_test_setup_teardown(a_day_is_told_before_it_is_taken, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(the_day_of_whoever_books_it_is_told_too, import_setup,
                                        import_teardown),
        cmocka_unit_test(districts_stand_as_one_drives),
        cmocka_unit_test_setup_teardown(a_working_day_is_proposed, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(who_has_waited_longest_comes_first, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(it_is_narrowed, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(it_follows_what_is_recorded, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(the_weeks_are_counted_by_officer, import_setup,
                                        import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
