// SPDX-License-Identifier: MIT
// Which KPIs a paper of the demonstration is about, as bits in the order of the framework.
#ifndef MODEL_DEMO_COVERS_H
#define MODEL_DEMO_COVERS_H

#include "model/demo_tale.h"

uint64_t covers_of(const struct tale *tale, const char *covers); // of "1;4;7"
const char *covers_list(struct tale *tale, uint64_t bits);       // and back
// Of what a finding counted, perhaps NULL; and of all the findings that a notice answers.
uint64_t covers_of_finding(const struct tale *tale, const struct finding *finding);
uint64_t covers_of_notice(const struct tale *tale, const struct outcome *outcome,
                          const char *notice);

#endif
