// SPDX-License-Identifier: MIT
// Broken framework files: each row changes one thing in a sound file and names the one sentence, with its line, that must be said.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/text.h"
#include "tests/unit/support/broken.h"

// clang-format off
// A small framework; the number of a line is where it stands below, from 1. ' stands for " here and in the rows.
static const char *const base[] = {
    "id = 'x'; title = 'A framework'; council = 'A council'; source = '000'; version = '1';", // 1
    "valid_from = '2026-04-01'; valid_to = '2027-03-31';",
    "calendar = 'scotland'; rated = true; standing_none = 'None';",
    "switches = (",
    "  { name = 'span'; ambiguity = 'A-1'; text = 'Over which time.'; values = [ 'quarter', 'framework-year' ];", // 5
    "    standard = 'framework-year'; },",
    "  { name = 'once'; ambiguity = 'A-2'; text = 'Whether once.'; values = [ 'true', 'false' ]; standard = 'true'; }",
    ");",
    "kpis = (",
    "  { ref = '1'; title = 'Outcomes'; brief = 'Out'; area = 'All'; unit = '%'; better = 'higher'; interval = 3;", // 10
    "    target = '90'; amber = '80'; clause = 'Table 1'; },",
    "  { ref = '2'; title = 'Turnover'; brief = 'Turn'; area = 'All'; unit = '%'; better = 'lower'; interval = 3;",
    "    target = '20'; amber = '30'; clause = 'Table 1'; },",
    "  { ref = '3'; title = 'Sanctions'; brief = 'Sanc'; area = 'All'; better = 'category'; interval = 12; clause = 'T';",
    "    categories = ( { word = 'none'; colour = 'green'; }, { word = 'some'; colour = 'amber'; },", // 15
    "                   { word = 'many'; colour = 'red'; } ); }",
    ");",
    "instruments = (",
    "  { id = 'plan'; word = 'Plan'; brief = 'P'; plan = true; rank = 2; standing = 'Plan'; clause = '6';",
    "    content = ( { id = 'why'; label = 'Why'; clause = '6'; }, { id = 'cost'; label = 'Cost'; clause = '6'; covering = [ '1' ]; } ); },", // 20
    "  { id = 'warn'; word = 'Warning'; brief = 'W'; notice = true; rank = 3; standing = 'Warned'; standing_months = 12;",
    "    open_floor = 'red'; clause = '7'; },",
    "  { id = 'find'; word = 'Finding'; brief = 'F'; rank = 1; clause = '8'; }",
    ");",
    "never_events = ( { type = 'handing-back'; title = 'Handing back'; clause = 'T7'; } );", // 25
    "rules = (",
    "  { key = 'warn-quarter'; instrument = 'warn'; title = 'Failures'; clause = 'T5'; duty = 'must'; provenance = 'stated';",
    "    counts = 'failures'; window = 'quarter'; naming = 'window';",
    "    limbs = ( { colour = 'red'; at_least = 2; }, { colour = 'amber'; at_least = 3; } ); },",
    "  { key = 'warn-plans'; instrument = 'warn'; title = 'Plans'; clause = 'T5'; duty = 'must'; provenance = 'stated';", // 30
    "    counts = 'plans'; of = [ 'plan' ]; window = 'quarter'; naming = 'window'; at_least = 3;",
    "    leave_accompanying = '@once'; subsumed_by = 'warn-quarter'; subsumption = 'if-raised'; },",
    "  { key = 'warn-never'; instrument = 'warn'; title = 'Never event'; clause = 'T7'; duty = 'must'; provenance = 'stated';",
    "    counts = 'never-events'; of = [ 'handing-back' ]; window = 'start'; naming = 'each'; at_least = 1; },",
    "  { key = 'decide'; instrument = 'find'; title = 'Two warnings'; clause = '9'; duty = 'consider'; provenance = 'local';", // 35
    "    counts = 'notices'; of = [ 'warn' ]; window = 'months'; months = 12; naming = 'group'; at_least = 2; consumes = true; },",
    "  { key = 'plan-distinct'; instrument = 'plan'; title = 'KPIs'; clause = '6'; duty = 'must'; provenance = 'inferred';",
    "    counts = 'distinct-kpis'; window = '@span'; naming = 'ordinal'; at_least = 2; consumes = true;",
    "    leave_covered = true; leave_raised = [ 'warn-quarter' ]; due_days = 7; due_clause = 'T2'; }",
    ");", // 40
    "chain = { deemed_least = 'amber'; deemed_clause = '8.3';",
    "  determine = { key = 'determine'; instrument = 'find'; title = 'Find'; clause = '8'; duty = 'must'; provenance = 'inferred'; };",
    "  again = { key = 'again'; instrument = 'plan'; title = 'Again'; clause = '8'; duty = 'must'; provenance = 'stated'; };",
    "  expiry = { key = 'expiry'; instrument = 'warn'; title = 'Expiry'; clause = '8'; duty = 'must'; provenance = 'stated'; };",
    "};", // 45
    "decisions = ( { id = 'no-action'; title = 'No action'; } );",
    "cadences = ( { id = 'visit'; title = 'Visit'; visit = true; months = 3; anchored = true; must = true; clause = '4'; provenance = 'stated'; } );",
};

