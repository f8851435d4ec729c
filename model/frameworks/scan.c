// SPDX-License-Identifier: MIT
#include "scan.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "model/ground/utf8.h"

enum { MOST_DIGITS = 9, MOST_DEEP = 32 };

struct scan {
    struct issues *issues;
    struct scanned *out;
    const char *bytes; // as they stand in the file, behind a byte-order mark
    size_t size, at;
    int line;
    char
        before; // the last character that means something: a bracket, a comma, '"' for a text, 'x' for a word
    size_t before_at;
    int before_line;
    struct {
        char bracket;
        int line;
    } open[MOST_DEEP];
    size_t depth;
};

static char now(const struct scan *scan)
{
    return scan->at < scan->size ? scan->bytes[scan->at] : '\0';
}

static char next(const struct scan *scan)
{
    return scan->at + 1 < scan->size ? scan->bytes[scan->at + 1] : '\0';
}

static void step(struct scan *scan)
{
    scan->line += now(scan) == '\n';
    scan->at++;
}

// Replaces what stands there in libconfig's copy by something harmless of the same length.
static void mend(struct scan *scan, size_t from, size_t to, char with)
{
    for (size_t i = from; i < to; i++) {
        if (scan->out->text[i] != '\n')
            scan->out->text[i] = ' ';
    }
    if (to > from)
        scan->out->text[from] = with;
}

static void after(struct scan *scan, char kind, size_t at, int line)
{
    scan->before = kind;
    scan->before_at = at;
    scan->before_line = line;
}

static void skip_comment(struct scan *scan)
{
    if (now(scan) == '#' || next(scan) == '/') {
        while (scan->at < scan->size && now(scan) != '\n')
            step(scan);
        return;
    }
    int begun = scan->line;
    for (scan->at += 2; scan->at < scan->size; step(scan)) {
        if (now(scan) == '*' && next(scan) == '/') {
            scan->at += 2;
            return;
        }
    }
    issue_mistake(scan->issues, begun,
                  "The remark that begins here with /* is never closed with */.");
    scan->out->broken = true;
}

static void scan_text(struct scan *scan)
{
    size_t begun_at = scan->at;
    int begun = scan->line;
    bool in_array = scan->depth > 0 && scan->open[scan->depth - 1].bracket == '[';
    if (in_array && scan->before == '"')
        issue_mistake(scan->issues, begun,
                      "A comma is missing between two texts of a list in [ ].");
    for (step(scan); scan->at < scan->size && now(scan) != '"'; step(scan)) {
        if (now(scan) == '\n') {
            issue_mistake(
                scan->issues, begun,
                "A text begins here and does not end on its line: its closing quote is missing.");
            scan->out->broken = true;
            after(scan, '"', begun_at, begun);
            return;
        }
        if (now(scan) == '\\' && next(scan) != '\n')
            step(scan);
    }
    if (scan->at >= scan->size) {
        issue_mistake(scan->issues, begun,
                      "A text begins here and does not end: its closing quote is missing.");
        scan->out->broken = true;
    }
    step(scan);
    after(scan, '"', begun_at, begun);
}

static size_t span(const char *word, size_t from, size_t length, const char *of)
{
    size_t at = from;
    while (at < length && word[at] != '\0' && strchr(of, word[at]) != NULL)
        at++;
    return at - from;
}

static bool looks_like_date(const char *word, size_t length)
{
    static const char shape[] = "dddd-dd-dd";
    if (length != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (shape[i] == 'd' ? !isdigit((unsigned char)word[i]) : word[i] != shape[i])
            return false;
    }
    return true;
}

static bool hex_fits(const char *word, size_t length)
{
    uint64_t value = 0;
    for (size_t i = 2; i < length && isxdigit((unsigned char)word[i]); i++) {
        int digit = isdigit((unsigned char)word[i]) ? word[i] - '0'
                                                    : tolower((unsigned char)word[i]) - 'a' + 10;
        value = value * 16 + (uint64_t)digit;
        if (value > INT32_MAX)
            return false;
    }
    return true;
}

// A run of characters that begins like a number.
static void scan_number(struct scan *scan, size_t from, size_t length)
{
    const char *word = scan->bytes + from;
    int shown = length < 60 ? (int)length : 60;
    size_t sign = *word == '-' || *word == '+';
    size_t digits = span(word, sign, length, "0123456789");
    size_t end = sign + digits + span(word, sign + digits, length, "L");
    if (looks_like_date(word, length)) {
        issue_mistake(scan->issues, scan->line, "A date stands in quotes: \"%.*s\".", shown, word);
    } else if (length > 2 && word[0] == '0' && tolower((unsigned char)word[1]) == 'x') {
        if (hex_fits(word, length))
            return;
        issue_mistake(scan->issues, scan->line,
                      "%.*s is too large a number: the largest is 0x7fffffff.", shown, word);
    } else if (end == length) {
        if (digits <= MOST_DIGITS && sign + digits == length)
            return;
        if (digits <= MOST_DIGITS)
            issue_mistake(scan->issues, scan->line,
                          "%.*s is written with an L: write the number alone.", shown, word);
        else
            issue_mistake(scan->issues, scan->line,
                          "%.*s has more than %d digits: it is too large a number.", shown, word,
                          MOST_DIGITS);
    } else if (span(word, 0, length, "0123456789.eE+-") == length) {
        issue_mistake(scan->issues, scan->line,
                      "%.*s stands without quotes: write \"%.*s\", so that it is compared exactly "
                      "and not as floating point.",
                      shown, word, shown, word);
    } else {
        return; // libconfig says what is wrong
    }
    mend(scan, from, from + length, '0');
    issue_mended(scan->issues, scan->line);
}

