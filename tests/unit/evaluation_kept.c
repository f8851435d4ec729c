// SPDX-License-Identifier: MIT
// What is kept of contracts looked at holds only while nothing was recorded: by oneself, by others, or in a change that was given up.
#include "tests/unit/support/office_fixture.h"

#include "model/ground/text.h"

static size_t facts_seen(struct desk *desk, int64_t contract, struct arena *arena)
{
    struct evaluation evaluation;
    must(desk->f, evaluation_of(&desk->office, contract, arena, &evaluation, &desk->f->st));
    return evaluation.facts.fact_count;
}

static struct fact_row visit(int64_t contract, const char *ref)
{
    const char *none = "";
    return (struct fact_row){.contract = contract,
                             .kind = "visit",
                             .ref = ref,
                             .date = on("2027-03-01"),
                             .kpi = none,
                             .period = DAY_NONE,
                             .value = none,
                             .colour = none,
                             .instrument = "qa-visit",
                             .covers = none,
                             .rectify_by = DAY_NONE,
                             .accompanies = none,
                             .follows = none,
                             .outcome = "held",
                             .answers = none,
                             .note = none,
                             .fields = none,
                             .recorded = MOMENT_ALL};
}

static void record(struct desk *desk, struct db *db, struct fact_row row)
{
    must(desk->f, db_write_begin(db, &desk->office.actor, office_now(&desk->office), &desk->f->st));
    must(desk->f, fact_add(db, &row, 0, &desk->f->st));
    must(desk->f, db_write_commit(db, &desk->f->st));
}

static void what_was_recorded_since_is_seen(void **state)
{
    struct desk *desk = *state;
    int64_t id = desk_contract(desk, "P-1", "Acorn Care", "HC-1");
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    struct arena *arena = arena_new();
    assert_int_equal(facts_seen(desk, id, arena), 0);
    record(desk, desk->office.db, visit(id, "V-1"));
    assert_int_equal(facts_seen(desk, id, arena), 1);
    struct db *other;
    must(desk->f, db_open(office_path(&desk->office), DB_WRITE, &other, &desk->f->st));
    record(desk, other, visit(id, "V-2"));
    assert_int_equal(facts_seen(desk, id, arena), 2);
    db_close(other);
    arena_free(arena);
}

// The entry that comes next bears the number of the one that was given up.
static void what_was_given_up_is_not(void **state)
{
    struct desk *desk = *state;
    struct office *office = &desk->office;
    int64_t id = desk_contract(desk, "P-1", "Acorn Care", "HC-1");
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    struct arena *arena = arena_new();
    struct fact_row lost = visit(id, "V-LOST"), kept = visit(id, "V-KEPT");
    struct evaluation evaluation;
    assert_int_equal(facts_seen(desk, id, arena), 0);
    must(desk->f, db_write_begin(office->db, &office->actor, office_now(office), &desk->f->st));
    must(desk->f, fact_add(office->db, &lost, 0, &desk->f->st));
    assert_int_equal(facts_seen(desk, id, arena), 1);
    db_write_rollback(office->db);
    assert_int_equal(facts_seen(desk, id, arena), 0);
    must(desk->f, db_write_begin(office->db, &office->actor, office_now(office), &desk->f->st));
    must(desk->f, fact_add(office->db, &lost, 0, &desk->f->st));
    assert_int_equal(facts_seen(desk, id, arena), 1);
    db_write_rollback(office->db);
    record(desk, office->db, kept);
    must(desk->f, evaluation_of(office, id, arena, &evaluation, &desk->f->st));
    assert_int_equal(evaluation.facts.fact_count, 1);
    assert_string_equal(evaluation.facts.facts[0].ref, "V-KEPT");
    arena_free(arena);
}

// Many contracts are looked at after one; what was told of it still stands for whoever holds it.
static void what_somebody_holds_stays(void **state)
{
    enum { MANY = 12 };
    struct desk *desk = *state;
    int64_t ids[MANY];
    struct evaluation first;
    struct arena *holder = arena_new(), *passing = arena_new();
    for (int i = 0; i < MANY; i++) {
        const char *ref = arena_printf(holder, "HC-%d", i);
        ids[i] = desk_contract(desk, arena_printf(holder, "P-%d", i), "Acorn Care", ref);
    }
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    record(desk, desk->office.db, visit(ids[0], "V-1"));
    must(desk->f, evaluation_of(&desk->office, ids[0], holder, &first, &desk->f->st));
    for (int i = 1; i < MANY; i++) {
        arena_reset(passing);
        assert_int_equal(facts_seen(desk, ids[i], passing), 0);
    }
    arena_free(passing);
    assert_string_equal(first.contract.ref, "HC-0");
    assert_string_equal(first.facts.facts[0].ref, "V-1");
    assert_int_equal(first.outcome->as_at, on("2027-05-24"));
    arena_free(holder);
}

// One day's outcome is not taken for another's.
static void each_day_has_its_own_outcome(void **state)
{
    struct desk *desk = *state;
    struct office *office = &desk->office;
    int64_t id = desk_contract(desk, "P-1", "Acorn Care", "HC-1");
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    struct arena *arena = arena_new();
    for (int i = 0; i < 6; i++) {
        day as_at = office->today - (i % 3) * 40;
        struct evaluation evaluation;
        must(desk->f,
             evaluation_at(office, id, as_at, MOMENT_ALL, arena, &evaluation, &desk->f->st));
        assert_int_equal(evaluation.outcome->as_at, as_at);
    }
    office->today++;
    struct evaluation tomorrow;
    must(desk->f,
         evaluation_at(office, id, office->today, MOMENT_ALL, arena, &tomorrow, &desk->f->st));
    assert_int_equal(tomorrow.outcome->as_at, office->today);
    arena_free(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_recorded_since_is_seen),
        TEST(what_was_given_up_is_not),
        TEST(what_somebody_holds_stays),
        TEST(each_day_has_its_own_outcome),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
