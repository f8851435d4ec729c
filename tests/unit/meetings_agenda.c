// SPDX-License-Identifier: MIT
// The agenda of a meeting under each framework, who is expected, and when the next one is.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/ground/text.h"
#include "model/meetings.h"
#include "model/records_store.h"

static const char contracts[] =
    "ref,title,provider_ref,provider,framework,starts\n"
    "OC-1,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01\n"
    "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01\n"
    "LA-1,Elm Court,P-3,Cedar Care,lancashire-supported-housing,2026-05-15\n"
    "HC-1,Zone 3,P-4,Dogwood Care,bristol-homecare,2026-04-01\n"
    "CH-1,Fostering,P-5,Elder Care,childrens-services,2026-04-01\n"
    "LA-2,Fir Court,P-3,Cedar Care,lancashire-supported-housing,2024-02-29\n"
    "LA-3,Gum Court,P-3,Cedar Care,lancashire-supported-housing,2025-11-30\n";

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static struct evaluation told(struct desk *desk, const char *contract, const char *as_at)
{
    struct evaluation evaluation;
    must(desk->f, evaluation_at(&desk->office, id_of(desk, contract), on(as_at), MOMENT_ALL,
                                desk->f->arena, &evaluation, &desk->f->st));
    return evaluation;
}

static void step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                 const char *date, const char *state, const struct field *fields, size_t count)
{
    must(desk->f, record_step(&desk->office, id_of(desk, contract), kind, ref, on(date), state,
                              fields, count, desk->f->arena, NULL, &desk->f->st));
}

static struct meeting_table table(struct desk *desk, const struct evaluation *evaluation,
                                  const char *ref, const char *type)
{
    struct meeting_table table;
    must(desk->f, meeting_table_of(evaluation, ref, type, desk->f->arena, &table, &desk->f->st));
    return table;
}

