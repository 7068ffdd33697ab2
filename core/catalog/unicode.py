#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the tables of Fold() from Python's Unicode data: python3 unicode.py OUTPUT.cpp [european]

`european`: only what people type in the languages of Europe, for modules that must be small; other letters stay as they are.

Three tables: decompositions (each code point's case-folded NFKD form, as runs of code points that share a shape), the pairs that
compose again (NFC), and the ranges of word characters and of combining classes. Hangul is arithmetic and not in the tables.
"""
import sys
import unicodedata

from packed import IGNORE_LONG_STRINGS, differences, literal, number, numbers

LAST = 0x110000
# Letters that Unicode does not take apart, but that people leave out when they type without their own keyboard.
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ƶ": "z",
         "ƀ": "b", "ɨ": "i", "ə": "e", "ґ": "г"}
# Code points that show nothing (Default_Ignorable_Code_Point): matching must not depend on them.
IGNORED = [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F),
           *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xE0000, 0xE0200)]


def folded(c):
    if c in IGNORED_SET:
        return ""
    text = chr(c)
    while True:
        again = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        again = "".join(x for x in again if ord(x) not in IGNORED_SET)
        if again == text:
            return text
        text = again


IGNORED_SET = frozenset(IGNORED)


# Latin, Greek and Cyrillic with their marks, and the blanks, dashes and wide forms between and instead of them.
EUROPEAN = [(0x80, 0x530), (0x2000, 0x2070), (0xFF00, 0xFF60)]
BLOCKS = EUROPEAN if "european" in sys.argv[2:] else [(0, LAST)]


def is_scalar(c):
    return not 0xD800 <= c < 0xE000 and any(first <= c < end for first, end in BLOCKS)


def is_hangul(c):
    return 0xAC00 <= c < 0xD7A4


def runs(mapping):
    """(first, count, stride, length, value): value is the distance to the target, or, of longer ones, 0: their targets follow in the pool."""
    pool, result = [], []
    keys = sorted(mapping)
    i = 0
    while i < len(keys):
        c, text = keys[i], mapping[keys[i]]
        best = (1, 1)
        for stride in (1, 2):
            n = 1
            while i + n < len(keys) and n < 60000:
                d, other = keys[i + n], mapping[keys[i + n]]
                if d != c + n * stride or len(other) != len(text):
                    break
                if len(text) == 1 and ord(other) - d != ord(text) - c:
                    break
                n += 1
            if n > best[0]:
                best = (n, stride)
        count, stride = best
        if len(text) == 1:
            value = ord(text) - c
        else:
            value = 0
            for k in range(count):
                pool.extend(ord(x) for x in mapping[keys[i + k]])
        result.append((c, count, stride, len(text), value))
        i += count
    return result, pool


def ranges(value_of):
    """(first, last, value) of equal non-zero values; unassigned code points (value None) take the value beside them."""
    result, start, current, last = [], 0, 0, 0
    for c in range(LAST):
        value = value_of(c)
        if value is None:
            continue
        if value != current:
            if current:
                result.append((start, last, current))
            start, current = c, value
        last = c
    if current:
        result.append((start, last, current))
    return result


def columns(items, count):
    return number(len(items)) + b"".join(differences([item[k] for item in items]) for k in range(count))


def main(output):
    mapping = {}
    for c in range(0x80, LAST):
        if is_scalar(c) and not is_hangul(c):
            text = folded(c)
            if text != chr(c):
                mapping[c] = text
    run_list, pool = runs(mapping)
    pairs = []
    for c in range(0x80, LAST):
        if not is_scalar(c) or is_hangul(c):
            continue
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and parts[0][0] != "<" and unicodedata.normalize("NFC", chr(c)) == chr(c) and folded(c) != "":
            if c not in mapping or mapping[c] == unicodedata.normalize("NFKD", chr(c)):  # upper case never composes: it was folded
                pairs.append((int(parts[0], 16), int(parts[1], 16), c))
    pairs.sort()

    def word(c):
        category = unicodedata.category(chr(c))
        return None if category == "Cn" else int(category[0] in "LNM" and is_scalar(c))

    def combining(c):
        return unicodedata.combining(chr(c)) if is_scalar(c) else 0

    text = "".join(map(chr, pool)).encode()
    data = columns(run_list, 5) + number(len(pool)) + number(len(text)) + text + columns(pairs, 3)
    for items in (ranges(word), ranges(combining)):
        data += number(len(items)) + differences([end for first, last, _ in items for end in (first, last)]) + numbers([value for *_, value in items])
    plain = "".join("    {%d, %d, %d},\n" % (ord(k), ord(v[0]), ord(v[1]) if len(v) > 1 else 0) for k, v in sorted(PLAIN.items()))
    with open(output, "w", encoding="ascii") as f:
        f.write(f"""// Generated by catalog/unicode.py from Unicode {unicodedata.unidata_version}.
#include "unicode_tables.h"
{IGNORE_LONG_STRINGS}
namespace bantam::unicode {{
const char kPacked[] =
{literal(data)};
const PlainLetter kPlainLetters[] = {{
{plain}}};
const std::size_t kPlainLetterCount = {len(PLAIN)};
}}  // namespace bantam::unicode
""")


if __name__ == "__main__":
    main(sys.argv[1])
