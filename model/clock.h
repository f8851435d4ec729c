// SPDX-License-Identifier: MIT
// The one place that asks the time.
#ifndef MODEL_CLOCK_H
#define MODEL_CLOCK_H

#include "model/ground/date.h"

// Now, or what CONTRACTMON_NOW says (an RFC 3339 time, or a date meaning 09:00 UTC of that day), for tests and demonstrations.
moment clock_now(void);
// The system's clock, whatever the environment says.
moment clock_real(void);
// Milliseconds of a clock that only goes forward, for time-outs.
int64_t clock_ticks(void);

#endif