// The agenda on one line: part letter, number or id, beneath as >, figures as *.
static const char *agenda_words(struct desk *desk, const struct meeting_table *table)
{
    struct text words = {0};
    for (size_t i = 0; i < table->item_count; i++) {
        const struct agenda_item *item = &table->items[i];
        text_printf(&words, "%s%c%s%s%s", i > 0 ? " " : "", "EAXD"[item->part],
                    item -> beneath ? ">" : ":", item->id, item->figures ? "*" : "");
    }
    const char *kept = arena_strdup(desk->f->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void each_framework_has_its_agenda(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *contract, *type, *agenda, *roles;
    } rows[] = {
        {"OC-1", "management-meeting", "A:discussion*", "The Council-, Acorn Care-"},
        {"OC-1", "review-meeting", "A:discussion*", "The Council-, Acorn Care-"},
        {"BR-1", "", "A:discussion*", "The Council-, Birch Care-"},
        {"LA-1", "quarterly-review",
         "A:1 A:2 A:3* A:4 A>4a A>4b A>4c A>4d A>4e A>4f A>4g A:5 A:6 A:7 A:8 A:9 A:10 A:11",
         "Contract Monitoring and Assurance Officer!, Provider!"},
        {"LA-1", "annual-review",
         "A:1 A:2 A:3* A:year* A:4 A>4a A>4b A>4c A>4d A>4e A>4f A>4g A:5 A:6 A:7 A:8 A:9 A:10 "
         "A:11",
         "Contract Monitoring and Assurance Officer!, Provider!"},
        {"HC-1", "contract-meeting",
         "A:default-notices A:warning-notices A:failures* A:kpis* A:qa A:provider-issues",
         "Commissioner!, Main Provider!"},
        {"HC-1", "performance-meeting", "A:performance* A:stakeholders", "Main Provider!"},
        {"HC-1", "emergency-meeting", "A:discussion*", "The Council-, Dogwood Care-"},
        {"CH-1", "biannual-review",
         "A:logs A:returns A:reports A:operational A:specification* A:questions A:risk A:comment",
         "Social work/education manager or team leader!^, Elder Care-"},
        {"CH-1", "annual-review",
         "A:logs A:returns A:reports A:operational A:specification* A:questions A:risk A:comment",
         "Commissioning and Contracts Manager!, Social work/education manager or team leader!^, "
         "Elder Care-"},
    };
    takes(desk, "contracts", contracts, 12, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct evaluation evaluation = told(desk, rows[i].contract, "2026-06-01");
        struct meeting_table sat = table(desk, &evaluation, "", rows[i].type);
        struct text roles = {0};
        for (size_t j = 0; j < sat.role_count; j++)
            text_printf(&roles, "%s%s%s%s", j > 0 ? ", " : "", sat.roles[j].word,
                        sat.roles[j].required ? "!" : "-", sat.roles[j].chairs ? "^" : "");
        assert_string_equal(text_get(&roles), rows[i].roles);
        text_release(&roles);
        // what is due of returns and plans is another test's matter
        const char *words = agenda_words(desk, &sat), *due = strstr(words, " D:");
        assert_string_equal(
            arena_strndup(desk->f->arena, words, due ? (size_t)(due - words) : strlen(words)),
            rows[i].agenda);
    }
}

static void what_waits_stands_where_it_belongs(void **state)
{
    struct desk *desk = *state;
    static const struct field
        action[] = {{"what", "Recruit two carers"},
                    {"owner", "Jane Doe"},
                    {"due_by", "2026-05-20"}},
        concern[] = {{"category", "staff"}, {"what", "Late rotas"}, {"handling", "review"}},
        added[] = {{"what", "Winter staffing"}, {"added_by", "provider"}},
        beneath[] = {{"what", "Agency invoices"}, {"added_by", "council"}, {"item", "10"}},
        held[] = {{"type", "quarterly-review"}, {"attended", "provider-representative"}},
        over[] = {{"meeting", "M-1"},
                  {"item", "8"},
                  {"title", "Safeguarding"},
                  {"text", "Policy not seen yet."},
                  {"held_over", "yes"}},
        own[] = {{"meeting", "M-1"}, {"title", "New premises"}, {"held_over", "yes"}};
    takes(desk, "contracts", contracts, 12, 0, 0);
    step(desk, "LA-1", "meeting", "M-1", "2026-05-18", "held", held, 2);
    step(desk, "LA-1", "minute", "M-1.1", "2026-05-18", "entered", over, 5);
    step(desk, "LA-1", "minute", "M-1.2", "2026-05-18", "entered", own, 3);
    step(desk, "LA-1", "action", "A-1", "2026-05-18", "open", action, 3);
    step(desk, "LA-1", "concern", "C-1", "2026-05-19", "logged", concern, 3);
    step(desk, "LA-1", "agenda-item", "I-1", "2026-05-19", "added", added, 2);
    step(desk, "LA-1", "agenda-item", "I-2", "2026-05-19", "added", beneath, 3);
    struct evaluation evaluation = told(desk, "LA-1", "2026-06-01");
    struct meeting_table sat = table(desk, &evaluation, "", "quarterly-review");
    const char *words = agenda_words(desk, &sat);
    assert_non_null(strstr(words, "A:2 A>minute/M-1.2 A>action/A-1 A>concern/C-1 A:3*"));
    assert_non_null(strstr(words, "A:10 A>agenda-item/I-2 A:11 X:agenda-item/I-1"));
    for (size_t i = 0; i < sat.item_count; i++) {
        const struct agenda_item *item = &sat.items[i];
        if (strcmp(item->id, "8") == 0) {
            assert_string_equal(item->last, "Policy not seen yet.");
            assert_string_equal(item->last_ref, "M-1");
            assert_true(item->last_held_over);
        }
        if (strcmp(item->id, "action/A-1") == 0)
            assert_string_equal(item->more, "Jane Doe, by 20 May 2026, overdue");
    }
    assert_string_equal(sat.before->ref, "M-1");
    // of a meeting without a list they stand before it
    static const struct field birmingham[] = {{"what", "Send the rota"}, {"owner", "A. Officer"}};
    step(desk, "OC-1", "action", "A-1", "2026-05-18", "open", birmingham, 2);
    evaluation = told(desk, "OC-1", "2026-06-01");
    sat = table(desk, &evaluation, "", "management-meeting");
    assert_string_equal(agenda_words(desk, &sat), "E:action/A-1 A:discussion*");
}

static void the_next_one_does_not_drift(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *contract, *type, *held, *due, *on, *next;
    } rows[] = {
        // counted from the start, early and late within 14 days
        {"LA-1", "quarterly-review", "2026-08-15", "2026-11-15", "2026-11-13", "quarterly-review"},
        {"LA-1", "quarterly-review", "2026-08-03", "2026-11-15", "2026-11-13", "quarterly-review"},
        {"LA-1", "quarterly-review", "2026-08-27", "2026-11-15", "2026-11-13", "quarterly-review"},
        {"LA-1", "quarterly-review", "2026-07-31", "2026-08-15", "2026-08-14", "quarterly-review"},
        // the annual review is the fourth quarterly one, too
        {"LA-1", "quarterly-review", "2027-02-15", "2027-05-15", "2027-05-14", "annual-review"},
        {"LA-1", "annual-review", "2027-05-15", "2027-08-15", "2027-08-13", "quarterly-review"},
        // from 29 February and from a month's end
        {"LA-2", "quarterly-review", "2026-11-29", "2027-02-28", "2027-02-26", "annual-review"},
        {"LA-2", "quarterly-review", "2027-11-29", "2028-02-29", "2028-02-29", "annual-review"},
        {"LA-3", "annual-review", "2026-11-30", "2027-02-28", "2027-02-26", "quarterly-review"},
        // an annual review that is overdue is made up for
        {"LA-3", "quarterly-review", "2027-03-01", "2027-05-30", "2027-05-28", "annual-review"},
        // from the last one held; Good Friday, Easter Monday and Christmas are no working days
        {"HC-1", "contract-meeting", "2026-05-24", "2026-08-24", "2026-08-24", "contract-meeting"},
        {"HC-1", "contract-meeting", "2026-11-30", "2027-02-28", "2027-02-26", "contract-meeting"},
        {"HC-1", "contract-meeting", "2026-12-29", "2027-03-29", "2027-03-25", "contract-meeting"},
        {"HC-1", "contract-meeting", "2026-09-25", "2026-12-25", "2026-12-24", "contract-meeting"},
        {"HC-1", "partnership-group", "2026-12-31", "2027-02-28", "2027-02-26",
         "partnership-group"},
        {"CH-1", "biannual-review", "2026-10-01", "2027-04-01", "2027-04-01", "annual-review"},
    };
    takes(desk, "contracts", contracts, 12, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct evaluation evaluation = told(desk, rows[i].contract, rows[i].held);
        struct meeting_table sat = table(desk, &evaluation, "", rows[i].type);
        struct meeting_next next;
        char due[DAY_ISO_SIZE], first[DAY_ISO_SIZE];
        meeting_next(&desk->office, &sat, on(rows[i].held), desk->f->arena, &next);
        assert_non_null(next.type);
        assert_string_equal(day_iso(next.due, due), rows[i].due);
        assert_string_equal(day_iso(next.on, first), rows[i].on);
        assert_string_equal(next.type, rows[i].next);
    }
    // no cadence, nothing proposed; one that is planned stands
    struct meeting_next next;
    struct evaluation evaluation = told(desk, "HC-1", "2026-06-01");
    struct meeting_table sat = table(desk, &evaluation, "", "emergency-meeting");
    meeting_next(&desk->office, &sat, on("2026-06-01"), desk->f->arena, &next);
    assert_null(next.type);
    static const struct field planned[] = {{"type", "contract-meeting"}};
    step(desk, "HC-1", "meeting", "M-7", "2026-07-02", "planned", planned, 1);
    evaluation = told(desk, "HC-1", "2026-06-01");
    sat = table(desk, &evaluation, "", "contract-meeting");
    meeting_next(&desk->office, &sat, on("2026-06-01"), desk->f->arena, &next);
    assert_string_equal(next.planned, "M-7");
}

