// SPDX-License-Identifier: MIT
// Providers, contracts, people and notes typed in: a call noted in two keys, another name found by both, two officers on one record, the last
// save taken back.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

// Each test begins with a database of its own.
static int fresh(void **state)
{
    static const char *const companions[] = {"", "-wal", "-shm"};
    const char *path = demo_database();
    (void)state;
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        char *file = xasprintf("%s%s", path, companions[i]);
        unlink(file);
        free(file);
    }
    return 0;
}

static void is_sound(void)
{
    struct ran ran = run(NULL, "--db", demo_database(), "verify", NULL);
    if (ran.status != 0)
        fail_msg("%s%s", ran.out, ran.err);
    ran_free(&ran);
}

static void says(const char *command, const char *ref, const char *words)
{
    struct ran ran = run(NULL, "--db", demo_database(), command, ref, NULL);
    if (!strstr(ran.out, words))
        fail_msg("%s %s does not say \"%s\":\n%s%s", command, ref, words, ran.out, ran.err);
    ran_free(&ran);
}

static void a_call_is_noted_in_two_keys(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "p wait:'What was said' 'Rota is full again from Monday' C-s");
    see(t, "Saved: note N-1, Acornlea Homecare.");
    says("history", "HC-014", "2027-05-24,note,N-1,\"N-1, by telephone: Rota is full again");
    press(t, "i wait:'Last contact'");
    see(t, "Mon 24 May 2027 (today)");
    press(t, "/ 'Rota is full' wait:'Find: Rota is full' settle Enter");
    // corrected: the words before stay in the record
    press(t, "e wait:'Correct it' Down End \\s 'at noon' C-s");
    see(t, "Saved: note N-1");
    see(t, "from Monday at noon");
    press(t, "e wait:'Correct it' C-u 'with' Enter wait:Reason 'Wrong provider' C-s");
    see(t, "Withdrawn: note N-1.");
    gone(t, "at noon");
    term_free(t);
    is_sound();
}

static void a_note_begun_is_gone_on_with(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "p wait:'What was said' 'Rota is' Esc wait:Providers");
    see(t, "Kept as a draft.");
    press(t, "D wait:'Contact note' Enter wait:'What was said' End \\s 'full' C-s");
    see(t, "Saved: note N-1");
    press(t,
          "Esc wait:Providers t wait:Timeline / 'Rota is full' wait:'Find: Rota is full' settle");
    press(t, "Enter wait:'by telephone: Rota is full' e wait:'Correct it'");
    term_free(t);
}

static void whom_nobody_spoke_to_longest_stands_first(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "p wait:'What was said' 'x' C-s wait:Saved s s s wait:'longest without contact' G");
    see(t, "Acornlea Homecare");
    see(t, "0d");
    term_free(t);
}

static void a_note_needs_words(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "p wait:'What was said' C-s");
    see(t, "There is a problem");
    see(t, "Error: Enter what was said.");
    press(t, "'x' C-s");
    see(t, "Saved: note N-1");
    term_free(t);
}

static void a_provider_is_found_by_both_its_names(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "a wait:'whom to reach' Down Down Enter wait:'New name' Down 'Oaktree Support' C-s");
    see(t, "Saved: Acornlea Homecare is now Oaktree Support");
    press(t, "/ 'acornlea' wait:'\"acornlea\": 1 of' Enter");
    see(t, "Oaktree Support (was");
    press(t, "Esc / 'oaktree' wait:'\"oaktree\": 1 of' Enter i");
    see(t, "formerly Acornlea Homecare");
    press(t, "d wait:'As at:' '2027-05-01' Enter");
    see(t, "now Oaktree Support");
    press(t, "= / 'Name changed' wait:'Find: Name changed' settle Enter e");
    see(t, "A change stays in the record.");
    press(t, "'Of another provider' C-s");
    see(t, "Withdrawn: change C-1.");
    gone(t, "formerly");
    term_free(t);
    is_sound();
}

static void a_merger_takes_the_contracts_along(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "a wait:'whom to reach' Down Down Enter wait:'New name' C-u 'merger' Enter");
    press(t, "wait:Successor 'Gorsebank' Enter C-s");
    see(t, "1 contract went to the successor.");
    press(t, "/ 'acornlea' wait:'\"acornlea\": 2 of' Enter G");
    see(t, "Acornlea Homecare (m"); // merged
    press(t, "i");
    see(t, "merged into Gorsebank Care on 24 May 2027");
    says("show", "HC-014", "Contract HC-014 came from Acornlea Homecare");
    term_free(t);
    is_sound();
}

