# SPDX-License-Identifier: MIT
"""The table for people: what it shows, how wide it is, and that no text of a file can command the terminal."""
import json
import os
import pty
import subprocess
import tempfile
import unicodedata

from calling import NOW, ROOT, contact, ndjson, seeded

REQUEST = [{"type": "contact_request", "at": "2026-11-21T08:00:00Z"}]


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def table(bantam, given, columns, *options):
    run = subprocess.run([*bantam.words, "qualify", "--now", NOW, *options, "-"], input=given.encode("utf-8"), stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, cwd=ROOT, env={**os.environ, "COLUMNS": str(columns)})
    return run.stdout.decode("utf-8").splitlines()


def TestTheTableFitsItsWidth(bantam):
    names = ["Väinö Yrjö Äyräväinen", "Александра Вымышленная", "架空の人物の長い名前", "A" * 300, "e\u0301" * 40]
    people = [contact(n, person={"name": name, "title": "CEO"}, company={"name": name * 2, "employees": 100}) for n, name in enumerate(names)]
    for columns in (100, 120, 150, 200):
        lines = table(bantam, ndjson(people), columns)
        if len(lines) < len(names) + 4:
            yield f"{len(lines)} lines at {columns}"
        for line in lines[:len(names) + 2]:
            if width(line) > columns:
                yield f"{width(line)} columns of {columns}: {line}"


def TestColumnsStandUnderTheirHeaders(bantam):
    people = [contact(1, person={"name": "Äö 架空", "title": "CEO"}, events=REQUEST), contact(2, events=REQUEST)]
    lines = table(bantam, ndjson(people), 150)
    places = {width(line[:line.index("Ready")]) for line in lines[2:4]} | {lines[0].index("Tier")}
    if len(places) != 1:
        yield f"the tier stands at {sorted(places)}"


def TestTheTableCountsTiersStandingsAndBadLines(bantam):
    people = [contact(1), contact(2, events=REQUEST), contact(3, lifecycle={"stage": "customer"}), contact(4, consent={"profiling": False})]
    text = "\n".join(table(bantam, ndjson(people) + "garbage\n", 120))
    for words in ("5 contacts", "Ready: 1", "Customer, not scored: 1", "Opted out, not scored: 1", "1 line could not be read"):
        if words not in text:
            yield f"{words!r} is not in {text}"
    for number in (3, 4):
        if f"Invented Person {number}" in text:
            yield f"person {number} is ranked"


def TestTheTableShowsTheFirstThousand(bantam):
    people = [contact(n) for n in range(1, 1501)]
    people[1400]["events"] = REQUEST
    lines = table(bantam, ndjson(people), 120)
    ranked = [line for line in lines if line.lstrip()[:1].isdigit() and "Invented Person" in line]
    if len(ranked) != 1000 or "Invented Person 1401" not in ranked[0] or "Invented Person 1 " not in ranked[1]:
        yield f"{len(ranked)} rows, the first are {ranked[:2]}"
    if "1,000" not in lines[-2]:
        yield lines[-2]


def TestBantMarksTellTheFourStates(bantam):
    known = contact(1, bant={"budget": {"amount": 50000, "currency": "EUR", "period": "year"}, "authority": {"role": "decision maker"},
                             "timeline": {"timely": False}})
    row = next(line for line in table(bantam, ndjson([known]), 150) if "Invented Person 1" in line)
    marks = [word for word in row.split() if len(word) == 4 and all(a in b for a, b in zip(word, ("Bb·×", "Aa·×", "Nn·×", "Tt·×")))]
    if len(marks) != 1 or marks[0][1] != "A" or marks[0][2] != "·" or marks[0][3] == "·":
        yield row


def TestATextOfAFileCannotCommandTheTerminal(bantam):
    evil = contact(1, person={"name": "\x1b[31mRed\x07 \u202egnorw", "title": "CEO"}, company={"name": "a\nb\tc\u009b31m"})
    lines = table(bantam, ndjson([evil]), 120)
    for line in lines:
        if any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u202d" for c in line):
            yield f"{line!r}"
    if not any("Red" in line for line in lines):
        yield "the rest of the name is gone"
    _, _, err = bantam.qualify(b'{"id":1,}\n', "--format", "ndjson", "--map", "\x1b[31m=x")
    if "\x1b" in err:
        yield f"{err!r}"


def on_a_terminal(bantam, arguments, streams, environment=None):
    """What the command writes to a terminal that stands for `streams`."""
    master, slave = pty.openpty()
    other = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = subprocess.Popen([*bantam.words, *arguments], stdin=subprocess.DEVNULL, cwd=ROOT, env={**os.environ, "TERM": "xterm", **(environment or {})},
                           **{**other, **{stream: slave for stream in streams}})
    os.close(slave)
    written = b""
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        if not block:
            break
        written += block
    os.close(master)
    run.wait()
    return written.decode("utf-8")


def TestOnlyATerminalIsColoured(bantam):
    arguments = ["qualify", "--now", NOW, "demo/sample-contacts.csv"]
    coloured = on_a_terminal(bantam, arguments, ["stdout"], {"NO_COLOR": ""})
    plain = on_a_terminal(bantam, arguments, ["stdout"], {"NO_COLOR": "1"})
    if "\x1b[" not in coloured:
        yield "no colour on a terminal"
    if "\x1b" in plain:
        yield "colour against NO_COLOR"
    if "\x1b" in bantam(*arguments)[1]:
        yield "colour in a file"


def TestALongFileShowsItsProgressAndTakesItBack(bantam):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.write(ndjson(seeded(30_000)))
        file.flush()
        arguments = ["qualify", "--now", NOW, "--format", "ndjson", file.name]
        shown = on_a_terminal(bantam, arguments, ["stderr"])
        scrolling = on_a_terminal(bantam, [*arguments[:-1], "demo/sample-contacts.csv"], ["stdout", "stderr"])
    if " %" not in shown or "/s" not in shown or "█" not in shown:
        yield f"no bar in {shown[:300]!r}"
    if not shown.endswith("\r\x1b[K"):
        yield f"the bar stays: {shown[-80:]!r}"
    if "█" in scrolling:
        yield "the bar stands amid the answers"
    if bantam(*arguments[:-1], "demo/sample-contacts.csv")[2]:
        yield "progress goes into a file"


def TestAPromiseShowsWhenItIsDueInTheModelsZone(bantam):
    with open(os.path.join(ROOT, "core/catalog/models/reference.json"), encoding="utf-8") as file:
        model = json.load(file)
    days = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    model.update(timeZone="Europe/Helsinki", sla={"promiseMinutes": 90, "hours": days})
    people = [contact(1, events=REQUEST), contact(2)]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(model, file)
        file.flush()
        lines = table(bantam, ndjson(people), 150, "--model", file.name)
    if "Due" not in lines[0] or "2026-11-21 11:30" not in lines[2]:
        yield "\n".join(lines)
    if "Due" in table(bantam, ndjson(people), 150)[0]:
        yield "a due time without a promise"
