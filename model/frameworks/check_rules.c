// SPDX-License-Identifier: MIT
// Each rule against what it counts, over which time, how it is named and what it refers to.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

#define BIT(value) (1u << (value))

enum {
    FAILURES = BIT(COUNT_FAILURES) | BIT(COUNT_DISTINCT_KPIS),
    PAPERS = BIT(COUNT_PLANS) | BIT(COUNT_NOTICES),
    FIXED = BIT(WINDOW_QUARTER) | BIT(WINDOW_YEAR),
    ANY_WINDOW = FIXED | BIT(WINDOW_MONTHS) | BIT(WINDOW_START),
};

// What a way of naming is for.
static const struct {
    const char *word;
    unsigned counts, windows;
} namings[] = {
    [NAME_WINDOW] = {"window", BIT(COUNT_FAILURES) | PAPERS, FIXED},
    [NAME_ORDINAL] = {"ordinal", BIT(COUNT_DISTINCT_KPIS), FIXED},
    [NAME_GROUP] = {"group", PAPERS, BIT(WINDOW_MONTHS) | BIT(WINDOW_START)},
    [NAME_CROSSING] = {"crossing", PAPERS, ANY_WINDOW},
    [NAME_EACH] = {"each", PAPERS | BIT(COUNT_NEVER_EVENTS), ANY_WINDOW},
};

static const char *const count_words[] = {"failures", "distinct-kpis", "plans", "notices",
                                          "never-events"};
static const char *const window_words[] = {"quarter", "framework-year", "months", "start"};

// "plans or notices"
static const char *alternatives(const struct reader *reader, const char *const *words, size_t count,
                                unsigned which)
{
    struct text list = {0};
    for (size_t i = 0; i < count; i++) {
        if ((which >> i & 1) != 0) {
            which &= ~BIT(i);
            text_printf(&list, "%s\"%s\"",
                        list.length == 0 ? ""
                        : which == 0     ? " or "
                                         : ", ",
                        words[i]);
        }
    }
    const char *said = arena_strdup(reader->arena, text_get(&list));
    text_release(&list);
    return said;
}

static const char *counted(const struct reader *reader, unsigned which)
{
    return alternatives(reader, count_words, sizeof count_words / sizeof *count_words, which);
}

// Settings that mean something only where certain things are counted.
static void check_filters(const struct reader *reader, const struct rule *rule)
{
    bool coloured = false;
    for (size_t i = 0; i < rule->limb_count; i++)
        coloured = coloured || rule->limbs[i].colour != COLOUR_NONE;
    const struct {
        const char *setting, *told;
        bool given;
        unsigned counts;
    } filters[] = {
        {"of", "\"of\"", rule->of_count > 0, PAPERS | BIT(COUNT_NEVER_EVENTS)},
        {"by_type", "\"by_type\"", rule->by_type, BIT(COUNT_NEVER_EVENTS)},
        {"covering", "\"covering\"", rule->covering_count > 0, BIT(COUNT_PLANS)},
        {"by_kpi", "\"by_kpi\"", rule->by_kpi, BIT(COUNT_PLANS)},
        {"leave_accompanying", "\"leave_accompanying\"", rule->leave_accompanying,
         BIT(COUNT_PLANS)},
        {"leave_accompanied", "\"leave_accompanied\"", rule->leave_accompanied, BIT(COUNT_NOTICES)},
        {"leave_answering", "\"leave_answering\"", rule->leave_answering_count > 0,
         BIT(COUNT_NOTICES)},
        {"leave_covered", "\"leave_covered\"", rule->leave_covered, BIT(COUNT_DISTINCT_KPIS)},
        {"leave_raised", "\"leave_raised\"", rule->leave_raised_count > 0,
         BIT(COUNT_DISTINCT_KPIS)},
        {"limbs", "A \"colour\" in \"limbs\"", coloured, BIT(COUNT_FAILURES)},
        {"limbs", "More than one of \"limbs\"", rule->limb_count > 1, BIT(COUNT_FAILURES)},
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        if (filters[i].given && (filters[i].counts >> rule->counts & 1) == 0)
            issue_mistake(reader->issues, settings_line(reader, rule, filters[i].setting),
                          "%s means nothing in %s: it is for rules that count %s.", filters[i].told,
                          settings_label(reader, rule), counted(reader, filters[i].counts));
    }
}

