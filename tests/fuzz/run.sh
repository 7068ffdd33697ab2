#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/fuzz/run.sh FOLDER: each fuzz target in FOLDER, one test a target, two at a time. A target first replays its
# kept corpus (tests/fuzz/corpus/NAME, which must not be empty), then searches on for BANTAM_FUZZ_SECONDS (10), always the same
# way unless BANTAM_FUZZ_SEED (1) says otherwise; 0 draws a seed, which the log prints.
# What it finds goes to build/fuzz/NAME; nothing here writes to the kept corpus.
set -u
cd "$(dirname "$0")/../.." || exit 1

one() { # FOLDER NAME
  found=build/fuzz/$2
  kept=tests/fuzz/corpus/$2
  mkdir -p "$found/corpus"
  if [ -z "$(ls "$kept" 2>/dev/null)" ]; then echo "no kept corpus: $kept" >"$found/log"; return 1; fi
  LLVM_PROFILE_FILE=/dev/null "$1/fuzz_$2" -seed="${BANTAM_FUZZ_SEED:-1}" -max_total_time="${BANTAM_FUZZ_SECONDS:-10}" -max_len=65536 -timeout=60 -rss_limit_mb=1024 -print_final_stats=1 \
    -artifact_prefix="$found/" "$found/corpus" "$kept" >"$found/log" 2>&1
}

if [ "${2:-}" = only ]; then
  if one "$1" "$3"; then
    echo "ok: $3, $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$3/log") inputs"
  else
    tail -n 40 "build/fuzz/$3/log"
    echo "FAILED: $3"
  fi
  exit 0
fi

mkdir -p build/fuzz
names=$(for source in tests/fuzz/*.cpp; do basename "$source" .cpp; done)
printf '%s\n' $names | xargs -P 2 -n 1 sh tests/fuzz/run.sh "$1" only | tee build/fuzz/results
passed=$(grep -c '^ok: ' build/fuzz/results)
failed=$(grep -c '^FAILED: ' build/fuzz/results)
expected=$(printf '%s\n' $names | wc -l)
[ $((passed + failed)) = "$expected" ] || failed=$((expected - passed))
echo "fuzz: $passed passed, $failed failed"
[ "$failed" = 0 ]
