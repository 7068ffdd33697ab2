# SPDX-License-Identifier: MIT
"""`contacts`, `title`, `models` and `check`."""
import json

SHIPPED = ["reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"]
EXPORT = "demo/sample-contacts.csv"

def TestModelsNamesTheShippedOnes(bantam):
    code, out, err = bantam("models")
    for name in SHIPPED:
        if name not in out:
            yield f"{name} is missing: {out}{err}"
    if code != 0:
        yield f"exit code {code}"

def TestCheckAcceptsEveryShippedModel(bantam):
    for name in SHIPPED:
        path = f"core/catalog/models/{name}.json"
        for model in (name, path):
            code, out, err = bantam("check", model)
            if code != 0:
                yield f"{model}: exit code {code}: {out}{err}"

def TestColumnsAreReadFromTheirHeaders(bantam):
    code, out, err = bantam("contacts", "--columns", EXPORT)
    one = json.loads(out)
    if code != 0 or list(one) != ["encoding", "delimiter", "headerRow", "columns"]:
        yield f"exit code {code}: {out}{err}"
    attributes = set(one["columns"].values())
    for attribute in ("person.title", "person.email", "company.name", "company.employees"):
        if attribute not in attributes:
            yield f"no column is {attribute}"

def TestContactsAreCanonicalAndReadBackTheSame(bantam):
    code, first, err = bantam("contacts", EXPORT)
    if code != 0 or not first:
        yield f"exit code {code}: {err}"
    for line in first.splitlines():
        json.loads(line)
    again = bantam("contacts", "-", given=first)[1]
    if first != again:
        yield "reading the canonical form gives another form"

def TestTitlesAreReadOneALine(bantam):
    code, out, err = bantam("title", "--language", "en", "-", given="CEO\nVP of Sales\nStudent\n")
    lines = [json.loads(line) for line in out.splitlines()]
    if code != 0 or [list(line) for line in lines] != [["title", "seniority", "function", "decides"]] * 3:
        yield f"exit code {code}: {out}{err}"
    if [(line["seniority"], line["function"]) for line in lines[:2]] != [("c_level", "general"), ("vp", "sales")]:
        yield out
    if lines[2]["seniority"] != "student" or lines[2]["decides"] != "no":
        yield out

def TestHelpNamesEveryVerb(bantam):
    code, out, _ = bantam("--help")
    if code != 0 or not all(verb in out for verb in ("qualify", "contacts", "title", "models", "check")):
        yield f"exit code {code}: {out}"

