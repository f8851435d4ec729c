// SPDX-License-Identifier: MIT
#include "model/demo.h"

#include <stdlib.h>
#include <string.h>

#include "db/demo.h"
#include "db/framework.h"
#include "model/demo_tale.h"
#include "model/evaluation.h"

#define DEMO_FROM      "2024-04-01" // the council takes up contractmon
#define DEMO_FRAMEWORK "bristol-homecare"
#define DEMO_SEED      200 // chosen because it tells well

struct told { // a fact on its way into the database: by when it was recorded, then as it was told
    moment at;
    size_t tale, row;
};

struct demo {
    struct office *office;
    struct arena *arena;
    struct tale *tales; // one for each row of the cast that has a contract
    size_t tale_count;
    struct told *facts;
    size_t fact_count;
    int64_t *ids; // of the contracts, as tales
};

static const char *officer_of(const struct demo *demo, const struct part *part)
{
    return part->officer == 0 ? demo->office->actor.login : demo_officers[part->officer - 1];
}

// ---- making it up -------------------------------------------------------------------------------------------------------------------

// Facts of one day are recorded one after the other, from some time in the morning on.
static void set_clock(struct tale *tale)
{
    for (size_t i = 0; i < tale->count; i++) {
        moment morning = tale->rows[i].recorded, latest = 0;
        for (size_t j = 0; j < i; j++) {
            if (tale->rows[j].recorded - tale->rows[j].recorded % 86400 == morning &&
                tale->rows[j].recorded > latest)
                latest = tale->rows[j].recorded;
        }
        tale->rows[i].recorded = latest > 0
                                     ? latest + dice_between(&tale->dice, 35, 140)
                                     : morning + 8 * 3600 + dice_between(&tale->dice, 0, 6 * 3600);
    }
}

static bool make_up(struct demo *demo, struct tale *tale, struct status *st)
{
    const struct part *part = tale->part;
    tale->starts = tale_day(part->starts);
    tale->ends = part->ends != NULL ? tale_day(part->ends) : DAY_NEVER;
    tale->from = tale_day(DEMO_FROM);
    tale->told_on = tale_day(DEMO_DAY);
    tale->arena = demo->arena;
    bool story = part->bearing == BEARING_STORY;
    tale_targets(tale, !story);
    if (!(story ? tale_told(tale, st) : tale_lived(tale, st)))
        return false;
    set_clock(tale);
    demo->fact_count += tale->count;
    return true;
}

