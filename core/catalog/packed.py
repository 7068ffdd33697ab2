# SPDX-License-Identifier: MIT
"""Tables as bytes that compress well: numbers of 7 bits a byte, lowest first, each column as differences. src/packed_bytes.h reads them."""


def number(value):
    """A number from 0 on."""
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def numbers(values):
    return b"".join(map(number, values))


def differences(values):
    """Each number as what it is more than the one before it."""
    return b"".join(signed(after - before) for before, after in zip([0, *values], values))


def literal(data):
    """Bytes as C++ string literals, short enough for any compiler, one below the other."""
    def byte(b):
        return "\\" + chr(b) if b in b'"\\?' else chr(b) if 32 <= b < 127 else "\\%03o" % b
    lines = ['  "' + "".join(map(byte, data[at:at + 110])) + '"' for at in range(0, len(data), 110)]
    return "\n".join(lines) or '  ""'


IGNORE_LONG_STRINGS = '#if defined(__GNUC__)\n#pragma GCC diagnostic ignored "-Woverlength-strings"\n#endif\n'
