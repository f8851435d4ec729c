// SPDX-License-Identifier: MIT
// Latin letters and common signs in plain ASCII, from tables.
#include "latin.h"

#include <stddef.h>

// Two columns for each character, in the order of their numbers; blank where it is no letter.
// clang-format off
static const char from_00c0[] =
    "A A A A A A AEC E E E E I I I I " // U+00C0
    "D N O O O O O   O U U U U Y THss" // U+00D0
    "a a a a a a aec e e e e i i i i " // U+00E0
    "d n o o o o o   o u u u u y thy " // U+00F0
    "A a A a A a C c C c C c C c D d " // U+0100
    "D d E e E e E e E e E e G g G g " // U+0110
    "G g G g H h H h I i I i I i I i " // U+0120
    "I i IJijJ j K k k L l L l L l L " // U+0130
    "l L l N n N n N n n NGngO o O o " // U+0140
    "O o OEoeR r R r R r S s S s S s " // U+0150
    "S s T t T t T t U u U u U u U u " // U+0160
    "U u U u W w Y y Y Z z Z z Z z s " // U+0170
    "b B B b     O C c D D D d d E E " // U+0180
    "E F f G G hvI I K k l l M N n O " // U+0190
    "O o     P p R     S s t T t T U " // U+01A0
    "u U V Y y Z z Z Z z z         w " // U+01B0
    "        DZDzdzLJLjljNJNjnjA a I " // U+01C0
    "i O o U u U u U u U u U u e A a " // U+01D0
    "A a AEaeG g G g K k O o O o Z z " // U+01E0
    "j DZDzdzG g HVW N n A a AEaeO o " // U+01F0
    "A a A a E e E e I i I i O o O o " // U+0200
    "R r R r U u U u S s T t Y y H h " // U+0210
    "N d OUouZ z A a E e O o O o O o " // U+0220
    "O o Y y l n t j dbqpA C c L T s " // U+0230
    "z     B U V E e J j Q q R r Y y "; // U+0240
static const char from_1e00[] =
    "A a B b B b B b C c D d D d D d " // U+1E00
    "D d D d E e E e E e E e E e F f " // U+1E10
    "G g H h H h H h H h H h I i I i " // U+1E20
    "K k K k K k L l L l L l L l M m " // U+1E30
    "M m M m N n N n N n N n O o O o " // U+1E40
    "O o O o P p P p R r R r R r R r " // U+1E50
    "S s S s S s S s S s T t T t T t " // U+1E60
    "T t U u U u U u U u U u V v V v " // U+1E70
    "W w W w W w W w W w X x X x Y y " // U+1E80
    "Z z Z z Z z h t w y a s s s SSd " // U+1E90
    "A a A a A a A a A a A a A a A a " // U+1EA0
    "A a A a A a A a E e E e E e E e " // U+1EB0
    "E e E e E e E e I i I i O o O o " // U+1EC0
    "O o O o O o O o O o O o O o O o " // U+1ED0
    "O o O o O o U u U u U u U u U u " // U+1EE0
    "U u U u Y y Y y Y y LLllV v Y y "; // U+1EF0
// clang-format on

static const struct {
    uint32_t first, last;
    const char *letters;
} blocks[] = {{0xC0, 0x24F, from_00c0}, {0x1E00, 0x1EFF, from_1e00}};

static const struct {
    uint32_t character;
    const char *ascii;
} signs[] = {
    {0xA0, " "},     {0xA2, "c"},     {0xA3, "GBP"},   {0xA5, "JPY"},   {0xA7, "s."},
    {0xA9, "(c)"},   {0xAB, "\""},    {0xAE, "(R)"},   {0xB0, "deg"},   {0xB1, "+/-"},
    {0xB2, "2"},     {0xB3, "3"},     {0xB4, "'"},     {0xB5, "u"},     {0xB7, "."},
    {0xB9, "1"},     {0xBB, "\""},    {0xBC, "1/4"},   {0xBD, "1/2"},   {0xBE, "3/4"},
    {0xD7, "x"},     {0xF7, "/"},     {0x2BC, "'"},    {0x2002, " "},   {0x2003, " "},
    {0x2007, " "},   {0x2009, " "},   {0x200A, " "},   {0x2010, "-"},   {0x2011, "-"},
    {0x2012, "-"},   {0x2013, "-"},   {0x2014, "-"},   {0x2015, "-"},   {0x2018, "'"},
    {0x2019, "'"},   {0x201A, "'"},   {0x201B, "'"},   {0x201C, "\""},  {0x201D, "\""},
    {0x201E, "\""},  {0x201F, "\""},  {0x2020, "+"},   {0x2022, "*"},   {0x2026, "..."},
    {0x2032, "'"},   {0x2033, "\""},  {0x20AC, "EUR"}, {0x2116, "No."}, {0x2122, "(TM)"},
    {0x2190, "<-"},  {0x2192, "->"},  {0x2212, "-"},   {0x2260, "!="},  {0x2264, "<="},
    {0x2265, ">="},  {0x3000, " "},   {0xFB00, "ff"},  {0xFB01, "fi"},  {0xFB02, "fl"},
    {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"},  {0xFB06, "st"},
};

bool latin_letters(uint32_t character, char out[LATIN_SIZE])
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (character < blocks[i].first || character > blocks[i].last)
            continue;
        const char *cell = blocks[i].letters + (character - blocks[i].first) * 2;
        out[0] = cell[0];
        out[1] = cell[1] == ' ' ? '\0' : cell[1];
        out[2] = '\0';
        return cell[0] != ' ';
    }
    return false;
}

const char *latin_sign(uint32_t character)
{
    size_t low = 0, high = sizeof signs / sizeof *signs;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (signs[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof signs / sizeof *signs && signs[low].character == character;
    return found ? signs[low].ascii : NULL;
}
