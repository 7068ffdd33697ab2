#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the upper halves of single-byte encodings from Python's codecs: python3 encodings.py OUTPUT.cpp"""
import sys

# Name in src/encoding_tables.h → Python's codec.
TABLES = {"kWindows1250": "cp1250", "kWindows1251": "cp1251", "kWindows1252": "cp1252", "kLatin1": "iso8859_1", "kLatin2": "iso8859_2",
          "kLatin9": "iso8859_15", "kKoi8R": "koi8_r"}


def row(codec):
    """Code points of the bytes 0x80 to 0xFF; U+FFFD where a byte means nothing."""
    return ", ".join("0x%04X" % ord(bytes([byte]).decode(codec, "replace")) for byte in range(0x80, 0x100))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: encodings.py OUTPUT.cpp")
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write('// Made by core/catalog/encodings.py.\n#include "encoding_tables.h"\n\nnamespace bantam {\n\n')
        for name, codec in TABLES.items():
            out.write("const char16_t %s[128] = {%s};\n" % (name, row(codec)))
        out.write("\n}  // namespace bantam\n")


if __name__ == "__main__":
    main()
