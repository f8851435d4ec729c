// SPDX-License-Identifier: MIT
// All about one provider or contract on one page that scrolls.
#ifndef TUI_DOSSIER_H
#define TUI_DOSSIER_H

#include "tui/app.h"

// Opens it on top; contract 0: the provider as such. Returns REACT_... bits.
unsigned dossier_open(struct app *app, int64_t provider, int64_t contract);

#endif
