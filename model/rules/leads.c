// SPDX-License-Identifier: MIT
// Lead times: so long before a date of the contract something is to be done. It stays until it is marked done or its record is there; that the
// date has passed does not make it done.
#include "adding.h"

#include "due_kinds.h"
#include "house.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/ground/workday.h"

struct date { // of the contract, before which something is to be done
    day on;
    day known;           // since when it is: what was to be done before that comes down to one item
    const char *ref;     // of the record that names it, or NULL
    const char *of;      // "anniversary on"; the day follows
    const char *besides; // what is said after the day, or ""
};

struct task { // one lead time before a date
    const struct lead *lead;
    day on;
    const char *why;
    bool counted; // working days could be counted
};

// The arithmetic: "31 March 2028 - 6 months = 30 September 2027".
static const char *lead_why(struct adding *adding, const struct lead *lead, day target, day on)
{
    static const char *const units[] = {
        [CLOCK_WORKING_DAYS] = "working day", [CLOCK_DAYS] = "day", [CLOCK_MONTHS] = "month"};
    struct text why = {0};
    if (lead->count == 0)
        text_add(&why, "By that day itself, ");
    day_print(target, true, &why);
    if (lead->count > 0) {
        text_printf(&why, " - %d %s%s = ", lead->count, units[lead->unit],
                    lead->count == 1 ? "" : "s");
        day_print(on, true, &why);
    }
    return adding_words(adding, &why);
}

// Since when the contract's own dates are known here; DAY_NONE while it is told as at an earlier day.
static day adding_known(const struct adding *adding)
{
    return adding->outcome->as_at >= adding->facts->entered ? adding->facts->entered : DAY_NONE;
}

static struct task task_of(struct adding *adding, const struct lead *lead, day target)
{
    struct task task = {.lead = lead, .on = target - lead->count, .counted = true};
    struct status st = {0};
    if (lead->unit == CLOCK_MONTHS)
        task.on = day_add_months(target, -lead->count);
    else if (lead->unit == CLOCK_WORKING_DAYS)
        task.counted =
            adding->facts->calendar != NULL &&
            calendar_add(adding->facts->calendar, target, -lead->count, &task.on, NULL, &st);
    task.why = task.counted ? lead_why(adding, lead, target, task.on)
                            : arena_strdup(adding->arena, status_message(&st));
    if (!task.counted) // rather early than passed over
        task.on = target - 2 * lead->count;
    status_clear(&st);
    return task;
}

static const char *key_of(const struct adding *adding, const struct lead *lead,
                          const struct date *date)
{
    char iso[DAY_ISO_SIZE];
    return arena_printf(adding->arena, "%s:%s%s%s", lead->id, date->ref != NULL ? date->ref : "",
                        date->ref != NULL ? ":" : "", day_iso(date->on, iso));
}

static bool marked(const struct adding *adding, const char *key)
{
    return due_marked_done(adding->facts, key, adding->outcome->as_at, adding->known_at);
}

static void add_task(struct adding *adding, const struct task *task, const struct date *date)
{
    const struct lead *lead = task->lead;
    const char *key = key_of(adding, lead, date);
    if (marked(adding, key))
        return;
    struct text what = {0};
    text_printf(&what, "%s (%s ", lead->title, date->of);
    day_print(date->on, false, &what);
    text_printf(&what, "%s)", date->besides);
    if (!task->counted)
        text_add(&what, ": its day cannot be counted, import newer bank holidays");
    adding_due(adding, (struct due){.on = task->on,
                                    .kind = due_kind_of_lead(lead->of),
                                    .whose = lead->whose,
                                    .what = adding_words(adding, &what),
                                    .key = key,
                                    .clause = lead->clause,
                                    .provenance = lead->provenance,
                                    .duty = lead->duty,
                                    .why = task->why,
                                    .by_mark = true,
                                    .never_late = lead->duty == DUTY_CONSIDER});
}

// ---- Several tasks before one date -----------------------------------------------------------------------------------------------------

static int by_day(const void *left, const void *right)
{
    const struct task *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    return strcmp(a->lead->id, b->lead->id);
}

// A date that became known when some of the time before it was over: the last of the tasks that had to be done by then stands for them.
static void set_late(struct adding *adding, const struct date *date, struct task *task)
{
    struct text why = {0};
    text_add(&why, task->why);
    text_add(&why, "; the date was recorded on ");
    day_print(date->known, false, &why);
    text_add(&why, ", when that day was over");
    task->why = adding_words(adding, &why);
    task->on = date->known;
}

