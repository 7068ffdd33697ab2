# SPDX-License-Identifier: MIT
"""Tests as functions: one whose name begins with Test returns the faults that it found, as sentences."""
import re


def run(name, modules, *arguments):
    """Runs every test of the modules, prints one line for each and the counts last; the exit code."""
    passed = failed = 0
    for module in modules:
        for function, test in list(vars(module).items()):
            if not function.startswith("Test"):
                continue
            try:
                faults = list(test(*arguments))
            except Exception as fault:  # a check that breaks is a check that failed, and the others still run
                faults = [repr(fault)]
            sentence = re.sub(r"(?<!^)([A-Z])", r" \1", function[len("Test"):]).lower()
            print("FAILED:" if faults else "ok:", sentence, flush=True)
            for fault in faults[:20]:
                print("   ", fault)
            failed += bool(faults)
            passed += not faults
    print(f"{name}: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
