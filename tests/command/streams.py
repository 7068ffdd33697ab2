# SPDX-License-Identifier: MIT
"""Lines in and out: one for one, the same however they come, in flat memory."""
import json
import os
import subprocess
import tempfile

from calling import NOW, ROOT, contact, ndjson, seeded


def TestOneLineInIsOneLineOutInTheSameOrder(bantam):
    people = list(seeded(500))
    code, out, err = bantam.qualify(ndjson(people), "--format", "ndjson")
    if code != 0:
        yield f"exit code {code}: {err[:500]}"
    if [json.loads(line)["id"] for line in out.splitlines()] != [one["id"] for one in people]:
        yield "not the same contacts in the same order"


def TestAFileAndStandardInputAnswerTheSameBytes(bantam):
    given = ndjson(seeded(200))
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.write(given)
        file.flush()
        from_file = bantam("qualify", "--model", "reference", "--now", NOW, "--format", "ndjson", file.name)[1]
    if not from_file or from_file != bantam.qualify(given, "--format", "ndjson")[1]:
        yield "they differ"


def TestPartsOfAFileAnswerAsTheWhole(bantam):
    lines = ndjson(seeded(300)).splitlines(keepends=True)
    whole = bantam.qualify("".join(lines), "--format", "ndjson")[1]
    parts = "".join(bantam.qualify("".join(lines[at:at + 70]), "--format", "ndjson")[1] for at in range(0, 300, 70))
    if not whole or whole != parts:
        yield "they differ"


def TestALastLineWithoutItsEndCounts(bantam):
    given = ndjson([contact(1), contact(2)])
    if bantam.qualify(given.rstrip("\n"), "--format", "ndjson") != bantam.qualify(given, "--format", "ndjson"):
        yield "the last line was lost or changed"


def TestMemoryDoesNotGrowWithTheFile(bantam):
    """About 60 MB go through; the peak stays below 64 MiB. Measured by the kernel for the child alone."""
    script = ("import resource,subprocess,sys; code = subprocess.call(sys.argv[1:]); "
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(code)")
    chunk = ndjson(seeded(2000)).encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.ndjson")
        with open(path, "wb") as file:
            for _ in range(60_000_000 // len(chunk)):
                file.write(chunk)
        run = subprocess.run(["python3", "-c", script, *bantam.words, "qualify", "--now", NOW, "--format", "ndjson", path], cwd=ROOT,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    kilobytes = int(run.stderr.split()[-1])
    if run.returncode != 0:
        yield f"exit code {run.returncode}"
    if kilobytes > 64 * 1024:
        yield f"{kilobytes} kB"
