// SPDX-License-Identifier: MIT
// Handing over by keys: what is open with an officer, some contracts moved, then all of them.
#include <string.h>

#include "tests/screen/support/demo.h"

static void what_is_open_with_an_officer(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "H wait:'Officer:' C-u 'nobody' Enter wait:'No contract has nobody as its officer'");
    press(t, "C-u 'cevans' Enter wait:'Open with cevans: 9 contracts'");
    see(t, "Candlewick Homecare, HC-008");
    press(t, "/ 'RAP-3' wait:'Find: RAP-3' Enter x");
    see(t, "Why: Candlewick Homecare");
    press(t, "Esc wait:'Open with cevans' Esc");
    see(t, "Providers");
    term_free(t);
}

static void contracts_are_moved(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t,
          "H wait:'Officer:' C-u 'cevans' Enter wait:'Open with cevans: 9' H wait:'From cevans'");
    press(t, "'bkaurr' Tab wait:'is the login right?' S-Tab C-u 'bkau' Enter wait:'who has 10'");
    press(t, "F4 wait:'Candlewick Homecare, HC-008' 'gors' wait:'Gorsebank Care, HC-021' Enter "
             "settle Tab");
    see(t, "1 of cevans's 9 contracts go to bkaur");
    press(t, "F2 wait:'Saved: 1 contract moved from cevans to bkaur'");
    see(t, "Open with cevans: 8 contracts");
    gone(t, "Gorsebank");
    press(t, "H wait:'From cevans' 'newcomer' Enter F2 wait:'8 contracts moved from cevans to'");
    see(t, "No contract has cevans as its officer");
    press(t, "Esc wait:Providers H wait:'Officer:' C-u 'newcomer' Enter");
    see(t, "Open with newcomer: 8 contracts");
    press(t, "u wait:'Undone: 8 records are as they were before, contract HC-'");
    term_free(t);
}

static void a_small_terminal(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    press(t, "H wait:'Officer:' C-u 'bkaur' Enter wait:'Open with bkaur: 10 contracts'");
    see(t, "waiting on others");
    press(t, "PgDn");
    see(t, "council:");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_with_an_officer),
        cmocka_unit_test(a_small_terminal),
        cmocka_unit_test(contracts_are_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
