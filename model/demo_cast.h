// SPDX-License-Identifier: MIT
// Who appears in the demonstration: invented providers, their contracts and the officers who look after them.
#ifndef MODEL_DEMO_CAST_H
#define MODEL_DEMO_CAST_H

#include <stddef.h>

// How a contract goes. STORY: as model/demo_stories.c tells it.
enum bearing {
    BEARING_STRONG,
    BEARING_FAIR,
    BEARING_WAVERING,
    BEARING_WEAK,
    BEARING_RISING,
    BEARING_FALLING,
    BEARING_STORY
};

struct part {             // one contract; or, without a reference, a provider that has none
    const char *provider; // rows of the same name are contracts of one provider
    const char *contract;
    int zone;
    int officer;               // 0: whoever runs the demonstration; else demo_officers[officer - 1]
    const char *starts, *ends; // ends NULL: open
    int value;                 // pounds
    enum bearing bearing;
};

extern const struct part demo_cast[];
extern const size_t demo_cast_count;

#define DEMO_OFFICERS 4
extern const char *const demo_officers[DEMO_OFFICERS]; // logins

#endif
