# SPDX-License-Identifier: MIT
"""python3 tests/coverage.py SUMMARY.json: llvm-cov's summary as a table, and the floors as tests."""
import json
import os
import sys

FLOOR = {"lines": 98.0, "branches": 90.0}


def main(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)["data"][0]
    for entry in data["files"]:
        summary = entry["summary"]
        print("  ".join(f"{kind} {summary[kind]['percent']:6.2f} %" for kind in FLOOR), os.path.relpath(entry["filename"]))
    failed = 0
    for kind, floor in FLOOR.items():
        total = data["totals"][kind]
        enough = total["count"] > 0 and total["percent"] >= floor
        failed += not enough
        print(f"{'ok' if enough else 'FAILED'}: {total['percent']:.2f} % of {total['count']} {kind} (at least {floor:g} %)")
    print(f"coverage: {len(FLOOR) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))
