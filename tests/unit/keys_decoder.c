// SPDX-License-Identifier: MIT
// Bytes of many terminals to keys: what PuTTY, xterm, rxvt, the Linux console send, in any pieces; what nobody knows is swallowed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/keys.h"

// The events as names: "Up q Ctrl-S <paste text>".
static void take_all(struct decoder *decoder, struct text *out)
{
    struct event event;
    while (decoder_take(decoder, &event)) {
        if (out->length)
            text_add_char(out, ' ');
        if (event.kind == EVENT_PASTE)
            text_printf(out, "<%s>", event.pasted);
        else
            key_add_name(event.pressed, out);
        free(event.pasted);
    }
}

static void expect(const char *bytes, size_t count, const char *names)
{
    // whole, byte by byte, and cut in two at every place
    for (size_t cut = 0; cut <= count; cut++) {
        struct decoder *decoder = decoder_new();
        struct text out = {0};
        if (cut == count) {
            for (size_t i = 0; i < count; i++)
                decoder_feed(decoder, bytes + i, 1);
        } else {
            decoder_feed(decoder, bytes, cut);
            decoder_feed(decoder, bytes + cut, count - cut);
        }
        take_all(decoder, &out);
        if (decoder_patience(decoder, 120) >= 0)
            text_add(&out, "..");
        if (strcmp(text_get(&out), names) != 0)
            fail_msg("%s (cut at %zu): \"%s\" instead of \"%s\"", bytes, cut, text_get(&out),
                     names);
        text_release(&out);
        decoder_free(decoder);
    }
}

#define EXPECT(bytes, names) expect(bytes, sizeof bytes - 1, names)

static void plain_keys(void **state)
{
    (void)state;
    EXPECT("q", "q");
    EXPECT("Q ", "Q Space");
    EXPECT("\r\n\t", "Enter Enter Tab");
    EXPECT("\b\x7f", "Backspace Backspace");
    EXPECT("\x13\x11\x0c", "Ctrl-S Ctrl-Q Ctrl-L");
    EXPECT("\x1c", "Ctrl-\\");
    EXPECT("\xc5\xb5\xe6\x9d\xb1\xf0\x9f\x99\x82", "ŵ 東 🙂");
}

static void bytes_that_are_no_text_type_nothing(void **state)
{
    (void)state;
    EXPECT("\xffq\xc0\xafq", "q q");
    EXPECT("\xc2\x9bq", "q");     // C1
    EXPECT("\xc5", "..");         // half a character waits
    EXPECT("\xed\xa0\x80q", "q"); // a surrogate
}

static void arrows_of_both_modes(void **state)
{
    (void)state;
    EXPECT("\033[A\033[B\033[C\033[D", "Up Down Right Left");
    EXPECT("\033OA\033OB\033OC\033OD", "Up Down Right Left");
    EXPECT("\033[1;5C\033[1;2A\033[1;3D", "Ctrl-Right Shift-Up Alt-Left");
    EXPECT("\033[a\033Oa", "Shift-Up Ctrl-Up"); // rxvt
}

static void home_and_end_of_every_terminal(void **state)
{
    (void)state;
    EXPECT("\033[1~\033[4~", "Home End"); // PuTTY, Linux
    EXPECT("\033[7~\033[8~", "Home End"); // rxvt
    EXPECT("\033[H\033[F\033OH\033OF", "Home End Home End");
    EXPECT("\033[7$\033[8^", "Shift-Home Ctrl-End");
    EXPECT("\033[2~\033[3~\033[5~\033[6~", "Ins Del PgUp PgDn");
}

static void function_keys_of_every_terminal(void **state)
{
    (void)state;
    EXPECT("\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4");
    EXPECT("\033[11~\033[12~\033[13~\033[14~\033[15~", "F1 F2 F3 F4 F5"); // PuTTY
    EXPECT("\033[[A\033[[B\033[[E", "F1 F2 F5");                          // Linux
    EXPECT("\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~", "F6 F7 F8 F9 F10 F11 F12");
    EXPECT("\033[1;2P\033[15;5~", "Shift-F1 Ctrl-F5");
    EXPECT("\0331\0339\0330", "F1 F9 F10"); // for keyboards that lose them
}

static void alt_and_shift(void **state)
{
    (void)state;
    EXPECT("\033x\033X", "Alt-x Alt-X");
    EXPECT("\033\x7f", "Alt-Backspace");
    EXPECT("\033\xc5\xb5", "Alt-ŵ");
    EXPECT("\033[Z", "Shift-Tab");
    EXPECT("\033\033[A", "Alt-Up"); // PuTTY and rxvt
    EXPECT("\033\033OA", "Alt-Up");
    EXPECT("\033[27;5;97~\033[97;5u", "Ctrl-A Ctrl-A");
}

