#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/asan.sh: the core's tests under ASan and UBSan, every fault fatal. What they reach is kept for tests/coverage.sh, so that
# one build serves both. Last line: asan: N passed, N failed.
set -eu
cd "$(dirname "$0")/.."
cmake --preset asan
cmake --build --preset asan
rm -rf build/asan/profiles
LLVM_PROFILE_FILE="$PWD/build/asan/profiles/core-%4m.profraw" exec python3 tests/gtest.py asan build/asan/tests/core_test
