#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/bench/peers/run.sh [--contacts N] [--rounds N] [--seed N] [--what-if N] [--browser] [--memory]
# Builds what is missing and prints how fast bantam-crm is beside other ways to score the same contacts. BANTAM_BENCH_BUILD names another
# native build (with the target benchmarks) and BANTAM_PACKAGE an assembled package; what is named is taken as it is.
set -eu
cd "$(dirname "$0")/../../.."

sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata libgtest-dev googletest emscripten nodejs chromium
here=tests/bench/peers
sh tests/lock.sh js-glue $here
node $here/arguments.js "$@"
if [ -z "${BANTAM_BENCH_BUILD:-}" ]; then
  { cmake --preset native && cmake --build --preset native --target bantam_command benchmarks; } >&2
fi
if [ -z "${BANTAM_PACKAGE:-}" ]; then
  { cmake --preset wasm && cmake --build --preset wasm --target wasm/all bantam_command; } >&2
  node js-glue/assemble.mjs build/wasm build/wasm/package
fi
exec node $here/bench.js "$@"
