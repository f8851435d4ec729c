// SPDX-License-Identifier: MIT
// What waits for itself: clocks that start each other, and gates of which none can be the first to be passed.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

static const struct clock *clock_of(const struct provisions *p, const char *id)
{
    for (size_t i = 0; id != NULL && i < p->clock_count; i++) {
        if (text_equal(p->clocks[i].id, id))
            return &p->clocks[i];
    }
    return NULL;
}

static void check_clock(const struct reader *reader, const struct clock *clock)
{
    const struct provisions *p = &reader->framework->provisions;
    struct text way = {0};
    text_add(&way, clock->id);
    const struct clock *next = clock_of(p, clock->or_after);
    for (size_t steps = 0; next != NULL && steps < p->clock_count; steps++) {
        text_printf(&way, ", %s", next->id);
        if (next == clock) {
            issue_mistake(reader->issues, settings_line(reader, clock, "or_after"),
                          "%s waits for its own end: %s.", settings_subject(reader, clock),
                          text_get(&way));
            break;
        }
        next = clock_of(p, next->or_after);
    }
    text_release(&way);
}

// Whether a gate always holds: no reason lifts it, and it is not for some records only.
static bool always(const struct gate *gate)
{
    return gate->earlier_record != NULL && gate->unless.count == 0 && gate->field == NULL;
}

// Whether what the gate waits for is behind the other gate.
static bool waits_for(const struct gate *gate, const struct gate *other)
{
    return text_equal(gate->earlier_record, other->record) &&
           (other->state == NULL || text_equal(gate->earlier_state, other->state));
}

struct walk {
    const struct provisions *p;
    bool *seen;
    const struct gate **way; // way[0] is the gate itself
    size_t length;
};

// Depth first from the last gate of the way to the first: what lies between is the way.
static bool leads_back(struct walk *walk)
{
    const struct gate *gate = walk->way[walk->length - 1];
    for (size_t i = 0; i < walk->p->gate_count; i++) {
        const struct gate *next = &walk->p->gates[i];
        if (!always(next) || !waits_for(gate, next))
            continue;
        if (next == walk->way[0])
            return true;
        if (walk->seen[i])
            continue;
        walk->seen[i] = true;
        walk->way[walk->length++] = next;
        if (leads_back(walk))
            return true;
        walk->length--;
    }
    return false;
}

static void check_gate(const struct reader *reader, const struct gate *gate)
{
    const struct provisions *p = &reader->framework->provisions;
    struct walk walk = {.p = p,
                        .seen = ARENA_ARRAY(reader->arena, p->gate_count, bool),
                        .way = ARENA_ARRAY(reader->arena, p->gate_count + 1, const struct gate *),
                        .length = 1};
    walk.way[0] = gate;
    if (!leads_back(&walk))
        return;
    struct text way = {0};
    for (size_t i = 0; i < walk.length; i++)
        text_printf(&way, "%s, ", walk.way[i]->id);
    issue_mistake(reader->issues, settings_line(reader, gate, "earlier_record"),
                  "%s can never be passed, because it waits for itself: %s%s.",
                  settings_subject(reader, gate), text_get(&way), gate->id);
    text_release(&way);
}

void check_cycles(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    for (size_t i = 0; i < p->clock_count; i++) {
        if (settings_sound(reader, &p->clocks[i]))
            check_clock(reader, &p->clocks[i]);
    }
    for (size_t i = 0; i < p->gate_count; i++) {
        if (settings_sound(reader, &p->gates[i]) && always(&p->gates[i]))
            check_gate(reader, &p->gates[i]);
    }
}
