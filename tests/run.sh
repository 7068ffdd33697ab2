#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/run.sh: installs what is missing, builds everything, runs every test. The last line is "N passed, N failed".
#
# A suite that ends without saying how many passed, or with an error that it did not count, is one failure more: a missing
# tool or a broken build never passes as nothing to do.
# BANTAM_FUZZ_SECONDS (10) is the time of each fuzz target.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/suites.sh

passed=0
failed=0

count() { # NAME: a log's counts go among all others
  log=$logs/$1.log
  code=$(sed -n 's/^exit code \([0-9]*\)$/\1/p' "$log" | tail -n 1)
  counts=$(tail -n 3 "$log" | sed -n 's/^[^ ]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
  if [ -z "$counts" ]; then counts='0 1'; fi
  if [ "$code" != 0 ] && [ "${counts#* }" = 0 ]; then counts="${counts% *} 1"; fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  [ "${counts#* }" = 0 ] || what_failed "$1"
}

what_failed() { # NAME: goes into a list that is shown at the end, since who reads a long log begins there
  { echo "in $1:"; grep -E '^ *(not ok|FAILED:|failed:)' "$logs/$1.log" || tail -n 5 "$logs/$1.log"; } >>"$logs/failed"
}

suite() {
  record "$@"
  count "$1"
}

built_tests() { # PRESET COMMAND...: the core's tests as that preset builds them
  preset=$1
  shift
  cmake --preset "$preset" && cmake --build --preset "$preset" && python3 tests/gtest.py "$preset" "$@"
}

after() { # CODE: nothing goes on, and what the run changed outside its folder is as before
  trap - EXIT INT TERM
  if [ -n "$pages" ]; then kill -- "-$pages" 2>/dev/null; fi
  if [ -n "$lowered" ]; then echo 0 >/proc/self/autogroup; fi
  if [ -n "$mounted" ]; then umount /dev/pts; fi
  exit "$1"
}

rm -f "$logs"/*
mounted=
lowered=
pages=
trap 'after $?' EXIT
trap 'after 130' INT TERM
if ! sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata git libgtest-dev googletest \
    clang-14 libclang-rt-14-dev llvm-14 emscripten nodejs chromium chromium-headless-shell firefox-esr python3-distributed parallel; then
  echo '0 passed, 1 failed'
  exit 1
fi
# The command's terminal tests need a real one; a bare chroot has none until its devpts is mounted.
if [ ! -e /dev/pts/ptmx ] && mount -t devpts devpts /dev/pts; then mounted=yes; fi
# Browsers mostly wait, and for moments that pass. So all that they need goes first and by itself, and what only computes runs beside it,
# after it where both could; Linux may share out its processors among sessions before it looks at processes.
setsid -w sh tests/pages.sh >"$logs/pages" 2>&1 &
pages=$!
renice -n 10 -p $$ >/dev/null
if echo 10 2>/dev/null >/proc/self/autogroup; then lowered=yes; fi
suite asan sh tests/asan.sh
suite fuzz sh tests/fuzz/run.sh build/asan/tests
until [ -e "$logs/prepared" ] || ! kill -0 "$pages" 2>/dev/null; do sleep 1; done
suite native built_tests native build/native/tests/core_test
suite command python3 tests/command/run.py build/native/bantam
suite wasm built_tests wasm node build/wasm/tests/core_test.js
suite bytes python3 tests/command/same_bytes.py
suite coverage sh tests/coverage.sh
if ! wait "$pages"; then
  failed=$((failed + 1))
  echo "in pages: the package was not assembled within its sizes" >>"$logs/failed"
fi
suite streams sh tests/streams/run.sh build/native/bantam # asks for workers within a time
cat "$logs/pages"
for name in house js browser; do count "$name"; done
cat "$logs/failed" 2>/dev/null
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
