// SPDX-License-Identifier: MIT
// Broken provisions: lists, returns, clocks, ratings, gates, grades and the rest, each mistake told with its line; and what is read.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/text.h"
#include "tests/unit/support/broken.h"

// clang-format off
// A framework that counts nothing; the number of a line is where it stands below, from 1. ' stands for " here and in the rows.
static const char *const base[] = {
    "id = 'x'; title = 'A framework'; council = 'A council'; source = '000'; version = '1';", // 1
    "calendar = 'scotland';",
    "rated = false; standing_none = 'None';",
    "switches = ( { name = 'early'; ambiguity = 'A-1'; text = 'From when.'; values = [ 'true', 'false' ]; standard = 'true'; } );",
    "parties = ( { id = 'manager'; word = 'Manager'; clause = '1'; },", // 5
    "            { id = 'board'; word = 'Board'; clause = '1'; provenance = 'local'; } );",
    "kpis = ( { ref = '1'; title = 'A'; brief = 'A'; area = 'All'; better = 'higher'; interval = 3; clause = '1'; },",
    "         { ref = '2'; title = 'B'; brief = 'B'; area = 'All'; better = 'higher'; interval = 6; clause = '1'; } );",
    "lists = (",
    "  { id = 'themes'; title = 'Themes'; clause = '8'; items = ( { id = 'a'; text = 'First'; },", // 10
    "    { id = 'b'; text = 'Second'; parent = 'a'; clause = '9'; } ); },",
    "  { id = 'agenda'; title = 'Agenda'; clause = '7'; items = ( { id = '1'; text = 'Apologies'; } ); } );",
    "returns = ( { id = 'Q1 of 2026'; from = '2026-04-01'; to = '2026-06-30'; due = '2026-07-15'; kpis = [ '1' ]; clause = '2'; },",
    "  { id = 'Q2 of 2026'; from = '2026-07-01'; to = '2026-09-30'; due = '2026-10-15'; kpis = [ '1' ]; clause = '2'; },",
    "  { id = 'H1 of 2026'; from = '2026-04-01'; to = '2026-09-30'; due = '2026-10-15'; kpis = [ '2' ]; clause = '2'; } );", // 15
    "cadences = ( { id = 'review'; title = 'Review'; months = 3; anchored = true; clause = '4'; provenance = 'stated';",
    "    attends = [ 'manager' ]; chair = 'board'; agenda = 'agenda'; submit = 'themes'; tolerance_days = 14; },",
    "  { id = 'annual'; title = 'Annual'; months = 12; clause = '4'; provenance = 'stated'; satisfies = 'review';",
    "    notice_days = 2; clear_days = '@early'; },",
    "  { id = 'visit'; title = 'Visit'; visit = true; clause = '4'; provenance = 'stated'; if_applicable = true; } );", // 20
    "clocks = (",
    "  { id = 'plan-in'; title = 'In'; record = 'improvement-plan'; from = 'requested'; until = 'received'; count = 10; unit = 'working-days';",
    "    whose = 'provider'; duty = 'must'; clause = '14'; provenance = 'stated'; },",
    "  { id = 'plan-seen'; title = 'Seen'; record = 'improvement-plan'; from = 'agreed'; or_after = 'plan-in'; only_from = '@early=false';",
    "    until_record = 'visit'; until_type = 'visit'; until = 'held'; count = 60; unit = 'days'; whose = 'manager'; duty = 'must';", // 25
    "    clause = '14'; provenance = 'stated'; },",
    "  { id = 'terms'; title = 'Terms'; record = 'breach-notice'; from = 'served'; until = 'complied'; by = 'comply_by';",
    "    whose = 'council'; soft = true; duty = 'consider'; clause = '13'; provenance = 'local'; } );",
    "leads = ( { id = 'template'; title = 'Template'; of = 'first-return'; count = 1; unit = 'days'; whose = 'council'; duty = 'must';",
    "    clause = '3'; provenance = 'stated'; } );", // 30
    "modes = ( { id = 'enable'; word = 'Enable'; text = 'Moderate.'; clause = '1'; },",
    "          { id = 'enforce'; word = 'Enforce'; text = 'Serious.'; clause = '1'; } );",
    "ratings = ( { id = 'good'; word = 'Good'; approach = 'Monitor'; rank = 1; clause = '1'; provenance = 'stated'; },",
    "            { id = 'poor'; word = 'Poor'; approach = 'Plan'; rank = 2; clause = '1'; provenance = 'stated'; } );",
    "interventions = (", // 35
    "  { number = 1; id = 'advice'; name = 'Advice'; clause = '1'; issues = ( 'They do' ' not know.', 'They ask.' );",
    "    availability = ( { rating = 'good'; listed = false; provenance = 'inferred'; },",
    "      { rating = 'poor'; listed = true; modes = [ 'enable', 'enforce' ]; provenance = 'stated'; printed = '77'; } );",
    "    done_when = ( { id = 'said'; text = 'Said.'; }, { id = 'heard'; text = 'Heard.'; clause = '2'; } );",
    "    evidence = 1; informs = [ 'manager' ]; updates_rating = true; risk_checklist = true; } );", // 40
    "gates = (",
    "  { id = 'agreed'; record = 'suspension'; state = 'agreed'; role = 'board'; filled = [ 'reason', 'basis' ]; message = 'Not agreed.';",
    "    clause = '17'; provenance = 'inferred'; },",
    "  { id = 'after'; record = 'termination'; state = 'decided'; earlier_record = 'suspension'; earlier_state = 'in-force';",
    "    unless = [ 'business-failure' ]; message = 'No suspension.'; clause = '18'; provenance = 'stated'; },", // 45
    "  { id = 'order'; record = 'termination'; state = 'notified'; earlier_record = 'termination'; earlier_state = 'decided'; same = true;",
    "    message = 'Not decided.'; clause = '18'; provenance = 'stated'; },",
    "  { id = 'theme'; record = 'visit'; state = 'held'; field = 'type'; equals = 'visit'; list = 'themes'; least = 1;",
    "    message = 'No theme.'; clause = '8'; provenance = 'stated'; },",
    "  { id = 'budget'; record = 'contract-issue'; state = 'authorised'; amount = 'value'; limit = 'delegated_limit';", // 50
    "    message = 'Above the budget.'; clause = '3'; provenance = 'stated'; } );",
    "scales = ( { regulator = 'Care Inspectorate'; grades = ( '1', '2', '3', '4' ); } );",
    "triggers = ( { key = 'low'; title = 'Low'; regulator = 'Care Inspectorate'; when = 'at-most'; grade = '2'; asks_for = 'case';",
    "    duty = 'must'; clause = '53'; provenance = 'stated'; },",
    "  { key = 'fell'; title = 'Fell'; regulator = 'Care Inspectorate'; when = 'fall-to'; grade = '3'; except_below = '3'; asks_for = 'case';", // 55
    "    duty = 'consider'; clause = '63'; provenance = 'stated'; while = '@early=true'; } );",
    "concerns = ( { id = 'care'; word = 'Care'; route = 'manager'; clause = '5'; }, { id = 'other'; word = 'Other'; clause = '5'; } );",
    "concern_rules = ( { key = 'many'; title = 'Many'; at_least = 2; days = 90; by_category = true; asks_for = 'case'; duty = 'consider';",
    "    clause = '5'; provenance = 'local'; } );",
    "stages = ( { id = 'first'; word = 'First'; clause = '9'; provenance = 'local'; } );", // 60
    "money = ( { id = 'advertise'; sum = '20000.00'; above = true; then = 'Advertise.'; clause = '3'; } );",
};

