// SPDX-License-Identifier: MIT
// Typing while everything fails: the database locked, its disk full, its file gone, the program killed. What was typed stays, is kept
// somewhere, is offered again; and nothing is called saved or kept that is not.
#include <signal.h>
#include <stdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/forms.h"

// Another process's hold on the database, for as long as it is wanted.
static sqlite3 *hold(const char *db)
{
    sqlite3 *holder = NULL;
    assert_int_equal(sqlite3_open(db, &holder), SQLITE_OK);
    sqlite3_busy_timeout(holder, 5000);
    assert_int_equal(sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    return holder;
}

static void let_go(sqlite3 *holder)
{
    sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(holder);
}

static int files_of_drafts(void)
{
    return system("ls \"$XDG_RUNTIME_DIR\"/contractmon/contractmon-draft-* >/dev/null 2>&1") == 0;
}

// The next start brings a draft back into the database, offers it, and it can be saved.
static void is_taken_up_again(const char *db, const char *words, const char *keys)
{
    struct term *t = officer(db, 24, 80);
    see(t, "Not saved yet: Concern: Acornlea Homecare, HC-014");
    assert_false(files_of_drafts());
    press(t, "D");
    see(t, words);
    press(t, "Enter wait:'Your draft of'");
    press(t, keys);
    see(t, "Saved: Concern C-1 is logged");
    stored_is(db, DRAFTS, "0");
    term_free(t);
}

static void a_locked_database_while_a_form_is_saved(void **state)
{
    (void)state;
    char *db = fresh_demo(), *before = stored(db, FACTS);
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'Locked out' wait:'draft kept'");
    sqlite3 *holder = hold(db);
    press(t, "F2");
    see(t, "NOT saved; what you typed is kept in a file of yours. Why: another process");
    see(t, "try again in a moment. It is held by");
    see(t, "Locked out");
    press(t, "End '!' settle");
    see(t, "Locked out!");
    let_go(holder);
    stored_is(db, FACTS, before);
    press(t, "F2"); // the lock has gone: the same key saves
    see(t, "Saved: Concern C-1 is logged");
    assert_false(files_of_drafts());
    stored_is(db, DRAFTS, "0");
    stored_is(db, LAST_SAID, "what=Locked out!\n");
    term_free(t);
    free(before);
    free(db);
}

static void a_locked_database_while_a_draft_is_kept(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 12, 40);
    press(t, "c wait:Concern Tab Tab settle");
    sqlite3 *holder = hold(db);
    press(t, "'In a file' Tab");
    see(t, "The database cannot be written; what");
    see(t, "you typed is kept in a file of yours.");
    press(t, "S-Tab End '!' settle");
    term_signal(t, SIGKILL);
    dies(t, SIGKILL);
    term_free(t);
    assert_true(files_of_drafts());
    let_go(holder);
    stored_is(db, DRAFTS, "0");
    is_taken_up_again(db, "In a file", "F2");
    free(db);
}

// Neither the database nor a file: that is said, leaving asks for a word, and as soon as it can be kept it is.
static void what_can_be_kept_nowhere_is_not_left_by_mistake(void **state)
{
    (void)state;
    static const char *const env[] = {"XDG_RUNTIME_DIR", "XDG_STATE_HOME=/proc/none", NULL};
    char *db = fresh_demo();
    struct term *t = demo_with((struct term_options){.env = env}, "--db", db, NULL);
    see(t, "Enter");
    press(t, "Esc wait:Providers c wait:Concern Tab Tab settle");
    sqlite3 *holder = hold(db);
    press(t, "'Only here' Tab");
    see(t, "What you typed can NOT be kept at the moment; it is still here.");
    press(t, "Esc");
    see(t, "NOT kept anywhere");
    press(t, "Enter");
    see(t, "NOT kept anywhere");
    press(t, "Esc");
    see(t, "Only here");
    press(t, "F10");
    see(t, "NOT kept anywhere");
    press(t, "Esc");
    see(t, "Only here");
    press(t, "F6 wait:'can NOT be kept'"); // an empty form would take its place
    see(t, "Only here");
    let_go(holder);
    see(t, "draft kept"); // tried again by itself
    stored_is(db, DRAFTED("Only here"), "1");
    press(t, "Esc");
    see(t, "Kept as a draft.");
    term_free(t);
    free(db);
}

static void who_means_to_lose_it_can(void **state)
{
    (void)state;
    static const char *const env[] = {"XDG_RUNTIME_DIR", "XDG_STATE_HOME=/proc/none", NULL};
    char *db = fresh_demo();
    struct term *t = demo_with((struct term_options){.env = env}, "--db", db, NULL);
    see(t, "Enter");
    press(t, "Esc wait:Providers c wait:Concern Tab Tab settle");
    sqlite3 *holder = hold(db);
    press(t, "'Lost' Tab wait:'can NOT be kept' F10 wait:'NOT kept anywhere' 'lose' Enter");
    ends(t, 0);
    let_go(holder);
    term_free(t);
    free(db);
}

// ---- The disk --------------------------------------------------------------------------------------------------------------------------

// A small file system with a copy of the demonstration on it, and so much room besides. NULL, loudly, where none may be mounted.
static char *small_disk(const char *place, long room)
{
    char *from = fresh_demo(), *path = xasprintf("%s/demo.db", place);
    struct stat about;
    assert_int_equal(stat(from, &about), 0);
    char *size = xasprintf("size=%ldk", (long)about.st_size / 1024 + room);
    char *copy = xasprintf("cp '%s' '%s'", from, path);
    assert_int_equal(mkdir(place, 0700), 0);
    bool mounted = mount("tmpfs", place, "tmpfs", 0, size) == 0;
    if (mounted)
        assert_int_equal(system(copy), 0);
    free(from);
    free(size);
    free(copy);
    if (mounted)
        return path;
    print_message("SKIPPED: a small file system can only be mounted as root\n");
    free(path);
    return NULL;
}

