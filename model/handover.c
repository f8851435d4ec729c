// SPDX-License-Identifier: MIT
#include "model/handover.h"

#include <stdlib.h>
#include <string.h>

#include "model/records.h"
#include "model/rules/records_state.h"

enum { AHEAD = 365, CHUNK = 512 };

// ---- The officers and their contracts -------------------------------------------------------------------------------------------------------

// Every contract that has not ended, of one officer or of all.
static bool running(struct office *office, const char *officer, struct arena *arena,
                    struct standings *out, struct status *st)
{
    const struct standing_query query = {
        .sort = SORT_NAME, .officer = officer, .as_at = office->as_at, .rag = -1};
    struct standings chunk;
    size_t room = 0, offset = 0;
    *out = (struct standings){0};
    do {
        if (!standing_page(office->db, &query, offset, CHUNK, arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count; i++) {
            if (chunk.rows[i].contract == 0)
                continue;
            out->rows = arena_room(arena, out->rows, &room, out->count, sizeof *out->rows);
            out->rows[out->count++] = chunk.rows[i];
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK);
    return true;
}

bool handover_officers(struct office *office, struct arena *arena, struct contract_officer **list,
                       size_t *count, struct status *st)
{
    return contract_officers(office->db, office->as_at, arena, list, count, st);
}

bool handover_knows(struct office *office, const char *login)
{
    struct arena *arena = arena_new();
    struct contract_officer *list;
    struct status ignored = {0};
    size_t count = 0;
    bool found = !handover_officers(office, arena, &list, &count, &ignored);
    for (size_t i = 0; i < count; i++)
        found = found || text_equal(list[i].login, login);
    status_clear(&ignored);
    arena_free(arena);
    return found;
}

static bool no_such_officer(struct office *office, const char *officer, struct arena *arena,
                            struct status *st)
{
    struct contract_officer *list;
    size_t count;
    struct text all = {0};
    if (handover_officers(office, arena, &list, &count, st)) {
        for (size_t i = 0; i < count; i++) {
            if (*list[i].login != '\0')
                text_printf(&all, "%s%s", all.length > 0 ? ", " : "", list[i].login);
        }
        status_fail(st, STATUS_UNKNOWN, "No contract has %s as its officer. These have some: %s.",
                    officer, all.length > 0 ? text_get(&all) : "nobody");
    }
    text_release(&all);
    return false;
}

// ---- What is open -----------------------------------------------------------------------------------------------------------------------------

struct gathering {
    struct office *office;
    struct arena *arena, *scratch;
    struct handover *out;
};

struct opens {
    struct handover_open *list;
    size_t count, room;
};

static void add_open(struct gathering *gathering, struct opens *opens, struct text *what,
                     const char *ref, const char *key)
{
    struct arena *arena = gathering->arena;
    opens->list = arena_room(arena, opens->list, &opens->room, opens->count, sizeof *opens->list);
    opens->list[opens->count++] = (struct handover_open){
        arena_strdup(arena, text_get(what)), arena_strdup(arena, ref), arena_strdup(arena, key)};
    text_clear(what);
}

static bool in_queue(const struct handover_contract *contract, const char *kind, const char *ref)
{
    for (size_t i = 0; i < contract->item_count; i++) {
        if (text_equal(contract->items[i].record, kind) && text_equal(contract->items[i].ref, ref))
            return true;
    }
    return false;
}

// The words that say most of a record: what is to be done, what happened, why.
static const char *said_of(const struct record_state *record)
{
    static const char *const fields[] = {"what", "failure", "deficiency", "purpose", "reason"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *said = record_field(record, fields[i]);
        if (*said != '\0')
            return said;
    }
    return "";
}

static void gather_records(struct gathering *gathering, const struct evaluation *evaluation,
                           struct handover_contract *contract, struct opens *opens)
{
    struct record_states records;
    struct text what = {0};
    record_states(&evaluation->facts, gathering->office->as_at, gathering->office->known_at,
                  gathering->scratch, &records);
    for (size_t i = 0; i < records.count; i++) {
        const struct record_state *record = &records.list[i];
        const struct record_kind_row *kind = record_kind(record->kind);
        const struct record_state_kind *state =
            kind != NULL ? record_state_kind(kind, record_now(record)) : NULL;
        if (state == NULL || state->over || record_over(record) != DAY_NEVER ||
            in_queue(contract, record->kind, record->ref))
            continue;
        const char *said = said_of(record);
        text_printf(&what, "%s %s %s since ", kind->title, record->ref, state->was);
        day_print(record_moved(record), false, &what);
        text_printf(&what, "%s%.*s", *said != '\0' ? ": " : "", (int)strcspn(said, "\n"), said);
        add_open(gathering, opens, &what, record->ref, "");
    }
    text_release(&what);
}

static void gather_contract(struct gathering *gathering, const struct standing *row,
                            struct handover_contract *contract)
{
    struct evaluation evaluation;
    struct status why = {0};
    struct opens opens = {0};
    arena_reset(gathering->scratch);
    if (evaluation_of(gathering->office, row->contract, gathering->scratch, &evaluation, &why)) {
        contract->rag = (int)evaluation.outcome->rag;
        contract->standing =
            arena_strdup(gathering->arena,
                         evaluation.outcome->standing != NULL ? evaluation.outcome->standing : "");
        gather_records(gathering, &evaluation, contract, &opens);
    } else {
        contract->trouble = arena_strdup(gathering->arena, status_message(&why));
    }
    status_clear(&why);
    contract->open = opens.list;
    contract->open_count = opens.count;
    gathering->out->red += contract->rag == COLOUR_RED;
    gathering->out->amber += contract->rag == COLOUR_AMBER;
}

static int by_contract(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    return strcmp(a->contract_ref, b->contract_ref);
}

static int items_by_contract(const void *left, const void *right)
{
    const struct queue_item *a = left, *b = right;
    int order = strcmp(a->contract_ref, b->contract_ref);
    if (order == 0 && a->on != b->on)
        order = a->on < b->on ? -1 : 1;
    return order != 0 ? order : strcmp(a->key, b->key);
}

static bool gather(struct gathering *gathering, struct status *st)
{
    struct office *office = gathering->office;
    struct handover *out = gathering->out;
    struct standings rows;
    struct queue queue;
    const struct queue_query query = {
        .officer = out->officer, .from = DAY_NONE, .until = office->as_at + AHEAD};
    if (!running(office, out->officer, gathering->arena, &rows, st))
        return false;
    if (rows.count == 0)
        return no_such_officer(office, out->officer, gathering->scratch, st);
    if (!queue_read(office, &query, gathering->arena, &queue, st) ||
        !covers_ahead(office, out->officer, gathering->arena, &out->covers, st))
        return false;
    qsort(rows.rows, rows.count, sizeof *rows.rows, by_contract);
    if (queue.count > 0)
        qsort(queue.items, queue.count, sizeof *queue.items, items_by_contract);
    out->contracts = ARENA_ARRAY(gathering->arena, rows.count, struct handover_contract);
    size_t at = 0;
    for (size_t i = 0; i < rows.count; i++) {
        const struct standing *row = &rows.rows[i];
        struct handover_contract *contract = &out->contracts[out->count++];
        *contract = (struct handover_contract){
            .contract = row->contract,
            .provider = row->provider,
            .contract_ref = row->contract_ref,
            .provider_name = row->provider_name,
            .framework = row->framework,
            .standing = "",
            .trouble = "",
            .ends = row->ends,
            .last_contact = row->last_contact,
            .items = queue.items + at,
        };
        for (; at < queue.count && queue.items[at].contract == row->contract; at++) {
            contract->item_count++;
            out->overdue += queue.items[at].ours && queue.items[at].overdue > 0;
            out->theirs += !queue.items[at].ours;
        }
        gather_contract(gathering, row, contract);
    }
    return true;
}

bool handover_read(struct office *office, const char *officer, struct arena *arena,
                   struct handover *out, struct status *st)
{
    *out = (struct handover){.officer = arena_strdup(arena, officer), .as_at = office->as_at};
    struct gathering gathering = {.office = office, .arena = arena, .out = out};
    if (!office_read_begin(office, st))
        return false;
    gathering.scratch = arena_new();
    bool done = gather(&gathering, st);
    office_read_end(office);
    arena_free(gathering.scratch);
    return done;
}

// ---- As a paper ---------------------------------------------------------------------------------------------------------------------------------

static void print_day(day d, struct text *out)
{
    if (d != DAY_NONE && d != DAY_NEVER)
        day_print(d, false, out);
}

static void print_contract(const struct handover *handover,
                           const struct handover_contract *contract, struct text *out)
{
    static const char *const rags[] = {[COLOUR_NONE] = "not rated",
                                       [COLOUR_GREEN] = "GREEN",
                                       [COLOUR_AMBER] = "AMBER",
                                       [COLOUR_RED] = "RED"};
    text_printf(out, "\n%s  %s: %s%s%s\n", contract->contract_ref, contract->provider_name,
                rags[contract->rag], *contract->standing != '\0' ? ", " : "", contract->standing);
    text_add(out, "    Last contact ");
    if (contract->last_contact == DAY_NONE)
        text_add(out, "never recorded");
    print_day(contract->last_contact, out);
    if (contract->ends != DAY_NEVER) {
        text_add(out, "; contract ends on ");
        print_day(contract->ends, out);
    }
    text_add(out, "\n");
    if (*contract->trouble != '\0')
        text_printf(out, "    Cannot be worked out: %s\n", contract->trouble);
    for (size_t i = 0; i < contract->item_count; i++) {
        const struct queue_item *item = &contract->items[i];
        text_add(out, "  - ");
        print_day(item->on, out);
        if (item->on < handover->as_at)
            text_printf(out, " (%d day%s late)", item->overdue, item->overdue == 1 ? "" : "s");
        text_printf(out, ", %s: %s", item->whose, item->what);
        text_printf(out, "%s%s%s\n", *item->clause != '\0' ? " [" : "", item->clause,
                    *item->clause != '\0' ? "]" : "");
    }
    for (size_t i = 0; i < contract->open_count; i++)
        text_printf(out, "  - %s\n", contract->open[i].what);
    if (contract->item_count + contract->open_count == 0)
        text_add(out, "  - Nothing is open.\n");
}

void handover_print(const struct handover *handover, struct text *out)
{
    text_printf(out, "HANDOVER\n\n%-16s%s\n%-16s", "Officer", handover->officer, "As at");
    print_day(handover->as_at, out);
    text_printf(out, "\n%-16s%zu, of which %zu RED and %zu AMBER\n", "Contracts", handover->count,
                handover->red, handover->amber);
    text_printf(out, "%-16s%zu of ours; %zu items wait on others\n", "Overdue", handover->overdue,
                handover->theirs);
    text_printf(out, "%-16sEverything due within a year, and everything open without a date.\n",
                "What is listed");
    for (size_t i = 0; i < handover->covers.count; i++) {
        text_printf(out, "%-16s", "Cover");
        cover_words(&handover->covers.rows[i], out);
        text_add_char(out, '\n');
    }
    for (size_t i = 0; i < handover->count; i++)
        print_contract(handover, &handover->contracts[i], out);
}