enum { BASE_LINES = sizeof base / sizeof *base };
static const struct broken_base whole = {.lines = base, .count = BASE_LINES};

static const struct broken_row rows[] = {
    // settings and shapes
    {12, "title = 'Agenda'", "titel = 'Agenda'", "12: 'titel' is no setting of a list; did you mean 'title'?"},
    {10, "text = 'First'", "txt = 'First'", "10: 'txt' is no setting of an item; did you mean 'text'?"},
    {36, "number = 1", "number = 0", "36: 'number' is 0: it must be from 1 to 999."},
    {36, "( 'They do' ' not know.', 'They ask.' )", "'They ask.'", "36: 'issues' takes a list of texts, as ( 'One.', 'Two.' )."},
    {36, "( 'They do' ' not know.', 'They ask.' )", "( )", "36: 'issues' is an empty list: leave it out, or say something."},
    {36, "'They ask.'", "''", "36: 'issues' is empty."},
    {61, "'20000.00'", "'20 thousand'", "61: '20 thousand' is no sum of money: write it in pounds, as '20000.00'."},
    {61, "'20000.00'", "20000", "61: 'sum' takes a sum in pounds in quotes, as '20000.00'."},
    {61, "'20000.00'", "'£20,000'", NULL},
    {13, "'2026-07-15'", "'15 July 2026'", "13: '15 July 2026' is no date: write it as '2027-04-01'."},
    {22, "'working-days'", "'weeks'", "22: 'weeks' is no value of 'unit'; there are working-days, days and months."},
    {29, "leads", "officer = { party = 'manager'; clause = '1'; };\nleads", NULL},
    {29, "leads", "officer = { party = 'managr'; clause = '1'; };\nleads", "29: 'party' in the designated officer: there is no party 'managr'; did you mean 'manager'?"},
    {29, "leads", "failures = { due_days = 15; due_clause = '3'; };\nleads", "29: 'due_days' says by when results are due, and so does the calendar of returns: leave one of them out."},
    {29, "leads", "failures = { interim = true; interim_clause = '9'; };\nleads", "29: The framework has no colours (rated = false), so neither a check nor a missing result can be a failure."},
    {17, "agenda = 'agenda'", "agenda = 'agenda'; held = '2'", "17: 'held' in the meeting or visit 'review': there is no item of its agenda '2'; there is 1."},
    {17, "agenda = 'agenda'", "held = '1'", "17: 'held' in the meeting or visit 'review' goes with 'agenda', which is missing."},
    {17, "agenda = 'agenda'", "agenda = 'agenda'; held = '1'", NULL},
    {29, "'first-return'", "'return'", "29: 'return' is no value of 'of'; there are break, extension, end, first-return, review and anniversary."},
    {53, "'at-most'", "'below'", "53: 'below' is no value of 'when'; there are at-most and fall-to."},
    // switches
    {56, "'@early=true'", "true", "56: 'while' takes a switch and a value, as '@name=value'."},
    {56, "'@early=true'", "'@erly=true'", "56: There is no switch 'erly'; did you mean 'early'?"},
    {56, "'@early=true'", "'@early=maybe'", "56: The switch 'early' has no value 'maybe'; there are true and false."},
    {56, "'@early=true'", "'@early'", NULL},
    {56, "'@early=true'", "'@early=false'", NULL},
    {24, "or_after = 'plan-in'; ", "", "24: 'only_from' in the clock 'plan-seen' goes with 'or_after', which is missing."},
    {57, "word = 'Care'", "while = '@early=true'; word = 'Care'", "57: 'while' is no setting of a category of concerns; there are "},
    // used twice
    {6, "} );", "}, { id = 'manager'; word = 'M'; clause = '1'; } );", "6: The party 'manager' stands in line 5 already: each 'id' is used once."},
    {12, "} ); } );", "} ); }, { id = 'themes'; title = 'T'; clause = '7'; items = ( { id = '1'; text = 'T'; } ); } );", "12: The list 'themes' stands in line 10 already"},
    {11, "'b'", "'a'", "11: The item 'a' stands in line 10 already"},
    {14, "'Q2 of 2026'", "'Q1 of 2026'", "14: The return 'Q1 of 2026' stands in line 13 already"},
    {27, "'terms'", "'plan-in'", "27: The clock 'plan-in' stands in line 22 already"},
    {32, "} );", "}, { id = 'enable'; word = 'E'; text = 'E.'; clause = '1'; } );", "32: The mode 'enable' stands in line 31 already"},
    {34, "} );", "}, { id = 'good'; word = 'G'; approach = 'M'; rank = 3; clause = '1'; provenance = 'stated'; } );", "34: The rating 'good' stands in line 33 already"},
    {38, "rating = 'poor'", "rating = 'good'", "38: The availability 'good' stands in line 37 already"},
    {39, "'heard'", "'said'", "39: The item of done_when 'said' stands in line 39 already"},
    {44, "'after'", "'agreed'", "44: The gate 'agreed' stands in line 42 already"},
    {55, "'fell'", "'low'", "55: The trigger 'low' stands in line 53 already: each 'key' is used once."},
    {57, "'other'", "'care'", "57: The category of concerns 'care' stands in line 57 already"},
    {60, "'local'; }", "'local'; }, { id = 'first'; word = 'F'; clause = '9'; provenance = 'local'; }", "60: The stage 'first' stands in line 60 already"},
    {52, "} );", "}, { regulator = 'Care Inspectorate'; grades = ( '1' ); } );", "52: The scale 'Care Inspectorate' stands in line 52 already"},
    {40, "= true; } );", "= true; }, { number = 1; id = 'more'; name = 'M'; clause = '2'; availability = ( { rating = 'good'; listed = false; provenance = "
         "'stated'; }, { rating = 'poor'; listed = false; provenance = 'stated'; } ); } );",
     "40: The intervention 'more' has the number 1, as the intervention 'advice' of line 36 has."},
    // lists
    {11, "parent = 'a'", "parent = 'b'", "11: 'parent' in the item 'b': there is no item before it 'b'; there is a."},
    {12, "'Apologies'; }", "'Apologies'; papers = 'pwn'; }", "12: 'papers' in the item '1': there is no instrument 'pwn'"},
    {12, "( { id = '1'; text = 'Apologies'; } )", "( )", "12: The list 'agenda' has no items."},
    // returns
    {13, "due = '2026-07-15'", "due = '2026-06-29'", "13: The return 'Q1 of 2026' is due before its period ends."},
    {13, "to = '2026-06-30'", "to = '2026-03-30'", "13: The return 'Q1 of 2026' ends before it begins."},
    {14, "from = '2026-07-01'", "from = '2026-06-30'", "14: The return 'Q2 of 2026' overlaps the return 'Q1 of 2026' of line 13, and both ask for the KPI '1'."},
    {14, "[ '1' ]", "[ '7' ]", "14: 'kpis' in the return 'Q2 of 2026': there is no KPI '7'; there are 1 and 2."},
    {15, "'2026-09-30'", "'2026-08-31'", "warning 15: The return 'H1 of 2026' asks for the KPI '2', whose interval is 6 months, and its period is of another length."},
    {8, "} );", "}, { ref = '3'; title = 'C'; brief = 'C'; area = 'All'; better = 'lower'; interval = 12; clause = '1'; } );",
     "warning 8: No line of the return calendar asks for the KPI '3'."},
    // meetings
    {17, "'manager'", "'manger'", "17: 'attends' in the meeting or visit 'review': there is no party 'manger'; did you mean 'manager'?"},
    {17, "'board'", "'bard'", "17: 'chair' in the meeting or visit 'review': there is no party 'bard'; did you mean 'board'?"},
    {17, "'agenda'", "'agnda'", "17: 'agenda' in the meeting or visit 'review': there is no list 'agnda'; did you mean 'agenda'?"},
    {17, "'themes'", "'thems'", "17: 'submit' in the meeting or visit 'review': there is no list 'thems'; did you mean 'themes'?"},
    {18, "'review'", "'reviews'", "18: 'satisfies' in the meeting or visit 'annual': there is no meeting or visit 'reviews'; did you mean 'review'?"},
    {18, "'review'", "'annual'", "18: 'satisfies' names the meeting or visit 'annual' itself."},
    {19, "notice_days = 2; ", "", "19: 'clear_days' in the meeting or visit 'annual' goes with 'notice_days', which is missing."},
    {20, "if_applicable", "tolerance_days = 7; if_applicable", "20: 'tolerance_days' in the meeting or visit 'visit' goes with 'months', which is missing."},
    // clocks and lead times
    {24, "'plan-in'", "'plan-on'", "24: 'or_after' in the clock 'plan-seen': there is no clock 'plan-on'; did you mean 'plan-in'?"},
    {22, "until =", "or_after = 'plan-in'; until =", "22: The clock 'plan-in' waits for its own end: plan-in, plan-in."},
    {25, "'manager'", "'manger'", "25: 'whose' in the clock 'plan-seen': there is no party 'manger'; did you mean 'manager'?"},
    {22, "'improvement-plan'", "'improvment-plan'", "22: 'record' in the clock 'plan-in': there is no kind of record 'improvment-plan'; did you mean 'improvement-plan'?"},
    {22, "'requested'", "'requsted'", "22: 'from' in the clock 'plan-in': there is no state of an improvement plan 'requsted'; did you mean 'requested'?"},
    {22, "'received'", "'recieved'", "22: 'until' in the clock 'plan-in': there is no state of an improvement plan 'recieved'; did you mean 'received'?"},
    {22, "'received'", "'requested'", "22: The clock 'plan-in' starts and stops with the same state."},
    {25, "'held'", "'heldd'", "25: 'until' in the clock 'plan-seen': there is no state of a visit 'heldd'; did you mean 'held'?"},
    {25, "until_record = 'visit'", "until_record = 'vist'", "25: 'until_record' in the clock 'plan-seen': there is no kind of record 'vist'; did you mean 'visit'?"},
    {25, "until_type = 'visit'", "until_type = 'vist'", "25: 'until_type' in the clock 'plan-seen': there is no meeting or visit 'vist'; did you mean 'visit'?"},
    {25, "until = 'held'; ", "", "25: 'until_record' in the clock 'plan-seen' goes with 'until', which is missing."},
    {25, "until_record = 'visit'; until_type = 'visit'; until = 'held';", "until_type = 'visit'; until = 'met';", "25: 'until_type' in the clock 'plan-seen' goes with 'until_record', which is missing."},
    {25, "unit = 'days'; ", "", "25: 'count' in the clock 'plan-seen' goes with 'unit', which is missing."},
    {25, "count = 60; ", "", "24: The clock 'plan-seen' takes either 'count' with 'unit', or 'by'."},
    {27, "by = 'comply_by'", "by = 'comply_by'; count = 3; unit = 'days'", "27: The clock 'terms' takes either 'count' with 'unit', or 'by'."},
    {27, "'comply_by'", "'comply_on'", "27: 'by' in the clock 'terms': there is no field of a breach notice 'comply_on'; did you mean 'comply_by'?"},
    {27, "'comply_by'", "'deficiency'", "27: 'by' in the clock 'terms': the field 'deficiency' holds no date."},
    {29, "'council'; duty", "'consul'; duty", "29: 'whose' in the lead time 'template': there is no party 'consul'; there are manager and board."},
    // ratings and interventions
    {34, "rank = 2", "rank = 1", "34: The rating 'poor' has the rank of the rating 'good': each has its own, the graver the higher."},
    {37, "{ rating = 'good'; listed = false; provenance = 'inferred'; },", "", "37: The intervention 'advice' says nothing of the rating 'good': where the document is silent, write listed = false."},
    {37, "rating = 'good'", "rating = 'goods'", "37: 'rating' in the availability 'goods': there is no rating 'goods'; did you mean 'good'?"},
    {37, "listed = false", "listed = true", "37: The availability 'good' is listed and names no 'modes'."},
    {38, "'enforce'", "'enfore'", "38: 'modes' in the availability 'poor': there is no mode 'enfore'; did you mean 'enforce'?"},
    {40, "'manager'", "'manger'", "40: 'informs' in the intervention 'advice': there is no party 'manger'; did you mean 'manager'?"},
    // gates
    {42, "'board'", "'bord'", "42: 'role' in the gate 'agreed': there is no party 'bord'; did you mean 'board'?"},
    {42, "'basis'", "'bases'", "42: 'filled' in the gate 'agreed': there is no field of a suspension 'bases'; did you mean 'basis'?"},
    {42, "state = 'agreed'", "state = 'agred'", "42: 'state' in the gate 'agreed': there is no state of a suspension 'agred'; did you mean 'agreed'?"},
    {42, "role = 'board'; filled = [ 'reason', 'basis' ]; ", "", "42: The gate 'agreed' asks for nothing: give it 'filled', 'earlier_record', 'role', 'list' or 'amount'."},
    {42, "'suspension'", "'suspention'", "42: 'record' in the gate 'agreed': there is no kind of record 'suspention'; did you mean 'suspension'?"},
    {44, "earlier_record = 'suspension'", "earlier_record = 'suspention'", "44: 'earlier_record' in the gate 'after': there is no kind of record 'suspention'; did you mean 'suspension'?"},
    {44, "'in-force'", "'inforce'", "44: 'earlier_state' in the gate 'after': there is no state of a suspension 'inforce'; did you mean 'in-force'?"},
    {44, "earlier_record = 'suspension'; ", "role = 'board'; ", "44: 'earlier_state' in the gate 'after' goes with 'earlier_record', which is missing."},
    {45, "'business-failure'", "'busines-failure'", "45: 'unless' in the gate 'after': there is no reason of a termination 'busines-failure'; did you mean 'business-failure'?"},
    {46, "earlier_record = 'termination'; earlier_state = 'decided'", "earlier_record = 'suspension'", "46: The gate 'order' is for a termination, so an earlier suspension cannot be the same record."},
    {46, "earlier_record = 'termination'; earlier_state = 'decided'; same = true;", "earlier_record = 'breach-notice'; earlier_field = 'method';", "46: 'earlier_field' in the gate 'order' goes with 'earlier_equals', which is missing."},
    {48, "equals = 'visit'; ", "", "48: 'field' in the gate 'theme' goes with 'equals', which is missing."},
    {48, "field = 'type'; ", "", "48: 'equals' in the gate 'theme' goes with 'field', which is missing."},
    {48, "field = 'type'", "field = 'typ'", "48: 'field' in the gate 'theme': there is no field of a visit 'typ'; did you mean 'type'?"},
    {48, "list = 'themes'", "list = 'thems'", "48: 'list' in the gate 'theme': there is no list 'thems'; did you mean 'themes'?"},
    {48, "least = 1", "least = 3", "48: The gate 'theme' asks for 3 items, and the list 'themes' has 2."},
    {48, "list = 'themes'; least", "filled = [ 'purpose' ]; least", "48: 'least' in the gate 'theme' goes with 'list', which is missing."},
    {50, "limit = 'delegated_limit';", "", "50: 'amount' in the gate 'budget' goes with 'limit', which is missing."},
    {50, "amount = 'value'", "amount = 'budget_holder'", "50: 'amount' in the gate 'budget': the field 'budget_holder' holds no money."},
    {50, "state = 'authorised'; amount = 'value'; limit = 'delegated_limit';", "list = 'themes';", "50: 'list' in the gate 'budget' goes by the field 'checklist', and there is no field of an issue of a contract of that name."},
    // grades, concerns, cases
    {53, "'Care Inspectorate'", "'Care Inspector'", "53: 'regulator' in the trigger 'low': there is no scale 'Care Inspector'; did you mean 'Care Inspectorate'?"},
    {53, "grade = '2'", "grade = '7'", "53: 'grade' in the trigger 'low': there is no grade '7'; there are 1, 2, 3 and 4."},
    {55, "except_below = '3'", "except_below = '9'", "55: 'except_below' in the trigger 'fell': there is no grade '9'; there are 1, 2, 3 and 4."},
    {53, "'case'", "'cases'", "53: 'asks_for' in the trigger 'low': there is no kind of record 'cases'; did you mean 'case'?"},
    {57, "'manager'", "'manger'", "57: 'route' in the category of concerns 'care': there is no party 'manger'; did you mean 'manager'?"},
    {58, "'case'", "'casse'", "58: 'asks_for' in the rule of concerns 'many': there is no kind of record 'casse'; did you mean 'case'?"},
    {57, "( { id = 'care'; word = 'Care'; route = 'manager'; clause = '5'; }, { id = 'other'; word = 'Other'; clause = '5'; } )", "( )",
     "58: The rule of concerns 'many' counts by category, and the framework names no 'concerns'."},
};

