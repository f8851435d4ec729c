// SPDX-License-Identifier: MIT
// From the bytes of a file to UTF-8.
#include "source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

typedef bool decoder(struct source *source, struct status *st);

static size_t line_of(const struct source *source, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++) {
        char c = source->bytes[i];
        line += c == '\n' || (c == '\r' && (i + 1 >= source->size || source->bytes[i + 1] != '\n'));
    }
    return line;
}

static void drop_front(struct source *source, size_t count)
{
    memmove(source->bytes, source->bytes + count, source->size - count + 1);
    source->size -= count;
}

static bool take_text(struct source *source, struct text *text)
{
    text_add_char(text, '\0'); // room for the terminator even when there is no text
    free(source->bytes);
    source->size = text->length - 1;
    source->bytes = text_take(text);
    return true;
}

static bool check_utf8(struct source *source, struct status *st)
{
    size_t bad = 0;
    if (utf8_valid(source->bytes, source->size, &bad))
        return true;
    if (source->bytes[bad] == '\0')
        return status_fail(st, STATUS_DATA,
                           "%s:%zu: a NUL byte: this is no text, or UTF-16 without its mark (then "
                           "say --encoding utf-16le).",
                           source->name, line_of(source, bad));
    return status_fail(st, STATUS_DATA, "%s:%zu: the byte 0x%02X is no UTF-8 here.", source->name,
                       line_of(source, bad), (unsigned char)source->bytes[bad]);
}

static bool from_utf8(struct source *source, struct status *st)
{
    if (source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        drop_front(source, 3);
    return check_utf8(source, st);
}

static bool from_utf16(struct source *source, bool big, struct status *st)
{
    const unsigned char *bytes = (const unsigned char *)source->bytes;
    struct text out = {0};
    size_t line = 1;
    for (size_t i = 0; i + 1 < source->size; i += 2) {
        uint32_t unit =
            big ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : (uint32_t)bytes[i + 1] << 8 | bytes[i];
        if (i == 0 && unit == 0xFEFF)
            continue;
        bool high = unit >= 0xD800 && unit <= 0xDBFF;
        if (high && i + 3 < source->size) {
            uint32_t low = big ? (uint32_t)bytes[i + 2] << 8 | bytes[i + 3]
                               : (uint32_t)bytes[i + 3] << 8 | bytes[i + 2];
            high = low < 0xDC00 || low > 0xDFFF;
            if (!high) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (high || unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) {
            text_release(&out);
            return status_fail(st, STATUS_DATA, "%s:%zu: what stands here is no UTF-16 text.",
                               source->name, line);
        }
        char character[4];
        text_add_bytes(&out, character, utf8_put(unit, character));
        line += unit == '\n';
    }
    if (source->size % 2 != 0) {
        text_release(&out);
        return status_fail(
            st, STATUS_DATA,
            "%s:%zu: half a character at the end: this is no UTF-16 text, or it was cut.",
            source->name, line);
    }
    return take_text(source, &out);
}

static bool from_utf16le(struct source *source, struct status *st)
{
    return from_utf16(source, false, st);
}

static bool from_utf16be(struct source *source, struct status *st)
{
    return from_utf16(source, true, st);
}

static bool from_windows(struct source *source, struct status *st)
{
    static const uint16_t above[32] = {
        // 0x80 to 0x9F; 0: no character
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    struct text out = {0};
    for (size_t i = 0; i < source->size; i++) {
        unsigned char byte = (unsigned char)source->bytes[i];
        uint32_t unit = byte >= 0x80 && byte < 0xA0 ? above[byte - 0x80] : byte;
        if (unit == 0) {
            text_release(&out);
            return status_fail(st, STATUS_DATA,
                               "%s:%zu: the byte 0x%02X is neither UTF-8 nor Windows-1252 text.",
                               source->name, line_of(source, i), byte);
        }
        char character[4];
        text_add_bytes(&out, character, utf8_put(unit, character));
    }
    return take_text(source, &out);
}

static bool named_decoder(const char *encoding, decoder **out, struct status *st)
{
    static const struct {
        const char *name;
        decoder *decode;
    } known[] = {{"utf-8", from_utf8},
                 {"utf-16le", from_utf16le},
                 {"utf-16be", from_utf16be},
                 {"windows-1252", from_windows}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcasecmp(encoding, known[i].name) == 0) {
            *out = known[i].decode;
            return true;
        }
    }
    return status_fail(
        st, STATUS_USAGE,
        "\"%s\" is no encoding that is read: utf-8, utf-16le, utf-16be, windows-1252.", encoding);
}

bool source_decode(struct source *source, const char *encoding, struct text *notes,
                   struct status *st)
{
    static const char zip[] = "PK\003\004";
    decoder *decode = from_utf8;
    if (encoding != NULL)
        return named_decoder(encoding, &decode, st) && decode(source, st);
    if (source->size >= 4 && memcmp(source->bytes, zip, 4) == 0)
        return status_fail(st, STATUS_DATA,
                           "%s: is a spreadsheet workbook or another zip archive; save the sheet "
                           "as CSV and import that.",
                           source->name);
    if (source->size >= 2 && memcmp(source->bytes, "\xFF\xFE", 2) == 0)
        return from_utf16(source, false, st);
    if (source->size >= 2 && memcmp(source->bytes, "\xFE\xFF", 2) == 0)
        return from_utf16(source, true, st);
    size_t bad = 0;
    if (source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        return from_utf8(source, st);
    if (utf8_valid(source->bytes, source->size, &bad))
        return true;
    if (memchr(source->bytes, '\0', source->size) != NULL)
        return check_utf8(source, st);
    size_t line = line_of(source, bad);
    if (!from_windows(source, st))
        return false;
    text_printf(
        notes,
        "%s is no UTF-8 (line %zu); it was read as Windows-1252. --encoding says otherwise.\n",
        source->name, line);
    return true;
}