// However the test ended, the folder can be removed.
static int unmount(void **state)
{
    char *place = scratch_path("full");
    (void)state;
    umount2(place, MNT_DETACH);
    free(place);
    return 0;
}

static void a_full_disk_keeps_the_text(void **state)
{
    (void)state;
    char *place = scratch_path("full"), *db = small_disk(place, 200);
    if (!db)
        skip();
    struct term *t = officer(db, 24, 80);
    char *fill = xasprintf("dd if=/dev/zero of='%s/rest' bs=4k 2>/dev/null; true", place);
    press(t, "c wait:Concern Tab Tab settle");
    assert_int_equal(system(fill), 0);
    for (int i = 0; i < 3; i++)
        press(t, "\\e[200~Word\\sby\\sword\\suntil\\snothing\\sfits\\sany\\smore:"
                 "\\sa\\sb\\sc\\sd\\se.\\s\\e[201~ settle");
    press(t, "'The end' F2");
    see(t, "NOT saved; what you typed is kept in a file of yours.");
    see(t, "the disk is full");
    see(t, "The end");
    press(t, "Esc wait:Providers q wait:'Not saved yet' Enter");
    ends(t, 0);
    term_free(t);
    assert_true(files_of_drafts());
    char *room = xasprintf("rm '%s/rest'", place);
    assert_int_equal(system(room), 0);
    is_taken_up_again(db, "Word by word", "F2");
    free(room);
    free(fill);
    free(db);
    free(place);
}

// The file is moved away under the program: it takes every write still, and would keep none.
static void a_database_that_is_gone_is_not_written(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'Frozen' settle");
    char *gone = xasprintf("mv '%s' '%s.away'", db, db);
    assert_int_equal(system(gone), 0);
    press(t, "F2");
    see(t, "NOT saved; what you typed is kept in a file of yours.");
    see(t, "Why: the file is not");
    press(t, "Esc wait:Providers q wait:'Not saved yet' Enter");
    ends(t, 0);
    term_free(t);
    char *back = xasprintf("rm -f '%s'-*; mv '%s.away' '%s'", db, db, db);
    assert_int_equal(system(back), 0);
    is_taken_up_again(db, "Frozen", "F2");
    free(back);
    free(gone);
    free(db);
}

// ---- Killed ----------------------------------------------------------------------------------------------------------------------------

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// A word about every 300 ms; the program is killed at some moment. Of what was typed two seconds before nothing is missing.
static void type_and_kill(unsigned moment)
{
    enum { WORDS = 14, LEAST = 2000 + 300 }; // the time that a commit takes is not typing
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    long typed[WORDS], kill_at;
    int count = 0;
    press(t, "c wait:Concern Tab Tab settle");
    kill_at = now_ms() + 600 + (long)moment;
    while (count < WORDS && now_ms() < kill_at) {
        char *word = xasprintf("'w%dw ' settle", count);
        typed[count++] = now_ms();
        press(t, word);
        free(word);
        while (now_ms() < typed[count - 1] + 300 && now_ms() < kill_at)
            term_settle(t, 20);
    }
    term_signal(t, SIGKILL);
    long killed = now_ms();
    dies(t, SIGKILL);
    term_free(t);
    char *body = stored(db, "SELECT group_concat(body) FROM draft");
    for (int i = 0; i < count; i++) {
        char *word = xasprintf("w%dw", i);
        if (killed - typed[i] > LEAST && !strstr(body, word))
            fail_msg("%s was typed %ld ms before the end, and is not in: %s", word,
                     killed - typed[i], body);
        free(word);
    }
    free(body);
    free(db);
}

static void a_kill_loses_two_seconds_at_most(void **state)
{
    (void)state;
    const char *full = getenv("TEST_FULL");
    int runs = full && *full == '1' ? 20 : 4;
    unsigned random = 2027;
    for (int i = 0; i < runs; i++) {
        random = random * 1664525u + 1013904223u;
        type_and_kill((random >> 16) % 3600);
    }
}

// F20: the holder is killed in the midst of writing; the next one need not wait for anything
static void a_killed_holder_blocks_nobody(void **state)
{
    (void)state;
    char *db = fresh_demo();
    int ready[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *holder = NULL;
        bool held = sqlite3_open(db, &holder) == SQLITE_OK &&
                    sqlite3_exec(holder, "BEGIN IMMEDIATE; DELETE FROM draft", NULL, NULL, NULL) ==
                        SQLITE_OK;
        if (!held || write(ready[1], "x", 1) != 1)
            _exit(1);
        for (;;)
            pause();
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    struct term *t = officer(db, 24, 80);
    press(t, "c wait:Concern Tab Tab 'After the fall' settle");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    long from = now_ms();
    press(t, "F2");
    see(t, "Saved: Concern C-1 is logged");
    assert_true(now_ms() - from < 2000);
    term_free(t);
    close(ready[0]);
    close(ready[1]);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locked_database_while_a_form_is_saved),
        cmocka_unit_test(a_locked_database_while_a_draft_is_kept),
        cmocka_unit_test(what_can_be_kept_nowhere_is_not_left_by_mistake),
        cmocka_unit_test(who_means_to_lose_it_can),
        cmocka_unit_test_teardown(a_full_disk_keeps_the_text, unmount),
        cmocka_unit_test(a_database_that_is_gone_is_not_written),
        cmocka_unit_test(a_kill_loses_two_seconds_at_most),
        cmocka_unit_test(a_killed_holder_blocks_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
