// SPDX-License-Identifier: MIT
// Arenas, compiled with tiny blocks so that every boundary is met.
#define ARENA_BLOCK 64
#include "model/ground/arena.c" // NOLINT: for the tiny blocks

#include <setjmp.h>
#include <stdarg.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

// The address sanitizer ends a program that asks for too much in its own way.
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    enum { COUNT = 400 };
    struct arena *arena = arena_new();
    unsigned char *got[COUNT];
    size_t sizes[COUNT];
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            sizes[i] = i * 7 % 131;
            got[i] = arena_alloc(arena, sizes[i]);
            assert_int_equal((uintptr_t)got[i] % alignof(max_align_t), 0);
            for (size_t j = 0; j < sizes[i]; j++)
                assert_int_equal(got[i][j], 0);
            memset(got[i], (int)(i % 255) + 1, sizes[i]);
        }
        for (size_t i = 0; i < COUNT; i++) {
            for (size_t j = 0; j < sizes[i]; j++)
                assert_int_equal(got[i][j], i % 255 + 1);
        }
        arena_reset(arena);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void texts_are_copied(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char word[] = "Plan";
    char *copy = arena_strdup(arena, word);
    word[0] = 'F'; // the copy must not follow
    assert_string_equal(word, "Flan");
    assert_string_equal(copy, "Plan");
    assert_string_equal(arena_strdup(arena, ""), "");
    assert_string_equal(arena_strndup(arena, "Notice", 3), "Not");
    assert_string_equal(arena_strndup(arena, "", 0), "");
    assert_string_equal(arena_printf(arena, "%s %d %0100d", "RAP", 7, 1) + 96, "0000000001");
    arena_free(arena);
}

static void a_list_keeps_what_it_holds_as_it_grows(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *list = NULL;
    size_t count = 0, room = 0;
    for (int i = 0; i < 1000; i++) {
        list = arena_room(arena, list, &room, count, sizeof *list);
        assert_true(count < room);
        list[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list[i], i);
    arena_free(arena);
}

static void a_typed_allocation_has_its_size(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    double *one = ARENA_NEW(arena, double);
    long *many = ARENA_ARRAY(arena, 50, long);
    *one = 1;
    for (int i = 0; i < 50; i++)
        assert_int_equal(many[i], 0);
    arena_free(arena);
}

// More than there is: the program ends as memory.h says, and never hands out less.
static void what_cannot_be_had_ends_the_program(void **state)
{
    (void)state;
    if (SANITIZED) {
        print_message("SKIP: the sanitizer itself stops at what cannot be had\n");
        skip();
    }
    static const volatile size_t sizes[] = {SIZE_MAX, SIZE_MAX - 8, SIZE_MAX - 100, SIZE_MAX / 2};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pid_t child = fork();
        if (child == 0) {
            if (freopen("/dev/null", "w", stderr) == NULL)
                _exit(1);
            struct arena *arena = arena_new();
            arena_alloc(arena, sizes[i]);
            _exit(0);
        }
        int how = 0;
        assert_int_equal(waitpid(child, &how, 0), child);
        assert_true(WIFEXITED(how));
        assert_int_equal(WEXITSTATUS(how), 71);
    }
}

// Shared by two, freed by its owner first: it goes with the last, which the sanitizer and valgrind see.
static void what_is_held_lives_as_long_as_its_holders(void **state)
{
    (void)state;
    struct arena *shared = arena_new(), *one = arena_new(), *other = arena_new();
    const char *text = arena_strdup(shared, "HC-101");
    arena_hold(one, shared);
    arena_hold(other, shared);
    arena_free(shared);
    assert_string_equal(text, "HC-101");
    arena_reset(one);
    assert_string_equal(text, "HC-101");
    arena_strdup(one, "the next use of an arena that was reset");
    arena_free(one);
    assert_string_equal(text, "HC-101");
    arena_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(a_list_keeps_what_it_holds_as_it_grows),
        cmocka_unit_test(a_typed_allocation_has_its_size),
        cmocka_unit_test(what_cannot_be_had_ends_the_program),
        cmocka_unit_test(what_is_held_lives_as_long_as_its_holders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
