# SPDX-License-Identifier: MIT
"""Dependencies point one way, by what the sources include."""
import os
import re

import tree

# Whatever stands in a line may include its own line and those above. Every public header has a place here; `name_part`
# without a place of its own stands where `name` does, and an internal header without one as high as what it includes.
# `qualify.h` only declares what is asked and answered; its source uses everything.
CORE = [
    "fault decimal fold sha256 catalog encoding text_store",
    "words instant time_zone decay",
    "csv line_reader foreign_file title email_domain office_hours attributes",
    "contact note_line columns condition model qualify.h form_model form_reader form_inputs form_session",
    "facts",
    "features evidence",
    "score bant",
    "prospects tier",
    "situation",
    "imagine changes handoff",
    "questions next_question paths",
    "workspace annotation qualify",
    "table_head outside_rows table_reader column_dates shared_emails account accounts csv_answers bulk check compare calibrate contact_record contact_list what_if json_edit draft row_outlook points_table form_publication",
]

# What a part of the house may include beside itself.
PARTS = {
    "core": [],
    "wasm": ["core"],
    "js-glue": ["wasm"],
    "plugin-manifest": ["js-glue"],
    "demo": ["js-glue"],
}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
IMPORT = re.compile(r"""^\s*(?:import|export)\b[^;'"]*?['"](\.[^'"]+)['"]""", re.M)


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def layer_of(path):
    """The layer of a header or source by the longest entry that its name begins with; None where it has no place."""
    file, name = os.path.basename(path), stem(path)
    place, length = None, 0
    for number, names in enumerate(CORE):
        for entry in names.split():
            if (file == entry or name == entry or name.startswith(entry + "_")) and len(entry) > length:
                place, length = number, len(entry)
    return place


def TestInsideCoreIncludesPointDown():
    headers = {os.path.basename(name): name for name in tree.files(".h") if name.startswith(("core/include/", "core/src/"))}

    def layer(path, above=()):
        own, file = layer_of(path), os.path.basename(path)
        if own is not None or file not in headers or file in above:
            return own
        below = [layer(other, (*above, file)) for other in INCLUDE.findall(tree.text(headers[file]))]
        return max([0, *[number for number in below if number is not None]])

    for name in headers.values():
        if name.startswith("core/include/") and layer_of(name) is None:
            yield f"{name}: has no place in tests/house/layers.py"
    for name in tree.files(".h", ".cpp"):
        own = layer_of(name)
        if own is None or not name.startswith(("core/include/", "core/src/")):
            continue
        for included in INCLUDE.findall(tree.text(name)):
            other = layer(included)
            if other is None or other > own:
                yield f"{name} (layer {own}) includes {included} (layer {other})"


def TestHeadersDoNotIncludeEachOtherInACircle():
    headers = {stem(name): name for name in tree.files(".h") if name.startswith("core/")}
    edges = {key: [stem(i) for i in INCLUDE.findall(tree.text(name))] for key, name in headers.items()}
    finished = set()

    def circle(key, above):
        if key in above:
            return [*above[above.index(key):], key]
        if key in finished or key not in edges:
            return None
        for other in edges[key]:
            found = circle(other, [*above, key])
            if found:
                return found
        finished.add(key)
        return None

    for key in sorted(headers):
        found = circle(key, [])
        if found:
            yield " -> ".join(found)


def TestPartsOfTheHouseDependOneWay():
    for name in tree.files(".h", ".cpp", ".js", ".mjs", ".ts"):
        part = name.split("/")[0]
        if part not in PARTS:
            continue
        text = tree.text(name)
        for target in IMPORT.findall(text) + [i for i in INCLUDE.findall(text) if i.startswith(".")]:
            other = os.path.normpath(os.path.join(os.path.dirname(name), target)).split("/")[0]
            if other != part and other not in PARTS[part]:
                yield f"{name} reaches into {other}"
        # The command may ask Node what a terminal is; what decides may not know where it runs.
        if name.startswith(("core/include/", "core/src/")) and re.search(r"#\s*include\s*[<\"]emscripten", text):
            yield f"{name} includes Emscripten's headers"


def TestTheCommandAndTheTestsSeeOnlyWhatIsPublic():
    internal = {os.path.basename(name) for name in tree.files(".h") if name.startswith("core/src/")}
    for name in tree.files(".h", ".cpp"):
        if not name.startswith(("core/cli/", "wasm/", "tests/")):
            continue
        for included in INCLUDE.findall(tree.text(name)):
            beside = os.path.exists(os.path.join(tree.ROOT, os.path.dirname(name), included))
            if os.path.basename(included) in internal and not beside and not included.startswith("bantam/"):
                yield f"{name} includes {included} of core/src"


def TestEveryPublicHeaderHasASourceOfItsName():
    """But for those that declare nothing to be called."""
    for name in tree.files(".h"):
        calls = "(" in re.sub(r"//[^\n]*", "", tree.text(name))
        if name.startswith("core/include/") and calls and not os.path.exists(os.path.join(tree.ROOT, f"core/src/{stem(name)}.cpp")):
            yield f"{name}: no core/src/{stem(name)}.cpp"
