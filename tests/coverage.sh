#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/coverage.sh: clang's source coverage of the core by its own tests and those of the command, with a floor.
# Two tests: lines and branches of core/. Listing of what no test reached: build/coverage/missed.txt.
set -eu
cd "$(dirname "$0")/.."
cmake --preset coverage
cmake --build --preset coverage
profiles=build/coverage/profiles
rm -rf "$profiles"
mkdir -p "$profiles"
# What is reached does not need every triple of the laws.
export BANTAM_LAW_TRIPLES="${BANTAM_LAW_TRIPLES:-4000}"
export LLVM_PROFILE_FILE="$PWD/$profiles/%p-%m.profraw"
failed=0 # a failing test does not hide what was reached
python3 tests/gtest.py tests build/coverage/tests/core_test || failed=1
python3 tests/command/run.py build/coverage/bantam || failed=1
llvm-profdata-14 merge -sparse -o build/coverage/all.profdata "$profiles"/*.profraw
set -- build/coverage/tests/core_test -object build/coverage/bantam -instr-profile build/coverage/all.profdata
llvm-cov-14 show "$@" -show-branches=count core/src core/include core/cli >build/coverage/missed.txt
llvm-cov-14 export "$@" -summary-only core/src core/include core/cli >build/coverage/summary.json
python3 tests/coverage.py build/coverage/summary.json
[ "$failed" = 0 ]
