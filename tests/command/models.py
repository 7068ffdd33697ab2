# SPDX-License-Identifier: MIT
"""`check` and `--model`: a model is valid, keeps its personas, or says which it breaks."""
import json
import os
import re
import tempfile

from calling import NOW, ROOT, contact, ndjson


def reference():
    with open(os.path.join(ROOT, "core/catalog/models/reference.json"), encoding="utf-8") as file:
        return json.load(file)


def with_model(document, call):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "own.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(document if isinstance(document, str) else json.dumps(document))
        return call(path)


def TestCheckDescribesTheModelAndItsPersonas(bantam):
    code, out, err = bantam("check", "reference")
    if code != 0 or "reference is valid" not in out or "order holds" not in out:
        yield f"exit code {code}: {out}{err}"
    if not re.search(r"\b[0-9a-f]{64}\b", out):
        yield "no hash"
    for persona in reference()["personas"]["list"]:
        if not re.search(rf"{persona['id']} .* as expected", out):
            yield f"{persona['id']}: {out}"


def TestAFileAndItsShippedModelHaveTheSameHash(bantam):
    hashes = [re.findall(r"[0-9a-f]{64}", bantam("check", name)[1]) for name in ("reference", "core/catalog/models/reference.json")]
    if hashes[0] != hashes[1] or len(hashes[0]) != 1:
        yield f"{hashes}"


def TestAPersonaInAnotherTierBreaksTheModel(bantam):
    model = reference()
    persona = next(one for one in model["personas"]["list"] if one.get("tier") not in (None, "disqualified"))
    persona["tier"] = "disqualified"
    code, out, err = with_model(model, lambda path: bantam("check", path))
    if code != 1 or not re.search(rf"{persona['id']} .*BROKEN: expected disqualified", out):
        yield f"exit code {code}: {out}{err}"


def TestABrokenOrderNamesThePair(bantam):
    model = reference()
    order = model["personas"]["order"]
    order[0], order[1] = order[1], order[0]
    code, out, err = with_model(model, lambda path: bantam("check", path))
    if code != 1 or f"BROKEN: {order[0]} must come before {order[1]}" not in out:
        yield f"exit code {code}: {out}{err}"


def TestAFaultIsOneLineWithCodeAndPath(bantam):
    model = reference()
    model["colour"] = "red"
    model["timeZone"] = "Europe/Nowhere"
    code, out, err = with_model(model, lambda path: bantam("check", path))
    lines = out.splitlines()
    if code != 2 or not any(re.fullmatch(r"unknown_key \$\.colour: .+", line) for line in lines):
        yield f"exit code {code}: {out}{err}"
    if not any(line.startswith("unknown_zone $.timeZone: ") for line in lines):
        yield out


def TestAModelThatIsNoModelIsRefused(bantam):
    for text in ("", "[", "42", "{}", "\x00", '{"a":' * 100_000):
        code, out, err = with_model(text, lambda path: bantam("check", path))
        if code != 2 or not out.strip():
            yield f"{text[:20]!r}: exit code {code}: {out[:200]}{err[:200]}"
    code, out, _ = with_model('{"x-note":"' + "x" * 3_000_000 + '"}', lambda path: bantam("check", path))
    if code != 2 or "too_large" not in out:
        yield f"3 MB: exit code {code}: {out[:200]}"
    code, out, err = bantam("check", "tests")
    if code != 2 or not err.strip():
        yield f"no such model, but a folder: exit code {code}: {out}{err}"


def TestAModelFileJudgesAsItSays(bantam):
    model = reference()
    model["id"] = "own"
    code, out, err = with_model(model, lambda path: bantam("qualify", "--model", path, "--now", NOW, "--format", "ndjson", "-", given=ndjson([contact()])))
    if code != 0 or json.loads(out)["model"]["id"] != "own":
        yield f"exit code {code}: {out[:200]}{err}"
