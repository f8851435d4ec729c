// SPDX-License-Identifier: MIT
#include "tui/command/flags.h"

static const struct flag_info flags[FLAG_COUNT] = {
#define FLAG_ROW(id, word, takes, says) \
    [FLAG_##id] = {.name = (word), .argument = (takes), .help = (says)},
    FLAGS(FLAG_ROW)
#undef FLAG_ROW
};

const struct flag_info *flag_info(enum flag flag)
{
    return &flags[flag];
}
