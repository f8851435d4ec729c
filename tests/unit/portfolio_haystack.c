// SPDX-License-Identifier: MIT
// The scan behind the filter, against the plainest possible one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/arena.h"
#include "model/haystack.h"

enum { ROWS = 400 };

static unsigned dice(unsigned *seed, unsigned sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % sides;
}

// Few letters, so that much matches.
static const char *random_text(unsigned *seed, size_t most, struct arena *arena)
{
    char text[32] = "";
    size_t length = dice(seed, (unsigned)most + 1);
    for (size_t i = 0; i < length; i++)
        text[i] = "aabc \n"[dice(seed, 6)];
    return arena_strdup(arena, text);
}

static bool has_all_words(const char *text, const char *query, struct arena *arena)
{
    char *rest = NULL;
    for (char *word = strtok_r(arena_strdup(arena, query), " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (strstr(text, word) == NULL)
            return false;
    }
    return true;
}

static void test_against_the_plain_scan(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct needle_row rows[ROWS];
    unsigned seed = 11;
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = (struct needle_row){(int64_t)i + 1000, random_text(&seed, 12, arena)};
    struct haystack haystack;
    haystack_build(&(struct needle_rows){rows, ROWS}, &haystack);
    assert_int_equal(haystack.count, ROWS);
    for (int round = 0; round < 2000; round++) {
        const char *query = random_text(&seed, 6, arena);
        if (strchr(query, '\n') != NULL)
            continue;
        uint32_t found[ROWS], among[ROWS];
        size_t count = haystack_match(&haystack, query, NULL, 0, found), expected = 0, half = 0;
        for (size_t i = 0; i < ROWS; i++) {
            if (!has_all_words(rows[i].folded, query, arena))
                continue;
            assert_true(expected < count);
            assert_int_equal(found[expected++], i);
        }
        assert_int_equal(count, expected);
        for (size_t i = 0; i < count; i += 2)
            among[half++] = found[i];
        assert_int_equal(haystack_match(&haystack, query, among, half, among), half); // in place
    }
    haystack_release(&haystack);
    arena_free(arena);
}

static void test_nothing_to_search(void **state)
{
    (void)state;
    struct haystack haystack;
    uint32_t found[1];
    haystack_build(&(struct needle_rows){NULL, 0}, &haystack);
    assert_int_equal(haystack_match(&haystack, "a", NULL, 0, found), 0);
    assert_int_equal(haystack_match(&haystack, "", NULL, 0, found), 0);
    haystack_release(&haystack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_the_plain_scan),
        cmocka_unit_test(test_nothing_to_search),
    };
    return cmocka_run_group_tests_name("portfolio_haystack", tests, NULL, NULL);
}
