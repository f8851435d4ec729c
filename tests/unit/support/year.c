// SPDX-License-Identifier: MIT
#include "tests/unit/support/year.h"

#include <string.h>

#include "model/records_store.h"

const char *const year_frameworks[YEAR_FRAMEWORKS] = {
    "bristol-homecare", "lancashire-supported-housing", "birmingham-intervention",
    "childrens-services", "inverclyde-poor-performance"};

size_t year_index(const struct year *year, int64_t contract)
{
    size_t i = 0;
    while (i < year->contracts && year->ids[i] != contract)
        i++;
    assert_true(i < year->contracts);
    return i;
}

// ---- What officers and providers do ------------------------------------------------------------------------------------------------------

// "state=x;y" with '|' between fields, as record_step wants them.
static bool step(struct year *year, int64_t contract, const char *kind, const char *ref, day date,
                 const char *state, const char *fields)
{
    struct text lines = {0};
    size_t count;
    for (const char *at = fields; *at != '\0'; at++)
        text_add_char(&lines, *at == '|' ? '\n' : *at);
    const struct field *list =
        record_fields_read(arena_strdup(year->arena, text_get(&lines)), year->arena, &count);
    text_release(&lines);
    struct status st = {0};
    bool taken = record_step(&year->desk->office, contract, kind, ref, date, state, list, count,
                             year->arena, NULL, &st);
    if (!taken)
        fail_msg("%s %s cannot be %s: %s", kind, ref, state, status_message(&st));
    year->touched[year_index(year, contract)] = true;
    return taken;
}

static void tell(struct year *year, struct fact_row row)
{
    struct db *db = year->desk->office.db;
    struct fixture *f = year->desk->f;
    const char **texts[] = {&row.kpi,    &row.value,       &row.colour,  &row.instrument,
                            &row.covers, &row.follows,     &row.outcome, &row.answers,
                            &row.note,   &row.accompanies, &row.fields,  &row.ref};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] != NULL ? *texts[i] : "";
    row.period = row.period != 0 ? row.period : DAY_NONE;
    row.rectify_by = row.rectify_by != 0 ? row.rectify_by : DAY_NONE;
    row.recorded = MOMENT_ALL;
    must(f, db_write_begin(db, &year->desk->office.actor, office_now(&year->desk->office), &f->st));
    must(f, fact_add(db, &row, 0, &f->st));
    must(f, standing_drop(db, row.contract, &f->st));
    must(f, db_write_commit(db, &f->st));
    year->touched[year_index(year, row.contract)] = true;
}

static const char *new_ref(struct year *year, const char *begin)
{
    return arena_printf(year->arena, "%s-%d", begin, ++year->refs);
}

// The state in which a record is now; "" where it has none.
static const char *state_of(struct year *year, int64_t contract, const char *kind, const char *ref)
{
    struct evaluation now;
    struct record_states records;
    must(year->desk->f,
         evaluation_of(&year->desk->office, contract, year->arena, &now, &year->desk->f->st));
    record_states(&now.facts, year->today, MOMENT_ALL, year->arena, &records);
    const struct record_state *record = record_find(&records, kind, ref);
    return record != NULL ? record_now(record) : "";
}

static const char held_with[] = // all that any of the frameworks wants to hear
    "attended=commissioner;main-provider;contract-officer;provider-representative;ccm|"
    "chair=review-chair|result=All agreed";

static const char site_checks[] = "|checklist=office;delivery;in-place;quality;person-centred;"
                                  "professionals;service-users;families";

static void hold(struct year *year, const struct queue_item *item, const char *ref,
                 const char *linked)
{
    bool site = text_equal(item->type, "site-visit");
    step(year, item->contract, item->record, ref, year->today, "held",
         arena_printf(year->arena, "type=%s|%s%s%s%s", *item->type == 0 ? "plan-visit" : item->type,
                      held_with, site ? site_checks : "", *linked != '\0' ? "|linked=" : "",
                      linked));
}

