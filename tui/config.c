// SPDX-License-Identifier: MIT
// Putting the configuration together from its sources, and its values.
#include "config_file.h"

#include <ctype.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tui/theme.h"

#define SYSTEM_FILE "/etc/contractmon.conf"
#define PREFIX      "CONTRACTMON_"

void config_note(struct config *config, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    config->mistakes = list_room(config->mistakes, &config->mistake_capacity, config->mistake_count,
                                 sizeof *config->mistakes);
    config->mistakes[config->mistake_count++] = xvasprintf(format, args);
    va_end(args);
}

void configured_set(struct configured *configured, const char *value, const char *origin)
{
    free(configured->value);
    free(configured->origin);
    configured->value = xstrdup(value);
    configured->origin = xstrdup(origin);
}

const char *config_environment(const struct config *config, const char *name)
{
    size_t length = strlen(name);
    for (const char *const *at = config->environment; at && *at; at++) {
        if (strncmp(*at, name, length) == 0 && (*at)[length] == '=')
            return *at + length + 1;
    }
    return NULL;
}

// A folder by the XDG rules, "/contractmon" behind it; NULL without a home. Caller frees.
static char *xdg_folder(const struct config *config, const char *name, const char *below_home)
{
    const char *set = config_environment(config, name);
    if (set && *set == '/')
        return xasprintf("%s/contractmon", set);
    return config->home ? xasprintf("%s/%s/contractmon", config->home, below_home) : NULL;
}

static void find_folders(struct config *config)
{
    const char *home = config_environment(config, "HOME");
    if (!home || *home != '/') {
        const struct passwd *person = getpwuid(getuid());
        home = person ? person->pw_dir : NULL;
    }
    config->home = home && *home == '/' ? xstrdup(home) : NULL;
    config->data_folder = xdg_folder(config, "XDG_DATA_HOME", ".local/share");
    config->state_folder = xdg_folder(config, "XDG_STATE_HOME", ".local/state");
    config->config_folder = xdg_folder(config, "XDG_CONFIG_HOME", ".config");
}

// Sets an option from a flag or the environment, which both write it as plain text.
static void set_option(struct config *config, enum option option, const char *value,
                       const char *origin)
{
    if (option_allows(option, value)) {
        configured_set(&config->options[option], value, origin);
        return;
    }
    struct text allowed = {0};
    option_allowed(option, &allowed);
    config_note(config, "%s: %s must be %s, not %s; %s stays", origin, option_info(option)->name,
                text_get(&allowed), value, config->options[option].value);
    text_release(&allowed);
}

// NO_COLOR and ESCDELAY belong to the person's surroundings: they come before what the person says to this program.
static void read_surroundings(struct config *config)
{
    const char *no_color = config_environment(config, "NO_COLOR");
    if (no_color && *no_color)
        configured_set(&config->options[OPTION_COLOR], "never", "NO_COLOR");
    const char *delay = config_environment(config, "ESCDELAY");
    if (delay && isdigit((unsigned char)*delay)) {
        const struct option_info *info = option_info(OPTION_ESCAPE_DELAY);
        long number = strtol(delay, NULL, 10);
        number = number < info->least ? info->least : number > info->most ? info->most : number;
        char *value = xasprintf("%ld", number);
        configured_set(&config->options[OPTION_ESCAPE_DELAY], value, "ESCDELAY");
        free(value);
    }
}

static void read_environment(struct config *config)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        char *name = xasprintf(PREFIX "%s", option_info((enum option)i)->name);
        for (char *at = name; *at; at++)
            *at = (char)toupper((unsigned char)*at);
        const char *value = config_environment(config, name);
        if (value)
            set_option(config, (enum option)i, value, name);
        free(name);
    }
}

static void read_flags(struct config *config, const struct config_sources *sources)
{
    for (size_t i = 0; i < sources->flag_count; i++) {
        const struct config_flag *flag = &sources->flags[i];
        char *shown = flag->shown ? xstrdup(flag->shown) : xasprintf("--%s", flag->name);
        enum option option;
        if (option_find(flag->name, &option))
            set_option(config, option, flag->value, shown);
        else
            config_note(config, "%s: there is no option \"%s\"", shown, flag->name);
        free(shown);
    }
}

// Whoever cannot ask for help or leave is lost, so these keep their keys when the configuration takes them all.
static void keep_reachable(struct config *config, enum action action)
{
    key pressed;
    if (keymap_key(config->keymap, action, 0, &pressed))
        return;
    struct text why = {0};
    keymap_bind(config->keymap, action, action_info(action)->keys, &why);
    config_note(config, "%s: %s needs a key; %s stay",
                config->keys[action].origin ? config->keys[action].origin : "keys",
                action_info(action)->name, action_info(action)->keys);
    text_release(&why);
}

