// SPDX-License-Identifier: MIT
#include "model/planner.h"

#include <stdlib.h>
#include <string.h>

#include "model/portfolio_fresh.h"

enum { CHUNK = 512, MOST_MONTHS = 1200 };

int planner_weight(int rag)
{
    return rag == COLOUR_RED ? 3 : rag == COLOUR_AMBER ? 2 : 1;
}

const char planner_formula[] = "Score: months since the last visit, x 3 RED, 2 AMBER, 1 others";

// ---- Who has waited longest ------------------------------------------------------------------------------------------------------------

struct looking {
    struct office *office;
    struct arena *arena, *scratch;
    struct planner_rows *rows;
    size_t room, looked_at, most;
};

static int months_between(day from, day to)
{
    int months = 0;
    while (months < MOST_MONTHS && day_add_months(from, months + 1) <= to)
        months++;
    return months;
}

static day last_visit(const struct evaluation *evaluation, day as_at, moment known_at)
{
    day last = DAY_NONE;
    for (size_t i = 0; i < evaluation->facts.fact_count; i++) {
        const struct fact *fact = &evaluation->facts.facts[i];
        if (fact->kind == FACT_VISIT && text_equal(fact->outcome, "held") && fact->date <= as_at &&
            fact->date > last && fact_known(fact, known_at))
            last = fact->date;
    }
    return last;
}

// "BS3 4QT" -> "BS3": what stands before the last three characters.
static const char *district_of(const char *postcode, struct arena *arena)
{
    const char *space = strrchr(postcode, ' ');
    size_t length = strlen(postcode);
    if (space != NULL)
        return arena_strndup(arena, postcode, (size_t)(space - postcode));
    return length > 4 ? arena_strndup(arena, postcode, length - 3) : arena_strdup(arena, postcode);
}

// Of the provider's first location that has one.
static bool find_district(struct looking *looking, int64_t provider, const char **out,
                          struct status *st)
{
    struct locations locations;
    *out = "";
    if (!locations_of(looking->office->db, provider, looking->scratch, &locations, st))
        return false;
    for (size_t i = 0; i < locations.count && **out == '\0'; i++)
        *out = district_of(locations.rows[i].postcode, looking->arena);
    return true;
}

static void add_dues(struct planner_row *row, const struct outcome *outcome, struct arena *arena)
{
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        if (!text_equal(due->record, "visit"))
            continue;
        if (due->ref != NULL && row->planned == DAY_NONE) {
            row->planned = due->on;
            row->planned_ref = arena_strdup(arena, due->ref);
        } else if (due->ref == NULL && row->due == DAY_NONE) {
            row->due = due->on;
            row->due_type = arena_strdup(arena, due->type != NULL ? due->type : "");
        }
    }
}

static bool look_at(struct looking *looking, const struct standing *standing, struct status *st)
{
    struct evaluation evaluation;
    struct status why = {0};
    const struct office *office = looking->office;
    arena_reset(looking->scratch);
    looking->looked_at++;
    bool known =
        evaluation_of(looking->office, standing->contract, looking->scratch, &evaluation, &why);
    status_clear(&why); // one that cannot be worked out says so in the queue
    if (!known || evaluation.contract.starts > office->as_at)
        return true;
    struct planner_row row = {
        .contract = standing->contract,
        .provider = standing->provider,
        .contract_ref = standing->contract_ref,
        .provider_name = standing->provider_name,
        .officer = standing->officer,
        .rag = (int)evaluation.outcome->rag,
        .last_visit = last_visit(&evaluation, office->as_at, office->known_at),
        .planned = DAY_NONE,
        .planned_ref = "",
        .due = DAY_NONE,
        .due_type = "",
    };
    row.months = months_between(
        row.last_visit != DAY_NONE ? row.last_visit : evaluation.contract.starts, office->as_at);
    row.score = row.months * planner_weight(row.rag);
    add_dues(&row, evaluation.outcome, looking->arena);
    if (!find_district(looking, standing->provider, &row.district, st))
        return false;
    row.area = standing->zone[0] != '\0' ? standing->zone : row.district;
    struct planner_rows *rows = looking->rows;
    rows->list =
        arena_room(looking->arena, rows->list, &looking->room, rows->count, sizeof *rows->list);
    rows->list[rows->count++] = row;
    return true;
}

static int by_score(const void *left, const void *right)
{
    const struct planner_row *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int order = strcmp(a->provider_name, b->provider_name);
    return order != 0 ? order : strcmp(a->contract_ref, b->contract_ref);
}

