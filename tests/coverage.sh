#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/coverage.sh: clang's source coverage of the core by its own tests and those of the command, with a floor. The former have
# run with tests/asan.sh, or run now; the latter run here, under the sanitizers too.
# Two tests: lines and branches of core/. Listing of what no test reached: build/asan/missed.txt.
set -eu
cd "$(dirname "$0")/.."
built=build/asan
profiles=$built/profiles
failed=0 # a failing test does not hide what was reached
cmake --preset asan
cmake --build --preset asan
[ "$profiles" -nt $built/tests/core_test ] || sh tests/asan.sh || failed=1
rm -f "$profiles"/command-*
# What was freed is not held back for long: a test of the command asks how much memory it takes. That of a long file is the native build's to show.
BANTAM_LONG_FILE=6000000 ASAN_OPTIONS=quarantine_size_mb=1:thread_local_quarantine_size_kb=16 LLVM_PROFILE_FILE="$PWD/$profiles/command-%4m.profraw" \
  python3 tests/command/run.py $built/bantam || failed=1
llvm-profdata-14 merge -sparse -o $built/all.profdata "$profiles"/*.profraw
set -- $built/tests/core_test -object $built/bantam -instr-profile $built/all.profdata
llvm-cov-14 show "$@" -show-branches=count core/src core/include core/cli >$built/missed.txt
llvm-cov-14 export "$@" -summary-only core/src core/include core/cli >$built/summary.json
python3 tests/coverage.py $built/summary.json
[ "$failed" = 0 ]
