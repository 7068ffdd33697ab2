# SPDX-License-Identifier: MIT
"""python3 tests/house/run.py: the house's own rules as tests. Every function of the modules beside this file whose name
begins with Test is one; it returns the faults that it found, as sentences. Last line: house: N passed, N failed."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import documents  # noqa: E402
import layers  # noqa: E402
import sources  # noqa: E402


def sentence(name):
    words = "".join(" " + letter.lower() if letter.isupper() else letter for letter in name[len("Test"):])
    return words.strip()


def main():
    passed = failed = 0
    for module in (layers, sources, documents):
        for name, test in vars(module).items():
            if not name.startswith("Test"):
                continue
            try:
                faults = list(test())
            except Exception as fault:  # a check that breaks is a check that failed, and the others still run
                faults = [repr(fault)]
            print("FAILED:" if faults else "ok:", sentence(name))
            for fault in faults[:20]:
                print("   ", fault)
            if faults:
                failed += 1
            else:
                passed += 1
    print(f"house: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