// Whether the way of naming is for what the rule counts, and for its window.
static bool naming_fits(const struct reader *reader, const struct rule *rule)
{
    int line = settings_line(reader, rule, "naming");
    const char *word = namings[rule->naming].word;
    bool counts = (namings[rule->naming].counts >> rule->counts & 1) != 0;
    bool windows = (namings[rule->naming].windows >> rule->window & 1) != 0;
    if (!counts)
        issue_mistake(reader->issues, line, "naming = \"%s\" is for rules that count %s.", word,
                      counted(reader, namings[rule->naming].counts));
    else if (!windows)
        issue_mistake(reader->issues, line, "naming = \"%s\" is for the windows %s.", word,
                      alternatives(reader, window_words, sizeof window_words / sizeof *window_words,
                                   namings[rule->naming].windows));
    return counts && windows;
}

static void check_naming(const struct reader *reader, const struct rule *rule)
{
    int line = settings_line(reader, rule, "naming");
    if (!naming_fits(reader, rule))
        return;
    bool uses = rule->naming == NAME_GROUP || rule->naming == NAME_ORDINAL;
    if (rule->consumes && !uses)
        issue_mistake(reader->issues, settings_line(reader, rule, "consumes"),
                      "\"consumes\" is for naming = \"group\" or \"ordinal\".");
    if (rule->every && rule->naming != NAME_GROUP)
        issue_mistake(reader->issues, settings_line(reader, rule, "every"),
                      "\"every\" is for naming = \"group\".");
    if (rule->naming == NAME_GROUP && rule->consumes == rule->every)
        issue_mistake(reader->issues, line,
                      "naming = \"group\" takes either consumes = true or every = true.");
    int at_least = rule->limb_count > 0 ? rule->limbs[0].at_least : 0;
    if (rule->naming == NAME_GROUP && at_least == 1)
        issue_mistake(reader->issues, line,
                      "A group is of 2 or more: with one, use naming = \"each\".");
    if (rule->naming == NAME_EACH && rule->counts != COUNT_NEVER_EVENTS && at_least > 1)
        issue_mistake(reader->issues, line,
                      "naming = \"each\" of plans or notices asks for every one: from a number on, "
                      "use \"crossing\" or \"group\".");
}

static void check_limbs(const struct reader *reader, const struct rule *rule)
{
    if (rule->limb_count == 0)
        issue_mistake(reader->issues, settings_line(reader, rule, "limbs"),
                      "%s says from how many on neither with \"at_least\" nor with \"limbs\".",
                      settings_subject(reader, rule));
    for (size_t i = 1; i < rule->limb_count && rule->counts == COUNT_FAILURES; i++) {
        for (size_t j = 0; j < i; j++) {
            if (rule->limbs[j].colour == rule->limbs[i].colour)
                issue_mistake(reader->issues, settings_line(reader, &rule->limbs[i], NULL),
                              "There is a limb for this colour in line %d already.",
                              settings_line(reader, &rule->limbs[j], NULL));
        }
    }
    int rated = settings_line(reader, reader->framework, "rated");
    if (!issues_on_line(reader->issues, rated) && !reader->framework->rated &&
        (FAILURES >> rule->counts & 1) != 0)
        issue_mistake(
            reader->issues, settings_line(reader, rule, "counts"),
            "The framework has no colours (rated = false), so there are no failures to count.");
}

// Settings that go together.
static void check_pairs(const struct reader *reader, const struct rule *rule)
{
    const struct {
        const char *setting, *missing;
        bool given, has;
    } pairs[] = {
        {"window", "months", rule->window == WINDOW_MONTHS, rule->months > 0},
        {"subsumption", "subsumed_by", rule->subsumption != SUBSUMED_NEVER,
         rule->subsumed_by != NULL},
        {"subsumed_by", "subsumption", rule->subsumed_by != NULL,
         rule->subsumption != SUBSUMED_NEVER},
        {"due_clause", "due_days", rule->due_clause != NULL, rule->due_days > 0},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].given && !pairs[i].has)
            issue_mistake(reader->issues, settings_line(reader, rule, pairs[i].setting),
                          "\"%s\" in %s goes with \"%s\", which is missing.", pairs[i].setting,
                          settings_label(reader, rule), pairs[i].missing);
    }
    if (rule->months > 0 && rule->window != WINDOW_MONTHS && rule->switch_count == 0)
        issue_mistake(reader->issues, settings_line(reader, rule, "months"),
                      "\"months\" is for window = \"months\".");
}

// The instruments that a rule may count: plans or notices.
static struct names papers(const struct reader *reader, bool plans)
{
    const struct framework *framework = reader->framework;
    struct names names = {
        .list = ARENA_ARRAY(reader->arena, framework->instrument_count + 1, const char *)};
    for (size_t i = 0; i < framework->instrument_count; i++) {
        const struct instrument *instrument = &framework->instruments[i];
        if (instrument->id != NULL && (plans ? instrument->plan : instrument->notice))
            names.list[names.count++] = instrument->id;
    }
    return names;
}

