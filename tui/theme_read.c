// SPDX-License-Identifier: MIT
// Reading a theme file: role = { fg = ..; bg = ..; bold = true; }, colours by name, number or "#rrggbb".
#include "theme.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <libconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ground/utf8.h"
#include "tui/confscan.h"

enum { LARGEST_FILE = 1 << 18 };

static const char *const hue_names[] = {"black", "red",     "green", "yellow",
                                        "blue",  "magenta", "cyan",  "white"};
enum { HUE_NAMES = sizeof hue_names / sizeof *hue_names };

static const struct {
    const char *name;
    unsigned bit;
} attribute_names[] = {{"bold", LOOK_BOLD},
                       {"reverse", LOOK_REVERSE},
                       {"underline", LOOK_UNDERLINE},
                       {"dim", LOOK_DIM}};
enum { ATTRIBUTE_NAMES = sizeof attribute_names / sizeof *attribute_names };

struct reading {
    const char *name;
    struct theme *theme;
    struct text *mistakes;
    bool good;
};

static void mistake(struct reading *reading, const config_setting_t *setting, const char *before,
                    const char *what, const char *after)
{
    reading->good = false;
    text_printf(reading->mistakes, "%s:%u: %s%s%s\n", reading->name,
                setting ? config_setting_source_line(setting) : 1, before, what, after);
}

// "default", a name ("red", "bright-red"), "#rrggbb", or a number 0 to 255.
static bool parse_hue(const config_setting_t *setting, int *out)
{
    int type = config_setting_type(setting);
    if (type == CONFIG_TYPE_INT) {
        *out = config_setting_get_int(setting);
        return *out >= 0 && *out <= 255;
    }
    const char *word = type == CONFIG_TYPE_STRING ? config_setting_get_string(setting) : "";
    if (*word == '#' && strlen(word) == 7 && strspn(word + 1, "0123456789abcdefABCDEF") == 6) {
        *out = (int)strtol(word + 1, NULL, 16) | HUE_RGB;
        return true;
    }
    *out = HUE_DEFAULT;
    if (text_equal(word, "default"))
        return true;
    bool bright = text_starts(word, "bright-");
    for (int i = 0; i < HUE_NAMES; i++) {
        if (text_equal(hue_names[i], bright ? word + strlen("bright-") : word)) {
            *out = i + (bright ? 8 : 0);
            return true;
        }
    }
    return false;
}

static bool find_attribute(const char *name, unsigned *bit)
{
    for (size_t i = 0; i < ATTRIBUTE_NAMES; i++) {
        if (text_equal(attribute_names[i].name, name)) {
            *bit = attribute_names[i].bit;
            return true;
        }
    }
    return false;
}

static void read_look(struct reading *reading, const config_setting_t *group, struct look *look)
{
    *look = (struct look){.fg = HUE_DEFAULT, .bg = HUE_DEFAULT};
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(setting);
        unsigned bit;
        if (text_equal(name, "fg") || text_equal(name, "bg")) {
            int *hue = *name == 'f' ? &look->fg : &look->bg;
            if (!parse_hue(setting, hue)) {
                *hue = HUE_DEFAULT;
                mistake(reading, setting, "", name,
                        " must be \"default\", a name such as \"red\" or \"bright-red\", 0 to 255, "
                        "or \"#rrggbb\"");
            }
        } else if (!find_attribute(name, &bit)) {
            mistake(reading, setting,
                    "a role has fg, bg, bold, reverse, underline and dim, but no \"", name, "\"");
        } else if (config_setting_type(setting) != CONFIG_TYPE_BOOL) {
            mistake(reading, setting, "", name, " must be true or false");
        } else if (config_setting_get_bool(setting)) {
            look->attributes |= bit;
        }
    }
}

static bool find_role(const char *name, enum role *out)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (text_equal(role_name((enum role)i), name)) {
            *out = (enum role)i;
            return true;
        }
    }
    return false;
}

static void read_role(struct reading *reading, const config_setting_t *setting)
{
    const char *name = config_setting_name(setting);
    enum role role;
    if (!find_role(name, &role)) {
        const char *words[ROLE_COUNT];
        for (int i = 0; i < ROLE_COUNT; i++)
            words[i] = role_name((enum role)i);
        const char *near = text_nearest(name, words, ROLE_COUNT);
        struct text after = {0};
        text_printf(&after, "\"%s%s%s", near ? ". Did you mean " : "", near ? near : "",
                    near ? "?" : "");
        mistake(reading, setting, "there is no role \"", name, text_get(&after));
        text_release(&after);
    } else if (!config_setting_is_group(setting)) {
        mistake(reading, setting, "", name, " must be a group: { fg = \"red\"; bold = true; }");
    } else {
        read_look(reading, setting, &reading->theme->looks[role]);
    }
}

bool theme_read_text(const char *name, const char *text, size_t size, struct theme *out,
                     struct text *mistakes)
{
    struct reading reading = {.name = name, .theme = out, .mistakes = mistakes, .good = true};
    size_t bad_at;
    unsigned line;
    if (!utf8_valid(text, size, &bad_at)) {
        mistake(&reading, NULL, "", "bytes that are no text (UTF-8)", "");
        return false;
    }
    if (confscan_includes(text, &line)) {
        mistake(&reading, NULL, "", "@include is not understood here", "");
        return false;
    }
    config_t file;
    config_init(&file);
    if (config_read_string(&file, text)) {
        const config_setting_t *root = config_root_setting(&file);
        for (int i = 0; i < config_setting_length(root); i++)
            read_role(&reading, config_setting_get_elem(root, (unsigned)i));
    } else {
        reading.good = false;
        line = confscan_long_string(text, (unsigned)config_error_line(&file));
        if (line > 0)
            text_printf(mistakes,
                        "%s:%u: a quote is opened here and not closed on the same line (%s at "
                        "line %d)\n",
                        name, line, config_error_text(&file), config_error_line(&file));
        else
            text_printf(mistakes, "%s:%d: %s\n", name, config_error_line(&file),
                        config_error_text(&file));
    }
    config_destroy(&file);
    return reading.good;
}

static bool read_path(const char *path, struct theme *out, struct text *mistakes)
{
    struct stat about;
    struct text bytes = {0};
    char block[8192];
    ssize_t got = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        while ((got = read(fd, block, sizeof block)) > 0 && bytes.length <= LARGEST_FILE)
            text_add_bytes(&bytes, block, (size_t)got);
    }
    bool good = got >= 0 && bytes.length <= LARGEST_FILE;
    if (!good)
        text_printf(mistakes, "%s: cannot be read as a theme%s%s\n", path, fd < 0 ? ": " : "",
                    fd < 0 ? strerror(errno) : "");
    if (fd >= 0)
        close(fd);
    good = good && theme_read_text(path, text_get(&bytes), bytes.length, out, mistakes);
    text_release(&bytes);
    return good;
}

bool theme_read(const char *name, struct theme *out, struct text *mistakes)
{
    *out = (struct theme){0};
    for (int i = 0; i < ROLE_COUNT; i++)
        out->looks[i] = (struct look){.fg = HUE_DEFAULT, .bg = HUE_DEFAULT};
    const char *base = theme_shipped_text("default"), *text = theme_shipped_text(name);
    bool good = !base || theme_read_text("default", base, strlen(base), out, mistakes);
    if (text_equal(name, "default"))
        return good;
    if (text)
        return theme_read_text(name, text, strlen(text), out, mistakes) && good;
    return read_path(name, out, mistakes) && good;
}