// Of a review that is counted from the start: its day is over, and one held today would be late.
static bool was_missed(const struct year *year, const struct queue_item *item)
{
    return *item->ref == '\0' && strstr(item->type, "-review") != NULL &&
           text_starts(item->key, item->type) && !text_starts(item->key, "plan-") &&
           item->on < year->today - 14;
}

// Whether one that is held today, or booked for one of the next days, would count for another day than the item's.
static bool near_another(const struct year *year, const struct queue_item *item)
{
    for (day on = item->on; on <= year->today + 35; on = day_add_months(on, 3)) {
        if (on != item->on && on >= year->today - 20)
            return true;
    }
    return false;
}

// About its day, or soon where that is over.
static day booking_day(struct year *year, const struct queue_item *item)
{
    day about = item->on + chance_between(&year->chance, -10, 10);
    return about > year->today ? about : year->today + chance_between(&year->chance, 1, 20);
}

// False: one held today would not stand for it.
static bool meet(struct year *year, const struct queue_item *item)
{
    const char *colon = strchr(item->key, ':');
    int what = chance_between(&year->chance, 1, 10);
    if (*item->about != '\0' && item->period != DAY_NONE) { // booked, and too late
        if (item->on > year->today + 14)
            return false;
        hold(year, item, item->about, "");
    } else if (was_missed(year, item) && (what <= 5 || near_another(year, item))) {
        tell(year, (struct fact_row){.contract = item->contract,
                                     .kind = "decided",
                                     .ref = new_ref(year, "D"),
                                     .date = year->today,
                                     .answers = item->key,
                                     .outcome = "waived"});
    } else if (*item->ref == '\0') { // due, but not booked
        const char *ref = new_ref(year, "M");
        bool of_plan = text_starts(item->key, "plan-");
        bool counts = item->on <= year->today + 14; // held earlier it would not stand for its day
        if (of_plan || (counts && what <= 5))
            hold(year, item, ref, of_plan ? colon + 1 : "");
        else
            step(year, item->contract, item->record, ref, booking_day(year, item), "planned",
                 arena_printf(year->arena, "type=%s", item->type));
    } else if (what <= 7) {
        hold(year, item, item->ref, "");
    } else if (what == 8) {
        step(year, item->contract, item->record, item->ref, year->today + 7, "planned",
             "moved=Nobody could come");
    } else {
        step(year, item->contract, item->record, item->ref, year->today,
             what == 9 ? "missed" : "cancelled", "why=Illness");
    }
    return true;
}

static void improve(struct year *year, const struct queue_item *item)
{
    const char *state = state_of(year, item->contract, item->record, item->ref);
    bool requested = text_equal(state, "requested"), whole = text_starts(item->key, "plan-met:");
    if (requested)
        step(year, item->contract, item->record, item->ref, year->today, "received",
             "measures=Rotas|timescale=A month");
    if (text_equal(state, "received") || (requested && whole))
        step(year, item->contract, item->record, item->ref, year->today, "agreed", "");
    if (!requested || whole)
        step(year, item->contract, item->record, item->ref, year->today, "met", "finding=Kept");
}

// A variation goes round until it is back; a suspension is looked at again, or lifted.
static bool go_on(struct year *year, const struct queue_item *item)
{
    const char *state = state_of(year, item->contract, item->record, item->ref);
    const char *next, *fields = "";
    if (text_equal(item->record, "variation")) {
        next = text_equal(state, "signed-provider") ? "returned" : "signed-provider";
    } else if (chance_of(&year->chance, 50)) {
        char iso[DAY_ISO_SIZE];
        next = "in-force";
        fields = arena_printf(year->arena, "review_on=%s", day_iso(year->today + 14, iso));
    } else {
        next = "lifted";
        fields = "decided_by=approver|why=Its conditions are met";
    }
    return step(year, item->contract, item->record, item->ref, year->today, next, fields);
}

