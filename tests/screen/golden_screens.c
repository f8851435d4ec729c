// SPDX-License-Identifier: MIT
// The main screens as kept pictures in text, at the three sizes that matter. GOLDEN=update writes them anew.
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/screen/support/demo.h"

static const struct {
    const char *name, *keys;
} screens[] = {
    {"overview", "settle"},
    {"found", "/ 'care' wait:'\"care\"' Enter settle"},
    {"notices", "4 settle"},
    {"dossier", "i wait:Provider settle"},
    {"dossier-below", "i PgDn settle"},
    {"explanation", "x wait:Why settle"},
    {"timeline", "t wait:Timeline settle"},
    {"timeline-all", "t wait:Timeline - settle Left Left settle"},
    {"meetings", "m wait:Planned settle"},
    {"meeting-people",
     "m wait:Planned Enter wait:'Only look' Down Down Enter wait:Commissioner settle"},
    {"meeting-item", "m wait:Planned Enter wait:'Only look' Down Down Enter wait:Commissioner "
                     "Space C-n C-n C-n 'Calls were missed.' C-t "
                     "'New rota; comm; 14 jun' C-o settle"},
    {"meeting-agenda",
     "m wait:Planned Enter wait:'Only look' Down Down Enter wait:Commissioner Space C-n F3 settle"},
    {"meeting-end", "m wait:Planned Enter wait:'Only look' Down Down Enter wait:Commissioner Space "
                    "C-n C-n C-n 'Calls were missed.' C-t "
                    "'New rota; comm; 14 jun' C-s wait:record settle"},
    {"past", "d wait:'As at:' '1 jan 2026' Enter wait:'as at' settle"},
    {"work", "w wait:Overdue: settle"},
    {"calendar", "C wait:'May 2027' Right Down settle"},
    {"week", "C wait:'W Week' W wait:'Week 24' settle"},
    {"planner", "V wait:'Longest unvisited' settle"},
    {"narrow", "w wait:Overdue: f wait:Whose settle"},
    {"handover", "H wait:'Officer:' Enter wait:'Open with' settle"},
    {"help", "? wait:'Type to' settle"},
    {"commands", ": wait:'Type part' settle"},
};

static const struct size {
    int rows, cols;
} sizes[] = {{24, 80}, {43, 132}, {12, 40}};

// The person's login stands on the screens, and the demonstration makes that person an officer.
static void skip_for_others(void)
{
    const struct passwd *person = getpwuid(getuid());
    if (person && text_equal(person->pw_name, "root"))
        return;
    print_message("SKIP the kept screens show the login root\n");
    skip();
}

static void compare_at(struct size size)
{
    skip_for_others();
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct term *t = demo(size.rows, size.cols);
        press(t, screens[i].keys);
        char *name = xasprintf("%s-%dx%d", screens[i].name, size.cols, size.rows);
        see_golden(t, name);
        free(name);
        term_free(t);
    }
}

static void at_80_by_24(void **state)
{
    (void)state;
    compare_at(sizes[0]);
}

static void at_132_by_43(void **state)
{
    (void)state;
    compare_at(sizes[1]);
}

static void at_40_by_12(void **state)
{
    (void)state;
    compare_at(sizes[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_80_by_24),
        cmocka_unit_test(at_132_by_43),
        cmocka_unit_test(at_40_by_12),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
