// SPDX-License-Identifier: MIT
// The framework files of this folder as they were when the program was built.
#include "frameworks.h"

#include "model/ground/text.h"

static const struct {
    const char *id, *text;
} shipped[] = {
#define EMBEDDED(name, text) {name, text},
#include "frameworks_embedded.h"
#undef EMBEDDED
};

bool framework_shipped(size_t index, const char **id, const char **text)
{
    if (index >= sizeof shipped / sizeof *shipped)
        return false;
    *id = shipped[index].id;
    *text = shipped[index].text;
    return true;
}

const char *framework_shipped_text(const char *id)
{
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        if (text_equal(shipped[i].id, id))
            return shipped[i].text;
    }
    return NULL;
}
