// SPDX-License-Identifier: MIT
// The format of a framework file in words, from the same tables that read it.
#include "frameworks.h"

#include "model/ground/text.h"
#include "settings.h"

static void describe_group(const struct group *group, struct text *out)
{
    text_printf(out, "\n%s\n", group->what);
    for (size_t i = 0; i < group->count; i++) {
        const struct setting *setting = &group->settings[i];
        text_printf(out, "  %-18s %s%s. Takes %s", setting->name,
                    setting->required ? "" : "(may be left out) ", setting->help,
                    setting_shape(setting->type));
        for (const struct word *word = setting->words; word != NULL && word->word != NULL; word++)
            text_printf(out, "%s\"%s\"", word == setting->words ? ": " : ", ", word->word);
        if (setting->most > 0)
            text_printf(out, " from %d to %d", setting->least, setting->most);
        text_add(out, ".\n");
    }
}

// Depth first, a group that stands in several places once (the steps of the chain).
static void describe_all(const struct group *group, struct text *out)
{
    describe_group(group, out);
    const struct group *last = NULL;
    for (size_t i = 0; i < group->count; i++) {
        const struct group *inner = group->settings[i].group;
        if (inner != NULL && inner != last)
            describe_all(inner, out);
        last = inner;
    }
}

void framework_describe(struct text *out)
{
    describe_all(&framework_group, out);
}
