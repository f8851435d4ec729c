// SPDX-License-Identifier: MIT
// Cover during leave on the screens of whoever covers: what is theirs, marked for whom, until when.
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/harness/scratch.h"
#include "tests/screen/support/forms.h"

static void cover(const char *from, const char *to)
{
    const struct passwd *person = getpwuid(getuid());
    assert_non_null(person);
    struct ran ran =
        run(NULL, "--db", demo_database(), "cover", "bkaur", person->pw_name, from, to, NULL);
    if (ran.status != 0)
        fail_msg("cover: %s", ran.err);
    ran_free(&ran);
}

static void lists_of_who_covers(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "M wait:'mine 13'");
    gone(t, "for bkaur");
    cover("2027-05-20", "2027-06-04");
    see(t, "mine 23"); // as soon as it is known
    see(t, "for bkaur");
    press(t, "M wait:all");
    gone(t, "for bkaur"); // among all nobody's stand out
    press(t, "M wait:'where you are the officer, and for bkaur until 4 June 2027.'");
    press(t, "w wait:'Mine, and for bkaur until 4 Jun' wait:'for bkaur: Contract Meet'");
    press(t, "/ 'cae glas' Enter wait:'turn (bkaur, covered by'");
    press(t, "Esc settle Esc wait:Providers C wait:'2027, mine, and for bkaur until 4 Jun' Enter");
    see(t, "for bkaur: Contract Meeting");
    press(t, "V wait:'unvisited, mine, and for bkaur until 4 Jun'");
    see(t, "Oakapple Homecare  for bkaur");
    press(t,
          "M wait:'all officers' M wait:'where you are the officer, and for bkaur until 4 June'");
    term_free(t);
}

static void handover_tells_of_it(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "H wait:'Officer:' C-u 'bkaur' Enter wait:'Open with bkaur: 10 contracts'");
    see(t, "covers bkaur from 20 May 2027 to 4 June 2027; back in 12 days.");
    term_free(t);
}

// Arranged by keys, changed, taken back; what will not do is said as the command says it.
static void it_is_arranged_on_screen(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "A wait:'Nobody is covered, now or later.'");
    gone(t, "Timeline"); // what would do nothing is not offered
    press(t, "a wait:'Officer *'");
    press(t, "C-u 'bkaur' Tab 'bkaur' Tab '20/5/2027' Tab '4 june' F2");
    see(t, "Covered by must be another officer than bkaur.");
    press(t,
          "C-u 'cevanss' Tab wait:'No contract has cevanss as its officer: is the login right?'");
    press(t, "S-Tab C-u 'cevan' Enter Tab wait:'16 days the 10 contracts of bkaur count also as'");
    press(t, "Esc wait:'Nobody is covered' a wait:'20 May 2027'"); // the draft goes on
    press(t, "F2 wait:'Saved: cevans covers bkaur from 20 May 2027 to 4 June 2027.'");
    see(t, ">cevans covers bkaur from 20 May 2027 to 4 June 2027; back in 12 days.");
    cli_tells(db, "bkaur,cevans,2027-05-20,2027-06-04,now", "cover");
    press(
        t,
        "a wait:'Officer *' C-u 'bkaur' Down 'dnowak' Down '1/6/2027' Down '9/6/2027' F2"); // as Tab
    see(t, "First day: cevans covers bkaur from 20 May 2027");
    press(t, "Esc wait:'Who covers' Enter wait:'bkaur is away from 20 May 2027 on.' Down");
    press(t, "C-u '31/5' F2 wait:'Saved: cevans covers bkaur from 20 May 2027 to 31 May'");
    cli_tells(db, "bkaur,cevans,2027-05-20,2027-05-31,now", "cover");
    press(t, "Enter wait:'is away from' Down C-u '19/5' F2");
    see(t, "Last day must not be before the first day, 20");
    press(t, "C-u '23/5' Tab wait:'For 4 days' S-Tab C-u '31/5/2027' F2 wait:'Saved: cevans'");
    press(t, "u wait:'cover stays as you saved it last'");
    press(t, "Enter wait:'Taken back' Down Down 'y' Tab wait:'as if it had never been arranged'");
    press(t, "F2 wait:'Saved: bkaur is not covered from 20 May 2027 on.'");
    see(t, "Nobody is covered, now or later.");
    cli_lacks(db, "bkaur", "cover");
    cli_tells(db, "sound", "verify");
    term_free(t);
    free(db);
}

// From the list of what can be added, and from the page of whoever goes away, who then stands in the form.
static void it_is_found_where_one_looks(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(t, "a wait:'Cover during leave' Esc wait:Providers");
    press(t, "H wait:'Officer:' C-u 'bkaur' Enter wait:'Enter here arranges cover for bkaur'");
    press(t, "Enter wait:'Officer *     bkaur' Down 'cevans' Enter '24/5/2027' Tab '28/5' F2");
    see(t, "cevans covers bkaur from 24 May 2027 to 28 May 2027; back in 5 days.");
    press(t, "Enter wait:'bkaur is away from'");
    press(t, "Esc wait:'Open with bkaur' Esc wait:Providers");
    press(t, "/ 'ashcombe' Enter wait:'bkaur, covered by cevans until 28 May'");
    press(t, "i wait:'Officer      bkaur, covered by cevans until 28 May 2027'");
    term_free(t);
    free(db);
}

// Somebody else has changed it meanwhile: both are seen, nothing is lost.
static void two_change_the_same_cover(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    cli_lacks(db, "bkaur", "cover", "bkaur", "cevans", "2027-05-20", "2027-06-04");
    press(t, "A wait:'cevans covers bkaur' Enter wait:'is away from' Down C-u '9/6/2027' Tab");
    cli_lacks(db, "bkaur", "cover", "bkaur", "cevans", "2027-05-20", "2027-06-02");
    press(t, "F2 wait:'2 June 2027'");
    cli_tells(db, "bkaur,cevans,2027-05-20,2027-06-02,now", "cover");
    press(t, "F2 wait:'Saved: cevans covers bkaur from 20 May 2027 to 9 June 2027.'");
    term_free(t);
    free(db);
}

static void it_ends(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "M wait:'mine 23'");
    cover("2027-05-20", "2027-05-23");
    see(t, "mine 13");
    press(t, "M wait:all M wait:'Only contracts where you are the officer.'");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_who_covers),       cmocka_unit_test(handover_tells_of_it),
        cmocka_unit_test(it_is_arranged_on_screen),  cmocka_unit_test(it_is_found_where_one_looks),
        cmocka_unit_test(two_change_the_same_cover), cmocka_unit_test(it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
