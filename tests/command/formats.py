# SPDX-License-Identifier: MIT
"""The four formats of `qualify`, and what goes in."""
import csv
import io
import json

from calling import contact, ndjson

KEYS = ["id", "model", "core", "packs", "now", "score", "fit", "engagement", "range", "tier", "label", "standing", "override", "reachable",
        "verdict", "gates", "grade", "bant", "missing", "next", "ledger", "paths", "changes", "handoff", "warnings"]


def TestAnAnnotationHasTheKeysOfTheContractInTheirOrder(bantam):
    code, out, err = bantam.qualify(ndjson([contact()]), "--format", "ndjson")
    if code != 0:
        yield f"exit code {code}: {err}"
    line = out.rstrip("\n")
    keys = [key for key in json.loads(line) if key in KEYS]
    if keys != KEYS:
        yield f"{keys}"
    if line != json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")):
        yield "white space or another spelling in " + line


def TestTheLedgerAddsUpToTheScore(bantam):
    _, out, _ = bantam.qualify(ndjson([contact(events=[{"type": "download", "asset": "buyers_guide", "at": "2026-11-20T08:00:00Z"}])]))
    one = json.loads(bantam.qualify(ndjson([contact(events=[{"type": "download", "asset": "buyers_guide",
                                                           "at": "2026-11-20T08:00:00Z"}])]), "--format", "ndjson")[1])
    if round(sum(line["points"] * 1000 for line in one["ledger"])) != round(one["score"] * 1000) or not one["ledger"]:
        yield f"{one['score']} is not the sum of {one['ledger']}"
    if not out.strip():
        yield "no table by default"


def TestNdjsonJsonAndCsvInGiveTheSameAnswers(bantam):
    people = [contact(1), contact(2)]
    _, lines, _ = bantam.qualify(ndjson(people), "--format", "ndjson")
    _, array, _ = bantam.qualify(json.dumps(people), "--format", "ndjson")
    table = "Record ID,Full Name,Job Title,Email,Company Name,Number of Employees\r\n" + "".join(
        f"{p['id']},{p['person']['name']},{p['person']['title']},{p['person']['email']},{p['company']['name']},120\r\n" for p in people)
    _, cells, _ = bantam.qualify(table, "--format", "ndjson")
    if not lines or lines != array:
        yield "a JSON array answers otherwise than its lines"
    scores = [[(json.loads(line)["id"], json.loads(line)["score"]) for line in out.splitlines()] for out in (lines, cells)]
    if scores[0] != scores[1]:
        yield f"{scores[0]} from NDJSON, {scores[1]} from CSV"


def TestJsonOutIsTheLinesAsOneArray(bantam):
    given = ndjson([contact(1), contact(2), contact(3)])
    lines = [json.loads(line) for line in bantam.qualify(given, "--format", "ndjson")[1].splitlines()]
    array = json.loads(bantam.qualify(given, "--format", "json")[1])
    if sorted(one["id"] for one in array) != ["c1", "c2", "c3"] or sorted(map(json.dumps, array)) != sorted(map(json.dumps, lines)):
        yield f"{array}"


def TestCsvOutKeepsTheColumnsAndDefusesFormulas(bantam):
    dangerous = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "  =1+1"]
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(["Record ID", "Full Name", "Remark"])
    for number, cell in enumerate(dangerous):
        writer.writerow([f"r{number}", "Invented Person", cell])
    code, out, err = bantam.qualify(rows.getvalue(), "--format", "csv")
    back = list(csv.reader(io.StringIO(out, newline="")))
    if code != 0 or len(back) != len(dangerous) + 1:
        yield f"exit code {code}, {len(back)} rows: {err}"
    if back[0][:3] != ["Record ID", "Full Name", "Remark"] or len(back[0]) < 6:
        yield f"header {back[0]}"
    for row in back[1:]:
        for cell in row:
            bare = cell.lstrip(" ")
            if bare[:1] in tuple("=+@\t\r") or (bare[:1] == "-" and not bare[1:].replace(".", "", 1).isdigit()) or bare == "-1":
                yield f"{cell!r} would run"


def TestTheTableShowsTheWorkOrder(bantam):
    request = contact(2, events=[{"type": "contact_request", "at": "2026-11-21T08:00:00Z"}])
    code, out, err = bantam.qualify(ndjson([contact(1), request]), "--format", "table")
    if code != 0 or out.find("Person 2") == -1 or not out.find("Person 2") < out.find("Person 1"):
        yield out + err


def TestTheTableIsWordedInTheLocale(bantam):
    given = ndjson([contact(1, events=[{"type": "contact_request", "at": "2026-11-21T08:00:00Z"}])])
    english = bantam.qualify(given, "--format", "table", "--locale", "en")[1]
    finnish = bantam.qualify(given, "--format", "table", "--locale", "fi")[1]
    if "Ready" not in english:
        yield english
    if "Myyntivalmis" not in finnish or "Ready" in finnish:
        yield finnish