static const struct broken_row cases[] = { // a gate and a clock of a case
    {28, "} );", "}, { id = 'c'; title = 'C'; record = 'case'; from = 'open'; until = 'frist'; count = 3; unit = 'days'; whose = 'council'; duty = 'must'; "
         "clause = '1'; provenance = 'local'; } );", "28: 'until' in the clock 'c': there is no stage 'frist'; did you mean 'first'?"},
    {28, "} );", "}, { id = 'c'; title = 'C'; record = 'case'; from = 'open'; until = 'closed'; count = 3; unit = 'days'; whose = 'council'; duty = 'must'; "
         "clause = '1'; provenance = 'local'; } );", NULL},
    {51, "} );", "}, { id = 'g'; record = 'case'; state = 'frist'; filled = [ 'entry' ]; message = 'M'; clause = '1'; provenance = 'local'; } );",
     "51: 'state' in the gate 'g': there is no stage 'frist'; did you mean 'first'?"},
    // a cycle needs both of its gates, and one that a reason lifts, or that is for some records only, is none
    {51, "} );", "}, { id = 'g'; record = 'suspension'; state = 'in-force'; earlier_record = 'termination'; earlier_state = 'notified'; message = 'M'; "
         "clause = '1'; provenance = 'local'; } );", NULL},
    {46, "earlier_record = 'termination'; earlier_state = 'decided'", "earlier_record = 'termination'; earlier_state = 'notified'",
     "46: The gate 'order' can never be passed, because it waits for itself: order, order."},
    {46, "earlier_record = 'termination'; earlier_state = 'decided'", "unless = [ 'other' ]; earlier_record = 'termination'; earlier_state = 'notified'", NULL},
};
// clang-format on

