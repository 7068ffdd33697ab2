#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/bench/peers/run.sh [--contacts N] [--rounds N] [--seed N] [--what-if N] [--browser] [--memory]
# Builds what is missing and prints how fast bantam-crm is beside other ways to score the same contacts. BANTAM_BENCH_BUILD names another
# native build (with the target benchmarks) and BANTAM_PACKAGE an assembled package; what is named is taken as it is.
set -eu
cd "$(dirname "$0")/../../.."

sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata libgtest-dev googletest emscripten nodejs chromium
# Debian's own node comes without npm.
command -v npm >/dev/null || sh tests/need.sh npm
here=tests/bench/peers
node $here/arguments.js "$@"
if [ -z "${BANTAM_BENCH_BUILD:-}" ]; then
  { cmake --preset native && cmake --build --preset native --target bantam_command benchmarks; } >&2
fi
if [ -z "${BANTAM_PACKAGE:-}" ]; then
  { cmake --preset wasm && cmake --build --preset wasm --target wasm/all bantam_command; } >&2
  node js-glue/assemble.mjs build/wasm build/wasm/package
fi
# Installed once for each state of the lock file.
if ! cmp -s $here/package-lock.json $here/node_modules/.installed-lock.json; then
  (cd $here && npm ci --ignore-scripts --no-audit --no-fund --silent && cp package-lock.json node_modules/.installed-lock.json)
fi
exec node $here/bench.js "$@"
