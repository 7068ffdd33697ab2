#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The build refuses incomplete words: embed.py is run over small catalogues with one fault each."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

EMBED = pathlib.Path(__file__).resolve().parents[2] / "core/catalog/embed.py"
LABELS = {"tier.sql": "Ready", "said": "{name} said", "contacts": {"one": "{count} contact", "other": "{count} contacts"}}
QUESTIONS = {"need.problem": "What is it?"}


class EmbedTest(unittest.TestCase):
    def embed(self, files):
        """Exit code, messages and output of embed.py over English words and `files` (name → document or text)."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            shutil.copy(EMBED, root / "embed.py")
            for name, document in {"labels/en.json": LABELS, "questions/en.json": QUESTIONS, **files}.items():
                (root / name).parent.mkdir(exist_ok=True)
                text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
                (root / name).write_text(text, encoding="utf-8")
            out = root / "out.cpp"
            done = subprocess.run([sys.executable, root / "embed.py", out], capture_output=True, text=True, check=False)
            return done.returncode, done.stderr, out.read_text(encoding="utf-8") if out.exists() else None

    def refuses(self, files, *said):
        code, messages, output = self.embed(files)
        self.assertEqual(code, 1)
        self.assertIsNone(output)
        for part in said:
            self.assertIn(part, messages)

    def finnish(self, **changes):
        labels = {key: value for key, value in {**LABELS, **changes}.items() if value is not None}
        return {"labels/fi.json": labels, "questions/fi.json": QUESTIONS}

    def test_complete_words_are_embedded_alike_each_time(self):
        code, messages, output = self.embed(self.finnish())
        self.assertEqual((code, messages), (0, ""))
        self.assertEqual(self.embed(self.finnish())[2], output)

    def test_a_missing_key(self):
        self.refuses(self.finnish(said=None), "labels/fi.json: said: is missing")

    def test_a_key_too_many(self):
        self.refuses(self.finnish(more="x"), "labels/fi.json: more: is not in en.json")

    def test_a_missing_question(self):
        self.refuses({**self.finnish(), "questions/fi.json": {}}, "questions/fi.json: need.problem: is missing")

    def test_a_locale_with_labels_only(self):
        self.refuses({"labels/fi.json": LABELS}, "questions/fi.json: is missing")

    def test_other_places(self):
        self.refuses(self.finnish(said="{nimi} sanoi"), "labels/fi.json: said: has the places {nimi}, English has {name}")

    def test_a_missing_plural_form(self):
        self.refuses(self.finnish(contacts={"other": "{count} henkilöä"}), "labels/fi.json: contacts: lacks the plural form `one`")

    def test_a_plural_form_that_only_some_languages_need(self):
        self.refuses({"labels/ru.json": LABELS, "questions/ru.json": QUESTIONS}, "plural form `few`", "plural form `many`")

    def test_a_language_without_a_plural_rule(self):
        self.refuses({"labels/cy.json": LABELS, "questions/cy.json": QUESTIONS}, "labels/cy.json: no plural rule is known for cy")

    def test_empty_text_and_straight_quotes(self):
        self.refuses(self.finnish(said="{name} sanoi \"x\""), "straight quote")
        self.refuses(self.finnish(**{"tier.sql": " "}), "tier.sql: form `other` must be text")

    def test_a_key_given_twice_and_broken_json(self):
        self.refuses({"models/m.json": '{"id": 1, "id": 2}'}, "models/m.json: id: stands twice")
        self.refuses({"models/m.json": '{"id": '}, "models/m.json: is not JSON")

    def test_every_fault_is_said_at_once(self):
        self.refuses(self.finnish(said=None, more="x"), "said: is missing", "more: is not in en.json")


if __name__ == "__main__":
    unittest.main()