static void the_base_is_read_whole(void **state)
{
    (void)state;
    struct text text = {0};
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct framework *f = NULL;
    struct framework_report report;
    broken_compose(whole, NULL, arena, &text);
    bool ok = framework_read(text_get(&text), "base", arena, &f, &report, &st);
    assert_string_equal(status_message(&st), "");
    assert_true(ok);
    assert_int_equal(report.count, 0);
    const struct provisions *p = &f->provisions;
    assert_int_equal(p->parties[1].provenance, PROVENANCE_LOCAL);
    assert_string_equal(p->lists[0].items[1].parent, "a");
    assert_null(p->lists[0].items[0].clause);
    assert_int_equal(p->returns[0].due, day_of(2026, 7, 15));
    assert_string_equal(p->returns[2].kpis.list[0], "2");
    assert_string_equal(f->cadences[0].attends.list[0], "manager");
    assert_true(f->cadences[1].clear_days && f->cadences[1].switch_count == 1);
    assert_true(f->cadences[2].if_applicable);
    assert_string_equal(p->clocks[1].or_after, "plan-in");
    assert_string_equal(p->clocks[1].until_type, "visit");
    assert_string_equal(p->clocks[1].switches[0], "early");
    assert_string_equal(p->clocks[2].by, "comply_by");
    assert_true(p->clocks[2].soft && p->clocks[2].duty == DUTY_CONSIDER);
    assert_int_equal(p->leads[0].of, LEAD_FIRST_RETURN);
    const struct intervention *advice = &p->interventions[0];
    assert_int_equal(advice->issues.count, 2);
    assert_string_equal(advice->issues.list[0], "They do not know.");
    assert_int_equal(advice->why.count, 0);
    assert_string_equal(advice->availability[1].modes.list[0], "enable");
    assert_string_equal(advice->availability[1].printed, "77");
    assert_true(advice->evidence == 1 && advice->updates_rating && advice->risk_checklist);
    assert_string_equal(p->gates[1].unless.list[0], "business-failure");
    assert_true(p->gates[2].same && !p->gates[1].same);
    assert_string_equal(p->scales[0].grades.list[3], "4");
    assert_int_equal(p->trigger_count, 2);
    assert_string_equal(p->concerns[1].route, "");
    assert_int_equal(p->money[0].pence, 2000000);
    text_release(&text);
    arena_free(arena);
}

