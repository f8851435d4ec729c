// SPDX-License-Identifier: MIT
// Whether a grade that a regulator published asks for something. Private to model/rules.
#ifndef RULES_GRADES_H
#define RULES_GRADES_H

#include "model/ground/arena.h"
#include "model/rules/framework.h"

// Place on the regulator's scale, 1 the worst; 0 if it is not on it.
int grade_rank(const struct framework *framework, const char *regulator, const char *grade);
// Whether a grade sets a trigger off, compared with the one before it of the same location, group and domain; *why in words.
bool grade_triggers(const struct framework *framework, const struct contract_facts *facts,
                    const struct grade_trigger *trigger, const struct fact *grade, moment known_at,
                    const char **why, struct arena *arena);

#endif
