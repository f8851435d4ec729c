// SPDX-License-Identifier: MIT
// The work queue by keys: what is due, whose turn, why; dealt with from the list; the same rows as `due` prints.
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

static void groups_and_whose_turn(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'Overdue: 4'");
    see(t, "Work  overdue 4  today 4  open 5");
    see(t, "Today: 4");
    see(t, "Overdue: 4, and 1 waiting on others");
    see(t, "94 days late");
    see(t, "council");
    see(t, "Every 3 months from the last one"); // beneath the list: why the first is due
    see(t, "clause 4.2, stated; must be done");
    press(t, "j x");
    see(t, "Why: Castle Street Support");
    see(t, "Reviews and regular meetings");
    press(t, "Esc wait:'Overdue: 4' j");
    see(t, "provider's turn, not ours"); // a return that is late with them
    press(t, "j j j");
    see(t, "Open, no day stated: 5");
    see(t, "open 34 days");
    see(t, "no day is stated by which it is to be done");
    press(t, "x");
    see(t, "Why: cf-dns:DN-4"); // a finding has its own reasons
    press(t, "Esc wait:'Overdue: 4' Esc");
    see(t, "Providers");
    term_free(t);
}

static void it_is_narrowed(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'Overdue: 4' M");
    see(t, "Overdue: 2");
    press(t, "M wait:'Overdue: 4' / 'harbour' wait:'\"harbour\"'");
    gone(t, "Castle Street");
    press(t, "Enter Esc");
    see(t, "Castle Street");
    press(t, "K");
    see(t, "Findings open");
    gone(t, "QA visit");
    press(t, "K");
    see(t, "Determinations");
    press(t, "Esc T T");
    see(t, "waiting on others");
    see(t, "Overdue: 1, waiting on others");
    press(t, "j");
    see(t, "Rectification period of RAP-3 ends");
    see(t, "with a rectification period of");
    press(t, "Esc wait:'Overdue: 4' L");
    see(t, "a year ahead");
    press(t, "/ 'nothing like it' Enter");
    see(t, "Esc shows all again");
    term_free(t);
}

// One choice by officer, provider and kind, which holds in queue, calendar, planner, and for the officer in the overview.
static void one_choice_for_all_screens(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'Overdue: 4' f wait:'Whose contracts'");
    see(t, "> Mine ("); // what one goes back to most often comes first
    press(t, "'emu' wait:'Enter shows it' Enter wait:'Only contracts of emurphy.'");
    see(t, "emurphy ");
    gone(t, "Castle Street");
    press(t, "C wait:'May 2027, emurphy' V wait:'Longest unvisited, emurphy'");
    press(t, "Esc wait:Calendar Esc wait:'Work  overdue' Esc wait:'emurphy 8'"); // the overview
    press(t, "w wait:emurphy M wait:'Only contracts where you are the officer.'");
    see(t, "Overdue: 2");
    press(t, "M wait:'Overdue: 4' f wait:'Whose contracts' 'determ' wait:Determinations Enter");
    see(t, "All officers, Determinations");
    press(t, "V wait:'unvisited, all officers, Determinations'");
    press(t, "f wait:Narrow 'gorse' wait:'Gorsebank Care' Enter");
    see(t, "unvisited, all officers, Gorsebank Care, Determinations");
    press(t, "C wait:'May 2027, all officers, Gorsebank' f wait:'Everything again' Enter");
    see(t, "May 2027, all officers ");
    press(t, "f wait:Narrow 'nobody like it' wait:'Nothing has these words' Esc settle Esc");
    see(t, "Calendar");
    term_free(t);
}

// From a page about one provider w shows what is due there, whoever looks after it, and Esc leads back.
static void of_one_provider_from_his_pages(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "M wait:'mine 13' / 'gorsebank' Enter");
    static const struct {
        const char *page, *name;
    } pages[] = {{"o", "What is to be done: Gorsebank"},
                 {"m", "Meetings of Gorsebank"},
                 {"i", "Dossier"},
                 {"t", "Timeline"},
                 {"x", "Explanation"}};
    press(t, "M settle");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        press(t, pages[i].page);
        see(t, pages[i].name);
        press(t, "w");
        see(t, "All officers, Gorsebank Care");
        gone(t, "Castle Street");
        press(t, "Esc");
        see(t, pages[i].name);
        press(t, "Esc");
        see(t, "Overview");
    }
    press(t, "w wait:'Castle Street'"); // of the list it is the whole queue
    term_free(t);
}

// What is late since last year is told with its year and by how much, in full; the end of the reasons is to be had, and said to be there.
static void nothing_that_matters_is_cut(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "d wait:'As at' '1 mar 2028' Enter wait:'1 March 2028' w wait:'Overdue: 1'");
    see(t, ">19 Feb 2027 12 mths late council  Castle Street Sup");
    see(t, "19 February 2027, 12 months late; council's turn");
    term_free(t);
    t = demo(12, 40);
    press(t, "w wait:'Overdue: 4' Tab");
    see(t, "HC-004  (9 more below: Down)");
    press(t, "G wait:'and too late for it'");
    gone(t, "more below");
    term_free(t);
}