static void add_tasks(struct adding *adding, enum lead_of of, const struct date *date)
{
    struct leads leads = leads_before(adding->framework, of);
    struct task *tasks = ARENA_ARRAY(adding->arena, leads.count + 1, struct task);
    size_t count = 0, first = 0;
    for (size_t i = 0; i < leads.count; i++) {
        if (leads.list[i].of == of)
            tasks[count++] = task_of(adding, &leads.list[i], date->on);
    }
    if (count > 1)
        qsort(tasks, count, sizeof *tasks, by_day);
    adding_holds_until(adding, date->on + 1);
    if (date->on < adding->outcome->as_at) { // it is over, and only what was asked for last is left
        first = count > 0 ? count - 1 : 0;
    } else {
        while (first + 1 < count && tasks[first + 1].on < date->known)
            first++;
        if (first < count && tasks[first].on < date->known)
            set_late(adding, date, &tasks[first]);
    }
    for (size_t i = first; i < count; i++)
        add_task(adding, &tasks[i], date);
}

// The day on which a record first named the day that it names now.
static day named_on(const struct record_state *record, const char *field)
{
    const char *now = record_field(record, field);
    day on = record->steps[0].on;
    for (size_t i = record->step_count; i-- > 0;) {
        const char *value = step_field(record->steps[i].fact, field);
        if (text_equal(value, now))
            on = record->steps[i].on;
        else if (*value != '\0')
            break;
    }
    return on;
}

static const char *chance_words(struct adding *adding, enum lead_of of,
                                const struct record_state *record, const char *before)
{
    day own = DAY_NONE;
    bool is_break = of == LEAD_BREAK;
    struct text words = {0};
    text_printf(&words, "%s %s ", is_break ? "break" : "extension", record->ref);
    if (day_parse(record_field(record, is_break ? "on" : "until"), &own)) {
        text_add(&words, is_break ? "on " : "to ");
        day_print(own, false, &words);
        text_add(&words, ", ");
    }
    text_add(&words, before);
    return adding_words(adding, &words);
}

// Before a break or an extension that is neither used nor left unused: the day on which its chance is over counts, not the break itself.
static void add_chance(struct adding *adding, enum lead_of of, const struct record_state *record)
{
    bool is_break = of == LEAD_BREAK;
    const char *last = is_break ? "notice_by" : "decide_by";
    struct date date = {.ref = record->ref, .besides = ""};
    if (day_parse(record_field(record, last), &date.on)) {
        date.known = named_on(record, last);
        date.of = chance_words(adding, of, record, is_break ? "notice by" : "to be decided by");
    } else if (is_break && day_parse(record_field(record, "on"), &date.on)) {
        date.known = named_on(record, "on");
        date.of = arena_printf(adding->arena, "break %s on", record->ref);
    } else if (!is_break && adding->facts->ends != DAY_NEVER) {
        date.on = adding->facts->ends;
        date.known = record->steps[0].on;
        date.of = chance_words(adding, of, record, "before the contract ends on");
    } else {
        return;
    }
    add_tasks(adding, of, &date);
}

static void add_chances(struct adding *adding)
{
    for (size_t i = 0; i < adding->records.count; i++) {
        const struct record_state *record = &adding->records.list[i];
        if (record_over(record) != DAY_NEVER)
            continue;
        if (text_equal(record->kind, "break"))
            add_chance(adding, LEAD_BREAK, record);
        else if (text_equal(record->kind, "extension"))
            add_chance(adding, LEAD_EXTENSION, record);
    }
}

// ---- Each anniversary ------------------------------------------------------------------------------------------------------------------

enum { MOST_YEARS = 400 };

// Which anniversaries the records that a lead time waits for have answered: each the first that came from half a year before one on, until
// the next. One that is not asked for counts as answered.
static void find_answered(const struct adding *adding, const struct lead *lead, int count,
                          bool *answered)
{
    day starts = adding->facts->starts, after = DAY_NONE;
    for (int n = 1; n <= count; n++) {
        day from = day_add_months(starts, 12 * n - 6), next = day_add_months(starts, 12 * (n + 1));
        day first = DAY_NEVER;
        for (size_t i = 0; lead->until_record != NULL && i < adding->records.count; i++) {
            const struct record_state *record = &adding->records.list[i];
            day on = text_equal(record->kind, lead->until_record)
                         ? record_reached(record, lead->until)
                         : DAY_NEVER;
            if (on >= from && on < next && on > after && on < first)
                first = on;
        }
        answered[n] = first != DAY_NEVER || !adding_asks(adding, day_add_months(starts, 12 * n));
        after = first != DAY_NEVER ? first : after;
    }
}