// The annual review that is planned does for the quarterly one of that time, and not for those before it.
static void a_planned_annual_review_does_for_the_quarterly_one(void **state)
{
    struct desk *desk = *state;
    static const struct field annual[] = {{"type", "annual-review"}};
    static const struct {
        const char *as_at;
        bool quarterly;
    } rows[] = {{"2027-02-10", true}, {"2027-03-20", false}};
    static const struct field quarterly[] = {{"type", "quarterly-review"},
                                             {"attended", "provider-representative"}};
    takes(desk, "contracts", contracts, 12, 0, 0);
    step(desk, "LA-1", "meeting", "M-1", "2027-05-14", "planned", annual, 1);
    step(desk, "LA-1", "meeting", "M-2", "2026-11-15", "held", quarterly, 2);
    step(desk, "LA-1", "meeting", "M-3", "2027-02-15", "held", quarterly, 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct evaluation evaluation = told(desk, "LA-1", rows[i].as_at);
        bool due = false;
        for (size_t j = 0; j < evaluation.outcome->due_count; j++)
            due = due || (strncmp(evaluation.outcome->dues[j].key, "quarterly-review:", 17) == 0 &&
                          evaluation.outcome->dues[j].on >= on(rows[i].as_at));
        assert_int_equal(due, rows[i].quarterly);
    }
}

