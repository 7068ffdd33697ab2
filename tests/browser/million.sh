#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/browser/million.sh [ROWS]: 1,000,000 seeded contacts, as NDJSON and as CSV, in a Chromium tab: whether the page stays free, the
# memory, progress and abort. Exit code 1 where one is not what the design asks. BANTAM_BENCH_BUILD names another native build (with the
# target benchmarks) and BANTAM_PACKAGE an assembled package; what is named is taken as it is.
set -eu
cd "$(dirname "$0")/../.."

sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata libgtest-dev googletest emscripten nodejs chromium
sh tests/lock.sh js-glue
if [ -z "${BANTAM_BENCH_BUILD:-}" ]; then
  { cmake --preset native && cmake --build --preset native --target bantam_command benchmarks; } >&2
fi
if [ -z "${BANTAM_PACKAGE:-}" ]; then
  { cmake --preset wasm && cmake --build --preset wasm --target wasm/all bantam_command; } >&2
  node js-glue/assemble.mjs build/wasm build/wasm/package
fi
exec node tests/browser/million.mjs "$@"
