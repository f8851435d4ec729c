// SPDX-License-Identifier: MIT
// The visit planner: who has waited longest for a visit, weighted by risk; by area for a round trip; the load of the weeks ahead.
#ifndef TUI_PLANNER_H
#define TUI_PLANNER_H

#include "tui/app.h"

// Each returns REACT_... bits.
unsigned planner_open(struct app *app, const struct chosen *from);
unsigned planner_open_for(struct app *app, day on); // what is booked there is booked for that day

#endif
