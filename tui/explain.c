// SPDX-License-Identifier: MIT
// The explanation screen.
#include "explain.h"

#include <stdlib.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "tui/page.h"
#include "tui/timeline_screen.h"

struct explanation {
    int64_t contract;
    char *key; // NULL: the whole outcome
};

static void title(struct page *page, struct app *app, struct text *out)
{
    struct explanation *explanation = page->state;
    (void)app;
    text_printf(out, "Why: %s", explanation->key ? explanation->key : "the status of the contract");
}

// The lines of the rules' words, broken to the width; what is indented stays so.
static void add_lines(struct doc *doc, const char *words)
{
    struct text line = {0};
    while (*words) {
        size_t length = strcspn(words, "\n"), indent = strspn(words, " ");
        text_clear(&line);
        text_add_bytes(&line, words, length);
        if (!length)
            doc_blank(doc);
        else
            doc_words(doc, (int)(indent < 20 ? indent : 20), indent > 0, ROLE_TEXT,
                      text_get(&line));
        words += length + (words[length] == '\n');
    }
    text_release(&line);
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct explanation *explanation = page->state;
    struct evaluation evaluation;
    struct status st = {0};
    if (!evaluation_of(app->office, explanation->contract, doc->arena, &evaluation, &st)) {
        doc_words(doc, 0, false, ROLE_WARNING, status_message(&st));
        status_clear(&st);
        return;
    }
    const struct finding *finding =
        explanation->key ? outcome_finding(evaluation.outcome, explanation->key) : NULL;
    if (explanation->key && !finding) {
        doc_words(doc, 0, false, ROLE_TEXT, "As at this day there is no such finding.");
        return;
    }
    struct text words = {0};
    rules_explain(evaluation.framework, &evaluation.facts, evaluation.outcome, finding, &words);
    add_lines(doc, text_get(&words));
    text_release(&words);
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    struct explanation *explanation = page->state;
    (void)topic;
    if (action == ACTION_TIMELINE)
        return timeline_open(app, explanation->contract, explanation->key);
    return REACT_IGNORED;
}

static bool chosen(struct page *page, struct app *app, const struct topic *topic,
                   struct chosen *out)
{
    (void)app;
    (void)topic;
    *out =
        (struct chosen){.contract = ((struct explanation *)page->state)->contract, .about = true};
    return true;
}

static void close_explanation(struct page *page)
{
    struct explanation *explanation = page->state;
    free(explanation->key);
    free(explanation);
}

static const struct page_ops ops = {
    .name = "Explanation",
    .context = IN_PAGE,
    .title = title,
    .make = make,
    .act = act,
    .chosen = chosen,
    .close = close_explanation,
};

unsigned explain_open(struct app *app, int64_t contract, const char *finding)
{
    if (!contract)
        return REACT_NONE;
    struct explanation *explanation = xcalloc(1, sizeof *explanation);
    explanation->contract = contract;
    explanation->key = finding ? xstrdup(finding) : NULL;
    page_open(app, &ops, explanation);
    return REACT_LAYOUT;
}