// The KPIs are those that the item names: "Return ...: KPI 2, 3".
static void hand_in(struct year *year, const struct queue_item *item)
{
    const char *at = strstr(item->what, ": KPI ");
    assert_non_null(at);
    at += strlen(": KPI ");
    while (*at != '\0' && strncmp(at, "part", 4) != 0) {
        size_t length = strcspn(at, ",");
        int colour = chance_between(&year->chance, 1, 20);
        tell(year, (struct fact_row){.contract = item->contract,
                                     .kind = "result",
                                     .date = year->today,
                                     .kpi = arena_strndup(year->arena, at, length),
                                     .period = item->period,
                                     .colour = colour == 1   ? "red"
                                               : colour <= 3 ? "amber"
                                                             : "green"});
        at += length;
        at += strspn(at, ", ");
    }
}

static void decide(struct year *year, const struct queue_item *item)
{
    bool warning = text_starts(item->key, "pwn-"), fault = text_starts(item->key, "dn-");
    struct fact_row row = {.contract = item->contract,
                           .date = year->today,
                           .ref = new_ref(year, "D"),
                           .answers = item->key};
    if ((warning || fault) && chance_of(&year->chance, 60)) {
        row.kind = "served";
        row.instrument = warning ? "pwn" : "dn";
    } else {
        row.kind = "decided";
        row.outcome = "waived";
    }
    tell(year, row);
}

// Deals with an item; false: there is nothing that anybody could do but wait.
bool year_act(struct year *year, const struct queue_item *item)
{
    static const struct {
        const char *record, *state, *fields;
    } ends[] = {{"action", "done", "result=Done"},
                {"concern", "resolved", "outcome=Settled"},
                {"case", "open", "entry=Spoke to the manager"},
                {"breach-notice", "complied", ""},
                {"placement", "proforma-sent", "checklist=finance;ccm"}};
    if (text_starts(item->key, DUE_ENDED_KEY) && item->on >= year->today)
        return false; // it goes on until then
    if (item->by_mark)
        return queue_mark_done(&year->desk->office, item->contract, item->key, year->today, "Sent",
                               NULL, &year->desk->f->st) == ENTRY_OPEN &&
               (year->touched[year_index(year, item->contract)] = true);
    if (text_equal(item->record, "visit") || text_equal(item->record, "meeting"))
        return meet(year, item);
    if (text_equal(item->record, "improvement-plan"))
        return improve(year, item), true;
    if (text_equal(item->record, "variation") || text_equal(item->record, "suspension"))
        return go_on(year, item);
    if (text_equal(item->record, "briefing"))
        return step(year, item->contract, "briefing", new_ref(year, "BF"), year->today, "issued",
                    arena_printf(year->arena,
                                 "case=%s|written_by=support-officer|checklist=service-managers|"
                                 "summary=As it stands",
                                 item->about));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (text_equal(item->record, ends[i].record))
            return step(year, item->contract, item->record, item->ref, year->today, ends[i].state,
                        ends[i].fields);
    }
    if (item->kind == DUE_RETURN)
        return hand_in(year, item), true;
    if (item->kind == DUE_DETERMINATION)
        return tell(year, (struct fact_row){.contract = item->contract,
                                            .kind = "determined",
                                            .ref = strchr(item->key, ':') + 1,
                                            .date = year->today,
                                            .outcome = "met"}),
               true;
    if (item->kind == DUE_FINDING)
        return decide(year, item), true;
    return false;
}

// What was just recorded brings this item, on that day.
static void brings(struct year *year, int64_t contract, const char *key, day due, const char *whose)
{
    const struct queue_query query = {.contract = contract, .from = DAY_NONE, .until = DAY_NEVER};
    struct queue queue;
    size_t found = 0;
    if (year->ends[year_index(year, contract)] < year->today)
        return; // nothing is due of one that has ended
    must(year->desk->f,
         queue_read(&year->desk->office, &query, year->arena, &queue, &year->desk->f->st));
    for (size_t i = 0; i < queue.count; i++)
        found += text_equal(queue.items[i].key, key) && queue.items[i].on == due &&
                 text_equal(queue.items[i].whose, whose);
    if (found != 1)
        fail_msg("%s is due %zu times on its day", key, found);
}

