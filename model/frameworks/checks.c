// SPDX-License-Identifier: MIT
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

void framework_checks(const struct reader *reader)
{
    static void (*const checks[])(const struct reader *) = {
        check_names,   check_papers,        check_kpis,       check_switches,
        check_rules,   check_chain,         check_provisions, check_gates,
        check_returns, check_interventions, check_records,    check_cycles,
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](reader);
    if (reader->issues->mistakes == 0)
        check_rungs(reader); // with a mistake left, much would look dead
}

bool check_listed(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(list[i], name))
            return true;
    }
    return false;
}

const struct rule *check_rule(const struct reader *reader, const char *key)
{
    const struct framework *framework = reader->framework;
    for (size_t i = 0; i < framework->rule_count; i++) {
        if (text_equal(framework->rules[i].key, key))
            return &framework->rules[i];
    }
    return NULL;
}

struct names check_names_of(const struct reader *reader, const void *rows, size_t count,
                            size_t size, size_t name_at)
{
    struct names names = {.list = ARENA_ARRAY(reader->arena, count + 1, const char *)};
    for (size_t i = 0; i < count; i++) {
        const char *const *name = (const void *)((const char *)rows + i * size + name_at);
        if (*name != NULL && !check_listed(*name, names.list, names.count))
            names.list[names.count++] = *name;
    }
    return names;
}

void check_references(const struct reader *reader, const void *row, const char *setting,
                      const char *const *list, size_t count, const char *what, struct names known)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] != NULL && !check_listed(list[i], known.list, known.count))
            issue_mistake(reader->issues, settings_line(reader, row, setting),
                          "\"%s\" in %s: there is no %s \"%s\"%s", setting,
                          settings_label(reader, row), what, list[i],
                          settings_hint(reader, list[i], known.list, known.count));
    }
}

void check_goes_with(const struct reader *reader, const void *row, bool given, const char *setting,
                     bool has, const char *missing)
{
    if (given && !has)
        issue_mistake(reader->issues, settings_line(reader, row, setting),
                      "\"%s\" in %s goes with \"%s\", which is missing.", setting,
                      settings_label(reader, row), missing);
}