static void each_mistake_is_told_with_its_line_and_alone(void **state)
{
    (void)state;
    assert_int_equal(broken_failing(whole, rows, sizeof rows / sizeof *rows), 0);
    assert_int_equal(broken_failing(whole, cases, sizeof cases / sizeof *cases), 0);
}

// The base with some of its lines replaced, and what is told of it.
static void told_of(const struct broken_row *changes, size_t count, const char *expected)
{
    struct arena *arena = arena_new();
    struct text text = {0}, told = {0};
    struct status st = {0};
    const struct framework *framework = NULL;
    struct framework_report report;
    for (size_t i = 0; i < BASE_LINES; i++) {
        const char *line = base[i];
        for (size_t j = 0; j < count; j++)
            line = changes[j].line == (int)i + 1 ? changes[j].to : line;
        text_printf(&text, "%s\n", line);
    }
    framework_read(broken_quoted(text_get(&text), arena), "f", arena, &framework, &report, &st);
    for (size_t i = 0; i < report.count; i++)
        text_printf(&told, "%d: %s\n", report.issues[i].line, report.issues[i].text);
    assert_string_equal(text_get(&told), broken_quoted(expected, arena));
    text_release(&text);
    text_release(&told);
    status_clear(&st);
    arena_free(arena);
}