enum { BASE_LINES = sizeof base / sizeof *base };
static const struct broken_base whole = {.lines = base, .count = BASE_LINES};

static const struct broken_row rows[] = {
    // unknown and missing settings
    {1, "title", "titel", "1: 'titel' is no setting of a framework; did you mean 'title'?"},
    {47, "visit =", "zebra =", "47: 'zebra' is no setting of a meeting or visit; there are id, title, visit, months, anchored, must, "
                               "notice_days, clause, provenance, clear_days, satisfies, tolerance_days, attends, chair, agenda, held, submit, if_applicable and while."},
    {10, "brief", "breif", "10: 'breif' is no setting of a KPI; did you mean 'brief'?"},
    {10, "title = 'Outcomes'; ", "", "10: The KPI '1' lacks 'title': its name in full."},
    {29, "{ colour = 'red'; at_least = 2; }", "{ colour = 'red'; }", "29: The limb lacks 'at_least': from how many on."},
    {3, "rated = true;", "", "1: The framework lacks 'rated': true: KPIs"},
    {44, "key = 'expiry'; ", "", "44: The step lacks 'key'"},
    {47, "id = 'visit'; ", "", "47: The meeting or visit lacks 'id'"},
    // types
    {10, "interval = 3", "interval = '3'", "10: 'interval' takes a whole number without quotes."},
    {10, "'Outcomes'", "5", "10: 'title' takes a text in quotes."},
    {3, "rated = true", "rated = 'yes'", "3: 'rated' takes true or false without quotes."},
    {3, "rated = true", "rated = 1", "3: 'rated' takes true or false without quotes."},
    {17, ");", "); decision = 1;", "17: 'decision' is no setting of a framework; did you mean 'decisions'?"},
    {46, "( { id = 'no-action'; title = 'No action'; } )", "{ id = 'a'; title = 'b'; }", "46: 'decisions' takes a list of groups"},
    {46, "( { id", "( 5, { id", "46: 'decisions' takes a list of groups"},
    {31, "[ 'plan' ]", "'plan'", "31: 'of' takes a list of names, as [ 'one', 'two' ]."},
    {31, "[ 'plan' ]", "[ ]", "31: 'of' is an empty list: leave it out, or name something."},
    {31, "[ 'plan' ]", "[ 'plan', 'plan' ]", "31: 'of' names 'plan' twice."},
    {1, "'A framework'", "''", "1: 'title' is empty."},
    {1, "'A framework'", "'A \\x1b[2J framework'", "1: 'title' holds a control character."},
    {1, "id = 'x'", "id = 'x y'", "1: 'x y' is no name: use letters, digits and . _ / -"},
    {1, "id = 'x'", "id = 'x:y'", "1: 'x:y' is no name"},
    // numbers, figures, dates, words
    {10, "interval = 3", "interval = 0", "10: 'interval' is 0: it must be from 1 to 12."},
    {10, "interval = 3", "interval = -3", "10: 'interval' is -3: it must be from 1 to 12."},
    {10, "interval = 3", "interval = 4294967299", "10: 4294967299 has more than 9 digits: it is too large a number."},
    {10, "interval = 3", "interval = 2147483648", "10: 2147483648 has more than 9 digits"},
    {10, "interval = 3", "interval = 0x1FFFFFFFF", "10: 0x1FFFFFFFF is too large a number: the largest is 0x7fffffff."},
    {10, "interval = 3", "interval = 0x80000003", "10: 0x80000003 is too large a number"},
    {10, "interval = 3", "interval = 3L", "10: 3L is written with an L: write the number alone."},
    {10, "interval = 3", "interval = 3.0", "10: 3.0 stands without quotes: write '3.0'"},
    {10, "interval = 3", "interval = 3e0", "10: 3e0 stands without quotes: write '3e0'"},
    {11, "'90'", "90.5", "11: 90.5 stands without quotes: write '90.5', so that it is compared exactly and not as floating point."},
    {11, "'90'", "90", "11: 'target' takes a figure in quotes, as '89.5'."},
    {11, "'90'", "'90%'", "11: '90%' is no figure: write it as '89.5'"},
    {11, "'90'", "'1234567890123456'", "11: '1234567890123456' is no figure"},
    {2, "'2026-04-01'", "2026-04-01", "2: A date stands in quotes: '2026-04-01'."},
    {2, "'2026-04-01'", "'1 April 2026'", "2: '1 April 2026' is no date: write it as '2027-04-01'."},
    {2, "'2026-04-01'", "'2026-02-30'", "2: '2026-02-30' is no date"},
    {2, "'2027-03-31'", "'2026-03-31'", "2: 'valid_to' is before 'valid_from'."},
    {10, "'higher'", "'hihger'", "10: 'hihger' is no value of 'better'; did you mean 'higher'?"},
    {10, "'higher'", "'upwards'", "10: 'upwards' is no value of 'better'; there are higher, lower and category."},
    {29, "'red'", "'purple'", "29: 'purple' is no value of 'colour'; there are amber and red."},
    {29, "'red'", "'green'", "29: 'green' is no value of 'colour'; there are amber and red."},
    {27, "'must'", "'shall'", "27: 'shall' is no value of 'duty'; there are must and consider."},
    {28, "'quarter'", "'week'", "28: 'week' is no value of 'window'; there are quarter, framework-year, months and start."},
    {29, "at_least = 2", "at_least = 0", "29: 'at_least' is 0: it must be from 1 to 1000."},
    {31, "at_least = 3", "at_least = 0", "31: 'at_least' is 0: it must be from 1 to 1000."},
    {3, "'scotland'", "'wales'", "3: 'calendar' in the framework: there is no calendar 'wales'; there are england-and-wales, scotland and northern-ireland."},
    // used twice, reserved
    {12, "ref = '2'", "ref = '1'", "12: The KPI '1' stands in line 10 already: each 'ref' is used once."},
    {15, "'some'", "'none'", "15: The category 'none' stands in line 15 already"},
    {20, "'cost'", "'why'", "20: The item of content 'why' stands in line 20 already"},
    {24, ");", ", { id = 'find'; word = 'F'; brief = 'F'; rank = 4; clause = '9'; } );", "24: The instrument 'find' stands in line 23 already"},
    {8, ");", ", { name = 'span'; ambiguity = 'A-3'; text = 'T'; values = [ 'a', 'b' ]; standard = 'a'; } );", "8: The switch 'span' stands in line 5 already"},
    {46, "'no-action'", "'waived'", "46: 'waived' is built in and needs no row: choose another name for the decision."},
    // targets and categories
    {11, "amber = '80'", "amber = '95'", "11: The KPI '1': green and amber overlap, because higher is better and 'amber' is above the target."},
    {13, "amber = '30'", "amber = '19.999'", "13: The KPI '2': green and amber overlap, because lower is better and 'amber' is below the target."},
    {11, "target = '90'; ", "", "11: The KPI '1' has 'amber' and no 'target'."},
    {14, "interval", "target = '5'; interval", "14: The KPI '3' goes by category: it takes 'categories' and no target."},
    {14, "'category'", "'lower'", "15: The KPI '3' takes 'categories' only with better = 'category'."},
    {11, "amber = '80'; ", "", "warning 11: The KPI '1' has no 'amber': whatever misses the target is red."},
    {11, "amber = '80'", "amber = '90.0'", "warning 11: The KPI '1' can never be amber: 'amber' is the target."},
    {15, "colour = 'amber'", "colour = 'red'", "warning 15: No category of the KPI '3' gives amber."},
    // papers
    {19, "plan = true;", "plan = true; notice = true;", "19: The instrument 'plan' is both plan and notice: it can be one of them."},
    {21, "standing = 'Warned'; ", "", "21: The instrument 'warn' has 'standing_months' and no 'standing'."},
    {20, "label = 'Why';", "label = 'Why'; on_plan = true;", "20: The instrument 'plan' is a plan itself: 'on_plan' is for notices."},
    {20, "[ '1' ]", "[ '9' ]", "20: 'covering' in the item of content 'cost': there is no KPI '9'; there are 1, 2 and 3."},
    {23, "rank = 1;", "rank = 1; content = ( { id = 'a'; label = 'A'; clause = '1'; } );", "23: The instrument 'find' is neither plan nor notice, so it holds no content."},
    // what counts as a failure besides a result
    {46, "decisions", "failures = { missing = '@once'; due_days = 15; due_clause = '3'; provenance = 'local'; };\ndecisions", NULL},
    {46, "decisions", "failures = { missing = true; };\ndecisions", "46: 'missing' in the section of failures goes with 'due_days', which is missing."},
    {46, "decisions", "failures = { due_days = 15; };\ndecisions", "46: 'due_days' in the section of failures goes with 'due_clause', which is missing."},
    {46, "decisions", "failures = { interim = true; };\ndecisions", "46: 'interim' in the section of failures goes with 'interim_clause', which is missing."},
    {46, "decisions", "failures = { interim = '@span=quarter'; interim_clause = '9'; };\ndecisions", NULL},
    {46, "decisions", "failures = { interm = true; };\ndecisions", "46: 'interm' is no setting of a section of failures; did you mean 'interim'?"},
    // switches
    {32, "'@once'", "'@onec'", "32: There is no switch 'onec'; did you mean 'once'?"},
    {32, "'@once'", "'@span'", "32: 'leave_accompanying' takes true or false without quotes, and the switch 'span' can be 'quarter'."},
    {32, "'@once'", "'@once=maybe'", "32: The switch 'once' has no value 'maybe'; there are true and false."},
    {38, "'@span'", "'@span=quarter'", "38: 'window' takes a word in quotes; '@switch=value' is only true or false."},
    {38, "'@span'", "'@once'", "38: 'window' takes a word in quotes, and the switch 'once' can be 'true'."},
    {38, "at_least = 2", "at_least = '@span'", "38: 'at_least' takes a whole number without quotes, and the switch 'span' can be 'quarter'."},
    {3, "rated = true", "rated = '@once'", "3: Only a rule, clock, gate, trigger, meeting or visit can follow a switch."},
    {6, "'framework-year'", "'year'", "6: 'standard' in the switch 'span': there is no value 'year'; there are quarter and framework-year."},
    {6, "standard = ", "value = 'quater'; standard = ", "6: 'value' in the switch 'span': there is no value 'quater'; did you mean 'quarter'?"},
    {7, "[ 'true', 'false' ]", "[ 'true' ]", "7: The switch 'once' has one value only, so it decides nothing."},
    {32, "leave_accompanying = '@once'; ", "", "warning 7: No rule follows the switch 'once'."},
    // references
    {27, "'warn'", "'wran'", "27: 'instrument' in the rule 'warn-quarter': there is no instrument 'wran'; did you mean 'warn'?"},
    {31, "[ 'plan' ]", "[ 'warn' ]", "31: 'of' in the rule 'warn-plans': there is no plan 'warn'; there is plan."},
    {36, "[ 'warn' ]", "[ 'plan' ]", "36: 'of' in the rule 'decide': there is no notice 'plan'; there is warn."},
    {34, "[ 'handing-back' ]", "[ 'handing-bakc' ]", "34: 'of' in the rule 'warn-never': there is no never event 'handing-bakc'; did you mean 'handing-back'?"},
    {32, "'warn-quarter'", "'warn-qarter'", "32: 'subsumed_by' in the rule 'warn-plans': there is no rule 'warn-qarter'; did you mean 'warn-quarter'?"},
    {32, "'warn-quarter'", "'warn-plans'", "32: 'subsumed_by' names the rule itself."},
    {32, "'warn-quarter'", "'decide'", "32: 'subsumed_by' names 'decide', which is worked out later: it must stand before this rule."},
    {39, "[ 'warn-quarter' ]", "[ 'decide' ]", "39: 'leave_raised' names 'decide', which is not named by a window 'quarter'."},
    {39, "[ 'warn-quarter' ]", "[ 'nothing-at-all' ]", "39: 'leave_raised' in the rule 'plan-distinct': there is no rule 'nothing-at-all'; there are "},
    {36, "consumes", "leave_answering = [ 'warn-nver' ]; consumes", "36: 'leave_answering' in the rule 'decide': there is no rule 'warn-nver'; did you mean 'warn-never'?"},
    {31, "at_least", "covering = [ '7' ]; at_least", "31: 'covering' in the rule 'warn-plans': there is no KPI '7'; there are 1, 2 and 3."},
    // what fits what
    {28, "window =", "of = [ 'plan' ]; window =", "28: 'of' means nothing in the rule 'warn-quarter': it is for rules that count 'plans', 'notices' or 'never-events'."},
    {31, "at_least", "by_type = true; at_least", "31: 'by_type' means nothing in the rule 'warn-plans': it is for rules that count 'never-events'."},
    {36, "consumes", "covering = [ '1' ]; consumes", "36: 'covering' means nothing in the rule 'decide': it is for rules that count 'plans'."},
    {36, "consumes", "leave_accompanying = true; consumes", "36: 'leave_accompanying' means nothing in the rule 'decide'"},
    {31, "at_least", "leave_accompanied = true; at_least", "31: 'leave_accompanied' means nothing in the rule 'warn-plans'"},
    {28, "window =", "leave_covered = true; window =", "28: 'leave_covered' means nothing in the rule 'warn-quarter'"},
    {31, "at_least = 3;", "limbs = ( { colour = 'red'; at_least = 3; } );", "31: A 'colour' in 'limbs' means nothing in the rule 'warn-plans': it is for rules that count 'failures'."},
    {31, "at_least = 3;", "limbs = ( { at_least = 3; }, { at_least = 4; } );", "31: More than one of 'limbs' means nothing in the rule 'warn-plans'"},
    {31, "at_least = 3;", "at_least = 3; limbs = ( { at_least = 3; } );", "31: 'at_least' stands beside 'limbs': write one of them."},
    {31, "at_least = 3;", "", "30: The rule 'warn-plans' says from how many on neither with 'at_least' nor with 'limbs'."},
    {29, "'amber'", "'red'", "29: There is a limb for this colour in line 29 already."},
    {38, "'ordinal'", "'each'", "38: naming = 'each' is for rules that count 'plans', 'notices' or 'never-events'."},
    {34, "'each'", "'crossing'", "34: naming = 'crossing' is for rules that count 'plans' or 'notices'."},
    {36, "window = 'months'; months = 12;", "window = 'quarter';", "36: naming = 'group' is for the windows 'months' or 'start'."},
    {36, "months = 12; ", "", "36: 'window' in the rule 'decide' goes with 'months', which is missing."},
    {31, "at_least", "months = 3; at_least", NULL}, // a rule that follows a switch may have months for one of its values
    {34, "at_least", "months = 3; at_least", "34: 'months' is for window = 'months'."},
    {36, "at_least = 2", "at_least = 1", "36: A group is of 2 or more: with one, use naming = 'each'."},
    {36, "consumes = true", "consumes = false", "36: naming = 'group' takes either consumes = true or every = true."},
    {36, "consumes = true", "consumes = true; every = true", "36: naming = 'group' takes either consumes = true or every = true."},
    {34, "at_least", "every = true; at_least", "34: 'every' is for naming = 'group'."},
    {34, "at_least", "consumes = true; at_least", "34: 'consumes' is for naming = 'group' or 'ordinal'."},
    {36, "naming = 'group'; at_least = 2; consumes = true", "naming = 'each'; at_least = 2", "36: naming = 'each' of plans or notices asks for every one"},
    {32, "; subsumption = 'if-raised'", "", "32: 'subsumed_by' in the rule 'warn-plans' goes with 'subsumption', which is missing."},
    {32, "subsumed_by = 'warn-quarter'; ", "", "32: 'subsumption' in the rule 'warn-plans' goes with 'subsumed_by', which is missing."},
    {34, "at_least", "subsumed_by = 'warn-quarter'; subsumption = 'if-raised'; at_least", "34: 'subsumed_by' is for naming = 'window'."},
    {39, "due_days = 7; ", "", "39: 'due_clause' in the rule 'plan-distinct' goes with 'due_days', which is missing."},
    {33, "'warn-never'", "'warn-plans'", "33: There is a rule 'warn-plans' in line 30 already: rules share a key only if all have naming = 'each'."},
    {35, "'decide'", "'warn-never'", "35: The rule 'warn-never' of line 33 asks for another instrument: give this one its own key."},
    // the chain
    {42, "'find'", "'warn'", "42: The step 'determine' asks for something that is neither plan nor notice, and 'warn' is none."},
    {43, "'plan'", "'warn'", "43: The step 'again' asks for a plan, and 'warn' is none."},
    {44, "'warn'", "'plan'", "44: The step 'expiry' asks for a notice, and 'plan' is none."},
    {44, "'warn'", "'worn'", "44: 'instrument' in the step 'expiry': there is no instrument 'worn'; did you mean 'warn'?"},
    {44, "key = 'expiry'", "key = 'again'", "44: The key 'again' is used already: give the step its own."},
    {44, "key = 'expiry'", "key = 'decide'", "44: The key 'decide' is used already: give the step its own."},
    {44, "provenance", "due_clause = 'T2'; provenance", "44: 'due_clause' in the step 'expiry' goes with 'due_days', which is missing."},
    // dead rungs
    {29, "at_least = 3", "at_least = 4", "29: This rung is dead: 4 are asked for, and 3 KPIs can fail 3 times at most."},
    {38, "at_least = 2", "at_least = 4", "38: This rung is dead: 4 are asked for, and 3 KPIs can fail 3 times at most."},
    {6, "standard", "value = 'quarter'; standard", NULL}, // 1 amber and 1 red raise no warning: the rung lives
    {29, "colour = 'red'; at_least = 2", "at_least = 2", "29: This rung is dead: whenever it is reached, line 29 has been reached too and takes its place."},
    {34, "of = [ 'handing-back' ];", "of = [ 'handing-back' ];", NULL},
    {25, " } );", " }, { type = 'other'; title = 'Other'; clause = 'T7'; } );", "warning 25: No rule counts the never event 'other'."},
    {24, ");", ", { id = 'fine'; word = 'Fine'; brief = 'F'; rank = 4; clause = '9'; } );", "warning 24: No rule asks for the instrument 'fine'."},
    {46, "( { id = 'no-action'; title = 'No action'; } )", "()", "warning 35: The rule 'decide' asks for a decision, and the framework names none: it can only be waived."},
};

