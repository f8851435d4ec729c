// SPDX-License-Identifier: MIT
// Regulator's grades: what a published grade asks for, by where it stands and where it came from (003, A-90, A-91, D.18).
#include "grades.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

int grade_rank(const struct framework *framework, const char *regulator, const char *grade)
{
    for (size_t i = 0; i < framework->provisions.scale_count; i++) {
        const struct grade_scale *scale = &framework->provisions.scales[i];
        for (size_t j = 0; text_equal(scale->regulator, regulator) && j < scale->grades.count;
             j++) {
            if (text_equal(scale->grades.list[j], grade))
                return (int)j + 1;
        }
    }
    return 0;
}

struct graded { // a grade that stands on its regulator's scale
    const struct fact *fact;
    int rank;
};

static int by_ref(const void *left, const void *right)
{
    const struct fact *a = ((const struct graded *)left)->fact,
                      *b = ((const struct graded *)right)->fact;
    int order = strcmp(a->ref, b->ref);
    if (order != 0)
        return order;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    order = strcmp(a->instrument, b->instrument);
    return order != 0 ? order : strcmp(a->outcome, b->outcome);
}

// Those known by then, each location, group and domain in order of publication, so that a grade's neighbour is the one before it.
static struct graded *gather(const struct framework *framework, const struct contract_facts *facts,
                             day as_at, moment known_at, struct arena *arena, size_t *count)
{
    struct graded *list = ARENA_ARRAY(arena, facts->fact_count + 1, struct graded);
    *count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind != FACT_GRADE || fact->date > as_at || !fact_known(fact, known_at) ||
            fact->instrument == NULL || fact->outcome == NULL)
            continue;
        int rank = grade_rank(framework, fact->instrument, fact->outcome);
        if (rank > 0)
            list[(*count)++] = (struct graded){.fact = fact, .rank = rank};
    }
    if (*count > 1)
        qsort(list, *count, sizeof *list, by_ref);
    return list;
}

static bool follows(const struct graded *before, const struct graded *after)
{
    return strcmp(before->fact->ref, after->fact->ref) == 0 &&
           text_equal(before->fact->instrument, after->fact->instrument);
}

// Whether a grade asks for it, the one before it of its kind being `before` (NULL: there is none). A grade that merely stays, or rises
// to the limit, is no new trigger.
static bool sets_off(const struct framework *framework, const struct grade_trigger *trigger,
                     const struct graded *grade, const struct graded *before)
{
    int limit = grade_rank(framework, trigger->regulator, trigger->grade);
    if (!text_equal(trigger->regulator, grade->fact->instrument) || grade->rank > limit)
        return false;
    if (trigger->except_below != NULL &&
        grade->rank < grade_rank(framework, trigger->regulator, trigger->except_below))
        return false;
    if (trigger->when == GRADE_FALL_TO)
        return before != NULL && before->rank > limit;
    return before == NULL || before->rank > limit || grade->rank < before->rank;
}

static void hit(const struct grade_trigger *trigger, const struct graded *grade,
                const struct graded *before, day starts, struct arena *arena,
                struct grade_hits *out, size_t *room)
{
    const struct fact *fact = grade->fact;
    struct grade_hit made = {
        .trigger = trigger,
        .grade = fact,
        .rank = grade->rank,
        .on = fact->date > starts ? fact->date : starts,
        .why = fact->date < starts ? arena_printf(arena, "%s stood at %s when the contract began",
                                                  fact->ref, fact->outcome)
               : before != NULL && before->rank > grade->rank
                   ? arena_printf(arena, "%s fell from %s to %s", fact->ref, before->fact->outcome,
                                  fact->outcome)
                   : arena_printf(arena, "%s stands at %s", fact->ref, fact->outcome),
    };
    out->list = arena_room(arena, out->list, room, out->count, sizeof *out->list);
    out->list[out->count++] = made;
}

static int by_day(const void *left, const void *right)
{
    const struct grade_hit *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    int order = strcmp(a->grade->ref, b->grade->ref);
    return order != 0 ? order : strcmp(a->trigger->key, b->trigger->key);
}

void grade_hits(const struct framework *framework, const struct contract_facts *facts, day as_at,
                moment known_at, struct arena *arena, struct grade_hits *out)
{
    const struct provisions *provisions = &framework->provisions;
    size_t count = 0, room = 0;
    *out = (struct grade_hits){0};
    if (provisions->trigger_count == 0 || facts->starts > as_at)
        return;
    struct graded *list = gather(framework, facts, as_at, known_at, arena, &count);
    for (size_t i = 0; i < count; i++) {
        const struct graded *grade = &list[i];
        const struct graded *before = i > 0 && follows(grade - 1, grade) ? grade - 1 : NULL;
        const struct graded *next = i + 1 < count && follows(grade, grade + 1) ? grade + 1 : NULL;
        if (grade->fact->date > facts->ends)
            continue;
        bool early = grade->fact->date < facts->starts;
        if (early && next != NULL && next->fact->date <= facts->starts)
            continue; // it no longer stood when the contract began
        for (size_t j = 0; j < provisions->trigger_count; j++) {
            const struct grade_trigger *trigger = &provisions->triggers[j];
            // of what was published before the contract only where it stood then counts, not how it came there
            if (early ? trigger->when == GRADE_AT_MOST && sets_off(framework, trigger, grade, NULL)
                      : sets_off(framework, trigger, grade,
                                 before != NULL && before->fact->date < facts->starts &&
                                         grade->fact->date == facts->starts &&
                                         trigger->when == GRADE_AT_MOST
                                     ? NULL
                                     : before))
                hit(trigger, grade, before, facts->starts, arena, out, &room);
        }
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_day);
}

bool grade_same_publication(const struct grade_hit *a, const struct grade_hit *b)
{
    size_t location = strcspn(a->grade->ref, "/");
    return a->on == b->on && location == strcspn(b->grade->ref, "/") &&
           strncmp(a->grade->ref, b->grade->ref, location) == 0 &&
           text_equal(a->grade->instrument, b->grade->instrument);
}
