// SPDX-License-Identifier: MIT
// Framework files: reading and checking them (libconfig), and the ones that are shipped, compiled in from this folder.
#ifndef FRAMEWORKS_FRAMEWORKS_H
#define FRAMEWORKS_FRAMEWORKS_H

#include "model/ground/arena.h"
#include "model/ground/status.h"
#include "model/ground/text.h"
#include "model/rules/framework.h"

// What a check found: a mistake refuses the file, a warning does not.
struct framework_issue {
    bool mistake;
    int line;         // 0: the file as a whole
    const char *text; // a sentence an officer can act on
};
struct framework_report {
    struct framework_issue *issues; // in order of lines
    size_t count;
    size_t mistakes;
};

// Reads the text of a framework file. name is used in messages ("file:line: ..."). The framework lives in the arena. False when it has
// a mistake: the status (STATUS_DATA) holds one line per mistake. report may be NULL.
bool framework_read(const char *text, const char *name, struct arena *arena,
                    const struct framework **out, struct framework_report *report,
                    struct status *st);
// Reads a file from disk and then as framework_read.
bool framework_read_file(const char *path, struct arena *arena, const struct framework **out,
                         struct framework_report *report, struct status *st);

// The shipped files, by id; NULL text if there is none. framework_shipped(i) walks them: false past the last.
const char *framework_shipped_text(const char *id);
bool framework_shipped(size_t index, const char **id, const char **text);

// Appends the format of a framework file: every group and setting, what it takes and what it is for.
void framework_describe(struct text *out);

#endif
