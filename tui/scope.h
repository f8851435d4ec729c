// SPDX-License-Identifier: MIT
// Whose contracts lists show, of which provider, and which kinds of what is due: one choice that holds in the work queue, the calendar and
// the planner, and for the officer in the overview, too.
#ifndef TUI_SCOPE_H
#define TUI_SCOPE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/ground/text.h"

struct app;

struct scope {
    bool one;          // one officer's contracts, with those that he covers; otherwise those of all
    struct text login; // whose; "": contracts without an officer
    int64_t provider;  // 0: all
    struct text provider_name; // of it
    unsigned kinds;            // bits 1 << enum due_kind; 0: all
    uint64_t version;          // counts the changes: who has read for another one reads anew
};

void scope_release(struct scope *scope);

// The login for a query, NULL: of all. It lives until the choice changes.
const char *scope_officer(const struct scope *scope);
bool scope_is_mine(const struct scope *scope, const struct app *app);

void scope_take_officer(struct scope *scope, const char *login);                   // NULL: all
void scope_take_provider(struct scope *scope, int64_t provider, const char *name); // 0: all
void scope_take_kinds(struct scope *scope, unsigned kinds);
// All providers and kinds again; the officer stays.
void scope_widen(struct scope *scope);

// One's own contracts; where they are shown already, those of all. Says so in the message line, with whom one covers and until when.
void scope_turn_mine(struct scope *scope, struct app *app);
// Says whose contracts are shown from now on, of which provider, and which kinds.
void scope_say(const struct scope *scope, struct app *app);
// Appends the same for a heading: "Mine, and for bkaur until 4 Jun, Acorn Homecare". Kinds are left to whoever shows them.
void scope_words(const struct scope *scope, struct app *app, struct text *out);
// Appends ", Returns" where only one kind is shown.
void scope_kind_words(const struct scope *scope, struct text *out);
// The same as the first words of a title: "Mine", "All officers".
void scope_title(const char *words, struct text *out);
// What is said where no contract is shown; providers: they narrow what is shown, too.
void scope_nothing(const struct scope *scope, const struct app *app, bool providers,
                   struct text *out);

#endif
