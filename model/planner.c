// SPDX-License-Identifier: MIT
// What the planner shows of the contracts that are worked out: by score, by area, and the load of the weeks.
#include "model/planner_inside.h"

#include <stdlib.h>
#include <string.h>

int planner_weight(int rag, int gravity)
{
    int weight = rag == COLOUR_RED ? 3 : rag == COLOUR_AMBER ? 2 : 1;
    return gravity > weight ? gravity : weight;
}

const char planner_formula[] =
    "Score: months since a visit, x 3 RED or gravest rating, 2 AMBER, 1 others";

// ---- By score --------------------------------------------------------------------------------------------------------------------------

static int by_score(const void *left, const void *right)
{
    const struct planner_row *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int order = strcmp(a->provider_name, b->provider_name);
    return order != 0 ? order : strcmp(a->contract_ref, b->contract_ref);
}

void planner_sort(struct planner_rows *rows)
{
    if (rows->count > 1)
        qsort(rows->list, rows->count, sizeof *rows->list, by_score);
}

// ---- By area ---------------------------------------------------------------------------------------------------------------------------

struct placed { // a row with the greatest score of its area, by which the areas stand
    struct planner_row row;
    int area_score;
};

static int digit(char c)
{
    return c >= '0' && c <= '9';
}

// Text as people order it: numbers in it by their value, "ZZ6 1AB" before "ZZ13 4QT", "Zone 9" before "Zone 10".
static int in_order(const char *left, const char *right)
{
    while (*left != '\0' && *right != '\0') {
        if (digit(*left) && digit(*right)) {
            char *left_end, *right_end;
            unsigned long a = strtoul(left, &left_end, 10), b = strtoul(right, &right_end, 10);
            if (a != b)
                return a < b ? -1 : 1;
            left = left_end;
            right = right_end;
        } else if (*left != *right) {
            return (unsigned char)*left < (unsigned char)*right ? -1 : 1;
        } else {
            left++;
            right++;
        }
    }
    return (*left != '\0') - (*right != '\0');
}

static int by_area(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->area_score != b->area_score)
        return a->area_score > b->area_score ? -1 : 1;
    int order = in_order(a->row.area, b->row.area);
    if (order == 0)
        order = in_order(a->row.postcode, b->row.postcode);
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
    planner_sort(rows);
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

void planner_count(const struct planner_row *row, unsigned kinds, struct planner_loads *loads,
                   struct arena *arena, size_t *room)
{
    for (size_t i = 0; i < row->item_count; i++) {
        const struct planner_item *item = &row->items[i];
        if (kinds != 0 && (kinds & 1U << item->kind) == 0)
            continue;
        struct planner_load *load = load_of(loads, row->officer, arena, room);
        int *counts = item->planned ? load->planned : load->due;
        if (item->week < loads->week_count)
            counts[item->week]++;
    }
}

// The working days of a week; -1 where the calendar does not know all of it.
static int working_days(const struct calendar *calendar, day monday)
{
    int count = 0;
    for (day on = monday; on < monday + SATURDAY; on++)
        count += calendar_working(calendar, on);
    return calendar_knows(calendar, monday) && calendar_knows(calendar, monday + SATURDAY - 1)
               ? count
               : -1;
}

void planner_count_working(const struct calendar *calendar, bool first, struct planner_loads *loads)
{
    for (int i = 0; i < loads->week_count; i++) {
        int count = working_days(calendar, loads->weeks[i]);
        int *least = &loads->working[i], *most = &loads->working_most[i];
        *least = first || count < *least ? count : *least;
        *most = first || count > *most ? count : *most;
    }
}

void planner_sort_loads(struct planner_loads *loads)
{
    if (loads->count > 1)
        qsort(loads->list, loads->count, sizeof *loads->list, by_officer);
}
