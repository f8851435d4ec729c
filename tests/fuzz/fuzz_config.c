// SPDX-License-Identifier: MIT
// Any text as a configuration and as a theme: nothing crashes, what is printed can be read again and says the same. libconfig 1.5
// leaks at a syntax error within a string, so leaks are not looked for here.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/config_file.h"
#include "tui/theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void); // NOLINT(bugprone-reserved-identifier): its name is given

const char *__asan_default_options(void) // NOLINT(bugprone-reserved-identifier)
{
    return "detect_leaks=0";
}

static struct config *load(const char *text, size_t size)
{
    static const char *const environment[] = {"HOME=/nonexistent", NULL};
    struct config *config =
        config_load(&(struct config_sources){.path = "/dev/null/none", .environment = environment});
    config_read_text(config, "fuzz.conf", text, size);
    return config;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 8192)
        return 0;
    char *text = xstrndup((const char *)data, size);
    size_t length = strlen(text);
    struct config *config = load(text, length);
    struct text printed = {0}, mistakes = {0};
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_allows((enum option)i, config_text(config, (enum option)i)))
            abort();
    }
    config_print(config, &printed);
    config_check(config, &mistakes);
    struct config *again = load(text_get(&printed), printed.length);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (strcmp(config_text(config, (enum option)i), config_text(again, (enum option)i)) != 0)
            abort();
    }
    struct theme theme = {0};
    text_clear(&mistakes);
    theme_read_text("fuzz.conf", text, length, &theme, &mistakes);
    for (int i = 0; i < ROLE_COUNT; i++) {
        for (int tier = TIER_TRUE; tier <= TIER_MONO; tier++)
            look_for_tier(theme.looks[i], (enum role)i, (enum tier)tier);
    }
    config_free(config);
    config_free(again);
    text_release(&printed);
    text_release(&mistakes);
    free(text);
    return 0;
}
