// SPDX-License-Identifier: MIT
// A meeting that ends: all of it on record or nothing, once only; and its minutes word for word.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/drafts.h"
#include "model/ground/text.h"
#include "model/history.h"
#include "model/meetings.h"
#include "model/records_store.h"

static const char contracts[] =
    "ref,title,provider_ref,provider,framework,starts\n"
    "HC-1,Zone 3,P-4,Dogwood Care,bristol-homecare,2026-04-01\n"
    "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01\n";
static const char targets[] = "contract,kpi,from,target,amber\nHC-1,7,2026-04-01,95,90\n";
static const char results[] = "contract,kind,ref,date,kpi,period,value\n"
                              "HC-1,result,,2027-04-20,7,2027-01-01,88.4\n"
                              "HC-1,result,,2027-01-20,7,2026-10-01,96\n";

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static struct evaluation told(struct desk *desk, const char *contract)
{
    struct evaluation evaluation;
    must(desk->f, evaluation_at(&desk->office, id_of(desk, contract), on("2027-05-24"), MOMENT_ALL,
                                desk->f->arena, &evaluation, &desk->f->st));
    return evaluation;
}

static void step(struct desk *desk, const char *kind, const char *ref, const char *date,
                 const char *state, const struct field *fields, size_t count)
{
    must(desk->f, record_step(&desk->office, id_of(desk, "HC-1"), kind, ref, on(date), state,
                              fields, count, desk->f->arena, NULL, &desk->f->st));
}

static void agree_on_it(struct desk *desk)
{
    static const struct field planned[] = {{"type", "contract-meeting"}},
                              action[] = {{"what", "Send the rota"}, {"owner", "Jane Doe"}};
    takes(desk, "contracts", contracts, 4, 0, 0);
    takes(desk, "targets", targets, 1, 0, 0);
    takes(desk, "history", results, 2, 0, 0);
    step(desk, "meeting", "M-4", "2027-05-24", "planned", planned, 1);
    step(desk, "action", "A-1", "2027-02-22", "open", action, 2);
}

static const struct meeting_minute minutes[] = {
    {.item = "", .title = "Send the rota", .text = "It came.", .about = "action/A-1", .done = true},
    {.item = "failures",
     .title = "Target level failures",
     .text = "Calls missed.\nTwice.",
     .about = ""},
    {.item = "qa",
     .title = "Information obtained through the QA Framework",
     .text = "",
     .about = "",
     .held_over = true},
};
static const struct meeting_action actions[] = {
    {.item = "failures",
     .what = "Recruit two carers",
     .owner = "Jane Doe",
     .whose = "provider",
     .due_by = 20983}, // 2027-06-14
};
static const char *const attended[] = {"main-provider"};

static struct meeting_entry entry_for(struct desk *desk, const char *token)
{
    return (struct meeting_entry){
        .token = token,
        .contract = id_of(desk, "HC-1"),
        .ref = "M-4",
        .type = "contract-meeting",
        .on = on("2027-05-24"),
        .called_on = DAY_NONE,
        .attended = attended,
        .attended_count = 1,
        .present = "Main Provider: Jane Doe, Bob\nAlso: A. Note-taker\n",
        .apologies = "C. Commissioner",
        .chair = "J. Officer",
        .minutes = minutes,
        .minute_count = 3,
        .actions = actions,
        .action_count = 1,
        .next_type = "contract-meeting",
        .next_on = on("2027-08-24"),
    };
}

static size_t facts(struct desk *desk)
{
    return told(desk, "HC-1").facts.fact_count;
}