static void scan_word(struct scan *scan)
{
    size_t from = scan->at;
    while (scan->at < scan->size && (isalnum((unsigned char)now(scan)) ||
                                     (now(scan) != '\0' && strchr("_.+*-", now(scan)) != NULL)))
        scan->at++;
    size_t length = scan->at - from;
    char first = scan->bytes[from];
    if (isdigit((unsigned char)first) || strchr("+-.", first) != NULL)
        scan_number(scan, from, length);
    after(scan, 'x', from, scan->line);
}

static void open_bracket(struct scan *scan, char bracket)
{
    if (bracket == '{' && scan->before == '}' && scan->depth > 0 &&
        scan->open[scan->depth - 1].bracket == '(') {
        issue_mistake(scan->issues, scan->before_line,
                      "A comma is missing behind this }: another { follows in the list.");
        char *gap = &scan->out->text[scan->before_at + 1];
        if (*gap == ' ' || *gap == '\t')
            *gap = ',';
        else
            scan->out->broken = true;
    }
    if (scan->depth == MOST_DEEP) {
        issue_mistake(scan->issues, scan->line, "Brackets stand in one another more than %d deep.",
                      MOST_DEEP);
        scan->out->broken = true;
        scan->at = scan->size;
        return;
    }
    scan->open[scan->depth].bracket = bracket;
    scan->open[scan->depth++].line = scan->line;
}

static void close_bracket(struct scan *scan, char bracket)
{
    if (scan->before == ',' && bracket != '}') {
        issue_mistake(scan->issues, scan->before_line,
                      "There is a comma behind the last element of a list: take it away.");
        mend(scan, scan->before_at, scan->before_at + 1, ' ');
    }
    char opened = scan->depth > 0 ? scan->open[--scan->depth].bracket : '\0';
    char expected = opened == '(' ? ')' : opened == '[' ? ']' : opened == '{' ? '}' : '\0';
    if (opened == '\0')
        issue_mistake(scan->issues, scan->line, "This %c closes nothing.", bracket);
    else if (bracket != expected)
        issue_mistake(scan->issues, scan->line,
                      "This %c stands where the %c of line %d should be closed with %c.", bracket,
                      opened, scan->open[scan->depth].line, expected);
    if (bracket != expected) {
        scan->out->broken = true;
        scan->at = scan->size; // what follows would only be counted wrongly
    }
}

static void scan_mark(struct scan *scan)
{
    char mark = now(scan);
    size_t at = scan->at;
    int line = scan->line;
    if (mark == '@') {
        while (scan->at < scan->size && now(scan) != '\n')
            step(scan);
        issue_mistake(scan->issues, line,
                      "A framework file stands for itself: @include is refused.");
        mend(scan, at, scan->at, ' ');
        return;
    }
    if (strchr("([{", mark) != NULL)
        open_bracket(scan, mark);
    else if (strchr(")]}", mark) != NULL)
        close_bracket(scan, mark);
    if (scan->at < scan->size)
        step(scan);
    after(scan, mark, at, line);
}

static void scan_tokens(struct scan *scan)
{
    while (scan->at < scan->size) {
        char c = now(scan);
        if (c == '\0' || isspace((unsigned char)c))
            step(scan);
        else if (c == '#' || (c == '/' && (next(scan) == '/' || next(scan) == '*')))
            skip_comment(scan);
        else if (c == '"')
            scan_text(scan);
        else if (isalnum((unsigned char)c) || strchr("_.+*-", c) != NULL)
            scan_word(scan);
        else
            scan_mark(scan);
    }
    if (scan->depth > 0 && !scan->out->broken) {
        issue_mistake(scan->issues, scan->open[scan->depth - 1].line,
                      "The %c here is never closed.", scan->open[scan->depth - 1].bracket);
        scan->out->broken = true;
    }
}

// What no text file holds, one sentence for each line that has it.
static void scan_bytes(struct scan *scan)
{
    int line = 1, told = 0;
    const char *at = scan->bytes, *end = at + scan->size;
    while (at < end) {
        size_t offset = (size_t)(at - scan->bytes);
        unsigned char c = (unsigned char)*at;
        uint32_t character = utf8_next(&at, end);
        const char *what = NULL;
        if (character == UTF8_BAD)
            what = "This line is not UTF-8: save the file as UTF-8.";
        else if (c == '\0')
            what = "This line holds a NUL byte.";
        else if ((c < 0x20 && strchr("\t\n\r", c) == NULL) || c == 0x7f)
            what = "This line holds a control character.";
        if (what != NULL && told != line) {
            issue_mistake(scan->issues, line, "%s", what);
            told = line;
        }
        if (what != NULL || c == '\r')
            mend(scan, offset, offset + 1, ' ');
        line += c == '\n';
    }
}

void framework_scan(const char *bytes, size_t size, struct issues *issues, struct scanned *out)
{
    *out = (struct scanned){0};
    if (size >= 2 && ((bytes[0] == '\xff' && bytes[1] == '\xfe') ||
                      (bytes[0] == '\xfe' && bytes[1] == '\xff'))) {
        issue_mistake(issues, 1, "The file is UTF-16: save it as UTF-8.");
        out->text = xstrdup("");
        out->broken = true;
        return;
    }
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        issue_mistake(issues, 1,
                      "The file begins with a byte-order mark: save it as UTF-8 without one.");
        bytes += 3;
        size -= 3;
    }
    out->text = xmalloc(size + 1);
    if (size > 0)
        memcpy(out->text, bytes, size);
    out->text[size] = '\0';
    struct scan scan = {.issues = issues, .out = out, .bytes = bytes, .size = size, .line = 1};
    scan_bytes(&scan);
    scan_tokens(&scan);
}
