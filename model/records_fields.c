// SPDX-License-Identifier: MIT
// The fields of records: the shape of a value, what must not be blank, and how fields are stored.
#include "model/records.h"

#include <string.h>

#include "model/ground/date.h"
#include "model/ground/decimal.h"
#include "model/ground/utf8.h"

static const struct {
    const char *word, *shape;
} types[RECORD_FIELD_KIND_COUNT] = {
#define TYPE_ROW(name, word, shape) [RECORD_##name] = {(word), (shape)},
    RECORD_FIELD_TYPES(TYPE_ROW)
#undef TYPE_ROW
};

const char *record_field_kind_word(enum record_field_kind kind)
{
    return types[kind].word;
}

enum { MOST_DIGITS = 9, MOST_ID = 64 };

// The shape of names in files and of references in the history (design 6).
static bool is_id(const char *value, size_t length)
{
    static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    return length > 0 && length <= MOST_ID && strspn(value, good) >= length;
}

static bool here(const struct record_field *field, const char *value, size_t length)
{
    for (const struct record_choice *choice = field->choices; choice->id != NULL; choice++) {
        if (strlen(choice->id) == length && strncmp(choice->id, value, length) == 0)
            return true;
    }
    return false;
}

static bool is_number(const char *value, size_t length)
{
    return length > 0 && length <= MOST_DIGITS && strspn(value, "0123456789") >= length;
}

// One value, or one of several; they are not terminated where they end.
static bool fits(const struct record_field *field, const char *value, size_t length)
{
    switch (field->kind) {
    case RECORD_NUMBER:
        return is_number(value, length);
    case RECORD_YES_NO:
        return (length == 3 && strncmp(value, "yes", 3) == 0) ||
               (length == 2 && strncmp(value, "no", 2) == 0);
    case RECORD_CHOICE:
    case RECORD_CHECKLIST:
        return field->choices != NULL ? here(field, value, length) : is_id(value, length);
    default: // of parties, too: most people who are told or who chair have a name and no id
        return length > 0;
    }
}

static bool all_fit(const struct record_field *field, const char *value)
{
    bool many = field->many || field->kind == RECORD_CHECKLIST;
    bool single = field->kind == RECORD_REFERENCE || field->kind == RECORD_PARTY;
    if (!many)
        return fits(field, value, strlen(value)) && !(single && strpbrk(value, ";\n") != NULL);
    for (const char *at = value;; at++) {
        size_t length = strcspn(at, ";");
        if (!fits(field, at, length) || memchr(at, '\n', length) != NULL)
            return false;
        at += length;
        if (*at == '\0')
            return true;
    }
}

static bool shaped(const struct record_field *field, const char *value)
{
    day on;
    int64_t pence;
    switch (field->kind) {
    case RECORD_TEXT:
    case RECORD_LINE:
        return true;
    case RECORD_DATE:
        return day_parse(value, &on);
    case RECORD_MONEY:
        return money_parse(value, &pence);
    default:
        return all_fit(field, value);
    }
}

static void add_choices(const struct record_field *field, struct text *words)
{
    for (const struct record_choice *choice = field->choices; choice->id != NULL; choice++)
        text_printf(words, "%s%s", words->length == 0 ? "one of " : ", ", choice->id);
}

bool record_field_check(const struct record_kind_row *kind, const char *name, const char *value,
                        struct status *st)
{
    const struct record_field *field = record_field_kind(kind, name);
    if (field == NULL) {
        const char *names[64];
        size_t count = 0;
        for (; count < kind->field_count && count < sizeof names / sizeof *names; count++)
            names[count] = kind->fields[count].name;
        const char *near = text_nearest(name, names, count);
        if (near == NULL)
            return status_add(st, STATUS_DATA, "%s has no field \"%s\".", kind->a, name);
        return status_add(st, STATUS_DATA, "%s has no field \"%s\"; did you mean \"%s\"?", kind->a,
                          name, near);
    }
    if (*value == '\0')
        return true;
    if (!utf8_valid(value, strlen(value), NULL))
        return status_add(st, STATUS_DATA, "%s is not text that can be read.", field->label);
    if (shaped(field, value))
        return true;
    struct text words = {0};
    if (field->choices != NULL)
        add_choices(field, &words);
    status_add(st, STATUS_DATA, "%s takes %s; \"%s\" is not.", field->label,
               words.length > 0 ? text_get(&words) : types[field->kind].shape, value);
    text_release(&words);
    return false;
}

static bool names_state(const char *const states[], const char *state)
{
    for (size_t i = 0; i < RECORD_MOST_STATES && states[i] != NULL; i++) {
        if (text_equal(states[i], "*") || text_equal(states[i], state))
            return true;
    }
    return false;
}

bool record_required(const struct record_field *field, const char *state)
{
    return names_state(field->required, state);
}

bool record_asked(const struct record_field *field, const char *state)
{
    return field->at[0] == NULL || names_state(field->at, state);
}

static bool given(const struct field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(fields[i].name, name))
            return fields[i].value[strspn(fields[i].value, " \t\r\n")] != '\0';
    }
    return false;
}

bool record_step_check(const struct record_kind_row *kind, const char *state,
                       const struct field *fields, size_t count, uint64_t unoffered,
                       struct status *st)
{
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = record_field_check(kind, fields[i].name, fields[i].value, st) && good;
    for (size_t i = 0; i < kind->field_count; i++) {
        if (!record_required(&kind->fields[i], state) || (unoffered >> i & 1) != 0 ||
            given(fields, count, kind->fields[i].name))
            continue;
        const struct record_state_kind *after = record_state_kind(kind, state);
        good = status_add(st, STATUS_DATA, "%s (%s) is blank, and a%s cannot %s without it.",
                          kind->fields[i].label, kind->fields[i].name, kind->a + 1,
                          after != NULL ? after->become : "go on");
    }
    return good;
}

void record_fields_write(const struct field *fields, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        if (*fields[i].value == '\0')
            continue;
        text_printf(out, "%s=", fields[i].name);
        for (const char *at = fields[i].value; *at != '\0'; at++) {
            if (*at == '\\' || *at == '\n')
                text_add(out, *at == '\n' ? "\\n" : "\\\\");
            else
                text_add_char(out, *at);
        }
        text_add_char(out, '\n');
    }
}

static const char *read_one(const char *value, size_t length, struct arena *arena)
{
    char *read = arena_strndup(arena, value, length), *to = read;
    for (const char *at = value; at < value + length; at++) {
        bool escaped = *at == '\\' && at + 1 < value + length && (at[1] == 'n' || at[1] == '\\');
        *to++ = escaped ? (*++at == 'n' ? '\n' : '\\') : *at;
    }
    *to = '\0';
    return read;
}

const struct field *record_fields_read(const char *text, struct arena *arena, size_t *count)
{
    struct field *fields = NULL;
    size_t room = 0;
    *count = 0;
    for (const char *line = text; *line != '\0';) {
        size_t length = strcspn(line, "\n"), name = strcspn(line, "=\n");
        if (name > 0 && name < length) {
            fields = arena_room(arena, fields, &room, *count, sizeof *fields);
            fields[(*count)++] =
                (struct field){.name = arena_strndup(arena, line, name),
                               .value = read_one(line + name + 1, length - name - 1, arena)};
        }
        line += length + (line[length] == '\n');
    }
    return fields;
}
