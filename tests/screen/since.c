// SPDX-License-Identifier: MIT
// What others have recorded since one was last here: said at the start, listed, opened; one's own entries and what was seen are not.
#include <string.h>

#include "db/contract.h"
#include "db/fact.h"
#include "model/contacts.h"
#include "model/entry.h"
#include "tests/screen/support/demo.h"

// A meeting recorded of one contract, a note of another, a call to a provider as such: by somebody else, or by whoever runs the test.
static void record(const char *login)
{
    const struct office_options options = {
        .path = demo_database(), .mode = DB_WRITE, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    struct status st = {0};
    struct office office;
    struct contract first, second;
    struct arena *arena = arena_new();
    if (!office_open(&options, &office, &st))
        fail_msg("%s", status_message(&st));
    if (login)
        office.actor = (struct actor){.login = login, .uid = 4242};
    bool done = entry_begin(&office, NULL, &st) == ENTRY_OPEN &&
                contract_by_ref(office.db, "HC-008", arena, &first, &st) &&
                contract_by_ref(office.db, "HC-014", arena, &second, &st);
    struct fact_row held = {.contract = first.id,
                            .kind = "meeting",
                            .ref = login ? "M-901" : "M-902",
                            .date = office.today - 1,
                            .kpi = "",
                            .period = DAY_NONE,
                            .value = "",
                            .colour = "",
                            .instrument = "contract-meeting",
                            .covers = "",
                            .rectify_by = DAY_NONE,
                            .accompanies = "",
                            .follows = "",
                            .outcome = "held",
                            .answers = "",
                            .note = ""};
    struct contact note = {.provider = second.provider,
                           .contract = second.id,
                           .ref = "",
                           .date = office.today,
                           .how = "telephone",
                           .with = "M. Price",
                           .said = "Rota is full again"},
                   call = note;
    call.contract = 0;
    call.said = "New owner wants to meet us";
    done = done && fact_add(office.db, &held, 0, &st) &&
           contact_write(&office, &note, arena, &st) && contact_write(&office, &call, arena, &st) &&
           entry_commit(&office, NULL, &st);
    if (!done)
        fail_msg("%s", status_message(&st));
    office_close(&office);
    arena_free(arena);
}

static void leave(struct term *t)
{
    press(t, "q");
    ends(t, 0);
    term_free(t);
}

static void it_is_told_once(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    gone(t, "changed since");
    press(t, "S wait:'Recorded by others last' Esc wait:Providers");
    leave(t);

    record(NULL); // one's own
    t = demo(24, 80);
    gone(t, "changed since");
    leave(t);

    record("dnowak");
    t = demo(24, 80);
    see(t, "2 contracts and 1 provider changed since ");
    see(t, ", marked *: S shows what.");
    see(t, ">RED   Acornlea Homecare    * "); // in the list, and in the queue with since when
    see(t, " RED   Candlewick Homecare  *");
    gone(t, "Gorsebank Care       *");
    press(t, "w wait:'Overdue: 4'");
    see(t, "council  Acornlea Homeca… *");
    gone(t, "Castle Street Sup… *");
    press(t, "/ 'acornlea' Enter wait:'\"acornlea\"'");
    see(t, "Contact     last on 24 May 2027, today; changed by others since ");
    press(t, "Esc wait:'Overdue: 4' Esc wait:Providers");
    press(t, "S wait:'Recorded by others since'");
    see(t, "dnowak  Acornlea Homecare");
    see(t, "New owner wants to meet us");
    see(t, "Note N-");
    see(t, "by telephone with M. Price: Rota is full again");
    see(t, "Candlewick Homecare, HC-008");
    see(t, "M-901");
    gone(t, "M-902");
    gone(t, "x Why"); // what would do nothing is not offered
    leave(t);

    t = demo(24, 80);
    gone(t, "changed since");
    press(t, "S wait:'Nobody else has recorded anything.'");
    leave(t);
}

static void a_change_is_opened(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    leave(t);
    record("bkaur");
    t = demo(12, 40);
    press(t, "S wait:'Recorded by others since' Enter wait:Dossier");
    press(t, "Esc wait:Changes End Enter wait:Timeline");
    see(t, "M-901");
    press(t, "Esc wait:Changes Esc wait:Providers");
    leave(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_told_once),
        cmocka_unit_test(a_change_is_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
