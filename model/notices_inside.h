// SPDX-License-Identifier: MIT
// What the drafting of papers is made of: a function for each item that a framework's content can name. Inside model/notices_*.c only.
#ifndef MODEL_NOTICES_INSIDE_H
#define MODEL_NOTICES_INSIDE_H

#include "model/notices.h"

struct drafting {
    struct office *office;
    const struct evaluation *now;
    const struct instrument *instrument;
    const struct paper *paper;
    const char *
        reasons; // keys of the findings that are its reasons: its own, or those of the notice that it goes with
    const char *kpis; // joined by ';': what it covers, or what its findings are about
    struct arena *arena;
    const struct outcome *after; // as it would stand once it is served
};

// Each appends what the facts give; nothing where only a person can say.
void fill_reasons(const struct drafting *drafting, struct text *out);
void fill_count(const struct drafting *drafting, struct text *out);
void fill_previous(const struct drafting *drafting, struct text *out);
void fill_consequences(const struct drafting *drafting, struct text *out);
void fill_failure(const struct drafting *drafting, struct text *out);
void fill_date(const struct drafting *drafting, struct text *out);
void fill_timescale(const struct drafting *drafting, struct text *out);
void fill_compensation(const struct drafting *drafting, struct text *out);

#endif
