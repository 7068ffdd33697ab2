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



def TestDraftMakesAModelThatCheckAccepts(bantam):
    profile = '{"schemaVersion":1,"sizes":[{"min":20,"max":250}],"industries":["manufacturing"],"countries":["FI"],"price":{"min":8000},"promise":{"minutes":60}}'
    code, model, err = bantam("draft", "-", given=profile)
    if code != 0 or err or json.loads(model)["id"] != "our-customer":
        yield f"exit code {code}: {err}"
    code, out, err = bantam("check", "-", given=model)
    if code != 0 or "order holds" not in out or "warning" in out:
        yield f"exit code {code}: {out}{err}"


def TestDraftNamesEveryFaultOfAProfile(bantam):
    code, out, err = bantam("draft", "-", given='{"schemaVersion":1,"colour":"red","sizes":[{"min":9,"max":3}]}')
    if code != 2 or out or "$.colour" not in err or "$.sizes[0]" not in err:
        yield f"exit code {code}: {out}{err}"
    if bantam("draft")[0] != 2:
        yield "no profile is no wrong use"


def TestCheckWarnsOfFaultsOfTheAxes(bantam):
    with open("core/catalog/models/reference.json", encoding="utf-8") as file:
        model = json.load(file)
    model["tiers"]["sql"]["when"] = {"score": {"min": 50}}
    out = bantam("check", "-", given=json.dumps(model))[1]
    for code in ("behaviour_alone", "fit_alone"):
        if f"warning {code}" not in out:
            yield f"no {code}: {out}"
