// SPDX-License-Identifier: MIT
// The grid of KPIs against quarters, as rows of a page.
#ifndef TUI_KPIGRID_H
#define TUI_KPIGRID_H

#include "model/evaluation.h"
#include "tui/doc.h"

// Whether there is anything to show: a contract of a framework without colours and results has no grid.
bool kpigrid_any(const struct evaluation *evaluation);
// Appends a heading row and one row per KPI: name, colours (and with room values) of the last quarters, target. With troubled_first
// those that were not green in these quarters stand before the others.
void kpigrid_add(struct doc *doc, const struct evaluation *evaluation, bool troubled_first);

#endif
