// SPDX-License-Identifier: MIT
// Drafts in the database and in files, and entries that are saved once.
#include "model/drafts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/draft.h"
#include "model/entry.h"
#include "model/ground/memory.h"
#include "model/records_store.h"
#include "tests/unit/support/office_fixture.h"

static const char token_of[2][DRAFT_TOKEN_SIZE] = {"0123456789abcdef0123456789abcdef",
                                                   "fedcba9876543210fedcba9876543210"};

static void open_desk(struct desk *desk)
{
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    desk->office.draft_folder = arena_strdup(desk->f->arena, desk->f->folder);
}

static struct draft a_draft(int which, const char *body)
{
    return (struct draft){
        .token = token_of[which],
        .form = "record:visit",
        .subject = "HC-1 visit",
        .title = "Visit: Acorn, HC-1",
        .body = body,
        .begun = TEST_MOMENT,
        .kept = TEST_MOMENT + which,
    };
}

static struct drafts listed(struct desk *desk)
{
    struct drafts drafts;
    must(desk->f, drafts_list(&desk->office, desk->f->arena, &drafts, &desk->f->st));
    return drafts;
}

static char *file_of(struct desk *desk, int which)
{
    return arena_printf(desk->f->arena, "%s/contractmon-draft-%s", desk->f->folder,
                        token_of[which]);
}

static bool there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void a_draft_is_kept_listed_and_given_up(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    struct draft one = a_draft(0, "what==one\n"), two = a_draft(1, "what==two\n");
    assert_int_equal(drafts_keep(&desk->office, &one, &desk->f->st), KEPT);
    assert_int_equal(drafts_keep(&desk->office, &two, &desk->f->st), KEPT);
    struct drafts drafts = listed(desk);
    assert_int_equal(drafts.count, 2);
    assert_string_equal(drafts.list[0].body, "what==two\n"); // the last kept first
    assert_string_equal(drafts.list[0].title, two.title);
    assert_int_equal(drafts.list[0].begun, TEST_MOMENT);
    one.body = "what==one, longer\n";
    one.kept = TEST_MOMENT; // within the same second as the other
    assert_int_equal(drafts_keep(&desk->office, &one, &desk->f->st), KEPT);
    drafts = listed(desk);
    assert_int_equal(drafts.count, 2);
    assert_string_equal(drafts.list[0].body, "what==one, longer\n");
    must(desk->f, drafts_drop(&desk->office, one.token, &desk->f->st));
    must(desk->f, drafts_drop(&desk->office, one.token, &desk->f->st)); // twice is fine
    assert_int_equal(listed(desk).count, 1);
}

static void tokens_are_their_own(void **state)
{
    char one[DRAFT_TOKEN_SIZE], two[DRAFT_TOKEN_SIZE];
    (void)state;
    draft_token(one);
    draft_token(two);
    assert_int_equal(strlen(one), DRAFT_TOKEN_SIZE - 1);
    assert_int_equal(strspn(one, "0123456789abcdef"), DRAFT_TOKEN_SIZE - 1);
    assert_string_not_equal(one, two);
}

static void others_drafts_are_not_seen(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    const struct draft own = a_draft(0, "what==mine\n");
    const char *login = desk->office.actor.login;
    assert_int_equal(drafts_keep(&desk->office, &own, &desk->f->st), KEPT);
    desk->office.actor.login = "somebody-else";
    assert_int_equal(listed(desk).count, 0);
    const struct draft theirs =
        a_draft(0, "what==theirs\n"); // of the same token, which nobody guesses
    drafts_keep(&desk->office, &theirs, &desk->f->st);
    must(desk->f, drafts_drop(&desk->office, own.token, &desk->f->st));
    desk->office.actor.login = login;
    assert_string_equal(listed(desk).list[0].body, "what==mine\n");
}

