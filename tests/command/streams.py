# SPDX-License-Identifier: MIT
"""Lines in and out: one for one, the same however they come, in flat memory."""
import json
import os
import subprocess
import tempfile
import time

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


def TestASlowReaderOfAPipeThatDoesNotBlockGetsEverything(bantam):
    given = ndjson(seeded(300))
    whole = bantam.qualify(given, "--format", "ndjson")[1].encode("utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.write(given)
        file.flush()
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        run = subprocess.Popen([*bantam.words, "qualify", "--now", NOW, "--format", "ndjson", file.name], stdout=writing, cwd=ROOT)
        os.close(writing)
        got = b""
        while block := os.read(reading, 10_000):
            got += block
            time.sleep(0.001)
        os.close(reading)
    if run.wait() != 0 or got != whole:
        yield f"exit code {run.returncode}, {len(got)} bytes of {len(whole)}"


def TestAReaderThatGoesAwayEndsTheCommandQuietly(bantam):
    reading, writing = os.pipe()
    run = subprocess.Popen([*bantam.words, "qualify", "--now", NOW, "--format", "ndjson", "-"], stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    os.close(reading)
    try:
        err = run.communicate(ndjson(seeded(300)).encode("utf-8"))[1]
    except BrokenPipeError:
        err = run.communicate()[1]
    # Ended by SIGPIPE, or as a shell would tell it.
    if run.returncode not in (-13, 141) or err:
        yield f"exit code {run.returncode}: {err[:300]}"


def TestALastLineWithoutItsEndCounts(bantam):
    given = ndjson([contact(1), contact(2)])
    if bantam.qualify(given.rstrip("\n"), "--format", "ndjson") != bantam.qualify(given, "--format", "ndjson"):
        yield "the last line was lost or changed"


def TestMemoryDoesNotGrowWithTheFile(bantam):
    """About 60 MB go through as each format (BANTAM_LONG_FILE bytes); the peak stays below 64 MiB."""
    chunk = ndjson(seeded(2000)).encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.ndjson")
        with open(path, "wb") as file:
            for _ in range(int(os.environ.get("BANTAM_LONG_FILE", "60000000")) // len(chunk)):
                file.write(chunk)
        for options in (["--format", "ndjson"], ["--format", "table"]):
            code, err, kilobytes = bantam.peak("qualify", "--now", NOW, *options, path)
            if code != 0 or kilobytes > bantam.most_memory():
                yield f"{options}: exit code {code}, {kilobytes} kB: {err[:200]}"