// Each gate is a step of the way that leads back to it.
static void a_cycle_is_told_at_each_of_its_gates(void **state)
{
    (void)state;
    static const struct broken_row cycle[] = {
        {44, NULL,
         "{ id = 'after'; record = 'termination'; state = 'decided'; earlier_record = "
         "'suspension'; "
         "earlier_state = 'in-force';",
         NULL},
        {45, NULL, "message = 'No suspension.'; clause = '18'; provenance = 'stated'; },", NULL},
        {51, NULL,
         "message = 'M'; clause = '3'; provenance = 'stated'; }, { id = 'back'; record = "
         "'suspension'; earlier_record = 'termination'; earlier_state = 'notified'; message = 'M'; "
         "clause = '1'; provenance = 'local'; } );",
         NULL},
    };
    told_of(cycle, 3,
            "44: The gate 'after' can never be passed, because it waits for itself: after, back, "
            "order, after.\n"
            "46: The gate 'order' can never be passed, because it waits for itself: order, after, "
            "back, order.\n"
            "51: The gate 'back' can never be passed, because it waits for itself: back, order, "
            "after, back.\n");
}

static void clocks_that_start_each_other_are_told(void **state)
{
    (void)state;
    static const struct broken_row cycle[] = {
        {22, NULL,
         "{ id = 'plan-in'; title = 'In'; record = 'improvement-plan'; from = 'requested'; "
         "or_after = 'plan-seen'; count = 10; unit = 'days';",
         NULL},
    };
    told_of(cycle, 1,
            "22: The clock 'plan-in' waits for its own end: plan-in, plan-seen, plan-in.\n"
            "24: The clock 'plan-seen' waits for its own end: plan-seen, plan-in, plan-seen.\n");
}

