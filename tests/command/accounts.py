# SPDX-License-Identifier: MIT
"""`--accounts`: what one contact of an account told counts for the others."""
import json
import os
import subprocess
import tempfile

from calling import NOW, ROOT, contact, ndjson

PEOPLE = [
    {"id": "chief", "account": "firm", "person": {"name": "Chief Invented", "title": "CEO"}, "company": {"employees": 120}},
    {"id": "user", "account": "firm", "person": {"name": "User Invented", "title": "Marketing Assistant"}},
    {"id": "stranger", "account": "other", "person": {"name": "Stranger Invented", "title": "CEO"}},
]


def qualify(bantam, given, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.write(given)
        file.flush()
        return bantam("qualify", "--model", "reference", "--now", NOW, "--format", "ndjson", *options, file.name)


def by_id(out):
    return {one["id"]: one for one in map(json.loads, out.splitlines())}


def TestAColleagueBringsTheCompanyAndTheCommittee(bantam):
    alone = by_id(qualify(bantam, ndjson(PEOPLE))[1])
    code, out, err = qualify(bantam, ndjson(PEOPLE), "--accounts")
    together = by_id(out)
    if code != 0:
        yield f"exit code {code}: {err}"
    if not together["user"]["score"] > alone["user"]["score"]:
        yield f"the colleague's company is not counted: {alone['user']['score']}, {together['user']['score']}"
    if "chief" not in [person["contact"] for person in together["user"]["committee"]["known"]]:
        yield f"{together['user']['committee']}"
    if together["stranger"] != alone["stranger"]:
        yield "an account of one is changed"
    if together["chief"]["score"] != alone["chief"]["score"]:
        yield "the chief's own score is changed"


def TestALaterContactTellsAnEarlierOne(bantam):
    forth = by_id(qualify(bantam, ndjson(PEOPLE), "--accounts")[1])
    back = by_id(qualify(bantam, ndjson(PEOPLE[::-1]), "--accounts")[1])
    for name, one in forth.items():
        if one["score"] != back[name]["score"]:
            yield f"{name}: {one['score']} and, in the other order, {back[name]['score']}"


def TestWhoeverOptedOutTellsNobodyAnything(bantam):
    own = {"account": "firm", "person": {"name": "Uma Invented", "title": "CEO"}, "bant": {"budget": {"amount": 20000, "currency": "USD"}, "need": {"problem": "secret"}}}
    outs = [{"lifecycle": {"stage": "unsubscribed"}}, {"consent": {"profiling": False}},
            {"consent": {"profiling": [{"value": True, "source": "crm", "at": "2026-10-01"}, {"value": False, "source": "form", "at": "2026-10-02"}]}}]
    for out in outs:
        told = by_id(qualify(bantam, ndjson([{"id": "uma", **own, **out}, {"id": "other", "account": "firm"}]), "--accounts")[1])
        if told["uma"]["standing"] != "opted_out":
            yield f"{out}: {told['uma']['standing']}"
        if any(criterion["evidence"] for criterion in told["other"]["bant"].values()) or "Uma" in json.dumps(told["other"]):
            yield f"{out}: {told['other']['bant']} {told['other']['committee']}"
    told = by_id(qualify(bantam, ndjson([{"id": "uma", **own}, {"id": "other", "account": "firm"}]), "--accounts")[1])
    if told["other"]["bant"]["need"]["evidence"][0]["quote"] != "secret":
        yield f"what a lead told is not shared: {told['other']['bant']}"


def TestWhoeverOptedOutInAnotherRecordTellsNobodyAnything(bantam):
    told = {"id": "17", "account": "E", "bant": {"need": {"problem": "first"}}, "person": {"title": "CEO"}}
    out, other = {"id": "17", "account": "E", "consent": {"profiling": False}}, {"id": "18", "account": "E"}
    for people in ([told, out, other], [out, told, other], [other, told, out]):
        one = by_id(qualify(bantam, ndjson(people), "--accounts")[1])["18"]
        if [person["contact"] for person in one["committee"]["known"]] != ["18"] or any(criterion["evidence"] for criterion in one["bant"].values()):
            yield f"{people}: {one['bant']} {one['committee']}"


def TestDaysCountFromTheContactWhoToldThem(bantam):
    bea = {"id": "bea", "account": "firm", "bant": {"timeline": {"withinDays": 60}}, "lifecycle": {"createdAt": "2026-09-01"}}   # 21 days ago they were over
    al = {"id": "al", "account": "firm", "lifecycle": {"createdAt": "2026-11-20"}}
    for people in ([bea, al], [al, bea]):
        for name, one in by_id(qualify(bantam, ndjson(people), "--accounts")[1]).items():
            if one["bant"]["timeline"]["state"] != "partial":
                yield f"{name}: {one['bant']['timeline']}"


def TestAPipeCannotBeReadTwice(bantam):
    code, out, err = bantam.qualify(ndjson(PEOPLE), "--accounts")
    if code != 2 or out or "--accounts" not in err:
        yield f"exit code {code}: {out[:100]}{err}"


def TestARedirectedFileIsReadTwiceFromWhereItBegan(bantam):
    arguments = [*bantam.words, "qualify", "--model", "reference", "--now", NOW, "--format", "ndjson", "--accounts", "-"]
    expected = qualify(bantam, ndjson(PEOPLE), "--accounts")[1]
    for passed in (b"", b"a line that somebody else took\n"):
        with tempfile.TemporaryFile() as file:
            file.write(passed + ndjson(PEOPLE).encode("utf-8"))
            file.flush()
            os.lseek(file.fileno(), len(passed), os.SEEK_SET)
            run = subprocess.run(arguments, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        if run.returncode != 0 or run.stdout.decode("utf-8") != expected or run.stderr:
            yield f"after {len(passed)} bytes: exit code {run.returncode}: {run.stdout[:100]}{run.stderr}"


def TestABadLineIsToldOnce(bantam):
    code, out, err = qualify(bantam, ndjson(PEOPLE[:1]) + '{"id":\n' + ndjson([contact(3)]), "--accounts")
    if code != 1 or len(out.splitlines()) != 3 or len(err.splitlines()) != 1:
        yield f"exit code {code}, {len(out.splitlines())} lines: {err}"
