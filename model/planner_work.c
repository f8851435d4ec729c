// SPDX-License-Identifier: MIT
// Working the planner's portfolio out, a few contracts at a time, and keeping what is worked out.
#include "model/planner_inside.h"

#include <stdlib.h>
#include <string.h>

#include "db/audit.h"
#include "model/ground/memory.h"

enum {
    MOST_MONTHS = 1200,
    LOOKS = 16, // contracts of other providers passed over for one that is worked out
    PLANNER_NATIONS = 3,
    MOST_NEWS = 200, // changes that are followed one by one; after more, all is worked out anew
};

struct listed {
    int64_t id; // of its standing
    bool read;  // whose it is
    bool done;  // the row holds
    bool shown; // it could be worked out once; an older row is shown until the new one is there
    struct planner_row row;
};

struct planner {
    struct office *office;
    struct arena *arena, *scratch; // of the entries; of one contract
    struct listed **entries;       // by id of the standing; NULL: not met yet
    size_t room;                   // of them
    struct listed **list;          // those asked for; longest without contact first
    size_t count, at;              // before `at` all are done
    char *officer;
    struct planner_query query;
    day as_at;
    moment known_at;
    int64_t seq; // of the audit trail, up to which changes are taken in
};

struct planner *planner_new(struct office *office)
{
    struct planner *planner = xcalloc(1, sizeof *planner);
    planner->office = office;
    planner->as_at = DAY_NONE;
    planner->arena = arena_new();
    planner->scratch = arena_new();
    return planner;
}

static void forget(struct planner *planner)
{
    free(planner->entries);
    free(planner->list);
    planner->entries = planner->list = NULL;
    planner->room = planner->count = planner->at = 0;
    arena_reset(planner->arena);
}

void planner_free(struct planner *planner)
{
    forget(planner);
    free(planner->officer);
    arena_free(planner->arena);
    arena_free(planner->scratch);
    free(planner);
}

// ---- One contract ----------------------------------------------------------------------------------------------------------------------

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

// "BS3 4QT" -> "BS3": what stands before the last three characters; what stands there is left over.
static const char *district_of(const char *postcode, const char **rest, struct arena *arena)
{
    const char *space = strrchr(postcode, ' ');
    size_t length = strlen(postcode);
    *rest = space != NULL ? space + 1 : length > 4 ? postcode + length - 3 : "";
    if (space != NULL)
        return arena_strndup(arena, postcode, (size_t)(space - postcode));
    return arena_strndup(arena, postcode, length > 4 ? length - 3 : length);
}

// Of the provider's first location that has one.
static bool find_district(struct planner *planner, struct planner_row *row, struct status *st)
{
    struct locations locations;
    const char *rest = "";
    row->district = row->postcode = "";
    if (!locations_of(planner->office->db, row->provider, planner->scratch, &locations, st))
        return false;
    for (size_t i = 0; i < locations.count && *row->district == '\0'; i++)
        row->district = district_of(locations.rows[i].postcode, &rest, planner->arena);
    if (*row->district != '\0')
        row->postcode = arena_printf(planner->arena, "%s %s", row->district, rest);
    return true;
}

static day this_monday(const struct office *office)
{
    return office->as_at - day_weekday(office->as_at);
}

static bool is_encounter(const struct due *due)
{
    return text_equal(due->record, "visit") || text_equal(due->record, "meeting");
}

static void add_items(struct planner *planner, const struct outcome *outcome,
                      struct planner_row *row)
{
    day monday = this_monday(planner->office);
    struct planner_item *items =
        ARENA_ARRAY(planner->arena, outcome->due_count + 1, struct planner_item);
    row->items = items;
    row->item_count = 0;
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        int week = due->on < monday ? 0 : (due->on - monday) / 7;
        row->kinds |= 1U << due->kind;
        bool booked_late = due->about != NULL && due->period > 0; // the booking itself counts
        if (is_encounter(due) && !booked_late && week < PLANNER_WEEKS)
            items[row->item_count++] =
                (struct planner_item){.kind = due->kind, .week = week, .planned = due->ref != NULL};
    }
}

static void add_visits(struct planner *planner, const struct outcome *outcome,
                       struct planner_row *row)
{
    row->planned = row->due = DAY_NONE;
    row->planned_ref = row->due_type = "";
    for (size_t i = 0; i < outcome->due_count; i++) {
        const struct due *due = &outcome->dues[i];
        if (!text_equal(due->record, "visit"))
            continue;
        if (due->ref != NULL && row->planned == DAY_NONE) {
            row->planned = due->on;
            row->planned_ref = arena_strdup(planner->arena, due->ref);
        } else if (due->ref == NULL && row->due == DAY_NONE) {
            row->due = due->on;
            row->due_type = arena_strdup(planner->arena, due->type != NULL ? due->type : "");
        }
    }
}

