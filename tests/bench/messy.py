# SPDX-License-Identifier: MIT
"""python3 tests/bench/messy.py COMMAND [ROWS]: the speed of a CSV file as users have them beside that of a clean one, as a ratio.

Both say the same of the same people, who are invented. The messy one is Windows-1252 with semicolons and quotes inside quotes, ranges in
words, days in two orders, a title above the header, blank rows and rows of uneven length. Processor time, the median of five runs.
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile

RUNS = 5


def clean(count):
    yield "First name,Last name,Email,Job title,Company,Employees,Annual revenue,Created,Last activity"
    for i in range(count):
        yield f"Jörg{i},Müller,j{i}@firm{i}.example,Geschäftsführer,Bäcker {i},120,1200000,2026-10-{i % 28 + 1:02},2026-11-{i % 20 + 1:02}"


def messy(count):
    yield "Kontakte vom Herbst"
    yield "Vorname;Nachname;E-Mail;Position;Firma;Mitarbeiterzahl;Jahresumsatz;Erstellt am;Letzte Aktivität"
    for i in range(count):
        yield (f'Jörg{i};"Müller ""M""";j{i}@firm{i}.example;Geschäftsführer;"Bäcker; {i}";"120 - 240";1,2 Mio. €;{i % 28 + 1:02}.10.2026;{i % 20 + 1}/11/2026'
               + (";mehr" if i % 7 == 0 else ""))
        if i % 100 == 0:
            yield ";;;;;;;;"


def seconds(command, path):
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([*command, "qualify", "--now", "2026-11-21T09:00:00Z", "--format", "ndjson", path], stdout=subprocess.DEVNULL, check=True)
        times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return statistics.median(times)


def main():
    command, count = sys.argv[1:2], int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        for name, lines, encoding in (("clean", clean, "utf-8"), ("messy", messy, "cp1252")):
            path = os.path.join(folder, name + ".csv")
            with open(path, "w", encoding=encoding, newline="") as file:
                file.writelines(line + "\r\n" for line in lines(count))
            took = seconds(command, path)
            speeds.append((count / took, os.path.getsize(path) / took))
            print(f"{name}: {count / took:,.0f} rows and {os.path.getsize(path) / took / 1e6:.1f} MB a second of processor time")
    print(f"messy beside clean: {speeds[1][0] / speeds[0][0]:.2f} by rows, {speeds[1][1] / speeds[0][1]:.2f} by bytes (asked: at least 0.5)")


if __name__ == "__main__":
    main()