static void unknown_sequences_are_swallowed(void **state)
{
    (void)state;
    EXPECT("\033[99~q", "q");
    EXPECT("\033[1;9Xq", "q");
    EXPECT("\033Oxq", "q");
    EXPECT("\033[?2026;2$yq", "q");
    EXPECT("\033[>0;276;0cq", "q");
    EXPECT("\033[12;40Rq", "q"); // where the cursor is
    EXPECT("\033[M !!q", "q");   // a mouse left on by another program
    EXPECT("\033[<0;3;4Mq", "q");
    EXPECT("\033]11;rgb:0/0/0\aq", "q"); // replies
    EXPECT("\033]11;rgb:0/0/0\033\\q", "q");
    EXPECT("\033P>|xterm(379)\033\\q", "q");
    EXPECT("\033[1\001q", "Ctrl-A q"); // broken off
}

static void a_lone_escape_waits(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_new();
    struct text out = {0};
    decoder_feed(decoder, "\033", 1);
    assert_int_equal(decoder_patience(decoder, 120), 120);
    assert_int_equal(decoder_waiting(decoder), 0);
    decoder_expire(decoder);
    take_all(decoder, &out);
    assert_string_equal(text_get(&out), "Esc");
    assert_int_equal(decoder_patience(decoder, 120), -1);
    text_clear(&out);
    decoder_feed(decoder, "\033\033", 2); // twice
    assert_int_equal(decoder_patience(decoder, 120), 120);
    decoder_expire(decoder);
    take_all(decoder, &out);
    assert_string_equal(text_get(&out), "Esc Esc");
    text_clear(&out);
    decoder_feed(decoder, "\033[", 2); // half a sequence has more patience, and types nothing
    assert_true(decoder_patience(decoder, 120) > 500);
    decoder_expire(decoder);
    decoder_feed(decoder, "A", 1);
    take_all(decoder, &out);
    assert_string_equal(text_get(&out), "A");
    text_release(&out);
    decoder_free(decoder);
}

static void pastes_come_whole(void **state)
{
    (void)state;
    EXPECT("\033[200~a\nb\033[201~q", "<a\nb> q");
    EXPECT("\033[200~\033[201~", "<>");
    EXPECT("\033[200~x\033[20y\033\033[201~", "<x\033[20y\033>");
    EXPECT("\033[200~half", "..");
    struct decoder *decoder = decoder_new();
    struct text out = {0};
    decoder_feed(decoder, "\033[200~half\033[20", 14);
    assert_true(decoder_patience(decoder, 120) > 5000); // what came after would run as commands
    decoder_expire(decoder);
    take_all(decoder, &out);
    assert_string_equal(text_get(&out), "<half>");
    text_release(&out);
    decoder_free(decoder);
}

static void names_both_ways(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Up", "PgDn",       "F1",  "F12",         "Ctrl-S",  "Alt-x", "Shift-Tab",
        "q",  "Q",          "?",   "Space",       "Enter",   "Esc",   "Backspace",
        "ŵ",  "Ctrl-Space", "Del", "Ctrl-Alt-F3", "Ctrl-\\", "-",     "Ctrl--"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        key pressed;
        struct text out = {0};
        assert_true(key_parse(names[i], strlen(names[i]), &pressed));
        key_add_name(pressed, &out);
        assert_string_equal(text_get(&out), names[i]);
        text_release(&out);
    }
    static const char *const none[] = {"", "Foo", "Ctrl-", "F13", "Shift-a", "ab", "\x01"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        key pressed;
        if (key_parse(none[i], strlen(none[i]), &pressed))
            fail_msg("\"%s\" was taken for a key", none[i]);
    }
    key lower = 0, upper = 1;
    assert_true(key_parse("ctrl-s", 6, &lower) && key_parse("Ctrl-S", 6, &upper));
    assert_int_equal(lower, upper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_keys),
        cmocka_unit_test(bytes_that_are_no_text_type_nothing),
        cmocka_unit_test(arrows_of_both_modes),
        cmocka_unit_test(home_and_end_of_every_terminal),
        cmocka_unit_test(function_keys_of_every_terminal),
        cmocka_unit_test(alt_and_shift),
        cmocka_unit_test(unknown_sequences_are_swallowed),
        cmocka_unit_test(a_lone_escape_waits),
        cmocka_unit_test(pastes_come_whole),
        cmocka_unit_test(names_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