static void two_officers_see_each_others_values(void **state)
{
    (void)state;
    struct term *one = demo(24, 80), *other = demo(24, 80);
    // the same field by both, another one by each
    press(one, "e wait:Framework C-u 'Homecare, North' C-s");
    see(one, "Saved: contract HC-014.");
    press(one, "e wait:Framework");
    press(other, "e wait:'Homecare, North' Down Down Down Down Down C-u 'Zone 9' C-s");
    see(other, "Saved: contract HC-014.");
    press(one, "C-u 'Homecare, South' C-s"); // theirs in the zone is taken along
    see(one, "Saved: contract HC-014.");
    says("show", "HC-014", "Homecare, South");
    says("show", "HC-014", "zone Zone 9");
    press(one,
          "e wait:'Zone 9' C-u 'Homecare, West' wait:'Homecare, West'"); // before the other saves
    press(other, "e wait:'Homecare, South' C-u 'Homecare, East' C-s wait:'Overview  all'");
    see(other, "Saved: contract HC-014.");
    press(one, "C-s");
    see(one, "Homecare, East"); // both values stand side by side, and nothing was saved
    see(one, "Homecare, West");
    says("show", "HC-014", "Homecare, East");
    press(one, "C-o C-s"); // theirs
    see(one, "Saved: contract HC-014.");
    says("show", "HC-014", "Homecare, East");
    term_free(one);
    term_free(other);
    is_sound();
}

static void the_last_save_is_taken_back(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "u");
    see(t, "There is nothing to undo since you started.");
    press(t, "P wait:'Nobody is entered yet'");
    gone(t, "x Why"); // what would do nothing is not offered
    press(t, "a wait:Role 'Morgan Price' C-s");
    see(t, "Saved: Morgan Price");
    press(t, "e wait:'Left on' C-u 'Morgan Pryce' C-s");
    see(t, "Morgan Pryce");
    press(t, "u");
    see(t, "Undone: person Morgan Pryce is as it was before.");
    press(t, "settle u");
    see(t, "Undone: person Morgan Price is gone again.");
    see(t, "Nobody is entered yet");
    press(t, "Esc wait:Providers p wait:'What was said' 'x' C-s wait:Saved u");
    see(t, "Nothing was taken back: a note or change of a provider stays");
    term_free(t);
    is_sound();
}

static void a_provider_and_a_contract_are_added(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "a wait:'whom to reach' Down Down Down Down Enter wait:Brand");
    press(t, "'Zebra Care' Enter '1-777' C-s");
    see(t, "Saved: provider Zebra Care");
    press(t, "/ 'zebra' wait:'\"zebra\": 1 of' Enter settle a");
    press(t, "wait:'whom to reach' Down Down Down Enter wait:Framework");
    press(t, "'HC-900' Enter 'Homecare' Enter 'Homecare Perf' Enter '1/4/27' C-s");
    see(t, "Saved: contract HC-900.");
    says("show", "HC-900", "From 1 April 2027");
    press(t, "e wait:'Last day' Down Down Down '1/3/27' C-s"); // before the first day
    see(t, "Last day must not be before the first day.");
    term_free(t);
    is_sound();
}

static void it_works_on_a_small_screen(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    press(t, "p wait:'What was said' 'Rota is full' C-s");
    see(t, "Saved: note N-1");
    press(t, "a wait:Person Down Enter wait:Role 'Ade Obi' C-s");
    see(t, "Saved: Ade Obi");
    press(t, "P");
    see(t, "Ade Obi");
    term_free(t);
}

#define TEST(name) cmocka_unit_test_setup(name, fresh)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_call_is_noted_in_two_keys),
        TEST(a_note_begun_is_gone_on_with),
        TEST(whom_nobody_spoke_to_longest_stands_first),
        TEST(a_note_needs_words),
        TEST(a_provider_is_found_by_both_its_names),
        TEST(a_merger_takes_the_contracts_along),
        TEST(two_officers_see_each_others_values),
        TEST(the_last_save_is_taken_back),
        TEST(a_provider_and_a_contract_are_added),
        TEST(it_works_on_a_small_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
