// SPDX-License-Identifier: MIT
// The cached standings never differ from a fresh computation: over random histories that come in day by day, on every day
// until the one they are said to hold for, in the list's order and in its counts.
#include "tests/unit/support/office_fixture.h"

#include <stdlib.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/text.h"
#include "model/pending.h"
#include "model/portfolio.h"
#include "model/standings.h"
#include "tests/rules/support/tale.h"

enum { CONTRACTS = 12, YEARS = 2, STEP = 37, LOOKS = 4 };

struct told { // a history and how much of it has come in
    struct tale tale;
    int64_t contract;
};

static struct arena *tales_arena;

static const char *joined(const char *const *list, size_t count)
{
    struct text text = {0};
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "%s%s", i == 0 ? "" : ";", list[i]);
    const char *kept = arena_strdup(tales_arena, text_get(&text));
    text_release(&text);
    return kept;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static struct fact_row row_of(const struct told *told, const struct fact *fact)
{
    return (struct fact_row){
        .contract = told->contract,
        .kind = fact_kind_word(fact->kind),
        .ref = fact->ref,
        .date = fact->date,
        .kpi = or_empty(fact->kpi),
        .period = fact->period,
        .value = told->tale.values[fact->id - 1],
        .colour = fact->colour != COLOUR_NONE ? colour_word(fact->colour) : "",
        .instrument = or_empty(fact->instrument),
        .covers = joined(fact->covers, fact->cover_count),
        .rectify_by = fact->rectify_by,
        .accompanies = or_empty(fact->accompanies),
        .follows = or_empty(fact->follows),
        .outcome = or_empty(fact->outcome),
        .answers = joined(fact->answers, fact->answer_count),
        .note = "",
        .recorded = fact->recorded,
        .claimed = true,
    };
}

static const char *figure(struct decimal value)
{
    struct text text = {0};
    decimal_print(value, 9, &text);
    const char *kept = arena_strdup(tales_arena, text_get(&text));
    text_release(&text);
    return kept;
}

static void add_contract_of(struct desk *desk, struct told *told, int number)
{
    struct fixture *f = desk->f;
    const struct contract_facts *facts = &told->tale.facts;
    char *ref = arena_printf(tales_arena, "HC-%03d", number);
    struct contract contract = {.provider =
                                    add_provider(f, arena_printf(tales_arena, "P-%d", number), ref),
                                .ref = ref,
                                .title = "Home care",
                                .framework = "bristol-homecare",
                                .starts = facts->starts,
                                .ends = facts->ends,
                                .officer = "jsmith",
                                .zone = "",
                                .value = -1};
    enum upsert what;
    must(f, contract_put(f->db, &contract, 0, &told->contract, &what, &f->st));
    for (size_t i = 0; i < facts->target_count; i++) {
        const struct target *agreed = &facts->targets[i];
        struct target_row row = {.contract = told->contract,
                                 .kpi = agreed->kpi,
                                 .from = agreed->from,
                                 .target = figure(agreed->target),
                                 .amber = figure(agreed->amber)};
        int64_t id = 0;
        must(f, target_put(f->db, &row, 0, &id, &what, &f->st));
    }
}

// Stores what was recorded after one day and by another, as the commands do it.
static void come_in(struct desk *desk, struct told *tales, day after, day by)
{
    struct office *office = &desk->office;
    struct status *st = &desk->f->st;
    must(desk->f, db_write_begin(office->db, &test_actor, moment_end_of_day(by), st));
    for (int i = 0; i < CONTRACTS; i++) {
        const struct contract_facts *facts = &tales[i].tale.facts;
        for (size_t j = 0; j < facts->fact_count; j++) {
            day recorded = moment_day(facts->facts[j].recorded, NULL);
            struct fact_row row = row_of(&tales[i], &facts->facts[j]);
            if (recorded > after && recorded <= by)
                must(desk->f, fact_add(office->db, &row, 0, st));
        }
    }
    must(desk->f, db_write_commit(office->db, st));
}

static void be_on(struct office *office, day today)
{
    office->today = office->as_at = today;
}

