// SPDX-License-Identifier: MIT
// Import of records: a row for each step, with a column for each field that its kinds have. Rows are taken in the order of their dates,
// each asked as if an officer took the step on its day.
#include <stdlib.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/import/lookup.h"
#include "model/import/profile.h"
#include "model/import/touched.h"
#include "model/record_days.h"
#include "model/records_store.h"

struct record_line {
    struct row_head head;
    const char *contract, *kind, *ref, *state;
    day date;
    moment recorded;
    const char *const *cells; // of the columns that are fields
    // from here on found out
    day order; // the day by which it is taken
    const struct known_contract *under;
    struct fact step;
    struct gate_answers answers;
    bool same; // it is stored already
};

#define COLUMN(member, kind, must)                                      \
    {                                                                   \
#member, NULL, kind, must, offsetof(struct record_line, member) \
    }
static const struct column columns[] = {
    COLUMN(contract, CELL_TEXT, IN_HEADER | FILLED), COLUMN(kind, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(ref, CELL_REF, IN_HEADER | FILLED),       COLUMN(date, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(state, CELL_TEXT, IN_HEADER | FILLED),    COLUMN(recorded, CELL_MOMENT, 0),
};
#undef COLUMN

struct file_of { // what is known of one contract while its rows are asked, one after the other
    struct evaluation evaluation;
    struct fact *facts;
    size_t count, room;
};

struct records_own {
    struct record_line **rows; // those that can be asked, in order
    size_t count;
    struct lookup *files; // by contract
    struct file_of **open;
    size_t open_count, open_room;
};

// ---- Columns ----------------------------------------------------------------------------------------------------------------------

// Letters and digits only, as headings are compared.
static bool is_called(const char *name, const char *key)
{
    for (; *name != '\0'; name++) {
        if (*name == '-' || *name == '_')
            continue;
        if (*name != *key)
            return false;
        key++;
    }
    return *key == '\0';
}

// A heading names a field by its name, or with the kind before it where a column of the file itself is called so: "variation_kind".
static const struct record_field *field_called(const struct record_kind_row *kind, const char *key)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct record_field *field = &kind->fields[i];
        struct text named = {0};
        text_printf(&named, "%s_%s", kind->id, field->name);
        bool found = is_called(field->name, key) || is_called(text_get(&named), key);
        text_release(&named);
        if (found)
            return field;
    }
    return NULL;
}

static void check_headings(struct job *job)
{
    struct row_head header = {.line = job->header_line};
    for (size_t i = 0; i < job->extra_count; i++) {
        bool known = false;
        for (size_t j = 0; record_kind_at(j) != NULL && !known; j++)
            known = field_called(record_kind_at(j), job->extra[i].key) != NULL;
        if (!known)
            row_problem(job, &header, "%s is no field of any kind of record",
                        quote(job, job->extra[i].heading));
    }
}

static void take_fields(struct job *job, struct record_line *line,
                        const struct record_kind_row *kind)
{
    struct field *fields = ARENA_ARRAY(job->arena, job->extra_count + 1, struct field);
    size_t count = 0;
    for (size_t i = 0; i < job->extra_count; i++) {
        const struct record_field *field = field_called(kind, job->extra[i].key);
        if (line->cells[i][0] == '\0')
            continue;
        if (field == NULL)
            row_problem(job, &line->head, "%s has no field %s", kind->a,
                        quote(job, job->extra[i].heading));
        else
            fields[count++] = (struct field){.name = field->name, .value = line->cells[i]};
    }
    line->step = record_fact(kind->id, line->ref, line->date, line->state, fields, count);
    line->step.recorded = line->recorded;
}

static void unknown_kind(struct job *job, struct record_line *line)
{
    const char *names[64];
    size_t count = 0;
    for (; record_kind_at(count) != NULL && count < sizeof names / sizeof *names; count++)
        names[count] = record_kind_at(count)->id;
    const char *near = text_nearest(line->kind, names, count);
    row_problem(job, &line->head, "there is no kind of record %s%s%s%s", quote(job, line->kind),
                near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                near != NULL ? "?" : "");
}

// ---- Order ------------------------------------------------------------------------------------------------------------------------

static int by_order(const void *left, const void *right)
{
    const struct record_line *a = *(struct record_line *const *)left,
                             *b = *(struct record_line *const *)right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->head.line > b->head.line) - (a->head.line < b->head.line);
}