// clang-format on

static void the_base_is_sound(void **state)
{
    (void)state;
    struct text text = {0};
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct framework *framework = NULL;
    struct framework_report report;
    broken_compose(whole, NULL, arena, &text);
    bool ok = framework_read(text_get(&text), "base", arena, &framework, &report, &st);
    assert_string_equal(status_message(&st), "");
    assert_true(ok);
    assert_int_equal(report.count, 0);
    assert_int_equal(framework->valid_from, day_of(2026, 4, 1));
    assert_int_equal(framework->valid_to, day_of(2027, 3, 31));
    assert_true(framework->kpis[0].has_target && framework->kpis[0].target.has_amber);
    assert_string_equal(framework->kpis[2].unit, "");
    assert_int_equal(framework->kpis[2].category_count, 3);
    assert_int_equal(framework->rules[4].switch_count, 1);
    assert_string_equal(framework->rules[4].switches[0], "span");
    assert_int_equal(framework->rules[4].window, WINDOW_YEAR);
    assert_true(framework->rules[1].leave_accompanying);
    text_release(&text);
    arena_free(arena);
}

static void each_mistake_is_told_with_its_line_and_alone(void **state)
{
    (void)state;
    assert_int_equal(broken_failing(whole, rows, sizeof rows / sizeof *rows), 0);
}

