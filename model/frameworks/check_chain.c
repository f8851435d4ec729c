// SPDX-License-Identifier: MIT
// The steps of the chain: each asks for its kind of instrument and has a key of its own.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

void check_chain(const struct reader *reader)
{
    const struct framework *framework = reader->framework;
    const struct chain *chain = &framework->chain;
    const struct {
        const struct chain_step *step;
        bool plan, notice;
        const char *what;
    } steps[] = {
        {&chain->determine, false, false, "something that is neither plan nor notice"},
        {&chain->again, true, false, "a plan"},
        {&chain->expiry, false, true, "a notice"},
    };
    for (size_t i = 0; chain->present && i < sizeof steps / sizeof *steps; i++) {
        const struct chain_step *step = steps[i].step;
        if (step->instrument == NULL || !settings_sound(reader, step))
            continue;
        check_references(reader, step, "instrument", &step->instrument, 1, "instrument",
                         CHECK_NAMES(reader, framework->instruments, framework->instrument_count,
                                     struct instrument, id));
        const struct instrument *asks = framework_instrument(framework, step->instrument);
        if (asks != NULL && (steps[i].plan     ? !asks->plan
                             : steps[i].notice ? !asks->notice
                                               : asks->plan || asks->notice))
            issue_mistake(reader->issues, settings_line(reader, step, "instrument"),
                          "%s asks for %s, and \"%s\" is none.", settings_subject(reader, step),
                          steps[i].what, asks->id);
        bool twice = check_rule(reader, step->key) != NULL;
        for (size_t j = 0; j < i; j++)
            twice = twice || text_equal(steps[j].step->key, step->key);
        if (twice)
            issue_mistake(reader->issues, settings_line(reader, step, "key"),
                          "The key \"%s\" is used already: give the step its own.", step->key);
        if (step->due_clause != NULL && step->due_days == 0)
            issue_mistake(reader->issues, settings_line(reader, step, "due_clause"),
                          "\"due_clause\" in %s goes with \"due_days\", which is missing.",
                          settings_label(reader, step));
    }
}
