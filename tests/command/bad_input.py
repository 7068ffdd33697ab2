# SPDX-License-Identifier: MIT
"""What is wrong is said with its place; everything else is still scored; the exit code tells."""
import json
import os
import re
import subprocess
import tempfile

from calling import NOW, contact, ndjson


def amid(bantam, line):
    """The bad line between two good ones: exit code, stderr, and what stands in its place; raises where the good ones suffer."""
    first, last = ndjson([contact(1)]).encode("utf-8"), ndjson([contact(3)]).encode("utf-8")
    code, out, err = bantam.qualify(first + line + b"\n" + last, "--format", "ndjson")
    lines = out.splitlines()
    if len(lines) != 3:
        raise ValueError(f"{len(lines)} lines for 3, exit code {code}: {err[:300]}")
    if [json.loads(lines[at])["id"] for at in (0, 2)] != ["c1", "c3"]:
        raise ValueError("the neighbours are not scored")
    return code, err, json.loads(lines[1])


def refused(bantam, line):
    code, err, one = amid(bantam, line)
    fault = one.get("error", {})
    if sorted(fault) != ["code", "message", "path"] or not fault["code"] or not fault["message"]:
        yield f"{one}"[:300]
    if code != 1:
        yield f"exit code {code}"
    if not re.search(r"\b2\b", err):
        yield f"line 2 is not named: {err[:300]}"


def told(bantam, more, path):
    """A contact with a value that nobody can use: scored without it, or refused; either way the place is named."""
    code, err, one = amid(bantam, ndjson([contact(2, **more)]).rstrip("\n").encode("utf-8"))
    words = json.dumps(one.get("error") or one.get("warnings"))
    if path not in words:
        yield f"exit code {code}, {path} is not named in {words[:300]}"


def TestAnUnreadableLineIsRefusedInItsPlace(bantam):
    yield from refused(bantam, b'{"id": "c2", "person": ')


def TestALineThatIsNoObjectIsRefused(bantam):
    yield from refused(bantam, b"42")


def TestALineOfAHundredMegabytesIsRefused(bantam):
    yield from refused(bantam, b'{"id":"c2","custom":{"text":"' + b"x" * 100_000_000 + b'"}}')


def TestADepthOfAHundredThousandIsRefused(bantam):
    yield from refused(bantam, b'{"id":"c2","custom":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def TestNotANumberIsRefused(bantam):
    yield from refused(bantam, b'{"id":"c2","company":{"employees":NaN}}')


def TestInvalidUtf8IsRefused(bantam):
    yield from refused(bantam, b'{"id":"c2","person":{"name":"\xff\xfe"}}')


def TestAHugeExponentIsTold(bantam):
    line = b'{"id":"c2","company":{"employees":1e999999999}}'
    _, _, one = amid(bantam, line)
    if "employees" not in json.dumps(one.get("error") or one.get("warnings")):
        yield f"{one}"[:300]


def TestADateInTheYearFortyThousandIsTold(bantam):
    yield from told(bantam, {"events": [{"type": "page_view", "at": "40000-01-01T00:00:00Z"}]}, "events")


def TestAnUnknownCurrencyIsTold(bantam):
    yield from told(bantam, {"bant": {"budget": {"amount": 20000, "currency": "QQQ"}}}, "budget")


def TestAnUnknownKeyIsKeptAndTold(bantam):
    yield from told(bantam, {"favouriteColour": "green"}, "favouriteColour")


def TestAnEmptyFileIsNoError(bantam):
    code, out, err = bantam.qualify(b"", "--format", "ndjson")
    if code != 0 or out:
        yield f"exit code {code}: {out}{err}"
    if not err.strip():
        yield "nothing says that there was nothing"


def usage(bantam, *arguments, mentions):
    code, out, err = bantam(*arguments)
    if code != 2:
        yield f"{' '.join(arguments)}: exit code {code}"
    if mentions not in err:
        yield f"{' '.join(arguments)}: {mentions!r} is not in {err[:300]!r}"
    if out:
        yield f"{' '.join(arguments)}: writes to standard output"


def TestWrongUseIsExitCodeTwo(bantam):
    yield from usage(bantam, "qualify", "--colour", "-", mentions="--colour")
    yield from usage(bantam, "qualify", "--now", "yesterday", "-", mentions="--now")
    yield from usage(bantam, "qualify", "--format", "xml", "-", mentions="xml")
    yield from usage(bantam, "qualify", "--model", "no-such-model", "--now", NOW, "-", mentions="no-such-model")
    yield from usage(bantam, "qualify", "--now", NOW, "no-such-file.csv", mentions="no-such-file.csv")
    yield from usage(bantam, "dance", mentions="dance")


def TestADirectoryIsNoFile(bantam):
    yield from usage(bantam, "qualify", "--now", NOW, "tests", mentions="directory")


def TestABadModelTellsEveryFaultAtOnce(bantam):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"schemaVersion": 1, "id": "Bad Id", "colour": "red", "timeZone": "Europe/Nowhere"}, file)
        for words in (["check", path], ["qualify", "--now", NOW, "--model", path, "-"]):
            code, out, err = bantam(*words)
            if code != 2:
                yield f"{words[0]}: exit code {code}"
            for place in ("id", "colour", "timeZone", "tiers"):
                if place not in out + err:
                    yield f"{words[0]}: {place} is not named"


