// SPDX-License-Identifier: MIT
// Strings that grow, lists that double, and "did you mean".
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"

static void a_text_grows_and_stays_terminated(void **state)
{
    (void)state;
    struct text text = {0};
    assert_string_equal(text_get(&text), "");
    for (size_t i = 0; i < 5000; i++) {
        text_add_char(&text, (char)('a' + i % 26));
        assert_int_equal(text.length, i + 1);
        assert_int_equal(text.bytes[i + 1], '\0');
        assert_true(text.length < text.capacity);
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(text.bytes[i], 'a' + i % 26);
    size_t capacity = text.capacity;
    text_clear(&text);
    assert_string_equal(text_get(&text), "");
    assert_int_equal(text.capacity, capacity);
    text_add_bytes(&text, "x\0y", 3);
    assert_int_equal(text.length, 3);
    assert_memory_equal(text.bytes, "x\0y", 4);
    text_release(&text);
    assert_null(text.bytes);
    text_release(&text); // twice does no harm
    text_clear(&text);
    text_add_bytes(&text, "", 0);
    assert_string_equal(text_get(&text), "");
    text_release(&text);
}

static void a_text_is_printed_into_and_handed_over(void **state)
{
    (void)state;
    struct text text = {0};
    text_printf(&text, "%s-%03d", "PWN", 7);
    text_add(&text, "");
    text_printf(&text, "%*s", 300, "!");
    assert_int_equal(text.length, 307);
    char *taken = text_take(&text);
    assert_int_equal(strncmp(taken, "PWN-007 ", 8), 0);
    assert_int_equal(text.length, 0);
    free(taken);
    taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
}

static void texts_are_compared(void **state)
{
    (void)state;
    assert_true(text_equal("a", "a") && text_equal("", "") && text_equal(NULL, NULL));
    assert_false(text_equal("a", "b") || text_equal("a", "") || text_equal(NULL, "") ||
                 text_equal("", NULL) || text_equal("a", "A"));
    assert_true(text_starts("abc", "ab") && text_starts("abc", "") && text_starts("", "") &&
                text_starts("abc", "abc"));
    assert_false(text_starts("ab", "abc") || text_starts("xab", "ab"));
}

static void the_nearest_word_is_a_near_one(void **state)
{
    (void)state;
    static const char *const words[] = {"title",    "brief",    "area",  "unit",   "better",
                                        "interval", "target",   "amber", "clause", "colour",
                                        "ref",      "at_least", "warn",  "plan",   "handing-back"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"title", "title"},
        {"titel", "title"},
        {"tilte", "title"},
        {"ttle", "title"},
        {"titlee", "title"},
        {"breif", "brief"},
        {"color", "colour"},
        {"at-least", "at_least"},
        {"atleast", "at_least"},
        {"wran", "warn"},
        {"intervall", "interval"},
        {"handing-bakc", "handing-back"},
        {"handingback", "handing-back"},
        {"reff", "ref"},
        {"zebra", NULL},
        {"x", NULL},
        {"", NULL},
        {"6", NULL},
        {"something", NULL},
        {"qq", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *nearest = text_nearest(cases[i].word, words, sizeof words / sizeof *words);
        if (!text_equal(nearest, cases[i].nearest))
            fail_msg("%s: %s", cases[i].word, nearest != NULL ? nearest : "none");
    }
    assert_null(text_nearest("title", NULL, 0));
    static const char *const empty[] = {""};
    assert_null(text_nearest("ti", empty, 1));
    static const char *const twins[] = {"pwn", "pwm"};
    assert_string_equal(text_nearest("pwx", twins, 2), "pwn"); // the first of equals
}

static void a_list_doubles_and_keeps_its_items(void **state)
{
    (void)state;
    long *list = NULL;
    size_t count = 0, capacity = 0;
    for (long i = 0; i < 1000; i++) {
        list = list_room(list, &capacity, count, sizeof *list);
        assert_true(count < capacity);
        list[count++] = i;
    }
    for (long i = 0; i < 1000; i++)
        assert_int_equal(list[i], i);
    free(list);
    char *copy = xstrndup("Notice", 3), *none = xstrdup(""), *said = xasprintf("%d%%", 90);
    unsigned char *zeros = xcalloc(10, 10), *nothing = xmalloc(0);
    assert_string_equal(copy, "Not");
    assert_string_equal(none, "");
    assert_string_equal(said, "90%");
    assert_int_equal(zeros[99], 0);
    assert_non_null(nothing);
    free(copy);
    free(none);
    free(said);
    free(zeros);
    free(nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_grows_and_stays_terminated),
        cmocka_unit_test(a_text_is_printed_into_and_handed_over),
        cmocka_unit_test(texts_are_compared),
        cmocka_unit_test(the_nearest_word_is_a_near_one),
        cmocka_unit_test(a_list_doubles_and_keeps_its_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