// Somebody holds the database: a file takes the draft at once, nobody else can read it, and the next start brings it back.
static void what_the_database_cannot_take_goes_into_a_file(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    struct sqlite3 *holder = raw_open(desk->f->path);
    struct draft draft = a_draft(0, "what==line\\\\nbreak = and; signs\n");
    struct stat about;
    size_t taken = 0;
    raw_run(holder, "BEGIN IMMEDIATE");
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT_IN_FILE);
    must_fail(desk->f, false, STATUS_BUSY, "another process holds the database");
    assert_int_equal(stat(file_of(desk, 0), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    struct drafts drafts = listed(desk);
    assert_int_equal(drafts.count, 1);
    assert_true(drafts.list[0].in_file);
    assert_string_equal(drafts.list[0].body, draft.body);
    assert_false(drafts_take_back(&desk->office, &taken, &desk->f->st)); // still held
    status_clear(&desk->f->st);
    assert_true(there(file_of(desk, 0)));
    raw_run(holder, "ROLLBACK");
    raw_close(holder);
    open_desk(desk); // the next start
    must(desk->f, drafts_take_back(&desk->office, &taken, &desk->f->st));
    assert_int_equal(taken, 1);
    assert_false(there(file_of(desk, 0)));
    drafts = listed(desk);
    assert_int_equal(drafts.count, 1);
    assert_false(drafts.list[0].in_file);
    assert_string_equal(drafts.list[0].body, draft.body);
}

// The file is newer than the row that could not be written anew; once the database takes it, the file goes.
static void the_file_stands_before_the_older_row(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    struct draft draft = a_draft(0, "what==older\n");
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT);
    struct sqlite3 *holder = raw_open(desk->f->path);
    raw_run(holder, "BEGIN IMMEDIATE");
    draft.body = "what==newer\n";
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT_IN_FILE);
    status_clear(&desk->f->st);
    assert_string_equal(listed(desk).list[0].body, "what==newer\n");
    assert_int_equal(listed(desk).count, 1);
    raw_run(holder, "ROLLBACK");
    raw_close(holder);
    draft.in_file = true;
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT);
    assert_false(there(file_of(desk, 0)));
    assert_string_equal(listed(desk).list[0].body, "what==newer\n");
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

// Files of another database, of somebody else, damaged ones and links stay where they are and do no harm.
static void other_files_are_left_alone(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    size_t taken = 9;
    const char *login = desk->office.actor.login;
    write_file(
        file_of(desk, 0),
        arena_printf(desk->f->arena, "database=/elsewhere.db\nlogin=%s\nform=f\nbody=x\n", login));
    write_file(
        file_of(desk, 1),
        arena_printf(desk->f->arena, "database=%s\nlogin=other\nform=f\nbody=x\n", desk->f->path));
    char *damaged = arena_printf(desk->f->arena, "%s/contractmon-draft-%s", desk->f->folder,
                                 "00000000000000000000000000000000");
    write_file(damaged, "\xff\xfe no draft at all\n\n===\n");
    char *link = arena_printf(desk->f->arena, "%s/contractmon-draft-%s", desk->f->folder,
                              "11111111111111111111111111111111");
    assert_int_equal(symlink(desk->f->path, link), 0);
    write_file(fixture_file(desk->f, "contractmon-draft-short"), "form=f\n");
    must(desk->f, drafts_take_back(&desk->office, &taken, &desk->f->st));
    assert_int_equal(taken, 0);
    assert_int_equal(listed(desk).count, 0);
    assert_true(there(file_of(desk, 0)) && there(file_of(desk, 1)) && there(damaged) &&
                there(link));
}

// Neither the database nor the folder: that is said, and nothing is claimed.
static void what_nobody_takes_is_not_called_kept(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    const struct draft draft = a_draft(0, "what==x\n");
    struct sqlite3 *holder = raw_open(desk->f->path);
    raw_run(holder, "BEGIN IMMEDIATE");
    desk->office.draft_folder = "/proc/no/such/folder";
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), NOT_KEPT);
    must_fail(desk->f, false, STATUS_BUSY, "another process holds the database");
    desk->office.draft_folder = NULL;
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), NOT_KEPT);
    status_clear(&desk->f->st);
    raw_run(holder, "ROLLBACK");
    raw_close(holder);
}

// Keeping a draft does not hold up the typing while somebody else writes.
static void keeping_does_not_wait_long(void **state)
{
    struct desk *desk = *state;
    open_desk(desk);
    struct timespec from, to;
    const struct draft draft = a_draft(0, "what==x\n");
    struct sqlite3 *holder = raw_open(desk->f->path);
    raw_run(holder, "BEGIN IMMEDIATE");
    clock_gettime(CLOCK_MONOTONIC, &from);
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT_IN_FILE);
    clock_gettime(CLOCK_MONOTONIC, &to);
    status_clear(&desk->f->st);
    assert_true((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000 < 2000);
    raw_run(holder, "ROLLBACK");
    raw_close(holder);
}

// ---- Entries --------------------------------------------------------------------------------------------------------------------------

static bool take_visit(struct desk *desk, int64_t contract, const char *ref)
{
    const struct fact step = record_fact("visit", ref, on("2027-05-24"), "held", NULL, 0);
    return record_take(&desk->office, contract, &step, desk->f->arena, NULL, &desk->f->st);
}

