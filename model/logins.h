// SPDX-License-Identifier: MIT
// Whether anybody looks after contracts under a login: a slip of the keys must not pass for an officer who has nothing to do.
#ifndef MODEL_LOGINS_H
#define MODEL_LOGINS_H

#include "model/office.h"

// Known is who has a contract that has not ended on the office's day (with `ended`: any), who covers somebody or is covered, now or later,
// and whoever runs the program. False: STATUS_UNKNOWN, with the nearest login or all that there are.
bool login_known(struct office *office, const char *login, bool ended, struct status *st);

#endif
