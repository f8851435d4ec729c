// SPDX-License-Identifier: MIT
// The shipped framework files: sound, without a warning, and Bristol's says what its source document and its decided readings say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/text.h"

static const struct framework *read_text(struct arena *arena, const char *text,
                                         struct framework_report *report)
{
    struct status st = {0};
    const struct framework *framework = NULL;
    if (!framework_read(text, "shipped", arena, &framework, report, &st))
        fail_msg("%s", status_message(&st));
    return framework;
}

// Bristol's text with one thing replaced, as a council would in its copy.
static void bristol_changed(const char *from, const char *to, struct text *changed)
{
    const char *text = framework_shipped_text("bristol-homecare");
    const char *at = strstr(text, from);
    assert_non_null(at);
    text_add_bytes(changed, text, (size_t)(at - text));
    text_printf(changed, "%s%s", to, at + strlen(from));
}

static const struct framework *bristol_with(struct arena *arena, const char *from, const char *to,
                                            struct framework_report *report)
{
    struct text changed = {0};
    bristol_changed(from, to, &changed);
    const struct framework *framework = read_text(arena, text_get(&changed), report);
    text_release(&changed);
    return framework;
}

// Refused, with that one sentence.
static void bristol_refused(struct arena *arena, const char *from, const char *to,
                            const char *sentence)
{
    struct text changed = {0};
    struct status st = {0};
    struct framework_report report;
    const struct framework *framework;
    bristol_changed(from, to, &changed);
    assert_false(
        framework_read(text_get(&changed), "bristol.conf", arena, &framework, &report, &st));
    assert_int_equal(report.count, 1);
    assert_true(report.issues[0].line > 0);
    assert_true(text_starts(report.issues[0].text, sentence));
    status_clear(&st);
    text_release(&changed);
}

static void every_file_is_sound_and_named_by_its_id(void **state)
{
    (void)state;
    const char *id = NULL, *text = NULL;
    size_t count = 0;
    for (; framework_shipped(count, &id, &text); count++) {
        struct arena *arena = arena_new();
        struct framework_report report;
        const struct framework *framework = read_text(arena, text, &report);
        assert_string_equal(framework->id, id);
        for (size_t i = 0; i < report.count; i++)
            print_error("%s:%d: %s\n", id, report.issues[i].line, report.issues[i].text);
        assert_int_equal(report.count, 0);
        assert_ptr_equal(framework_shipped_text(id), text);
        arena_free(arena);
    }
    assert_true(count >= 1);
    assert_null(framework_shipped_text("nowhere"));
}

// clang-format off
// key, instrument, duty, counts, of, window, months, naming, limbs, all as design 4.1 has them, in the order of the day
static const char *const ladder[] = {
    "dn-quarter dn must failures - quarter 0 window red>=3 amber>=6",
    "pwn-quarter pwn must failures - quarter 0 window red>=1 amber>=3",
    "pwn-raps pwn must plans rap quarter 0 window >=3",
    "pwn-never pwn must never-events - start 0 each >=1",
    "cf-never decision consider never-events subcontracting start 0 each >=1",
    "cf-never decision consider never-events support-plan+handing-back+rejecting+inaccurate-plan start 0 each >=2",
    "compensate decision consider never-events support-plan+handing-back+rejecting start 0 each >=1",
    "compensate decision consider plans rap start 0 each >=1",
    "dn-pwns dn must notices pwn months 12 group >=2",
    "cf-raps decision must plans rap months 3 crossing >=12",
    "cf-pwns decision must notices pwn months 12 crossing >=6",
    "cf-dns decision must notices dn months 12 crossing >=4",
    "rap-distinct rap must distinct-kpis - year 0 ordinal >=3",
    "rap-with rap must notices pwn+dn start 0 each >=1",
};
// clang-format on

static void print_rule(const struct rule *rule, struct text *out)
{
    static const char *const counts[] = {"failures", "distinct-kpis", "plans", "notices",
                                         "never-events"};
    static const char *const windows[] = {"quarter", "year", "months", "start"};
    static const char *const namings[] = {"window", "ordinal", "group", "crossing", "each"};
    text_printf(out, "%s %s %s %s ", rule->key, rule->instrument, duty_word(rule->duty),
                counts[rule->counts]);
    for (size_t i = 0; i < rule->of_count; i++)
        text_printf(out, "%s%s", i > 0 ? "+" : "", rule->of[i]);
    text_printf(out, "%s %s %d %s", rule->of_count == 0 ? "-" : "", windows[rule->window],
                rule->months, namings[rule->naming]);
    for (size_t i = 0; i < rule->limb_count; i++)
        text_printf(out, " %s>=%d",
                    rule->limbs[i].colour == COLOUR_NONE ? "" : colour_word(rule->limbs[i].colour),
                    rule->limbs[i].at_least);
}

