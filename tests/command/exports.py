# SPDX-License-Identifier: MIT
"""Files as users have them (tests/cases/exports): NAME.csv in its own bytes, NAME.json with what must be understood of it.

`columns` are all columns; `first` are JSON pointers into the first contact, where a text that is longer begins so and null means
nothing is there; `told` must be among the remarks on standard error.
"""
import glob
import json
import os

from calling import NOW, ROOT

CASES = os.path.join(ROOT, "tests", "cases", "exports")


def at(document, pointer):
    for key in pointer.split("/")[1:]:
        if isinstance(document, list):
            document = document[int(key)] if int(key) < len(document) else None
        else:
            document = document.get(key) if isinstance(document, dict) else None
    return document


def cases():
    for path in sorted(glob.glob(os.path.join(CASES, "*.json"))):
        with open(path, encoding="utf-8") as file:
            yield os.path.basename(path)[:-5], json.load(file)


def TestThereAreFortyExports(_):
    if len(list(cases())) < 40:
        yield f"{len(list(cases()))} exports"


def TestEveryColumnOfEveryExportIsUnderstood(bantam):
    for name, expected in cases():
        code, out, err = bantam("contacts", "--columns", *expected.get("arguments", []), os.path.join(CASES, name + ".csv"))
        if code != 0:
            yield f"{name}: exit code {code}: {err}"
            continue
        found = json.loads(out)
        for key in ("encoding", "delimiter", "headerRow"):
            if found[key] != expected[key]:
                yield f"{name}: {key} is {found[key]!r}, not {expected[key]!r}"
        for header in sorted(set(found["columns"]) | set(expected["columns"])):
            if found["columns"].get(header) != expected["columns"].get(header):
                yield f"{name}: {header} is {found['columns'].get(header)}, not {expected['columns'].get(header)}"


def TestEveryExportGivesItsContacts(bantam):
    for name, expected in cases():
        code, out, err = bantam("contacts", *expected.get("arguments", []), os.path.join(CASES, name + ".csv"))
        contacts = [json.loads(line) for line in out.splitlines()]
        if code != 0 or len(contacts) != expected["contacts"]:
            yield f"{name}: exit code {code}, {len(contacts)} contacts, not {expected['contacts']}: {err}"
            continue
        for pointer, value in expected["first"].items():
            found = at(contacts[0], pointer)
            if not (found == value or (isinstance(value, str) and isinstance(found, str) and found.startswith(value))):
                yield f"{name}: {pointer} is {found!r}, not {value!r}"
        if expected.get("told", "") not in err:
            yield f"{name}: {expected['told']!r} is not told: {err}"
        if "told" not in expected and err:
            yield f"{name}: told without a reason: {err}"


def TestEveryExportIsJudgedAsItsContactsAre(bantam):
    """But for what could not be read, which only the file can tell."""
    for name, expected in cases():
        path, given = os.path.join(CASES, name + ".csv"), expected.get("arguments", [])
        contacts = bantam("contacts", *given, path)[1]
        table, lines = ([{**json.loads(line), "warnings": []} for line in run[1].splitlines()] for run in (
            bantam("qualify", "--now", NOW, "--format", "ndjson", *given, path),
            bantam("qualify", "--now", NOW, "--format", "ndjson", "-", given=contacts)))
        for number, (one, other) in enumerate(zip(table, lines), 1):
            if one != other:
                yield f"{name}: contact {number}: " + ", ".join(key for key in one if one[key] != other.get(key))
        if not table or len(table) != len(lines):
            yield f"{name}: {len(table)} and {len(lines)} answers"
