// SPDX-License-Identifier: MIT
// What would come next: the counting rules that are nearest to their next step, as rows of a page.
#ifndef TUI_GAUGES_H
#define TUI_GAUGES_H

#include "tui/doc.h"

// Appends at most so many that something counts in already, by how little is missing against what the rule asks for; then one where a
// single failure is enough although nothing counts yet, if `fresh` or if there was none of the former. What is reached is a finding by
// now and is left out.
void gauges_add(struct doc *doc, const struct outcome *outcome, size_t most, bool fresh);

#endif
