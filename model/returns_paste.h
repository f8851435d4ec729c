// SPDX-License-Identifier: MIT
// Figures copied from a spreadsheet: which of them belongs to which KPI of a return.
#ifndef MODEL_RETURNS_PASTE_H
#define MODEL_RETURNS_PASTE_H

#include "model/returns_entry.h"

// Whether it is more than one figure: it has line ends or tabs between words.
bool return_paste_is_many(const char *pasted);

// Lays the figures out: texts[i] is what lands in the cell of KPI i of the sheet, NULL where none does; count of the sheet many, in the arena.
// Taken are a column of figures (from the KPI `at` on), a row of them, and both with references ("7", "KPI 7", "7 EMS compliance") before or
// above them, with or without a heading. Empty cells leave theirs alone. False, with a sentence that says what to do, for any other shape:
// nothing of it lands anywhere then.
bool return_paste(const struct return_sheet *sheet, const char *pasted, size_t at,
                  struct arena *arena, const char ***texts, struct status *st);

#endif