static int by_time(const void *left, const void *right)
{
    const struct told *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    if (a->tale != b->tale)
        return a->tale < b->tale ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static void put_in_order(struct demo *demo)
{
    demo->facts = ARENA_ARRAY(demo->arena, demo->fact_count, struct told);
    size_t next = 0;
    for (size_t i = 0; i < demo->tale_count; i++) {
        for (size_t j = 0; j < demo->tales[i].count; j++)
            demo->facts[next++] = (struct told){demo->tales[i].rows[j].recorded, i, j};
    }
    qsort(demo->facts, demo->fact_count, sizeof *demo->facts, by_time);
}

static bool make_all_up(struct demo *demo, struct status *st)
{
    const struct framework *framework;
    const struct calendar *calendar;
    if (!office_framework(demo->office, DEMO_FRAMEWORK, tale_day(DEMO_DAY), &framework, st) ||
        !office_calendar(demo->office, framework->calendar, &calendar, st))
        return false;
    demo->tales = ARENA_ARRAY(demo->arena, demo_cast_count, struct tale);
    struct arena *scratch = arena_new();
    bool good = true;
    for (size_t i = 0; i < demo_cast_count && good; i++) {
        if (demo_cast[i].contract == NULL)
            continue;
        struct tale *tale = &demo->tales[demo->tale_count++];
        *tale = (struct tale){.framework = framework,
                              .calendar = calendar,
                              .part = &demo_cast[i],
                              .scratch = scratch};
        tale->dice.state = DEMO_SEED + i;
        good = make_up(demo, tale, st);
    }
    arena_free(scratch);
    if (good)
        put_in_order(demo);
    return good;
}

// ---- writing it down ----------------------------------------------------------------------------------------------------------------

static bool mark(struct demo *demo, struct status *st)
{
    struct db *db = demo->office->db;
    struct framework_text text = {.framework = DEMO_FRAMEWORK};
    int64_t id;
    enum upsert what;
    if (!db_set_setting(db, "demo", "1", st) || !db_set_setting(db, "demo_day", DEMO_DAY, st) ||
        !office_framework_text(demo->office, DEMO_FRAMEWORK, tale_day(DEMO_DAY), &text.text, st))
        return false;
    text.edition = demo->tales[0].framework->version;
    text.valid_from = demo->tales[0].framework->valid_from;
    return framework_keep(db, &text, &id, &what, st);
}

static bool write_location(struct demo *demo, int64_t provider, const struct part *part,
                           size_t number, struct dice *dice, struct status *st)
{
    static const char *const grades[] = {
        "Good", "Good", "Good", "Good", "Requires improvement", "Outstanding"};
    static const char *const domains[] = {"Overall", "Safe",       "Effective",
                                          "Caring",  "Responsive", "Well-led"};
    struct location location = {
        .provider = provider,
        .ref = arena_printf(demo->arena, "1-91%08zu", number),
        .name = part->provider,
        .kind = "Community based adult social care services",
        .address = arena_printf(demo->arena, "Unit %d, Invented Street", dice_between(dice, 1, 60)),
        .town = "Merebridge",
        .postcode =
            arena_printf(demo->arena, "ZZ%zu %dZZ", number % 20 + 1, dice_between(dice, 1, 9)),
        .authority = "Merebridge",
        .region = "Invented",
        .care_home = "N",
        .state = "active",
    };
    struct grade grade = {
        .regulator = "CQC", .grouping = "Overall", .report = "Location", .inherited = "N"};
    bool poor =
        part->bearing == BEARING_WEAK || part->bearing == BEARING_FALLING || dice_chance(dice, 80);
    grade.published = day_of(2022, 1, 10) + dice_between(dice, 0, 1700);
    enum upsert what;
    int64_t id;
    bool good = location_put(demo->office->db, &location, 0, &grade.location, &what, st);
    for (size_t i = 0; i < sizeof domains / sizeof *domains && good; i++) {
        grade.domain = domains[i];
        grade.grade = poor && i != 3 ? grades[4]
                                     : grades[i == 0                           ? 0
                                              : dice_between(dice, 0, 20) == 0 ? 5
                                                                               : 0];
        good = grade_put(demo->office->db, &grade, 0, &id, &what, st);
    }
    return good;
}

static bool write_contract(struct demo *demo, int64_t provider, size_t index, struct status *st)
{
    const struct tale *tale = &demo->tales[index];
    const struct part *part = tale->part;
    struct contract contract = {
        .provider = provider,
        .ref = part->contract,
        .title = arena_printf(demo->arena, "Homecare, Zone %d", part->zone),
        .framework = DEMO_FRAMEWORK,
        .starts = tale->starts,
        .ends = tale->ends,
        .officer = officer_of(demo, part),
        .zone = arena_printf(demo->arena, "Zone %d", part->zone),
        .value = (int64_t)part->value * 100,
    };
    enum upsert what;
    int64_t id;
    bool good = contract_put(demo->office->db, &contract, 0, &demo->ids[index], &what, st);
    for (size_t i = 0; i < tale->target_count && good; i++) {
        struct target_row target = tale->targets[i];
        target.contract = demo->ids[index];
        good = target_put(demo->office->db, &target, 0, &id, &what, st);
    }
    return good;
}

static bool write_register(struct demo *demo, struct status *st)
{
    struct dice dice = {.state = 1};
    int64_t provider = 0;
    enum upsert what;
    size_t number = 0, tale = 0;
    bool good = true;
    demo->ids = ARENA_ARRAY(demo->arena, demo_cast_count, int64_t);
    for (size_t i = 0; i < demo_cast_count && good; i++) {
        const struct part *part = &demo_cast[i];
        if (i == 0 || strcmp(part->provider, demo_cast[i - 1].provider) != 0) {
            number++;
            const char *ref = arena_printf(demo->arena, "1-9%09zu", number);
            struct provider row = {.ref = ref, .name = part->provider, .brand = ""};
            good = provider_put(demo->office->db, &row, 0, &provider, &what, st) &&
                   write_location(demo, provider, part, number, &dice, st);
        }
        if (good && part->contract != NULL)
            good = write_contract(demo, provider, tale++, st);
    }
    return good;
}

static bool write_facts(struct demo *demo, struct status *st)
{
    struct actor actor = demo->office->actor;
    for (size_t i = 0; i < demo->fact_count; i++) {
        const struct tale *tale = &demo->tales[demo->facts[i].tale];
        struct fact_row row = tale->rows[demo->facts[i].row];
        row.contract = demo->ids[demo->facts[i].tale];
        actor.login = officer_of(demo, tale->part);
        if (!db_demo_tell(demo->office->db, &actor, demo->facts[i].at, st) ||
            !fact_add(demo->office->db, &row, 0, st))
            return false;
    }
    return true;
}

static bool write_standings(struct demo *demo, struct status *st)
{
    for (size_t i = 0; i < demo->tale_count; i++) {
        if (!standing_refresh(demo->office, demo->ids[i], st))
            return false;
    }
    return true;
}

static bool write_all(struct demo *demo, struct status *st)
{
    moment first = (moment)(tale_day(DEMO_FROM) - 20) * 86400 + 9 * 3600;
    if (!db_write_begin(demo->office->db, &demo->office->actor, first, st))
        return false;
    if (mark(demo, st) && db_demo_tell(demo->office->db, &demo->office->actor, first, st) &&
        write_register(demo, st) && write_facts(demo, st) && write_standings(demo, st))
        return db_write_commit(demo->office->db, st);
    db_write_rollback(demo->office->db);
    return false;
}

bool demo_fill(struct office *office, struct status *st)
{
    struct demo demo = {.office = office, .arena = arena_new()};
    const day today = office->today, as_at = office->as_at;
    bool followed = as_at == today;
    office->today = tale_day(DEMO_DAY);
    bool good = make_all_up(&demo, st) && write_all(&demo, st);
    arena_free(demo.arena);
    if (!good) {
        office->today = today;
        return false;
    }
    office->demo = true;
    if (followed)
        office->as_at = office->today;
    return true;
}
