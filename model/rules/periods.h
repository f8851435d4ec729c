// SPDX-License-Identifier: MIT
// Which periods a KPI is returned for: those of the published calendar (001 L148-158), else one after the other by its interval, beginning
// with the year. Nothing is invented for the time after a calendar; before it, periods are as they would be by its rhythm.
#ifndef RULES_PERIODS_H
#define RULES_PERIODS_H

#include <stdbool.h>

#include "model/ground/date.h"
#include "model/ground/text.h"
#include "model/rules/facts.h"
#include "model/rules/framework.h"

int period_months(const struct kpi *kpi);
// The month with which the period begins that holds a day, whether or not it exists.
day period_holding(const struct framework *framework, const struct kpi *kpi, day d);
// Whether a period begins on that day. A contract that began within one may name its own first day for it.
bool period_exists(const struct framework *framework, const struct kpi *kpi, day starts, day first);
// Whether a day lies in a period that there is: enough for a report before the return.
bool period_covers(const struct framework *framework, const struct kpi *kpi, day d);
// The last day of the published calendar; DAY_NEVER where there is none.
day period_calendar_end(const struct framework *framework);
// The day by which the return for the period that holds a day is due; DAY_NONE where nobody says.
day period_due(const struct framework *framework, const struct kpi *kpi, day d);
// By how many days a result came late; 0 for one in time, for one that nobody waits for, and for what corrects an earlier one.
int period_days_late(const struct framework *framework, const struct contract_facts *facts,
                     const struct fact *result);
// Why there is no period that begins on that day, and which there are: "KPI 2 has no period that begins on 2020-08-01; by the calendar of ..".
void period_words(const struct framework *framework, const struct kpi *kpi, day first,
                  struct text *out);

#endif