static const struct rule *rule_of(const struct framework *framework, const char *key)
{
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (text_equal(framework->rules[i].key, key))
            return &framework->rules[i];
    }
    fail_msg("there is no rule %s", key);
    return NULL;
}

static void bristol_has_the_ladder_in_order(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = read_text(arena, framework_shipped_text("bristol-homecare"), NULL);
    assert_int_equal(f->rule_count, sizeof ladder / sizeof *ladder);
    for (size_t i = 0; i < f->rule_count; i++) {
        struct text said = {0};
        print_rule(&f->rules[i], &said);
        assert_string_equal(text_get(&said), ladder[i]);
        assert_non_null(f->rules[i].text);
        text_release(&said);
    }
    arena_free(arena);
}

static void bristol_leaves_out_and_uses_up_as_decided(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = read_text(arena, framework_shipped_text("bristol-homecare"), NULL);
    const struct rule *pwn = rule_of(f, "pwn-quarter"), *raps = rule_of(f, "pwn-raps"),
                      *pair = rule_of(f, "dn-pwns");
    const struct rule *distinct = rule_of(f, "rap-distinct"), *with = rule_of(f, "rap-with");
    assert_string_equal(pwn->subsumed_by, "dn-quarter");
    assert_int_equal(pwn->subsumption, SUBSUMED_UNTIL_ANSWERED);
    assert_string_equal(raps->subsumed_by, "pwn-quarter");
    assert_int_equal(raps->subsumption, SUBSUMED_IF_RAISED);
    assert_true(raps->leave_accompanying);
    assert_true(pair->consumes && !pair->every);
    assert_false(rule_of(f, "cf-raps")->leave_accompanying);
    assert_true(distinct->consumes && distinct->leave_covered);
    assert_int_equal(distinct->leave_raised_count, 2);
    assert_string_equal(distinct->leave_raised[0], "dn-quarter");
    assert_string_equal(distinct->leave_raised[1], "pwn-quarter");
    assert_true(with->leave_accompanied);
    assert_int_equal(with->leave_answering_count, 1);
    assert_string_equal(with->leave_answering[0], "pwn-never");
    assert_int_equal(with->due_days, 7);
    assert_true(f->rules[5].by_type && !f->rules[4].by_type);
    assert_int_equal(f->rules[7].covering_count, 2);
    assert_string_equal(f->rules[7].covering[0], "3");
    assert_string_equal(f->rules[7].covering[1], "8");
    assert_string_equal(rule_of(f, "cf-dns")->standing, "Consistent failure");
    assert_int_equal(rule_of(f, "cf-dns")->open_floor, COLOUR_RED);
    arena_free(arena);
}

static void bristol_has_its_kpis_papers_and_chain(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct framework *f = read_text(arena, framework_shipped_text("bristol-homecare"), NULL);
    static const char *const refs[] = {"1", "2", "3", "4",
                                       "5", "7", "8"}; // 6 is missing in the document
    assert_int_equal(f->kpi_count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(f->kpis[i].ref, refs[i]);
        assert_false(f->kpis[i].has_target); // all are "to be agreed"
        assert_int_equal(f->kpis[i].interval, 3);
        assert_int_equal(f->kpis[i].better, i == 2   ? BETTER_CATEGORY
                                            : i == 3 ? BETTER_LOWER
                                                     : BETTER_HIGHER);
        assert_string_equal(f->kpis[i].unit, i == 2 ? "" : "%");
    }
    const struct instrument *rap = framework_instrument(f, "rap"),
                            *pwn = framework_instrument(f, "pwn");
    const struct instrument *dn = framework_instrument(f, "dn"),
                            *determination = framework_instrument(f, "determination");
    const struct instrument *decision = framework_instrument(f, "decision");
    assert_true(rap->plan && !rap->notice && pwn->notice && !pwn->plan && dn->notice && !dn->plan);
    assert_false(determination->plan || determination->notice || decision->plan ||
                 decision->notice);
    assert_true(dn->rank > pwn->rank && pwn->rank > rap->rank &&
                rule_of(f, "cf-dns")->rank > dn->rank);
    assert_int_equal(dn->open_floor, COLOUR_RED);
    assert_int_equal(rap->content_count, 7);
    assert_int_equal(pwn->content_count, 11);
    assert_int_equal(dn->content_count, 11);
    assert_int_equal(f->never_event_count, 5);
    assert_true(f->chain.present);
    assert_string_equal(f->chain.determine.key, "determine");
    assert_string_equal(f->chain.again.key, "rap-again");
    assert_string_equal(f->chain.expiry.key, "pwn-expiry");
    assert_int_equal(f->chain.deemed_least, COLOUR_AMBER);
    assert_non_null(framework_decision(f, "compensation"));
    assert_non_null(framework_decision(f, "termination"));
    assert_non_null(framework_decision(f, "no-action"));
    assert_null(framework_decision(f, "waived"));
    assert_int_equal(framework_cadence(f, "contract-meeting")->months, 3);
    assert_int_equal(framework_cadence(f, "performance-meeting")->months, 12);
    assert_int_equal(framework_cadence(f, "partnership-group")->months, 2);
    assert_false(framework_cadence(f, "partnership-group")->must);
    assert_true(framework_cadence(f, "qa-visit")->visit);
    assert_int_equal(f->valid_from, DAY_NONE);
    assert_int_equal(f->valid_to, DAY_NEVER);
    assert_string_equal(f->calendar, "england-and-wales");
    assert_string_equal(f->standing_none, "No sanction");
    arena_free(arena);
}