// A visit or meeting that is planned carries the day it is planned for; what the file says of it further down comes after it all the
// same, so it is taken no later than that.
static void find_order(struct job *job, struct records_own *own)
{
    struct lookup *soonest = lookup_new(job->arena, own->count);
    for (size_t i = own->count; i-- > 0;) {
        struct record_line *line = own->rows[i];
        line->order = line->date;
        if (line->step.kind == FACT_RECORD)
            continue;
        void **place = lookup_place(
            soonest, arena_printf(job->arena, "%s\n%s\n%s", line->contract, line->kind, line->ref));
        const struct record_line *after = *place;
        if (after != NULL && text_equal(line->state, "planned") && after->order < line->order)
            line->order = after->order;
        if (after == NULL || line->order < after->order)
            *place = line;
    }
    if (own->count > 1)
        qsort(own->rows, own->count, sizeof(struct record_line *), by_order);
}

// ---- Asking -----------------------------------------------------------------------------------------------------------------------

static bool file_of(struct job *job, struct records_own *own, const struct record_line *line,
                    struct file_of **out, struct status *st)
{
    void **place = lookup_place(own->files, line->contract);
    *out = *place;
    if (*out != NULL)
        return true;
    struct file_of *file = ARENA_NEW(job->arena, struct file_of);
    if (!evaluation_facts(job->office, line->under->contract.id, job->office->as_at, job->arena,
                          &file->evaluation, st))
        return false;
    file->count = file->evaluation.facts.fact_count;
    file->room = file->count + 8;
    file->facts = ARENA_ARRAY(job->arena, file->room, struct fact);
    if (file->count > 0)
        memcpy(file->facts, file->evaluation.facts.facts, file->count * sizeof *file->facts);
    own->open = arena_room(job->arena, own->open, &own->open_room, own->open_count,
                           sizeof(struct file_of *));
    own->open[own->open_count++] = file;
    *place = *out = file;
    return true;
}

static void enter(struct job *job, struct file_of *file, struct fact step)
{
    file->facts =
        arena_room(job->arena, file->facts, &file->room, file->count, sizeof *file->facts);
    step.id = INT64_MAX / 2 + (int64_t)file->count; // after whatever is stored
    file->facts[file->count++] = step;
}

// What is said of the provider is known in his other contracts' rows from then on, too.
static void enter_everywhere(struct job *job, struct records_own *own, struct file_of *file,
                             const struct fact *step)
{
    const struct contract *contract = &file->evaluation.contract;
    enter(job, file, *step);
    for (size_t i = 0; i < own->open_count && evaluation_of_provider(step); i++) {
        const struct contract *other = &own->open[i]->evaluation.contract;
        struct fact theirs = *step;
        theirs.ref = arena_printf(job->arena, "%s:%s", contract->ref, step->ref);
        if (other->id != contract->id && other->provider == contract->provider &&
            text_equal(other->framework, contract->framework))
            enter(job, own->open[i], theirs);
    }
}

// An exception was added when it was stored; so was a type that the row leaves out.
static bool added(const struct field *field, bool typed)
{
    return text_equal(field->name, "exception") || (!typed && text_equal(field->name, "type"));
}

static const char *said(const struct fact *step, bool typed, struct arena *arena)
{
    struct text text = {0};
    for (size_t i = 0; i < step->field_count; i++) {
        if (!added(&step->fields[i], typed))
            record_fields_write(&step->fields[i], 1, &text);
    }
    const char *kept = arena_strdup(arena, text_get(&text));
    text_release(&text);
    return kept;
}

// What is stored and what the row says, in whatever order.
static bool same_fields(const struct fact *a, const struct fact *b, struct arena *arena)
{
    bool typed = *fact_field(b, "type") != '\0';
    for (size_t i = 0; i < b->field_count; i++) {
        if (!added(&b->fields[i], typed) &&
            !text_equal(fact_field(a, b->fields[i].name), b->fields[i].value))
            return false;
    }
    return strlen(said(a, typed, arena)) == strlen(said(b, typed, arena));
}

// The source's own identifiers: contract, kind, ref, date and state; and it says the same.
static bool stored(const struct file_of *file, const struct record_line *line, struct arena *arena)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct fact *fact = &file->facts[i];
        if (fact->kind == line->step.kind && fact->date == line->date &&
            (fact->kind != FACT_RECORD || text_equal(fact->record, line->step.record)) &&
            text_equal(fact->ref, line->ref) && text_equal(fact->outcome, line->state) &&
            same_fields(fact, &line->step, arena))
            return true;
    }
    return false;
}

static void tell(struct job *job, struct record_line *line, const struct status *why)
{
    for (const char *at = status_message(why); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        size_t shown = length > 0 && at[length - 1] == '.' ? length - 1 : length;
        row_problem(job, &line->head, "%s %s: %.*s", line->kind, line->ref, (int)shown, at);
        at += length + (at[length] == '\n');
    }
}

// Whether the file goes on to say what became of it; what was planned may then lie in the past.
static bool told_further(const struct records_own *own, const struct record_line *line)
{
    for (size_t i = 0; i < own->count; i++) {
        const struct record_line *other = own->rows[i];
        if (other->head.line > line->head.line && text_equal(other->contract, line->contract) &&
            text_equal(other->kind, line->kind) && text_equal(other->ref, line->ref))
            return true;
    }
    return false;
}

