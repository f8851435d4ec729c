// SPDX-License-Identifier: MIT
// The tables of settings: the format of a framework file, row by row.
#include "tables.h"

#include <assert.h>
#include <limits.h>

static_assert(sizeof(enum colour) == sizeof(int) && sizeof(enum window) == sizeof(int),
              "words are read as int");

const struct word setting_provenances[] = {{"stated", PROVENANCE_STATED},
                                           {"inferred", PROVENANCE_INFERRED},
                                           {"local", PROVENANCE_LOCAL},
                                           {NULL, 0}};
const struct word setting_duties[] = {{"must", DUTY_MUST}, {"consider", DUTY_CONSIDER}, {NULL, 0}};
WORDS(betters, {"higher", BETTER_HIGHER}, {"lower", BETTER_LOWER}, {"category", BETTER_CATEGORY});
WORDS(all_colours, {"green", COLOUR_GREEN}, {"amber", COLOUR_AMBER}, {"red", COLOUR_RED});
WORDS(failing_colours, {"amber", COLOUR_AMBER}, {"red", COLOUR_RED});
WORDS(counts, {"failures", COUNT_FAILURES}, {"distinct-kpis", COUNT_DISTINCT_KPIS},
      {"plans", COUNT_PLANS}, {"notices", COUNT_NOTICES}, {"never-events", COUNT_NEVER_EVENTS});
WORDS(windows, {"quarter", WINDOW_QUARTER}, {"framework-year", WINDOW_YEAR},
      {"months", WINDOW_MONTHS}, {"start", WINDOW_START});
WORDS(namings, {"window", NAME_WINDOW}, {"ordinal", NAME_ORDINAL}, {"group", NAME_GROUP},
      {"crossing", NAME_CROSSING}, {"each", NAME_EACH});
WORDS(subsumptions, {"until-answered", SUBSUMED_UNTIL_ANSWERED}, {"if-raised", SUBSUMED_IF_RAISED});

// Each row is one line.
// clang-format off

static const struct setting switch_rows[] = {
#define S(...) ROW(struct policy_switch, __VA_ARGS__)
    S("name", ID, true, name, "what rules call it, as in \"@name\""),
    S("ambiguity", ID, true, ambiguity, "the number of the question that it decides"),
    S("text", TEXT, true, text, "what it decides, in words"),
    S("values", NAMES, true, values, "what it can be set to", ALSO(struct policy_switch, value_count)),
    S("standard", ID, true, standard, "the value of the decided reading"),
    S("value", ID, false, value, "another of the values, where a council has chosen it"),
#undef S
};

static void complete_switch(void *row)
{
    struct policy_switch *completed = row;
    if (completed->value == NULL)
        completed->value = completed->standard;
}

static const struct group switch_group =
    GROUP(struct policy_switch, switch_rows, "switch", .named_by = "name", .complete = complete_switch);

static const struct setting category_rows[] = {
    ROW(struct category, "word", ID, true, word, "the category as it is written in a return"),
    ROW(struct category, "colour", WORD, true, colour, "the colour that it gives", .words = all_colours),
};
static const struct group category_group = GROUP(struct category, category_rows, "category", .named_by = "word");

static const struct setting kpi_rows[] = {
#define K(...) ROW(struct kpi, __VA_ARGS__)
    K("ref", ID, true, ref, "its number or reference"),
    K("title", TEXT, true, title, "its name in full"),
    K("brief", TEXT, true, brief, "a short name for narrow columns"),
    K("area", TEXT, true, area, "its performance area"),
    K("unit", TEXT, false, unit, "\"%\", or what else is counted"),
    K("better", WORD, true, better, "which way is better", .words = betters),
    K("categories", ROWS, false, categories, "for better = \"category\": the categories and their colours",
      ALSO(struct kpi, category_count), .group = &category_group),
    K("interval", COUNT, true, interval, "months of a period", FROM_TO(1, 12)),
    K("target", FIGURE, false, target.target, "the target, where the framework itself states one", ALSO(struct kpi, has_target)),
    K("amber", FIGURE, false, target.amber, "the limit of amber; without it there is only green and red",
      ALSO(struct kpi, target.has_amber)),
    K("clause", TEXT, true, clause, "where the document says so"),
#undef K
};

// A KPI's own target applies from always; amber ends where the target does if it has no limit of its own.
static void complete_kpi(void *row)
{
    struct kpi *kpi = row;
    kpi->target.kpi = kpi->ref;
    kpi->target.from = DAY_NONE;
    if (!kpi->target.has_amber)
        kpi->target.amber = kpi->target.target;
    if (kpi->unit == NULL)
        kpi->unit = "";
}

static const struct group kpi_group = GROUP(struct kpi, kpi_rows, "KPI", .named_by = "ref", .complete = complete_kpi);

