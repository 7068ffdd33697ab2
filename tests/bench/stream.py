# SPDX-License-Identifier: MIT
"""python3 tests/bench/stream.py [CONTACTS] [COMMAND...]: a long NDJSON stream through `bantam qualify`; prints bytes, seconds,
contacts per second and the peak memory, and fails when that reaches 64 MiB or the lines do not match.

The contacts come from bench_seeded (seed 1; cmake --build --preset native --target benchmarks); CONTACTS is 1,000,000 (about 680 MB)."""
import os
import resource
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_MEMORY = 64 << 20


def Main(arguments):
    contacts = int(arguments[0]) if arguments else 1_000_000
    command = arguments[1:] or [os.path.join(ROOT, "build/native/bantam")]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "contacts.ndjson")
        with open(path, "wb") as file:
            subprocess.run([os.path.join(ROOT, "build/native/tests/bench_seeded"), str(contacts)], stdout=file, check=True)
        lines = 0
        started = time.monotonic()
        run = subprocess.Popen([*command, "qualify", "--now", "2026-11-21T09:00:00Z", "--format", "ndjson", path], stdout=subprocess.PIPE)
        while block := run.stdout.read(1 << 20):
            lines += block.count(b"\n")
        run.wait()
        seconds = time.monotonic() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        size = os.path.getsize(path)
    print(f"{contacts} contacts, {size} bytes: {seconds:.1f} s, {contacts / seconds:.0f} contacts/s, peak {peak / (1 << 20):.1f} MiB, exit {run.returncode}")
    return 0 if lines == contacts and peak < MOST_MEMORY and run.returncode == 0 else 1


sys.exit(Main(sys.argv[1:]))
