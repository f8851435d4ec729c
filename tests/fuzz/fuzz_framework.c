// SPDX-License-Identifier: MIT
// Any bytes as a framework file: read or refused with words, never more. libconfig 1.5 leaks one byte at a syntax error, so leaks
// are not looked for here.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void); // NOLINT(bugprone-reserved-identifier): its name is given

const char *__asan_default_options(void) // NOLINT(bugprone-reserved-identifier)
{
    return "detect_leaks=0";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = xmalloc(size + 1);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    struct arena *arena = arena_new();
    struct status st = {0};
    struct framework_report report;
    const struct framework *framework = NULL;
    bool ok = framework_read(text, "fuzz", arena, &framework, &report, &st);
    if (ok != (framework != NULL) || ok != (report.mistakes == 0) || ok != (st.code == STATUS_OK))
        abort();
    status_clear(&st);
    arena_free(arena);
    free(text);
    return 0;
}
