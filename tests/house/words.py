# SPDX-License-Identifier: MIT
"""The build refuses incomplete words: embed.py runs over small catalogues with one fault each."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

EMBED = pathlib.Path(__file__).resolve().parents[2] / "core/catalog/embed.py"
LABELS = {"tier.sql": "Ready", "said": "{name} said", "contacts": {"one": "{count} contact", "other": "{count} contacts"}}
QUESTIONS = {"need.problem": "What is it?"}


def embed(files):
    """Exit code, messages and output of embed.py over English words and `files` (name → document or text)."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for script in map(EMBED.with_name, ("embed.py", "packed.py", "phrases.py", "unicode.py")):
            shutil.copy(script, root)
        for name, document in {"labels/en.json": LABELS, "questions/en.json": QUESTIONS, **files}.items():
            (root / name).parent.mkdir(exist_ok=True)
            text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
            (root / name).write_text(text, encoding="utf-8")
        out = root / "out.cpp"
        done = subprocess.run([sys.executable, root / "embed.py", out], capture_output=True, text=True, check=False)
        return done.returncode, done.stderr, out.read_text(encoding="utf-8") if out.exists() else None


def refuses(files, *said):
    code, messages, output = embed(files)
    if code != 1 or output is not None:
        yield f"exit code {code} where {said[0]!r} should stop the build"
    yield from (f"{part!r} is not said but {messages!r}" for part in said if part not in messages)


def finnish(**changes):
    labels = {key: value for key, value in {**LABELS, **changes}.items() if value is not None}
    return {"labels/fi.json": labels, "questions/fi.json": QUESTIONS}


def TestCompleteWordsAreEmbeddedAlikeEachTime():
    code, messages, output = embed(finnish())
    if code or messages or not output:
        yield f"exit code {code}: {messages}"
    if embed(finnish())[2] != output:
        yield "two runs differ"


def TestTheBuildRefusesAMissingOrUnknownKey():
    yield from refuses(finnish(said=None), "labels/fi.json: said: is missing")
    yield from refuses(finnish(more="x"), "labels/fi.json: more: is not in en.json")
    yield from refuses({**finnish(), "questions/fi.json": {}}, "questions/fi.json: need.problem: is missing")
    yield from refuses(finnish(said=None, more="x"), "said: is missing", "more: is not in en.json")


def TestTheBuildRefusesHalfALanguage():
    yield from refuses({"labels/fi.json": LABELS}, "questions/fi.json: is missing")


def TestTheBuildRefusesOtherPlacesThanEnglishHas():
    yield from refuses(finnish(said="{nimi} sanoi"), "labels/fi.json: said: has the places {nimi}, English has {name}")


def TestTheBuildRefusesAMissingPluralForm():
    yield from refuses(finnish(contacts={"other": "{count} henkilöä"}), "fi.json: contacts: lacks the plural form `one`")
    yield from refuses({"labels/ru.json": LABELS, "questions/ru.json": QUESTIONS}, "form `few`", "form `many`")
    yield from refuses({"labels/cy.json": LABELS, "questions/cy.json": QUESTIONS}, "no plural rule is known for cy")


def TestTheBuildRefusesWordsThatCannotBeReadInPlace():
    yield from refuses(finnish(said='{name} sanoi "x"'), "said: holds a straight quote")
    yield from refuses(finnish(said="{name} sanoi {"), "said: holds a brace")
    yield from refuses(finnish(**{"tier.sql": " "}), "tier.sql: form `other` must be text")


def TestTheBuildRefusesBrokenFiles():
    yield from refuses({"models/m.json": '{"id": 1, "id": 2}'}, "models/m.json: id: stands twice")
    yield from refuses({"models/m.json": '{"id": '}, "models/m.json: is not JSON")