static bool fill(struct planner *planner, const struct standing *standing,
                 const struct evaluation *evaluation, struct planner_row *row, struct status *st)
{
    const struct office *office = planner->office;
    *row = (struct planner_row){
        .contract = standing->contract,
        .provider = standing->provider,
        .contract_ref = standing->contract_ref,
        .provider_name = standing->provider_name,
        .officer = standing->officer,
        .rag = (int)evaluation->outcome->rag,
        .runs = evaluation->contract.starts <= office->as_at,
        .calendar = evaluation->framework->calendar,
        .last_visit = last_visit(evaluation, office->as_at, office->known_at),
    };
    row->months = months_between(
        row->last_visit != DAY_NONE ? row->last_visit : evaluation->contract.starts, office->as_at);
    row->score = row->months * planner_weight(row->rag, evaluation->outcome->gravity);
    add_visits(planner, evaluation->outcome, row);
    add_items(planner, evaluation->outcome, row);
    if (!find_district(planner, row, st))
        return false;
    row->area = standing->zone[0] != '\0' ? standing->zone : row->district;
    return true;
}

// One that cannot be worked out says so in the queue.
static bool work_out(struct planner *planner, struct listed *entry, struct status *st)
{
    struct standing standing;
    struct evaluation evaluation;
    struct status why = {0};
    if (!standing_row(planner->office->db, entry->id, planner->arena, &standing, st))
        return false;
    entry->read = true;
    entry->row.provider = standing.provider;
    entry->row.contract = standing.contract;
    if (planner->query.provider != 0 && standing.provider != planner->query.provider)
        return true;
    arena_reset(planner->scratch);
    entry->done = true;
    entry->shown = standing.contract != 0 && evaluation_of(planner->office, standing.contract,
                                                           planner->scratch, &evaluation, &why);
    status_clear(&why);
    return !entry->shown || fill(planner, &standing, &evaluation, &entry->row, st);
}

static bool is_other_provider(const struct planner *planner, const struct listed *entry)
{
    return planner->query.provider != 0 && entry->read &&
           entry->row.provider != planner->query.provider;
}

bool planner_work(struct planner *planner, size_t most, struct status *st)
{
    bool good = true;
    size_t looks =
        LOOKS * most; // to see whose a contract is takes little, but there may be thousands
    if (planner->at == planner->count || !office_read_begin(planner->office, st))
        return planner->at == planner->count;
    for (; good && planner->at < planner->count && most > 0 && looks > 0; planner->at++) {
        struct listed *entry = planner->list[planner->at];
        if (entry->done || is_other_provider(planner, entry))
            continue;
        good = work_out(planner, entry, st);
        most -= entry->done;
        looks--;
    }
    office_read_end(planner->office);
    return good;
}

// ---- Those asked for -------------------------------------------------------------------------------------------------------------------

static struct listed *entry_of(struct planner *planner, int64_t id)
{
    size_t at = (size_t)id;
    if (at >= planner->room) {
        size_t room = at + at / 2 + 64;
        planner->entries = xreallocarray(planner->entries, room, sizeof(struct listed *));
        memset(planner->entries + planner->room, 0,
               (room - planner->room) * sizeof(struct listed *));
        planner->room = room;
    }
    if (planner->entries[at] == NULL) {
        planner->entries[at] = ARENA_NEW(planner->arena, struct listed);
        *planner->entries[at] = (struct listed){.id = id};
    }
    return planner->entries[at];
}

static bool list_contracts(struct planner *planner, struct status *st)
{
    const struct standing_query query = {.sort = SORT_CONTACT,
                                         .officer = planner->query.officer,
                                         .covering = true,
                                         .as_at = planner->office->as_at,
                                         .rag = -1};
    struct standing_ids ids;
    free(planner->list);
    planner->list = NULL;
    planner->count = planner->at = 0;
    arena_reset(planner->scratch);
    if (!standing_ids(planner->office->db, &query, 0, INT32_MAX, planner->scratch, &ids, st))
        return false;
    planner->list = xcalloc(ids.count + 1, sizeof(struct listed *));
    for (size_t i = 0; i < ids.count; i++)
        planner->list[planner->count++] = entry_of(planner, ids.ids[i]);
    return true;
}

// A fact counts for the contract under which it stands, and some for the provider's others; of other records only the provider is known.
static void touch(struct planner *planner, int64_t contract, int64_t provider)
{
    for (size_t i = 0; i < planner->room && provider == 0; i++) {
        const struct listed *entry = planner->entries[i];
        if (entry != NULL && entry->read && entry->row.contract == contract)
            provider = entry->row.provider;
    }
    for (size_t i = 0; i < planner->room; i++) {
        struct listed *entry = planner->entries[i];
        if (entry != NULL && entry->read && entry->row.provider == provider)
            entry->done = false;
    }
}

