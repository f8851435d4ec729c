// SPDX-License-Identifier: MIT
// A look at the bytes of a framework file before libconfig reads it: what libconfig would take silently for something else
// (numbers that wrap, floating point, NUL), refuse without saying why (byte-order mark, a comma too many), or follow (@include).
#ifndef FRAMEWORKS_SCAN_H
#define FRAMEWORKS_SCAN_H

#include "model/frameworks/issues.h"

struct scanned {
    char *
        text; // a copy for libconfig with what was found mended where that is possible, so that reading goes on; caller frees
    bool broken; // brackets, quotes or encoding are so wrong that libconfig could only repeat it
};

void framework_scan(const char *bytes, size_t size, struct issues *issues, struct scanned *out);

#endif
