#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""embed.py OUTPUT.cpp: compiles the JSON files below this directory into one C++ source.

Every file is minified and becomes a row of CatalogFiles(). The words of labels/ and questions/ also become sorted
tables whose texts point into the minified files, so nothing is parsed at run time and no text is stored twice.
Refuses (exit 1, each fault on its own line) words that lack a key, a place or a plural form; see README.md.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent
FORMS = ["one", "few", "many", "other"]
# The plural forms that a language cannot do without; PluralCategory in words.cpp knows the same languages.
REQUIRED_FORMS = {
    **dict.fromkeys(["en", "fi", "nb", "sv", "de", "fr", "es"], {"one", "other"}),
    **dict.fromkeys(["ru", "pl"], {"one", "few", "many", "other"}),
}
PLACE = re.compile(r"\{([a-zA-Z]+)\}")
KEY = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*")

faults = []


def fault(file, key, sentence):
    faults.append(f"core/catalog/{file}: {key}: {sentence}" if key else f"core/catalog/{file}: {sentence}")


def read(file):
    """The document, or None with a fault; a key given twice is a fault."""
    def unique(pairs):
        seen = {}
        for key, value in pairs:
            if key in seen:
                fault(file, key, "stands twice in one object")
            seen[key] = value
        return seen
    try:
        return json.loads((ROOT / file).read_text(encoding="utf-8"), object_pairs_hook=unique)
    except (ValueError, UnicodeDecodeError) as error:
        fault(file, "", f"is not JSON in UTF-8 ({error})")
        return None


def forms_of(value):
    """A message as {form: text}; a message without plural forms has `other` alone."""
    return value if isinstance(value, dict) else {"other": value}


def places(value):
    return {place for text in forms_of(value).values() for place in PLACE.findall(text)}


def check_message(file, key, value, language):
    if not KEY.fullmatch(key):
        fault(file, key, "a key is made of letters, digits and _ in parts joined by dots")
    if isinstance(value, dict):
        for form in sorted(REQUIRED_FORMS[language] - set(value)):
            fault(file, key, f"lacks the plural form `{form}`, which the language {language} needs")
        for form in sorted(set(value) - set(FORMS)):
            fault(file, key, f"has an unknown plural form `{form}`")
    for form, text in forms_of(value).items():
        if not isinstance(text, str) or not text.strip() or text != text.strip():
            fault(file, key, f"form `{form}` must be text without blanks at its ends")
            return False
        if any(c in '"\\' or ord(c) < 32 for c in text):
            fault(file, key, "holds a straight quote, a backslash or a control character: use typographic quotes")
        if re.search(r"[{}]", PLACE.sub("", text)):
            fault(file, key, "holds a brace that is not part of a {place}")
    return True


def check_words(documents, folder):
    """Every locale of `folder` says what English says: the same keys, the same places, the plural forms it needs."""
    names = [name for name in documents if name.startswith(folder + "/")]
    english = documents.get(f"{folder}/en.json")
    if english is None:
        fault(f"{folder}/en.json", "", "is missing: every other locale is compared with it")
        return
    for name in names:
        words, language = documents[name], locale_of(name).split("-")[0]
        if language not in REQUIRED_FORMS:
            fault(name, "", f"no plural rule is known for {language}: add it to embed.py and words.cpp")
            continue
        if not isinstance(words, dict):
            fault(name, "", "must be one object")
            continue
        for key in sorted(set(english) - set(words)):
            fault(name, key, "is missing (en.json has it)")
        for key in sorted(set(words) - set(english)):
            fault(name, key, "is not in en.json")
        for key, value in words.items():
            if not check_message(name, key, value, language) or key not in english:
                continue
            if places(value) != places(english[key]):
                fault(name, key, f"has the places {shown(places(value))}, English has {shown(places(english[key]))}")
            if isinstance(value, dict) and "count" not in places(english[key]):
                fault(name, key, "has plural forms but English has no {count}")
            if folder == "questions" and (isinstance(value, dict) or places(value)):
                fault(name, key, "a question is plain text without places")


def shown(names):
    return " ".join("{%s}" % name for name in sorted(names)) or "none"