static const struct setting content_rows[] = {
#define C(...) ROW(struct content, __VA_ARGS__)
    C("id", ID, true, id, "what files and forms call it"),
    C("label", TEXT, true, label, "what has to stand there"),
    C("clause", TEXT, true, clause, "where the document says so"),
    C("on_plan", BOOL, false, on_plan, "true: the plan that goes with the notice holds it"),
    C("covering", NAMES, false, covering, "only where one of these KPIs is covered", ALSO(struct content, covering_count)),
#undef C
};
static const struct group content_group = GROUP(struct content, content_rows, "item of content", .named_by = "id");

static const struct setting instrument_rows[] = {
#define I(...) ROW(struct instrument, __VA_ARGS__)
    I("id", ID, true, id, "what rules and files call it"),
    I("word", TEXT, true, word, "its name in full"),
    I("brief", TEXT, true, brief, "a short name for narrow columns"),
    I("plan", BOOL, false, plan, "true: a plan, with KPIs and a rectification period"),
    I("notice", BOOL, false, notice, "true: a notice that answers findings"),
    I("rank", COUNT, true, rank, "which is graver: the higher", FROM_TO(0, 99)),
    I("standing", TEXT, false, standing, "what is said of a provider while one is in force"),
    I("standing_months", COUNT, false, standing_months, "for how many months after service; without it until the plan is met",
      FROM_TO(1, MOST_MONTHS)),
    I("open_floor", WORD, false, open_floor, "the contract's colour is at least this while one is due", .words = failing_colours),
    I("clause", TEXT, true, clause, "where the document says so"),
    I("content", ROWS, false, content, "what it must hold before it can be served", ALSO(struct instrument, content_count),
      .group = &content_group),
#undef I
};
static const struct group instrument_group = GROUP(struct instrument, instrument_rows, "instrument", .named_by = "id");

static const struct setting never_rows[] = {
    ROW(struct never_event, "type", ID, true, type, "what files call it"),
    ROW(struct never_event, "title", TEXT, true, title, "its name in full"),
    ROW(struct never_event, "clause", TEXT, true, clause, "where the document says so"),
};
static const struct group never_group = GROUP(struct never_event, never_rows, "never event", .named_by = "type");

static const struct setting limb_rows[] = {
    ROW(struct limb, "colour", WORD, false, colour, "only failures of this colour", .words = failing_colours),
    ROW(struct limb, "at_least", COUNT, true, at_least, "from how many on", FROM_TO(1, MOST_COUNT)),
    ROW(struct limb, "clause", TEXT, false, clause, "where the document says so, if not where the rule does"),
};
static const struct group limb_group = GROUP(struct limb, limb_rows, "limb");

