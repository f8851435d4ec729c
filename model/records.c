// SPDX-License-Identifier: MIT
#include "model/records.h"

#include <string.h>

#include "records_tables.h"

static const struct record_kind_row *const kinds[] = {
#define KIND_ROW(name) &record_##name,
    RECORD_KINDS(KIND_ROW)
#undef KIND_ROW
};

const struct record_kind_row *record_kind_at(size_t index)
{
    return index < sizeof kinds / sizeof *kinds ? kinds[index] : NULL;
}

const struct record_kind_row *record_kind(const char *id)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_equal(kinds[i]->id, id))
            return kinds[i];
    }
    return NULL;
}

const struct record_state_kind *record_state_kind(const struct record_kind_row *kind,
                                                  const char *state)
{
    const struct record_state_kind *staged = NULL;
    for (size_t i = 0; i < kind->state_count; i++) {
        if (text_equal(kind->states[i].id, state))
            return &kind->states[i];
        if (text_equal(kind->states[i].id, RECORD_STAGE))
            staged = &kind->states[i];
    }
    return state != NULL && *state != '\0' ? staged : NULL;
}

const struct record_field *record_field_kind(const struct record_kind_row *kind, const char *name)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        if (text_equal(kind->fields[i].name, name))
            return &kind->fields[i];
    }
    return NULL;
}

static const char *blank_to_null(const char *text)
{
    return text != NULL && *text != '\0' ? text : NULL;
}

const struct record_transition *record_transition(const struct record_kind_row *kind,
                                                  const char *from, const char *to)
{
    const struct record_state_kind *after = record_state_kind(kind, to), *before = NULL;
    if (blank_to_null(from) != NULL)
        before = record_state_kind(kind, from);
    if (after == NULL || (before == NULL && blank_to_null(from) != NULL))
        return NULL;
    for (size_t i = 0; i < kind->transition_count; i++) {
        const struct record_transition *way = &kind->transitions[i];
        if (text_equal(way->from, before != NULL ? before->id : NULL) &&
            text_equal(way->to, after->id))
            return way;
    }
    return NULL;
}

// What can come next, each a `become`, joined as people do: "be met, be withdrawn or be superseded".
static void add_next(const struct record_kind_row *kind, const char *from, struct text *words)
{
    size_t count = 0, done = 0;
    for (size_t i = 0; i < kind->transition_count; i++)
        count += text_equal(kind->transitions[i].from, from) &&
                 (!text_equal(kind->transitions[i].to, from) || text_equal(from, RECORD_STAGE));
    for (size_t i = 0; i < kind->transition_count; i++) {
        const struct record_transition *way = &kind->transitions[i];
        if (!text_equal(way->from, from) ||
            (text_equal(way->to, from) && !text_equal(from, RECORD_STAGE)))
            continue;
        const char *before = done == 0 ? "" : done + 1 == count ? " or " : ", ";
        text_printf(words, "%s%s", before, record_state_kind(kind, way->to)->become);
        done++;
    }
}

// What only comes after another state is told with that: whoever begins with it has missed a step, or the reference.
static bool refuse_beginning(const struct record_kind_row *kind,
                             const struct record_state_kind *after, struct status *st)
{
    struct text before = {0};
    size_t count = 0, done = 0;
    for (size_t i = 0; i < kind->transition_count; i++)
        count += text_equal(kind->transitions[i].to, after->id) &&
                 !text_equal(kind->transitions[i].from, after->id);
    for (size_t i = 0; i < kind->transition_count; i++) {
        const struct record_transition *way = &kind->transitions[i];
        if (!text_equal(way->to, after->id) || text_equal(way->from, after->id))
            continue;
        text_printf(&before, "%s%s",
                    done == 0           ? ""
                    : done + 1 == count ? " or "
                                        : ", ",
                    record_state_kind(kind, way->from)->was);
        done++;
    }
    status_fail(st, STATUS_DATA,
                "%s cannot %s before it %s, and nothing is recorded of this one yet.", kind->a,
                after->become, text_get(&before));
    text_release(&before);
    return false;
}

static bool refuse(const struct record_kind_row *kind, const struct record_state_kind *before,
                   const struct record_state_kind *after, struct status *st)
{
    struct text next = {0};
    add_next(kind, before->id, &next);
    const char *again = before == after ? " again" : "";
    if (next.length == 0)
        status_fail(st, STATUS_DATA, "%s that %s cannot %s%s; %s.", kind->a, before->was,
                    after->become, again, kind->anew);
    else if (before->over)
        status_fail(st, STATUS_DATA, "%s that %s cannot %s%s; it can only %s. Otherwise %s.",
                    kind->a, before->was, after->become, again, text_get(&next), kind->anew);
    else
        status_fail(st, STATUS_DATA, "%s that %s cannot %s%s; next it can %s.", kind->a,
                    before->was, after->become, again, text_get(&next));
    text_release(&next);
    return false;
}

static bool unknown_state(const struct record_kind_row *kind, const char *state, struct status *st)
{
    struct text known = {0};
    for (size_t i = 0; i < kind->state_count; i++)
        text_printf(&known, "%s%s",
                    i == 0                       ? ""
                    : i + 1 == kind->state_count ? " and "
                                                 : ", ",
                    kind->states[i].id);
    status_fail(st, STATUS_DATA, "%s has no state \"%s\"; its states are %s.", kind->a,
                state != NULL ? state : "", text_get(&known));
    text_release(&known);
    return false;
}

bool record_transition_allowed(const struct record_kind_row *kind, const char *from, const char *to,
                               struct status *st)
{
    const struct record_state_kind *after = record_state_kind(kind, to), *before = NULL;
    if (after == NULL)
        return unknown_state(kind, to, st);
    if (blank_to_null(from) != NULL && (before = record_state_kind(kind, from)) == NULL)
        return unknown_state(kind, from, st);
    if (record_transition(kind, from, to) != NULL)
        return true;
    return before == NULL ? refuse_beginning(kind, after, st) : refuse(kind, before, after, st);
}
