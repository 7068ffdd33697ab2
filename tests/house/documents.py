# SPDX-License-Identifier: MIT
"""Data files parse and are whole; what the README says is what happens."""
import csv
import io
import json
import os
import re
import shlex
import subprocess

import tree

LOCALES = ("en", "fi")


def no_twice(pairs):
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError("twice: " + ", ".join(sorted(twice)))
    return dict(pairs)


def TestEveryJsonFileParses():
    for name in tree.files(".json"):
        if name.startswith("tests/fuzz/corpus/"):
            continue
        try:
            json.loads(tree.text(name), object_pairs_hook=no_twice)
        except ValueError as fault:
            yield f"{name}: {fault}"


def TestEveryLocaleHasItsFiles():
    """That none of them lacks a key is the build's own check: see words.py."""
    for locale in LOCALES:
        for folder in ("questions", "labels"):
            name = f"core/catalog/{folder}/{locale}.json"
            if name not in tree.files(".json"):
                yield f"{name} does not exist"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", tree.text("README.md"), re.M | re.S)


def TestEveryCommandOfTheReadmeExists():
    named = [line for block in blocks("sh") for line in block.splitlines() if line.strip()]
    if not named:
        yield "README.md names no command"
    for line in named:
        words = shlex.split(line, comments=True)
        program = words[1] if words[0] in ("sh", "python3") else words[0]
        if program == "cmake":
            presets = json.loads(tree.text("CMakePresets.json"))["workflowPresets"]
            if words[-1] not in [preset["name"] for preset in presets]:
                yield f"{line}: no such preset"
        elif not os.path.exists(os.path.join(tree.ROOT, program)):
            yield f"{line}: {program} does not exist"


def TestEveryExampleOfTheReadmePrintsWhatItSays():
    """A console block: lines after `$ ` are run in order from the root, the lines below each are its whole output."""
    found = 0
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            lines = part.split("\n")
            while lines[0].endswith("\\") and len(lines) > 1:
                lines[0] = lines[0][:-1] + lines.pop(1)
            found += 1
            run = subprocess.run(["sh", "-c", lines[0]], cwd=tree.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)
            printed = run.stdout.decode("utf-8")
            if printed.rstrip() != "\n".join(lines[1:]).rstrip():
                yield f"$ {lines[0]}\n{printed}{run.stderr.decode('utf-8')[-2000:]}"
    if not found:
        yield "README.md has no example"


def TestTheDemoRanksTheSampleExport():
    run = subprocess.run(["sh", "demo/run.sh"], cwd=tree.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1200)
    table = run.stdout.decode("utf-8")
    contacts = len(list(csv.reader(io.StringIO(tree.text("demo/sample-contacts.csv"), newline="")))) - 1
    if run.returncode != 0:
        yield f"exit code {run.returncode}: {run.stderr.decode('utf-8')[-2000:]}"
    elif f"\n{contacts} contacts " not in table or not re.search(r"^ *100  ", table, re.M):
        yield f"not a ranked list of {contacts} contacts: {table[-500:]}"


def TestThePathsOfTheReadmeExist():
    for name in tree.files("README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", tree.text(name)):
            if not os.path.exists(os.path.join(tree.ROOT, os.path.dirname(name), target)):
                yield f"{name}: {target}"
    rows = re.findall(r"^\|([^|]+)\|", tree.text("README.md").split("## Map")[1], re.M)
    for path in re.findall(r"`([^`]+)`", "".join(rows)):
        if not os.path.exists(os.path.join(tree.ROOT, path)):
            yield f"README.md: {path}"
