// SPDX-License-Identifier: MIT
// Contact notes, and what becomes of a provider: another name, a merger, a closure; looked back at, corrected, withdrawn.
#include "support/office_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "model/changes.h"
#include "model/contacts.h"
#include "model/entry.h"
#include "model/history.h"
#include "model/portfolio.h"

static struct desk *ready(void **state)
{
    struct desk *desk = *state;
    desk_contract(desk, "1-101", "Acorn Homecare", "HC-014");
    desk_contract(desk, "1-102", "Birch Care", "HC-015");
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    desk->office.today = desk->office.as_at = TEST_DAY;
    return desk;
}

static int64_t provider(struct desk *desk, const char *ref)
{
    return provider_id(desk->office.db, ref);
}

static void sound(struct desk *desk)
{
    struct text report = {0};
    if (audit_verify(desk->office.db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
    struct standing_faults faults;
    must(desk->f, standing_check(desk->office.db, &faults, &desk->f->st));
    assert_int_equal(
        faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles, 0);
}

#define IN_ENTRY(desk, ...)                                                               \
    do {                                                                                  \
        assert_int_equal(entry_begin(&(desk)->office, NULL, &(desk)->f->st), ENTRY_OPEN); \
        must((desk)->f, __VA_ARGS__);                                                     \
        must((desk)->f, entry_commit(&(desk)->office, NULL, &(desk)->f->st));             \
    } while (0)
#define REFUSED(desk, code, words, ...)                                                   \
    do {                                                                                  \
        assert_int_equal(entry_begin(&(desk)->office, NULL, &(desk)->f->st), ENTRY_OPEN); \
        must_fail((desk)->f, __VA_ARGS__, code, words);                                   \
        entry_give_up(&(desk)->office);                                                   \
    } while (0)

static struct standing row_of(struct desk *desk, const char *contract)
{
    struct standings rows;
    const struct standing_query query = {.sort = SORT_NAME,
                                         .ended = true,
                                         .with_bare = true,
                                         .as_at = desk->office.as_at,
                                         .rag = -1};
    must(desk->f,
         standing_page(desk->office.db, &query, 0, 50, desk->f->arena, &rows, &desk->f->st));
    for (size_t i = 0; i < rows.count; i++)
        if (strcmp(rows.rows[i].contract_ref, contract) == 0)
            return rows.rows[i];
    fail_msg("no row of %s", contract);
    return (struct standing){0};
}

static size_t found(struct desk *desk, const char *words)
{
    struct portfolio *portfolio;
    const struct standing_query query = {.sort = SORT_NAME,
                                         .ended = true,
                                         .with_bare = true,
                                         .as_at = desk->office.as_at,
                                         .rag = -1};
    must(desk->f, portfolio_open(&desk->office, &query, &portfolio, &desk->f->st));
    must(desk->f, portfolio_filter(portfolio, words, &desk->f->st));
    size_t size = portfolio_size(portfolio);
    portfolio_close(portfolio);
    return size;
}

static struct contact note(struct desk *desk, const char *said, const char *date)
{
    return (struct contact){.provider = provider(desk, "1-101"),
                            .contract = contract_id(desk->office.db, "HC-014"),
                            .ref = "",
                            .date = on(date),
                            .how = "telephone",
                            .with = "Morgan Price",
                            .said = said};
}

static void a_note_counts_as_the_last_contact(void **state)
{
    struct desk *desk = ready(state);
    struct contact first = note(desk, "Rota is full again", "2027-05-20"),
                   second = note(desk, "Rota has a gap", "2027-05-22");
    assert_int_equal(row_of(desk, "HC-014").last_contact, DAY_NONE);
    IN_ENTRY(desk, contact_write(&desk->office, &first, desk->f->arena, &desk->f->st));
    assert_string_equal(first.ref, "N-1");
    assert_int_equal(row_of(desk, "HC-014").last_contact, on("2027-05-20"));
    second.contract = 0; // with the provider as such: it counts for each of his contracts
    IN_ENTRY(desk, contact_write(&desk->office, &second, desk->f->arena, &desk->f->st));
    assert_int_equal(row_of(desk, "HC-014").last_contact, on("2027-05-22"));
    assert_int_equal(row_of(desk, "HC-015").last_contact, DAY_NONE);
    IN_ENTRY(desk, contact_withdraw(&desk->office, second.provider, second.ref, second.turn,
                                    "Of another provider", &desk->f->st));
    assert_int_equal(row_of(desk, "HC-014").last_contact, on("2027-05-20"));
    sound(desk);
}

static void a_note_is_corrected_by_a_further_turn(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct contact mine = note(desk, "Rota is full", "2027-05-20"), theirs, read;
    struct event_rows turns, events;
    IN_ENTRY(desk, contact_write(&desk->office, &mine, f->arena, &f->st));
    must(f, contact_read(&desk->office, mine.provider, "N-1", f->arena, &theirs, &f->st));
    mine.said = "Rota is full from Monday";
    IN_ENTRY(desk, contact_write(&desk->office, &mine, f->arena, &f->st));
    theirs.said = "Something else";
    REFUSED(desk, STATUS_BUSY, "written by someone else meanwhile",
            contact_write(&desk->office, &theirs, f->arena, &f->st));
    must(f, contact_read(&desk->office, mine.provider, "N-1", f->arena, &read, &f->st));
    assert_string_equal(read.said, "Rota is full from Monday");
    must(f, event_turns(desk->office.db, mine.provider, "N-1", f->arena, &turns, &f->st));
    assert_int_equal(turns.count, 2);
    assert_string_equal(turns.rows[0].words, "Rota is full");
    must(f, provider_events(&desk->office, mine.provider, 0, f->arena, &events, &f->st));
    assert_int_equal(events.count, 1);
    assert_string_equal(contact_words(&events.rows[0], f->arena),
                        "by telephone with Morgan Price: Rota is full from Monday");
    sound(desk);
}

static void a_note_that_will_not_do_is_refused(void **state)
{
    struct desk *desk = ready(state);
    struct contact bad = note(desk, " \n", "2027-05-25");
    bad.how = "fax";
    REFUSED(desk, STATUS_DATA, "Date must be today or in the past.\n",
            contact_write(&desk->office, &bad, desk->f->arena, &desk->f->st));
    REFUSED(desk, STATUS_DATA, "What was said must be filled in.",
            contact_write(&desk->office, &bad, desk->f->arena, &desk->f->st));
    bad = note(desk, "a bell \a", "2027-05-24");
    REFUSED(desk, STATUS_DATA, "What was said holds a control character",
            contact_write(&desk->office, &bad, desk->f->arena, &desk->f->st));
    bad = note(desk, "x", "2027-05-24");
    bad.contract = contract_id(desk->office.db, "HC-015");
    REFUSED(desk, STATUS_DATA, "Contract HC-015 is with another provider.",
            contact_write(&desk->office, &bad, desk->f->arena, &desk->f->st));
}

static struct change change_of(struct desk *desk, enum change_kind kind, const char *date)
{
    return (struct change){.provider = provider(desk, "1-101"),
                           .kind = kind,
                           .date = on(date),
                           .became = "",
                           .was = "",
                           .words = ""};
}

static struct provider_state state_of(struct desk *desk, const char *ref)
{
    struct event_rows events;
    struct provider row;
    struct fixture *f = desk->f;
    must(f, provider_by_ref(desk->office.db, ref, f->arena, &row, &f->st));
    must(f, provider_events(&desk->office, row.id, 0, f->arena, &events, &f->st));
    return provider_state(&desk->office, &row, &events, f->arena);
}

static void a_provider_is_found_by_all_its_names(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct change change = change_of(desk, CHANGE_RENAMED, "2027-03-01");
    change.became = "Oaktree Support";
    IN_ENTRY(desk, change_make(&desk->office, &change, f->arena, &f->st));
    assert_int_equal(found(desk, "acorn"), 1);
    assert_int_equal(found(desk, "oaktree"), 1);
    assert_string_equal(row_of(desk, "HC-014").provider_name, "Oaktree Support");
    assert_string_equal(row_of(desk, "HC-014").provider_former, "Acorn Homecare");
    assert_string_equal(state_of(desk, "1-101").former, "Acorn Homecare");
    desk->office.as_at = on("2027-02-28");
    assert_string_equal(state_of(desk, "1-101").name, "Acorn Homecare");
    assert_string_equal(state_of(desk, "1-101").now, "Oaktree Support");
    assert_null(state_of(desk, "1-101").former);
    desk->office.as_at = TEST_DAY;
    struct history history;
    const struct subject subject = {.provider = change.provider, .ref = "1-101"};
    must(f, history_of(&desk->office, &subject, f->arena, &history, &f->st));
    assert_string_equal(history.rows[history.count - 1].summary,
                        "Name changed from Acorn Homecare to Oaktree Support");
    REFUSED(desk, STATUS_DATA, "Reason must be filled in",
            change_withdraw(&desk->office, change.provider, change.ref, "", &f->st));
    IN_ENTRY(desk, change_withdraw(&desk->office, change.provider, change.ref,
                                   "Typed to the "
                                   "wrong one",
                                   &f->st));
    assert_string_equal(row_of(desk, "HC-014").provider_name, "Acorn Homecare");
    assert_int_equal(found(desk, "oaktree"), 0);
    sound(desk);
}

static void contracts_of_one_that_merges_go_with_it(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct change change = change_of(desk, CHANGE_MERGED, "2027-05-01");
    REFUSED(desk, STATUS_DATA, "Successor must be filled in",
            change_make(&desk->office, &change, f->arena, &f->st));
    change.other = provider(desk, "1-102");
    change.contracts_too = true;
    IN_ENTRY(desk, change_make(&desk->office, &change, f->arena, &f->st));
    assert_int_equal(change.moved, 1);
    assert_string_equal(row_of(desk, "HC-014").provider_name, "Birch Care");
    assert_int_equal(found(desk, "acorn"), 2); // the contract, and the provider that has none now
    struct standing bare = row_of(desk, "");
    assert_string_equal(bare.provider_name, "Acorn Homecare");
    assert_string_equal(bare.provider_ended, "merged");
    assert_string_equal(state_of(desk, "1-101").ended, "merged into Birch Care on 1 May 2027");
    struct history history;
    const struct subject subject = {.provider = provider(desk, "1-102"),
                                    .contract = contract_id(desk->office.db, "HC-014"),
                                    .ref = "HC-014"};
    must(f, history_of(&desk->office, &subject, f->arena, &history, &f->st));
    bool told = false;
    for (size_t i = 0; i < history.count; i++)
        told = told ||
               strcmp(history.rows[i].summary, "Contract HC-014 came from Acorn Homecare") == 0;
    assert_true(told);
    sound(desk);
    IN_ENTRY(desk,
             change_withdraw(&desk->office, change.provider, change.ref, "Called off", &f->st));
    assert_string_equal(row_of(desk, "HC-014").provider_name, "Acorn Homecare");
    assert_null(state_of(desk, "1-101").ended);
    sound(desk);
}

static void a_closure_may_lie_ahead(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct change change = change_of(desk, CHANGE_CLOSED, "2027-09-30");
    IN_ENTRY(desk, change_make(&desk->office, &change, f->arena, &f->st));
    assert_string_equal(state_of(desk, "1-101").ended, "closes on 30 September 2027");
    desk->office.as_at = on("2027-09-30");
    assert_string_equal(state_of(desk, "1-101").ended, "closed on 30 September 2027");
    change = change_of(desk, CHANGE_RENAMED, "2027-09-30");
    change.became = "Oaktree";
    REFUSED(desk, STATUS_DATA, "Date must be today or in the past",
            change_make(&desk->office, &change, f->arena, &f->st));
}

static void a_change_of_what_was_changed_is_a_conflict(void **state)
{
    struct desk *desk = ready(state);
    struct fixture *f = desk->f;
    struct change mine = change_of(desk, CHANGE_RENAMED, "2027-05-01"), theirs = mine;
    mine.became = "Oaktree";
    theirs.became = "Ashgrove";
    mine.seen = theirs.seen = 1;
    IN_ENTRY(desk, change_make(&desk->office, &theirs, f->arena, &f->st));
    REFUSED(desk, STATUS_BUSY, "was changed by",
            change_make(&desk->office, &mine, f->arena, &f->st));
    assert_string_equal(row_of(desk, "HC-014").provider_name, "Ashgrove");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_note_counts_as_the_last_contact),
        TEST(a_note_is_corrected_by_a_further_turn),
        TEST(a_note_that_will_not_do_is_refused),
        TEST(a_provider_is_found_by_all_its_names),
        TEST(contracts_of_one_that_merges_go_with_it),
        TEST(a_closure_may_lie_ahead),
        TEST(a_change_of_what_was_changed_is_a_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
