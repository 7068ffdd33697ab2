# SPDX-License-Identifier: MIT
"""python3 tests/gtest.py NAME COMMAND...: runs a GoogleTest program on all processors and counts its tests.

The tests are listed first and dealt out by filter (variables of the environment do not reach a program in wasm); a test
that never says OK, because it failed, crashed, was skipped or disabled, is a failure. Last line: NAME: N passed, N failed.
"""
import concurrent.futures
import os
import subprocess
import sys


def listed(command):
    tests, suite = [], ""
    text = subprocess.run([*command, "--gtest_list_tests"], stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in text.splitlines():
        name = line.split("#")[0].rstrip()
        if name.startswith("  "):
            tests.append(suite + name.strip())
        elif name.endswith("."):
            suite = name
    return tests


def run(command, tests):
    filters = "--gtest_filter=" + ":".join(tests)
    return subprocess.run([*command, filters, "--gtest_brief=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")


def main(name, command):
    tests = listed(command)
    processors = os.cpu_count() or 1
    shards = max(1, min(4 * processors, len(tests)))   # some are longer than others
    with concurrent.futures.ThreadPoolExecutor(processors) as pool:
        runs = list(pool.map(lambda shard: run(command, tests[shard::shards]), range(shards)))
    passed = set()
    crashed = 0
    for done in runs:
        for line in done.stdout.splitlines():
            if line.startswith("[       OK ] "):
                passed.add(line[13:].split(" ")[0].split(",")[0])
        if done.returncode:
            sys.stdout.write(done.stdout)
            crashed += 1
    missing = [test for test in tests if test not in passed]
    for test in missing:
        print("failed:", test)
    failures = len(missing) or crashed or (0 if tests else 1)
    print(f"{name}: {len(tests) - len(missing)} passed, {failures} failed")
    return 1 if failures else 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