static bool is_followed(const struct audit_news *news)
{
    return (text_equal(news->object, "fact") || text_equal(news->object, "target") ||
            text_equal(news->object, "person")) &&
           (news->contract != 0 || news->provider != 0);
}

// Whether every change since the last time is one of those whose contract is known; then these are to be worked out again.
static bool follow(struct planner *planner, int64_t seq, struct status *st)
{
    struct audit_newses news;
    arena_reset(planner->scratch);
    if (!audit_since(planner->office->db, planner->seq, "", MOST_NEWS, planner->scratch, &news, st))
        return false;
    bool all = (int64_t)news.count == seq - planner->seq;
    for (size_t i = 0; i < news.count && all; i++)
        all = is_followed(&news.rows[i]);
    for (size_t i = 0; i < news.count && all; i++)
        touch(planner, news.rows[i].contract, news.rows[i].provider);
    return all;
}

static bool take_changes(struct planner *planner, struct status *st)
{
    const struct office *office = planner->office;
    char hex[65];
    int64_t seq = 0;
    if (!audit_head(office->db, &seq, hex, st))
        return false;
    bool same_day = planner->as_at == office->as_at && planner->known_at == office->known_at;
    if (!same_day || (seq != planner->seq && !follow(planner, seq, st)))
        forget(planner);
    planner->as_at = office->as_at;
    planner->known_at = office->known_at;
    planner->seq = seq;
    return st->code == STATUS_OK;
}

bool planner_ask(struct planner *planner, const struct planner_query *query, struct status *st)
{
    char *officer = query->officer != NULL ? xstrdup(query->officer) : NULL;
    free(planner->officer);
    planner->officer = officer;
    planner->query = *query;
    planner->query.officer = officer;
    if (!office_read_begin(planner->office, st))
        return false;
    bool good = take_changes(planner, st) && list_contracts(planner, st);
    office_read_end(planner->office);
    return good;
}

size_t planner_size(const struct planner *planner)
{
    return planner->count;
}

size_t planner_left(const struct planner *planner)
{
    size_t left = 0;
    for (size_t i = planner->at; i < planner->count; i++)
        left += !planner->list[i]->done && !is_other_provider(planner, planner->list[i]);
    return left;
}

// ---- What is worked out ----------------------------------------------------------------------------------------------------------------

static bool is_wanted(const struct planner *planner, const struct listed *entry)
{
    const struct planner_query *query = &planner->query;
    return entry->shown && !is_other_provider(planner, entry) &&
           (query->kinds == 0 || (query->kinds & entry->row.kinds) != 0);
}

void planner_list(const struct planner *planner, struct arena *arena, struct planner_rows *out)
{
    *out = (struct planner_rows){ARENA_ARRAY(arena, planner->count + 1, struct planner_row), 0};
    for (size_t i = 0; i < planner->count; i++) {
        const struct listed *entry = planner->list[i];
        if (is_wanted(planner, entry) && entry->row.runs)
            out->list[out->count++] = entry->row;
    }
    planner_sort(out);
}

// To the end of next month: what is planned for it is planned in this one.
static int weeks_ahead(const struct office *office)
{
    struct civil now = day_civil(office->as_at);
    day last = day_add_months(day_of(now.year, now.month, 1), 2) - 1;
    return (last - this_monday(office)) / 7 + 1;
}

// By the bank holidays of every nation that the contracts shown are in.
static void add_working(const struct planner *planner, struct planner_loads *loads)
{
    const struct calendar *seen[PLANNER_NATIONS], *calendar;
    size_t count = 0;
    struct status unread = {0};
    for (size_t i = 0; i < planner->count && count < PLANNER_NATIONS; i++) {
        const struct listed *entry = planner->list[i];
        bool known = !is_wanted(planner, entry) ||
                     !office_calendar(planner->office, entry->row.calendar, &calendar, &unread);
        for (size_t j = 0; j < count && !known; j++)
            known = seen[j] == calendar;
        if (known)
            continue;
        seen[count++] = calendar;
        planner_count_working(calendar, count == 1, loads);
    }
    status_clear(&unread);
}

void planner_week_loads(const struct planner *planner, struct arena *arena,
                        struct planner_loads *out)
{
    size_t room = 0;
    *out = (struct planner_loads){0};
    out->week_count = weeks_ahead(planner->office);
    for (int i = 0; i < out->week_count; i++)
        out->weeks[i] = this_monday(planner->office) + 7 * i;
    for (size_t i = 0; i < planner->count; i++) {
        const struct listed *entry = planner->list[i];
        if (is_wanted(planner, entry))
            planner_count(&entry->row, planner->query.kinds, out, arena, &room);
    }
    planner_sort_loads(out);
    add_working(planner, out);
}
