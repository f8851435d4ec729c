// SPDX-License-Identifier: MIT
// Ratings, and what is offered for each: every intervention says something of every rating, even if only that the document is silent.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

static void check_ranks(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    for (size_t i = 1; i < p->rating_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (p->ratings[j].rank == p->ratings[i].rank &&
                settings_sound(reader, &p->ratings[i]) && settings_sound(reader, &p->ratings[j]))
                issue_mistake(reader->issues, settings_line(reader, &p->ratings[i], "rank"),
                              "%s has the rank of %s: each has its own, the graver the higher.",
                              settings_subject(reader, &p->ratings[i]),
                              settings_label(reader, &p->ratings[j]));
        }
    }
}

static void check_available(const struct reader *reader, const struct intervention *intervention)
{
    const struct provisions *p = &reader->framework->provisions;
    struct names ratings = CHECK_NAMES(reader, p->ratings, p->rating_count, struct rating, id);
    struct names modes = CHECK_NAMES(reader, p->modes, p->mode_count, struct mode, id);
    struct names said = CHECK_NAMES(reader, intervention->availability,
                                    intervention->availability_count, struct availability, rating);
    size_t mistakes = reader->issues->mistakes;
    check_unique(reader, (struct check_list)CHECK_LIST(intervention->availability,
                                                       intervention->availability_count,
                                                       struct availability, rating, "rating"));
    for (size_t i = 0; i < intervention->availability_count; i++) {
        const struct availability *row = &intervention->availability[i];
        check_references(reader, row, "rating", &row->rating, 1, "rating", ratings);
        check_references(reader, row, "modes", row->modes.list, row->modes.count, "mode", modes);
        if (row->listed && row->modes.count == 0)
            issue_mistake(reader->issues, settings_line(reader, row, "listed"),
                          "%s is listed and names no \"modes\".", settings_subject(reader, row));
    }
    // with a mistake in its rows, the rating that looks forgotten may be the one that was meant
    for (size_t i = 0; i < ratings.count && reader->issues->mistakes == mistakes; i++) {
        if (!check_listed(ratings.list[i], said.list, said.count))
            issue_mistake(reader->issues, settings_line(reader, intervention, "availability"),
                          "%s says nothing of the rating \"%s\": where the document is silent, "
                          "write listed = false.",
                          settings_subject(reader, intervention), ratings.list[i]);
    }
}

void check_interventions(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    struct names parties = CHECK_NAMES(reader, p->parties, p->party_count, struct party, id);
    check_ranks(reader);
    for (size_t i = 0; i < p->intervention_count; i++) {
        const struct intervention *intervention = &p->interventions[i];
        if (!settings_sound(reader, intervention))
            continue;
        check_available(reader, intervention);
        check_unique(reader, (struct check_list)CHECK_LIST(intervention->done_when,
                                                           intervention->done_count, struct phrase,
                                                           id, "id"));
        check_references(reader, intervention, "informs", intervention->informs.list,
                         intervention->informs.count, "party", parties);
        for (size_t j = 0; j < i; j++) {
            if (p->interventions[j].number == intervention->number)
                issue_mistake(reader->issues, settings_line(reader, intervention, "number"),
                              "%s has the number %d, as the intervention \"%s\" of line %d has.",
                              settings_subject(reader, intervention), intervention->number,
                              p->interventions[j].id,
                              settings_line(reader, &p->interventions[j], "number"));
        }
    }
}
