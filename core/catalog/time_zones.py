#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the machine's tzdata into a packed C++ table: `python3 time_zones.py OUTPUT.cpp`.

Reads TZif files (RFC 8536, version 2 or later). Per zone it keeps the offset of 2010-01-01, the clock changes from then on
that the footer's POSIX rule does not itself explain, and that rule. Zones that behave alike share one record.
"""
import bisect
import calendar
import datetime
import os
import re
import struct
import sys

from packed import IGNORE_LONG_STRINGS, differences, literal, number, numbers

SOURCE = os.environ.get("BANTAM_ZONEINFO", "/usr/share/zoneinfo")
# Copies of the tree, and files that name the machine's own zone rather than a place.
NOT_ZONES = {"posix", "right", "posixrules", "localtime", "Factory"}
FIRST = calendar.timegm((2010, 1, 1, 0, 0, 0))
# The rule must agree with every recorded change; files record changes up to 2037 at the most, or further where no rule fits.
LAST_YEAR = 2105
QUARTER = 900


def zone_names():
    names = []
    for folder, folders, files in os.walk(SOURCE):
        folders[:] = sorted(f for f in folders if f not in NOT_ZONES)
        for file in files:
            path = os.path.join(folder, file)
            if file in NOT_ZONES or not os.path.isfile(path):
                continue
            with open(path, "rb") as stream:
                if stream.read(4) == b"TZif":
                    names.append(os.path.relpath(path, SOURCE))
    return sorted(names, key=lambda name: name.encode())


def read_tzif(path):
    """(offset before the first change, [(moment, offset)], footer)."""
    with open(path, "rb") as stream:
        data = stream.read()

    def header(at):
        magic, version, *counts = struct.unpack(">4sc15x6l", data[at:at + 44])
        if magic != b"TZif" or version < b"2":
            raise ValueError(f"{path}: not a TZif file of version 2 or later")
        return counts

    isut, isstd, leap, times, types, chars = header(0)
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    isut, isstd, leap, times, types, chars = header(at)
    at += 44
    moments = struct.unpack(f">{times}q", data[at:at + times * 8])
    at += times * 8
    indices = data[at:at + times]
    at += times
    offsets = [struct.unpack(">lBB", data[at + i * 6:at + i * 6 + 6])[0] for i in range(types)]
    at += types * 6 + chars + leap * 12 + isstd + isut
    footer = data[at:].strip(b"\n").decode("ascii")
    return offsets[0], [(t, offsets[i]) for t, i in zip(moments, indices)], footer


# --- The footer's rule (POSIX.1 TZ with the extended hours of RFC 8536) ---

NAME = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)"
CLOCK = r"([+-]?\d+(?::\d+){0,2})"
FOOTER = re.compile(rf"{NAME}{CLOCK}(?:{NAME}{CLOCK}?,([^,]+),([^,]+))?")


def seconds(text):
    sign = -1 if text.startswith("-") else 1
    parts = [int(p) for p in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def rule_end(text):
    """(kind, a, b, c, seconds): M month week weekday (0 Monday), J day 1-365 without 29 February, N day 0-365."""
    date, _, time = text.partition("/")
    at = seconds(time) if time else 7200
    if date[0] == "M":
        month, week, weekday = (int(p) for p in date[1:].split("."))
        return ("M", month, week, (weekday + 6) % 7, at)
    if date[0] == "J":
        return ("J", int(date[1:]), 0, 0, at)
    return ("N", int(date), 0, 0, at)


def standing_rule(footer):
    match = FOOTER.fullmatch(footer)
    if not match:
        raise ValueError(f"not a POSIX rule: {footer!r}")
    standard = -seconds(match[1])
    if match[3] is None:
        return (standard, standard, None, None)
    daylight = -seconds(match[2]) if match[2] else standard + 3600
    return (standard, daylight, rule_end(match[3]), rule_end(match[4]))


def end_day(end, year):
    kind, a, week, weekday, _ = end
    if kind == "M":
        first = datetime.date(year, a, 1)
        day = 1 + (weekday - first.weekday()) % 7 + (week - 1) * 7
        if day > calendar.monthrange(year, a)[1]:
            day -= 7
        return first.replace(day=day)
    skip = a - 1 + (1 if calendar.isleap(year) and a >= 60 else 0) if kind == "J" else a
    return datetime.date(year, 1, 1) + datetime.timedelta(days=skip)


def rule_changes(rule):
    """Every change of the rule from 2009 on, as (moment, offset)."""
    standard, daylight, start, end = rule
    if start is None:
        return [(FIRST - 366 * 86400, standard)]
    changes = []
    for year in range(2009, LAST_YEAR + 1):
        for side, before, after in ((start, standard, daylight), (end, daylight, standard)):
            midnight = calendar.timegm(end_day(side, year).timetuple())
            changes.append((midnight + side[4] - before, after))
    return sorted(changes)


def offset_at(changes, moment):
    return changes[bisect.bisect_right(changes, (moment, 1 << 40)) - 1][1]


# --- One zone ---

def compile_zone(path):
    """(offset of 2010, ((moment, offset), …), rule), with only those changes that the rule does not explain."""
    before, recorded, footer = read_tzif(path)
    rule = standing_rule(footer) if footer else None
    offset = before
    changes = []
    for moment, after in recorded:
        if moment > FIRST and after != offset:
            changes.append((moment, after))
        offset = after
        if moment <= FIRST:
            before = after
    if rule is None:
        rule = (offset, offset, None, None)
    by_rule = rule_changes(rule)
    if rule[2] and (rule[2][0], rule[3][0]) != ("M", "M"):
        # The table knows rules by weekday only. Rules by day of the year are written out as far as its moments reach.
        since = max(FIRST, recorded[-1][0] if recorded else FIRST)
        written_out = [(moment, after) for moment, after in by_rule if moment > since]
        return (before, tuple(changes + written_out), (written_out[-1][1],) * 2 + (None, None))

    def explained(since, until, wanted):
        if offset_at(by_rule, since) != wanted:
            return False
        return all(after == wanted for moment, after in by_rule if since < moment < until)

    kept = len(changes)
    until = recorded[-1][0] + 1 if recorded else FIRST
    while True:
        since, wanted = changes[kept - 1] if kept else (FIRST, before)
        if not explained(since, until, wanted):
            break
        if kept == 0:
            return (before, (), rule)
        until = since
        kept -= 1
    # The segment after change number `kept` is not the rule's: the rule starts with the next change.
    if kept == len(changes):
        raise ValueError(f"{path}: the footer contradicts the last recorded offset")
    return (before, tuple(changes[:kept + 1]), rule)


# --- The table ---

def quarters(offset):
    if offset % QUARTER:
        raise ValueError(f"offset {offset} is not a number of quarter hours")
    return offset // QUARTER


def minutes(seconds_):
    if seconds_ % 60:
        raise ValueError(f"a moment of {seconds_} seconds is not a whole minute")
    return seconds_ // 60


def end_of(end):
    """(month, week, weekday, minutes after midnight)"""
    if end is None:
        return (0, 0, 0, 0)
    _, month, week, weekday, at = end
    if abs(at) > 7 * 86400:
        raise ValueError(f"a clock change {at} seconds from its day")
    return (month, week, weekday, minutes(at))


def packed_names(zones):
    """Each name as how much of the name before stays, plus 128, and what follows; 128 ends the last."""
    out, before = bytearray(), ""
    for name, _ in zones:
        kept = len(os.path.commonprefix([name, before]))
        out += bytes([128 + kept]) + name[kept:].encode("ascii")
        before = name
    return bytes(out) + b"\x80"


def render(zones):
    records = {record: i for i, record in enumerate(dict.fromkeys(record for _, record in zones))}
    rules = {rule: i for i, rule in enumerate(dict.fromkeys(rule for *_, rule in records))}
    changes = [(own[i - 1][0] if i else FIRST, own[i]) for _, own, _ in records for i in range(len(own))]
    rule_rows = [(quarters(s), quarters(d), *end_of(a), *end_of(b)) for s, d, a, b in rules]
    data = b"".join([
        number(len(zones)), packed_names(zones),
        differences([records[record] for _, record in zones]),
        number(len(records)), differences([len(own) for _, own, _ in records]), differences([quarters(before) for before, *_ in records]),
        differences([rules[rule] for *_, rule in records]),
        number(len(changes)), numbers(minutes(moment - since) for since, (moment, _) in changes), differences([quarters(after) for _, (_, after) in changes]),
        number(len(rule_rows)), *(differences(column) for column in zip(*rule_rows))])
    return f"""// Generated from tzdata by core/catalog/time_zones.py.
#include "time_zone_table.h"
{IGNORE_LONG_STRINGS}
namespace bantam {{

const char kPackedZones[] =
{literal(data)};

}}  // namespace bantam
"""


def main():
    zones = [(name, compile_zone(os.path.join(SOURCE, name))) for name in zone_names()]
    if not any(name == "UTC" for name, _ in zones):
        raise SystemExit(f"no time zones in {SOURCE}: install tzdata")
    with open(sys.argv[1], "w", encoding="ascii") as output:
        output.write(render(zones))


if __name__ == "__main__":
    main()