// Without a calendar nothing that counts working days can be worked out, and each such row is told.
static void working_days_without_a_calendar_are_refused(void **state)
{
    (void)state;
    static const struct broken_row none[] = {{2, NULL, "", NULL}};
    told_of(none, 1,
            "1: The framework lacks 'calendar': whose bank holidays count.\n"
            "19: The meeting or visit 'annual' counts working days of notice, and the framework "
            "names no calendar.\n"
            "22: The clock 'plan-in' counts working days, and the framework names no calendar.\n");
}

static void a_case_without_stages_is_refused(void **state)
{
    (void)state;
    static const struct broken_row none[] = {{60, NULL, "", NULL}};
    told_of(none, 1,
            "53: The trigger 'low' is about a case, and the framework names no 'stages' of one.\n"
            "55: The trigger 'fell' is about a case, and the framework names no 'stages' of one.\n"
            "58: The rule of concerns 'many' is about a case, and the framework names no 'stages' "
            "of one.\n");
}

static void a_first_return_needs_a_calendar_of_returns(void **state)
{
    (void)state;
    static const struct broken_row none[] = {
        {13, NULL, "", NULL}, {14, NULL, "", NULL}, {15, NULL, "", NULL}};
    told_of(none, 3,
            "29: The lead time 'template' goes by the first return, and the framework has no "
            "'returns'.\n");
}

