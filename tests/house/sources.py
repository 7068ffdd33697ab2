# SPDX-License-Identifier: MIT
"""What may stand in a source, and what may be a file at all."""
import os
import re

import tree

CODE = (".cpp", ".h", ".py", ".sh", ".js", ".mjs", ".ts", "CMakeLists.txt", ".ci/run")
CPP = (".cpp", ".h")
SCRIPT = (".js", ".mjs", ".ts")
CPP_LINES, SCRIPT_LINES, TEST_LINES = 350, 250, 600


def TestNoSourceOutgrowsItsRoom():
    for name in tree.files(*CPP, *SCRIPT, ".py"):
        lines = tree.text(name).count("\n")
        most = TEST_LINES if name.startswith("tests/") else SCRIPT_LINES if name.endswith(SCRIPT) else CPP_LINES
        if lines > most:
            yield f"{name}: {lines} lines, at most {most}"


def TestEverySourceNamesItsLicence():
    for name in tree.files(*CODE):
        if not any("SPDX-License-Identifier: MIT" in line for line in tree.text(name).splitlines()[:2]):
            yield f"{name}: no SPDX line"


def TestNothingBuiltIsUnderVersionControl():
    for name in tree.files():
        if re.search(r"\.(wasm|o|a|so|zip|tgz|profraw|profdata|pyc)$|(^|/)(build|dist|node_modules|generated|__pycache__)/", name):
            yield name


def TestNamesSaySomething():
    for name in tree.files():
        if re.search(r"(^|[/_-])(utils?|helpers?|managers?|common|misc|stuff|my_module)([._/-]|$)", name, re.I):
            yield name


def TestNoPathOfAMachineAndNoRegistryIsNamed():
    machine = re.compile(r"(?<![\w.}/])/(?:work|home|root|Users|mnt)/\w")
    registry = re.compile(r"https?://(?:registry|deb|archive|snapshot|pypi|packages)\.|\"resolved\": *\"https?:")
    for name in tree.files():
        if tree.is_binary(name) or name.startswith("tests/fuzz/corpus/"):
            continue
        for number, line in enumerate(tree.text(name).splitlines(), 1):
            if machine.search(line) or registry.search(line):
                yield f"{name}:{number}: {line.strip()[:100]}"


def TestNoScriptMakesCodeFromText():
    for name in tree.files(*SCRIPT, ".html"):
        if re.search(r"\beval\s*\(|\bnew\s+Function\b", tree.text(name)):
            yield name


def TestCoreHasNoClockNoFloatAndNoExceptions():
    forbidden = [
        (r"\bthrow\b|\bcatch\s*\(|\btry\s*\{", "exceptions"),
        (r"\b(?:double|float)\b", "floating point"),
        (r"\bsystem_clock\b|\bsteady_clock\b|\btime\s*\(\s*(?:NULL|nullptr|0)\s*\)|\bsetlocale\b|\bstd::locale\b|\bgetenv\b", "the host"),
        (r"\bstd::regex\b", "regular expressions"),
    ]
    for name in tree.files(*CPP):
        if not name.startswith(("core/include/", "core/src/")):
            continue
        code = re.sub(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"", "", tree.text(name), flags=re.S)
        for pattern, what in forbidden:
            found = re.search(pattern, code)
            if found:
                yield f"{name}: {what} ({found.group(0)})"


def TestEveryTestCanFail():
    hollow = re.compile(r"\bSUCCEED\(\)|EXPECT_TRUE\(true\)|ASSERT_TRUE\(true\)|assert\.ok\(true\)|\.skip\(|GTEST_S[K]IP|\bDISABLED_\w")
    for name in tree.files(*CPP, *SCRIPT):
        if name.startswith("tests/"):
            for number, line in enumerate(tree.text(name).splitlines(), 1):
                if hollow.search(line):
                    yield f"{name}:{number}: {line.strip()[:100]}"


def TestEveryFuzzTargetKeepsACorpus():
    for name in tree.files(".cpp"):
        if name.startswith("tests/fuzz/"):
            target = os.path.splitext(os.path.basename(name))[0]
            if not any(other.startswith(f"tests/fuzz/corpus/{target}/") for other in tree.files()):
                yield f"{name}: nothing in tests/fuzz/corpus/{target}"
