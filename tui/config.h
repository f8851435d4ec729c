// SPDX-License-Identifier: MIT
// The configuration as it stands after all its sources: built-in < /etc/contractmon.conf < the environment's NO_COLOR and ESCDELAY <
// $XDG_CONFIG_HOME/contractmon/contractmon.conf < CONTRACTMON_* < flags. Mistakes are kept and told; they never stop the program.
#ifndef TUI_CONFIG_H
#define TUI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/text.h"
#include "tui/options.h"

struct config;
struct keymap;

struct config_flag {   // an option given on the command line
    const char *name;  // of the option: "theme"
    const char *value; // "true" for a flag without a value
    const char *shown; // how it is named as an origin: "--theme"; NULL: "--" and the name
};

struct config_sources {
    const char *path; // --config FILE: read instead of the system's and the person's file; or NULL
    const char *const *
        environment; // "NAME=value" strings, ended by NULL; NULL: the environment counts for nothing
    const struct config_flag *flags; // in order; later ones win
    size_t flag_count;
};

// Reads everything. Never fails: what cannot be read or understood keeps the value of the source before and becomes a mistake.
// Owned by the caller (config_free).
struct config *config_load(const struct config_sources *sources);
void config_free(struct config *config);

// Values. Strings are owned by the configuration and never NULL.
const char *config_text(const struct config *config, enum option option);
bool config_yes(const struct config *config, enum option option);
long config_number(const struct config *config, enum option option);
int config_choice(const struct config *config,
                  enum option option); // counted from 0 in the order of the choices
// Where the value comes from: "built-in", "/etc/contractmon.conf:7", "CONTRACTMON_THEME", "--theme".
const char *config_origin(const struct config *config, enum option option);

const struct keymap *config_keymap(const struct config *config);

// The environment's value of a name as the sources gave it, or NULL.
const char *config_environment(const struct config *config, const char *name);
// Folders by the XDG rules (empty and relative values are ignored): $XDG_DATA_HOME/contractmon, $XDG_STATE_HOME/contractmon,
// $XDG_CONFIG_HOME/contractmon. NULL when there is no home. Owned by the configuration.
const char *config_data_folder(const struct config *config);
const char *config_state_folder(const struct config *config);
const char *config_config_folder(const struct config *config);
// The database: the option, or else contractmon.db in the data folder; NULL when there is no home.
const char *config_database(const struct config *config);

// Mistakes in the order in which they were found: "path:7: what, and what is allowed". NULL past the last.
const char *config_mistake(const struct config *config, size_t index);

// `config print`: every option and key with its value and origin, one per line, as a configuration file with remarks.
void config_print(const struct config *config, struct text *out);
// `config check`: the mistakes, one per line; the number of them. 0: appends nothing.
size_t config_check(const struct config *config, struct text *out);
// `config print --example`: every option and action with its default and what it is for (contractmon.conf.example).
void config_example(struct text *out);
// The options as items of a manual page (roff, man(7) macros .TP).
void config_manual(struct text *out);

#endif