static void same_standing(const struct standing *cached, const struct standing *fresh, day on_day)
{
    char iso[DAY_ISO_SIZE];
    bool same = cached->rag == fresh->rag && cached->rank == fresh->rank &&
                text_equal(cached->standing, fresh->standing) &&
                text_equal(cached->highest_open, fresh->highest_open) &&
                text_equal(cached->next_due, fresh->next_due) &&
                cached->next_due_on == fresh->next_due_on &&
                cached->last_contact == fresh->last_contact &&
                cached->holds_until == fresh->holds_until;
    if (!same)
        fail_msg("on %s, %s is cached as %s, %s, %s, due %s on %d, held until %d; fresh: %s, %s, "
                 "%s, due %s on %d, held until %d",
                 day_iso(on_day, iso), cached->contract_ref, colour_word((enum colour)cached->rag),
                 cached->standing, cached->highest_open, cached->next_due, cached->next_due_on,
                 cached->holds_until, colour_word((enum colour)fresh->rag), fresh->standing,
                 fresh->highest_open, fresh->next_due, fresh->next_due_on, fresh->holds_until);
}

static void same_text(const char *cached, const char *fresh, const char *key)
{
    if (!text_equal(cached, fresh))
        fail_msg("%s: \"%s\" is kept; worked out: \"%s\"", key, cached, fresh);
}