// The day is asked as seen from the day on which the row was recorded; where it does not say so, from today, but for what was over long ago.
static bool ask_day(struct job *job, const struct records_own *own, const struct file_of *file,
                    const struct record_line *line, struct status *why)
{
    bool claimed = line->recorded != MOMENT_ALL;
    day said_on = claimed ? moment_day(line->recorded, NULL) : job->office->today;
    bool planned = text_equal(line->state, "planned");
    if (!claimed && planned && line->date < said_on && told_further(own, line))
        return true;
    return record_day_ask(job->office, &file->evaluation, &line->step, said_on, job->arena, why);
}

// A day that is booked and is no working day is worth telling, and so is a meeting that was held at too short notice.
static void tell_day(struct job *job, const struct file_of *file, const struct framework *framework,
                     const struct record_line *line)
{
    struct text words = {0};
    if (text_equal(line->state, "planned") && line->date >= job->office->today &&
        (line->step.kind == FACT_VISIT || line->step.kind == FACT_MEETING))
        record_day_tell(job->office, framework, line->date, &words);
    record_day_remark(job->office, &file->evaluation, &line->step, job->arena, &words);
    if (words.length > 0)
        text_printf(&job->report->notes, "Line %zu, %s %s: %s\n", line->head.line, line->kind,
                    line->ref, text_get(&words));
    text_release(&words);
}

static bool ask(struct job *job, struct records_own *own, struct record_line *line,
                struct status *st)
{
    struct file_of *file;
    const struct framework *framework;
    struct status why = {0};
    if (!file_of(job, own, line, &file, st) ||
        !office_framework(job->office, line->under->contract.framework, line->date, &framework, st))
        return false;
    struct contract_facts facts = file->evaluation.facts;
    facts.facts = file->facts;
    facts.fact_count = file->count;
    line->same = stored(file, line, job->arena);
    line->step = record_typed(framework, &line->step, &facts, job->arena);
    if (!line->same && ask_day(job, own, file, line, &why) &&
        record_ask(framework, &facts, &line->step, job->arena, &line->answers, &why)) {
        tell_day(job, file, framework, line);
        enter_everywhere(job, own, file, &line->step);
    } else if (!line->same) {
        tell(job, line, &why);
    }
    status_clear(&why);
    return true;
}

static bool check(struct job *job, struct status *st)
{
    struct contract_cache *cache = contract_cache_new(job);
    struct records_own *own = ARENA_NEW(job->arena, struct records_own);
    job->own = own;
    own->files = lookup_new(job->arena, 64);
    own->rows = ARENA_ARRAY(job->arena, job->row_count + 1, struct record_line *);
    check_headings(job);
    for (size_t i = 0; i < job->row_count; i++) {
        struct record_line *line = JOB_ROW(job, struct record_line, i);
        const struct record_kind_row *kind = record_kind(line->kind);
        if (line->head.bad)
            continue;
        if (!contract_cache_find(cache, &line->head, line->contract, &line->under, st))
            return false;
        if (kind == NULL)
            unknown_kind(job, line);
        else
            take_fields(job, line, kind);
        if (!line->head.bad && line->under != NULL)
            own->rows[own->count++] = line;
    }
    find_order(job, own);
    bool good = true;
    struct file_of *file;
    for (size_t i = 0; i < own->count && good; i++) // all of them, so that each hears of the others
        good = file_of(job, own, own->rows[i], &file, st);
    for (size_t i = 0; i < own->count && good; i++)
        good = ask(job, own, own->rows[i], st);
    return good;
}

static bool store(struct job *job, struct status *st)
{
    const struct records_own *own = job->own;
    struct touched touched = {0};
    bool good = true;
    for (size_t i = 0; i < own->count && good; i++) {
        const struct record_line *line = own->rows[i];
        enum upsert what = line->same ? UPSERT_SAME : UPSERT_ADDED;
        good = line->same || record_append(job->office, line->under->contract.id, &line->step,
                                           &line->answers, line->recorded, job->number, st);
        if (good) {
            job_count(job, what);
            touched_add(&touched, line->under->contract.id, what);
            job_progress(job, i + 1, own->count);
        }
    }
    good = good && touched_refresh(job, &touched, st);
    touched_release(&touched);
    return good;
}

const struct profile profile_records = {
    .name = "records",
    .what = "steps of records: plans, concerns, cases, variations, suspensions, ratings and others",
    .columns_text = "contract, kind, ref, date, state, a column for each field that its rows need "
                    "(variation_kind for the kind of a variation) and perhaps recorded",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .open = true,
    .rest = offsetof(struct record_line, cells),
    .row_size = sizeof(struct record_line),
    .check = check,
    .store = store,
};