static bool look_at_all(struct looking *looking, const char *officer, struct status *st)
{
    const struct standing_query query = {
        .sort = SORT_CONTACT, .officer = officer, .as_at = looking->office->as_at, .rag = -1};
    struct standings chunk;
    size_t offset = 0;
    do {
        if (!standing_page(looking->office->db, &query, offset, CHUNK, looking->arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count; i++) {
            if (chunk.rows[i].contract == 0)
                continue;
            looking->rows->more = looking->looked_at == looking->most;
            if (looking->rows->more)
                return true;
            if (!look_at(looking, &chunk.rows[i], st))
                return false;
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK);
    return true;
}

bool planner_unvisited(struct office *office, const char *officer, size_t most, struct arena *arena,
                       struct planner_rows *out, struct status *st)
{
    *out = (struct planner_rows){0};
    struct looking looking = {.office = office, .arena = arena, .rows = out, .most = most};
    if (!office_read_begin(office, st))
        return false;
    looking.scratch = arena_new();
    bool done = look_at_all(&looking, officer, st);
    office_read_end(office);
    arena_free(looking.scratch);
    if (out->count > 0)
        qsort(out->list, out->count, sizeof *out->list, by_score);
    return done;
}

// ---- By area ---------------------------------------------------------------------------------------------------------------------------

struct placed { // a row with the greatest score of its area, by which the areas stand
    struct planner_row row;
    int area_score;
};

static int by_area(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->area_score != b->area_score)
        return a->area_score > b->area_score ? -1 : 1;
    int order = strcmp(a->row.area, b->row.area);
    if (order == 0)
        order = strcmp(a->row.district, b->row.district);
    return order != 0 ? order : by_score(&a->row, &b->row);
}

static int area_score(const struct planner_rows *rows, const char *area)
{
    for (size_t i = 0; i < rows->count; i++) { // they stand by score
        if (strcmp(rows->list[i].area, area) == 0)
            return rows->list[i].score;
    }
    return 0;
}

void planner_by_area(struct planner_rows *rows)
{
    struct arena *arena = arena_new();
    struct placed *placed = ARENA_ARRAY(arena, rows->count + 1, struct placed);
    if (rows->count > 1)
        qsort(rows->list, rows->count, sizeof *rows->list, by_score);
    for (size_t i = 0; i < rows->count; i++)
        placed[i] = (struct placed){rows->list[i], area_score(rows, rows->list[i].area)};
    if (rows->count > 1)
        qsort(placed, rows->count, sizeof *placed, by_area);
    for (size_t i = 0; i < rows->count; i++)
        rows->list[i] = placed[i].row;
    arena_free(arena);
}

// ---- The load of the weeks ahead -----------------------------------------------------------------------------------------------------------

static int by_officer(const void *left, const void *right)
{
    const struct planner_load *a = left, *b = right;
    return strcmp(a->officer, b->officer);
}

static struct planner_load *load_of(struct planner_loads *loads, const char *officer,
                                    struct arena *arena, size_t *room)
{
    for (size_t i = 0; i < loads->count; i++) {
        if (strcmp(loads->list[i].officer, officer) == 0)
            return &loads->list[i];
    }
    loads->list = arena_room(arena, loads->list, room, loads->count, sizeof *loads->list);
    loads->list[loads->count] = (struct planner_load){.officer = officer};
    return &loads->list[loads->count++];
}

bool planner_week_loads(struct office *office, const char *officer, struct arena *arena,
                        struct planner_loads *out, struct status *st)
{
    *out = (struct planner_loads){0};
    day monday = office->as_at - day_weekday(office->as_at);
    for (int i = 0; i < PLANNER_WEEKS; i++)
        out->weeks[i] = monday + 7 * i;
    struct queue queue;
    size_t room = 0;
    const struct queue_query query = {
        .officer = officer, .from = DAY_NONE, .until = monday + 7 * PLANNER_WEEKS - 1};
    if (!queue_read(office, &query, arena, &queue, st))
        return false;
    for (size_t i = 0; i < queue.count; i++) {
        const struct queue_item *item = &queue.items[i];
        if (!text_equal(item->record, "visit") && !text_equal(item->record, "meeting"))
            continue;
        int week =
            item->on < monday ? 0 : (item->on - monday) / 7; // what is late is to be done now
        struct planner_load *load = load_of(out, item->officer, arena, &room);
        int *counts = *item->ref != '\0' ? load->planned : load->due;
        counts[week]++;
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_officer);
    return true;
}
