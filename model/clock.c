// SPDX-License-Identifier: MIT
#include "model/clock.h"

#include <stdlib.h>
#include <time.h>

moment clock_real(void)
{
    return (moment)time(NULL);
}

moment clock_now(void)
{
    const char *pinned = getenv("CONTRACTMON_NOW");
    day date;
    moment now;
    if (pinned != NULL && day_parse(pinned, &date))
        return (moment)date * 86400 + 9 * 3600;
    if (pinned != NULL && moment_parse(pinned, &now))
        return now;
    return clock_real();
}

int64_t clock_ticks(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