static void same_due(const struct pending_due *cached, const struct pending_due *fresh)
{
    const struct pending_due *a = cached, *b = fresh;
    const char *const texts[][2] = {
        {a->kind, b->kind},     {a->whose, b->whose}, {a->what, b->what},     {a->key, b->key},
        {a->clause, b->clause}, {a->why, b->why},     {a->record, b->record}, {a->ref, b->ref},
        {a->type, b->type},     {a->about, b->about},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        same_text(texts[i][0], texts[i][1], b->key);
    assert_int_equal(a->on, b->on);
    assert_int_equal(a->provenance, b->provenance);
    assert_int_equal(a->duty, b->duty);
    assert_int_equal(a->period, b->period);
    assert_int_equal(a->by_mark, b->by_mark);
    assert_int_equal(a->never_late, b->never_late);
}

static void same_finding(const struct pending_finding *cached, const struct pending_finding *fresh)
{
    same_text(cached->key, fresh->key, fresh->key);
    same_text(cached->instrument, fresh->instrument, fresh->key);
    same_text(cached->clause, fresh->clause, fresh->key);
    same_text(cached->counted, fresh->counted, fresh->key);
    assert_int_equal(cached->duty, fresh->duty);
    assert_int_equal(cached->raised_on, fresh->raised_on);
    assert_int_equal(cached->flags, fresh->flags);
}

// What is due and open is kept as it is worked out, in its order.
static size_t compare_pending(struct desk *desk, const struct evaluation *evaluation, day today,
                              struct arena *arena)
{
    struct db *db = desk->office.db;
    const struct pending_query one = {.as_at = today,
                                      .from = DAY_NONE,
                                      .until = DAY_NEVER,
                                      .provider = evaluation->contract.provider,
                                      .contract = evaluation->contract.id};
    struct pending fresh;
    struct contract_dues dues;
    struct contract_findings findings;
    pending_of(evaluation, arena, &fresh);
    must(desk->f, pending_dues(db, &one, arena, &dues, &desk->f->st));
    must(desk->f, pending_findings(db, &one, arena, &findings, &desk->f->st));
    assert_int_equal(findings.count, fresh.finding_count);
    for (size_t i = 0; i < findings.count; i++)
        same_finding(&findings.rows[i].finding, &fresh.findings[i]);
    if (evaluation->contract.ends < today)
        return findings.count;
    assert_int_equal(dues.count, fresh.due_count);
    for (size_t i = 0; i < dues.count; i++)
        same_due(&dues.rows[i].due, &fresh.dues[i]);
    return dues.count + findings.count;
}

// Each row that is not stale on a day says what a fresh computation says.
static size_t compare_rows(struct desk *desk, day today)
{
    struct office *office = &desk->office;
    struct arena *arena = arena_new();
    const struct standing_query all = {.ended = true, .as_at = today, .rag = -1};
    struct standings page;
    size_t compared = 0, pending = 0;
    must(desk->f, standing_page(office->db, &all, 0, CONTRACTS, arena, &page, &desk->f->st));
    assert_int_equal(page.count, CONTRACTS);
    for (size_t i = 0; i < page.count; i++) {
        const struct standing *cached = &page.rows[i];
        if (cached->computed_on == DAY_NONE || cached->computed_on > today ||
            cached->holds_until <= today)
            continue;
        struct evaluation evaluation;
        struct standing fresh = {.id = 0};
        must(desk->f, evaluation_at(office, cached->contract, today, MOMENT_ALL, arena, &evaluation,
                                    &desk->f->st));
        standing_of(office, &evaluation, today, MOMENT_ALL, &fresh);
        same_standing(cached, &fresh, today);
        pending += compare_pending(desk, &evaluation, today, arena);
        compared++;
    }
    assert_true(compared == 0 || pending > 0);
    arena_free(arena);
    return compared;
}

// The list as the cache gives it, and worked out without it, in each of its orders.
static void compare_lists(struct desk *desk)
{
    struct office *office = &desk->office;
    for (enum standing_sort sort = SORT_RISK; sort <= SORT_CONTACT; sort++) {
        const struct standing_query query = {.sort = sort, .as_at = office->today, .rag = -1};
        struct portfolio *cached = NULL, *fresh = NULL;
        must(desk->f, portfolio_open(office, &query, &cached, &desk->f->st));
        office->known_at = MOMENT_ALL - 1; // all that is known, but the cache is not asked
        must(desk->f, portfolio_open(office, &query, &fresh, &desk->f->st));
        assert_memory_equal(portfolio_counts(cached), portfolio_counts(fresh),
                            offsetof(struct standing_counts, stale));
        assert_int_equal(portfolio_counts(cached)->stale, 0);
        for (size_t i = 0; i < portfolio_size(fresh); i++) {
            const struct standing *worked_out = portfolio_row(fresh, i, &desk->f->st);
            office->known_at = MOMENT_ALL;
            const struct standing *row = portfolio_row(cached, i, &desk->f->st);
            assert_string_equal(row->contract_ref, worked_out->contract_ref);
        }
        office->known_at = MOMENT_ALL;
        portfolio_close(cached);
        portfolio_close(fresh);
    }
}

static void tell_all(struct desk *desk, struct told *tales, day *first, day *last)
{
    const struct framework *framework = NULL;
    must(desk->f, framework_read(framework_shipped_text("bristol-homecare"), "bristol-homecare",
                                 tales_arena, &framework, NULL, &desk->f->st));
    *first = DAY_NEVER;
    *last = DAY_NONE;
    begin(desk->f);
    for (int i = 0; i < CONTRACTS; i++) {
        const struct tale_options options = {.seed = 7000 + (uint64_t)i, .years = YEARS};
        tale_tell(framework, &options, tales_arena, &tales[i].tale);
        add_contract_of(desk, &tales[i], i);
        *first = tales[i].tale.begins < *first ? tales[i].tale.begins : *first;
        *last = tales[i].tale.ends > *last ? tales[i].tale.ends : *last;
    }
    commit(desk->f);
}

// Facts come in, are worked out, and days pass; whatever the cache still answers for is right.
static void cache_is_as_fresh(void **state)
{
    struct desk *desk = *state;
    struct told tales[CONTRACTS];
    day first, last;
    size_t compared = 0;
    tales_arena = arena_new();
    tell_all(desk, tales, &first, &last);
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    for (day today = first; today < last + 2 * STEP; today += STEP) {
        size_t left = 0;
        come_in(desk, tales, today == first ? DAY_NONE : today - STEP, today);
        be_on(&desk->office, today);
        must(desk->f, standings_refresh(&desk->office, SIZE_MAX, &left, &desk->f->st));
        assert_int_equal(left, 0);
        assert_int_equal(compare_rows(desk, today), CONTRACTS);
        compare_lists(desk);
        for (int i = 1; i <= LOOKS; i++)
            compared += compare_rows(desk, today + i * (STEP - 1) / LOOKS);
    }
    assert_true(compared > CONTRACTS * 20); // there was something to compare on later days
    arena_free(tales_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cache_is_as_fresh, desk_setup, desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
