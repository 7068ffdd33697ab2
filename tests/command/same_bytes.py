# SPDX-License-Identifier: MIT
"""python3 tests/command/same_bytes.py: native and wasm in Node answer the same bytes. Last line: bytes: N passed, N failed.

200,000 seeded contacts go through both as NDJSON, the sample export in every format and locale."""
import hashlib
import os
import subprocess
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import checks  # noqa: E402
from calling import NOW, ROOT, ndjson, seeded  # noqa: E402

BUILDS = (["build/native/bantam"], ["node", "build/wasm/bantam.js"])
CONTACTS = 200_000


def compare(*arguments):
    """Both at once; the faults, or the hash that they share on the terminal."""
    outputs = [tempfile.TemporaryFile() for _ in BUILDS]
    runs = [subprocess.Popen([*build, *arguments], stdout=output, stderr=subprocess.PIPE, cwd=ROOT)
            for build, output in zip(BUILDS, outputs)]
    errors = [run.communicate()[1].decode("utf-8", "replace") for run in runs]
    hashes, sizes = [], []
    for output in outputs:
        output.seek(0)
        content = hashlib.sha256()
        while block := output.read(1 << 20):
            content.update(block)
        hashes.append(content.hexdigest())
        sizes.append(output.tell())
    if hashes[0] != hashes[1] or not sizes[0]:
        yield f"{' '.join(arguments)}: {sizes} bytes, {hashes}, {errors}"[:1000]
    elif [run.returncode for run in runs] != [0, 0]:
        yield f"{' '.join(arguments)}: exit codes {[run.returncode for run in runs]}: {errors}"[:1000]
    else:
        print(f"    {sizes[0]} bytes, sha256 {hashes[0]}")


def TestTwoHundredThousandSeededContacts():
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.write(ndjson(seeded(CONTACTS)))
        file.flush()
        yield from compare("qualify", "--now", NOW, "--format", "ndjson", file.name)


def TestTheSampleExportInEveryFormatAndLocale():
    for form in ("table", "csv", "json", "ndjson"):
        for locale in ("en", "fi"):
            yield from compare("qualify", "--now", NOW, "--format", form, "--locale", locale, "demo/sample-contacts.csv")


sys.exit(checks.run("bytes", [sys.modules[__name__]]))
