// SPDX-License-Identifier: MIT
// Dates in a form: words taken and told in full, nonsense refused and kept (F1, F2, F3).
#include <stdlib.h>
#include <string.h>

#include "tests/screen/support/forms.h"

struct typed {
    const char *keys, *told;
};

// F1, F2: as at Mon 24 May 2027, for something that lies ahead
static const struct typed ahead[] = {
    {"'t'", "Mon 24 May 2027, today"},
    {"'+7'", "Mon 31 May 2027, in 7 days"},
    {"'mon'", "Mon 24 May 2027, today"},
    {"'tue'", "Tue 25 May 2027, tomorrow"},
    {"'31/5'", "Mon 31 May 2027, in 7 days"},
    {"'31 may 27'", "Mon 31 May 2027, in 7 days"},
    {"'310527'", "Mon 31 May 2027, in 7 days"},
    {"'3 sept 2027'", "Fri 3 September 2027, in 3 months"},
    {"'2027-06-14'", "Mon 14 June 2027, in 3 weeks"},
    {"'1 jan'", "Sat 1 January 2028, in 7 months, next year"},
};

static void words_are_dates_told_in_full(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab");
    focus_on(t, "Planned for");
    for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
        press(t, "C-u");
        press(t, ahead[i].keys);
        see(t, ahead[i].told);
    }
    press(t, "C-u '20/5' Tab"); // just past, and not a year ahead
    see(t, "future, and 20 May 2027 is past.");
    term_free(t);
    free(db);
}

// What has been looks back, and at 40 columns the full date stands beneath the field.
static void what_has_been_looks_back(void **state)
{
    (void)state;
    static const struct typed back[] = {
        {"'mon'", "Mon 24 May 2027, today"},
        {"'tue'", "Tue 18 May 2027, 6 days ago"},
        {"'3 sept'", "Thu 3 September 2026, 8 months ago"},
        {"'-1'", "Sun 23 May 2027, yesterday"},
    };
    char *db = fresh_demo();
    struct term *t = officer(db, 12, 40);
    press(t, "v wait:Visit 'held' wait:Held Tab");
    for (size_t i = 0; i < sizeof back / sizeof *back; i++) {
        press(t, "C-u");
        press(t, back[i].keys);
        see(t, back[i].told);
    }
    press(t, "C-u '25/5' Tab");
    see(t, "the past, and 25 May 2027 is to"); // and not a year ago
    press(t, "S-Tab C-u '+7' Tab");
    see(t, "the past, and 31 May 2027 is to");
    term_free(t);
    free(db);
}

// F2, F3
static void nonsense_is_refused_and_kept(void **state)
{
    (void)state;
    static const char *const nonsense[] = {"5/14/2027",     "99",     "1300",
                                           "2017-06-hello", "31 feb", "soon"};
    char *db = fresh_demo(), *before = stored(db, FACTS);
    struct term *t = officer(db, 24, 80);
    press(t, "v wait:'Planned for' Tab");
    for (size_t i = 0; i < sizeof nonsense / sizeof *nonsense; i++) {
        press(t, "C-u");
        term_write(t, nonsense[i], strlen(nonsense[i]));
        press(t, "C-s");
        see(t, "Error: Planned for must be a real date");
        see(t, "There is a problem");
        focus_on(t, nonsense[i]);
    }
    stored_is(db, FACTS, before);
    press(t, "C-u '14 june 2027' C-s");
    see(t, "Saved: Visit V-8 is planned, 14 June 2027.");
    cli_tells(db, "HC-014,V-8,qa-visit,2027-06-14,planned", "export", "visits");
    term_free(t);
    free(before);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_dates_told_in_full),
        cmocka_unit_test(what_has_been_looks_back),
        cmocka_unit_test(nonsense_is_refused_and_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