static void the_minutes_say_it_all(void **state)
{
    struct desk *desk = *state;
    char token[DRAFT_TOKEN_SIZE];
    const char *ref;
    bool before;
    struct text words = {0};
    agree_on_it(desk);
    draft_token(token);
    struct meeting_entry entry = entry_for(desk, token);
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    assert_false(before);
    assert_string_equal(ref, "M-4");
    must(desk->f, meeting_minutes(&desk->office, id_of(desk, "HC-1"), ref, &words, &desk->f->st));
    char *audit = strstr(words.bytes, "Audit trail: entry ");
    assert_non_null(audit);
    *audit = '\0';
    assert_string_equal(words.bytes,
                        "MINUTES\n\n"
                        "Contract Meeting M-4\n"
                        "Dogwood Care\n"
                        "HC-1 Zone 3\n"
                        "Under: Homecare Performance Management Framework, clause 4.2\n"
                        "Held on Mon 24 May 2027\n"
                        "\nWho was there\n"
                        "  Main Provider: Jane Doe, Bob\n"
                        "  Also: A. Note-taker\n"
                        "  In the chair: J. Officer\n"
                        "\nWho was not there\n"
                        "  Commissioner: required to attend (4.2)\n"
                        "  Apologies: C. Commissioner\n"
                        "\nResults before the meeting\n"
                        "  KPI 7, % of EMS compliance: 88.4 %, red, period from 1 January 2027\n"
                        "\nSend the rota\n"
                        "  It came.\n"
                        "\nTarget level failures\n"
                        "  Calls missed.\n"
                        "  Twice.\n"
                        "  Action A-2: Recruit two carers. Owner: Jane Doe. By Mon 14 June 2027.\n"
                        "\nInformation obtained through the QA Framework\n"
                        "  Held over to the next meeting.\n"
                        "\nHeld over to the next meeting\n"
                        "  Information obtained through the QA Framework\n"
                        "\nActions\n"
                        "  Action A-2: Recruit two carers. Owner: Jane Doe. By Mon 14 June 2027.\n"
                        "\nNext meeting\n"
                        "  Contract Meeting M-5, planned for Tue 24 August 2027\n"
                        "\nRecorded by tester on Mon 24 May 2027 at 10:30.\n");
    text_release(&words);

    // the work queue has the action and the meeting; the old action is done, the item held over waits
    struct evaluation evaluation = told(desk, "HC-1");
    size_t seen = 0;
    for (size_t i = 0; i < evaluation.outcome->due_count; i++) {
        const struct due *due = &evaluation.outcome->dues[i];
        seen += strcmp(due->key, "action-done:A-2") == 0 && strcmp(due->whose, "provider") == 0 &&
                due->on == on("2027-06-14");
        seen += strcmp(due->key, "M-5") == 0 && due->on == on("2027-08-24");
        assert_string_not_equal(due->key, "action-done:A-1");
    }
    assert_int_equal(seen, 2);
    struct meeting_table table;
    must(desk->f, meeting_table_of(&evaluation, "M-5", "", desk->f->arena, &table, &desk->f->st));
    for (size_t i = 0; i < table.item_count; i++) {
        assert_string_not_equal(table.items[i].id, "action/A-1");
        if (strcmp(table.items[i].id, "qa") == 0)
            assert_true(table.items[i].last_held_over);
        if (strcmp(table.items[i].id, "failures") == 0)
            assert_string_equal(table.items[i].last, "Calls missed.\nTwice.");
    }

    // the answer was lost: it is tried again, and nothing is written twice
    size_t count = facts(desk);
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    assert_true(before);
    assert_int_equal(facts(desk), count);
    // somebody else ends it, too: what he has typed is added to its minutes, and nothing else is touched
    static const struct meeting_minute more[] = {
        {.item = "", .title = "Rotas", .text = "They are published.", .about = ""}};
    entry.token = NULL;
    entry.minutes = more;
    entry.minute_count = 1;
    entry.action_count = 0;
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    assert_int_equal(facts(desk), count + 1);
    must(desk->f, meeting_minutes(&desk->office, id_of(desk, "HC-1"), ref, &words, &desk->f->st));
    assert_non_null(strstr(words.bytes, "\nRotas\n  They are published.\n"));
    assert_non_null(strstr(words.bytes, "  Main Provider: Jane Doe, Bob\n"));
    text_release(&words);
}

static void the_history_tells_each_step(void **state)
{
    struct desk *desk = *state;
    const char *ref;
    bool before;
    struct text words = {0};
    agree_on_it(desk);
    struct meeting_entry entry = entry_for(desk, NULL);
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    struct subject subject;
    struct history history;
    must(desk->f,
         subject_find_contract(&desk->office, "HC-1", desk->f->arena, &subject, &desk->f->st));
    must(desk->f, history_of(&desk->office, &subject, desk->f->arena, &history, &desk->f->st));
    for (size_t i = 0; i < history.count; i++)
        text_printf(&words, "%s\n", history.rows[i].summary);
    static const char *const told_rows[] = {
        "Action A-1: Done. It came.\n",
        "Action A-2: Open. Recruit two carers\n",
        "Minute M-4.2: Entered. Target level failures\n",
        "M-4 held: Contract Meeting\n",
    };
    for (size_t i = 0; i < sizeof told_rows / sizeof *told_rows; i++) {
        if (strstr(text_get(&words), told_rows[i]) == NULL)
            fail_msg("no \"%s\" in:\n%s", told_rows[i], text_get(&words));
    }
    text_release(&words);
}