def locale_of(name):
    return pathlib.PurePosixPath(name).stem


def literal(data):

    def byte(b):
        return "\\" + chr(b) if b in b'"\\' else chr(b) if 32 <= b < 127 else "\\%03o" % b
    lines = ['  "' + "".join(map(byte, data[at:at + 110])) + '"' for at in range(0, len(data), 110)]
    return "\n".join(lines) or '  ""'


def minify(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def lay_out(words):
    """Minified text of a words file in key order, and for each key where it and its forms stand in the text."""
    text, rows = bytearray(b"{"), []

    def put(string):
        text.extend(b'"')
        at = len(text)
        text.extend(string.encode("utf-8") + b'"')
        return at, len(text) - 1 - at

    for key in sorted(words):
        if len(text) > 1:
            text.extend(b",")
        row = {"key": put(key)}
        text.extend(b":")
        if isinstance(words[key], dict):
            text.extend(b"{")
            for form in [form for form in FORMS if form in words[key]]:
                if not text.endswith(b"{"):
                    text.extend(b",")
                put(form)
                text.extend(b":")
                row[form] = put(words[key][form])
            text.extend(b"}")
        else:
            row["other"] = put(words[key])
        rows.append(row)
    text.extend(b"}")
    return bytes(text), rows


def table(name, source, rows):
    def view(row, part):
        return "{%s + %d, %d}" % (source, *row[part]) if part in row else "{}"
    body = "\n".join("  {" + ", ".join(view(row, part) for part in ["key", *FORMS]) + "}," for row in rows)
    return f"constexpr WordEntry {name}[] = {{\n{body}\n}};\n"


def source(documents):
    out = ["// Made by core/catalog/embed.py.\n",
           '#include "bantam/catalog.h"\n#include "catalog_tables.h"\n',
           '#if defined(__GNUC__)\n#pragma GCC diagnostic ignored "-Woverlength-strings"\n#endif\n',
           "namespace bantam {\nnamespace {\n"]
    files, locales = [], {}
    for index, name in enumerate(sorted(documents)):
        folder, words = name.split("/")[0], None
        if folder in ("labels", "questions"):
            text, words = lay_out(documents[name])
        else:
            text = minify(documents[name])
        out.append(f"constexpr char kFile{index}[] =  // {name}\n{literal(text)};\n")
        files.append('  {"%s", {kFile%d, %d}},' % (name, index, len(text)))
        if words is not None:
            out.append(table(f"kWords{index}", f"kFile{index}", words))
            locales.setdefault(locale_of(name), {})[folder] = f"kWords{index}"
    out.append("constexpr CatalogFile kFiles[] = {\n%s\n};\n" % "\n".join(files))
    rows = ['  {"%s", %s, %s},' % (name, locales[name]["labels"], locales[name]["questions"]) for name in sorted(locales)]
    out.append("constexpr LocaleWords kLocales[] = {\n%s\n};\n" % "\n".join(rows))
    names = ", ".join('"%s"' % name for name in sorted(locales))
    out.append("constexpr std::string_view kLocaleNames[] = {%s};\n" % names)
    out.append("}  // namespace\n\nstd::span<const CatalogFile> EmbeddedFiles() { return kFiles; }\n"
               "std::span<const LocaleWords> EmbeddedWords() { return kLocales; }\n"
               "std::span<const std::string_view> EmbeddedLocales() { return kLocaleNames; }\n\n}  // namespace bantam\n")
    return "\n".join(out)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: embed.py OUTPUT.cpp")
    names = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.json"))
    documents = {name: read(name) for name in names}
    if not faults:
        check_words(documents, "labels")
        check_words(documents, "questions")
        locales = [{locale_of(n) for n in names if n.startswith(folder)} for folder in ("labels/", "questions/")]
        for locale in sorted(locales[0] ^ locales[1]):
            fault(f"{'questions' if locale in locales[0] else 'labels'}/{locale}.json", "", "is missing")
    if faults:
        sys.exit("\n".join(faults))
    pathlib.Path(sys.argv[1]).write_text(source(documents), encoding="utf-8")


if __name__ == "__main__":
    main()
