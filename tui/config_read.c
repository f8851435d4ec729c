// SPDX-License-Identifier: MIT
// Reading a configuration file (libconfig) and saying what is wrong with it, line by line.
#include "config_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/confscan.h"

enum { LARGEST_FILE = 1 << 20 };

struct reading {
    struct config *config;
    const char *name;
    const char *bytes; // the file's text, for what libconfig does not say
};

static void note(struct reading *reading, const config_setting_t *setting, const char *text)
{
    config_note(reading->config, "%s:%u: %s", reading->name, config_setting_source_line(setting),
                text);
}

static void note_nearest(struct reading *reading, const config_setting_t *setting, const char *what,
                         const char *nearest)
{
    struct text text = {0};
    text_printf(&text, "there is no %s \"%s\"", what, config_setting_name(setting));
    if (nearest)
        text_printf(&text, ". Did you mean %s?", nearest);
    note(reading, setting, text_get(&text));
    text_release(&text);
}

// The value as an option's text; NULL if the setting has another type.
static char *value_of(const config_setting_t *setting, enum option_type type)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_BOOL:
        return type == OPTION_YES_NO ? xstrdup(config_setting_get_bool(setting) ? "true" : "false")
                                     : NULL;
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        return type == OPTION_NUMBER ? xasprintf("%lld", config_setting_get_int64(setting)) : NULL;
    case CONFIG_TYPE_STRING:
        return type == OPTION_TEXT || type == OPTION_CHOICE
                   ? xstrdup(config_setting_get_string(setting))
                   : NULL;
    default:
        return NULL;
    }
}

static char *origin_of(const struct reading *reading, const config_setting_t *setting)
{
    return xasprintf("%s:%u", reading->name, config_setting_source_line(setting));
}

static void read_option(struct reading *reading, const config_setting_t *setting,
                        enum option option)
{
    char *value = value_of(setting, option_info(option)->type);
    if (value && option_allows(option, value)) {
        char *origin = origin_of(reading, setting);
        configured_set(&reading->config->options[option], value, origin);
        free(origin);
    } else {
        struct text text = {0};
        text_printf(&text, "%s must be ", option_info(option)->name);
        option_allowed(option, &text);
        if (value)
            text_printf(&text, ", not %s", value);
        text_printf(&text, "; %s stays",
                    *reading->config->options[option].value ? reading->config->options[option].value
                                                            : "the default");
        note(reading, setting, text_get(&text));
        text_release(&text);
    }
    free(value);
}

// Keys are one text of names separated by spaces, or a list of texts.
static bool key_names(const config_setting_t *setting, struct text *out)
{
    if (config_setting_type(setting) == CONFIG_TYPE_STRING) {
        text_add(out, config_setting_get_string(setting));
        return true;
    }
    if (!config_setting_is_aggregate(setting) || config_setting_is_group(setting))
        return false;
    for (int i = 0; i < config_setting_length(setting); i++) {
        const char *name = config_setting_get_string_elem(setting, i);
        if (!name)
            return false;
        text_printf(out, "%s%s", i ? " " : "", name);
    }
    return true;
}

static void read_key(struct reading *reading, const config_setting_t *setting)
{
    enum action action;
    struct text names = {0}, why = {0};
    if (!action_find(config_setting_name(setting), &action)) {
        note_nearest(reading, setting, "action", action_nearest(config_setting_name(setting)));
    } else if (!key_names(setting, &names)) {
        note(reading, setting, "keys are a text of names, such as \"F2 Ctrl-S\"");
    } else {
        struct keymap *trial = keymap_new(true);
        if (keymap_bind(trial, action, text_get(&names), &why)) {
            char *origin = origin_of(reading, setting);
            configured_set(&reading->config->keys[action], text_get(&names), origin);
            free(origin);
        } else {
            note(reading, setting, text_get(&why));
        }
        keymap_free(trial);
    }
    text_release(&names);
    text_release(&why);
}

static void read_setting(struct reading *reading, const config_setting_t *setting)
{
    enum option option;
    const char *name = config_setting_name(setting);
    if (text_equal(name, "keys")) {
        if (!config_setting_is_group(setting)) {
            note(reading, setting, "keys must be a group: keys = { quit = \"q F10\"; };");
            return;
        }
        for (int i = 0; i < config_setting_length(setting); i++)
            read_key(reading, config_setting_get_elem(setting, (unsigned)i));
    } else if (!option_find(name, &option)) {
        note_nearest(reading, setting, "option", option_nearest(name));
    } else if (config_setting_type(setting) == CONFIG_TYPE_INT &&
               confscan_wraps(reading->bytes, config_setting_source_line(setting))) {
        note(reading, setting, "the number is too large; it was left out");
    } else {
        read_option(reading, setting, option);
    }
}

void config_read_text(struct config *config, const char *name, const char *bytes, size_t count)
{
    size_t bad_at;
    unsigned line;
    struct reading reading = {.config = config, .name = name, .bytes = bytes};
    if (!utf8_valid(bytes, count, &bad_at)) {
        config_note(config, "%s:%u: bytes that are no text (UTF-8); the file was left out", name,
                    confscan_line(bytes, bad_at));
        return;
    }
    if (confscan_includes(bytes, &line)) {
        config_note(config, "%s:%u: @include is not understood here; the file was left out", name,
                    line);
        return;
    }
    config_t file;
    config_init(&file);
    if (config_read_string(&file, bytes)) {
        const config_setting_t *root = config_root_setting(&file);
        for (int i = 0; i < config_setting_length(root); i++)
            read_setting(&reading, config_setting_get_elem(root, (unsigned)i));
    } else if ((line = confscan_long_string(bytes, (unsigned)config_error_line(&file))) > 0) {
        config_note(config,
                    "%s:%u: a quote is opened here and not closed on the same line (%s at line "
                    "%d); the file was left out",
                    name, line, config_error_text(&file), config_error_line(&file));
    } else {
        config_note(config, "%s:%d: %s; the file was left out%s", name, config_error_line(&file),
                    config_error_text(&file),
                    confscan_comma_before(bytes, (unsigned)config_error_line(&file))
                        ? " (after the last item of a list or group there is no comma)"
                        : "");
    }
    config_destroy(&file);
}

// The whole file; NULL with a mistake noted when it is none that can be read.
static bool read_bytes(struct config *config, const char *path, int fd, struct text *out)
{
    struct stat about;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        config_note(config, "%s: is not a file", path);
        return false;
    }
    char block[16384];
    ssize_t got;
    while ((got = read(fd, block, sizeof block)) > 0 && out->length <= LARGEST_FILE)
        text_add_bytes(out, block, (size_t)got);
    if (got < 0) {
        config_note(config, "%s: cannot be read: %s", path, strerror(errno));
        return false;
    }
    if (out->length > LARGEST_FILE) {
        config_note(config, "%s: is larger than %d bytes; it was left out", path, LARGEST_FILE);
        return false;
    }
    return true;
}

void config_read_file_at(struct config *config, const char *path, bool must_exist)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        if (must_exist || (errno != ENOENT && errno != ENOTDIR))
            config_note(config, "%s: cannot be opened: %s", path, strerror(errno));
        return;
    }
    struct text bytes = {0};
    if (read_bytes(config, path, fd, &bytes))
        config_read_text(config, path, text_get(&bytes), bytes.length);
    close(fd);
    text_release(&bytes);
}