def TestABadFirstLineIsOneLineToo(bantam):
    code, out, _ = bantam.qualify("garbage\n" + ndjson([contact(1)]), "--format", "ndjson")
    ones = [json.loads(line) for line in out.splitlines()]
    if code != 1 or len(ones) != 2 or "error" not in ones[0] or ones[1]["id"] != "c1":
        yield f"exit code {code}: {out[:300]}"


def TestAnEmptyLineIsALine(bantam):
    code, out, err = bantam.qualify(ndjson([contact(1)]) + "\n" + ndjson([contact(3)]), "--format", "ndjson")
    ones = [json.loads(line) for line in out.splitlines()]
    if code != 1 or len(ones) != 3 or ones[1].get("error", {}).get("code") != "empty_line" or ":2:" not in err:
        yield f"exit code {code}: {out[:300]}{err}"


def TestABrokenRowIsRefusedAndTheOthersScored(bantam):
    table = 'Record ID,Full Name\n1,Invented A\n2,"Invented" B\n3,Invented C\n'
    code, out, err = bantam.qualify(table, "--format", "ndjson")
    ones = [json.loads(line) for line in out.splitlines()]
    if code != 1 or [one.get("id") for one in ones] != ["1", None, "3"] or ":3:" not in err:
        yield f"exit code {code}: {out[:300]}{err}"


def TestALineTooLongTakesNoMemory(bantam):
    """A hundred megabytes in one line, and the peak stays below 64 MiB."""
    for name, head in (("line", b'{"id":"'), ("element", b'[{"id":"'), ("cell", b'Record ID,Remark\n1,"')):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "long")
            with open(path, "wb") as file:
                file.write(head)
                for _ in range(100):
                    file.write(b"x" * 1_000_000)
            code, err, kilobytes = bantam.peak("qualify", "--now", NOW, "--format", "table", path)
        if kilobytes > bantam.most_memory() or code != 1:
            yield f"{name}: {kilobytes} kB, exit code {code}: {err[:200]}"


def TestForeignFilesAreNamed(bantam):
    for given, mentions in ((b"PK\x03\x04 xl/workbook.xml", "save the sheet as CSV"), (b"PK\x03\x04 contacts.csv", "unpack it"), (b"{\\rtf1", "document"),
                            ("[{}]".encode("utf-16"), "UTF-16"), (b"\x7fELF\0\0", "not a text"), (b"<html><table><tr><td>Name</td></tr>", "save it as CSV"),
                            ("<table>".encode("utf-8-sig"), "save it as CSV"), ("\n<Table>".encode("utf-16"), "save it as CSV")):
        code, out, err = bantam.qualify(given)
        if code != 2 or out or mentions not in err:
            yield f"{given[:8]}: exit code {code}: {err}"


def TestALaterVerbSaysSo(bantam):
    for verb in ("read", "compare", "calibrate", "import"):
        yield from usage(bantam, verb, "x", mentions="not in this version")


def TestMoreWrongUse(bantam):
    yield from usage(bantam, "qualify", "a", "b", mentions="b")
    yield from usage(bantam, "qualify", "--model", mentions="--model")
    yield from usage(bantam, "qualify", "--accounts=yes", "-", mentions="--accounts")
    yield from usage(bantam, "qualify", "--locale", "xx", "-", mentions="xx")
    yield from usage(bantam, "contacts", mentions="file")
    yield from usage(bantam, "title", "--language", "english", "-", mentions="english")
    yield from usage(bantam, "help", "dance", mentions="dance")


def TestAFullDiskIsAnError(bantam):
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "wb") as full:
        run = subprocess.run([*bantam.words, "models"], stdout=full, stderr=subprocess.PIPE)
    if run.returncode != 2 or b"cannot write" not in run.stderr:
        yield f"exit code {run.returncode}: {run.stderr}"
