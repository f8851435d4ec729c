// SPDX-License-Identifier: MIT
// What a dossier says, section by section.
#ifndef TUI_DOSSIER_PAGE_H
#define TUI_DOSSIER_PAGE_H

#include "model/evaluation.h"
#include "tui/doc.h"

struct dossier {
    int64_t provider;
    int64_t contract;    // the one that stands first; 0: none
    const char *title;   // "HC-014 Acorn Homecare", in the doc's arena
    const char *trouble; // why that contract could not be worked out, in the doc's arena; NULL
};

// Fills the page: the chosen contract in full, the provider's other contracts in short, locations and grades.
void dossier_make(struct dossier *dossier, struct app *app, struct doc *doc);

// Sections, each with its heading; empty ones are left out.
// officer: as it is told (cover_officer); "" where there is none.
void dossier_contract(struct doc *doc, const struct evaluation *evaluation, const char *officer,
                      bool ascii);
void dossier_findings(struct doc *doc, const struct evaluation *evaluation);
void dossier_gauges(struct doc *doc, const struct evaluation *evaluation);
void dossier_papers(struct doc *doc, const struct evaluation *evaluation);
void dossier_dues(struct doc *doc, const struct evaluation *evaluation);
void dossier_contacts(struct doc *doc, const struct evaluation *evaluation);
void dossier_history(struct doc *doc, struct app *app, const struct evaluation *evaluation);
// dossier_parties.c: names of the provider; people, notes and changes of it (contract 0) or as far as they are about the contract.
void dossier_provider(struct doc *doc, struct app *app, const struct provider *provider);
void dossier_last_contact(struct doc *doc, struct app *app, const struct evaluation *evaluation);
void dossier_parties(struct doc *doc, struct app *app, int64_t provider, int64_t contract);
// No more than `most` locations; 0: all.
void dossier_locations(struct doc *doc, struct app *app, int64_t provider, size_t most);

#endif