// A row that a switch leaves out is not there; the switch is used all the same.
static void a_switch_leaves_a_row_out(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct text text = {0};
    struct status st = {0};
    const struct framework *f = NULL;
    struct framework_report report;
    static const struct broken_row off = {4, "standard = 'true'",
                                          "standard = 'true'; value = 'false'", NULL};
    broken_compose(whole, &off, arena, &text);
    assert_true(framework_read(text_get(&text), "f", arena, &f, &report, &st));
    assert_int_equal(report.count, 0);
    assert_int_equal(f->provisions.trigger_count, 1);
    assert_string_equal(f->provisions.triggers[0].key, "low");
    assert_null(f->provisions.clocks[1].or_after);
    assert_true(f->provisions.clocks[1].only_from);
    assert_false(f->cadences[1].clear_days);
    text_release(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_base_is_read_whole),
        cmocka_unit_test(each_mistake_is_told_with_its_line_and_alone),
        cmocka_unit_test(a_cycle_is_told_at_each_of_its_gates),
        cmocka_unit_test(clocks_that_start_each_other_are_told),
        cmocka_unit_test(working_days_without_a_calendar_are_refused),
        cmocka_unit_test(a_case_without_stages_is_refused),
        cmocka_unit_test(a_first_return_needs_a_calendar_of_returns),
        cmocka_unit_test(a_switch_leaves_a_row_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
