// SPDX-License-Identifier: MIT
#include "tui/forms/record.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/record_inside.h"

bool record_form_is_encounter(const struct record_form *record)
{
    return text_equal(record->kind->id, "visit") || text_equal(record->kind->id, "meeting");
}

const struct fact *record_form_last(const struct record_form *record)
{
    return record->own ? record->own->steps[record->own->step_count - 1].fact : NULL;
}

bool record_form_read(struct record_form *record, struct app *app, struct status *st)
{
    struct record_states all;
    struct office *office = app->office;
    if (!office_read_begin(office, st))
        return false;
    bool good = evaluation_facts(office, record->contract, office->today, record->arena,
                                 &record->evaluation, st);
    office_read_end(office);
    if (!good)
        return false;
    record_states(&record->evaluation.facts, DAY_NEVER, MOMENT_ALL, record->arena, &all);
    record->own = record->ref ? record_find(&all, record->kind->id, record->ref) : NULL;
    record->next =
        record_next_ref(&record->evaluation.facts, record->kind->id, NULL, record->arena);
    return !record->ref || record->own ||
           status_fail(st, STATUS_UNKNOWN, "%s has no %s %s.", record->evaluation.contract.ref,
                       record->kind->title, record->ref);
}

const char *record_form_mark(const struct record_state *own, struct arena *arena)
{
    const struct fact *last = own->steps[own->step_count - 1].fact;
    return arena_printf(arena, "%zu %lld", own->step_count, (long long)last->id);
}

const char *record_form_who(const struct record_state *own, const struct app *app,
                            struct arena *arena)
{
    const struct fact *last = own->steps[own->step_count - 1].fact;
    struct text at = {0};
    int minutes = 0;
    day on = moment_day(last->recorded, &minutes);
    text_add(&at, *last->recorded_by ? last->recorded_by : "Somebody");
    if (on != app->office->today) {
        text_add(&at, " on ");
        day_print(on, false, &at);
    }
    text_printf(&at, " at %d:%02d", minutes / 60, minutes % 60);
    const char *who = arena_strdup(arena, text_get(&at));
    text_release(&at);
    return who;
}

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct record_form *record = form_state(form);
    const struct contract *contract = &record->evaluation.contract;
    (void)app;
    if (record->ref)
        text_printf(out, "%s %s, ", record->ref,
                    record_state_kind(record->kind, record_now(record->own))->was);
    text_printf(out, "%s, %s", contract->provider_name, contract->ref);
}

// ---- Opening ------------------------------------------------------------------------------------------------------------------------

static void close_record(void *state)
{
    struct record_form *record = state;
    arena_free(record->arena);
    free(record);
}

static bool open_record(struct app *app, struct record_form *record, struct status *st)
{
    if (!record->kind) {
        close_record(record);
        return status_fail(st, STATUS_UNKNOWN, "There is no such kind of record.");
    }
    if (!record_form_read(record, app, st)) {
        close_record(record);
        return false;
    }
    struct arena *arena = record->arena;
    record->ops = (struct form_ops){
        .id = arena_printf(arena, "record:%s", record->kind->id),
        .name = record->kind->title,
        .title = title,
        .describe = record_form_describe,
        .meaning = record_form_meaning,
        .save = record_form_save,
        .reopen = record_form_reopen,
        .close = close_record,
    };
    const char *subject =
        arena_printf(arena, "%s %s%s%s", record->evaluation.contract.ref, record->kind->id,
                     record->ref ? " " : "", record->ref ? record->ref : "");
    form_open(app, &record->ops, subject, record);
    return true;
}

static struct record_form *begin(int64_t contract, const char *kind, const char *ref,
                                 const char *state)
{
    struct record_form *record = xcalloc(1, sizeof *record);
    record->arena = arena_new();
    record->contract = contract;
    record->kind = record_kind(kind);
    record->ref = ref ? arena_strdup(record->arena, ref) : NULL;
    record->state = state ? arena_strdup(record->arena, state) : NULL;
    return record;
}

unsigned record_form_open_with(struct app *app, int64_t contract, const char *kind, const char *ref,
                               const char *state, const struct field *fields, size_t count)
{
    struct status st = {0};
    struct record_form *record = begin(contract, kind, ref, state);
    struct field *given = ARENA_ARRAY(record->arena, count + 1, struct field);
    for (size_t i = 0; i < count; i++) {
        given[i] = (struct field){.name = arena_strdup(record->arena, fields[i].name),
                                  .value = arena_strdup(record->arena, fields[i].value)};
        if (text_equal(given[i].name, DATE))
            record->given_on = given[i].value;
    }
    record->given = given;
    record->given_count = count;
    if (!open_record(app, record, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

unsigned record_form_open(struct app *app, int64_t contract, const char *kind, const char *ref,
                          const char *state)
{
    return record_form_open_with(app, contract, kind, ref, state, NULL, 0);
}

struct
    parts { // of a subject: "HC-014 visit V-3", "HC-014 visit"; contracts may be called anything, "HC 014" too
    const char *contract, *kind, *ref;
};

static struct parts parts_of(const char *subject, struct arena *arena)
{
    char *words = arena_strdup(arena, subject);
    char *last = strrchr(words, ' ');
    struct parts parts = {.contract = words, .kind = ""};
    if (!last)
        return parts;
    *last = '\0';
    parts.kind = last + 1;
    char *before = strrchr(words, ' ');
    if (before && record_kind(before + 1) != NULL) {
        *before = '\0';
        parts.kind = before + 1;
        parts.ref = last + 1;
    }
    return parts;
}

bool record_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject found = {0};
    struct parts parts = parts_of(subject, arena);
    bool good = office_read_begin(app->office, st);
    if (good) {
        good = subject_find_contract(app->office, parts.contract, arena, &found, st);
        office_read_end(app->office);
    }
    good = good && open_record(app, begin(found.contract, parts.kind, parts.ref, NULL), st);
    arena_free(arena);
    return good;
}

bool record_form_goes_on(struct app *app, int64_t contract, const char *kind, const char *ref)
{
    struct status st = {0};
    struct record_form *record = begin(contract, kind, ref, NULL);
    bool goes_on = record->kind && record_form_read(record, app, &st) &&
                   !record_state_kind(record->kind, record_now(record->own))->over;
    status_clear(&st);
    close_record(record);
    return goes_on;
}