// The footer says what Enter will do to the row at the cursor.
static void enter_says_what_it_does(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'Enter Move it' j wait:'Enter Book it' j wait:'Enter Type it in' j j j "
             "wait:'Enter Act on it'");
    press(t, "/ 'bryn' Enter wait:'officers \"bryn\"' Down Down wait:'Enter Move it'");
    press(t, "Esc wait:'Overdue: 4' / 'thistlegate' Enter wait:'Enter Mark done'");
    press(t, "C wait:'Enter The day' Enter wait:'Enter Record it'");
    press(t, "V wait:'Enter Book it' j wait:'Enter Move it' Tab wait:'Enter One or all'");
    press(t, "H C-u 'bkaur' Enter wait:'Enter Arrange' Down wait:'Enter Open' Down");
    see(t, "Enter Type it in");
    term_free(t);
}

// Booked, moved and cancelled: each from its item.
static void a_meeting_is_booked_from_its_item(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'94 days late' j Enter wait:'Type of meeting'");
    see(t, "Contract Meeting");
    see(t, "25 May 2027"); // what is late is proposed for the next working day
    press(t, "Down C-u '31/5' Down wait:'Spring bank holiday'");
    press(t, "Up C-u '2/6' F2 wait:'is planned, 2 June 2027'");
    see(t, "Contract Meeting due 19 Feb, booked for 2 Jun"); // which does not make it less late
    press(t, "/ 'contract meeting' Enter settle");
    press(t, "/ C-u 'castle street' Enter wait:'Wed 2 Jun'");
    term_free(t);
}

// Too short a notice is refused with the rule; a longer one moves the meeting.
static void a_meeting_is_moved(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:Overdue / 'bryn' Enter wait:'Thu 27 May' j j Enter wait:'E-1 is planned'");
    see(t, "27 May 2027");
    press(t, "Down C-u '25/5' F2 wait:'There is a problem'");
    see(t, "it can be held from Thu 27 May 2027 on");
    press(t, "C-u '23/5/2027' F2");
    see(t, "must be today or in the");
    press(t, "C-u '3/6' F2 wait:'Say why on another day'");
    press(t, "'The manager is ill' F2 wait:'Saved: Meeting E-1 is planned, 3 June 2027'");
    see(t, "Thu 3 Jun");
    gone(t, "Thu 27 May");
    term_free(t);
}

static void what_has_no_record_is_marked_done(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "w wait:'Overdue' / 'thistlegate' Enter wait:'Issue the new PMF' Enter");
    see(t, "What shows it");
    press(t, "F2");
    see(t, "There is a problem");
    press(t, "'Sent by e-mail, 24 May' F2 wait:'Saved: done'");
    gone(t, "Wed 2 Jun");
    term_free(t);
}

// The cells of a line of CSV, unquoted in place.
static void split(char *line, char *cells[8])
{
    for (int i = 0; i < 8; i++) {
        bool quoted = *line == '"';
        cells[i] = line + quoted;
        line += quoted;
        line += quoted ? strcspn(line, "\"") : strcspn(line, ",\r\n");
        if (*line)
            *line++ = '\0';
        line += quoted && *line == ',';
    }
}

// Every row of `due` stands in the list, in the group it belongs to, with its turn, its provider and its words.
static void it_agrees_with_due(void **state)
{
    (void)state;
    struct ran due = run(NULL, "--db", demo_database(), "due", "--within", "30d", NULL);
    struct term *t = demo(75, 200);
    press(t, "w wait:'Overdue:' settle");
    int found = 0;
    for (const char *line = strchr(due.out, '\n'); line && line[1]; line = strchr(line + 1, '\n')) {
        char *copy = xstrdup(line + 1), *cells[8];
        bool there = false;
        copy[strcspn(copy, "\n")] = '\0';
        split(copy, cells);
        for (int row = 2; row < term_rows(t) - 8 && !there; row++)
            there = strstr(term_row(t, row), cells[2]) && strstr(term_row(t, row), cells[1]) &&
                    strstr(term_row(t, row), cells[3]) && strstr(term_row(t, row), cells[4]);
        if (!there)
            fail_msg("due says %s, %s, %s, %s, %s\n%s", cells[0], cells[1], cells[2], cells[3],
                     cells[4], term_screen(t));
        found++;
        free(copy);
    }
    assert_true(found > 20);
    ran_free(&due);
    term_free(t);
}

static void a_small_terminal(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    press(t, "w wait:'Overdue: 4'");
    see(t, "94 days late");
    see(t, "council");
    moves(t, "j", 2); // an item has two lines
    press(t, "Tab");
    see(t, "clause 4.2");
    press(t, "Tab wait:'Overdue: 4' Enter");
    see(t, "It is due on Fri 19 February");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_and_whose_turn),
        cmocka_unit_test(it_is_narrowed),
        cmocka_unit_test(one_choice_for_all_screens),
        cmocka_unit_test(of_one_provider_from_his_pages),
        cmocka_unit_test(nothing_that_matters_is_cut),
        cmocka_unit_test(enter_says_what_it_does),
        cmocka_unit_test(it_agrees_with_due),
        cmocka_unit_test(a_small_terminal),
        cmocka_unit_test(a_meeting_is_booked_from_its_item),
        cmocka_unit_test(a_meeting_is_moved),
        cmocka_unit_test(what_has_no_record_is_marked_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