static void all_mistakes_are_told_by_line(void **state)
{
    (void)state;
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct framework *framework = NULL;
    struct text text = {0};
    for (int i = 0; i < BASE_LINES; i++)
        text_printf(&text, "%s\n",
                    i == 46  ? "cadences = ( { id = 'v'; tilte = 'V'; months = 0; clause = ''; "
                               "provenance = 'said'; }, );"
                    : i == 2 ? "calendar = 'scotlnd'; rated = true; standing_none = '';"
                             : base[i]);
    assert_false(
        framework_read(broken_quoted(text_get(&text), arena), "f", arena, &framework, NULL, &st));
    assert_string_equal(
        status_message(&st),
        "f:3: \"standing_none\" is empty.\n"
        "f:3: \"calendar\" in the framework: there is no calendar \"scotlnd\"; did you mean "
        "\"scotland\"?\n"
        "f:47: There is a comma behind the last element of a list: take it away.\n"
        "f:47: \"tilte\" is no setting of a meeting or visit; did you mean \"title\"?\n"
        "f:47: \"months\" is 0: it must be from 1 to 120.\n"
        "f:47: \"clause\" is empty.\n"
        "f:47: \"said\" is no value of \"provenance\"; there are stated, inferred and local.");
    text_release(&text);
    status_clear(&st);
    arena_free(arena);
}

static void more_kpis_than_can_be_counted_are_refused(void **state)
{
    (void)state;
    struct text text = {0};
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct framework *framework = NULL;
    for (int i = 0; i < 9; i++)
        text_printf(&text, "%s\n", base[i]);
    for (int i = 10; i < 75; i++)
        text_printf(&text,
                    "{ ref = '%d'; title = 'T'; brief = 'B'; area = 'A'; better = 'higher'; "
                    "interval = 3; clause = '1'; },\n",
                    i);
    for (int i = 9; i < BASE_LINES; i++)
        text_printf(&text, "%s\n", base[i]);
    assert_false(
        framework_read(broken_quoted(text_get(&text), arena), "f", arena, &framework, NULL, &st));
    assert_string_equal(status_message(&st), "f:9: There are 68 KPIs: at most 64 can be counted.");
    text_release(&text);
    status_clear(&st);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_base_is_sound),
        cmocka_unit_test(each_mistake_is_told_with_its_line_and_alone),
        cmocka_unit_test(all_mistakes_are_told_by_line),
        cmocka_unit_test(more_kpis_than_can_be_counted_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