static void a_switch_changes_its_rule_and_no_other(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct framework_report report;
    const struct framework *standard =
        read_text(arena, framework_shipped_text("bristol-homecare"), NULL);
    const struct {
        const char *from, *to, *key, *now;
    } cases[] = {
        {"standard = \"framework-year\"", "standard = \"framework-year\"; value = \"quarter\"",
         "rap-distinct", "rap-distinct rap must distinct-kpis - quarter 0 ordinal >=3"},
        {"standard = \"consume\"", "standard = \"consume\"; value = \"every\"", "dn-pwns", NULL},
        {"standard = \"false\"", "standard = \"false\"; value = \"true\"", "pwn-raps", NULL},
        {"standard = \"true\"", "standard = \"true\"; value = \"false\"", "cf-raps", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct framework *f = bristol_with(arena, cases[i].from, cases[i].to, &report);
        assert_string_not_equal(f->switches[i].value, f->switches[i].standard);
        assert_string_equal(standard->switches[i].value, standard->switches[i].standard);
        const struct rule *rule = rule_of(f, cases[i].key);
        bool named = false;
        for (size_t j = 0; j < rule->switch_count; j++)
            named = named || text_equal(rule->switches[j], f->switches[i].name);
        assert_true(named);
        struct text said = {0};
        print_rule(rule, &said);
        if (cases[i].now != NULL)
            assert_string_equal(text_get(&said), cases[i].now);
        text_release(&said);
        for (size_t j = 0; j < f->rule_count; j++) {
            const struct rule *a = &f->rules[j], *b = &standard->rules[j];
            bool same = a->window == b->window && a->consumes == b->consumes &&
                        a->every == b->every && a->leave_accompanying == b->leave_accompanying;
            assert_int_equal(same, !text_equal(a->key, cases[i].key));
        }
    }
    arena_free(arena);
}

// By quarter the stand-alone plan is the dead rung of A-04: a council may choose it, and is told. A rung that is dead as it is written is
// refused.
static void a_dead_rung_is_refused_unless_a_switch_kills_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct framework_report report;
    bristol_with(arena, "standard = \"framework-year\"",
                 "standard = \"framework-year\"; value = \"quarter\"", &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.mistakes, 0);
    assert_true(
        text_starts(report.issues[0].text,
                    "This rung is dead: 3 KPIs with a failure in one quarter always raise"));
    bristol_refused(arena, "at_least = 6", "at_least = 8",
                    "This rung is dead: 8 are asked for"); // there are 7 KPIs
    bristol_refused(arena, "{ colour = \"red\"; at_least = 3; }",
                    "{ colour = \"red\"; at_least = 1; }",
                    "This rung is dead: whenever it is reached, line");
    arena_free(arena);
}

// The description of the format is made of the tables that read it: every setting of the shipped files is in it.
static void the_format_describes_itself(void **state)
{
    (void)state;
    struct text out = {0};
    framework_describe(&out);
    static const char *const some[] = {"\nframework\n",
                                       "\nrule\n",
                                       "\nswitch\n",
                                       "leave_answering",
                                       "deemed_least",
                                       "\"until-answered\", \"if-raised\"",
                                       "from 1 to 1000",
                                       "\nparty\n",
                                       "\nlist\n",
                                       "\nitem\n",
                                       "\nreturn\n",
                                       "\nclock\n",
                                       "\nlead time\n",
                                       "\nrating\n",
                                       "\navailability\n",
                                       "\ngate\n",
                                       "\nstage\n",
                                       "until_record",
                                       "a switch and a value, as \"@name=value\""};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        assert_non_null(strstr(text_get(&out), some[i]));
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_is_sound_and_named_by_its_id),
        cmocka_unit_test(bristol_has_the_ladder_in_order),
        cmocka_unit_test(bristol_leaves_out_and_uses_up_as_decided),
        cmocka_unit_test(bristol_has_its_kpis_papers_and_chain),
        cmocka_unit_test(a_switch_changes_its_rule_and_no_other),
        cmocka_unit_test(a_dead_rung_is_refused_unless_a_switch_kills_it),
        cmocka_unit_test(the_format_describes_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
