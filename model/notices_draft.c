// SPDX-License-Identifier: MIT
// The content of a plan or notice, as far as the facts give it.
#include "model/notices_inside.h"

#include <string.h>

typedef void filler(const struct drafting *drafting, struct text *out);

// By the id of the item; any other is a person's to say.
static const struct {
    const char *id;
    filler *fill;
    bool settled;
} fillers[] = {
    {"reasons", fill_reasons, false},    {"count", fill_count, false},
    {"previous", fill_previous, false},  {"consequences", fill_consequences, false},
    {"failure", fill_failure, false},    {"date", fill_date, true},
    {"timescale", fill_timescale, true}, {"compensation", fill_compensation, false},
};

static bool settled(const struct content *content)
{
    bool found = false;
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        found = found || (fillers[i].settled && text_equal(fillers[i].id, content->id));
    return found;
}

static const char *fill(const struct drafting *drafting, const struct content *content)
{
    struct text words = {0};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (text_equal(fillers[i].id, content->id))
            fillers[i].fill(drafting, &words);
    }
    const char *kept = arena_strdup(drafting->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// How it would stand once the paper is served.
static bool look_ahead(struct drafting *drafting, struct status *st)
{
    struct whatif whatif;
    struct act act = {.paper = *drafting->paper};
    if (notice_served(&drafting->now->facts, act.paper.ref) != NULL) {
        drafting->after = drafting->now->outcome; // it has been
        return true;
    }
    if (!acts_whatif(drafting->office, drafting->now, &act, 1, drafting->arena, &whatif, st))
        return false;
    drafting->after = whatif.after;
    return true;
}

bool notice_draft(struct office *office, const struct evaluation *now, const struct paper *paper,
                  const struct paper *with, struct arena *arena, struct notice_draft *out,
                  struct status *st)
{
    struct drafting drafting = {
        .office = office,
        .now = now,
        .instrument = framework_instrument(now->framework, paper->instrument),
        .paper = paper,
        .reasons = with != NULL ? with->answers : paper->answers,
        .arena = arena,
    };
    *out = (struct notice_draft){0};
    if (drafting.instrument == NULL)
        return true;
    drafting.kpis =
        paper->covers[0] != '\0' ? paper->covers : notice_kpis(now, drafting.reasons, arena);
    if (!look_ahead(&drafting, st))
        return false;
    size_t most = drafting.instrument->content_count;
    struct field *fields = ARENA_ARRAY(arena, most + 1, struct field);
    bool *is_settled = ARENA_ARRAY(arena, most + 1, bool);
    out->content = ARENA_ARRAY(arena, most + 1, const struct content *);
    for (size_t i = 0; i < most; i++) {
        const struct content *content = &drafting.instrument->content[i];
        if (!act_content_asked(content, paper->covers))
            continue;
        out->content[out->count] = content;
        is_settled[out->count] = settled(content);
        fields[out->count++] =
            (struct field){act_content_name(content, arena), fill(&drafting, content)};
    }
    out->fields = fields;
    out->settled = is_settled;
    return true;
}