static size_t visits(struct desk *desk, int64_t contract)
{
    struct fact_rows rows;
    size_t count = 0;
    must(desk->f, facts_of(desk->office.db, contract, desk->f->arena, &rows, &desk->f->st));
    for (size_t i = 0; i < rows.count; i++)
        count += text_equal(rows.rows[i].kind, "visit");
    return count;
}

static void an_entry_is_saved_once(void **state)
{
    struct desk *desk = *state;
    int64_t contract = desk_contract(desk, "P-1", "Acorn", "HC-1");
    open_desk(desk);
    struct status *st = &desk->f->st;
    const struct draft draft = a_draft(0, "x==y\n");
    assert_int_equal(drafts_keep(&desk->office, &draft, st), KEPT);
    assert_int_equal(entry_begin(&desk->office, draft.token, st), ENTRY_OPEN);
    must(desk->f, take_visit(desk, contract, "V-1"));
    entry_give_up(&desk->office); // as if it had been refused: token and draft are as they were
    assert_int_equal(visits(desk, contract), 0);
    assert_int_equal(listed(desk).count, 1);
    assert_int_equal(entry_begin(&desk->office, draft.token, st), ENTRY_OPEN);
    must(desk->f, take_visit(desk, contract, "V-1"));
    must(desk->f, entry_commit(&desk->office, draft.token, st));
    assert_int_equal(visits(desk, contract), 1);
    assert_int_equal(listed(desk).count, 0); // the draft went with it
    for (int i = 0; i < 3; i++)              // tried again, because the answer was lost on the way
        assert_int_equal(entry_begin(&desk->office, draft.token, st), ENTRY_BEFORE);
    assert_int_equal(entry_begin(&desk->office, token_of[1], st), ENTRY_OPEN);
    must(desk->f, take_visit(desk, contract, "V-2"));
    must(desk->f, entry_commit(&desk->office, token_of[1], st));
    assert_int_equal(visits(desk, contract), 2);
}

static void an_act_needs_no_token(void **state)
{
    struct desk *desk = *state;
    int64_t contract = desk_contract(desk, "P-1", "Acorn", "HC-1");
    open_desk(desk);
    for (int i = 1; i <= 2; i++) {
        assert_int_equal(entry_begin(&desk->office, NULL, &desk->f->st), ENTRY_OPEN);
        must(desk->f, take_visit(desk, contract, i == 1 ? "V-1" : "V-2"));
        must(desk->f, entry_commit(&desk->office, NULL, &desk->f->st));
    }
    assert_int_equal(visits(desk, contract), 2);
}

// ---- References -----------------------------------------------------------------------------------------------------------------------

static const char *next_of(struct desk *desk, const char *const *refs, size_t count,
                           const char *kind)
{
    struct fact *facts = ARENA_ARRAY(desk->f->arena, count + 1, struct fact);
    for (size_t i = 0; i < count; i++) {
        facts[i] = record_fact(kind, refs[i], on("2027-05-01"), "held", NULL, 0);
        facts[i].id = (int64_t)i + 1;
        facts[i].recorded = TEST_MOMENT;
    }
    const struct contract_facts all = {.facts = facts, .fact_count = count};
    return record_next_ref(&all, kind, NULL, desk->f->arena);
}

static void references_go_on_as_they_were_made(void **state)
{
    struct desk *desk = *state;
    static const char *const first[] = {"V-1", "V-2"}, *const own[] = {"V-1", "2027/007"},
                             *const gap[] = {"V-9", "V-10", "V-2", "V-3"},
                             *const words[] = {"spring"};
    assert_string_equal(next_of(desk, NULL, 0, "visit"), "V-1");
    assert_string_equal(next_of(desk, NULL, 0, "improvement-plan"), "IP-1");
    assert_string_equal(next_of(desk, first, 2, "visit"), "V-3");
    assert_string_equal(next_of(desk, own, 2, "visit"), "2027/008");
    assert_string_equal(next_of(desk, gap, 4, "visit"), "V-4"); // after the one recorded last
    assert_string_equal(next_of(desk, gap, 3, "visit"), "V-3");
    assert_string_equal(next_of(desk, words, 1, "visit"), "V-1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_draft_is_kept_listed_and_given_up),
        TEST(tokens_are_their_own),
        TEST(others_drafts_are_not_seen),
        TEST(what_the_database_cannot_take_goes_into_a_file),
        TEST(the_file_stands_before_the_older_row),
        TEST(other_files_are_left_alone),
        TEST(what_nobody_takes_is_not_called_kept),
        TEST(keeping_does_not_wait_long),
        TEST(an_entry_is_saved_once),
        TEST(an_act_needs_no_token),
        TEST(references_go_on_as_they_were_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
