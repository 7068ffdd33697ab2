#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""embed.py OUTPUT.cpp [BEGINNING...]: compiles the JSON files below this directory, or those whose names begin so, into one C++ source.
embed.py --packs FOLDER IMAGES: writes them as scripts that a page loads when it needs them; IMAGES is what model_images.cpp printed.

Every file is minified; the values, the totals and the headers of a language become files of their own. Refuses (exit 1, each fault on its own
line) words that lack a key, a place or a plural form; see README.md.
"""
import json
import pathlib
import re
import sys

from packed import IGNORE_LONG_STRINGS, literal
from phrases import currency_phrases, domain_phrases, note_phrases, title_phrases, value_phrases

ROOT = pathlib.Path(__file__).resolve().parent
# Lexicons that are folded here, not when they are read.
PACKED = {"titles-xx": title_phrases, "currencies": currency_phrases, "domains": domain_phrases}
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


# Labels that the command alone shows: no pack holds them.
OF_THE_COMMAND = ("progress.", "summary.", "table.")


def shown(names):
    return " ".join("{%s}" % name for name in sorted(names)) or "none"


def locale_of(name):
    return pathlib.PurePosixPath(name).stem


def minify(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def files_of(documents):
    """name -> bytes, as CatalogFiles() has them. Words are sorted by key, so that they are found where they stand."""
    files = {}
    for name, document in documents.items():
        if re.fullmatch(r"lexicon/[a-z]{2}\.json", name):
            values = document["values"]
            for part, own in (("totals", True), ("values", False)):   # tables alone have totals
                files[f"lexicon/{part}-{locale_of(name)}.phrases"] = value_phrases({key: words for key, words in values.items() if (key == "totals") == own})
            files[f"lexicon/headers-{locale_of(name)}.json"] = minify({key: part for key, part in document.items() if key != "values"})
        elif packed := PACKED.get(re.sub("^titles-..$", "titles-xx", locale_of(name))):
            files[name.removesuffix(".json") + ".phrases"] = packed(document)
        else:
            words = name.startswith(("labels/", "questions/"))
            files[name] = minify(dict(sorted(document.items(), key=lambda item: item[0].encode())) if words else document)
    files["lexicon/notes.phrases"] = note_phrases(documents)
    return dict(sorted(files.items()))


def pack_of(name):
    """The pack that a file belongs to; None where every module holds it that needs it. `titles-xx` and `domains` are names that models know."""
    folder, stem = name.split("/")[0], locale_of(name)
    if folder in ("labels", "questions"):
        return f"words-{stem}"
    if folder == "models":   # the document, the image, or its words of one locale
        ending = pathlib.PurePosixPath(name).suffix[1:]
        return {"json": f"document-{stem}", "model": f"model-{stem}"}.get(ending, f"words-{ending}")
    return stem if stem == "domains" or stem.startswith("titles-") else None


def source(files, locales):
    names = ", ".join('"%s"' % name for name in locales)
    out = ["// Made by core/catalog/embed.py.\n", f'#include "catalog_tables.h"\n{IGNORE_LONG_STRINGS}', "namespace bantam {\nnamespace {\n"]
    out += [f"constexpr char kFile{i}[] =  // {name}\n{literal(text)};\n" for i, (name, text) in enumerate(files.items())]
    rows = ['  {"%s", {kFile%d, %d}},' % (name, i, len(text)) for i, (name, text) in enumerate(files.items())]
    out.append("constexpr CatalogFile kFiles[] = {\n%s\n};\nconstexpr std::string_view kLocales[] = {%s};\n" % ("\n".join(rows), names))
    out.append("}  // namespace\n\nstd::span<const CatalogFile> EmbeddedFiles() { return kFiles; }\n"
               "std::span<const std::string_view> KnownLocales() { return kLocales; }\n\n}  // namespace bantam\n")
    return "\n".join(out)


def script_text(text):
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return "'%s'" % escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_packs(files, documents, folder):
    """A script for each pack: its files and, of a model, the packs that it needs. Whoever needs the titles of every language has them in one."""
    packs = {"titles": {name: text.decode("utf-8") for name, text in files.items() if name.startswith("lexicon/titles-")}}
    titles = [pack_of(name) for name in packs["titles"]]
    for name, text in files.items():
        if name.startswith("labels/"):
            text = minify({key: words for key, words in json.loads(text).items() if not key.startswith(OF_THE_COMMAND)})
        if pack := pack_of(name):
            packs.setdefault(pack, {})[name] = text.decode("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for pack, texts in packs.items():
        needs = documents[f"models/{pack[6:]}.json"].get("packs", []) if pack.startswith("model-") else []
        if set(titles) <= set(needs):
            needs = ["titles", *(name for name in needs if name not in titles)]
        body = ",".join(f"{script_text(name)}:{script_text(text)}" for name, text in texts.items())
        script = f"// SPDX-License-Identifier: MIT\nexport default {{needs:{json.dumps(needs)},files:{{{body}}}}};\n"
        (folder / f"{pack}.js").write_text(script, encoding="utf-8")


def main():
    arguments = sys.argv[1:]
    if not arguments or (arguments[0] == "--packs" and len(arguments) != 3):
        sys.exit("usage: embed.py OUTPUT.cpp [BEGINNING...] | embed.py --packs FOLDER IMAGES")
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
    files = files_of(documents)
    if arguments[0] == "--packs":
        images = json.loads(pathlib.Path(arguments[2]).read_text(encoding="utf-8"))
        write_packs({**files, **{name: text.encode() for name, text in images.items()}}, documents, pathlib.Path(arguments[1]))
    else:
        wanted = {name: text for name, text in files.items() if name.startswith(tuple(arguments[1:] or [""]))}
        pathlib.Path(arguments[0]).write_text(source(wanted, sorted(locales[0])), encoding="utf-8")


if __name__ == "__main__":
    main()
