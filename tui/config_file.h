// SPDX-License-Identifier: MIT
// What the parts of the configuration share: its values while it is being read.
#ifndef TUI_CONFIG_FILE_H
#define TUI_CONFIG_FILE_H

#include "tui/config.h"
#include "tui/keymap.h"

struct configured { // a value and where it comes from; both owned
    char *value;
    char *origin;
};

struct config {
    struct configured options[OPTION_COUNT];
    struct configured keys[ACTION_COUNT]; // value NULL: the default keys
    struct keymap *keymap;
    char **mistakes;
    size_t mistake_count, mistake_capacity;
    const char *const *environment; // the caller's
    char *home, *data_folder, *state_folder, *config_folder, *database;
};

void config_note(struct config *config, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void configured_set(struct configured *configured, const char *value, const char *origin);

// Reads the text of a configuration file; name is how it is called in messages. What is wrong becomes a mistake.
void config_read_text(struct config *config, const char *name, const char *bytes, size_t count);
// Reads a file. One that is absent is a mistake only if it must be there.
void config_read_file_at(struct config *config, const char *path, bool must_exist);

#endif
