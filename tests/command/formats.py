# SPDX-License-Identifier: MIT
"""The four formats of `qualify`, and what goes in."""
import csv
import io
import json
import os
import tempfile
import threading
from pathlib import Path

from calling import NOW, contact, ndjson

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


def TestATableThatIsAnsweredAgainHasEachAnswerOnce(bantam):
    rows = "Record ID;Job title;Employees\r\nr1;CEO;120\r\nr2;Student;3;beyond\r\n"
    once = bantam.qualify(rows, "--format", "csv")[1]
    again = bantam.qualify(once, "--format", "csv")[1]
    if once != again or once.count("bantam_score") != 1 or "beyond" not in once:
        yield f"{once}\n{again}"


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


def TestNumbersDaysAndMoneyAreWrittenAsTheLocaleDoes(bantam):
    given = ndjson([contact(company={"employees": 1250, "revenue": {"amount": 2500000, "currency": "EUR"}},
                            events=[{"type": "download", "asset": "buyers_guide", "at": "2026-10-02T08:00:00Z"}])])
    decimals, days = {"en": "."}, {"en": "2026-10-02", "sv": "2026-10-02", "fi": "2.10.2026", "es": "02/10/2026", "fr": "02/10/2026"}
    for locale in ("en", "fi", "ru", "pl", "nb", "de", "es", "fr", "sv"):
        one = json.loads(bantam.qualify(given, "--format", "ndjson", "--locale", locale)[1])
        table = bantam.qualify(given, "--format", "table", "--locale", locale)[1]
        score = f"{int(one['score'] * 10) / 10}".replace(".", decimals.get(locale, ","))
        if score not in table:
            yield f"{locale}: {score} is not in {table}"
        texts = " ".join(line["reason"]["text"] for line in one["ledger"])
        if days.get(locale, "02.10.2026") not in texts:
            yield f"{locale}: no {days.get(locale, '02.10.2026')} in {texts}"
        row = bantam.qualify(given, "--format", "csv", "--locale", locale)[1]
        if str(one["score"]) not in row or one["label"] not in row:
            yield f"{locale}: a program reads {one['score']} and people {one['label']}, not {row}"


def TestAnArrayAcrossChunksAnswersAsItsLines(bantam):
    people = [contact(n, notes=[{"text": "brackets ]}[{ and \\\" quotes, " * (n % 40)}]) for n in range(1, 1200)]
    array = json.dumps(people, indent=2)
    if len(array) < 600_000:
        yield "too short to cross chunks"
    lines = bantam.qualify(ndjson(people), "--format", "ndjson")
    if lines[0] != 0 or bantam.qualify(array, "--format", "ndjson") != lines:
        yield "they differ"


def TestABrokenArrayGivesWhatItHolds(bantam):
    for array, good, bad in (('[{"id":"a"}', 1, 1), ('[{"id":"a"},]', 1, 1), ('[{"id":"a"}]x', 1, 1), ('[{"id":"a"}, 42, {"id":"b"}]', 2, 1), ("[", 0, 1),
                             ("[]", 0, 0), (' [ {"id":"]"} ] ', 1, 0)):
        code, out, err = bantam.qualify(array, "--format", "ndjson")
        ones = [json.loads(line) for line in out.splitlines()]
        if [sum("id" in one for one in ones), sum("error" in one for one in ones)] != [good, bad] or code != (1 if bad else 0):
            yield f"{array}: exit code {code}, {out[:200]}{err}"


def TestCsvOfJsonBeginsWithWho(bantam):
    _, out, _ = bantam.qualify(ndjson([contact(1), {"id": "=2+3"}]), "--format", "csv")
    rows = list(csv.reader(io.StringIO(out, newline="")))
    if rows[0][:5] != ["id", "name", "email", "company", "bantam_score"] or rows[1][:4] != ["c1", "Invented Person 1", "person1@firm1.example", "Firm 1"]:
        yield f"{rows[:2]}"
    if rows[2][0].startswith("="):
        yield rows[2][0]


def TestCsvColumnsAgreeWithTheAnnotation(bantam):
    given = ndjson([contact(1, events=[{"type": "download", "asset": "buyers_guide", "at": "2026-11-20T08:00:00Z"}])])
    one = json.loads(bantam.qualify(given, "--format", "ndjson")[1])
    row = next(csv.DictReader(io.StringIO(bantam.qualify(given, "--format", "csv")[1], newline="")))
    expected = {"tier": one["tier"], "label": one["label"], "standing": "lead", "verdict": one["verdict"], "grade": one["grade"],
                "next_question": one["next"]["question"], **{key: one["bant"][key]["state"] for key in one["bant"]}}
    for key, value in expected.items():
        if row["bantam_" + key] != value:
            yield f"{key}: {row['bantam_' + key]!r} for {value!r}"
    for key, value in {"score": one["score"], "fit": one["fit"], "min": one["range"]["min"], "max": one["range"]["max"]}.items():
        if float(row["bantam_" + key]) != value:
            yield f"{key}: {row['bantam_' + key]} for {value}"
    reasons = row["bantam_reasons"].split(" · ")
    texts = [line["reason"]["text"] for line in one["ledger"]]
    if not 1 <= len(reasons) <= 2 or any(reason not in texts for reason in reasons):
        yield f"{reasons} are not of {texts}"