static void notice_is_counted_in_working_days(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *called, *on, *said;
    } rows[] = {
        {"2020-12-24", "2020-12-31", NULL},
        {"2020-12-24", "2020-12-30", "it can be held from Thu 31 December 2020 on."},
        {"2026-06-01", "2026-06-03", "Emergency meeting needs 2 working days' notice (4.2)"},
        {"2026-06-01", "2026-06-04", NULL},
    };
    takes(desk, "contracts", contracts, 12, 0, 0);
    struct evaluation evaluation = told(desk, "HC-1", "2026-06-01");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *why;
        assert_int_equal(meeting_notice(&desk->office, &evaluation, "emergency-meeting",
                                        on(rows[i].called), on(rows[i].on), desk->f->arena, &why),
                         rows[i].said == NULL);
        if (rows[i].said != NULL)
            assert_non_null(strstr(why, rows[i].said));
    }
}

static void what_can_be_held_is_offered(void **state)
{
    struct desk *desk = *state;
    static const struct field planned[] = {{"type", "emergency-meeting"}};
    takes(desk, "contracts", contracts, 12, 0, 0);
    step(desk, "HC-1", "meeting", "E-1", "2026-06-10", "planned", planned, 1);
    struct evaluation evaluation = told(desk, "HC-1", "2026-06-01");
    struct meeting_offers offers;
    struct text words = {0};
    meetings_offered(&evaluation, desk->f->arena, &offers);
    for (size_t i = 0; i < offers.count; i++) {
        char iso[DAY_ISO_SIZE];
        text_printf(&words, "%c %s %s %s\n", "PDA"[offers.list[i].way], offers.list[i].type,
                    offers.list[i].ref, day_iso(offers.list[i].on, iso));
    }
    assert_string_equal(text_get(&words), "P emergency-meeting E-1 2026-06-10\n"
                                          "D contract-meeting  2026-07-01\n"
                                          "D performance-meeting  2027-04-01\n"
                                          "A contract-meeting  \n"
                                          "A emergency-meeting  \n"
                                          "A performance-meeting  \n"
                                          "A partnership-group  \n");
    text_release(&words);
    evaluation = told(desk, "BR-1", "2026-06-01");
    meetings_offered(&evaluation, desk->f->arena, &offers);
    assert_int_equal(offers.count, 1);
    assert_string_equal(offers.list[0].title, "Meeting");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_framework_has_its_agenda, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(what_waits_stands_where_it_belongs, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(the_next_one_does_not_drift, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(a_planned_annual_review_does_for_the_quarterly_one,
                                        import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(notice_is_counted_in_working_days, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(what_can_be_held_is_offered, import_setup, import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