static void note_conflict(struct config *config, const struct key_conflict *conflict,
                          enum action loser)
{
    struct text name = {0};
    key_add_name(conflict->pressed, &name);
    enum action winner = loser == conflict->first ? conflict->second : conflict->first;
    const char *origin =
        config->keys[winner].origin ? config->keys[winner].origin : config->keys[loser].origin;
    config_note(config, "%s: the key %s is given to both %s and %s; it stays with %s",
                origin ? origin : "built-in", text_get(&name), action_info(conflict->first)->name,
                action_info(conflict->second)->name, action_info(winner)->name);
    text_release(&name);
}

static void make_keymap(struct config *config)
{
    struct text why = {0};
    config->keymap = keymap_new(config_yes(config, OPTION_LETTER_KEYS));
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (config->keys[i].value)
            keymap_bind(config->keymap, (enum action)i, config->keys[i].value, &why);
    }
    text_release(&why);
    // A key the person has given to an action is taken from the one that had it by default.
    struct key_conflict conflict;
    for (size_t at = 0; keymap_conflict(config->keymap, &at, &conflict); at = 0) {
        bool first_wins =
            config->keys[conflict.first].value || !config->keys[conflict.second].value;
        enum action loser = first_wins ? conflict.second : conflict.first;
        note_conflict(config, &conflict, loser);
        keymap_take(config->keymap, loser, conflict.pressed);
    }
    keep_reachable(config, ACTION_HELP);
    keep_reachable(config, ACTION_QUIT);
}

// A theme that is neither shipped nor a path is most likely a slip of the fingers.
static void check_theme(struct config *config)
{
    const char *name = config_text(config, OPTION_THEME);
    if (theme_shipped_text(name) || strchr(name, '/'))
        return;
    const char *nearest = theme_nearest(name);
    config_note(config,
                "%s: there is no theme \"%s\"%s%s%s; default is used (a file of your own is named "
                "by its path)",
                config_origin(config, OPTION_THEME), name, nearest ? ". Did you mean " : "",
                nearest ? nearest : "", nearest ? "?" : "");
    configured_set(&config->options[OPTION_THEME], option_info(OPTION_THEME)->standard, "built-in");
}

struct config *config_load(const struct config_sources *sources)
{
    struct config *config = xcalloc(1, sizeof *config);
    config->environment = sources->environment;
    for (int i = 0; i < OPTION_COUNT; i++)
        configured_set(&config->options[i], option_info((enum option)i)->standard, "built-in");
    find_folders(config);
    if (!sources->path)
        config_read_file_at(config, SYSTEM_FILE, false);
    read_surroundings(config);
    if (sources->path) {
        config_read_file_at(config, sources->path, true);
    } else if (config->config_folder) {
        char *path = xasprintf("%s/contractmon.conf", config->config_folder);
        config_read_file_at(config, path, false);
        free(path);
    }
    read_environment(config);
    read_flags(config, sources);
    check_theme(config);
    make_keymap(config);
    if (*config_text(config, OPTION_DB))
        config->database = xstrdup(config_text(config, OPTION_DB));
    else if (config->data_folder)
        config->database = xasprintf("%s/contractmon.db", config->data_folder);
    return config;
}

void config_free(struct config *config)
{
    if (!config)
        return;
    for (int i = 0; i < OPTION_COUNT; i++) {
        free(config->options[i].value);
        free(config->options[i].origin);
    }
    for (int i = 0; i < ACTION_COUNT; i++) {
        free(config->keys[i].value);
        free(config->keys[i].origin);
    }
    for (size_t i = 0; i < config->mistake_count; i++)
        free(config->mistakes[i]);
    free(config->mistakes);
    keymap_free(config->keymap);
    free(config->home);
    free(config->data_folder);
    free(config->state_folder);
    free(config->config_folder);
    free(config->database);
    free(config);
}

const char *config_text(const struct config *config, enum option option)
{
    return config->options[option].value;
}

bool config_yes(const struct config *config, enum option option)
{
    return text_equal(config->options[option].value, "true");
}

long config_number(const struct config *config, enum option option)
{
    return strtol(config->options[option].value, NULL, 10);
}

int config_choice(const struct config *config, enum option option)
{
    return option_choice(option, config->options[option].value);
}

const char *config_origin(const struct config *config, enum option option)
{
    return config->options[option].origin;
}

const struct keymap *config_keymap(const struct config *config)
{
    return config->keymap;
}

const char *config_data_folder(const struct config *config)
{
    return config->data_folder;
}

const char *config_state_folder(const struct config *config)
{
    return config->state_folder;
}

const char *config_config_folder(const struct config *config)
{
    return config->config_folder;
}

const char *config_database(const struct config *config)
{
    return config->database;
}

const char *config_mistake(const struct config *config, size_t index)
{
    return index < config->mistake_count ? config->mistakes[index] : NULL;
}