def TestExtraAndMissingCellsShiftNoColumn(bantam):
    code, out, _ = bantam.qualify("Record ID;Full Name;Remark\r\n1;Invented A;x;extra\r\n2\r\n", "--format", "csv")
    rows = list(csv.reader(io.StringIO(out, newline=""), delimiter=";"))
    score = rows[0].index("bantam_score")
    if code != 0 or score != 3 or rows[1][-1] != "extra" or [row[:3] for row in rows[1:]] != [["1", "Invented A", "x"], ["2", "", ""]]:
        yield f"{rows}"
    if not all(row[score].lstrip("-").replace(".", "", 1).isdigit() for row in rows[1:]):
        yield f"{[row[score] for row in rows]}"


def TestColumnsCanBeMapped(bantam):
    table = "Kenttä,Full Name\n4711,Invented A\n"
    for option in (["--map", "Kenttä=id"], ["--map=kenttä=id"]):
        code, out, err = bantam.qualify(table, "--format", "ndjson", *option)
        if code != 0 or json.loads(out)["id"] != "4711":
            yield f"{option}: exit code {code}: {out[:100]}{err}"
    for option, mentions in (("Kenttä=nonsense", "nonsense"), ("Kenttä", "HEADER=ATTRIBUTE"), ("Absent=id", "Absent"), ("=id", "HEADER=ATTRIBUTE")):
        code, out, err = bantam.qualify(table, "--map", option)
        if code != 2 or mentions not in err or out:
            yield f"{option}: exit code {code}: {err}"


def TestATableWithoutAHeaderIsToldOnce(bantam):
    for table, times in (("Ida Invented,ida@firm.example,CEO\nMax Invented,max@firm.example,CEO\n", 1), ("Ida Invented|Firm|120\nMax Invented|Firm|7\n", 1),
                         ("Name|Email\nIda Invented|ida@firm.example\n", 0)):
        for verb in (["contacts"], ["contacts", "--columns"], ["qualify", "--format", "ndjson", "--now", NOW]):
            code, _, err = bantam(*verb, "-", given=table)
            if code != 0 or err.count("Line 1 is taken for the header") != times:
                yield f"{verb}: exit code {code}: {err}"


def TestTheDateOrderCanBeSaid(bantam):
    table = "Record ID,Create Date\n1,03/04/2026\n"
    days = [json.loads(bantam("contacts", "--dates", order, "-", given=table)[1])["lifecycle"]["createdAt"] for order in ("dmy", "mdy")]
    if not (days[0].startswith(("2026-04-03", "2026-04-02")) and days[1].startswith(("2026-03-04", "2026-03-03"))):
        yield f"{days}"
    if bantam("contacts", "--dates", "ymd", "-", given=table)[0] != 2:
        yield "ymd is taken"


def TestMarksBeforeTheFirstRecordArePassedOver(bantam):
    for given in ('{"id":"b"}\n', '{"id":"b"}\n{"id":"c"}\n', '[{"id":"b"}]', "Record ID,Job title\nb,CEO\n"):
        plain = bantam.qualify(given, "--format", "ndjson")
        for marks in ("\ufeff", "\ufeff\ufeff"):
            if (marked := bantam.qualify(marks + given, "--format", "ndjson")) != plain:
                yield f"{len(marks)} before {given}: {marked}"[:300]


def TestPipesAreReadByTheirNames(bantam):
    given = ndjson([contact(1), contact(2)]).encode("utf-8") * 2000   # more than a pipe holds
    expected = bantam.qualify(given, "--format", "ndjson")
    options = ["--model", "reference", "--now", NOW, "--format", "ndjson"]
    if (found := bantam("qualify", *options, "/dev/stdin", given=given)) != expected:
        yield f"/dev/stdin: exit code {found[0]}: {found[1][:100]}{found[2]}"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "contacts")
        os.mkfifo(path)
        threading.Thread(target=lambda: Path(path).write_bytes(given), daemon=True).start()   # waits until somebody reads
        found = bantam("qualify", *options, path)
    if found != expected:
        yield f"a FIFO: exit code {found[0]}: {found[1][:100]}{found[2]}"


def TestNumbersOfATableDividedBySemicolonsHaveADecimalComma(bantam):
    rows = ["Name;Job title;Employees;Buyers guide downloaded", "A;Marketing Manager;100;17.11.2026"]
    for divider, sign in ((";", ","), ("\t", ".")):
        options = ["--format", "csv", "--dates", "dmy"]
        code, out, err = bantam.qualify("\n".join(rows).replace(";", divider) + "\n", *options)
        found = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=divider))
        numbers = {found[0]["bantam_" + name] for name in ("score", "fit", "engagement", "min", "max")} if code == 0 else set()
        if code != 0 or err or not any(sign in number for number in numbers) or any(".,".replace(sign, "") in number for number in numbers):
            yield f"exit code {code}: {numbers} {err}"
        # What was written is read again: the same contact and numbers, in place of those that it has.
        code, again, err = bantam.qualify(out, *options)
        if code != 0 or err or again != out:
            yield f"read again: exit code {code}: {again} {err}"
