# SPDX-License-Identifier: MIT
"""What `bantam title` makes of job titles that nobody here wrote: the rows beside the project, `../shared/data/titles`. Figures, and their floors.

Where the rows are not there, `PRESENT` is false and nothing of this is run or counted. The rows know five ranks; ours are folded into them as
below, which was decided after looking at a part of the rows: a head leads a unit, and whoever is a manager without more is senior.
"""
import collections
import csv
import json
import os

from calling import ROOT

ROWS = os.path.join(os.path.dirname(ROOT), "shared", "data", "titles")
PRESENT = os.path.isdir(ROWS)
RANKS = {"owner": "Management", "c_level": "Management", "vp": "Management", "director": "Director", "head": "Lead", "lead": "Lead",
         "manager": "Senior", "specialist": "Senior", "none": "Senior", "junior": "Junior", "assistant": "Junior", "student": "Junior"}
MANAGES = ("owner", "c_level", "vp", "director", "head", "manager")
LEAST_F1, LEAST_MANAGER = 0.75, 0.85
LANGUAGES = ("en", "fi", "sv", "pl", "nb", "ru")


def readings(bantam, titles, *arguments):
    code, out, err = bantam("title", *arguments, "-", given="".join(" ".join(title.split()) + "\n" for title in titles))
    lines = [json.loads(line) for line in out.splitlines()]
    if code != 0 or len(lines) != len(titles):
        raise AssertionError(f"exit code {code}, {len(lines)} lines for {len(titles)} titles: {err[:200]}")
    return [line["seniority"] for line in lines]


def TestSeniorityOfRowsReachesItsFloor(bantam):
    with open(os.path.join(ROWS, "seniority-v2.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right, said, meant = collections.Counter(), collections.Counter(), collections.Counter()
    for row, seniority in zip(rows, readings(bantam, [row["text"] for row in rows])):
        rank = RANKS[seniority]
        said[rank] += 1
        meant[row["label"]] += 1
        right[rank] += rank == row["label"]
    scores = {label: 2 * right[label] / (said[label] + meant[label]) for label in sorted(meant)}
    macro = sum(scores.values()) / len(scores)
    print(f"   seniority of {len(rows)} titles: macro-F1 {macro:.3f}", {label: round(score, 3) for label, score in scores.items()})
    if macro < LEAST_F1:
        yield f"macro-F1 {macro:.3f}, at least {LEAST_F1}"


def TestWhoManagesIsReadInEveryLanguage(bantam):
    with open(os.path.join(ROWS, "isco.dev.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for language in LANGUAGES:
        own = [row for row in rows if row["lang"] == language]
        read = readings(bantam, [row["title"] for row in own], "--language", language)
        share = sum((seniority in MANAGES) == bool(row["manager"]) for row, seniority in zip(own, read)) / len(own)
        print(f"   manager or not, {language}: {share:.3f} of {len(own)}")
        if share < LEAST_MANAGER:
            yield f"{language}: {share:.3f}, at least {LEAST_MANAGER}"