static void vary(struct year *year, int64_t contract)
{
    static const struct {
        const char *state, *fields;
    } steps[] = {{"proposed", "kind=variation|what=More hours|proposed_by=contract-officer"},
                 {"discussed", "counterpart=commissioner"},
                 {"agreed", ""},
                 {"issued", "effective_on=2021-06-01|procurement=Within its limits"},
                 {"authorised-council", "decided_by=commissioner"}};
    const char *ref = new_ref(year, "VR");
    const struct calendar *calendar;
    struct status *st = &year->desk->f->st;
    day due;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        step(year, contract, "variation", ref, year->today, steps[i].state, steps[i].fields);
    must(year->desk->f, office_calendar(&year->desk->office, "england-and-wales", &calendar, st));
    must(year->desk->f, calendar_add(calendar, year->today, 10, &due, NULL, st));
    brings(year, contract, arena_printf(year->arena, "variation-signed:%s", ref), due, "provider");
}

static void suspend(struct year *year, int64_t contract)
{
    const char *ref = new_ref(year, "S");
    char iso[DAY_ISO_SIZE];
    step(year, contract, "suspension", ref, year->today, "proposed",
         "scope=new-placements|reason=performance|basis=Late calls");
    step(year, contract, "suspension", ref, year->today, "agreed", "decided_by=approver");
    step(year, contract, "suspension", ref, year->today, "in-force",
         arena_printf(year->arena, "contingency=Two others take over|review_on=%s",
                      day_iso(year->today + 14, iso)));
    brings(year, contract, arena_printf(year->arena, "suspension-review:%s", ref), year->today + 14,
           "council");
}

// What comes by itself.
void year_happen(struct year *year)
{
    size_t which = chance_index(&year->chance, year->contracts);
    int64_t id = year->ids[which];
    bool first = chance_of(&year->chance, 50);
    char due[DAY_ISO_SIZE];
    switch (which % YEAR_FRAMEWORKS) {
    case 0:
        if (first)
            tell(year, (struct fact_row){.contract = id,
                                         .kind = "served",
                                         .ref = new_ref(year, "RAP"),
                                         .date = year->today,
                                         .instrument = "rap",
                                         .covers = "1",
                                         .rectify_by = year->today + 20});
        else
            tell(year, (struct fact_row){.contract = id,
                                         .kind = "never-event",
                                         .ref = new_ref(year, "NE"),
                                         .date = year->today,
                                         .outcome = "inaccurate-plan"});
        break;
    case 1:
        if (first)
            step(year, id, "break", new_ref(year, "B"), year->today, "set",
                 year->ends[which] < DAY_NEVER
                     ? arena_printf(year->arena, "on=2020-11-%02d", year->refs % 30 + 1)
                     : "on=2021-12-01");
        else
            vary(year, id);
        break;
    case 2:
        if (first)
            step(year, id, "improvement-plan", new_ref(year, "IP"), year->today, "requested",
                 "failure=Punctuality");
        else if (chance_of(&year->chance, 50))
            suspend(year, id);
        else
            step(year, id, "action", new_ref(year, "A"), year->today, "open",
                 arena_printf(year->arena, "what=Rotas|owner=R. Hughes|due_by=%s",
                              day_iso(year->today + 60, due)));
        break;
    case 3: {
        const char *ref = new_ref(year, "C");
        step(year, id, "concern", ref, year->today, "logged", "category=quality-care|what=Late");
        step(year, id, "concern", ref, year->today, "under-provider-procedure", "");
        break;
    }
    default:
        step(year, id, "case", new_ref(year, "CASE"), year->today, "open", "examples=delivery");
    }
}
