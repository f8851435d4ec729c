// SPDX-License-Identifier: MIT
// What a history may hold, in words for help and manual: made from the tables by which its rows are
// checked, and from the frameworks that are shipped.
#include "model/frameworks/frameworks.h"
#include "model/import/history.h"

struct terms {
    struct arena *arena;
    struct import_term *list;
    size_t count, room;
};

static void add(struct terms *terms, const char *group, const char *word, const char *meaning)
{
    terms->list =
        arena_room(terms->arena, terms->list, &terms->room, terms->count, sizeof *terms->list);
    terms->list[terms->count++] = (struct import_term){group, arena_strdup(terms->arena, word),
                                                       arena_strdup(terms->arena, meaning)};
}

// By field: how it is written.
static const struct {
    const char *name, *how;
} fields[FIELD_COUNT] = {
    [INDEX_REF] = {"ref", "its own reference: letters, digits and . _ / -, unique within contract "
                          "and kind; a result may have none"},
    [INDEX_KPI] = {"kpi", "the KPI by its reference in the framework, as 7"},
    [INDEX_PERIOD] = {"period", "the first day of the period, as 2027-04-01"},
    [INDEX_VALUE] = {"value", "a number as 88.4, a ratio as 442/500, a category's word, or none "
                              "where nothing happened"},
    [INDEX_COLOUR] = {"colour", "G, A or R (or green, amber, red)"},
    [INDEX_INSTRUMENT] = {"instrument", "what was served, or the type of visit or meeting, as the "
                                        "framework names it"},
    [INDEX_COVERS] = {"covers", "KPIs joined by ;"},
    [INDEX_RECTIFY_BY] = {"rectify_by", "a date"},
    [INDEX_ACCOMPANIES] = {"accompanies", "ref of the notice that the plan goes with"},
    [INDEX_FOLLOWS] = {"follows", "ref of the plan that it follows"},
    [INDEX_OUTCOME] = {"outcome", "see the outcomes below"},
    [INDEX_ANSWERS] = {"answers", "keys of findings as contractmon findings writes them, joined by "
                                  ";, as pwn-quarter:2027-04-01"},
};

static void list_fields(unsigned which, const char *before, struct text *out)
{
    for (unsigned i = 0; i < FIELD_COUNT; i++) {
        if ((which >> i & 1) == 0)
            continue;
        text_printf(out, "%s%s", before, fields[i].name);
        before = ", ";
    }
}

static void add_kinds(struct terms *terms)
{
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++) {
        const struct history_kind *about = history_kind((enum fact_kind)kind);
        struct text words = {0};
        if (about->needs == 0)
            continue;
        text_printf(&words, "%s.", about->what);
        list_fields(about->needs, " Needs ", &words);
        list_fields(about->may, "; may have ", &words);
        add(terms, "Kinds, each with contract and date", fact_kind_word((enum fact_kind)kind),
            text_get(&words));
        text_release(&words);
    }
}

static void add_fields(struct terms *terms)
{
    static const char group[] = "Fields";
    add(terms, group, "contract, kind, date", "in every row; a date is written 2027-06-14");
    for (unsigned i = 0; i < FIELD_COUNT; i++)
        add(terms, group, fields[i].name, fields[i].how);
    add(terms, group, "recorded",
        "when it was recorded, a time as 2027-06-14T09:30:00Z or a date; in any row. A second "
        "result of the same KPI and period with a later one corrects the first");
}

static void add_outcomes(struct terms *terms)
{
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++) {
        const char *const *outcomes = history_outcomes((enum fact_kind)kind);
        struct text words = {0};
        for (size_t i = 0; outcomes != NULL && outcomes[i] != NULL; i++)
            text_printf(&words, "%s%s", i > 0 ? ", " : "", outcomes[i]);
        if (outcomes != NULL)
            add(terms, "Outcomes", fact_kind_word((enum fact_kind)kind), text_get(&words));
        text_release(&words);
    }
    add(terms, "Outcomes", fact_kind_word(FACT_DECIDED),
        "waived, or a decision that the framework names");
}

// A line "word: a, b, c" of a framework, where there is anything.
static void add_names(struct terms *terms, const char *id, const char *what, struct text *names)
{
    char *group = arena_printf(terms->arena, "Under %s", id);
    if (names->length > 0)
        add(terms, group, what, text_get(names));
    text_clear(names);
}

static void name(struct text *names, bool applies, const char *id)
{
    if (applies)
        text_printf(names, "%s%s", names->length > 0 ? ", " : "", id);
}

static void add_framework(struct terms *terms, const struct framework *framework)
{
    struct text names = {0};
    for (size_t i = 0; i < framework->kpi_count; i++)
        name(&names, true, framework->kpis[i].ref);
    add_names(terms, framework->id, "kpi", &names);
    for (size_t i = 0; i < framework->instrument_count; i++)
        name(&names, framework->instruments[i].plan || framework->instruments[i].notice,
             framework->instruments[i].id);
    add_names(terms, framework->id, "served", &names);
    for (size_t i = 0; i < framework->never_event_count; i++)
        name(&names, true, framework->never_events[i].type);
    add_names(terms, framework->id, "never-event", &names);
    for (size_t i = 0; i < framework->decision_count; i++)
        name(&names, true, framework->decisions[i].id);
    add_names(terms, framework->id, "decided", &names);
    for (int visits = 1; visits >= 0; visits--) {
        for (size_t i = 0; i < framework->cadence_count; i++)
            name(&names, framework->cadences[i].visit == (visits == 1), framework->cadences[i].id);
        add_names(terms, framework->id, visits == 1 ? "visit" : "meeting", &names);
    }
    text_release(&names);
}

size_t history_terms(struct arena *arena, const struct import_term **list)
{
    struct terms terms = {.arena = arena};
    const char *id, *text;
    add_kinds(&terms);
    add_fields(&terms);
    add_outcomes(&terms);
    for (size_t i = 0; framework_shipped(i, &id, &text); i++) {
        const struct framework *framework;
        struct status st = {0};
        if (framework_read(text, id, arena, &framework, NULL, &st))
            add_framework(&terms, framework);
        status_clear(&st);
    }
    *list = terms.list;
    return terms.count;
}