static void what_stands_against_it_is_told_and_nothing_stored(void **state)
{
    struct desk *desk = *state;
    static const struct meeting_action open[] = {
        {.item = "", .what = "Recruit", .owner = "", .whose = "", .due_by = DAY_NONE},
        {.item = "", .what = "Train", .owner = "J", .whose = "", .due_by = DAY_NONE},
        {.item = "", .what = "Look back", .owner = "J", .whose = "", .due_by = 20000},
    };
    const char *ref;
    bool before;
    agree_on_it(desk);
    size_t count = facts(desk);
    struct meeting_entry entry = entry_for(desk, NULL);
    entry.on = on("2027-05-25");
    entry.attended_count = 0;
    entry.present = "";
    entry.actions = open;
    entry.action_count = 3;
    entry.next_on = on("2027-05-20");
    static const char *const told_words[] = {
        "Held on must be today or in the past.",
        "Who is here: tick who is there, or enter a name.",
        "Action \"Recruit\": say who owns it.",
        "Action \"Train\": say by when.",
        "Action \"Look back\": its day must not lie before the meeting.",
        "Next meeting must be after this one.",
    };
    for (size_t i = 0; i < sizeof told_words / sizeof *told_words; i++)
        must_fail(desk->f,
                  meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st),
                  STATUS_DATA, told_words[i]);
    assert_int_equal(facts(desk), count);
    entry = entry_for(desk, NULL);
    entry.next_type = "emergency-meeting";
    entry.next_on = on("2027-05-26");
    must_fail(desk->f,
              meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st),
              STATUS_DATA, "it can be held from Thu 27 May 2027 on");
    assert_int_equal(facts(desk), count);
    must_fail(
        desk->f,
        meeting_minutes(&desk->office, id_of(desk, "HC-1"), "M-4", &(struct text){0}, &desk->f->st),
        STATUS_DATA, "Meeting M-4 is planned: there are minutes only of one that was held.");
}

static void a_meeting_of_no_type_is_held_and_planned(void **state)
{
    struct desk *desk = *state;
    const char *ref;
    bool before;
    struct text words = {0};
    agree_on_it(desk);
    const struct meeting_entry entry = {.contract = id_of(desk, "BR-1"),
                                        .ref = "",
                                        .type = "",
                                        .on = on("2027-05-24"),
                                        .called_on = DAY_NONE,
                                        .present = "The Council: J. Officer\n",
                                        .apologies = "",
                                        .chair = ""};
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    assert_string_equal(ref, "M-1");
    must(desk->f, meeting_minutes(&desk->office, entry.contract, ref, &words, &desk->f->st));
    assert_non_null(strstr(words.bytes, "\nMeeting M-1\nBirch Care\n"));
    assert_non_null(strstr(words.bytes, "No minutes were entered."));
    text_release(&words);
    must(desk->f,
         meeting_plan(&desk->office, NULL, entry.contract, "", "", on("2027-07-01"), DAY_NONE,
                      "The stage that follows", desk->f->arena, &ref, &before, &desk->f->st));
    assert_string_equal(ref, "M-2");
    struct evaluation evaluation = told(desk, "BR-1");
    struct meeting_offers offers;
    meetings_offered(&evaluation, desk->f->arena, &offers);
    assert_int_equal(offers.count, 2);
    assert_string_equal(offers.list[0].ref, "M-2");
    assert_int_equal(evaluation.outcome->due_count, 1);
    assert_string_equal(evaluation.outcome->dues[0].what, "Meeting");
}

// The emergency meeting is numbered in its own way, and what follows a Contract Meeting is none.
static void a_reference_follows_the_last_of_its_type(void **state)
{
    static const struct field emergency[] = {{"type", "emergency-meeting"},
                                             {"called_on", "2027-05-10"}};
    struct desk *desk = *state;
    const char *ref;
    bool before;
    agree_on_it(desk);
    step(desk, "meeting", "E-2", "2027-05-20", "held", emergency, 2);
    const struct {
        const char *type, *ref;
    } rows[] = {
        {"contract-meeting", "M-5"}, {"emergency-meeting", "E-3"}, {"partnership-group", "M-6"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        must(desk->f, meeting_plan(&desk->office, NULL, id_of(desk, "HC-1"), "", rows[i].type,
                                   on("2027-07-01"), on("2027-05-24"), "", desk->f->arena, &ref,
                                   &before, &desk->f->st));
        assert_string_equal(ref, rows[i].ref);
    }
    const struct meeting_entry entry = entry_for(desk, NULL);
    must(desk->f, meeting_end(&desk->office, &entry, desk->f->arena, &ref, &before, &desk->f->st));
    const struct evaluation now = told(desk, "HC-1");
    bool booked = false;
    for (size_t i = 0; i < now.outcome->due_count; i++)
        booked = booked || (strcmp(now.outcome->dues[i].key, "M-7") == 0 &&
                            now.outcome->dues[i].on == on("2027-08-24"));
    assert_true(booked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_minutes_say_it_all, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(the_history_tells_each_step, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(what_stands_against_it_is_told_and_nothing_stored,
                                        import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(a_meeting_of_no_type_is_held_and_planned, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_reference_follows_the_last_of_its_type, import_setup,
                                        import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
