// SPDX-License-Identifier: MIT
// A review meeting as officers type it: a quarter's return, the warning notice that it asks for with its plan, and the meeting itself with
// three actions and minutes of four items, in under 200 keys beyond the prose, at 80x24 and at 40x12.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"
#include "tests/screen/support/typing.h"

enum { MOST_KEYS = 200 };

static void renew(void)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    char *path = xstrdup(demo_database());
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *part = xasprintf("%s%s", path, parts[i]);
        unlink(part);
        free(part);
    }
    free(path);
    demo_database();
}

static void find_provider(struct term *t)
{
    keys(t, "/");
    signs(t, "castle");
    see(t, "Castle Street Support");
    keys(t, "Enter");
}

static void type_return(struct term *t)
{
    static const char *const figures[] = {"86.1", "90.3", "G", "19.8", "81", "83.8", "90.5"};
    keys(t, "r wait:January");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        signs(t, figures[i]);
        keys(t, i + 1 < sizeof figures / sizeof *figures ? "Down" : "C-s");
    }
    see(t, "Now required");
}

static void serve_notice(struct term *t)
{
    keys(t, "o wait:Asked Enter wait:save");
    // to the day by which it is to be put right, and on to what only a person can say
    keys(t, "Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    signs(t, "24 aug");
    keys(t, "Tab Tab");
    prose(t, "Rounds are logged daily");
    keys(t, "Tab");
    prose(t, "A second coordinator");
    keys(t, "Tab");
    prose(t, "A weekly call");
    keys(t, "C-s");
    see(t, "Saved: PWN-2");
}

static void hold_meeting(struct term *t)
{
    keys(t, "Esc gone:Asked m wait:Planned Enter wait:Commissioner Space Down");
    prose(t, "Jane Doe, Bob Roe");
    keys(t, "C-n wait:Minutes");
    prose(t, "The warning is accepted.");
    keys(t, "C-t");
    prose(t, "Send the recovery plan");
    signs(t, ";jane;14 jun");
    see(t, "Action by Mon 14 June 2027");
    keys(t, "C-n");
    prose(t, "Calls were missed.");
    keys(t, "C-t");
    prose(t, "Keep to the rota");
    signs(t, ";bob;+14");
    keys(t, "C-n");
    prose(t, "One KPI is red.");
    keys(t, "C-n");
    prose(t, "The QA visit is put off.");
    keys(t, "C-t");
    prose(t, "Agree a new day");
    signs(t, ";jane;+7");
    see(t, "Action by Mon 31 May 2027");
    keys(t, "C-s wait:record. C-s");
    see(t, "MINUTES");
}

static void said(const char *command, const char *first, const char *words)
{
    struct ran ran = run(NULL, "--db", demo_database(), command, first, NULL);
    assert_int_equal(ran.status, 0);
    if (strstr(ran.out, words) == NULL)
        fail_msg("\"%s\" is not in:\n%s", words, ran.out);
    ran_free(&ran);
}

static void all_of_it(int rows, int cols)
{
    renew();
    struct term *t = demo(rows, cols);
    typing_begin();
    find_provider(t);
    type_return(t);
    serve_notice(t);
    hold_meeting(t);
    term_free(t);
    if (typing_keys() >= MOST_KEYS)
        fail_msg("%zu keys beyond the prose", typing_keys());
    print_message("%dx%d: %zu keys beyond the prose\n", cols, rows, typing_keys());
    said("history", "HC-009", "PWN-2");
    said("history", "HC-009", "RAP-2");
    said("history", "HC-009", "7@2027-01-01");
    said("due", "--within=30d", "Send the recovery plan");
}

static void at_80_by_24(void **state)
{
    (void)state;
    all_of_it(24, 80);
}

static void at_40_by_12(void **state)
{
    (void)state;
    all_of_it(12, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_80_by_24),
        cmocka_unit_test(at_40_by_12),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
