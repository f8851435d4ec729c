// SPDX-License-Identifier: MIT
// What waits for a contract's next meeting (001 L87, L162; 002 4.2; 004 L308).
#include "agenda.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "records_state.h"

struct gathering { // the list while it is made
    const struct framework *framework;
    const struct cadence
        *cadence; // the meeting's; NULL: whichever, or one that the framework does not name
    const char *type;
    day as_at;
    struct record_states records;
    struct matters *out;
};

const char *matter_kind_words(enum matter_kind kind)
{
    static const char *const words[MATTER_KIND_COUNT] = {
#define MATTER_WORDS(name, text) [MATTER_##name] = (text),
        MATTER_KINDS(MATTER_WORDS)
#undef MATTER_WORDS
    };
    return words[kind];
}

static bool is_held(const struct record_state *meeting)
{
    return text_equal(meeting->kind, "meeting") && text_equal(record_now(meeting), "held");
}

// Whether a meeting of a type stood for one of the gathering's type, or the other way round: an annual review is the last quarterly one.
static bool stands_for(const struct gathering *gathering, const char *type)
{
    const struct cadence *held = framework_cadence(gathering->framework, type);
    if (gathering->type == NULL || text_equal(type, gathering->type))
        return true;
    return held != NULL &&
           (text_equal(held->satisfies, gathering->type) ||
            (gathering->cadence != NULL && text_equal(gathering->cadence->satisfies, held->id)));
}

// The last meeting held after a day at which a matter could have been dealt with; `only`: what was added for one type waits for that.
static const char *met_since(const struct gathering *gathering, day since, const char *only)
{
    const struct record_state *last = NULL;
    for (size_t i = 0; i < gathering->records.count; i++) {
        const struct record_state *meeting = &gathering->records.list[i];
        if (!is_held(meeting) || record_moved(meeting) <= since)
            continue;
        const char *type = record_field(meeting, "type");
        bool same = *only != '\0' ? text_equal(type, only) : stands_for(gathering, type);
        if (same && (last == NULL || record_moved(meeting) >= record_moved(last)))
            last = meeting;
    }
    return last != NULL ? last->ref : NULL;
}

static void add(struct gathering *gathering, const struct record_state *record,
                struct matter matter)
{
    matter.record = record->kind;
    matter.ref = record->ref;
    matter.before = met_since(gathering, matter.since,
                              matter.kind == MATTER_ADDED ? record_field(record, "type") : "");
    gathering->out->list[gathering->out->count++] = matter;
}

static void take_action(struct gathering *gathering, const struct record_state *record)
{
    day due_by = DAY_NONE;
    if (record_over(record) != DAY_NEVER)
        return;
    if (!day_parse(record_field(record, "due_by"), &due_by))
        due_by = DAY_NONE;
    add(gathering, record,
        (struct matter){.kind = MATTER_ACTION,
                        .what = record_field(record, "what"),
                        .since = record->steps[0].on,
                        .item = record_field(record, "item"),
                        .whose = record_field(record, "whose"),
                        .owner = record_field(record, "owner"),
                        .due_by = due_by,
                        .overdue = due_by != DAY_NONE && due_by < gathering->as_at});
}

// Beneath which item of the meeting's agenda matters held for review stand; NULL: they do not wait for it.
static const char *held_beneath(const struct gathering *gathering)
{
    if (gathering->type == NULL)
        return "";
    return gathering->cadence != NULL ? gathering->cadence->held : NULL;
}

static void take_concern(struct gathering *gathering, const struct record_state *record)
{
    const char *item = held_beneath(gathering);
    if (item != NULL && text_equal(record_now(record), "logged") &&
        text_equal(record_field(record, "handling"), "review"))
        add(gathering, record,
            (struct matter){.kind = MATTER_HELD,
                            .what = record_field(record, "what"),
                            .since = record->steps[0].on,
                            .item = item,
                            .whose = "",
                            .owner = "",
                            .due_by = DAY_NONE});
}

static void take_added(struct gathering *gathering, const struct record_state *record)
{
    const char *type = record_field(record, "type");
    if (record_over(record) == DAY_NEVER &&
        (*type == '\0' || gathering->type == NULL || text_equal(type, gathering->type)))
        add(gathering, record,
            (struct matter){.kind = MATTER_ADDED,
                            .what = record_field(record, "what"),
                            .since = record->steps[0].on,
                            .item = record_field(record, "item"),
                            .whose = record_field(record, "added_by"),
                            .owner = "",
                            .due_by = DAY_NONE});
}

static const char *subject(const struct record_state *minute)
{
    const char *item = record_field(minute, "item");
    return *item != '\0' ? item : record_field(minute, "title");
}

// Whether a later meeting has minuted the same item, or this minute itself was taken back.
static bool minuted_since(const struct gathering *gathering, const struct record_state *minute)
{
    for (size_t i = 0; i < gathering->records.count; i++) {
        const struct record_state *other = &gathering->records.list[i];
        if (text_equal(other->kind, "minute") && other->steps[0].on > minute->steps[0].on &&
            !text_equal(record_field(other, "meeting"), record_field(minute, "meeting")) &&
            text_equal(subject(other), subject(minute)))
            return true;
    }
    return false;
}

static void take_minute(struct gathering *gathering, const struct record_state *record)
{
    if (!text_equal(record_field(record, "held_over"), "yes") || minuted_since(gathering, record))
        return;
    const char *text = record_field(record, "text"), *title = record_field(record, "title");
    add(gathering, record,
        (struct matter){.kind = MATTER_OVER,
                        .what = *text != '\0' ? text : title,
                        .since = record->steps[0].on,
                        .item = record_field(record, "item"),
                        .whose = "",
                        .owner = "",
                        .due_by = DAY_NONE});
}

static int by_kind_and_day(const void *left, const void *right)
{
    const struct matter *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    day first = a->due_by != DAY_NONE ? a->due_by : a->kind == MATTER_ACTION ? DAY_NEVER : a->since;
    day second = b->due_by != DAY_NONE      ? b->due_by
                 : b->kind == MATTER_ACTION ? DAY_NEVER
                                            : b->since;
    if (first != second)
        return first < second ? -1 : 1;
    return strcmp(a->ref, b->ref);
}

void meeting_matters(const struct framework *framework, const struct contract_facts *facts,
                     const char *type, day as_at, moment known_at, struct arena *arena,
                     struct matters *out)
{
    static const struct {
        const char *record;
        void (*take)(struct gathering *gathering, const struct record_state *record);
    } sources[] = {{"action", take_action},
                   {"concern", take_concern},
                   {"agenda-item", take_added},
                   {"minute", take_minute}};
    struct gathering gathering = {
        .framework = framework,
        .cadence = type != NULL ? framework_cadence(framework, type) : NULL,
        .type = type,
        .as_at = as_at,
        .out = out,
    };
    record_states(facts, as_at, known_at, arena, &gathering.records);
    *out = (struct matters){.list = ARENA_ARRAY(arena, gathering.records.count + 1, struct matter)};
    for (size_t i = 0; i < gathering.records.count; i++) {
        const struct record_state *record = &gathering.records.list[i];
        for (size_t j = 0; j < sizeof sources / sizeof *sources; j++) {
            if (text_equal(record->kind, sources[j].record))
                sources[j].take(&gathering, record);
        }
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_kind_and_day);
}
