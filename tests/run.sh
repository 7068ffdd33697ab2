#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/run.sh: installs what is missing, builds everything, runs every test. The last line is "N passed, N failed".
#
# A suite is a command whose last line is "NAME: N passed, N failed". One that ends without that line, or with an error
# that it did not count, is one failure more: a missing tool or a broken build never passes as nothing to do.
# BANTAM_FUZZ_SECONDS (10) is the time of each fuzz target.
set -u
cd "$(dirname "$0")/.." || exit 1

passed=0
failed=0
logs=build/results

record() { # NAME COMMAND...: what the suite says, how it ended and how long it took, into its log
  log=$logs/$1.log
  started=$(date +%s)
  echo "== $1"
  shift
  { "$@" 2>&1; echo "exit code $?"; echo "   $(($(date +%s) - started)) s"; } | tee "$log" | sed '/^exit code [0-9]*$/d'
}

count() { # NAME: a log's counts go among all others
  log=$logs/$1.log
  code=$(sed -n 's/^exit code \([0-9]*\)$/\1/p' "$log" | tail -n 1)
  counts=$(tail -n 3 "$log" | sed -n 's/^[^ ]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
  if [ -z "$counts" ]; then counts='0 1'; fi
  if [ "$code" != 0 ] && [ "${counts#* }" = 0 ]; then counts="${counts% *} 1"; fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
}

suite() {
  record "$@"
  count "$1"
}

beside() { # NAME COMMAND...: a suite that runs beside the others, in a session of its own, counted once all are done
  name=$1
  shift
  record "$name" setsid -w sh -c "echo \$\$ >$logs/$name.pid; exec \"\$@\"" sh "$@" >/dev/null &
}

after() { # CODE: what the run changed outside its folder is as before, and nothing goes on
  trap - EXIT INT TERM
  if [ -n "$mounted" ]; then umount /dev/pts; fi
  if [ -n "$sessions" ]; then echo 0 >/proc/self/autogroup; fi
  for pid in "$logs"/*.pid; do
    if [ -e "$pid" ]; then kill -- "-$(cat "$pid")" 2>/dev/null; rm -f "$pid"; fi
  done
  exit "$1"
}

built_tests() { # PRESET COMMAND...: the core's tests as that preset builds them
  preset=$1
  shift
  cmake --preset "$preset" && cmake --build --preset "$preset" && python3 tests/gtest.py "$preset" "$@"
}

mkdir -p "$logs"
rm -f "$logs"/*.pid
mounted=
sessions=
trap 'after $?' EXIT
trap 'after 130' INT TERM
if ! sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata git libgtest-dev googletest \
    clang-14 libclang-rt-14-dev llvm-14 emscripten nodejs chromium chromium-headless-shell firefox-esr python3-distributed parallel; then
  echo '0 passed, 1 failed'
  exit 1
fi
# The command's terminal tests need a real one; a bare chroot has none until its devpts is mounted.
if [ ! -e /dev/pts/ptmx ] && mount -t devpts devpts /dev/pts; then mounted=yes; fi
# First what all the others need. Whatever does not build here, its own suite builds again, and fails.
cmake --preset native && cmake --build --preset native --target bantam_command
cmake --preset wasm && cmake --build --preset wasm
sh tests/js/run.sh package || failed=$((failed + 1))
# The README's demo assembles the package again, so the house is looked at before anybody uses it.
suite house python3 tests/house/run.py
# Browsers mostly wait, and for moments that pass: they and Node run beside what only computes, and go before it (Linux may deal out its
# processors to sessions before it looks at processes).
beside browser sh tests/js/run.sh browser
beside js sh tests/js/run.sh js
renice -n 10 -p $$ >/dev/null
if echo 10 2>/dev/null >/proc/self/autogroup; then sessions=yes; fi
suite native built_tests native build/native/tests/core_test
suite command python3 tests/command/run.py build/native/bantam
suite streams sh tests/streams/run.sh build/native/bantam
suite wasm built_tests wasm node build/wasm/tests/core_test.js
suite bytes python3 tests/command/same_bytes.py
suite asan sh tests/asan.sh
suite fuzz sh tests/fuzz/run.sh build/asan/tests
suite coverage sh tests/coverage.sh
wait
for name in js browser; do
  echo "== $name"
  cat "$logs/$name.log"
  count "$name"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