static struct names keys(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    const char *const steps[] = {framework->chain.determine.key, framework->chain.again.key,
                                 framework->chain.expiry.key};
    struct names names = {.list =
                              ARENA_ARRAY(reader->arena, framework->rule_count + 4, const char *)};
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (!check_listed(framework->rules[i].key, names.list, names.count) &&
            framework->rules[i].key != NULL)
            names.list[names.count++] = framework->rules[i].key;
    }
    for (size_t i = 0; i < 3; i++) {
        if (steps[i] != NULL)
            names.list[names.count++] = steps[i];
    }
    return names;
}

static void check_refers(const struct reader *reader, const struct rule *rule)
{
    const struct framework *f = reader->framework;
    struct names known = keys(reader);
    check_references(
        reader, rule, "instrument", &rule->instrument, 1, "instrument",
        CHECK_NAMES(reader, f->instruments, f->instrument_count, struct instrument, id));
    check_references(reader, rule, "covering", rule->covering, rule->covering_count, "KPI",
                     CHECK_NAMES(reader, f->kpis, f->kpi_count, struct kpi, ref));
    check_references(reader, rule, "leave_raised", rule->leave_raised, rule->leave_raised_count,
                     "rule", known);
    check_references(reader, rule, "leave_answering", rule->leave_answering,
                     rule->leave_answering_count, "rule", known);
    check_references(reader, rule, "subsumed_by", &rule->subsumed_by, 1, "rule", known);
    if (rule->counts == COUNT_NEVER_EVENTS)
        check_references(
            reader, rule, "of", rule->of, rule->of_count, "never event",
            CHECK_NAMES(reader, f->never_events, f->never_event_count, struct never_event, type));
    else if ((PAPERS >> rule->counts & 1) != 0)
        check_references(reader, rule, "of", rule->of, rule->of_count,
                         rule->counts == COUNT_PLANS ? "plan" : "notice",
                         papers(reader, rule->counts == COUNT_PLANS));
}

// A rule that another one goes by stands before it, because they are worked out in the order of the file, and has its window.
static void check_goes_by(const struct reader *reader, const struct rule *rule, const char *setting,
                          const char *key, enum window window)
{
    const struct rule *other = check_rule(reader, key);
    int line = settings_line(reader, rule, setting);
    if (other == NULL || !settings_sound(reader, other))
        return;
    if (text_equal(key, rule->key))
        issue_mistake(reader->issues, line, "\"%s\" names the rule itself.", setting);
    else if (other > rule)
        issue_mistake(
            reader->issues, line,
            "\"%s\" names \"%s\", which is worked out later: it must stand before this rule.",
            setting, key);
    else if (other->naming != NAME_WINDOW || other->window != window)
        issue_mistake(reader->issues, line,
                      "\"%s\" names \"%s\", which is not named by a window \"%s\".", setting, key,
                      window_words[window]);
}

// Rows that share a key are one rule in several parts: what they raise must not be mistaken for one another.
static void check_shared(const struct reader *reader, const struct rule *rule)
{
    const struct rule *first = check_rule(reader, rule->key);
    int line = settings_line(reader, rule, "key");
    if (first == rule || first == NULL || !settings_sound(reader, first))
        return;
    if (!text_equal(first->instrument, rule->instrument))
        issue_mistake(
            reader->issues, line,
            "The rule \"%s\" of line %d asks for another instrument: give this one its own key.",
            rule->key, settings_line(reader, first, "key"));
    else if (first->naming != NAME_EACH || rule->naming != NAME_EACH)
        issue_mistake(reader->issues, line,
                      "There is a rule \"%s\" in line %d already: rules share a key only if all "
                      "have naming = \"each\".",
                      rule->key, settings_line(reader, first, "key"));
}

void check_rules(const struct reader *reader)
{
    for (size_t i = 0; i < reader->framework->rule_count; i++) {
        const struct rule *rule = &reader->framework->rules[i];
        if (!settings_sound(reader, rule))
            continue;
        check_filters(reader, rule);
        check_naming(reader, rule);
        check_limbs(reader, rule);
        check_pairs(reader, rule);
        check_refers(reader, rule);
        check_shared(reader, rule);
        if (rule->subsumed_by != NULL && rule->naming == NAME_WINDOW)
            check_goes_by(reader, rule, "subsumed_by", rule->subsumed_by, rule->window);
        for (size_t j = 0; j < rule->leave_raised_count; j++)
            check_goes_by(reader, rule, "leave_raised", rule->leave_raised[j], WINDOW_QUARTER);
        if (rule->subsumed_by != NULL && rule->naming != NAME_WINDOW)
            issue_mistake(reader->issues, settings_line(reader, rule, "subsumed_by"),
                          "\"subsumed_by\" is for naming = \"window\".");
    }
}
