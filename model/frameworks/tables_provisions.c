// SPDX-License-Identifier: MIT
// The tables of what a framework provides for besides counting: lists, returns, clocks, gates, grades, concerns, stages, sums.
#include "tables.h"

#include <assert.h>

static_assert(sizeof(enum clock_unit) == sizeof(int) && sizeof(enum grade_when) == sizeof(int) &&
                  sizeof(enum lead_of) == sizeof(int) && sizeof(enum beside) == sizeof(int),
              "words are read as int");

WORDS(units, {"working-days", CLOCK_WORKING_DAYS}, {"days", CLOCK_DAYS}, {"months", CLOCK_MONTHS});
WORDS(besides, {"figures", BESIDE_FIGURES}, {"matters-arising", BESIDE_MATTERS});
WORDS(whens, {"at-most", GRADE_AT_MOST}, {"fall-to", GRADE_FALL_TO});
WORDS(leads_of, {"break", LEAD_BREAK}, {"extension", LEAD_EXTENSION}, {"end", LEAD_END},
      {"first-return", LEAD_FIRST_RETURN}, {"review", LEAD_REVIEW},
      {"anniversary", LEAD_ANNIVERSARY});

// Each row is one line.
// clang-format off

static const struct setting party_rows[] = {
#define P(...) ROW(struct party, __VA_ARGS__)
    P("id", ID, true, id, "what files call it"),
    P("word", TEXT, true, word, "its name in full"),
    P("clause", TEXT, true, clause, "where the document says so"),
    P("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef P
};
const struct group party_group = GROUP(struct party, party_rows, "party", .named_by = "id");

static const struct setting designation_rows[] = {
#define D(...) ROW(struct designation, __VA_ARGS__)
    D("party", ID, true, party, "of which party the officer is that every contract has"),
    D("clause", TEXT, true, clause, "where the document says so"),
    D("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef D
};
const struct group designation_group = GROUP(struct designation, designation_rows, "designated officer");

static const struct setting item_rows[] = {
#define I(...) ROW(struct phrase, __VA_ARGS__)
    I("id", ID, true, id, "what records call it when it is ticked"),
    I("text", TEXT, true, text, "what it says"),
    I("clause", TEXT, false, clause, "where the document says so, if not where the list does"),
    I("parent", ID, false, parent, "the item that it is a sub-item of"),
    I("beside", WORD, false, beside, "of an agenda: figures (the KPIs), or matters-arising (what earlier meetings left)", .words = besides),
    I("papers", ID, false, papers, "of an agenda: the instrument whose papers in force are looked at"),
    I("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef I
};
static const struct group item_group = GROUP(struct phrase, item_rows, "item", .named_by = "id");

static const struct setting list_rows[] = {
#define L(...) ROW(struct phrases, __VA_ARGS__)
    L("id", ID, true, id, "what other rows call it"),
    L("title", TEXT, true, title, "its name in full"),
    L("clause", TEXT, true, clause, "where the document says so"),
    L("items", ROWS, true, items, "its items in order", ALSO(struct phrases, count), .group = &item_group),
#undef L
};
const struct group list_group = GROUP(struct phrases, list_rows, "list", .named_by = "id");

static const struct setting return_rows[] = {
#define R(...) ROW(struct return_due, __VA_ARGS__)
    R("id", TEXT, true, id, "what people call the period, as \"2020-21 Q3\""),
    R("from", DAY, true, from, "the first day of the period"),
    R("to", DAY, true, to, "its last day"),
    R("due", DAY, true, due, "the day by which the return is due, as published"),
    R("kpis", NAMES, true, kpis.list, "the KPIs that are returned for it", ALSO(struct return_due, kpis.count)),
    R("clause", TEXT, true, clause, "where the document says so"),
    R("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef R
};
const struct group return_group = GROUP(struct return_due, return_rows, "return", .named_by = "id");

static const struct setting clock_rows[] = {
#define C(...) ROW(struct clock, __VA_ARGS__)
    C("id", ID, true, id, "what other rows call it"),
    C("title", TEXT, true, title, "what is to be done, in an officer's words"),
    C("record", ID, true, record, "the kind of record that it runs for"),
    C("from", ID, true, from, "the state that starts it"),
    C("or_after", ID, false, or_after, "another clock, whose end starts this one where its own state has not come by then"),
    C("only_from", BOOL, false, only_from, "true: or_after does not hold, because a switch says so"),
    C("until", ID, false, until, "the state that stops it"),
    C("until_record", ID, false, until_record, "another kind of record that stops it by reaching that state"),
    C("until_type", ID, false, until_type, "... of this type, for meetings and visits"),
    C("count", COUNT, false, count, "how many", FROM_TO(1, MOST_COUNT)),
    C("unit", WORD, false, unit, "of what", .words = units),
    C("count_start", BOOL, false, count_start, "true: the day that starts it counts as the first; without it that day does not count"),
    C("by", ID, false, by, "the field of the record that names the day, instead of a count"),
    C("must_name", BOOL, false, must_name, "true: where that field is blank, it is told that no day is named"),
    C("field", ID, false, field, "only where this field of the record ..."),
    C("equals", TEXT, false, equals, "... has this value"),
    C("repeat", COUNT, false, repeat, "again every so many days while the state lasts", FROM_TO(1, MOST_DAYS)),
    C("whose", ID, true, whose, "whose turn it is: \"provider\", \"council\" or a party"),
    C("soft", BOOL, false, soft, "true: a prompt, never late by itself"),
    C("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    C("clause", TEXT, true, clause, "where the document says so"),
    C("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    WHILE_ROW,
#undef C
};

static void complete_clock(void *row)
{
    struct clock *clock = row;
    if (clock->only_from)
        clock->or_after = NULL;
}

const struct group clock_group = GROUP(struct clock, clock_rows, "clock", .named_by = "id", FOLLOWS(struct clock),
                                       .complete = complete_clock);

static const struct setting lead_rows[] = {
#define L(...) ROW(struct lead, __VA_ARGS__)
    L("id", ID, true, id, "what files call it"),
    L("title", TEXT, true, title, "what is to be done, in an officer's words"),
    L("of", WORD, true, of, "before which date of the contract", .words = leads_of),
    L("count", COUNT, true, count, "how long before it", FROM_TO(0, MOST_COUNT)),
    L("unit", WORD, true, unit, "of what", .words = units),
    L("whose", ID, true, whose, "whose turn it is: \"provider\", \"council\" or a party"),
    L("until_record", ID, false, until_record, "of an anniversary: the kind of record that shows that it is done ..."),
    L("until", ID, false, until, "... by reaching this state"),
    L("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    L("clause", TEXT, true, clause, "where the document says so"),
    L("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
#undef L
};
const struct group lead_group = GROUP(struct lead, lead_rows, "lead time", .named_by = "id");

static const struct setting gate_rows[] = {
#define G(...) ROW(struct gate, __VA_ARGS__)
    G("id", ID, true, id, "what files call it"),
    G("record", ID, true, record, "the kind of record that it guards"),
    G("state", ID, false, state, "the state that it guards; without it every one"),
    G("field", ID, false, field, "only where this field of the record ..."),
    G("equals", TEXT, false, equals, "... has this value"),
    G("filled", NAMES, false, filled.list, "fields of the record that must not be blank", ALSO(struct gate, filled.count)),
    G("earlier_record", ID, false, earlier_record, "a record of this kind must have come before"),
    G("earlier_state", ID, false, earlier_state, "... and have been in this state"),
    G("earlier_field", ID, false, earlier_field, "... and its field"),
    G("earlier_equals", TEXT, false, earlier_equals, "... have this value"),
    G("same", BOOL, false, same, "true: what came before is a step of this very record, not of another of its kind"),
    G("same", BOOL, false, same, "true: that record must be this very one, at an earlier step"),
    G("role", ID, false, role, "the party that must have decided"),
    G("list", ID, false, list, "the list whose items must be ticked"),
    G("least", COUNT, false, least, "how many of them; without it all", FROM_TO(1, MOST_COUNT)),
    G("amount", ID, false, amount, "a field of money that may not be above ..."),
    G("limit", ID, false, limit, "... this other field of money"),
    G("unless", NAMES, false, unless.list, "reasons that lift the gate, as a recorded exception", ALSO(struct gate, unless.count)),
    G("message", TEXT, true, message, "what is missing, as the officer reads it"),
    G("clause", TEXT, true, clause, "where the document says so"),
    G("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    WHILE_ROW,
#undef G
};
const struct group gate_group = GROUP(struct gate, gate_rows, "gate", .named_by = "id", FOLLOWS(struct gate));

static const struct setting scale_rows[] = {
    ROW(struct grade_scale, "regulator", TEXT, true, regulator, "the regulator's name, as grades are recorded under"),
    ROW(struct grade_scale, "grades", TEXTS, true, grades.list, "its grades, the worst first", ALSO(struct grade_scale, grades.count)),
};
const struct group scale_group = GROUP(struct grade_scale, scale_rows, "scale", .named_by = "regulator");

static const struct setting trigger_rows[] = {
#define T(...) ROW(struct grade_trigger, __VA_ARGS__)
    T("key", ID, true, key, "the first part of its findings' keys"),
    T("title", TEXT, true, title, "what it says, in an officer's words"),
    T("regulator", TEXT, true, regulator, "whose grades"),
    T("when", WORD, true, when, "at-most: at or below the grade; fall-to: fallen to or below it from above", .words = whens),
    T("grade", TEXT, true, grade, "the grade"),
    T("except_below", TEXT, false, except_below, "not for grades below this one, which have a trigger of their own"),
    T("asks_for", ID, true, asks_for, "the instrument or kind of record that it asks for"),
    T("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    T("clause", TEXT, true, clause, "where the document says so"),
    T("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    WHILE_ROW,
#undef T
};
const struct group trigger_group = GROUP(struct grade_trigger, trigger_rows, "trigger", .named_by = "key",
                                         FOLLOWS(struct grade_trigger));

static const struct setting concern_rows[] = {
#define C(...) ROW(struct concern_category, __VA_ARGS__)
    C("id", ID, true, id, "what records call it"),
    C("word", TEXT, true, word, "its name in full"),
    C("route", ID, false, route, "the party to whom it is referred; without it it is information only"),
    C("clause", TEXT, true, clause, "where the document says so"),
    C("provenance", WORD, false, provenance, "how it got here; without it: stated", .words = setting_provenances),
#undef C
};

static void complete_concern(void *row)
{
    struct concern_category *category = row;
    if (category->route == NULL)
        category->route = "";
}

const struct group concern_group = GROUP(struct concern_category, concern_rows, "category of concerns", .named_by = "id",
                                         .complete = complete_concern);

static const struct setting concern_rule_rows[] = {
#define C(...) ROW(struct concern_rule, __VA_ARGS__)
    C("key", ID, true, key, "the first part of its findings' keys"),
    C("title", TEXT, true, title, "what it says, in an officer's words"),
    C("at_least", COUNT, true, at_least, "from how many concerns on", FROM_TO(1, MOST_COUNT)),
    C("days", COUNT, true, days, "within how many days", FROM_TO(1, MOST_COUNT)),
    C("by_category", BOOL, false, by_category, "true: those of each category are counted for themselves"),
    C("asks_for", ID, true, asks_for, "the kind of record that it asks for"),
    C("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    C("clause", TEXT, true, clause, "where the document says so"),
    C("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
#undef C
};
const struct group concern_rule_group = GROUP(struct concern_rule, concern_rule_rows, "rule of concerns", .named_by = "key");

static const struct setting stage_rows[] = {
#define S(...) ROW(struct stage, __VA_ARGS__)
    S("id", ID, true, id, "what records call it"),
    S("word", TEXT, true, word, "its name in full"),
    S("clause", TEXT, true, clause, "where the document says so"),
    S("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
#undef S
};
const struct group stage_group = GROUP(struct stage, stage_rows, "stage", .named_by = "id");

static const struct setting money_rows[] = {
#define M(...) ROW(struct money_rule, __VA_ARGS__)
    M("id", ID, true, id, "what files call it"),
    M("sum", MONEY, true, pence, "the sum in pounds"),
    M("above", BOOL, true, above, "true: above the sum; false: at or below it"),
    M("then", TEXT, true, then, "what is asked for"),
    M("clause", TEXT, true, clause, "where the document says so"),
#undef M
};
const struct group money_group = GROUP(struct money_rule, money_rows, "sum", .named_by = "id");