// "; also not marked done: 2 June 2025 and 2 before".
static const char *also_open(struct adding *adding, const struct lead *lead, int before,
                             const bool *answered)
{
    int open = 0;
    struct text words = {0};
    for (int n = before - 1; n > 0; n--) {
        const struct date date = {.on = day_add_months(adding->facts->starts, 12 * n)};
        if (answered[n] || marked(adding, key_of(adding, lead, &date)))
            break;
        if (open++ == 0) {
            text_add(&words, "; also not marked done: ");
            day_print(date.on, false, &words);
        }
    }
    if (open > 1)
        text_printf(&words, " and %d before", open - 1);
    return adding_words(adding, &words);
}

// The one ahead, and until it comes that which is past: then the new one takes its place and says so.
static void add_anniversaries(struct adding *adding, const struct lead *lead)
{
    const struct contract_facts *facts = adding->facts;
    bool answered[MOST_YEARS + 2] = {false};
    int next = 1;
    while (next < MOST_YEARS && day_add_months(facts->starts, 12 * next) < adding->outcome->as_at)
        next++;
    find_answered(adding, lead, next, answered);
    for (int n = next > 1 ? next - 1 : next; n <= next; n++) {
        struct date date = {.on = day_add_months(facts->starts, 12 * n), .of = "anniversary on"};
        if (date.on > facts->ends)
            break;
        adding_holds_until(adding, date.on + 1);
        date.besides = n < next ? also_open(adding, lead, n, answered) : "";
        struct task task = task_of(adding, lead, date.on);
        if (!answered[n])
            add_task(adding, &task, &date);
    }
}

// ---- Others ------------------------------------------------------------------------------------------------------------------------------

// Before the first return; where one has come, what it needed was there.
static void add_first_return(struct adding *adding, const struct lead *lead,
                             const struct expected_returns *returns)
{
    for (size_t i = 0; i < returns->count; i++) {
        if (returns->list[i].received != DAY_NONE)
            return;
    }
    if (returns->count == 0 || !adding_asks(adding, returns->list[0].line->due))
        return;
    struct date date = {
        .on = returns->list[0].line->due, .of = "first return due on", .besides = ""};
    struct task task = task_of(adding, lead, date.on);
    add_task(adding, &task, &date);
}

// Whether a due is the next meeting or visit, planned or not, of some cadence for which something is handed in.
static bool of_cadence(const struct framework *framework, const struct due *due)
{
    for (size_t i = 0; i < framework->cadence_count; i++) {
        const struct cadence *cadence = &framework->cadences[i];
        if (cadence->submit != NULL && text_equal(due->type, cadence->id))
            return true;
    }
    return false;
}

static void add_before_reviews(struct adding *adding, const struct lead *lead)
{
    for (size_t i = 0; i < adding->outcome->due_count; i++) {
        const struct due *due = &adding->outcome->dues[i];
        struct date date = {.on = due->on, .of = "review on", .besides = ""};
        struct task task = task_of(adding, lead, date.on);
        if (of_cadence(adding->framework, due) && due->about == NULL) // else before what is booked
            add_task(adding, &task, &date);
    }
}

void leads_add(struct adding *adding, const struct expected_returns *returns)
{
    day ends = adding->facts->ends;
    for (size_t i = 0; i < adding->framework->provisions.lead_count; i++) {
        const struct lead *lead = &adding->framework->provisions.leads[i];
        if (lead->of == LEAD_FIRST_RETURN)
            add_first_return(adding, lead, returns);
        else if (lead->of == LEAD_ANNIVERSARY)
            add_anniversaries(adding, lead);
        else if (lead->of == LEAD_REVIEW)
            add_before_reviews(adding, lead);
    }
    add_chances(adding);
    if (ends != DAY_NEVER)
        add_tasks(adding, LEAD_END,
                  &(struct date){.on = ends,
                                 .known = adding_known(adding),
                                 .of = "the contract ends on",
                                 .besides = ""});
}