static const struct setting rule_rows[] = {
#define R(...) ROW(struct rule, __VA_ARGS__)
    R("key", ID, true, key, "the first part of its findings' keys"),
    R("instrument", ID, true, instrument, "what it asks for"),
    R("title", TEXT, true, title, "what it says, in an officer's words"),
    R("clause", TEXT, true, clause, "where the document says so"),
    R("text", TEXT, false, text, "the document's own words"),
    R("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    R("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    R("counts", WORD, true, counts, "what it counts", .words = counts),
    R("of", NAMES, false, of, "only these instruments, or types of never event", ALSO(struct rule, of_count)),
    R("by_type", BOOL, false, by_type, "true: never events of each type are counted for themselves"),
    R("covering", NAMES, false, covering, "only plans that cover one of these KPIs", ALSO(struct rule, covering_count)),
    R("window", WORD, true, window, "over which time", .words = windows),
    R("months", COUNT, false, months, "of window = \"months\": how many", FROM_TO(1, MOST_MONTHS)),
    R("limbs", ROWS, false, limbs, "its alternatives, each with a number", ALSO(struct rule, limb_count), .group = &limb_group),
    R("at_least", AT_LEAST, false, limbs, "from how many on, where there are no alternatives", ALSO(struct rule, limb_count),
      FROM_TO(1, MOST_COUNT)),
    R("naming", WORD, true, naming, "what names a finding", .words = namings),
    R("consumes", BOOL, false, consumes, "true: what was counted is not counted again by this rule"),
    R("every", BOOL, false, every, "of naming = \"group\", true: each new one makes a group with those just before it"),
    R("subsumed_by", ID, false, subsumed_by, "the rule that takes its place"),
    R("subsumption", WORD, false, subsumption, "for how long it does", .words = subsumptions),
    R("by_kpi", BOOL, false, by_kpi, "true: a plan counts as often as it covers KPIs"),
    R("leave_accompanying", BOOL, false, leave_accompanying, "true: plans that support a notice are not counted"),
    R("leave_accompanied", BOOL, false, leave_accompanied, "true: notices that a plan supports are not counted"),
    R("leave_covered", BOOL, false, leave_covered, "true: failures of a KPI that a plan covers are not counted"),
    R("leave_raised", NAMES, false, leave_raised, "failures of a quarter in which one of these rules was raised are not counted",
      ALSO(struct rule, leave_raised_count)),
    R("leave_answering", NAMES, false, leave_answering, "notices that answer only findings of these rules are not counted",
      ALSO(struct rule, leave_answering_count)),
    R("rank", COUNT, false, rank, "where its findings are graver than the instrument says", FROM_TO(1, 99)),
    R("standing", TEXT, false, standing, "what is said of a provider while one is open"),
    R("open_floor", WORD, false, open_floor, "the contract's colour is at least this while one is open", .words = failing_colours),
    R("due_days", COUNT, false, due_days, "days after which it should be done; nothing is barred by it", FROM_TO(1, MOST_DAYS)),
    R("due_clause", TEXT, false, due_clause, "where the document says so"),
#undef R
};
static const struct group rule_group = GROUP(struct rule, rule_rows, "rule", .named_by = "key", FOLLOWS(struct rule));

static const struct setting step_rows[] = {
#define T(...) ROW(struct chain_step, __VA_ARGS__)
    T("key", ID, true, key, "the first part of its findings' keys"),
    T("instrument", ID, true, instrument, "what it asks for"),
    T("title", TEXT, true, title, "what it says, in an officer's words"),
    T("clause", TEXT, true, clause, "where the document says so"),
    T("text", TEXT, false, text, "the document's own words"),
    T("duty", WORD, true, duty, "must: only an act or a decision removes it; consider: a prompt", .words = setting_duties),
    T("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    T("due_days", COUNT, false, due_days, "days after which it should be done; nothing is barred by it", FROM_TO(1, MOST_DAYS)),
    T("due_clause", TEXT, false, due_clause, "where the document says so"),
#undef T
};
static const struct group step_group = GROUP(struct chain_step, step_rows, "step", .named_by = "key");

static const struct setting chain_rows[] = {
#define C(...) ROW(struct chain, __VA_ARGS__)
    C("deemed_least", WORD, true, deemed_least, "the colour of the failure that counts again, where the plan answered none",
      .words = failing_colours),
    C("deemed_clause", TEXT, true, deemed_clause, "where the document says so"),
    C("determine", GROUP, true, determine, "what is asked for the day after a rectification period", .group = &step_group),
    C("again", GROUP, true, again, "what is asked for when a first plan was not met", .group = &step_group),
    C("expiry", GROUP, true, expiry, "what is asked for when a later plan was not met", .group = &step_group),
#undef C
};
static const struct group chain_group = GROUP(struct chain, chain_rows, "chain");

static const struct setting failing_rows[] = {
#define F(...) ROW(struct failing, __VA_ARGS__)
    F("interim", BOOL, false, interim, "true: an interim check under a plan counts as a failure of its quarter"),
    F("interim_clause", TEXT, false, interim_clause, "where the document speaks of such checks"),
    F("missing", BOOL, false, missing, "true: a result that has not come by its day counts as red"),
    F("due_days", COUNT, false, due_days, "results are due so many days after their period", FROM_TO(1, MOST_DAYS)),
    F("due_clause", TEXT, false, due_clause, "where the document asks for returns"),
    F("provenance", WORD, false, provenance, "how the day came here; without it: stated", .words = setting_provenances),
#undef F
};
static const struct group failing_group = GROUP(struct failing, failing_rows, "section of failures", FOLLOWS(struct failing));

static const struct setting decision_rows[] = {
    ROW(struct decision, "id", ID, true, id, "what files call it"),
    ROW(struct decision, "title", TEXT, true, title, "what was decided, in words"),
};
static const struct group decision_group = GROUP(struct decision, decision_rows, "decision", .named_by = "id");

static const struct setting cadence_rows[] = {
#define C(...) ROW(struct cadence, __VA_ARGS__)
    C("id", ID, true, id, "what files call it"),
    C("title", TEXT, true, title, "its name in full"),
    C("visit", BOOL, false, visit, "true: a visit; otherwise a meeting"),
    C("months", COUNT, false, months, "the longest time from one held to the next", FROM_TO(1, MOST_MONTHS)),
    C("anchored", BOOL, false, anchored, "true: counted from the contract's start, not from the last one held"),
    C("must", BOOL, false, must, "true: required; otherwise encouraged"),
    C("notice_days", COUNT, false, notice_days, "working days of notice", FROM_TO(1, MOST_DAYS)),
    C("clause", TEXT, true, clause, "where the document says so"),
    C("provenance", WORD, true, provenance, "how it got here", .words = setting_provenances),
    C("clear_days", BOOL, false, clear_days, "true: neither the day of the notice nor that of the meeting counts"),
    C("satisfies", ID, false, satisfies, "another meeting or visit that one of these held stands for, too"),
    C("tolerance_days", COUNT, false, tolerance_days, "held so many days before or after its date counts for it", FROM_TO(1, MOST_DAYS)),
    C("attends", NAMES, false, attends.list, "the parties that must be there", ALSO(struct cadence, attends.count)),
    C("chair", ID, false, chair, "the party that chairs it"),
    C("agenda", ID, false, agenda, "the list that is its standing agenda, or what is looked at"),
    C("held", ID, false, held, "the item of its agenda beneath which matters held for a review stand"),
    C("submit", ID, false, submit, "the list of what the provider hands in before it"),
    C("if_applicable", BOOL, false, if_applicable, "true: a contract may be excepted from it, with a reason"),
    WHILE_ROW,
#undef C
};
static const struct group cadence_group = GROUP(struct cadence, cadence_rows, "meeting or visit", .named_by = "id",
                                                FOLLOWS(struct cadence));

static const struct setting framework_rows[] = {
#define F(...) ROW(struct framework, __VA_ARGS__)
#define LIST(label, needed, member, count_member, of, helps)                                                                \
    F(label, ROWS, needed, member, helps, ALSO(struct framework, count_member), .group = &(of))
    LIST("switches", false, switches, switch_count, switch_group, "where the document can be read in two ways"), // first: rules follow them
    F("id", ID, true, id, "what contracts call it"),
    F("title", TEXT, true, title, "its name in full"),
    F("council", TEXT, true, council, "whose it is"),
    F("source", TEXT, true, source, "the document that it encodes"),
    F("version", TEXT, true, version, "which version of it"),
    F("valid_from", DAY, false, valid_from, "the first day on which it is valid; without it always"),
    F("valid_to", DAY, false, valid_to, "the last day; without it until a later version begins"),
    F("calendar", ID, true, calendar, "whose bank holidays count"),
    F("rated", BOOL, true, rated, "true: KPIs take the colours green, amber and red"),
    F("standing_none", TEXT, true, standing_none, "what is said of a provider with no sanction"),
    LIST("kpis", false, kpis, kpi_count, kpi_group, "the Key Performance Indicators"),
    LIST("instruments", false, instruments, instrument_count, instrument_group, "what can be served or decided"),
    LIST("never_events", false, never_events, never_event_count, never_group, "what must never happen"),
    LIST("rules", false, rules, rule_count, rule_group, "the rules that count, in the order in which they are worked out"),
    F("chain", GROUP, false, chain, "what follows a rectification period", ALSO(struct framework, chain.present),
      .group = &chain_group),
    F("failures", GROUP, false, failing, "what counts as a failure besides a result that is not green", ALSO(struct framework, failing.present),
      .group = &failing_group),
    LIST("decisions", false, decisions, decision_count, decision_group, "decisions that answer a finding"),
    LIST("cadences", false, cadences, cadence_count, cadence_group, "meetings and visits"),
#define PROVISION(label, member, count_member, of, helps) LIST(label, false, provisions.member, provisions.count_member, of, helps)
    PROVISION("parties", parties, party_count, party_group, "who decides, attends, chairs or is told"),
    F("officer", GROUP, false, provisions.officer, "the officer that every contract has", ALSO(struct framework, provisions.officer.present),
      .group = &designation_group),
    PROVISION("lists", lists, list_count, list_group, "agendas, checks, factors, questions: what is gone through point by point"),
    PROVISION("returns", returns, return_count, return_group, "the return calendar, with its due dates as published"),
    PROVISION("clocks", clocks, clock_count, clock_group, "so long after a record reached a state, it is to reach another"),
    PROVISION("leads", leads, lead_count, lead_group, "so long before a date of the contract, something is to be done"),
    PROVISION("modes", modes, mode_count, mode_group, "ways of intervening, the mildest first"),
    PROVISION("ratings", ratings, rating_count, rating_group, "the ratings of providers"),
    PROVISION("interventions", interventions, intervention_count, intervention_group, "what can be done about a provider, by rating"),
    PROVISION("gates", gates, gate_count, gate_group, "what a record needs before it may reach a state"),
    PROVISION("scales", scales, scale_count, scale_group, "the grades that regulators give"),
    PROVISION("triggers", triggers, trigger_count, trigger_group, "grades that ask for something"),
    PROVISION("concerns", concerns, concern_count, concern_group, "the categories of concerns"),
    PROVISION("concern_rules", concern_rules, concern_rule_count, concern_rule_group, "concerns that add up"),
    PROVISION("stages", stages, stage_count, stage_group, "the stages of a case, in order"),
    PROVISION("money", money, money_count, money_group, "sums from which on something else is asked for"),
#undef PROVISION
#undef LIST
#undef F
};
const struct group framework_group = GROUP(struct framework, framework_rows, "framework");
